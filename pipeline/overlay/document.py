"""Overlay documents: their model and their validation.

The rules are those of the Overlay Specification 1.1.0 and 1.0.0 and of their schemas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen
from jsonpath_rfc9535 import JSONPathQuery

from pipeline.common.documents import Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.overlay.select import compile_query
from pipeline.reading import Lines, parse_located, read_bytes

_VERSION = re.compile(r"(1\.[01])\.[0-9]+")
#: The characters of a URI reference (RFC 3986, section 2), with at most one fragment.
_URI = r"(?:[\w.~:/?\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
_URI_REFERENCE = re.compile(f"{_URI}(?:#{_URI})?", re.ASCII)


@frozen(eq=False)
class Update:
    """Merge a value into the targets."""

    value: Json


@frozen(eq=False)
class Copy:
    """Merge the value of another place of the document into the targets."""

    expression: str
    query: JSONPathQuery


@frozen
class Remove:
    """Remove the targets."""


Edit: TypeAlias = Update | Copy | Remove | None


@frozen(eq=False)
class Action:
    """A change of the document, at every place that its target selects.

    Args:
        target: JSONPath expression.
        query: The target, compiled.
        edit: The change at the targets; None if the action has none.
        description: The purpose of the action.
        extensions: The fields whose names begin with `x-`.
        specification: `1.0` or `1.1`.
        source: File of the overlay.
        where: File and line of the action.
    """

    target: str
    query: JSONPathQuery
    edit: Edit
    description: str
    extensions: Mapping[str, Json]
    specification: str
    source: str
    where: str


@frozen(eq=False)
class Overlay:
    """A valid overlay document.

    Args:
        source: File the overlay was read from.
        specification: `1.0` or `1.1`.
        title: The purpose of the overlay.
        version: Version of the overlay itself.
        extends: URI reference of the document that the overlay was written for.
        actions: The changes, in their order.
        mends: The overlay is for the document as published (`x-stage: published`).
    """

    source: str
    specification: str
    title: str
    version: str
    extends: str | None
    actions: tuple[Action, ...] = field(converter=tuple[Action, ...])
    mends: bool = False


@frozen
class _Fields:
    """The fields an object of an overlay may have."""

    name: str
    types: Mapping[str, type]
    required: tuple[str, ...]


_OVERLAY = _Fields(
    "the overlay",
    {"overlay": str, "info": dict, "extends": str, "actions": list},
    ("overlay", "info", "actions"),
)
_INFO = _Fields("info", {"title": str, "version": str, "description": str}, ("title", "version"))
_ACTION = _Fields(
    "the action",
    {"target": str, "description": str, "update": object, "copy": str, "remove": bool},
    ("target",),
)
_STAGE = "x-stage"
_NEW_IN_1_1 = frozenset({("info", "description"), ("the action", "copy")})
_NAMES = {str: "a string", dict: "an object", list: "an array", bool: "true or false"}


def load_overlay(path: Path) -> Overlay:
    """Read and validate an overlay document, in JSON or YAML.

    Raises:
        PipelineError: The file is missing or broken, or is not a valid overlay.
    """
    return parse_overlay(*parse_located(read_bytes(path), str(path)))


def load_overlays(folder: Path) -> tuple[Overlay, ...]:
    """Read all overlays of a folder (`*.yaml`, `*.yml`, `*.json`), sorted by file name."""
    if not folder.is_dir():
        raise PipelineError("there is no such folder of overlays", str(folder))
    files = [path for path in folder.iterdir() if path.suffix in (".yaml", ".yml", ".json")]
    return tuple(load_overlay(path) for path in sorted(files) if not path.name.startswith("."))


def parse_overlay(document: Json, lines: Lines) -> Overlay:
    """Validate an overlay document.

    Args:
        document: The overlay as a JSON value.
        lines: The lines of its values.

    Raises:
        PipelineError: The document is not a valid overlay of version 1.0 or 1.1.
    """
    specification = _specification(document, lines)
    reader = _Reader(lines, specification)
    reader.check(document, _OVERLAY, "")
    reader.check(document["info"], _INFO, "/info")
    reader.check_extends(document.get("extends"))
    return Overlay(
        source=lines.source,
        specification=specification,
        title=document["info"]["title"],
        version=document["info"]["version"],
        extends=document.get("extends"),
        actions=reader.actions(document["actions"]),
        mends=reader.mends(document),
    )


def _specification(document: Json, lines: Lines) -> str:
    if not isinstance(document, dict):
        raise PipelineError("an overlay must be an object", lines.where())
    if "overlay" not in document:
        raise PipelineError("this is not an overlay: it has no field overlay", lines.where())
    version = document["overlay"]
    found = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if not found:
        message = f"overlay is {version!r}, and must be a string such as '1.1.0' or '1.0.0'"
        raise PipelineError(message, lines.where("/overlay"))
    return found[1]


@frozen
class _Reader:
    """Checks the parts of an overlay document."""

    lines: Lines
    specification: str

    def check(self, value: Json, fields: _Fields, place: str) -> None:
        """Check that a value is an object with the right fields of the right types."""
        if not isinstance(value, dict):
            raise self.error(f"{fields.name} must be an object", place)
        for name, child in value.items():
            if not name.startswith("x-"):
                self.check_field(name, child, fields, place + pointer(name))
        for name in fields.required:
            if name not in value:
                raise self.error(f"{fields.name} has no field {name}", place)

    def check_field(self, name: str, value: Json, fields: _Fields, place: str) -> None:
        """Check the name and the type of a field."""
        if name not in fields.types:
            message = f"{fields.name} has an unknown field {name!r}; extensions begin with x-"
            raise self.error(message, place)
        if self.specification == "1.0" and (fields.name, name) in _NEW_IN_1_1:
            message = f"{name} is new in Overlay 1.1: write overlay: 1.1.0, or leave it out"
            raise self.error(message, place)
        expected = fields.types[name]
        if not isinstance(value, expected):
            raise self.error(f"{name} must be {_NAMES[expected]}", place)

    def check_extends(self, extends: str | None) -> None:
        """Check that `extends`, if it is given, is a URI reference."""
        if extends is not None and not _URI_REFERENCE.fullmatch(extends):
            raise self.error(f"extends is no URI reference: {extends!r}", "/extends")

    def mends(self, document: dict[str, Json]) -> bool:
        """Tell whether the overlay is for the document as published."""
        stage = document.get(_STAGE, "normalized")
        if stage not in ("normalized", "published"):
            message = f"{_STAGE} is {stage!r}, and can be published or normalized"
            raise self.error(message, f"/{_STAGE}")
        return bool(stage == "published")

    def actions(self, values: list[Json]) -> list[Action]:
        """Return the actions; there must be at least one, and all must be different."""
        if not values:
            raise self.error("actions is empty; an overlay has at least one action", "/actions")
        actions = [self.action(value, pointer("actions", i)) for i, value in enumerate(values)]
        seen: dict[str, Action] = {}
        for value, action in zip(values, actions, strict=True):
            first = seen.setdefault(json.dumps(value, sort_keys=True), action)
            if first is not action:
                message = f"this action is the same as that at {first.where}; remove one"
                raise PipelineError(message, action.where)
        return actions

    def action(self, value: Json, place: str) -> Action:
        """Return an action."""
        self.check(value, _ACTION, place)
        return Action(
            target=value["target"],
            query=compile_query(value["target"], self.lines.where(f"{place}/target")),
            edit=self.edit(value, place),
            description=value.get("description", ""),
            extensions={name: child for name, child in value.items() if name.startswith("x-")},
            specification=self.specification,
            source=self.lines.source,
            where=self.lines.where(place),
        )

    def edit(self, action: dict[str, Json], place: str) -> Edit:
        """Return the change of an action; `remove: true` overrides its update and copy."""
        if action.get("remove"):
            return Remove()
        if "update" in action and "copy" in action:
            raise self.error("an action has either update or copy, not both", place)
        if "copy" in action:
            where = self.lines.where(f"{place}/copy")
            return Copy(action["copy"], compile_query(action["copy"], where))
        return Update(action["update"]) if "update" in action else None

    def error(self, message: str, place: str) -> PipelineError:
        """Return an error with the line of a JSON pointer, or the pointer if lines are unknown."""
        where = self.lines.where(place)
        unknown = place and not self.lines.numbers
        return PipelineError(message, f"{where}#{place}" if unknown else where)
