"""YAML 1.2 read by its core schema.

Values are built from the events of PyYAML's parser. PyYAML's own loaders follow YAML 1.1:
they turn `no` into false and `2020-01-01` into a date, and share one object between an
anchor and its aliases.
"""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Iterator
from typing import Any

import yaml
from attrs import define, field, frozen
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from pipeline.common.documents import MAX_DEPTH, Json, pointer
from pipeline.common.errors import PipelineError

#: Number of values that aliases may add to a document: a few lines must not fill the memory.
MAX_ALIASED = 1_000_000

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_NOT_IN_YAML = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_TAGS = "tag:yaml.org,2002:"
#: Plain scalars of the core schema (YAML 1.2, section 10.3.2); all others are strings.
_CORE_SCHEMA = re.compile(
    r"(?P<null>null|Null|NULL|~|)"
    r"|(?P<bool>true|True|TRUE|false|False|FALSE)"
    r"|(?P<int>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
#: The first characters of plain scalars that are no strings; the empty text is null.
_BEGINNINGS = frozenset("nN~tTfF-+.0123456789") | {""}


def parse_yaml(text: str, source: str, numbers: dict[str, int] | None = None) -> Json:
    """Parse a YAML 1.2 text with a single document.

    Args:
        text: The document.
        source: File or URL named in errors.
        numbers: Receives the line of each value by JSON pointer; None if no lines are wanted.

    Raises:
        PipelineError: The text is not YAML, or has values that JSON cannot have.
    """
    if found := _NOT_IN_YAML.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"the character {found[0]!a} is not allowed in YAML"
        raise PipelineError(message, f"{source}:{line}")
    try:
        return _Builder(source, events_of(text), numbers).document()
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text, source) from None
    except yaml.YAMLError as error:
        raise PipelineError(f"not YAML: {error}", source) from None


def events_of(text: str) -> Iterator[Event]:
    """Yield the events of a text; `yaml.parse` asks twice for each of them."""
    loader: Any = _LOADER(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


def _not_yaml(error: yaml.MarkedYAMLError, text: str, source: str) -> PipelineError:
    """Return an error in the words of PyYAML: the problem, its line, and its context."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, text.count("\n")) + 1 if mark else 1
    message = f"not YAML: {error.problem or error.context}"
    if error.problem and error.context and error.context_mark:
        message += f" {error.context} that begins in line {error.context_mark.line + 1}"
    return PipelineError(message, f"{source}:{line}")


@frozen
class _Anchored:
    """A value with an anchor, its number of values, and its number of levels."""

    value: Json
    size: int
    height: int


@define
class _Builder:
    """Builds the value of a text in one pass through its events."""

    source: str
    events: Iterator[Event]
    numbers: dict[str, int] | None
    anchors: dict[str, _Anchored] = field(init=False, factory=dict[str, _Anchored])
    size: int = field(init=False, default=0)
    deepest: int = field(init=False, default=0)
    aliased: int = field(init=False, default=0)

    def document(self) -> Json:
        """Return the value of the only document."""
        next(self.events)
        if isinstance(event := next(self.events), StreamEndEvent):
            raise self.error("the document is empty", event)
        value = self.node(next(self.events), 0, "")
        next(self.events)
        if not isinstance(event := next(self.events), StreamEndEvent):
            raise self.error("the file holds several documents; keep one", event)
        return value

    def node(self, event: Event, depth: int, place: str) -> Json:
        """Return the value that begins with an event, `depth` containers below the root."""
        if isinstance(event, ScalarEvent) and event.anchor is None:
            self.size += 1
            self.deepest = max(depth, self.deepest)
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            return self.copy(event, depth)
        size, deepest = self.size, self.deepest
        self.size, self.deepest = size + 1, depth
        value = self.value(event, depth, place)
        if isinstance(event, NodeEvent) and event.anchor:
            height = self.deepest - depth
            self.anchors[event.anchor] = _Anchored(value, self.size - size, height)
        self.deepest = max(deepest, self.deepest)
        return value

    def value(self, event: Event, depth: int, place: str) -> Json:
        """Return the value of an event that is no alias."""
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if depth > MAX_DEPTH:
            raise self.too_deep(event)
        is_mapping = isinstance(event, MappingStartEvent)
        if getattr(event, "tag", None) is not None:
            self.check_tag(event, "map" if is_mapping else "seq")
        return self.mapping(depth, place) if is_mapping else self.sequence(depth, place)

    def copy(self, event: AliasEvent, depth: int) -> Json:
        """Return a copy of an anchored value: a change of the copy must not change the original."""
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            raise self.error(f"the alias *{event.anchor} has no complete anchor before it", event)
        self.aliased += anchored.size
        if self.aliased > MAX_ALIASED:
            raise self.error(f"aliases add more than {MAX_ALIASED:,} values", event)
        if depth + anchored.height > MAX_DEPTH:
            raise self.too_deep(event)
        self.size += anchored.size
        self.deepest = max(self.deepest, depth + anchored.height)
        return copy.deepcopy(anchored.value)

    def mapping(self, depth: int, place: str) -> dict[str, Json]:
        """Return the mapping whose start was the last event."""
        value: dict[str, Json] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key, child = self.key(event), next(self.events)
            if key in value:
                raise self.error(f"the key {key!r} stands twice in one mapping", event)
            if key == "<<":
                self.refuse_merge(event, child)
            at = place if self.numbers is None else self.note(place, key, event)
            value[key] = self.node(child, depth + 1, at)
        return value

    def sequence(self, depth: int, place: str) -> list[Json]:
        """Return the sequence whose start was the last event."""
        value: list[Json] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            at = place if self.numbers is None else self.note(place, len(value), event)
            value.append(self.node(event, depth + 1, at))
        return value

    def note(self, place: str, key: str | int, event: Event) -> str:
        """Note the line of a child and return its pointer."""
        child = place + pointer(key)
        if self.numbers is not None:
            self.numbers[child] = line_of(event)
        return child

    def key(self, event: Event) -> str:
        """Return the text of a key: as keys, `200` and `no` are names, no number and no boolean."""
        if not isinstance(event, ScalarEvent):
            raise self.error("a key must be plain or quoted text", event)
        if event.tag is not None:
            self.check_tag(event, "str", "int", "float", "bool", "null")
        if event.anchor:
            self.node(event, 0, "")
        return event.value

    def refuse_merge(self, key: Event, value: Event) -> None:
        """Refuse `<<: *base`, which YAML 1.1 merges.

        In YAML 1.2 it would be a property named `<<`, which is never intended.
        """
        plain = isinstance(key, ScalarEvent) and key.implicit[0]
        if plain and not isinstance(value, ScalarEvent):
            raise self.error("YAML 1.2 has no merge key <<; write the fields out", key)

    def scalar(self, event: ScalarEvent) -> Json:
        """Return the value of a scalar by its tag, or of a plain scalar by its text."""
        if event.tag is None and event.implicit[0]:
            return self.plain(event)[1]
        if event.tag in (None, "!", f"{_TAGS}str"):
            return event.value
        kind, value = self.plain(event)
        if event.tag == f"{_TAGS}float" and kind == "int":
            return float(value)
        self.check_tag(event, kind)
        return value

    def plain(self, event: ScalarEvent) -> tuple[str, Json]:
        """Return the tag and the value that the core schema gives to a text."""
        if event.value[:1] not in _BEGINNINGS:
            return "str", event.value
        found = _CORE_SCHEMA.fullmatch(event.value)
        kind = (found and found.lastgroup) or "str"
        try:
            return kind, _core_value(kind, event.value)
        except ValueError:
            message = f"{event.value[:20]} is not a number that JSON can hold"
            raise self.error(message, event) from None

    def check_tag(self, event: Event, *allowed: str) -> None:
        """Refuse a tag other than those of the core schema that are allowed here."""
        tag = getattr(event, "tag", None)
        if tag not in (None, "!", *(f"{_TAGS}{name}" for name in allowed)):
            raise self.error(f"the tag {tag} does not fit here", event)

    def too_deep(self, event: Event) -> PipelineError:
        """Return the error for containers that are nested too deeply."""
        message = f"the document is nested more than {MAX_DEPTH} levels deep; flatten it"
        return self.error(message, event)

    def error(self, message: str, event: Event) -> PipelineError:
        """Return an error at the line of an event."""
        return PipelineError(message, f"{self.source}:{line_of(event)}")


def line_of(event: Event) -> int:
    """Return the line of an event, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _core_value(kind: str, text: str) -> Json:
    match kind:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int":
            return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
        case "float":
            return _finite(text)
        case "endless":
            raise ValueError(text)
        case _:
            return text


def _finite(text: str) -> float:
    if not math.isfinite(value := float(text)):
        raise ValueError(text)
    return value
