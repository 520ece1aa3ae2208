"""Pairs of schemas, one for each kind of check of a value and for its mirror.

The pairs stand in no place: the same pair is a change of a request body, of a property of an
answer, of a header, and what it means there is told by its levels.
"""

from __future__ import annotations

from attrs import frozen

from pipeline.documents import Json
from pipeline.review.changes import Level
from tests.review.wire.making import REF

_LEVELS = {"E": Level.ERR, "W": Level.WARN, "I": Level.INFO}


@frozen
class Row:
    """A pair of schemas, and what a review says of it.

    Args:
        kind: Kind of the check.
        levels: How bad it is for senders, and for readers.
        old: The old schema.
        new: The new schema.
        before: The old value of the change.
        after: The new value of the change.
        where: Keywords that lead to it from the schema, as far as they are there.
        path: What the change's path adds to the path of the schema.
        is_own: It is a change of the object, whose owner is the schema itself.
    """

    kind: str
    levels: tuple[Level, Level]
    old: Json
    new: Json
    before: Json
    after: Json
    where: tuple[str, ...]
    path: str
    is_own: bool


def _both(
    kinds: str,
    levels: str,
    old: Json,
    new: Json,
    before: Json = None,
    after: Json = None,
    *,
    where: tuple[str, ...] = (),
    path: str = "",
    is_own: bool = False,
) -> tuple[Row, Row]:
    """Return a row and its mirror: `kind mirror`, and levels of each for both directions."""
    (kind, mirror), (one, other) = kinds.split(), levels.split()
    there, back = (tuple(_LEVELS[letter] for letter in given) for given in (one, other))
    return (
        Row(kind, (there[0], there[1]), old, new, before, after, where, path, is_own),
        Row(mirror, (back[0], back[1]), new, old, after, before, where, path, is_own),
    )


TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}
LIST, OBJECT = {"type": "array", "items": TEXT}, {"type": "object"}
EMPTY = {"type": "array", "items": {}}


def _ref(name: str) -> Json:
    return {"$ref": REF + name}


def _pets(keyword: str, *names: str, **more: Json) -> Json:
    return {keyword: [_ref(name) for name in names], **more}


def _told_by(name: str, **mapping: str) -> Json:
    targets = {value: REF + target for value, target in mapping.items()}
    mapped = {"mapping": targets} if targets else {}
    return _pets("oneOf", "Cat", "Dog", discriminator={"propertyName": name, **mapped})


def _bound(stem: str, keyword: str, base: Json) -> list[tuple[Row, Row]]:
    """Return the rows of a bound: set, raised, and what undoes them."""
    low, high = {**base, keyword: 3}, {**base, keyword: 5}
    wide, narrow = ("IE", "EI") if stem.startswith("max") else ("EI", "IE")
    where = (keyword,)
    kinds = f"{stem}-set {stem}-unset", f"{stem}-increased {stem}-decreased"
    return [
        _both(kinds[0], "EI IE", base, low, None, 3, where=where),
        _both(kinds[1], f"{wide} {narrow}", low, high, 3, 5, where=where),
    ]


def _exclusive(end: str, word: str) -> list[tuple[Row, Row]]:
    keyword = f"exclusive{end.capitalize()}imum"
    low, high = {**NUMBER, keyword: 3}, {**NUMBER, keyword: 5}
    wide, narrow = ("IE", "EI") if end == "max" else ("EI", "IE")
    stem, where = f"exclusive-{end}", (keyword,)
    kinds = f"{stem}-set {stem}-unset", f"{stem}-increased {stem}-decreased"
    return [
        _both(kinds[0], "EI IE", NUMBER, low, None, f"{word} 3", where=where),
        _both(kinds[1], f"{wide} {narrow}", low, high, f"{word} 3", f"{word} 5", where=where),
    ]


_TYPES = [
    _both(
        "became-nullable became-not-nullable",
        "IE EI",
        TEXT,
        {"type": ["string", "null"]},
        where=("type",),
    ),
    _both("type-changed type-changed", "EE EE", TEXT, WHOLE, "string", "integer", where=("type",)),
    _both(
        "type-generalized type-specialized",
        "IE EI",
        WHOLE,
        NUMBER,
        "integer",
        "number",
        where=("type",),
    ),
    _both(
        "list-of-types-widened list-of-types-narrowed",
        "IE EI",
        {"type": ["boolean", "string"]},
        {"type": ["boolean", "string", "integer"]},
        "boolean or string",
        "boolean or integer or string",
        where=("type",),
    ),
]
_VALUES = [
    _both(
        "format-added format-removed",
        "WI IW",
        TEXT,
        {**TEXT, "format": "date"},
        None,
        "date",
        where=("format",),
    ),
    _both(
        "format-changed format-changed",
        "EE EE",
        {**TEXT, "format": "date"},
        {**TEXT, "format": "uuid"},
        "date",
        "uuid",
        where=("format",),
    ),
    _both(
        "format-widened format-narrowed",
        "IW WI",
        {**WHOLE, "format": "int32"},
        {**WHOLE, "format": "int64"},
        "int32",
        "int64",
        where=("format",),
    ),
    _both(
        "became-enum became-not-enum",
        "EI IW",
        TEXT,
        {**TEXT, "enum": ["a", "b"]},
        None,
        ["a", "b"],
        where=("enum",),
    ),
    _both(
        "enum-value-added enum-value-removed",
        "IW EI",
        {**TEXT, "enum": ["a"]},
        {**TEXT, "enum": ["a", "c", "b"]},
        None,
        ["b", "c"],
        where=("enum",),
    ),
    _both(
        "default-value-added default-value-removed",
        "WI WI",
        TEXT,
        {**TEXT, "default": "a"},
        None,
        "a",
        where=("default",),
    ),
    _both(
        "default-value-changed default-value-changed",
        "WI WI",
        {**TEXT, "default": "a"},
        {**TEXT, "default": "b"},
        "a",
        "b",
        where=("default",),
    ),
    _both(
        "deprecated reactivated",
        "II II",
        TEXT,
        {**TEXT, "deprecated": True},
        None,
        True,
        where=("deprecated",),
    ),
    _both(
        "pattern-added pattern-removed",
        "EI IW",
        TEXT,
        {**TEXT, "pattern": "^a"},
        None,
        "^a",
        where=("pattern",),
    ),
    _both(
        "pattern-changed pattern-changed",
        "WW WW",
        {**TEXT, "pattern": "^a"},
        {**TEXT, "pattern": "^b"},
        "^a",
        "^b",
        where=("pattern",),
    ),
    _both(
        "multiple-of-added multiple-of-removed",
        "EI IE",
        NUMBER,
        {**NUMBER, "multipleOf": 5},
        None,
        5,
        where=("multipleOf",),
    ),
    _both(
        "multiple-of-changed multiple-of-changed",
        "WW WW",
        {**NUMBER, "multipleOf": 5},
        {**NUMBER, "multipleOf": 2},
        5,
        2,
        where=("multipleOf",),
    ),
    _both(
        "unique-items-added unique-items-removed",
        "EI IE",
        LIST,
        {**LIST, "uniqueItems": True},
        None,
        True,
        where=("uniqueItems",),
    ),
    _both(
        "content-media-type-changed content-media-type-changed",
        "EE EE",
        {**TEXT, "contentMediaType": "image/png"},
        {**TEXT, "contentMediaType": "image/gif"},
        "image/png",
        "image/gif",
        where=("contentMediaType",),
    ),
    _both(
        "content-encoding-changed content-encoding-changed",
        "EE EE",
        {**TEXT, "contentEncoding": "base64"},
        {**TEXT, "contentEncoding": "base32"},
        "base64",
        "base32",
        where=("contentEncoding",),
    ),
]
_BOUNDS = [
    *_bound("max", "maximum", NUMBER),
    *_bound("min", "minimum", NUMBER),
    *_exclusive("max", "less than"),
    *_exclusive("min", "more than"),
    *_bound("max-length", "maxLength", TEXT),
    *_bound("min-length", "minLength", TEXT),
    *_bound("max-items", "maxItems", LIST),
    *_bound("min-items", "minItems", LIST),
    *_bound("max-contains", "maxContains", {**LIST, "contains": {"const": "a"}}),
    *_bound("min-contains", "minContains", {**LIST, "contains": {"const": "a"}}),
    *_bound("max-properties", "maxProperties", OBJECT),
    *_bound("min-properties", "minProperties", OBJECT),
]
_OBJECTS = [
    _both(
        "additional-properties-forbidden additional-properties-allowed",
        "EI IW",
        OBJECT,
        {**OBJECT, "additionalProperties": False},
        "anything",
        None,
        where=("additionalProperties",),
        is_own=True,
    ),
    _both(
        "dependent-required-added dependent-required-removed",
        "EI IE",
        OBJECT,
        {**OBJECT, "dependentRequired": {"a": ["b", "c"]}},
        None,
        ["b", "c"],
        where=("dependentRequired", "a"),
        path="a",
        is_own=True,
    ),
    _both(
        "pattern-property-added pattern-property-removed",
        "EI IE",
        OBJECT,
        {**OBJECT, "patternProperties": {"^x": TEXT}},
        None,
        "string",
        where=("patternProperties", "^x"),
        path="^x",
        is_own=True,
    ),
    _both(
        "dependent-schema-added dependent-schema-removed",
        "EI IE",
        OBJECT,
        {**OBJECT, "dependentSchemas": {"a": {"required": ["b"]}}},
        None,
        "anything",
        where=("dependentSchemas", "a"),
        path="a",
        is_own=True,
    ),
    _both(
        "property-names-added property-names-removed",
        "EI IE",
        OBJECT,
        {**OBJECT, "propertyNames": {"maxLength": 3}},
        None,
        "anything",
        where=("propertyNames",),
        is_own=True,
    ),
    _both(
        "unevaluated-properties-added unevaluated-properties-removed",
        "EI IE",
        OBJECT,
        {**OBJECT, "unevaluatedProperties": False},
        None,
        "nothing",
        where=("unevaluatedProperties",),
        is_own=True,
    ),
]
_COMBINED = [
    _both(
        "any-of-added any-of-removed",
        "IE EI",
        _pets("anyOf", "Cat", "Dog"),
        _pets("anyOf", "Cat", "Dog", "Eel"),
        None,
        "object (kind, volts)",
        where=("anyOf",),
    ),
    _both(
        "one-of-added one-of-removed",
        "IE EI",
        _pets("oneOf", "Cat", "Dog"),
        _pets("oneOf", "Cat", "Dog", "Eel"),
        None,
        "object (kind, volts)",
        where=("oneOf",),
    ),
    _both(
        "any-of-became-one-of one-of-became-any-of",
        "WI IW",
        _pets("anyOf", "Cat", "Dog"),
        _pets("oneOf", "Cat", "Dog"),
        where=("anyOf|oneOf",),
    ),
    _both(
        "all-of-added all-of-removed",
        "EI WW",
        {"allOf": [{"not": {"const": 1}}]},
        {"allOf": [{"not": {"const": 1}}, {"not": {"const": 2}}]},
        None,
        "anything",
        where=("allOf",),
    ),
    _both(
        "discriminator-added discriminator-removed",
        "II WW",
        _pets("oneOf", "Cat", "Dog"),
        _told_by("kind"),
        None,
        "kind",
        where=("discriminator",),
    ),
    _both(
        "discriminator-property-name-changed discriminator-property-name-changed",
        "EE EE",
        _told_by("kind"),
        _told_by("sort"),
        "kind",
        "sort",
        where=("discriminator",),
    ),
    _both(
        "discriminator-mapping-added discriminator-mapping-deleted",
        "IW WI",
        _told_by("kind", cat="Cat", dog="Dog"),
        _told_by("kind", cat="Cat", dog="Dog", hound="Dog"),
        None,
        ["hound"],
        where=("discriminator", "mapping"),
    ),
    _both(
        "discriminator-mapping-changed discriminator-mapping-changed",
        "WW WW",
        _told_by("kind", cat="Cat", dog="Dog"),
        _told_by("kind", cat="Dog", dog="Cat"),
        ["cat", "dog"],
        ["cat", "dog"],
        where=("discriminator", "mapping"),
    ),
]
_PARTS = [
    _both(
        "prefix-items-added prefix-items-removed",
        "EI IE",
        EMPTY,
        {**EMPTY, "prefixItems": [TEXT]},
        None,
        "string",
        where=("prefixItems", "0"),
    ),
    _both(
        "contains-added contains-removed",
        "EI IE",
        LIST,
        {**LIST, "contains": {"const": "a"}},
        None,
        '"a"',
        where=("contains",),
    ),
    _both(
        "unevaluated-items-added unevaluated-items-removed",
        "EI IE",
        EMPTY,
        {**EMPTY, "unevaluatedItems": TEXT},
        None,
        "string",
        where=("unevaluatedItems",),
    ),
    _both(
        "content-schema-added content-schema-removed",
        "EI IE",
        TEXT,
        {**TEXT, "contentSchema": OBJECT},
        None,
        "object",
        where=("contentSchema",),
    ),
    _both(
        "condition-changed condition-changed",
        "WW WW",
        TEXT,
        {**TEXT, "not": {"const": "a"}},
        None,
        "not",
        where=("not",),
    ),
]
_OTHERS = [
    _both(
        "extension-changed extension-changed",
        "II II",
        TEXT,
        {**TEXT, "x-order": 1},
        None,
        {"x-order": 1},
        where=("x-order",),
    ),
    _both(
        "keyword-changed keyword-changed",
        "WW WW",
        {**LIST, "items": {**TEXT, "readOnly": True}},
        {**LIST, "items": TEXT},
        {"readOnly": True},
        None,
        where=("items", "readOnly"),
        path="[]",
    ),
]

PAIRS = [*_TYPES, *_VALUES, *_BOUNDS, *_OBJECTS, *_COMBINED, *_PARTS, *_OTHERS]
ROWS = [row for pair in PAIRS for row in pair]
