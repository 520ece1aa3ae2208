"""How to call the operations of `client.uploads`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def uploads_check(client: OFAuth) -> None:
    """Tell whether the vault has a file already."""
    print(client.uploads.check(body={"etag": "text", "size": 1}))


def uploads_complete(client: OFAuth) -> None:
    """Finish an upload in several parts."""
    print(client.uploads.complete(body={"mediaUploadId": "text"}))


def uploads_init(client: OFAuth) -> None:
    """Begin an upload."""
    print(client.uploads.init(body={"contentType": "text", "filename": "text", "size": 1}))


def uploads_put(client: OFAuth) -> None:
    """Upload a file in one part."""
    print(client.uploads.put("text", body=b"content"))


def uploads_put_part(client: OFAuth) -> None:
    """Upload one part of a file."""
    print(client.uploads.put_part("text", 1, body=b"content"))
