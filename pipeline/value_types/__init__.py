"""Let schemas say what values are: whole numbers, dates, models, yes or no.

Upstream declares every number `number` and every date `string`, and puts `{}` or an object
without properties beside what it knows. The names of the API tell more, and so these rules go by
names, for any document. An overlay that knows better sets `x-value-type: declared` on a schema,
which keeps it as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from pipeline.common.documents import Document, Json
from pipeline.common.report import Finding, Report
from pipeline.common.schemas import referenced
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.walk import Place, walk
from pipeline.value_types.roles import MARK, Role, is_declared, role_of
from pipeline.value_types.rules import (
    accept_booleans,
    as_date,
    as_path_number,
    as_whole_number,
    is_fractional,
    settle_alternatives,
)

#: Places that a notice names.
_MOST_NAMED = 5


def settle_value_types(document: Document) -> tuple[Document, Report]:
    """Return a document whose schemas say what values are, and what was changed.

    Args:
        document: A normalized document; it is not changed.
    """
    made = copy_json(document)
    settler = _Settler(made["components"].get("schemas", {}), _of_queries_alone(made))
    walk(made, settler.visit, "schema")
    return made, Report("types", settler.found, settler.notices())


def _of_queries_alone(document: Document) -> set[str]:
    """Return the components that only query parameters refer to, at their outermost schema."""
    by_use: dict[bool, set[str]] = {True: set(), False: set()}

    def visit(place: Place) -> None:
        name = referenced(place.value)
        if name is not None:
            role = role_of(place)
            by_use[role.location == "query" and not role.nested].add(name)

    walk(document, visit, "schema")
    return by_use[True] - by_use[False]


@define
class _Settler:
    """Changes schemas, inner ones first.

    Args:
        schemas: The components of the document.
        of_queries: Components that stand in queries alone.
    """

    schemas: dict[str, Json]
    of_queries: set[str]
    found: list[Finding] = field(factory=list[Finding])
    fractions: list[str] = field(factory=list[str])

    def visit(self, place: Place) -> None:
        """Settle a schema, unless an overlay says that it is right."""
        role = role_of(place)
        if isinstance(place.value, dict) and not role.declared:
            self._by_name(place, role)
            self._by_location(place, role)
            if settle_alternatives(place.value, self.schemas):
                self.found.append(Finding("free alternatives dropped", place.pointer))

    def notices(self) -> list[str]:
        """Tell of numbers that are called like whole ones and may have fractions."""
        if not self.fractions:
            return []
        shown = ", ".join(self.fractions[:_MOST_NAMED])
        more = len(self.fractions) - _MOST_NAMED
        shown += f" and {more} more" if more > 0 else ""
        return [
            f"called like whole numbers, but with fractions in their schema: {shown}; "
            f"correct it in an overlay, or set `{MARK}: declared` there"
        ]

    def _by_name(self, place: Place, role: Role) -> None:
        if role.is_whole() and is_fractional(self._resolved(place.value)):
            self.fractions.append(place.pointer)
        elif role.is_whole():
            self._apply(as_whole_number, place, "whole numbers")
        if role.is_date():
            self._apply(as_date, place, "dates")

    def _by_location(self, place: Place, role: Role) -> None:
        """Settle what only parameters of paths and queries have."""
        in_query = role.location == "query" or role.component in self.of_queries
        # Inside of an object, True is written as `true`, whatever else its enum has.
        is_written = not role.nested or "true" in place.value.get("enum", [])
        if role.location == "path" and not role.nested:
            self._apply(as_path_number, place, "numbers in paths")
        elif in_query and is_written:
            self._apply(accept_booleans, place, "booleans in queries")

    def _apply(self, rule: Callable[[Document], bool], place: Place, kind: str) -> None:
        """Apply a rule to a schema; where it refers to a component, to a copy in its place."""
        schema = self._resolved(place.value)
        if not is_declared(schema) and rule(schema):
            place.holder[place.key] = schema
            self.found.append(Finding(kind, place.pointer))

    def _resolved(self, schema: Document) -> Document:
        """Return a schema, or a copy of the component that it refers to, if that is no object."""
        target = self.schemas.get(referenced(schema) or "")
        if not isinstance(target, dict) or "properties" in target:
            return schema
        return {**copy_json(target), **{k: v for k, v in schema.items() if k != "$ref"}}
