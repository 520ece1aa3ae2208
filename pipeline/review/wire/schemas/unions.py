"""Two shapes with alternatives are compared.

Nothing names an alternative: `similarity` pairs them. An alternative without a counterpart was
added or removed. An object and a union of its parts are compared as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.review.wire.schemas.alternatives import (
    MOST_COMPARED,
    UNION,
    alternative_edit,
    alternatives,
    read_variant,
)
from pipeline.review.wire.schemas.edits import NOTE, Child, Difference, Edit
from pipeline.review.wire.schemas.formatting import format_types
from pipeline.review.wire.schemas.inclusion import accepts_all
from pipeline.review.wire.schemas.overlaps import (
    loosened_edits,
    overlap_edits,
    share_values,
)
from pipeline.review.wire.schemas.ranges import joined_ranges
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, Variant
from pipeline.review.wire.schemas.similarity import Sides, paired


def union_differences(sides: Sides) -> Iterator[Difference]:
    """Compare the alternatives of two shapes."""
    olds, news = alternatives(sides.old), alternatives(sides.new)
    before, after = whole = (
        joined_ranges(sides.old_reader, olds, news),
        joined_ranges(sides.new_reader, news, olds),
    )
    parts = _parts_of_one(sides, before, after)
    if parts is not None:
        yield from _split(sides, parts)
        before, after = ([v for v in side if v not in parts.taken] for side in (before, after))
    pairs = [
        (old, new)
        for old, new in paired(sides, before, after)
        if not _is_spare(sides, old, new, whole)
    ]
    kind = sides.new.union or sides.old.union
    come = [v for v in after if id(v) not in {id(new) for _, new in pairs}]
    for variant, is_known in _accepted(sides.new_reader, come, sides.old_reader, before):
        named = NOTE if is_known else f"{kind}-added"
        yield alternative_edit(named, sides.new_reader, variant.shape, is_new=True)
    kind = sides.old.union or sides.new.union
    gone = [v for v in before if id(v) not in {id(old) for old, _ in pairs}]
    for variant, is_known in _accepted(sides.old_reader, gone, sides.new_reader, after):
        named = NOTE if is_known else f"{kind}-removed"
        yield alternative_edit(named, sides.old_reader, variant.shape)
    for old, new in pairs:
        yield _child(old.shape, new.shape, new.steps or old.steps, _label(sides, old, new))
    if sides.old.union and sides.new.union and sides.old.union != sides.new.union:
        yield _kind_edit(sides)
    if "discriminator" not in sides.new.keywords:
        yield from overlap_edits(sides, pairs, whole)
        yield from loosened_edits(sides, pairs)


def _is_spare(
    sides: Sides, old: Variant, new: Variant, whole: tuple[list[Variant], list[Variant]]
) -> bool:
    """Tell whether a changed alternative without properties does not matter beside the others.

    All its old values fit another new alternative, or all its new values another old one.
    """
    if old.shape.is_object or new.shape.is_object or old.shape.schema == new.shape.schema:
        return False
    if len(whole[0]) * len(whole[1]) > MOST_COMPARED:
        return False
    was, now = read_variant(sides.old_reader, old), read_variant(sides.new_reader, new)
    olds, news = (
        [v for v in side if v.steps != own.steps and not any(map(v.excludes, side))]
        for side, own in zip(whole, (old, new), strict=True)
    )
    if not accepts_all(now, was):
        return any(accepts_all(read_variant(sides.new_reader, v), was) for v in news)
    if not accepts_all(was, now):
        return any(accepts_all(read_variant(sides.old_reader, v), now) for v in olds)
    return False


def _accepted(
    reader: ShapeReader, variants: list[Variant], other: ShapeReader, wide: list[Variant]
) -> Iterator[tuple[Variant, bool]]:
    """Yield alternatives, and whether an alternative of the other side accepts all their values."""
    reads = [read_variant(other, variant) for variant in wide]
    are_few = len(variants) * len(reads) <= MOST_COMPARED
    for variant in variants:
        own = read_variant(reader, variant)
        yield variant, are_few and any(accepts_all(read, own) for read in reads)


def _kind_edit(sides: Sides) -> Edit:
    """Return the edit of an `anyOf` that became a `oneOf`, or the other way round.

    If no value fits two alternatives of the `oneOf`, both keywords say the same.
    """
    old, new = sides.old.union, sides.new.union
    if old == "one-of":
        is_same = _exclude_one_another(sides.old_reader, sides.old)
    else:
        is_same = _exclude_one_another(sides.new_reader, sides.new)
    if is_same:
        return Edit(NOTE, old, new, UNION)
    return Edit(f"{old}-became-{new}", keywords=UNION)


def _exclude_one_another(reader: ShapeReader, shape: Shape) -> bool:
    variants = alternatives(shape)
    return len(variants) ** 2 <= MOST_COMPARED and not share_values(reader, variants)


def _child(old: Shape, new: Shape, steps: tuple[str, ...], label: str = "") -> Child:
    words = (f"|{_types_of_both(old, new)}",)
    return Child(old.schema, new.schema, steps, "anyOf", words=words, label=label, is_variant=True)


def _label(sides: Sides, old: Variant, new: Variant) -> str:
    """Name a pair of alternatives: by its name, a property with one value, or its types."""
    if name := new.shape.name or old.shape.name:
        return f"|{name}"
    before = sides.marks(sides.old_reader, old.shape)
    after = sides.marks(sides.new_reader, new.shape)
    for mark in sorted(before.keys() & after.keys()):
        if len(after[mark]) == 1 and after[mark] <= before[mark]:
            return f"|{mark}={_plain(*after[mark])}"
    return f"|{_types_of_both(old.shape, new.shape)}"


def _plain(value: str) -> str:
    """Return a value without the quotes of JSON."""
    read = json.loads(value)
    return read if isinstance(read, str) else value


@frozen(eq=False)
class _Parts:
    """A single object of one side, and the alternatives of the other side that are its parts.

    Args:
        whole: The object.
        parts: The alternatives.
        is_split: The object is old, and its parts are new.
    """

    whole: Variant
    parts: list[Variant]
    is_split: bool

    @property
    def taken(self) -> list[Variant]:
        """The object and its parts."""
        return [self.whole, *self.parts]


def _parts_of_one(sides: Sides, before: list[Variant], after: list[Variant]) -> _Parts | None:
    """Find the parts of an object that a union has instead of the object, or had."""
    if sides.old.variants and sides.new.variants:
        return None
    readers = (sides.old_reader, sides.new_reader)
    for ones, others, reader, other in ((before, after, *readers), (after, before, *readers[::-1])):
        if len(ones) == 1 and len(others) > 1 and {*ones[0].shape.types} == {"object"}:
            whole = read_variant(reader, ones[0])
            parts = [v for v in others if accepts_all(whole, read_variant(other, v))]
            if any(accepts_all(read_variant(other, v), whole) for v in parts):
                return None  # an alternative is the object itself
            if len(parts) > 1:
                return _Parts(ones[0], parts, is_split=ones is before)
    return None


def _split(sides: Sides, found: _Parts) -> Iterator[Difference]:
    """Compare an object with the properties of all its parts, and tell that it has parts."""
    shapes = [variant.shape for variant in found.parts]
    whole, joined = found.whole.shape, _joined(shapes)
    if found.is_split:
        narrowed = all(shape.required - whole.required for shape in shapes)
        kind = "alternatives-narrowed" if narrowed else "alternatives-split"
        yield alternative_edit(kind, sides.old_reader, whole)
        pair = whole, sides.new_reader.shape(joined)
    else:
        yield alternative_edit("alternatives-joined", sides.new_reader, whole, is_new=True)
        pair = sides.old_reader.shape(joined), whole
    yield _child(*pair, ())


def _joined(shapes: list[Shape]) -> Document:
    """Return the object with the properties of several objects, and what all of them require."""
    properties: dict[str, list[Json]] = {}
    for shape in shapes:
        for name, given in shape.properties.items():
            properties.setdefault(name, []).append(given.schema)
    required = frozenset[str].intersection(*(shape.required for shape in shapes))
    rest = [shape.parts["{}"].schema for shape in shapes if "{}" in shape.parts]
    return {
        "type": "object",
        "properties": {name: {"anyOf": given} for name, given in properties.items()},
        "required": sorted(required),
        **({"additionalProperties": rest[0]} if len(rest) == len(shapes) else {}),
    }


def _types_of_both(old: Shape, new: Shape) -> str:
    """Name a pair of alternatives by their types: their indexes differ between the two sides."""
    return " or ".join(sorted(old.types | new.types)) or format_types(new)


def discriminator_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare the discriminators of two unions, and the alternative for each of their values."""
    before: Json = old.keywords.get("discriminator")
    after: Json = new.keywords.get("discriminator")
    where = (("discriminator",),)
    if before is None or after is None:
        if before is not None:
            yield Edit("discriminator-removed", before=before["propertyName"], keywords=where)
        elif after is not None:
            yield Edit("discriminator-added", after=after["propertyName"], keywords=where)
        return
    was, now = before["propertyName"], after["propertyName"]
    if was != now:
        # The values belong to another property: their comparison would say nothing.
        yield Edit("discriminator-property-name-changed", was, now, where)
        return
    yield from _mapping_edits(before.get("mapping", {}), after.get("mapping", {}))


def _mapping_edits(before: dict[str, str], after: dict[str, str]) -> Iterator[Edit]:
    where = (("discriminator", "mapping"), ("discriminator",))
    if added := sorted(after.keys() - before.keys()):
        yield Edit("discriminator-mapping-added", None, added, where)
    if deleted := sorted(before.keys() - after.keys()):
        yield Edit("discriminator-mapping-deleted", deleted, None, where)
    kept = sorted(before.keys() & after.keys())
    if changed := [value for value in kept if _means_another(before, after, kept, value)]:
        yield Edit("discriminator-mapping-changed", changed, changed, where)


def _means_another(
    before: dict[str, str], after: dict[str, str], kept: list[str], value: str
) -> bool:
    """Tell whether a value means another alternative; a renamed alternative is the same."""
    was, now = before[value], after[value]
    if was == now:
        return False
    if was in after.values() or now in before.values():
        return True
    return _synonyms(before, kept, value) != _synonyms(after, kept, value)


def _synonyms(mapping: dict[str, str], values: list[str], value: str) -> list[str]:
    return [other for other in values if mapping[other] == mapping[value]]
