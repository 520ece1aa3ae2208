"""Pairs of an old and a new schema, each compared once.

The pairs form a graph: a pair contains the pairs of the schemas inside, and recursive schemas close
a circle. A pair that forty operations use is one node of the graph. Most schemas of two documents
are equal: their digests tell so without a comparison, as long as no component below them changed.

    shape               the meaning of a schema, however it is spelled
    reader              schemas of a document            ->  shapes
    simplified_unions   a shape with alternatives        ->  without those that say nothing
    edits               two shapes                       ->  edits of types, null, enums, bounds
    properties          two shapes                       ->  edits of properties; inner pairs
    subschemas          two shapes                       ->  edits of other parts; inner pairs
    unions              the alternatives of two shapes   ->  edits; pairs of alternatives
    alternatives        a shape                          ->  alternatives of one type each
    ranges              alternatives                     ->  those that touch as one range
    overlaps            the alternatives of two shapes   ->  edits for what two alternatives accept
    similarity          the alternatives of two unions   ->  pairs of an old and a new alternative
    alignment           two shapes with unmerged parts   ->  equal parts at the same places
    inclusion           two shapes                       ->  does one accept all of the other?
    spellings           a shape                          ->  with the usual of equal keywords
    idle                a shape                          ->  without keywords without effect
    met_limits          two shapes                       ->  without limits that both meet
    limits              a keyword and a value            ->  does it accept the value?
    patterns            a pattern                        ->  the lengths of the texts that match
    formatting          a shape                          ->  a few words, and a digest
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from attrs import define, evolve, field

from pipeline.common.documents import Document, Json
from pipeline.common.documents import json_line as one_line
from pipeline.common.schemas import REF_PREFIX
from pipeline.review.changes import Direction
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.alignment import aligned
from pipeline.review.wire.schemas.edits import (
    NARROWER_TYPES,
    NOTE,
    WIDER_TYPES,
    Child,
    Difference,
    Edit,
    contradiction_edit,
    enum_edits,
    keyword_edits,
    known_edits,
    null_edits,
    share_types,
    type_edit,
)
from pipeline.review.wire.schemas.formatting import format_shape, phrase_shape
from pipeline.review.wire.schemas.idle import OF_ARRAYS
from pipeline.review.wire.schemas.met_limits import implied_notes, without_implied
from pipeline.review.wire.schemas.overlaps import refuses_more
from pipeline.review.wire.schemas.properties import always_present, property_differences
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, limits
from pipeline.review.wire.schemas.similarity import Sides
from pipeline.review.wire.schemas.spellings import with_whole_numbers
from pipeline.review.wire.schemas.subschemas import part_differences
from pipeline.review.wire.schemas.unions import discriminator_edits, union_differences

__all__ = ["NOTE", "Pair", "Pairs", "SchemaDigests", "changed_components", "components"]


@define(eq=False)
class Pair:
    """An old schema with its new counterpart.

    Args:
        old: The old shape.
        new: The new shape.
        edits: The edits of the schemas themselves, without the schemas inside.
        children: The pairs inside, each with its relation to this pair.
        is_changed: This pair or a pair inside has edits.
        has_effect: This pair or a pair inside has edits besides notes.
    """

    old: Shape
    new: Shape
    edits: list[Edit] = field(factory=list[Edit])
    children: list[tuple[Child, Pair]] = field(factory=list["tuple[Child, Pair]"])
    is_changed: bool = False
    has_effect: bool = False


class Pairs:
    """All pairs of schemas of two normalized documents."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old_reader, self.new_reader = ShapeReader(old), ShapeReader(new)
        self._digests = SchemaDigests()
        self._changed = changed_components(components(old), components(new), self._digests)
        self._known: dict[tuple[str, str, bool], Pair] = {}
        self._ahead: list[tuple[Pair, bool]] = []

    def pair(self, old: Json, new: Json, *, is_variant: bool = False) -> Pair | None:
        """Return the pair of two schemas; None if their digests are equal."""
        keys = self._digests.key(old), self._digests.key(new)
        if keys[0] == keys[1] and not self._digests.names(old) & self._changed:
            return None
        known = self._known.get((*keys, is_variant))
        if known is None:
            known = Pair(self.old_reader.shape(old), self.new_reader.shape(new))
            self._known[*keys, is_variant] = known
            self._ahead.append((known, is_variant))
        return known

    def compare(self) -> None:
        """Compare every requested pair, and the pairs inside."""
        while self._ahead:
            pair, is_variant = self._ahead.pop()
            for found in self._differences(pair, is_variant):
                if isinstance(found, Edit):
                    pair.edits.append(found)
                elif inner := self.pair(found.old, found.new, is_variant=found.is_variant):
                    pair.children.append((found, inner))
        pairs = list(self._known.values())
        _mark_changed(pairs)
        for pair in pairs:
            _judge_conditions(pair)

    def _differences(self, pair: Pair, is_variant: bool) -> Iterator[Difference]:
        old, new = pair.old, aligned(pair.old, pair.new)
        yield from note_edits(old, new)
        yield from known_edits(old, new)
        if old.contradicts != new.contradicts:
            yield contradiction_edit(old, new)
            return
        if not is_variant:
            yield from null_edits(old, new)
        yield from _overlap_edits(old, new)
        if not (old.variants or new.variants):
            yield from self._plain(old, new)
        elif old.is_open or new.is_open:
            yield from self._open_and_union(old, new)
        else:
            yield from self._unions(old, new)

    def _plain(self, old: Shape, new: Shape) -> Iterator[Difference]:
        old, new = with_whole_numbers(old, new), with_whole_numbers(new, old)
        of_values = bool(old.enum and new.enum) and share_types(old, new)
        changed = None if of_values else type_edit(old, new)
        if changed is not None:
            yield changed
        of_one_type = changed is None or share_types(old, new)
        if of_one_type and not (old.is_open or new.is_open):
            yield from enum_edits(old, new)
        if changed is None or (of_one_type and _limits_more(changed, old, new)):
            kept = without_implied(old, new)
            yield from implied_notes(old, new, kept)
            yield from self._inside(*kept)

    def _open_and_union(self, old: Shape, new: Shape) -> Iterator[Difference]:
        """Compare a shape without a type with a union, whose types are told first."""
        changed = type_edit(old, new)
        if changed is not None:
            yield changed
        if old.is_open and limits(old):
            yield from self._unions(evolve(old, types=_revealed(old)), new)
        elif new.is_open and limits(new):
            yield from self._unions(old, evolve(new, types=_revealed(new)))

    def _unions(self, old: Shape, new: Shape) -> Iterator[Difference]:
        """Compare the alternatives of two shapes, and the keywords beside them."""
        union = old if old.variants else new
        if old.variants and new.variants:
            yield from union_differences(Sides(self.old_reader, self.new_reader, old, new))
            yield from self._inside(old, new)
        elif union.properties or union.required or union.parts or union.rest:
            yield self._as_part(old, new)
            yield from self._inside(old, new)
        else:
            yield from union_differences(Sides(self.old_reader, self.new_reader, old, new))
            yield from discriminator_edits(old, new)
            yield from keyword_edits(*(_with_keywords_of(union, shape) for shape in (old, new)))

    def _as_part(self, old: Shape, new: Shape) -> Edit:
        """Return the edit of alternatives that come or go beside an object's properties."""
        kind, reader, shape = "all-of-removed", self.old_reader, old
        if new.variants:
            kind, reader, shape = "all-of-added", self.new_reader, new
        described, where = format_shape(reader, shape), (("anyOf",), ("oneOf",))
        before, after = (None, described) if new.variants else (described, None)
        return Edit(kind, before, after, where, shape=phrase_shape(reader, shape))

    def _inside(self, old: Shape, new: Shape) -> Iterator[Difference]:
        yield from discriminator_edits(old, new)
        for edit in keyword_edits(old, new):
            is_count = edit.kind.startswith("min-properties")
            yield evolve(edit, one_way=self._unaffected(edit, old, new)) if is_count else edit
        yield from property_differences(self.old_reader, self.new_reader, old, new)
        yield from part_differences(self.old_reader, self.new_reader, old, new)

    def _unaffected(self, edit: Edit, old: Shape, new: Shape) -> frozenset[str]:
        """Return the directions in which required properties make up a least number anyway."""
        before = always_present(self.old_reader, old)
        after = always_present(self.new_reader, new)
        limit = max(number for number in (edit.before, edit.after) if number is not None)
        counts = zip((Direction.REQUEST, Direction.RESPONSE), before, after, strict=True)
        return frozenset(way.value for way, *known in counts if limit <= max(known))


def _overlap_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare what `oneOf`s of types and values refuse because several alternatives accept it."""
    if bool(old.overlaps) == bool(new.overlaps) and not refuses_more(old, new):
        return
    kind = "one-of-may-overlap" if new.overlaps else "one-of-became-any-of"
    yield Edit(kind, keywords=(("oneOf",), ("anyOf",)))


def _limits_more(changed: Edit, old: Shape, new: Shape) -> bool:
    """Tell whether two shapes of other types have limits that the types do not tell already.

    A shape of more types has them if it has limits itself.
    """
    if changed.kind in WIDER_TYPES:
        return limits(new)
    return limits(old) if changed.kind in NARROWER_TYPES else limits(old) and limits(new)


def _revealed(shape: Shape) -> frozenset[str]:
    """Return the types of values that a shape without a type limits."""
    is_array = any(part.keyword in OF_ARRAYS for part in shape.parts.values())
    return frozenset({"array"}) if is_array and not shape.is_object else frozenset({"object"})


def _with_keywords_of(union: Shape, shape: Shape) -> Shape:
    """Keep only the keywords of the union; the pairs of alternatives cover the others."""
    kept = {name: value for name, value in shape.keywords.items() if name in union.keywords}
    return evolve(shape, keywords=kept)


def note_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare annotations; a keyword that has an effect on one side is no annotation."""
    names = (old.notes.keys() | new.notes.keys()) - old.keywords.keys() - new.keywords.keys()
    for name in sorted(names):
        was, now = old.notes.get(name), new.notes.get(name)
        if text(was) != text(now):
            yield Edit(NOTE, was, now, ((name,),))


def _mark_changed(pairs: list[Pair]) -> None:
    """Mark the pairs with edits, and the pairs around them."""
    holders: dict[int, list[Pair]] = {}
    for pair in pairs:
        for _, inner in pair.children:
            holders.setdefault(id(inner), []).append(pair)
    for pair in _with_holders([p for p in pairs if p.edits], holders):
        pair.is_changed = True
    limited = [pair for pair in pairs if any(edit.kind != NOTE for edit in pair.edits)]
    for pair in _with_holders(limited, holders):
        pair.has_effect = True


def _with_holders(pairs: list[Pair], holders: dict[int, list[Pair]]) -> list[Pair]:
    """Return some pairs, and all pairs around them."""
    found: dict[int, Pair] = {}
    ahead = list(pairs)
    while ahead:
        pair = ahead.pop()
        if id(pair) not in found:
            found[id(pair)] = pair
            ahead += holders.get(id(pair), [])
    return list(found.values())


def _judge_conditions(pair: Pair) -> None:
    """Turn a changed condition into one edit: its effect depends on the other keywords."""
    conditions = [(child, inner) for child, inner in pair.children if child.is_condition]
    for child, inner in conditions:
        if inner.is_changed:
            kind = "condition-changed" if inner.has_effect else NOTE
            pair.edits.append(Edit(kind, child.keyword, child.keyword, ((child.keyword,),)))
    pair.children = [
        (child, inner)
        for child, inner in pair.children
        if inner.is_changed and not child.is_condition
    ]


_REFERENCE = re.compile(rf'"{re.escape(REF_PREFIX)}([^"]+)"')


class SchemaDigests:
    """Digests of the schemas of normalized documents, which may share schemas."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Json, str, frozenset[str]]] = {}

    def key(self, schema: Json) -> str:
        """Return a digest, which is equal for schemas with the same text."""
        return self._read(schema)[1]

    def names(self, schema: Json) -> frozenset[str]:
        """Return the components that a schema refers to."""
        return self._read(schema)[2]

    def _read(self, schema: Json) -> tuple[Json, str, frozenset[str]]:
        known = self._known.get(id(schema))
        if known is None:
            line = one_line(schema)
            key = hashlib.blake2b(line.encode(), digest_size=16).hexdigest()
            names = frozenset(_REFERENCE.findall(line)) if REF_PREFIX in line else frozenset[str]()
            # The schema is kept with its digest, so that no other object gets its id.
            known = self._known[id(schema)] = schema, key, names
        return known


def changed_components(
    old: Mapping[str, Json], new: Mapping[str, Json], digests: SchemaDigests
) -> frozenset[str]:
    """Return the components that changed, or that refer to a changed component."""
    shared = old.keys() & new.keys()
    changed = (old.keys() ^ new.keys()) | {
        name for name in shared if digests.key(old[name]) != digests.key(new[name])
    }
    users: dict[str, set[str]] = {}
    for name in shared:
        for used in digests.names(old[name]):
            users.setdefault(used, set()).add(name)
    ahead = list(changed)
    while ahead:
        found = users.get(ahead.pop(), set[str]()) - changed
        changed |= found
        ahead += found
    return frozenset(changed)


def components(document: Document) -> dict[str, Json]:
    """Return the component schemas of a document."""
    schemas: dict[str, Json] = document.get("components", {}).get("schemas", {})
    return schemas
