"""The lines of some values of a YAML text, found without building any value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import define, field
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pipeline.common.documents import escape_token
from pipeline.reading.yaml_reader import events_of, line_of

#: Wanted places by the (escaped) tokens of their pointers.
_Wanted: TypeAlias = "dict[str, _Wanted]"

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def yaml_lines(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Find the lines of some values of a YAML text.

    Args:
        text: Valid YAML with a single document.
        pointers: JSON pointers to the values; pointers without a value are ignored.

    Returns:
        Line numbers, from 1, by pointer: of the values and of the containers around them. The line
        of a member is the line of its name. A value behind an alias has no line.
    """
    wanted: _Wanted = {}
    for place in pointers:
        branch = wanted
        for token in place.split("/")[1:]:
            branch = branch.setdefault(token, {})
    events = events_of(text)
    next(events)  # of the stream
    next(events)  # of the document
    finder = _Finder(events)
    finder.node(next(events), wanted, "")
    return finder.lines


@define(eq=False)
class _Finder:
    """Goes through the events of a text, from its beginning to the end of its value."""

    events: Iterator[Event]
    lines: dict[str, int] = field(init=False, factory=lambda: {"": 1})

    def node(self, event: Event, wanted: _Wanted, place: str) -> None:
        """Go through the value that begins with an event."""
        if isinstance(event, MappingStartEvent):
            self.mapping(wanted, place)
        elif isinstance(event, SequenceStartEvent):
            self.sequence(wanted, place)

    def mapping(self, wanted: _Wanted, place: str) -> None:
        """Go through the mapping whose start was the last event."""
        for key in self.events:
            if isinstance(key, MappingEndEvent):
                return
            token = escape_token(key.value) if isinstance(key, ScalarEvent) else ""
            self.child(next(self.events), key, wanted, place, token)

    def sequence(self, wanted: _Wanted, place: str) -> None:
        """Go through the sequence whose start was the last event."""
        for index, event in enumerate(self.events):
            if isinstance(event, SequenceEndEvent):
                return
            self.child(event, event, wanted, place, str(index))

    def child(self, event: Event, start: Event, wanted: _Wanted, place: str, token: str) -> None:
        """Go through a member, which starts at its name, or through an item."""
        if token not in wanted:
            self.skip(event)
            return
        inner = f"{place}/{token}"
        self.lines[inner] = line_of(start)
        self.node(event, wanted[token], inner)

    def skip(self, event: Event) -> None:
        """Go through a value in which nothing is wanted."""
        depth = int(isinstance(event, _STARTS))
        while depth:
            event = next(self.events)
            depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
