"""What became of the functions of openapi-python-client behind a method."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.review.surface.findings import ANSWERED, RETURNED, Finding
from pipeline.review.surface.method_pair import MethodPair
from pipeline.review.surface.records import Functions, Signature
from pipeline.review.surface.types import Relation


def function_findings(
    pair: MethodPair,
    old: Functions,
    new: Functions,
    told: Collection[Finding],
) -> Iterator[Finding]:
    """Compare the functions; where the name of the method is gone, theirs is, too.

    Args:
        pair: The methods.
        old: The old functions.
        new: The new ones.
        told: What is told of the methods, and not repeated.
    """
    names = old.signatures.keys(), new.signatures.keys()
    yield from _names(pair, "removed", names[0] - names[1])
    yield from _names(pair, "added", names[1] - names[0])
    for name in ("sync_detailed", "asyncio_detailed"):
        if name in old.signatures and name in new.signatures:
            was, now = old.signatures[name], new.signatures[name]
            yield from _parameters(pair, was, now, {one.path for one in told})
            if not any(one.new == (pair.new.key, RETURNED) for one in told):
                yield from _returned(pair, was, now)
            return


def _names(pair: MethodPair, change: str, names: Collection[str]) -> Iterator[Finding]:
    if names:
        path = ", ".join(sorted(names))
        yield pair.found(f"function-{change}", path, at=RETURNED, within=True)


def _parameters(
    pair: MethodPair, old: Signature, new: Signature, told: set[str]
) -> Iterator[Finding]:
    """Compare what only the functions take otherwise: they are stricter about types."""
    was = {one.name: one for one in old.parameters}
    now = {one.name: one for one in new.parameters}
    for name in sorted(was.keys() & now.keys()):
        related = pair.relation(was[name].type, now[name].type)
        silent = {name, name.rstrip("_")}.isdisjoint(told) and name != "client"
        if silent and related in (Relation.NARROWED, Relation.CHANGED):
            texts = (str(pair.kin.old(was[name].type)), str(now[name].type))
            at = _wire(pair, name)
            yield pair.found("function-parameter-changed", name, *texts, at=at, within=True)


def _wire(pair: MethodPair, name: str) -> str:
    """Return where the request has what a function takes under a name."""
    if name == "body":
        return "request"
    parameters = [one for s in pair.new.signatures.values() for one in s.parameters]
    wires = {one.name.rstrip("_"): one.wire for one in parameters}
    return wires.get(name.rstrip("_"), f"?{name}")


def _returned(pair: MethodPair, old: Signature, new: Signature) -> Iterator[Finding]:
    if pair.relation(old.returns, new.returns) is not Relation.EQUAL:
        texts = (str(pair.kin.old(old.returns)), str(new.returns))
        yield pair.found("function-return-changed", "", *texts, at=ANSWERED, within=True)
