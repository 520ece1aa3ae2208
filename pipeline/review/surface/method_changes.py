"""What became of the methods of resources, and of the functions of openapi-python-client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from attrs import evolve

from pipeline.documents import Json
from pipeline.names import snake_case
from pipeline.review.surface.findings import RETURNED, Finding
from pipeline.review.surface.kinship import Kinship
from pipeline.review.surface.records import Functions, Method, Parameter, Signature, Surface
from pipeline.review.surface.types import ANYTHING, Relation, relation

#: What the synchronous classes call things, by what the asynchronous ones do.
_SYNC_NAMES = {"AsyncPager": "Page", "AsyncBinary": "Binary"}
_PAGES = ("AsyncPager", "Page")


def method_findings(
    old: Surface, new: Surface, pairs: Mapping[str, str], kin: Kinship
) -> Iterator[Finding]:
    """Compare the methods of two surfaces.

    Args:
        old: The old surface.
        new: The new surface.
        pairs: New names of methods by old ones.
        kin: Which class is which.
    """
    yield from _old_names(old, new)
    kept = {method.name: method.renamed for method in new.methods.values() if method.renamed}
    for name, method in old.methods.items():
        if not method.renamed and name not in pairs:
            yield Finding("python-method-removed", name, old=(method.key,), identity=name)
    come = new.methods.keys() - set(pairs.values()) - kept.keys()
    for name in sorted(come):
        key = new.methods[name].key
        yield Finding("python-method-added", name, new=(key,), identity=name)
    for a, b in sorted(pairs.items()):
        change = MethodChange(old.methods[a], new.methods[b], kin, _bases(old, new, kin))
        yield from change.named(kept.get(a) == new.methods[b].id)
        yield from change.findings(_functions(old, old.methods[a]), _functions(new, new.methods[b]))
    for way in sorted(old.resources.keys() & new.resources.keys()):
        was, now = old.resources[way], new.resources[way]
        if was != now:
            yield Finding("python-resource-class-renamed", way, "", was, now, identity=way)


def _old_names(old: Surface, new: Surface) -> Iterator[Finding]:
    """Yield what becomes of old names whose time has come."""
    before = {m.name: m.renamed for m in old.methods.values() if m.renamed} | old.former
    after = new.methods.keys() | new.former.keys() | new.models.keys() | new.enums.keys()
    for name in sorted(before.keys() - after):
        yield Finding("python-old-name-removed", before[name], "", name, identity=before[name])


def _bases(old: Surface, new: Surface, kin: Kinship) -> dict[str, str]:
    bases = {kin.same.get(name, name): one.base for name, one in old.enums.items()}
    return bases | {name: one.base for name, one in new.enums.items()}


def _functions(surface: Surface, method: Method) -> Functions:
    return surface.functions.get(snake_case(method.id), Functions("", {}))


class MethodChange:
    """Compares two methods of one operation, and the functions behind them.

    Args:
        old: The old method.
        new: The new method.
        kin: Which class is which.
        bases: The builtin type of each enum, in the names of now.
    """

    def __init__(self, old: Method, new: Method, kin: Kinship, bases: dict[str, str]) -> None:
        self._old, self._new, self._kin, self._bases = old, new, kin, bases

    def named(self, kept: bool) -> Iterator[Finding]:
        """Yield what became of the name, and of what the method is of.

        Args:
            kept: The old name still works.
        """
        was, now = self._old.name, self._new.name
        if was != now:
            same_resource = was.rpartition(".")[0] == now.rpartition(".")[0]
            change = "renamed" if same_resource else "moved"
            yield self._of_method("renamed-kept" if kept else change, was, now)
        elif self._old.key != self._new.key:
            yield self._of_method("operation-changed", self._old.key, self._new.key)

    def findings(self, old: Functions, new: Functions) -> Iterator[Finding]:
        """Yield what became of what the method takes and returns.

        Args:
            old: The old functions of openapi-python-client.
            new: The new ones.
        """
        if self._new.deprecated and not self._old.deprecated:
            yield self._found("method-deprecated")
        found = list(dict.fromkeys(self._signatures()))
        yield from found
        yield from self._mismatch()
        yield from self._functions(old, new, {finding.path for finding in found})

    def _signatures(self) -> Iterator[Finding]:
        """Compare both flavours; what changes in both is found twice, and equal."""
        for flavour in ("sync", "async"):
            was, now = self._old.signatures.get(flavour), self._new.signatures.get(flavour)
            if was and now:
                same_names = _synchronous(was), _synchronous(now)
                yield from self._parameters(*same_names)
                yield from self._returned(*same_names)
                if was.waits != now.waits and _is_paged(was) == _is_paged(now):
                    yield self._found("async-changed", "", _manner(was), _manner(now))

    def _parameters(self, old: Signature, new: Signature) -> Iterator[Finding]:
        was = {one.wire: one for one in old.parameters}
        now = {one.wire: one for one in new.parameters}
        for wire in sorted(was.keys() - now.keys()):
            yield self._of_parameter("removed", was[wire], str(was[wire].type))
        for wire in sorted(now.keys() - was.keys()):
            demanded = "-required" if now[wire].required else ""
            yield self._of_parameter(f"added{demanded}", now[wire], None, str(now[wire].type))
        for wire in sorted(was.keys() & now.keys()):
            yield from self._parameter(was[wire], now[wire])
        yield from self._order(was, now)

    def _parameter(self, old: Parameter, new: Parameter) -> Iterator[Finding]:
        found = partial(self._of_parameter, parameter=new)
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
        was, now = self._kin.old(old.type), self._kin.new(new.type)
        related = relation(was, now, self._bases)
        if related is not Relation.EQUAL:
            yield found(f"type-{related}", before=str(was), after=str(new.type), within=True)

    def _order(self, was: dict[str, Parameter], now: dict[str, Parameter]) -> Iterator[Finding]:
        before = [wire for wire in was if wire in now and _is_placed(was[wire], now[wire])]
        after = [wire for wire in now if wire in was and _is_placed(was[wire], now[wire])]
        if before != after:
            texts = (", ".join(was[wire].name for wire in wires) for wires in (before, after))
            yield self._found("parameter-order-changed", "", *texts)

    def _returned(self, old: Signature, new: Signature) -> Iterator[Finding]:
        was, now = self._kin.old(old.returns), self._kin.new(new.returns)
        found = partial(
            self._found, path="", before=str(was), after=str(new.returns), within=True, at=RETURNED
        )
        if _is_paged(old) != _is_paged(new):
            yield found("paging-added" if _is_paged(new) else "paging-removed")
            return
        related = relation(was, now, self._bases)
        if related is not Relation.EQUAL:
            yield found("return-type-unknown" if now == ANYTHING else f"return-type-{related}")

    def _mismatch(self) -> Iterator[Finding]:
        signatures = [_essence(one) for one in self._new.signatures.values()]
        if len(signatures) != 2 or signatures[0] != signatures[1]:
            yield self._found("sync-async-mismatch")

    def _functions(self, old: Functions, new: Functions, told: set[str]) -> Iterator[Finding]:
        if old.module != new.module and self._moves_alone():
            yield self._of_method("moved", old.module, new.module, "function")
        for name in sorted(old.signatures.keys() ^ new.signatures.keys()):
            change = "added" if name in new.signatures else "removed"
            yield self._found(f"function-{change}", name, at=RETURNED, within=True)
        for name in ("sync_detailed", "asyncio_detailed"):
            if name in old.signatures and name in new.signatures:
                was, now = old.signatures[name], new.signatures[name]
                yield from self._function_parameters(was, now, told)
                yield from self._function_return(was, now)
                return

    def _moves_alone(self) -> bool:
        """Tell whether no other finding says that the module has another name."""
        return self._old.name == self._new.name

    def _function_parameters(
        self, old: Signature, new: Signature, told: set[str]
    ) -> Iterator[Finding]:
        """Compare what only the functions take otherwise: they are stricter about types."""
        was = {one.name: one for one in old.parameters}
        now = {one.name: one for one in new.parameters}
        for name in sorted(was.keys() & now.keys()):
            before, after = self._kin.old(was[name].type), self._kin.new(now[name].type)
            related = relation(before, after, self._bases)
            silent = {name, name.rstrip("_")}.isdisjoint(told) and name != "client"
            if silent and related in (Relation.NARROWED, Relation.CHANGED):
                at = "request" if name == "body" else f"?{name}"
                texts = (str(before), str(now[name].type))
                yield self._found("function-parameter-changed", name, *texts, at=at, within=True)

    def _function_return(self, old: Signature, new: Signature) -> Iterator[Finding]:
        was, now = self._kin.old(old.returns), self._kin.new(new.returns)
        if relation(was, now, self._bases) is not Relation.EQUAL:
            texts = (str(was), str(new.returns))
            yield self._found("function-return-changed", "", *texts, at=RETURNED, within=True)

    def _of_parameter(
        self,
        change: str,
        parameter: Parameter,
        before: Json = None,
        after: Json = None,
        *,
        within: bool = False,
    ) -> Finding:
        at = "request" if parameter.wire == "body" else parameter.wire
        return self._found(
            f"parameter-{change}", parameter.name, before, after, at=at, within=within
        )

    def _found(
        self,
        change: str,
        path: str = "",
        before: Json = None,
        after: Json = None,
        *,
        at: str = "",
        within: bool = False,
    ) -> Finding:
        old, new = ((one.key, at) if at else (one.key,) for one in (self._old, self._new))
        name = self._new.name
        return Finding(f"python-{change}", name, path, before, after, old, new, within=within)

    def _of_method(self, change: str, before: str, after: str, kind: str = "method") -> Finding:
        """Return a finding that no other method shares."""
        found = self._found(f"{kind}-{change}", "", before, after)
        return evolve(found, identity=self._new.name)


def _synchronous(signature: Signature) -> Signature:
    """Return a signature with what is asynchronous in it named as the counterpart."""
    return evolve(
        signature,
        parameters=tuple(
            evolve(one, type=one.type.renamed(_SYNC_NAMES)) for one in signature.parameters
        ),
        returns=signature.returns.renamed(_SYNC_NAMES),
    )


def _essence(signature: Signature) -> tuple[object, ...]:
    """Return what both flavours of a method have in common."""
    same_names = _synchronous(signature)
    taken = [(one.name, one.type, one.required, one.kind) for one in same_names.parameters]
    return taken, same_names.returns


def _is_paged(signature: Signature) -> bool:
    return any(part.name in _PAGES for part in signature.returns.parts)


def _is_placed(*parameters: Parameter) -> bool:
    return all(one.kind == "positional" for one in parameters)


def _manner(signature: Signature) -> str:
    return "awaited" if signature.waits else "not awaited"
