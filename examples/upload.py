"""Upload a file, in as many parts as the API asks for.

python examples/upload.py video.mp4
"""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from ofauth_client import OFAuth

UPLOADS = "/v2/access/uploads"


def upload(client: OFAuth, path: Path) -> Any:
    """Return what the API says of a file that was uploaded.

    The pinned document has no uploads, so they are requested by their paths.
    """
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    size = path.stat().st_size
    about = {"filename": path.name, "size": size, "contentType": kind}
    begun = client.request("POST", f"{UPLOADS}/init", json=about)
    upload_id = begun.parsed["mediaUploadId"]
    one = f"{UPLOADS}/{quote(str(upload_id), safe='')}"
    parts = int(begun.headers.get("x-ofauth-upload-total-parts", "1"))
    with path.open("rb") as file:
        if parts == 1:
            # A file is read while it is sent, and sent again from its start if that fails.
            return client.request("PUT", one, content=file, timeout=300).parsed
        for number, part in enumerate(pieces(file, size, parts, begun.headers), 1):
            client.request("PUT", f"{one}/parts/{number}", content=part, timeout=300)
            print(f"part {number} of {parts}")
    return client.request("POST", f"{UPLOADS}/complete", json={"mediaUploadId": upload_id}).parsed


def pieces(file: IO[bytes], size: int, parts: int, headers: Any) -> Iterator[bytes]:
    """Yield the parts of a file."""
    part_size = int(headers.get("x-ofauth-upload-part-size", -(-size // parts)))
    while part := file.read(part_size):
        yield part


def main(path: str) -> None:
    """Upload a file and print the answer."""
    with OFAuth() as client:
        print(upload(client, Path(path)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/upload.py FILE")
    main(sys.argv[1])
