"""Operations and webhooks from the blocks of endpoints.txt and events.txt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Document, Json
from tests.made_up.parameters import path_parameters, query_parameter

Shape: TypeAlias = Callable[[str], Json]

ENDPOINT = re.compile(
    r"(?P<method>[A-Z]+) (?P<path>\S+): (?P<summary>[^\[]*\w)(?: \[(?P<may>.+)\])?"
)
ERRORS = {
    "400": "Bad Request",
    "401": "Unauthorized",
    "403": "Forbidden",
    "429": "Rate Limit Exceeded",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@frozen
class Block:
    """One block of a text file: its tag, its first line, and its other lines by first sign."""

    tag: str
    title: str
    parts: dict[str, str]


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, each under the last `== Tag` above it."""
    tag = ""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines and lines[0].startswith("== "):
            tag = lines[0].removeprefix("== ")
        elif lines:
            yield Block(tag, lines[0], {line[0]: line[2:] for line in lines[1:]})


def add_endpoint(paths: Document, block: Block, shape: Shape) -> None:
    """Add the operation of a block to the paths of a document."""
    match = ENDPOINT.fullmatch(block.title)
    if match is None:
        raise ValueError(f"not an endpoint: {block.title!r}")
    method, path, summary, permission = match.groups()
    if method.lower() in paths.get(path, {}):
        raise ValueError(f"twice: {block.title!r}")
    paths.setdefault(path, {})[method.lower()] = {
        "tags": [block.tag],
        "summary": summary,
        "description": described(summary, permission),
        **inputs(path, block, summary, shape),
        "responses": responses(shape(block.parts.get(">", "Done"))),
        "security": security(path),
    }


def described(summary: str, permission: str | None) -> str:
    """Return the description of an operation, with the permission it needs."""
    return f"{summary}\n\n**Permission Required:** `{permission}`" if permission else summary


def inputs(path: str, block: Block, summary: str, shape: Shape) -> Document:
    """Return parameters and request body, as far as there are any."""
    query = [query_parameter(key) for key in block.parts.get("?", "").split()]
    parameters = path_parameters(path) + query
    result: Document = {"parameters": parameters} if parameters else {}
    if "<" in block.parts:
        body = commented(shape(block.parts["<"]), summary)
        result["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return result


def commented(schema: Document, summary: str) -> Document:
    """Describe each property of a request body, so that equal schemas differ in their texts."""
    for name, value in schema["properties"].items():
        value["description"] = f"{name} ({summary})"
    return schema


def responses(schema: Json) -> Document:
    """Return a successful response, and the errors, which have no schema."""
    success = {
        "description": "Successful response",
        "content": {"application/json": {"schema": schema}},
    }
    return {"200": success, **{code: {"description": text} for code, text in ERRORS.items()}}


def security(path: str) -> list[Document]:
    """Return the keys an operation needs: those of the Access API act for a connection."""
    needed: Document = {"ApiKey": []}
    return [needed | {"ConnectionId": []} if path.startswith("/v2/access/") else needed]


def add_webhook(webhooks: Document, block: Block, shape: Shape) -> None:
    """Add the event of a block to the webhooks of a document."""
    name, summary = block.title.split(": ")
    envelope = f"{{ type: '{name}', timestamp: date, data: {block.parts['>']} }}"
    webhooks[name] = {
        "post": {
            "tags": [block.tag],
            "summary": summary,
            "description": described(summary, None),
            "requestBody": {"content": {"application/json": {"schema": shape(envelope)}}},
            "responses": {"200": {"description": "Webhook received"}},
            "security": [],
        }
    }
