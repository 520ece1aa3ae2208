"""The walk through the changed pairs of schemas: every edit at every location that operations use.

`Pairs` compares each pair of schemas once, wherever operations use it. The walk starts at the root
schemas (of parameters, bodies and headers) and follows the changed pairs, so that each edit becomes
one finding per location. `grouping` then joins equal findings to one change.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from attrs import evolve, frozen

from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import Direction
from pipeline.review.wire.findings import Finding, RootPair, join
from pipeline.review.wire.json_values import digest
from pipeline.review.wire.schemas import NOTE, Pair, Pairs
from pipeline.review.wire.schemas.edits import LISTED, Child, Edit
from pipeline.review.wire.schemas.formatting import shape_identity
from pipeline.review.wire.schemas.inclusion import Read
from pipeline.review.wire.schemas.shape import Shape
from pipeline.review.wire.sent_texts import kind_as_text
from pipeline.review.wire.wire_checks import BY_KIND, MESSAGE_PARTS

#: Most usages of a pair of schemas inside one root schema. Schemas that refer to one another
#: would yield more usages than a reader wants.
MOST_USAGES = 25

#: Keywords for properties without a fixed name.
_OF_OBJECTS = ("additionalProperties", "patternProperties")

#: Keywords that limit a property to one direction; the comparison of the object covers them.
_ACCESS = ((("readOnly",),), (("writeOnly",),))


@frozen(eq=False)
class _Visit:
    """A visit of a pair during the walk, with the path from the root schema.

    Args:
        pair: The pair.
        path: The steps from the owners, as a report shows them.
        shown: The same with the names of alternatives, for sentences.
        steps: The steps from the root schema.
        labels: The same with the names of alternatives.
        hops: The schemas from the root schema, to locate the pair in the published documents.
        around: The pairs around this pair.
        owners: The innermost old and new object around the pair; None outside of objects.
        at: The number of steps to the owners.
        names: Names of the schemas around the pair, each with the number of steps to it.
        is_unseen: Values in this direction never contain the pair.
    """

    pair: Pair
    path: tuple[str, ...]
    shown: tuple[str, ...]
    steps: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    hops: tuple[Child, ...] = ()
    around: tuple[Pair, ...] = ()
    owners: tuple[Shape, Shape] | None = None
    at: int = 0
    names: tuple[tuple[str, int], ...] = ()
    is_unseen: bool = False

    def inner(self, child: Child, pair: Pair, direction: Direction) -> _Visit:
        """Return the visit of a pair inside this pair."""
        owned = child.owners is not None or child.keyword in _OF_OBJECTS
        owners = child.owners or (self.pair.old, self.pair.new)
        label = (child.label,) if child.label else child.words or child.steps
        return _Visit(
            pair,
            path=child.steps if owned else (*self.path, *(child.words or child.steps)),
            shown=child.steps if owned else (*self.shown, *label),
            steps=(*self.steps, *child.steps),
            labels=(*self.labels, *_padded(label, len(child.steps))),
            hops=(*self.hops, child),
            around=(*self.around, self.pair),
            owners=owners if owned else self.owners,
            at=len(self.steps) if owned else self.at,
            names=self.named(),
            is_unseen=self.is_unseen or direction.value in child.one_way,
        )

    def named(self) -> tuple[tuple[str, int], ...]:
        """Return the names of the schemas around the pair, and of the pair itself."""
        name = _name((self.pair.old, self.pair.new))
        return (*self.names, (name, len(self.steps))) if name else self.names

    def owner(self, owners: tuple[Shape, Shape], at: int) -> tuple[str, tuple[str, ...]]:
        """Return the name of an object, or of a schema around it with the steps from there.

        Without such a name, the steps lead from the property whose alternative the object is.
        """
        around = [(name, known) for name, known in self.named() if known <= at]
        if _name(owners):
            return _name(owners), ()
        if around:
            name, known = around[-1]
            return name, self.labels[known:at]
        return "", _from_property(self.labels[:at])


def _from_property(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the end of some steps from the last property, if they end at an alternative."""
    if not labels or not labels[-1].startswith("|"):
        return ()
    start = next((i for i in reversed(range(len(labels))) if labels[i][:1] not in STRUCTURE), 0)
    return labels[start:]


def _padded(labels: tuple[str, ...], length: int) -> tuple[str, ...]:
    """Return as many labels as there are steps; a label may stand for several steps."""
    return (*labels, *[""] * (length - len(labels)))[:length]


class Walker:
    """Walks through the changed pairs of schemas.

    Args:
        pairs: The compared pairs.
    """

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._identities: dict[tuple[int, int], str] = {}

    def findings(self, root: RootPair) -> Iterator[Finding]:
        """Yield the findings inside two root schemas, the nearest to the root first."""
        pair = self._pairs.pair(root.old, root.new)
        if pair is None or not pair.is_changed:
            return
        readers = MESSAGE_PARTS[root.letter].startswith("response")
        direction = Direction.RESPONSE if readers else Direction.REQUEST
        ahead = deque([_Visit(pair, root.path, root.path)])
        met = Counter([id(pair)])
        while ahead:
            visit = ahead.popleft()
            for edit in visit.pair.edits:
                kind = self._kind(root, visit, edit)
                if kind == NOTE:
                    yield _note(root, visit, edit)
                elif not _is_compared_by_object(visit, edit):
                    yield self._finding(root, visit, evolve(edit, kind=kind), direction)
            for child, inner in visit.pair.children:
                if met[id(inner)] < MOST_USAGES and not any(
                    inner is outer for outer in visit.around
                ):
                    met[id(inner)] += 1
                    ahead.append(visit.inner(child, inner, direction))

    def _finding(self, root: RootPair, visit: _Visit, edit: Edit, direction: Direction) -> Finding:
        owners, path, at = visit.owners, visit.path, visit.at
        shown = visit.shown
        if edit.own:
            owners, at = edit.owners or (visit.pair.old, visit.pair.new), len(visit.steps)
            path, shown = (), ()
        named = (edit.name,) if edit.name else ()
        name, inner = visit.owner(owners, at) if owners else ("", ())
        joined = join((*path, *named))
        is_shared = edit.keywords == LISTED and owners is not None
        return Finding(
            kind=edit.kind,
            letter=_letter(root, visit, edit),
            context=root.context.below((*visit.steps, *named)),
            identity=_distinguished(self._identity(owners or self._root_shapes(root)), edit),
            path=joined,
            shared=self._identity((visit.pair.old, visit.pair.new)) if is_shared else "",
            before=edit.before,
            after=edit.after,
            owner=join((name, *inner)) if name else "",
            named=name,
            shown=(*inner, *shown, *named),
            shape=edit.shape,
            alternative=edit.alternative,
            holds=_holds(owners) if owners else (),
            at=(*root.context.usage.steps, *visit.steps[:at]) if owners else None,
            hops=visit.hops,
            keywords=edit.keywords,
            name=edit.name,
            is_unseen=visit.is_unseen or direction.value in edit.one_way,
        )

    def _kind(self, root: RootPair, visit: _Visit, edit: Edit) -> str:
        readers = self._pairs.old_reader, self._pairs.new_reader
        reads = Read(readers[0], visit.pair.old), Read(readers[1], visit.pair.new)
        return kind_as_text(edit.kind, root, visit.hops, *reads)

    def _root_shapes(self, root: RootPair) -> tuple[Shape, Shape]:
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


def _note(root: RootPair, visit: _Visit, edit: Edit) -> Finding:
    """Return the finding of an annotation; all annotations are one change, without an owner."""
    return Finding(
        NOTE,
        "",
        root.context.below(visit.steps),
        before=edit.before,
        after=edit.after,
        hops=visit.hops,
        keywords=edit.keywords,
    )


def _distinguished(owners: str, edit: Edit) -> str:
    return digest(owners, edit.identity) if edit.identity else owners


def _name(owners: tuple[Shape, Shape]) -> str:
    return owners[1].label or owners[0].label


def _holds(owners: tuple[Shape, Shape]) -> tuple[str, ...]:
    return tuple(sorted(owners[1].properties or owners[0].properties))


def _is_compared_by_object(visit: _Visit, edit: Edit) -> bool:
    is_property = bool(visit.hops) and visit.hops[-1].keyword == "properties"
    return is_property and not edit.name and edit.keywords in _ACCESS


def _letter(root: RootPair, visit: _Visit, edit: Edit) -> str:
    """Return the letter for the table of checks: values inside of objects are properties."""
    nested = any(hop.keyword == "properties" for hop in visit.hops)
    if not nested and (edit.kind, root.letter) in BY_KIND:
        return root.letter
    return "p" if MESSAGE_PARTS[root.letter].startswith("response") else "P"
