"""The bytes of files: of uploads as they came, of other media made up from the name."""

from __future__ import annotations

import hashlib
import re

from ofauth_client.sandbox.world.uploads import Uploads
from ofauth_client.sandbox.world.worlds import Worlds

#: First bytes and media type of files, by the ending of their names.
_KINDS = {
    "jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"),
    "gif": (b"GIF89a", "image/gif"),
    "mp4": (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
    "mp3": (b"ID3\x04\x00", "audio/mpeg"),
}
_UNKNOWN = b"", "application/octet-stream"
_BLOCKS = 64
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


def read_media(worlds: Worlds, path: str) -> tuple[bytes, str] | None:
    """Return bytes and media type of a file; None if there is no such file.

    Args:
        worlds: The worlds, which have the uploads.
        path: Path of the file, such as `uploads/upload_1` or `files/0a1b.jpg`.
    """
    folder, _, name = path.partition("/")
    if folder == "uploads":
        uploads = worlds.shared.part(Uploads)
        content = uploads.content(name)
        return None if content is None else (content, uploads.entries[name].content_type)
    if folder not in ("files", "avatars") or not name:
        return None
    head, media_type = _KINDS.get(name.rpartition(".")[2], _UNKNOWN)
    blocks = (hashlib.sha256(f"{path}:{number}".encode()).digest() for number in range(_BLOCKS))
    return head + b"".join(blocks), media_type


def read_range(header: str, size: int) -> tuple[int, int] | None:
    """Return first byte and end of the part that a `Range` header asks for.

    Args:
        header: The header; empty if the request has none.
        size: Size of the file.

    Returns:
        The first byte and the byte after the last; None for the whole file.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None:
        return None
    last = int(match[2]) if match[2] else size - 1
    return int(match[1]), min(last + 1, size)
