"""Where something stands in both documents, and what is found there."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import TypeAlias

from attrs import evolve, frozen

from pipeline.common.documents import Json
from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import Direction
from pipeline.review.wire.json_values import digest
from pipeline.review.wire.schemas import NOTE, Pair, Pairs
from pipeline.review.wire.schemas.edits import LISTED, Child, Edit
from pipeline.review.wire.schemas.formatting import shape_identity
from pipeline.review.wire.schemas.shape import Shape
from pipeline.review.wire.wire_checks import BY_KIND, PLACES

#: A key on the way into a normalized document; for parameters, place and name.
Key: TypeAlias = "str | tuple[str, str]"


@frozen
class Context:
    """A place in an operation, or in the document.

    Args:
        operation: The operation as an `Usage` names it; empty for the document.
        steps: The way from there, as an `Usage` has it.
        old: Tokens that lead to it in the old normalized document; None where it is not there.
        new: Tokens that lead to it in the new normalized document; None where it is not there.
        inbound: The operation is called by the API: who sends and who reads change places.
    """

    operation: str = ""
    steps: tuple[str, ...] = ()
    old: tuple[Key, ...] | None = ()
    new: tuple[Key, ...] | None = ()
    inbound: bool = False

    def at(self, *tokens: Key, steps: tuple[str, ...] = ()) -> Context:
        """Return a place inside this one."""
        return evolve(
            self,
            steps=(*self.steps, *steps),
            old=None if self.old is None else (*self.old, *tokens),
            new=None if self.new is None else (*self.new, *tokens),
        )

    def apart(self, old: tuple[Key, ...] | None, new: tuple[Key, ...] | None) -> Context:
        """Return a place inside this one that stands elsewhere in each document."""
        return evolve(
            self,
            old=None if self.old is None or old is None else (*self.old, *old),
            new=None if self.new is None or new is None else (*self.new, *new),
        )

    def added(self) -> Context:
        """Return this place as one that the old document lacks."""
        return evolve(self, old=None)

    def removed(self) -> Context:
        """Return this place as one that the new document lacks."""
        return evolve(self, new=None)


@frozen
class RootPair:
    """Two schemas that stand outermost, of a parameter, a body or a header.

    Args:
        context: Where they stand.
        letter: The place, as the table of checks has it.
        old: The old schema.
        new: The new schema.
        path: What the paths of changes begin with that are not an object's.
    """

    context: Context
    letter: str
    old: Json
    new: Json
    path: tuple[str, ...] = ()


@frozen
class Finding:
    """One change at one place, before equal ones are put together.

    Args:
        kind: Kind of the check.
        letter: The place, as the table of checks has it; empty in the frame.
        context: Where it stands.
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
        hops: What leads to it from the context, through schemas.
        keywords: Where it stands in the schema: a path of keywords, the first that is there.
        name: The property that it is about.
        is_unseen: Nobody meets it in this direction.
        pointers: Where it stands in both documents as published, if that is known already.
    """

    kind: str
    letter: str
    context: Context
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


#: Places in one body that are listed for one pair of schemas; schemas that refer to one another
#: reach it in more ways than anybody reads.
MOST_PLACES = 25

#: Keywords whose schemas are of what an object holds under names of their own.
_OF_OBJECTS = ("additionalProperties", "patternProperties")

#: Keywords that say in which direction a property is met; its object compares them.
_ACCESS = ((("readOnly",),), (("writeOnly",),))


@frozen(eq=False)
class _Step:
    """A pair as it is met, and the way that led there.

    Args:
        pair: The pair.
        steps: The way from the outermost schema, for people.
        hops: The same, for finding it.
        around: The pairs on the way.
        owners: The old and new object that hold the place innermost; None where none does.
        at: How many steps lead to that object.
        path: The way from there.
        names: Names of schemas on the way, and how many steps lead to each.
        is_unseen: Nobody meets it in this direction.
    """

    pair: Pair
    path: tuple[str, ...]
    steps: tuple[str, ...] = ()
    hops: tuple[Child, ...] = ()
    around: tuple[Pair, ...] = ()
    owners: tuple[Shape, Shape] | None = None
    at: int = 0
    names: tuple[tuple[str, int], ...] = ()
    is_unseen: bool = False

    def inner(self, child: Child, pair: Pair, direction: Direction) -> _Step:
        """Return the step to a pair inside."""
        owned = child.owners is not None or child.keyword in _OF_OBJECTS
        owners = child.owners or (self.pair.old, self.pair.new)
        return _Step(
            pair,
            path=child.steps if owned else (*self.path, *(child.words or child.steps)),
            steps=(*self.steps, *child.steps),
            hops=(*self.hops, child),
            around=(*self.around, self.pair),
            owners=owners if owned else self.owners,
            at=len(self.steps) if owned else self.at,
            names=self.named(),
            is_unseen=self.is_unseen or direction.value in child.one_way,
        )

    def named(self) -> tuple[tuple[str, int], ...]:
        """Return the names on the way, that of this pair included."""
        name = _name((self.pair.old, self.pair.new))
        return (*self.names, (name, len(self.steps))) if name else self.names

    def owner(self, owners: tuple[Shape, Shape], at: int) -> str:
        """Name an object on the way: by itself, or by what is around it; empty if neither is."""
        around = [(name, known) for name, known in self.named() if known <= at]
        if _name(owners) or not around:
            return _name(owners)
        name, known = around[-1]
        return join((name, *self.steps[known:at]))


class Walker:
    """Finds the places of edits.

    Args:
        pairs: All pairs, compared.
    """

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._identities: dict[tuple[int, int], str] = {}

    def found(self, root: RootPair) -> Iterator[Finding]:
        """Yield the edits that are met from two outermost schemas, the nearest first."""
        pair = self._pairs.pair(root.old, root.new)
        if pair is None or not pair.is_changed:
            return
        readers = PLACES[root.letter].startswith("response")
        direction = Direction.RESPONSE if readers else Direction.REQUEST
        ahead = deque([_Step(pair, root.path)])
        met = Counter([id(pair)])
        while ahead:
            step = ahead.popleft()
            for edit in step.pair.edits:
                if not _is_compared_by_its_object(step, edit):
                    yield self._found(root, step, edit, direction)
            for child, inner in step.pair.children:
                if met[id(inner)] < MOST_PLACES and not any(inner is one for one in step.around):
                    met[id(inner)] += 1
                    ahead.append(step.inner(child, inner, direction))

    def _found(self, root: RootPair, step: _Step, edit: Edit, direction: Direction) -> Finding:
        owners, path, at = step.owners, step.path, step.at
        if edit.own:
            owners, path, at = edit.owners or (step.pair.old, step.pair.new), (), len(step.steps)
        named = (edit.name,) if edit.name else ()
        joined = join((*path, *named))
        is_shared = edit.keywords == LISTED and owners is not None
        return Finding(
            kind=edit.kind,
            letter="" if edit.kind == NOTE else _letter(root, step, edit),
            context=evolve(root.context, steps=(*root.context.steps, *step.steps, *named)),
            identity=_told_apart(self._identity(owners or self._outermost(root)), edit),
            path=joined,
            shared=self._identity((step.pair.old, step.pair.new)) if is_shared else "",
            before=edit.before,
            after=edit.after,
            what=f"`{shown}`" if (shown := joined.removeprefix("?")) else "",
            owner=step.owner(owners, at) if owners else "",
            holds=_holds(owners) if owners else (),
            at=(*root.context.steps, *step.steps[:at]) if owners else None,
            hops=step.hops,
            keywords=edit.keywords,
            name=edit.name,
            is_unseen=step.is_unseen or direction.value in edit.one_way,
        )

    def _outermost(self, root: RootPair) -> tuple[Shape, Shape]:
        return self._pairs.old_reader.shape(root.old), self._pairs.new_reader.shape(root.new)

    def _identity(self, owners: tuple[Shape, Shape]) -> str:
        key = id(owners[0]), id(owners[1])
        known = self._identities.get(key)
        if known is None:
            old, new = (
                shape_identity(self._pairs.old_reader, owners[0]),
                shape_identity(self._pairs.new_reader, owners[1]),
            )
            known = self._identities[key] = digest(old, new)
        return known


def _told_apart(owners: str, edit: Edit) -> str:
    return digest(owners, edit.identity) if edit.identity else owners


def _name(owners: tuple[Shape, Shape]) -> str:
    return owners[1].name or owners[0].name


def _holds(owners: tuple[Shape, Shape]) -> tuple[str, ...]:
    return tuple(sorted(owners[1].properties or owners[0].properties))


def _is_compared_by_its_object(step: _Step, edit: Edit) -> bool:
    is_property = bool(step.hops) and step.hops[-1].keyword == "properties"
    return is_property and not edit.name and edit.keywords in _ACCESS


def _letter(root: RootPair, step: _Step, edit: Edit) -> str:
    """Return the place as the table of checks has it: what an object holds is a property."""
    nested = any(hop.keyword == "properties" for hop in step.hops)
    if not nested and (edit.kind, root.letter) in BY_KIND:
        return root.letter
    return "p" if PLACES[root.letter].startswith("response") else "P"


def join(steps: tuple[str, ...]) -> str:
    """Write steps as one text: `media[].type`."""
    text = ""
    for step in steps:
        text += step if not text or step.startswith(STRUCTURE) else f".{step}"
    return text
