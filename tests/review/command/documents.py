"""Small documents, and pairs of them, for the command."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pipeline.common.documents import Document
from tests.slice import upstream


def newer() -> Document:
    """Return the chats list as it was first pinned; callers copy what they change."""
    return upstream()


def older() -> Document:
    """Return the chats list as the older documentation page has it (000_53ecc69994a4e373.txt).

    The page has no `replyToMessage`, shows a message's `releaseForms` as `<unknown>`, and names
    the older host; the rest is what is pinned.
    """
    document = deepcopy(newer())
    document["servers"] = [{"url": "https://api-next.ofauth.com"}]
    message = last_message(document)
    del message["properties"]["replyToMessage"]
    message["properties"]["releaseForms"] = {}
    return document


def last_message(document: Document) -> Document:
    """Return the schema of a chat's last message."""
    answer = document["paths"]["/v2/access/chats"]["get"]["responses"]["200"]
    page = answer["content"]["application/json"]["schema"]
    found: Document = page["properties"]["list"]["items"]["properties"]["lastMessage"]
    return found


def shop(version: str = "3.1.0", **more: Any) -> Document:
    """Return a small document of another API."""
    item = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
    }
    content = {"application/json": {"schema": {"type": "array", "items": item | more}}}
    listing = {
        "operationId": "listItems",
        "tags": ["items"],
        "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
        "responses": {"200": {"description": "The items", "content": content}},
    }
    return {
        "openapi": version,
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/items": {"get": listing}},
    }


def without_id() -> Document:
    """Return the document of the shop after a change that breaks readers."""
    document = shop()
    item = document["paths"]["/items"]["get"]["responses"]["200"]["content"]["application/json"]
    del item["schema"]["items"]["properties"]["id"], item["schema"]["items"]["required"]
    return document
