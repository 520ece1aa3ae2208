"""The operations of a document, as the sandbox needs them."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.documents import operations, pointer, resolve
from ofauth_client.sandbox.schemas import Schemas


@frozen
class Parameter:
    """A parameter of an operation.

    Args:
        name: Wire name.
        location: Where it stands: path, query, header or cookie.
        required: Whether it has to be there.
        schema: Schema of its value.
        place: Pointer to the schema.
        style: How lists and objects are written (OpenAPI 3.1, section "Style Values").
        explode: Whether each of their items stands alone.
        is_json: Whether the value is a JSON text.
    """

    name: str
    location: str
    required: bool
    schema: dict[str, Any]
    place: str
    style: str
    explode: bool
    is_json: bool = False


@frozen
class Answers:
    """The bodies that an operation answers a status with.

    Args:
        places: Pointers to their schemas, by media type; None where there is none.
        headers: Schemas of headers.
    """

    places: dict[str, str | None]
    headers: dict[str, dict[str, Any]]


@frozen
class Contract:
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
    answers: dict[str, Answers]
    keys: tuple[str, ...]
    pagination: dict[str, Any] | None = field(default=None)

    def answers_for(self, status: int) -> Answers | None:
        """Return what the document says about a status."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.answers:
                return self.answers[key]
        return None

    def success(self) -> tuple[int, Answers]:
        """Return status and bodies of success."""
        found = sorted(key for key in self.answers if key.startswith("2"))
        if not found:
            return 200, Answers({}, {})
        return int(found[0].replace("XX", "00")), self.answers[found[0]]


def read_contracts(document: dict[str, Any], schemas: Schemas) -> list[Contract]:
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

    def read(self) -> Contract:
        node = self.node
        body = resolve(self.document, node.get("requestBody", {}))
        return Contract(
            id=node.get("operationId") or f"{self.method.upper()} {self.path}",
            method=self.method.upper(),
            path=self.path,
            summary=node.get("summary", ""),
            tag=next(iter(node.get("tags", [])), ""),
            parameters=tuple(map(self._parameter, self._parameters())),
            bodies=self._media(body, self._place("requestBody")),
            body_required=bool(body.get("required", False)),
            answers={status: self._answers(status) for status in node.get("responses", {})},
            keys=tuple(self._keys()),
            pagination=node.get("x-pagination") or None,
        )

    def _place(self, *keys: object) -> str:
        return pointer("paths", self.path, self.method, *keys)

    def _parameters(self) -> list[tuple[str, dict[str, Any]]]:
        shared, own = self.document["paths"][self.path].get("parameters", []), self.node
        found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
        for base, each in [
            (pointer("paths", self.path, "parameters"), shared),
            (self._place("parameters"), own.get("parameters", [])),
        ]:
            for number, unresolved in enumerate(each):
                node = resolve(self.document, unresolved)
                place = unresolved.get("$ref", f"{base}/{number}")
                found[node["in"], node["name"]] = (place, node)
        return list(found.values())

    def _parameter(self, found: tuple[str, dict[str, Any]]) -> Parameter:
        place, node = found
        default = "form" if node["in"] in ("query", "cookie") else "simple"
        style = node.get("style", default)
        content = next(iter(node.get("content", {}).items()), None)
        schema = content[1].get("schema", {}) if content else node.get("schema", {})
        inner = f"{place}/content/{content[0].replace('/', '~1')}" if content else place
        return Parameter(
            name=node["name"],
            location=node["in"],
            required=bool(node.get("required", False)),
            schema=schema,
            place=f"{inner}/schema",
            style=style,
            explode=node.get("explode", style == "form"),
            is_json=content is not None,
        )

    def _media(self, node: dict[str, Any], place: str) -> dict[str, str | None]:
        return {
            media: f"{place}/content/{media.replace('~', '~0').replace('/', '~1')}/schema"
            if "schema" in value
            else None
            for media, value in node.get("content", {}).items()
        }

    def _answers(self, status: str) -> Answers:
        unresolved = self.node["responses"][status]
        node = resolve(self.document, unresolved)
        place = unresolved.get("$ref", self._place("responses", status))
        headers = {
            name: resolve(self.document, header).get("schema", {})
            for name, header in node.get("headers", {}).items()
        }
        return Answers(self._media(node, place), headers)

    def _keys(self) -> list[str]:
        schemes = self.document.get("components", {}).get("securitySchemes", {})
        needed = self.node.get("security", self.document.get("security", []))
        first: dict[str, Any] = next(iter(needed), {})
        return [schemes[name]["name"] for name in first if schemes[name].get("in") == "header"]
