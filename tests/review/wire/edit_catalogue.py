"""Edits of a record of a plan, each with the kind of the check that must find it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from attrs import frozen

from pipeline.common.documents import Document, Json


@frozen
class Edit:
    """An edit of one property of a record.

    Args:
        kind: Kind of the check that finds it.
        path: The changed place in the record, without the letter of the record.
        apply: Makes it; takes the record and the name of the property.
    """

    kind: str
    path: str
    apply: Callable[[Document, str], None]

    def made(self, record: Document, letter: str) -> Document:
        """Return the edited record."""
        edited = deepcopy(record)
        self.apply(edited, letter + self.path.removesuffix("[]"))
        return edited


def _set(keyword: str, value: Json) -> Callable[[Document, str], None]:
    """Return an edit that sets a keyword of the property; that removes it, if it is None."""

    def apply(record: Document, name: str) -> None:
        record["properties"][name][keyword] = value
        if value is None:
            del record["properties"][name][keyword]

    return apply


def _items(keyword: str, value: Json) -> Callable[[Document, str], None]:
    def apply(record: Document, name: str) -> None:
        record["properties"][name]["items"][keyword] = value

    return apply


def _add(required: bool) -> Callable[[Document, str], None]:
    def apply(record: Document, name: str) -> None:
        record["properties"][name] = {"type": "string"}
        if required:
            record["required"].append(name)

    return apply


def _remove(record: Document, name: str) -> None:
    del record["properties"][name]
    if name in record["required"]:
        record["required"].remove(name)


def _require(record: Document, name: str) -> None:
    record["required"].append(name)


def _let_go(record: Document, name: str) -> None:
    record["required"].remove(name)


def _close(record: Document, _name: str) -> None:
    record["additionalProperties"] = False


#: The properties that are required are Id, Kind and Name.
EDITS = (
    Edit("additional-properties-forbidden", "", _close),
    Edit("became-not-enum", "Kind", _set("enum", None)),
    Edit("became-not-nullable", "When", _set("type", "string")),
    Edit("became-nullable", "Name", _set("type", ["string", "null"])),
    Edit("became-optional", "Name", _let_go),
    Edit("became-required", "Size", _require),
    Edit("default-value-changed", "Kind", _set("default", "old")),
    Edit("default-value-removed", "Kind", _set("default", None)),
    Edit("deprecated", "Name", _set("deprecated", True)),
    Edit("enum-value-added", "Kind", _set("enum", ["new", "old", "odd"])),
    Edit("enum-value-added", "Only", _set("enum", ["x", "y"])),
    Edit("enum-value-removed", "Kind", _set("enum", ["new"])),
    Edit("format-changed", "When", _set("format", "date")),
    Edit("format-removed", "Name", _set("format", None)),
    Edit("keyword-changed", "Name", _set("knows", "nobody")),
    Edit("extension-changed", "Name", _set("x-order", 3)),
    Edit("condition-changed", "Name", _set("not", {"const": "x"})),
    Edit("max-decreased", "Id", _set("maximum", 8)),
    Edit("max-items-increased", "Tags", _set("maxItems", 6)),
    Edit("max-length-set", "Tags[]", _items("maxLength", 6)),
    Edit("max-length-unset", "Name", _set("maxLength", None)),
    Edit("min-decreased", "Id", _set("minimum", -1)),
    Edit("multiple-of-changed", "Size", _set("multipleOf", 10)),
    Edit("optional-property-added", "New", _add(required=False)),
    Edit("optional-property-removed", "Size", _remove),
    Edit("optional-property-became-read-only", "Size", _set("readOnly", True)),
    Edit("pattern-changed", "Name", _set("pattern", "^a")),
    Edit("required-property-added", "New", _add(required=True)),
    Edit("required-property-removed", "Name", _remove),
    Edit("required-property-became-write-only", "Name", _set("writeOnly", True)),
    Edit("type-changed", "Name", _set("type", "integer")),
    Edit("type-changed", "Tags[]", _items("type", "boolean")),
    Edit("type-generalized", "Id", _set("type", "number")),
    Edit("type-specialized", "Size", _set("type", "integer")),
)
