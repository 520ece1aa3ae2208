"""What a schema accepts: the form in which schemas are compared."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from pipeline.common.documents import Json


@frozen(eq=False)
class Property:
    """A property of an object.

    Args:
        schema: Its schema.
        declarer: The part of an `allOf` that declares it; None where the object itself does.
    """

    schema: Json
    declarer: Shape | None = None


@frozen(eq=False)
class Part:
    """A schema inside another that is no property: of items, of names, a condition.

    Args:
        schema: The schema.
        keyword: The keyword that holds it.
        name: Its name or index there, if it is one of several.
    """

    schema: Json
    keyword: str
    name: str = ""


@frozen(eq=False)
class Variant:
    """One of the alternatives of a union.

    Args:
        steps: What leads to it from the union.
        shape: What it accepts.
    """

    steps: tuple[str, ...]
    shape: Shape


@frozen(eq=False)
class Shape:
    """What one schema accepts.

    Args:
        schema: The schema as the normalized document has it.
        name: Its title, or the name of its component.
        types: Names of types without null; empty where there is no limit.
        nullable: Null is accepted.
        enum: The values accepted without null; None where there is no limit.
        keywords: Every other keyword that is no annotation and holds no schema.
        notes: Annotations.
        properties: By name.
        required: Names of required properties.
        parts: Other schemas inside it, by the step that leads there.
        union: `any-of` or `one-of`, if there are alternatives.
        variants: The alternatives, with the steps that lead to each.
        members: Parts of an `allOf` that it is joined of.
        rest: Parts of an `allOf` that could not be joined with the others.
    """

    schema: Json
    name: str = ""
    types: frozenset[str] = frozenset()
    nullable: bool = False
    enum: tuple[Json, ...] | None = None
    keywords: Mapping[str, Json] = field(factory=dict[str, Json])
    notes: Mapping[str, Json] = field(factory=dict[str, Json])
    properties: Mapping[str, Property] = field(factory=dict[str, Property])
    required: frozenset[str] = frozenset()
    parts: Mapping[str, Part] = field(factory=dict[str, Part])
    union: str = ""
    variants: tuple[Variant, ...] = ()
    members: tuple[Shape, ...] = ()
    rest: tuple[Shape, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether values of every type are accepted."""
        return not self.types and self.enum is None and not self.variants

    @property
    def is_object(self) -> bool:
        """Whether the schema says something about the properties of objects."""
        return bool(self.properties or self.required or "object" in self.types)
