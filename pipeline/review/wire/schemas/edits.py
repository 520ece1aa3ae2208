"""Edits: the differences of two schemas, and the comparison of their scalar keywords.

The scalar keywords limit a value itself: types, null, enums, formats and bounds. `subschemas` and
`unions` compare the schemas inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.formatting import format_types
from pipeline.review.wire.schemas.shape import Shape


@frozen
class Edit:
    """One difference of two schemas, for values of both directions.

    Args:
        kind: Kind of the check.
        before: The old value; None if there was no value.
        after: The new value; None if there is no value.
        keywords: Alternative paths of keywords inside the schema; the first existing path counts.
        own: The edit concerns the contents of the object, not the use of the object.
        name: Name of the changed property.
        owners: The old and the new object with the edit, if other than the compared objects.
        one_way: Directions without the property, such as requests without read-only properties.
        identity: Distinguishes edits with the same description.
        shape: The described schema in words, for a sentence.
        alternative: The schema of an alternative, or of a part of an `allOf`, that came or went.
    """

    kind: str
    before: Json = None
    after: Json = None
    keywords: tuple[tuple[str, ...], ...] = ()
    own: bool = False
    name: str = ""
    owners: tuple[Shape, Shape] | None = None
    one_way: frozenset[str] = frozenset()
    identity: str = ""
    shape: str = ""
    alternative: Json = None


@frozen(eq=False)
class Child:
    """A pair of schemas inside two compared schemas.

    Args:
        old: The old schema.
        new: The new schema.
        steps: The steps to the new schema, as `pipeline.common.schemas` writes them; to the old
            schema if only the old schema has steps.
        keyword: The keyword around both schemas: `properties`, `items`, `anyOf`, ...
        words: Replaces the steps in paths, if the steps differ between the two sides.
        label: Replaces the steps in sentences: an alternative by its name.
        name: Name or index under the keyword, if the keyword holds several schemas.
        owners: For a property, the old and the new object that declare it.
        is_variant: The schemas are alternatives; the union decides about null.
        is_condition: A change inside changes a condition, which affects both directions.
        one_way: Directions without the property, such as requests without read-only properties.
    """

    old: Json
    new: Json
    steps: tuple[str, ...]
    keyword: str
    name: str = ""
    words: tuple[str, ...] = ()
    label: str = ""
    owners: tuple[Shape, Shape] | None = None
    is_variant: bool = False
    is_condition: bool = False
    one_way: frozenset[str] = frozenset()


Difference: TypeAlias = "Edit | Child"


#: The kind of edits of annotations, and of keywords without an effect; reports count these edits.
NOTE = "ofauth-description-changed"

#: The keywords of a list of values.
LISTED = (("enum",), ("const",))

#: The stems of the checks for bounds.
_BOUNDS = {
    "maxContains": "max-contains",
    "maxItems": "max-items",
    "maxLength": "max-length",
    "maxProperties": "max-properties",
    "minContains": "min-contains",
    "minItems": "min-items",
    "minLength": "min-length",
    "minProperties": "min-properties",
}
#: The same for bounds that may be exclusive; the sign is 1 if a greater bound accepts more.
_RANGES = (("max", "maximum", "exclusiveMaximum", 1), ("min", "minimum", "exclusiveMinimum", -1))

_ENDS = ("added", "removed", "changed")

#: The checks for keywords that are added, removed or changed.
_TRIPLES = {
    "default": ("default-value-added", "default-value-removed", "default-value-changed"),
    "format": ("format-added", "format-removed", "format-changed"),
    "multipleOf": ("multiple-of-added", "multiple-of-removed", "multiple-of-changed"),
    "pattern": ("pattern-added", "pattern-removed", "pattern-changed"),
    "uniqueItems": ("unique-items-added", "unique-items-removed", ""),
    "deprecated": ("deprecated", "reactivated", ""),
    "contentMediaType": tuple(f"content-media-type-{end}" for end in _ENDS),
    "contentEncoding": tuple(f"content-encoding-{end}" for end in _ENDS),
}

_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}

#: A list of the values that are known so far; there may be more (Zalando's guidelines, rule 112).
EXTENSIBLE = "x-extensible-enum"

#: Keywords that other comparisons cover.
_ELSEWHERE = {
    *_BOUNDS,
    *_TRIPLES,
    *(keyword for _, *pair, _ in _RANGES for keyword in pair),
    "dependentRequired",
    "discriminator",
    EXTENSIBLE,
}


#: The kinds of edits of types that accept more types, and of those that accept fewer.
WIDER_TYPES = {"type-generalized", "list-of-types-widened"}
NARROWER_TYPES = {"type-specialized", "list-of-types-narrowed"}


def contradiction_edit(old: Shape, new: Shape) -> Edit:
    """Return the edit of a shape that accepts no value on one side."""
    kind = "type-specialized" if new.contradicts else "type-generalized"
    return Edit(kind, format_types(old), format_types(new), (("type",), ("allOf",)))


def type_edit(old: Shape, new: Shape) -> Edit | None:
    """Compare the types of two shapes without alternatives."""
    if old.types == new.types and old.is_open == new.is_open:
        return None
    kind = "type-changed"
    single = max(len(old.types), len(new.types)) <= 1
    if _covers(new, old):
        kind = "type-generalized" if single or new.is_open else "list-of-types-widened"
    elif _covers(old, new):
        kind = "type-specialized" if single or old.is_open else "list-of-types-narrowed"
    return Edit(kind, format_types(old), format_types(new), (("type",),))


def _covers(wide: Shape, narrow: Shape) -> bool:
    if wide.is_open or narrow.is_open:
        return wide.is_open
    if not (wide.types and narrow.types):
        return wide.nullable and not narrow.types
    return all(_admits(wide, name) for name in narrow.types)


def _admits(shape: Shape, name: str) -> bool:
    return name in shape.types or (name == "integer" and "number" in shape.types)


def share_types(old: Shape, new: Shape) -> bool:
    """Tell whether the types of two shapes have values in common."""
    if old.is_open or new.is_open:
        return True
    some = any(_admits(new, name) for name in old.types)
    return some or any(_admits(old, name) for name in new.types)


def null_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare whether two shapes accept null."""
    limits_types = all(shape.types or shape.variants or shape.enum for shape in (old, new))
    if old.nullable != new.nullable and limits_types:
        kind = "became-nullable" if new.nullable else "became-not-nullable"
        yield Edit(kind, keywords=(("nullable",), ("type",), ("anyOf",), ("oneOf",)))


def enum_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare the values of two enums."""
    if old.enum is None or new.enum is None:
        if old.enum:
            yield Edit("became-not-enum", before=list(old.enum), keywords=LISTED)
        elif new.enum:
            yield Edit("became-enum", after=list(new.enum), keywords=LISTED)
        return
    before, after = ({text(value): value for value in shape.enum or ()} for shape in (old, new))
    if added := [value for key, value in after.items() if key not in before]:
        yield Edit("enum-value-added", after=added, keywords=LISTED)
    if removed := [value for key, value in before.items() if key not in after]:
        yield Edit("enum-value-removed", before=removed, keywords=LISTED)


def _extensible_edits(old: Mapping[str, Json], new: Mapping[str, Json]) -> Iterator[Edit]:
    """Compare the values of two extensible enums."""
    was, now = old.get(EXTENSIBLE), new.get(EXTENSIBLE)
    where = ((EXTENSIBLE,),)
    if not (isinstance(was, list) and isinstance(now, list)):
        if _differs(EXTENSIBLE, old, new):
            yield _keyword_edit("extension-changed", EXTENSIBLE, old, new)
        return
    before, after = ({text(value): value for value in given} for given in (was, now))
    if added := [after[key] for key in sorted(after.keys() - before.keys())]:
        yield Edit("x-extensible-enum-value-added", None, added, where)
    if removed := [before[key] for key in sorted(before.keys() - after.keys())]:
        yield Edit("x-extensible-enum-value-removed", removed, None, where)


def keyword_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare every keyword without schemas."""
    before, after = old.keywords, new.keywords
    for keyword, stem in _BOUNDS.items():
        yield from _bound(stem, before.get(keyword), after.get(keyword), keyword)
    for stem, inclusive, exclusive, sign in _RANGES:
        yield from _range(stem, (inclusive, exclusive), sign, before, after)
    for keyword, kinds in _TRIPLES.items():
        yield from _triple(keyword, kinds, before, after)
    yield from _extensible_edits(before, after)
    for keyword in sorted((before.keys() | after.keys()) - _ELSEWHERE):
        if _differs(keyword, before, after):
            kind = "extension-changed" if keyword.startswith("x-") else "keyword-changed"
            yield _keyword_edit(kind, keyword, before, after)


def _keyword_edit(
    kind: str, keyword: str, old: Mapping[str, Json], new: Mapping[str, Json]
) -> Edit:
    values = _named(keyword, old), _named(keyword, new)
    return Edit(kind, *values, ((keyword,),), shape=f"`{keyword}`")


def known_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare the values that two open enums name; other values are possible in both."""
    before, after = ({text(value): value for value in shape.known or ()} for shape in (old, new))
    if added := [value for key, value in after.items() if key not in before]:
        yield Edit("known-value-added", None, added, keywords=LISTED)
    if removed := [value for key, value in before.items() if key not in after]:
        yield Edit("known-value-removed", removed, None, keywords=LISTED)


def _differs(keyword: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> bool:
    """Tell whether a keyword was added, removed or changed; null is a possible value."""
    if keyword in before and keyword in after:
        return text(before[keyword]) != text(after[keyword])
    return keyword in before or keyword in after


def _named(keyword: str, given: Mapping[str, Json]) -> Json:
    return {keyword: given[keyword]} if keyword in given else None


def _bound(stem: str, was: Json, now: Json, keyword: str) -> Iterator[Edit]:
    if was == now:
        return
    if was is None or now is None:
        kind = "set" if was is None else "unset"
    else:
        kind = "increased" if now > was else "decreased"
    yield Edit(f"{stem}-{kind}", was, now, ((keyword,),))


def _range(
    stem: str,
    keywords: tuple[str, str],
    sign: int,
    before: Mapping[str, Json],
    after: Mapping[str, Json],
) -> Iterator[Edit]:
    """Compare a bound that may be exclusive; an exclusive bound is the tighter of two equals."""
    was, now = (_end(keywords, sign, given) for given in (before, after))
    if was == now:
        return
    exclusive = all(end is None or end[1] for end in (was, now))
    stem = f"exclusive-{stem}" if exclusive else stem
    if was is None or now is None:
        kind = "set" if was is None else "unset"
    else:
        kind = "increased" if now > was else "decreased"
    where = tuple((keyword,) for keyword in keywords)
    yield Edit(f"{stem}-{kind}", _shown(was, sign), _shown(now, sign), where)


def _end(
    keywords: tuple[str, str], sign: int, given: Mapping[str, Json]
) -> tuple[Json, int] | None:
    """Return a bound in a form that compares by size."""
    inclusive, exclusive = keywords
    if exclusive in given:
        return given[exclusive], -sign
    return (given[inclusive], 0) if inclusive in given else None


def _shown(end: tuple[Json, int] | None, sign: int) -> Json:
    if end is None:
        return None
    number, exclusive = end
    if not exclusive:
        return number
    return f"less than {number}" if sign > 0 else f"more than {number}"


def _triple(
    keyword: str, kinds: tuple[str, ...], before: Mapping[str, Json], after: Mapping[str, Json]
) -> Iterator[Edit]:
    if not _differs(keyword, before, after):
        return
    was, now = before.get(keyword), after.get(keyword)
    ends = ("binary", None), (None, "binary")
    if keyword == "format" and (was, now) in ends and _are_bytes(before, after):
        return
    added, removed, changed = kinds
    kind = added if keyword not in before else removed if keyword not in after else changed
    if keyword == "format" and kind == changed:
        kind = _format_kind(was, now)
    yield Edit(kind, was, now, tuple((name,) for name in (keyword, *_SPELLINGS.get(keyword, ()))))


#: Beginnings of media types that are no text.
_BINARY = ("audio/", "font/", "image/", "video/", "application/pdf", "application/zip")


def _are_bytes(before: Mapping[str, Json], after: Mapping[str, Json]) -> bool:
    """Tell whether the side without the format `binary` says by its media type that it is bytes."""
    other = after if "format" in before else before
    declared = str(other.get("contentMediaType", "")).lower()
    return declared.startswith(_BINARY) and "contentEncoding" not in other


#: Other keywords for the encoding of bytes.
_SPELLINGS = {"contentEncoding": ("format",), "format": ("contentMediaType",)}


def _format_kind(was: Json, now: Json) -> str:
    if (was, now) in _WIDER_FORMATS:
        return "format-widened"
    return "format-narrowed" if (now, was) in _WIDER_FORMATS else "format-changed"
