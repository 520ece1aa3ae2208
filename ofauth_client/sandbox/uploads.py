"""Uploads: what the sandbox says about them, and which bytes came."""

from __future__ import annotations

import math
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.http_messages import ValidRequest

PART_SIZE = 5 * 1024 * 1024
_PREFIX = "x-ofauth-upload-"


@frozen
class Part:
    """A file, or a part of one, that was uploaded.

    Args:
        size: Bytes.
        digest: SHA-256 in hex.
    """

    size: int
    digest: str


@define
class Uploads:
    """The uploads that were started.

    Args:
        parts: Parts that came, by id of the upload and number; 1 for an upload in one part.
    """

    parts: dict[str, dict[int, Part]] = field(factory=dict)

    def note(self, received: ValidRequest, data: Any) -> dict[str, str]:
        """Remember what a request is about, give its answer the right id, and return headers.

        Args:
            received: A request to any operation.
            data: The answer, which is changed.
        """
        identifier = received.path.get("mediaUploadId")
        if received.operation.path.endswith("/uploads/init"):
            return self._start(received.body, data)
        if identifier is not None and received.operation.method == "PUT":
            number = int(received.path.get("partNumber", 1))
            part = Part(received.size, received.digest)
            self.parts.setdefault(str(identifier), {})[number] = part
            return {"ETag": f'"{received.digest[:32]}"'}
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
