"""The API as the examples and the documentation use it.

Chats, uploads and files are told here, so that what the pages print is known; every other
operation is answered by the sandbox, whatever the document has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
from attrs import define, field

from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.world.people import FIRST_USER
from tests.client.serving import Received, Reply, ok, refusal

EXAMPLES = Path(__file__).parents[1] / "generated" / "examples"
PART_SIZE = 4
_LISTS = re.compile(r"chats(/search|/[^/]+/messages)?")
_USER = re.compile(r"(/chats/)\d+")
#: Of a list, there are as many pages.
PAGES = 3


@define
class Api:
    """Answers requests as the API would.

    Args:
        sandbox: Answers what nothing is told of here.
        expired: Ids of connections whose session has expired.
        uploaded: What was uploaded, piece by piece.
    """

    sandbox: Sandbox
    expired: frozenset[str] = frozenset()
    uploaded: list[bytes] = field(factory=list[bytes])

    def answer(self, received: Received) -> Reply:
        """Answer a request."""
        if received.header("apikey") is None:
            return refusal(401, "UNAUTHORIZED")
        if received.header("x-connection-id") in self.expired:
            return refusal(401, "SESSION_EXPIRED")
        method, path = received.method, received.path.removeprefix("/v2/access/")
        if method == "GET" and _LISTS.fullmatch(path):
            return _list(received)
        if path.startswith("uploads/"):
            return self._upload(received)
        if (method, path) == ("GET", "self"):
            return ok({"id": 1, "name": "somebody"})
        if path.endswith("/file"):
            return Reply(200, b"\x00film", {"Content-Type": "video/mp4"})
        return self._made_up(received)

    def _made_up(self, received: Received) -> Reply:
        """Return the answer of the sandbox, in whose chats every user is the first one."""
        headers = {"apiKey": self.sandbox.api_key, "x-connection-id": self.sandbox.connection_id}
        if (media_type := received.header("content-type")) is not None:
            headers["Content-Type"] = media_type
        target = _USER.sub(rf"\g<1>{FIRST_USER}", received.target)
        answer = httpx.request(
            received.method,
            self.sandbox.url + target,
            headers=headers,
            content=received.body,
            trust_env=False,
        )
        kept = {"Content-Type": answer.headers.get("content-type", "application/json")}
        return Reply(answer.status_code, answer.content, kept)

    def _upload(self, received: Received) -> Reply:
        last = received.path.rpartition("/")[2]
        if last == "init":
            return _begin(json.loads(received.body)["size"])
        if last == "complete":
            return ok(json.loads(received.body))
        self.uploaded.append(received.body)
        part = {"partNumber": int(last), "etag": "e"} if last.isdigit() else {}
        return ok({"mediaUploadId": "up/1", **part})


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
