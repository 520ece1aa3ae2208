"""What is called: operations of a document with arguments and answers by its schemas."""

from __future__ import annotations

from random import Random
from typing import Any
from urllib.parse import quote

from attrs import asdict, frozen

from pipeline.common.documents import Document, Json, operations
from tests.calls.values import Values, one_variant
from tests.models.payloads import Payloads


@frozen
class Planned:
    """A call, and what is to come of it.

    Args:
        id: Dotted id of the operation.
        method: Upper-case method.
        target: Path, quoted.
        path: Values in the path, by wire name.
        query: Query parameters, by wire name.
        body: JSON of the body, or the text of a binary one; None where there is none.
        binary: The body is binary.
        typed: Arguments are members of enums, models and datetimes rather than plain values.
        answer: JSON of the answer.
        items: Field of the answer that holds the items, for lists.
        expected: Query parameters as they are to arrive: objects apart, as the style form says.
    """

    id: str
    method: str
    target: str
    path: dict[str, Json]
    query: dict[str, Json]
    body: Json
    binary: bool
    typed: bool
    answer: Json
    items: str | None
    expected: dict[str, Json]

    def content(self) -> Json:
        """Return the body as it is to arrive."""
        return self.body.encode() if self.binary else self.body

    def result(self) -> Json:
        """Return the JSON of what the method returns."""
        if self.items is None or isinstance(self.answer, list):
            return self.answer
        return self.answer[self.items] or []

    def arguments(self) -> Document:
        """Return what the program that calls has to know."""
        return asdict(self, filter=lambda field, _: field.name not in ("answer", "expected"))


@frozen
class Planner:
    """Plans a call of each operation.

    Args:
        document: A prepared document.
        variant: Which of several variants of a parameter is given.
        every: Whether everything is given, or only what is required.
        typed: Whether arguments are of the generated types, or plain values.
        largest: Whether lists are asked for in the largest pages where the caller says nothing.
    """

    document: Document
    variant: int = 0
    every: bool = True
    typed: bool = False
    largest: bool = True

    def plan(self) -> list[Planned]:
        """Return the calls."""
        return [self._planned(*operation) for operation in operations(self.document)]

    def _planned(self, path: str, method: str, operation: Document) -> Planned:
        placed = self._given(operation, "path")
        query = self._given(operation, "query")
        content = self._content(operation)
        pagination: Document = operation.get("x-pagination") or {}
        return Planned(
            id=operation["operationId"],
            method=method.upper(),
            target=path.format(**{k: quote(str(v), safe="") for k, v in placed.items()}),
            path=placed,
            query=query,
            body=self._values().of(next(iter(content.values()))["schema"]) if content else None,
            binary="application/octet-stream" in content,
            typed=self.typed,
            answer=self._answer(operation),
            items=pagination.get("fields", {}).get("items"),
            expected=self._page_size(operation)
            | dict(pair for name, v in query.items() for pair in _apart(name, v)),
        )

    def _given(self, operation: Document, place: str) -> dict[str, Json]:
        return {
            parameter["name"]: self._values().of(parameter["schema"])
            for parameter in operation.get("parameters", [])
            if parameter["in"] == place and (self.every or parameter["required"])
        }

    def _content(self, operation: Document) -> dict[str, Any]:
        body: Document = operation.get("requestBody", {})
        content: dict[str, Any] = body.get("content", {})
        needed = [one_variant(one["schema"], self._schemas, 0) for one in content.values()]
        required = body.get("required", any("required" in schema for schema in needed))
        return content if self.every or required else {}

    def _page_size(self, operation: Document) -> dict[str, Json]:
        pagination: Document = operation.get("x-pagination") or {}
        name = pagination.get("parameters", {}).get("limit")
        return {
            parameter["name"]: parameter["schema"]["maximum"]
            for parameter in operation.get("parameters", [])
            if parameter["name"] == name and self.largest
        }

    def _answer(self, operation: Document) -> Json:
        """Return an answer by the schema, for a list one that is a page."""
        content = operation["responses"]["200"]["content"]["application/json"]
        chance = Random(f"{operation['operationId']} {self.variant} {self.every}")
        pagination: Document = operation.get("x-pagination") or {}
        while True:
            made = Payloads(self._schemas, chance).valid(content["schema"])
            items = pagination.get("fields", {}).get("items")
            if not pagination or isinstance(made, list) or items in made:
                return made

    def _values(self) -> Values:
        return Values(self._schemas, self.variant, self.every, "2026-01-02T03:04:05Z")

    @property
    def _schemas(self) -> dict[str, Json]:
        schemas: dict[str, Json] = self.document["components"]["schemas"]
        return schemas


def _apart(name: str, value: Json) -> list[tuple[str, Json]]:
    return list(value.items()) if isinstance(value, dict) else [(name, value)]
