"""Upload a file in the number of parts that the API asks for.

Usage: python examples/upload.py video.mp4
"""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from ofauth_client import OFAuth, RequestOptions
from ofauth_client.models import UploadedMedia

#: Seconds to wait for each part.
PATIENT: RequestOptions = {"timeout": 300}


def upload(client: OFAuth, path: Path) -> UploadedMedia:
    """Upload a file and return its media."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    size = path.stat().st_size
    about = {"filename": path.name, "size": size, "contentType": kind}
    begun = client.uploads.with_raw_response.init(body=about)
    upload_id = begun.parsed.media_upload_id
    parts = int(begun.headers.get("x-ofauth-upload-total-parts", "1"))
    with path.open("rb") as file:
        if parts == 1:
            # The client reads the file while sending it. A retry starts again at the beginning.
            return client.uploads.put(upload_id, body=file, request_options=PATIENT)
        for number, part in enumerate(pieces(file, size, parts, begun.headers), 1):
            client.uploads.put_part(upload_id, number, body=part, request_options=PATIENT)
            print(f"part {number} of {parts}")
    return client.uploads.complete(body={"mediaUploadId": upload_id})


def pieces(file: IO[bytes], size: int, parts: int, headers: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the parts of a file, in order."""
    part_size = int(headers.get("x-ofauth-upload-part-size", -(-size // parts)))
    while part := file.read(part_size):
        yield part


def main(path: str) -> None:
    """Upload a file and print its media."""
    with OFAuth() as client:
        print(upload(client, Path(path)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/upload.py FILE")
    main(sys.argv[1])
