"""Uploads: their headers, and the sizes and digests of the received files."""

from __future__ import annotations

import math
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.http_messages import ValidRequest

PART_SIZE = 5 * 1024 * 1024
_PREFIX = "x-ofauth-upload-"


@frozen
class Part:
    """An uploaded file, or a part of a file.

    Args:
        size: Number of bytes.
        digest: SHA-256 of the bytes, in hex.
    """

    size: int
    digest: str


@define
class Uploads:
    """All uploads.

    Args:
        parts: Received parts by id of the upload and number of the part. An upload in a single
            part has the number 1.
    """

    parts: dict[str, dict[int, Part]] = field(factory=dict)

    def record(self, request: ValidRequest, data: Any) -> dict[str, str]:
        """Record the upload of a request, and return the headers of its answer.

        Args:
            request: A request to any operation.
            data: Data of the answer; a new upload writes its id into the data.
        """
        identifier = request.path.get("mediaUploadId")
        if request.operation.path.endswith("/uploads/init"):
            return self._start(request.body, data)
        if identifier is not None and request.operation.method == "PUT":
            number = int(request.path.get("partNumber", 1))
            part = Part(request.size, request.digest)
            self.parts.setdefault(str(identifier), {})[number] = part
            return {"ETag": f'"{request.digest[:32]}"'}
        return {}

    def _start(self, body: Any, data: Any) -> dict[str, str]:
        size = body.get("size") if isinstance(body, dict) else None
        size = size if isinstance(size, int | float) and 0 < size < 1e15 else 1
        if isinstance(data, dict) and "mediaUploadId" in data:
            data["mediaUploadId"] = f"upload_{len(self.parts) + 1}"
            self.parts[data["mediaUploadId"]] = {}
        return {
            f"{_PREFIX}total-parts": str(math.ceil(size / PART_SIZE)),
            f"{_PREFIX}part-size": str(PART_SIZE),
        }
