"""The operations of the document: parameters, bodies, answers and pagination."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen

from ofauth_client.sandbox.documents import json_pointer, operations, resolve
from ofauth_client.sandbox.schemas import Schemas


@frozen
class Parameter:
    """A parameter of an operation.

    Args:
        name: Name on the wire.
        location: `path`, `query`, `header` or `cookie`.
        required: Whether the parameter is required.
        schema: Schema of the value.
        pointer: JSON pointer to the schema.
        style: Style of lists and objects (OpenAPI 3.1, section "Style Values").
        explode: Whether each item of a list or object is a parameter of its own.
        is_json: Whether the value is a JSON text.
    """

    name: str
    location: str
    required: bool
    schema: dict[str, Any]
    pointer: str
    style: str
    explode: bool
    is_json: bool = False


@frozen
class DocumentedAnswer:
    """The documented answer of an operation for a status.

    Args:
        pointers: JSON pointers to the schemas of the body, by media type; None for no schema.
        headers: Schemas of the headers.
    """

    pointers: dict[str, str | None]
    headers: dict[str, dict[str, Any]]


@frozen
class Operation:
    """An operation.

    Args:
        id: Id of the operation, such as `chats.list`.
        method: Method in upper case.
        path: Path template, without query and fragment.
        constants: Constants of the query in the path; they are no parameters.
        summary: Summary in the document.
        tag: First tag; empty if there is none.
        parameters: The parameters.
        bodies: JSON pointers to the schemas of the request body, by media type.
        body_required: Whether the body is required.
        answers: Documented answers by status, such as `200`, `4XX` or `default`.
        key_headers: Headers with credentials.
        pagination: `x-pagination` of the document; None if missing or `false`.
        permission: Permission that the connection needs; empty if none is declared.
    """

    id: str
    method: str
    path: str
    constants: tuple[tuple[str, str], ...]
    summary: str
    tag: str
    parameters: tuple[Parameter, ...]
    bodies: dict[str, str | None]
    body_required: bool
    answers: dict[str, DocumentedAnswer]
    key_headers: tuple[str, ...]
    pagination: dict[str, Any] | None = field(default=None)
    permission: str = ""

    def answer_for(self, status: int) -> DocumentedAnswer | None:
        """Return the documented answer for a status; None if there is none."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.answers:
                return self.answers[key]
        return None

    def success(self) -> tuple[int, DocumentedAnswer]:
        """Return the status of success, and its documented answer."""
        found = sorted(key for key in self.answers if key.startswith("2"))
        if not found:
            # Some documents describe success as `default`.
            return 200, self.answers.get("default", DocumentedAnswer({}, {}))
        return int(found[0].replace("XX", "00")), self.answers[found[0]]


def read_operations(document: dict[str, Any], schemas: Schemas) -> list[Operation]:
    """Return the operations of a document.

    Args:
        document: An OpenAPI document.
        schemas: Its schemas.

    Raises:
        SandboxError: A reference has no target.
    """
    return [
        _Reader(document, schemas, path, method, node).read()
        for path, method, node in operations(document)
    ]


@frozen
class _Reader:
    document: dict[str, Any]
    schemas: Schemas
    path: str
    method: str
    node: dict[str, Any]

    def read(self) -> Operation:
        node = self.node
        body = resolve(self.document, node.get("requestBody", {}))
        return Operation(
            id=node.get("operationId") or f"{self.method.upper()} {self.path}",
            method=self.method.upper(),
            path=re.split("[?#]", self.path)[0],
            constants=tuple(parse_qsl(urlsplit(self.path).query, keep_blank_values=True)),
            summary=node.get("summary", ""),
            tag=next(iter(node.get("tags", [])), ""),
            parameters=tuple(map(self._parameter, self._parameters())),
            bodies=self._media(body, self._pointer("requestBody")),
            body_required=bool(body.get("required", False)),
            answers={status: self._answers(status) for status in node.get("responses", {})},
            key_headers=tuple(self._key_headers()),
            pagination=node.get("x-pagination") or None,
            permission=str(node.get("x-permission") or ""),
        )

    def _pointer(self, *keys: object) -> str:
        return json_pointer("paths", self.path, self.method, *keys)

    def _parameters(self) -> list[tuple[str, dict[str, Any]]]:
        shared, own = self.document["paths"][self.path].get("parameters", []), self.node
        found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
        for base, each in [
            (json_pointer("paths", self.path, "parameters"), shared),
            (self._pointer("parameters"), own.get("parameters", [])),
        ]:
            for number, unresolved in enumerate(each):
                node = resolve(self.document, unresolved)
                pointer = unresolved.get("$ref", f"{base}/{number}")
                found[node["in"], node["name"]] = (pointer, node)
        return list(found.values())

    def _parameter(self, found: tuple[str, dict[str, Any]]) -> Parameter:
        pointer, node = found
        default = "form" if node["in"] in ("query", "cookie") else "simple"
        style = node.get("style", default)
        content = next(iter(node.get("content", {}).items()), None)
        schema = content[1].get("schema", {}) if content else node.get("schema", {})
        inner = f"{pointer}/content/{content[0].replace('/', '~1')}" if content else pointer
        return Parameter(
            name=node["name"],
            location=node["in"],
            required=bool(node.get("required", False)),
            schema=schema,
            pointer=f"{inner}/schema",
            style=style,
            explode=node.get("explode", style == "form"),
            is_json=content is not None,
        )

    def _media(self, node: dict[str, Any], pointer: str) -> dict[str, str | None]:
        return {
            media: f"{pointer}/content/{media.replace('~', '~0').replace('/', '~1')}/schema"
            if "schema" in value
            else None
            for media, value in node.get("content", {}).items()
        }

    def _answers(self, status: str) -> DocumentedAnswer:
        unresolved = self.node["responses"][status]
        node = resolve(self.document, unresolved)
        pointer = unresolved.get("$ref", self._pointer("responses", status))
        headers = {
            name: resolve(self.document, header).get("schema", {})
            for name, header in node.get("headers", {}).items()
        }
        return DocumentedAnswer(self._media(node, pointer), headers)

    def _key_headers(self) -> list[str]:
        schemes = self.document.get("components", {}).get("securitySchemes", {})
        needed = self.node.get("security", self.document.get("security", []))
        first: dict[str, Any] = next(iter(needed), {})
        return [schemes[name]["name"] for name in first if schemes[name].get("in") == "header"]
