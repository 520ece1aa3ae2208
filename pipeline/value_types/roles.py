"""The role of a schema in the API: its name, and whether it describes a parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.normalize.walk import Place

#: An extension of schemas: `declared` keeps a schema, its alternatives and items as they are.
MARK = "x-value-type"

#: Words anywhere in the name of a whole number, and words at its end.
_COUNTS = frozenset({"attempts", "count", "counts"})
_WHOLE_ENDS = frozenset(
    "bytes cursor id ids index indexes indices marker offset page size sizes".split()
)
#: Names of whole numbers. At the end of longer names, `limit` may be money, and `width` the width
#: of a line.
_WHOLE_NAMES = frozenset({"height", "limit", "width"})
#: Lists of ids without `ids` in their names (documentation page Chats list).
_LISTS_OF_IDS = frozenset({"preview", "previews"})
_DATE_ENDS = frozenset({"at", "date", "dates", "timestamp"})

_WORD = re.compile(r"[A-Z]+s?(?![a-z])|[A-Z]?[a-z]+|\d+")
_LISTS = ("items", "prefixItems")
_PARTS = ("allOf", "anyOf", "oneOf", *_LISTS)


@frozen
class Role:
    """The role of a schema; alternatives and items share the role of the schema around them.

    Args:
        name: Name of the property, parameter or component, or an empty text.
        many: Whether it is the name of a list of these values.
        beside: Names of the properties of the same object.
        declared: Whether an overlay has declared that the schema is right.
        location: Location of the parameter around the schema; empty outside of parameters.
        component: The component around the schema; empty outside of components.
        nested: Whether the schema is a part of a parameter or component: a property or an item.
    """

    name: str = ""
    many: bool = False
    beside: AbstractSet[str] = frozenset()
    declared: bool = False
    location: str = ""
    component: str = ""
    nested: bool = False

    def is_whole(self) -> bool:
        """Tell whether a number in this role is whole."""
        # A point of a chart is a date with a count, and in a chart of money the count is money.
        if self.name == "count" and "date" in self.beside:
            return False
        return _is_whole(self.name) or (self.many and self.name in _LISTS_OF_IDS)

    def is_date(self) -> bool:
        """Tell whether a text in this role is a date; headers have dates in another notation."""
        return self.location in ("", "path", "query") and _last_word(self.name) in _DATE_ENDS


def role_of(place: Place) -> Role:
    """Return the role of the schema at a place."""
    lineage = list(_lineage(place))
    outermost = lineage[-1]
    depth = next((d for d, each in enumerate(lineage) if not _is_part(each)), 0)
    near, own = lineage[depth], lineage[: depth + 1]
    name, beside = _name(near)
    many = any(each.steps[0] in _LISTS for each in own[:-1])
    return Role(
        name=name,
        many=many,
        beside=beside,
        declared=any(is_declared(each.value) for each in own),
        location=_location(outermost),
        component=_component(outermost),
        nested=many or near is not outermost,
    )


def _lineage(place: Place) -> Iterator[Place]:
    """Yield the place of a schema and those of the schemas around it, outwards."""
    yield place
    while place.parent is not None and place.parent.kind == "schema":
        place = place.parent
        yield place


def _is_part(place: Place) -> bool:
    """Tell whether a schema is an alternative or an item of the schema around it."""
    inside = place.parent is not None and place.parent.kind == "schema"
    return inside and place.steps[0] in _PARTS


def _name(place: Place) -> tuple[str, AbstractSet[str]]:
    """Return the name of the described value, and the names beside it in an object."""
    parent = place.parent
    if parent is not None and parent.kind == "schema" and place.steps[0] == "properties":
        return str(place.steps[1]), parent.value["properties"].keys()
    if parent is not None and parent.kind == "parameter":
        return parent.value["name"], frozenset()
    return _component(place), frozenset()


def _location(place: Place) -> str:
    is_parameter = place.parent is not None and place.parent.kind == "parameter"
    return place.parent.value["in"] if place.parent and is_parameter else ""


def _component(place: Place) -> str:
    is_component = place.parent is not None and place.parent.kind == "components"
    return str(place.steps[1]) if is_component else ""


def is_declared(schema: Document | bool) -> bool:
    """Tell whether an overlay has declared that a schema is right."""
    return isinstance(schema, dict) and schema.get(MARK) == "declared"


def _last_word(name: str) -> str:
    return _words(name)[-1] if _words(name) else ""


@cache
def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


@cache
def _is_whole(name: str) -> bool:
    words = _words(name)
    counted = not _COUNTS.isdisjoint(words)
    return counted or _last_word(name) in _WHOLE_ENDS or name in _WHOLE_NAMES
