"""What the made-up document takes from a published one: its head, and all of its chats."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from tests.slice import upstream

CHATS = "/v2/access/chats"


def head() -> Document:
    """Return everything that stands before the paths."""
    return {key: value for key, value in upstream().items() if key not in ("paths", "components")}


def security_schemes() -> Document:
    """Return the components, security schemes alone."""
    return {"securitySchemes": upstream()["components"]["securitySchemes"]}


def chats_operation() -> Document:
    """Return the operation that lists chats, as it stands."""
    operation: Document = upstream()["paths"][CHATS]["get"]
    return operation


def records() -> dict[str, Json]:
    """Return the schemas of the chats operation that other operations repeat."""
    page = answer(chats_operation())
    chat = page["properties"]["list"]["items"]
    message = chat["properties"]["lastMessage"]
    media = message["properties"]["media"]["items"]
    return {
        "Chat": chat,
        "Message": message,
        "Reply": message["properties"]["replyToMessage"],
        "Media": media,
        "ReleaseForm": media["properties"]["releaseForms"]["items"],
    }


def answer(operation: Document) -> Document:
    """Return the schema of an operation's successful response."""
    content = operation["responses"]["200"]["content"]
    schema: Document = content["application/json"]["schema"]
    return schema
