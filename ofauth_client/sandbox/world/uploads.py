"""Uploads in one part and in several parts. The files become media of the vault."""

from __future__ import annotations

import hashlib
import math
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import bad_request, not_found
from ofauth_client.sandbox.example_texts import MEDIA_HOST
from ofauth_client.sandbox.world.vault import Vault
from ofauth_client.sandbox.world.worlds import Call, Facts, WithHeaders, World

PART_SIZE = 5 * 1024 * 1024
_PREFIX = "x-ofauth-upload-"
_KINDS = {"image": "photo", "video": "video", "audio": "audio"}


@frozen
class Part:
    """An uploaded file, or a part of a file.

    Args:
        size: Number of bytes.
        digest: SHA-256 of the bytes, in hex.
        content: The bytes; None if they are too many to be kept.
    """

    size: int
    digest: str
    content: bytes | None = field(default=None, repr=False)


@define
class Upload:
    """An upload that was begun.

    Args:
        id: Id of the upload.
        world: World of the connection that uploads.
        filename: Name of the file.
        size: Announced number of bytes.
        content_type: Announced media type.
        parts: Received parts by number. An upload in a single part has the number 1.
        media: Media of the vault; None while the upload is not complete.
    """

    id: str
    world: World = field(repr=False)
    filename: str = ""
    size: int = 0
    content_type: str = ""
    parts: dict[int, Part] = field(factory=dict)
    media: Facts | None = None

    @property
    def part_count(self) -> int:
        """Number of parts that the file needs."""
        return max(1, math.ceil(self.size / PART_SIZE))

    def content(self) -> bytes | None:
        """Return the bytes of the file; None if they are not kept."""
        kept = [self.parts[number].content for number in sorted(self.parts)]
        found = [each for each in kept if each is not None]
        return b"".join(found) if len(found) == len(kept) else None

    def etag(self) -> str:
        """Return the ETag of the file."""
        if len(self.parts) == 1:
            return self.parts[min(self.parts)].digest[:32]
        joined = "".join(self.parts[number].digest for number in sorted(self.parts))
        return hashlib.sha256(joined.encode()).hexdigest()[:32]


@define
class Uploads:
    """All uploads of the sandbox.

    Args:
        world: The world of the API key.
    """

    world: World = field(repr=False)
    entries: dict[str, Upload] = field(init=False, factory=dict)

    @property
    def parts(self) -> dict[str, dict[int, Part]]:
        """Received parts by id of the upload and number of the part."""
        return {identifier: entry.parts for identifier, entry in self.entries.items()}

    def content(self, identifier: str) -> bytes | None:
        """Return the bytes of a complete upload; None if they are not kept.

        Args:
            identifier: Id of the upload.
        """
        entry = self.entries.get(identifier)
        return entry.content() if entry and entry.media else None


def begin(call: Call) -> WithHeaders:
    """Begin an upload, and say how to divide the file."""
    uploads, body = _uploads(call), call.body
    entry = Upload(f"upload_{len(uploads.entries) + 1}", call.world)
    entry.filename, entry.content_type = str(body.get("filename")), str(body.get("contentType"))
    size = body.get("size")
    entry.size = int(size) if isinstance(size, int | float) and 0 < size < 1e15 else 1
    uploads.entries[entry.id] = entry
    headers = {
        f"{_PREFIX}total-parts": str(entry.part_count),
        f"{_PREFIX}part-size": str(PART_SIZE),
    }
    return WithHeaders({"mediaUploadId": entry.id}, headers)


def put_file(call: Call) -> WithHeaders:
    """Receive a file in a single part."""
    entry = _entry(call, call.path["mediaUploadId"])
    part = _part(call)
    if part.size != entry.size:
        raise bad_request(f"body: {entry.size} bytes were announced, {part.size} arrived")
    entry.parts = {1: part}
    return WithHeaders(_finished(entry), {"ETag": f'"{part.digest[:32]}"'})


def put_part(call: Call) -> WithHeaders:
    """Receive a part of a file; a repeated part replaces the earlier bytes."""
    entry, number = _entry(call, call.path["mediaUploadId"]), int(call.path["partNumber"])
    if not 1 <= number <= entry.part_count:
        raise bad_request(f"partNumber: must be from 1 to {entry.part_count}")
    part = entry.parts[number] = _part(call)
    etag = f'"{part.digest[:32]}"'
    facts = {"mediaUploadId": entry.id, "partNumber": number, "etag": etag}
    return WithHeaders(facts, {"ETag": etag})


def complete(call: Call) -> Facts:
    """Finish an upload in several parts."""
    entry = _entry(call, call.body.get("mediaUploadId"))
    missing = [str(n) for n in range(1, entry.part_count + 1) if n not in entry.parts]
    if missing:
        raise bad_request(f"parts {', '.join(missing[:10])} of the upload are missing")
    received = sum(part.size for part in entry.parts.values())
    if received != entry.size:
        raise bad_request(f"{entry.size} bytes were announced, {received} arrived")
    return _finished(entry)


def check(call: Call) -> Facts:
    """Tell whether a file with this ETag and size was uploaded already."""
    etag = str(call.body.get("etag", "")).strip('"')
    for entry in _uploads(call).entries.values():
        is_same = entry.media and entry.size == call.body.get("size") and entry.etag() == etag
        if is_same and entry.world.connection == call.world.connection:
            return {"exists": True, "media": entry.media}
    return {"exists": False}


def _uploads(call: Call) -> Uploads:
    return call.world.worlds.shared.part(Uploads)


def _entry(call: Call, identifier: Any) -> Upload:
    found = _uploads(call).entries.get(str(identifier))
    if found is None or found.world.connection != call.world.connection:
        raise not_found("there is no upload with this id")
    return found


def _part(call: Call) -> Part:
    request = call.request
    return Part(request.size, request.digest, request.content)


def _finished(entry: Upload) -> Facts:
    if entry.media is None:
        url = f"{MEDIA_HOST}/uploads/{entry.id}"
        kind = _KINDS.get(entry.content_type.partition("/")[0], "photo")
        vault = entry.world.part(Vault)
        entry.media = vault.add(kind, entry.filename, entry.size, url, entry.id)
    return {"mediaUploadId": entry.id, "media": entry.media}
