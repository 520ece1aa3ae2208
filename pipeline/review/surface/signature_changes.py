"""The parameters and results of two methods are compared, synchronous and asynchronous.

A resource has each method twice, and openapi-python-client generates functions for the same
operation. A change of both methods is one finding. A change of the functions is reported only if
the methods do not have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.surface.method_reading import FLAVOURS
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Functions,
    Method,
    Parameter,
    Relation,
    Signature,
)
from pipeline.review.surface.surface_findings import ANSWERED, RETURNED, Finding, MethodPair

#: The names of synchronous classes by the names of their asynchronous counterparts.
_SYNC_NAMES = {"AsyncPager": "Page", "AsyncBinary": "Binary"}
_PAGES = ("AsyncPager", "Page")


def signature_findings(pair: MethodPair) -> Iterator[Finding]:
    """Yield the findings about the parameters and the result of a method, each once."""
    flavours = [
        name
        for name in FLAVOURS
        if not pair.matches.shares(pair.old.signatures, pair.new.signatures, name)
    ]
    yield from dict.fromkeys(found for name in flavours for found in _flavour(pair, name))
    if flavours:
        yield from _mismatch(pair)


def _flavour(pair: MethodPair, flavour: str) -> Iterator[Finding]:
    """Compare a flavour; a change of both flavours yields two equal findings."""
    was, now = pair.old.signatures.get(flavour), pair.new.signatures.get(flavour)
    if was and now:
        same_names = _synchronous(was), _synchronous(now)
        yield from _parameters(pair, *same_names)
        yield from _returned(pair, *same_names)
        if was.is_async != now.is_async and _is_paged(was) == _is_paged(now):
            yield pair.found("async-changed", "", _manner(was), _manner(now))


def _parameters(pair: MethodPair, old: Signature, new: Signature) -> Iterator[Finding]:
    was = {parameter.wire: parameter for parameter in old.parameters}
    now = {parameter.wire: parameter for parameter in new.parameters}
    for wire in sorted(was.keys() - now.keys()):
        yield _of_parameter(pair, "removed", was[wire], str(was[wire].type))
    for wire in sorted(now.keys() - was.keys()):
        suffix = "-required" if now[wire].required else ""
        yield _of_parameter(pair, f"added{suffix}", now[wire], None, str(now[wire].type))
    for wire in sorted(was.keys() & now.keys()):
        yield from _parameter(pair, was[wire], now[wire])
    yield from _order(pair, was, now)


def _parameter(pair: MethodPair, old: Parameter, new: Parameter) -> Iterator[Finding]:
    found = partial(_of_parameter, pair, parameter=new)
    if old.name != new.name:
        yield found("renamed", before=old.name, after=new.name)
    if old.required != new.required:
        yield found("became-required" if new.required else "became-optional")
    elif old.default != new.default:
        yield found("default-changed", before=old.default, after=new.default)
    if old.kind != new.kind:
        yield found("kind-changed", before=old.kind, after=new.kind)
    if new.deprecated and not old.deprecated:
        yield found("deprecated")
    related = pair.relation(old.type, new.type)
    if related is not Relation.EQUAL:
        was, now = str(old.type), str(new.type)
        yield found(f"type-{related}", before=was, after=now, within=True)


def _order(
    pair: MethodPair, was: dict[str, Parameter], now: dict[str, Parameter]
) -> Iterator[Finding]:
    before = [wire for wire in was if wire in now and _is_placed(was[wire], now[wire])]
    after = [wire for wire in now if wire in was and _is_placed(was[wire], now[wire])]
    if before != after:
        texts = (", ".join(was[wire].name for wire in wires) for wires in (before, after))
        yield pair.found("parameter-order-changed", "", *texts)


def _returned(pair: MethodPair, old: Signature, new: Signature) -> Iterator[Finding]:
    now = pair.matches.new(new.returns)
    found = partial(
        pair.found,
        path="",
        before=str(old.returns),
        after=str(new.returns),
        within=True,
        at=RETURNED,
    )
    if _is_paged(old) != _is_paged(new):
        yield found("paging-added" if _is_paged(new) else "paging-removed")
        return
    if pair.old.paging != pair.new.paging:
        yield found("paging-changed", before=pair.old.paging, after=pair.new.paging)
    related = pair.relation(old.returns, new.returns)
    if related is not Relation.EQUAL:
        yield found("return-type-unknown" if now == ANYTHING else f"return-type-{related}")


def _mismatch(pair: MethodPair) -> Iterator[Finding]:
    if _agree(pair.old) and not _agree(pair.new):
        yield pair.found("sync-async-mismatch")


def _of_parameter(
    pair: MethodPair,
    change: str,
    parameter: Parameter,
    before: Json = None,
    after: Json = None,
    *,
    within: bool = False,
) -> Finding:
    at = "request" if parameter.wire == "body" else parameter.wire
    return pair.found(f"parameter-{change}", parameter.name, before, after, at=at, within=within)


def _synchronous(signature: Signature) -> Signature:
    """Return a signature with the names of synchronous classes."""
    return evolve(
        signature,
        parameters=tuple(
            evolve(parameter, type=parameter.type.renamed(_SYNC_NAMES))
            for parameter in signature.parameters
        ),
        returns=signature.returns.renamed(_SYNC_NAMES),
    )


def _essence(signature: Signature) -> tuple[object, ...]:
    """Return the part of a signature that both flavours of a method share."""
    same_names = _synchronous(signature)
    taken = [
        (parameter.name, parameter.type, parameter.required, parameter.kind)
        for parameter in same_names.parameters
    ]
    return taken, same_names.returns


def _agree(method: Method) -> bool:
    """Tell whether both flavours of a method have the same parameters and results."""
    essences = [_essence(signature) for signature in method.signatures.values()]
    return len(essences) == 2 and essences[0] == essences[1]


def _is_paged(signature: Signature) -> bool:
    return any(part.name in _PAGES for part in signature.returns.parts)


def _is_placed(*parameters: Parameter) -> bool:
    return all(parameter.kind == "positional" for parameter in parameters)


def _manner(signature: Signature) -> str:
    return "awaited" if signature.is_async else "not awaited"


def function_findings(
    pair: MethodPair,
    old: Functions,
    new: Functions,
    reported: Collection[Finding],
) -> Iterator[Finding]:
    """Compare the functions of openapi-python-client behind a method.

    Args:
        pair: The methods.
        old: The old functions.
        new: The new functions.
        reported: Findings about the methods, which are not repeated.
    """
    names = old.signatures.keys(), new.signatures.keys()
    yield from _function_names(pair, "removed", names[0] - names[1])
    yield from _function_names(pair, "added", names[1] - names[0])
    for name in ("sync_detailed", "asyncio_detailed"):
        if name in old.signatures and name in new.signatures:
            was, now = old.signatures[name], new.signatures[name]
            yield from _function_parameters(pair, was, now, {finding.path for finding in reported})
            if not any(finding.new == (pair.new.key, RETURNED) for finding in reported):
                yield from _function_returns(pair, was, now)
            return


def _function_names(pair: MethodPair, change: str, names: Collection[str]) -> Iterator[Finding]:
    if names:
        path = ", ".join(sorted(names))
        yield pair.found(f"function-{change}", path, at=RETURNED, within=True)


def _function_parameters(
    pair: MethodPair, old: Signature, new: Signature, reported: set[str]
) -> Iterator[Finding]:
    """Compare parameters that changed only in the functions, which have narrower types."""
    was = {parameter.name: parameter for parameter in old.parameters}
    now = {parameter.name: parameter for parameter in new.parameters}
    for name in sorted(was.keys() & now.keys()):
        related = pair.relation(was[name].type, now[name].type)
        silent = {name, name.rstrip("_")}.isdisjoint(reported) and name != "client"
        if silent and related in (Relation.NARROWED, Relation.CHANGED):
            texts = (str(was[name].type), str(now[name].type))
            at = _wire(pair, name)
            yield pair.found("function-parameter-changed", name, *texts, at=at, within=True)


def _wire(pair: MethodPair, name: str) -> str:
    """Return the part of the request for a parameter of a function."""
    if name == "body":
        return "request"
    parameters = [parameter for s in pair.new.signatures.values() for parameter in s.parameters]
    wires = {parameter.name.rstrip("_"): parameter.wire for parameter in parameters}
    return wires.get(name.rstrip("_"), f"?{name}")


def _function_returns(pair: MethodPair, old: Signature, new: Signature) -> Iterator[Finding]:
    if pair.relation(old.returns, new.returns) is not Relation.EQUAL:
        texts = (str(old.returns), str(new.returns))
        yield pair.found("function-return-changed", "", *texts, at=ANSWERED, within=True)
