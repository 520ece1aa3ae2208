"""As much of the API as the examples and the documentation use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from attrs import define, field

from tests.client.serving import Received, Reply, ok, refusal

EXAMPLES = Path(__file__).parents[1] / "generated" / "examples"
PART_SIZE = 4
#: Of a list, there are as many pages.
PAGES = 3


@define
class Api:
    """Answers requests as the API would.

    Args:
        expired: Ids of connections whose session has expired.
        uploaded: What was uploaded, piece by piece.
    """

    expired: frozenset[str] = frozenset()
    uploaded: list[bytes] = field(factory=list[bytes])

    def answer(self, received: Received) -> Reply:
        """Answer a request."""
        if received.header("apikey") is None:
            return refusal(401, "UNAUTHORIZED")
        if received.header("x-connection-id") in self.expired:
            return refusal(401, "SESSION_EXPIRED")
        match received.path.removeprefix("/v2/access/").partition("/")[0]:
            case "chats":
                return _list(received)
            case "uploads":
                return self._upload(received)
            case "self":
                return ok({"id": 1, "name": "somebody"})
            case "vault":
                return Reply(200, b"\x00film", {"Content-Type": "video/mp4"})
            case _:
                return refusal(404, "ROUTE_NOT_FOUND")

    def _upload(self, received: Received) -> Reply:
        last = received.path.rpartition("/")[2]
        if last == "init":
            return _begin(json.loads(received.body)["size"])
        if last == "complete":
            return ok({"status": "complete", **json.loads(received.body)})
        self.uploaded.append(received.body)
        return ok({"status": "received"})


def _begin(size: int) -> Reply:
    headers = {
        "X-OFAuth-Upload-Total-Parts": str(max(1, -(-size // PART_SIZE))),
        "X-OFAuth-Upload-Part-Size": str(PART_SIZE),
    }
    return Reply(200, json.dumps({"mediaUploadId": "up/1"}).encode(), headers)


def _list(received: Received) -> Reply:
    """Return a page of the documentation's example, with ids that tell pages apart."""
    is_messages = received.path.endswith("/messages")
    name = "chat_messages" if is_messages else "chats_list"
    page = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    query = {key: values[0] for key, values in parse_qs(received.target.partition("?")[2]).items()}
    number = int(query.get("last_id" if is_messages else "offset", "0"))
    item: dict[str, Any] = page["list"][0]
    (item if is_messages else item["withUser"])["id"] = number + 1
    following: Mapping[str, Any] = {"nextLastId": number + 1} if is_messages else {}
    body = {**page, "list": [item], "hasMore": number + 1 < PAGES, **following}
    return ok(body | ({} if is_messages else {"nextOffset": number + 1}), X_RateLimit_Remaining="7")
