"""The operations of a document, as the sandbox needs them."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.documents import json_pointer, operations, resolve
from ofauth_client.sandbox.schemas import Schemas


@frozen
class Parameter:
    """A parameter of an operation.

    Args:
        name: Name on the wire.
        location: Where it stands: path, query, header or cookie.
        required: Whether it has to be there.
        schema: Schema of its value.
        pointer: Pointer to the schema.
        style: How lists and objects are written (OpenAPI 3.1, section "Style Values").
        explode: Whether each of their items stands alone.
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
    """The bodies that an operation answers a status with.

    Args:
        pointers: Pointers to their schemas, by media type; None where there is none.
        headers: Schemas of headers.
    """

    pointers: dict[str, str | None]
    headers: dict[str, dict[str, Any]]


@frozen
class Operation:
    """An operation.

    Args:
        id: Its id, such as `chats.list`.
        method: Method in upper case.
        path: Path with names in braces.
        summary: What it does.
        tag: What it belongs to.
        parameters: Its parameters.
        bodies: Pointers to the schemas of its request body, by media type.
        body_required: Whether there has to be a body.
        answers: What it answers, by status, such as `200`, `4XX` or `default`.
        keys: Headers in which its caller is named.
        pagination: The document's `x-pagination`; None where there is none, or `false`.
    """

    id: str
    method: str
    path: str
    summary: str
    tag: str
    parameters: tuple[Parameter, ...]
    bodies: dict[str, str | None]
    body_required: bool
    answers: dict[str, DocumentedAnswer]
    keys: tuple[str, ...]
    pagination: dict[str, Any] | None = field(default=None)

    def answer_for(self, status: int) -> DocumentedAnswer | None:
        """Return what the document says about a status."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.answers:
                return self.answers[key]
        return None

    def success(self) -> tuple[int, DocumentedAnswer]:
        """Return status and bodies of success."""
        found = sorted(key for key in self.answers if key.startswith("2"))
        if not found:
            return 200, DocumentedAnswer({}, {})
        return int(found[0].replace("XX", "00")), self.answers[found[0]]


def read_operations(document: dict[str, Any], schemas: Schemas) -> list[Operation]:
    """Return the operations of a document.

    Args:
        document: An OpenAPI document.
        schemas: Its schemas.

    Raises:
        SandboxError: A reference leads nowhere.
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
            path=self.path,
            summary=node.get("summary", ""),
            tag=next(iter(node.get("tags", [])), ""),
            parameters=tuple(map(self._parameter, self._parameters())),
            bodies=self._media(body, self._pointer("requestBody")),
            body_required=bool(body.get("required", False)),
            answers={status: self._answers(status) for status in node.get("responses", {})},
            keys=tuple(self._keys()),
            pagination=node.get("x-pagination") or None,
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

    def _keys(self) -> list[str]:
        schemes = self.document.get("components", {}).get("securitySchemes", {})
        needed = self.node.get("security", self.document.get("security", []))
        first: dict[str, Any] = next(iter(needed), {})
        return [schemes[name]["name"] for name in first if schemes[name].get("in") == "header"]
