"""What a comparison finds, before its causes and its occurrences are looked for."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from pipeline.common.documents import Json
from pipeline.review.surface.name_matching import ClassMatches
from pipeline.review.surface.public_surface import Method, Relation, Type, relation
from pipeline.review.surface.schema_usages import Subject

#: Parts of an operation's site: what it returns, and whatever it answers, errors too.
RETURNED, ANSWERED = "->", "=>"


@frozen
class Finding:
    """One thing that became of the surface.

    Args:
        check: Id of the check.
        owner: Class or method.
        path: The place inside of it.
        before: What it was.
        after: What it is.
        old: Where it is met in the old document, if it is.
        new: Where it is met in the new document, if it is.
        identity: What tells it from findings of other owners; empty where equal findings of
            several methods are one.
        within: What changed inside of the place may be the cause.
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
    """A method and what became of it.

    Args:
        old: The old method.
        new: The new method.
        matches: Which class is which.
        bases: The builtin type of each enum, in the names of now.
    """

    old: Method
    new: Method
    matches: ClassMatches
    bases: Mapping[str, str]

    def relation(self, old: Type, new: Type) -> Relation:
        """Tell how a new type is related to an old one, whatever its classes are called."""
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
            path: The changed place inside the method.
            before: The old value.
            after: The new value.
            at: The part of the operation that it is about; empty for the whole.
            within: What is inside of that part may have caused it.
        """
        old, new = ((one.key, at) if at else (one.key,) for one in (self.old, self.new))
        name = self.new.name
        return Finding(f"python-{change}", name, path, before, after, old, new, within=within)

    def found_alone(self, change: str, before: str, after: str) -> Finding:
        """Return a finding that no other method shares."""
        return evolve(self.found(change, "", before, after), identity=self.new.name)
