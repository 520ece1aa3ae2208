"""What a row of the tables of schemas is.

A pair stands in no place: the same pair is a change of a request body, of a property of an
answer, of a header, and what it means there is told by its levels.
"""

from __future__ import annotations

from attrs import frozen

from pipeline.common.documents import Json
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


def mirrored(
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


def reference(name: str) -> Json:
    return {"$ref": REF + name}


def pets(keyword: str, *names: str, **more: Json) -> Json:
    return {keyword: [reference(name) for name in names], **more}


def told_by(name: str, **mapping: str) -> Json:
    targets = {value: REF + target for value, target in mapping.items()}
    mapped = {"mapping": targets} if targets else {}
    return pets("oneOf", "Cat", "Dog", discriminator={"propertyName": name, **mapped})


def bound(stem: str, keyword: str, base: Json) -> list[tuple[Row, Row]]:
    """Return the rows of a bound: set, raised, and what undoes them."""
    low, high = {**base, keyword: 3}, {**base, keyword: 5}
    wide, narrow = ("IE", "EI") if stem.startswith("max") else ("EI", "IE")
    where = (keyword,)
    kinds = f"{stem}-set {stem}-unset", f"{stem}-increased {stem}-decreased"
    return [
        mirrored(kinds[0], "EI IE", base, low, None, 3, where=where),
        mirrored(kinds[1], f"{wide} {narrow}", low, high, 3, 5, where=where),
    ]


def exclusive(end: str, word: str) -> list[tuple[Row, Row]]:
    keyword = f"exclusive{end.capitalize()}imum"
    low, high = {**NUMBER, keyword: 3}, {**NUMBER, keyword: 5}
    wide, narrow = ("IE", "EI") if end == "max" else ("EI", "IE")
    stem, where = f"exclusive-{end}", (keyword,)
    kinds = f"{stem}-set {stem}-unset", f"{stem}-increased {stem}-decreased"
    return [
        mirrored(kinds[0], "EI IE", NUMBER, low, None, f"{word} 3", where=where),
        mirrored(kinds[1], f"{wide} {narrow}", low, high, f"{word} 3", f"{word} 5", where=where),
    ]
