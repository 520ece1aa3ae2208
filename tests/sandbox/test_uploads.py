"""Files are uploaded in one part and in several parts, and their bytes come back."""

from __future__ import annotations

import hashlib
from typing import Any

import httpx
import pytest

from ofauth_client import OFAuth
from ofauth_client.errors import BadRequestError, NotFoundError
from ofauth_client.sandbox import Sandbox

PART = 5 * 1024 * 1024
CONTENT = bytes(range(256)) * 45_000


def begin(client: OFAuth, size: int, kind: str = "video/mp4") -> str:
    """Begin an upload, and return its id."""
    body: dict[str, Any] = {"filename": "film.mp4", "size": size, "contentType": kind}
    return client.uploads.init(body=body).media_upload_id


def address(media: Any) -> str:
    """Return the URL of the bytes of media."""
    return str(media.files.full.url)


def test_a_file_in_one_part_comes_back(client: OFAuth) -> None:
    """The bytes are at the address of the media, which is in the vault and in messages."""
    upload = begin(client, 5, "image/jpeg")
    media: Any = client.uploads.put(upload, body=b"photo").media
    assert httpx.get(address(media)).content == b"photo"
    assert client.vault.media().items[0].id == media.id
    sent = client.chats.messages.send(1001, body={"mediaItems": [upload]})
    assert httpx.get(address(sent.media[0])).content == b"photo"
    assert sent.media[0].type_ == "photo"


def test_a_file_in_several_parts_is_resumed(pinned: Sandbox, client: OFAuth) -> None:
    """An upload is complete when all parts came; a repeated part replaces itself."""
    upload = begin(client, len(CONTENT))
    for number in (3, 1):
        part = CONTENT[(number - 1) * PART : number * PART]
        made = client.uploads.put_part(upload, number, body=part)
        assert made.etag.strip('"') == hashlib.sha256(part).hexdigest()[:32]
    with pytest.raises(BadRequestError, match="parts 2 of the upload are missing"):
        client.uploads.complete(body={"mediaUploadId": upload})
    assert sorted(pinned.uploads.parts[upload]) == [1, 3]
    client.uploads.put_part(upload, 2, body=b"wrong")
    with pytest.raises(BadRequestError, match="bytes were announced"):
        client.uploads.complete(body={"mediaUploadId": upload})
    client.uploads.put_part(upload, 2, body=CONTENT[PART : 2 * PART])
    media: Any = client.uploads.complete(body={"mediaUploadId": upload}).media
    assert httpx.get(address(media)).content == CONTENT
    headers = {"Range": f"bytes={PART}-"}
    resumed = httpx.get(address(media), headers=headers)
    assert (resumed.status_code, resumed.content) == (206, CONTENT[PART:])


def test_files_that_were_uploaded_are_recognised(client: OFAuth) -> None:
    """`check` knows a file by its ETag and size; another connection does not."""
    client.uploads.put(begin(client, 5), body=b"photo")
    body: dict[str, Any] = {"etag": hashlib.sha256(b"photo").hexdigest()[:32], "size": 5}
    assert client.uploads.check(body=body).exists
    assert not client.uploads.check(body=body | {"size": 6}).exists
    assert not client.with_options(connection_id="conn_a").uploads.check(body=body).exists


def test_impossible_uploads_are_refused(client: OFAuth) -> None:
    """What was announced must arrive, in parts that there are, for uploads that there are."""
    upload = begin(client, 5)
    with pytest.raises(BadRequestError, match="5 bytes were announced, 4 arrived"):
        client.uploads.put(upload, body=b"phot")
    with pytest.raises(BadRequestError, match="partNumber: must be from 1 to 1"):
        client.uploads.put_part(upload, 2, body=b"photo")
    with pytest.raises(NotFoundError, match="no upload"):
        client.uploads.put("upload_99", body=b"photo")
    with pytest.raises(NotFoundError, match="no upload"):
        client.with_options(connection_id="conn_a").uploads.put(upload, body=b"photo")


def test_all_media_can_be_downloaded(client: OFAuth) -> None:
    """Each address in an answer is a file, which is always the same; others are not found."""
    urls = [address(each) for each in client.vault.media(limit=3).items]
    me: Any = client.me.get()
    stored: Any = client.vault_plus.list().items[0]
    urls += [me.avatar, stored.media["full"].url]
    for url in urls:
        first, again = httpx.get(url), httpx.get(url)
        assert first.status_code == 200
        assert first.content == again.content != b""
    base = urls[0].rpartition("/files/")[0]
    assert httpx.get(f"{base}/uploads/upload_1").status_code == 404
    assert httpx.get(f"{base}/nothing").status_code == 404
    beyond = httpx.get(urls[0], headers={"Range": "bytes=999999-"})
    assert beyond.status_code == 416
