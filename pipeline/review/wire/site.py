"""Where something stands in both documents, and what is found there."""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve, field, frozen

from pipeline.common.documents import Json
from pipeline.review.wire.edits import Child
from pipeline.review.wire.values import digest

#: A key on the way into a normalized document; for parameters, place and name.
Key: TypeAlias = "str | tuple[str, str]"


@frozen
class Site:
    """A place in an operation, or in the document.

    Args:
        operation: The operation as an `Occurrence` names it; empty for the document.
        steps: The way from there, as an `Occurrence` has it.
        old: Tokens that lead to it in the old normalized document; None where it is not there.
        new: Tokens that lead to it in the new normalized document; None where it is not there.
        inbound: The operation is called by the API: who sends and who reads change places.
    """

    operation: str = ""
    steps: tuple[str, ...] = ()
    old: tuple[Key, ...] | None = ()
    new: tuple[Key, ...] | None = ()
    inbound: bool = False

    def at(self, *tokens: Key, steps: tuple[str, ...] = ()) -> Site:
        """Return a place inside this one."""
        return evolve(
            self,
            steps=(*self.steps, *steps),
            old=None if self.old is None else (*self.old, *tokens),
            new=None if self.new is None else (*self.new, *tokens),
        )

    def apart(self, old: tuple[Key, ...] | None, new: tuple[Key, ...] | None) -> Site:
        """Return a place inside this one that stands elsewhere in each document."""
        return evolve(
            self,
            old=None if self.old is None or old is None else (*self.old, *old),
            new=None if self.new is None or new is None else (*self.new, *new),
        )

    def added(self) -> Site:
        """Return this place as one that the old document lacks."""
        return evolve(self, old=None)

    def removed(self) -> Site:
        """Return this place as one that the new document lacks."""
        return evolve(self, new=None)


@frozen
class Root:
    """Two schemas that stand outermost, of a parameter, a body or a header.

    Args:
        site: Where they stand.
        letter: The place, as the table of checks has it.
        old: The old schema.
        new: The new schema.
        path: What the paths of changes begin with that are not an object's.
    """

    site: Site
    letter: str
    old: Json
    new: Json
    path: tuple[str, ...] = ()


@frozen
class Found:
    """One change at one place, before equal ones are put together.

    Args:
        kind: Kind of the check.
        letter: The place, as the table of checks has it; empty in the frame.
        site: Where it stands.
        identity: What tells it apart from equal changes of other owners.
        path: The changed place inside the owner.
        shared: What it is known by instead of identity and path, where the same is one change in
            whatever owners; else empty.
        before: The old value.
        after: The new value.
        what: What changed, in words, for the sentence of the check.
        owner: Name of the owner, or of what is around it and the way from there.
        holds: The properties of the owner.
        at: Steps that lead to the owner, if it is a schema.
        hops: What leads to it from the site, through schemas.
        keywords: Where it stands in the schema: a path of keywords, the first that is there.
        name: The property that it is about.
        is_unseen: Nobody meets it in this direction.
        pointers: Where it stands in both documents as published, if that is known already.
    """

    kind: str
    letter: str
    site: Site
    identity: str = ""
    path: str = ""
    shared: str = ""
    before: Json = None
    after: Json = None
    what: str = ""
    owner: str = ""
    holds: tuple[str, ...] = ()
    at: tuple[str, ...] | None = None
    hops: tuple[Child, ...] = ()
    keywords: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    is_unseen: bool = False
    pointers: tuple[str | None, str | None] | None = None


@frozen
class Frame:
    """Everything found outside of schemas, and the schemas to compare."""

    found: list[Found] = field(factory=list[Found])
    roots: list[Root] = field(factory=list[Root])

    def add(
        self,
        kind: str,
        site: Site,
        *,
        path: str = "",
        before: Json = None,
        after: Json = None,
        what: str = "",
        identity: Json = "",
    ) -> None:
        """Note a change of the frame."""
        key = identity if isinstance(identity, str) else digest(*identity)
        self.found.append(Found(kind, "", site, key, path, "", before, after, what))

    def compare(
        self, letter: str, site: Site, old: Json, new: Json, path: tuple[str, ...] = ()
    ) -> None:
        """Note two schemas to compare."""
        letter = _INBOUND[letter] if site.inbound else letter
        self.roots.append(Root(site, letter, old, new, path))


#: Who sends and who reads change places where the API calls.
_INBOUND = {"B": "b", "b": "B", "Q": "h", "h": "Q"}
