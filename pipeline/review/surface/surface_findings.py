"""Findings about the public surface, before attribution adds their usages and causes."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from pipeline.common.documents import Json
from pipeline.review.surface.name_matching import ClassMatches
from pipeline.review.surface.public_surface import Method, Relation, Type, relation
from pipeline.review.surface.schema_usages import Subject

#: Parts of an operation: the successful response, and every response including errors.
RETURNED, ANSWERED = "->", "=>"


@frozen
class Finding:
    """One difference between two surfaces.

    Args:
        check: Id of the check.
        owner: Class or method.
        path: The changed part of the owner.
        before: The old value.
        after: The new value.
        old: The subject in the old document, if the document has it.
        new: The subject in the new document, if the document has it.
        identity: Distinguishes findings of different owners; empty if equal findings of several
            methods are one change.
        within: Changes inside of the subject are possible causes.
    """

    check: str
    owner: str
    path: str = ""
    before: Json = None
    after: Json = None
    old: Subject | None = None
    new: Subject | None = None
    identity: str = ""
    within: bool = False


@frozen
class MethodPair:
    """An old method with its new counterpart.

    Args:
        old: The old method.
        new: The new method.
        matches: The matches of the classes.
        bases: The builtin type of each enum, by its new name.
    """

    old: Method
    new: Method
    matches: ClassMatches
    bases: Mapping[str, str]

    def relation(self, old: Type, new: Type) -> Relation:
        """Return the relation of two types, whatever the names of their classes."""
        return relation(self.matches.old(old), self.matches.new(new), self.bases)

    def found(
        self,
        change: str,
        path: str = "",
        before: Json = None,
        after: Json = None,
        *,
        at: str = "",
        within: bool = False,
    ) -> Finding:
        """Return a finding about both methods.

        Args:
            change: Its check id, without `python-`.
            path: The changed part of the method.
            before: The old value.
            after: The new value.
            at: The changed part of the operation; empty for the whole operation.
            within: Changes inside of that part are possible causes.
        """
        old, new = ((method.key, at) if at else (method.key,) for method in (self.old, self.new))
        name = self.new.name
        return Finding(f"python-{change}", name, path, before, after, old, new, within=within)

    def found_alone(self, change: str, before: str, after: str) -> Finding:
        """Return a finding that this method shares with no other."""
        return evolve(self.found(change, "", before, after), identity=self.new.name)
