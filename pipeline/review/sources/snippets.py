"""Diffs of the text around a change: the nearest object around the edit, in both documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from functools import cache
from typing import TypeAlias

from pipeline.common.documents import Document, Json, json_line, unescape_token
from pipeline.common.locations import Location
from pipeline.review.changes import Area, Change
from pipeline.review.words import counted

#: Lines of a diff, characters of a line, and lines around a difference.
_MOST_LINES, _LONG, _CONTEXT = 24, 100, 2

#: The number of keys to a path, a component or another part of the document. A snippet shows no
#: more than the part: a diff of all components would be slow, and beside the point.
_PART = {"components": 3, "paths": 2, "webhooks": 2}

#: Levels of a value that a snippet shows, and items of a list that are compared.
_DEEP, _MANY = 3, 500


def diffs(changes: Iterable[Change], old: Document, new: Document) -> dict[str, tuple[str, ...]]:
    """Return the lines of the diff around each change, by its fingerprint.

    Changes on the wire compare the two documents, changes of callers' Python their old and new
    declarations. A change without a diff is left out.

    Args:
        changes: The changes, with locations.
        old: The old document.
        new: The new document.
    """

    @cache
    def compared(was: _Tokens, now: _Tokens, keys: frozenset[str]) -> tuple[str, ...]:
        # Many changes may stand in the same object.
        return _compared(_lines(old, was, keys), _lines(new, now, keys))

    found = ((change.fingerprint, _diff(change, old, new, compared)) for change in changes)
    return {fingerprint: lines for fingerprint, lines in found if lines}


_Tokens: TypeAlias = "tuple[str, ...] | None"

#: Keys that leave out nothing.
_WHOLE = frozenset[str]()


def _diff(
    change: Change,
    old: Document,
    new: Document,
    compared: Callable[[_Tokens, _Tokens, frozenset[str]], tuple[str, ...]],
) -> tuple[str, ...]:
    if change.area is Area.PYTHON:
        return _compared(_declaration(change.before), _declaration(change.after))
    if change.area is not Area.WIRE:
        return ()
    if change.overlays:  # the old side is a description in an overlay
        return compared(None, _holder(new, change.new), _WHOLE)
    for was, now in _holders(old, new, change):
        lines = compared(was, now, _WHOLE)
        if len(lines) > _MOST_LINES:
            # Other edits of the object would hide this one.
            return compared(was, now, _edited(change, was, now)) or lines
        if lines:
            return lines
    return ()


def _edited(change: Change, *holders: _Tokens) -> frozenset[str]:
    """Return the keys of the edit in the objects that are compared."""
    ways = [_tokens(at) for at in (change.old, change.new) if at is not None]
    found = {
        way[len(holder)]
        for holder in holders
        for way in ways
        if holder is not None and way[: len(holder)] == holder and len(way) > len(holder)
    }
    return frozenset(found)


def _declaration(value: Json) -> list[str]:
    return [] if value is None else [str(value)]


def _compared(old: list[str], new: list[str]) -> tuple[str, ...]:
    """Return the lines of a diff, without its headers."""
    lines = list(unified_diff(old, new, lineterm="", n=_CONTEXT))[2:]
    kept = [line[:_LONG] for line in lines if not line.startswith("@@")]
    more = len(kept) - _MOST_LINES
    return tuple(kept) if more <= 1 else (*kept[:_MOST_LINES], f"  … {more} more lines")


def _holders(old: Document, new: Document, change: Change) -> Iterator[tuple[_Tokens, _Tokens]]:
    """Yield the objects to compare, the nearest first.

    A location of one document leads to the same object in the other document, if that has it.
    """
    was, now = _holder(old, change.old or change.new), _holder(new, change.new or change.old)
    if was is None or now is None:
        yield was, now
        return
    shared = [one for one in (was, now) if _is_object(old, one) and _is_object(new, one)]
    if was[: len(now)] == now or now[: len(was)] == was:
        outer = min(len(was), len(now))
        # The same index may be another item in the other document.
        stable = [one for one in shared if not any(map(str.isdecimal, one[outer:]))]
        yield from ((one, one) for one in sorted(stable, key=len, reverse=True))
    else:
        # The old side refers to the object, without the keyword that is new.
        around = (now[:end] for end in range(len(now), _PART.get(now[0], 1) - 1, -1))
        both = (keys for keys in around if _is_object(old, keys) and _is_object(new, keys))
        yield from ((keys, keys) for keys in both)
    yield was, now


def _holder(document: Document, at: Location | None) -> _Tokens:
    """Return the keys of the nearest object around a location, or of the part that it stands in.

    None if the document lacks that part.
    """
    if at is None or not at.pointer.startswith("/"):
        return None
    tokens = _tokens(at)
    part = tokens[: _PART.get(tokens[0], 1)]
    around = (tokens[:end] for end in range(len(tokens) - 1, len(part), -1))
    found = next((keys for keys in around if _is_object(document, keys)), part)
    is_item = all(token.isdecimal() for token in tokens[len(part) : len(part) + 1])
    return found if _is_object(document, found) or (is_item and _value(document, found)) else None


def _tokens(at: Location) -> tuple[str, ...]:
    return tuple(unescape_token(token) for token in at.pointer.split("/")[1:])


def _value(document: Document, tokens: tuple[str, ...]) -> list[Json]:
    """Return the value at some keys, as the only item of a list; empty without a value."""
    value: Json = document
    for token in tokens:
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return []
    return [value]


def _is_object(document: Document, tokens: tuple[str, ...]) -> bool:
    return any(isinstance(value, dict) for value in _value(document, tokens))


def _lines(document: Document, tokens: _Tokens, keys: frozenset[str]) -> list[str]:
    """Return the lines of a value, of an object only those of some keys if there are keys."""
    values = [] if tokens is None else _value(document, tokens)
    if keys:
        values = [
            {key: inner for key, inner in value.items() if key in keys}
            if isinstance(value, dict)
            else value
            for value in values
        ]
    texts = (json.dumps(_pruned(v, _DEEP), indent=1, ensure_ascii=False) for v in values)
    # Without its members, an object of some keys keeps its lines.
    return [
        line for text in texts for line in ("{\n}" if keys and text == "{}" else text).splitlines()
    ]


def _pruned(value: Json, depth: int) -> Json:
    if isinstance(value, dict):
        if depth == 0 and value:
            return {"…": len(value)}
        return {key: _pruned(inner, depth - 1) for key, inner in sorted(value.items())}
    if isinstance(value, list):
        if depth == 0 and any(isinstance(inner, dict | list) for inner in value):
            return [f"… {counted(len(value), 'item')}"]
        # The order of most lists has no meaning, and must not look like a change.
        return sorted((_pruned(inner, depth - 1) for inner in value), key=json_line)[:_MANY]
    return value
