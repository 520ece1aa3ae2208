"""Random documents that are made of records, so that it is known which operation reaches which.

A plan says where each record stands; the same plan with an edited record, or with the records
inlined where they were referenced, is the other document of a pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve, frozen
from hypothesis import strategies as st

from pipeline.common.documents import Document, Json
from tests.review.wire.making import JSON, REF, document, operation

#: What stands around a record in a property or in a body.
WRAPPERS = ("plain", "list", "map", "nullable", "page", "union")
METHODS: tuple[str, ...] = ("get", "post", "put")


@frozen
class Use:
    """A record at one place.

    Args:
        record: Its name.
        wrapper: What is around it.
        by_reference: It is referenced there, not inlined.
    """

    record: str
    wrapper: str
    by_reference: bool


@frozen
class Plan:
    """A document before it is written down.

    Args:
        records: The own schema of each record.
        fields: The further properties of a record that hold records, which come later in
            the alphabet.
        recursive: The records that hold themselves; they are always referenced.
        bodies: The requests and answers of operations, by method, path and direction.
    """

    records: dict[str, Document]
    fields: dict[str, dict[str, Use]]
    recursive: frozenset[str]
    bodies: dict[tuple[str, str, str], Use]

    def reached(self, record: str, direction: str) -> set[str]:
        """Return the operations in whose requests or answers a record is met."""
        return {
            f"{method.upper()} {path}"
            for (method, path, way), use in self.bodies.items()
            if way == direction and record in self._inside(use.record)
        }

    def _inside(self, record: str) -> set[str]:
        inner = (self._inside(use.record) for use in self.fields[record].values())
        return {record}.union(*inner)


def scalars(letter: str) -> Document:
    """Return the properties that every record has, under names of its own."""
    return {
        f"{letter}Id": {"type": "integer", "minimum": 0, "maximum": 9},
        f"{letter}Name": {"type": "string", "maxLength": 40, "pattern": "^.", "format": "a"},
        f"{letter}Kind": {"type": "string", "enum": ["new", "old"], "default": "new"},
        f"{letter}Tags": {"type": "array", "items": {"type": "string"}, "maxItems": 5},
        f"{letter}When": {"type": ["string", "null"], "format": "date-time"},
        f"{letter}Only": {"type": "string", "enum": ["x"]},
        f"{letter}Size": {"type": "number", "multipleOf": 5},
    }


def record(letter: str) -> Document:
    """Return a record, half of whose properties are required."""
    properties = scalars(letter)
    return {"type": "object", "properties": properties, "required": sorted(properties)[:3]}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of up to four records in up to five bodies."""
    letters = "abcd"[: draw(st.integers(1, 4))]
    uses = {
        letter: st.builds(
            Use, st.sampled_from(letters[index:]), st.sampled_from(WRAPPERS), st.booleans()
        )
        for index, letter in enumerate(letters)
    }
    fields = {
        letter: {
            f"{letter}{use.record.upper()}{number}": use
            for number, use in enumerate(draw(st.lists(uses[letter], max_size=2)))
            if use.record != letter
        }
        for letter in letters
    }
    places = st.tuples(
        st.sampled_from(METHODS),
        st.sampled_from(["/a", "/b/{id}"]),
        st.sampled_from(["request", "response"]),
    )
    bodies = draw(st.dictionaries(places, uses["a"], min_size=1, max_size=5))
    recursive = draw(st.frozensets(st.sampled_from(letters), max_size=1))
    return Plan({letter: record(letter) for letter in letters}, fields, recursive, bodies)


class Writer:
    """Writes a plan down.

    Args:
        plan: The plan.
        turned: Decides for each use whether it is referenced; the plan does, if it is None.
    """

    def __init__(self, plan: Plan, turned: Random | None = None) -> None:
        self._plan, self._turned = plan, turned

    def document(self) -> Document:
        """Return the document."""
        paths: Document = {}
        for (method, path, direction), use in self._plan.bodies.items():
            item = paths.setdefault(path, {}).setdefault(method, operation())
            body = {"content": {JSON: {"schema": self._used(use)}}}
            if direction == "request":
                item["requestBody"] = body
            else:
                item["responses"] = {"200": {"description": "", **body}}
        schemas = {name.upper(): self._record(name) for name in self._plan.records}
        return document(paths, components={"schemas": schemas})

    def _record(self, name: str) -> Document:
        made = dict(self._plan.records[name])
        made["properties"] = dict(made["properties"])
        for field, use in self._plan.fields[name].items():
            made["properties"][field] = self._used(use)
        if name in self._plan.recursive:
            items = {"$ref": f"{REF}{name.upper()}"}
            made["properties"][f"{name}Inside"] = {"type": "array", "items": items}
        return made

    def _used(self, use: Use) -> Json:
        by_reference = self._turned.random() < 0.5 if self._turned else use.by_reference
        if by_reference or use.record in self._plan.recursive:
            return wrapped(use.wrapper, {"$ref": f"{REF}{use.record.upper()}"})
        return wrapped(use.wrapper, self._record(use.record))


def wrapped(wrapper: str, schema: Json) -> Json:
    """Return a schema with something around it."""
    if wrapper == "list":
        return {"type": "array", "items": schema}
    if wrapper == "map":
        return {"type": "object", "additionalProperties": schema}
    if wrapper == "nullable":
        return {"anyOf": [schema, {"type": "null"}]}
    if wrapper == "union":
        return {"anyOf": [schema, {"type": "integer"}]}
    if wrapper == "page":
        properties = {"list": {"type": "array", "items": schema}, "more": {"type": "boolean"}}
        return {"type": "object", "properties": properties, "required": ["list"]}
    return schema


def with_record(plan: Plan, name: str, schema: Document) -> Plan:
    """Return a plan in which one record is another."""
    return evolve(plan, records={**plan.records, name: schema})


def nodes(value: Json) -> Iterator[Document]:
    """Yield every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value:
        if isinstance(child, dict | list):
            yield from nodes(child)
