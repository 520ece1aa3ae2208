"""What the comparison of two schemas finds: edits of the two, and pairs of schemas inside."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.review.wire.shape import Shape


@frozen
class Edit:
    """One difference between two schemas, whatever the direction of the values.

    Args:
        kind: Kind of the check.
        before: The old value; None where there was none.
        after: The new value; None where there is none.
        keywords: Where it stands in the schema: a path of keywords, the first that is there.
        own: It is about what objects hold, not about the place that the value stands in.
        name: The property that it is about.
        owners: The old and new object that the edit is of, if not the compared ones.
        one_way: Direction in which nobody meets it, as for read-only properties in requests.
        identity: What tells it apart from edits that read alike.
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


@frozen(eq=False)
class Child:
    """A schema inside the old one and the one that it corresponds to inside the new one.

    Args:
        old: The old schema.
        new: The new schema.
        steps: What leads to the new one, as `pipeline.common.schemas` writes it; to the old one, if
            the new one is somewhere else.
        keyword: What holds both: `properties`, `items`, `anyOf`, ...
        words: What paths say instead of the steps, where these say nothing about both sides.
        name: Name or index, if it is one of several.
        owners: For a property, the old and new object that declare it.
        is_variant: The two are alternatives, whose null is the union's.
        is_condition: What changes inside is a change of a condition, of either direction.
        one_way: Direction in which nobody meets it, as for read-only properties in requests.
    """

    old: Json
    new: Json
    steps: tuple[str, ...]
    keyword: str
    name: str = ""
    words: tuple[str, ...] = ()
    owners: tuple[Shape, Shape] | None = None
    is_variant: bool = False
    is_condition: bool = False
    one_way: frozenset[str] = frozenset()


Difference: TypeAlias = "Edit | Child"
