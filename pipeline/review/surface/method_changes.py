"""What became of the methods of resources, and of the functions of openapi-python-client."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from attrs import evolve

from pipeline.documents import Json
from pipeline.names import snake_case
from pipeline.review.surface.findings import ANSWERED, RETURNED, Finding
from pipeline.review.surface.kinship import Kinship
from pipeline.review.surface.records import Functions, Method, Parameter, Signature, Surface
from pipeline.review.surface.resource_changes import ResourceChanges
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
    gone = [name for name, m in old.methods.items() if not m.renamed and name not in pairs]
    come = new.methods.keys() - set(pairs.values()) - kept.keys()
    moving = {
        a: b for a, b in pairs.items() if a not in kept and old.methods[a].key == new.methods[b].key
    }
    resources = ResourceChanges(old, new, moving, gone, come)
    yield from resources.findings()
    told = resources.methods()
    for name in sorted({*gone} - told):
        key = old.methods[name].key
        yield Finding("python-method-removed", name, old=(key,), identity=name)
    for name in sorted(come - told):
        key = new.methods[name].key
        yield Finding("python-method-added", name, new=(key,), identity=name)
    bases = _bases(old, new, kin)
    modules = {functions.module for functions in new.functions.values()}
    for a, b in sorted(pairs.items()):
        change = MethodChange(old.methods[a], new.methods[b], kin, bases)
        if a not in told:
            yield from change.named(kept.get(a) == new.methods[b].id)
        functions = _functions(old, old.methods[a]), _functions(new, new.methods[b])
        is_gone = functions[0].module not in modules and a in new.methods
        yield from change.findings(*functions, is_gone=is_gone)


def _old_names(old: Surface, new: Surface) -> Iterator[Finding]:
    """Yield what becomes of old names whose time has come."""
    before = {m.name: (m.renamed, m.key) for m in old.methods.values() if m.renamed}
    before |= {name: (one, one) for name, one in old.former.items()}
    after = new.methods.keys() | new.former.keys() | new.models.keys() | new.enums.keys()
    for name in sorted(before.keys() - after):
        owner, site = before[name]
        yield Finding(
            "python-old-name-removed", owner, before=name, old=(site,), new=(site,), identity=owner
        )


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
            yield self._of_method("renamed-kept" if kept else self._name_change(), was, now)
        elif self._old.key != self._new.key:
            yield self._of_method("operation-changed", self._old.key, self._new.key)

    def _name_change(self) -> str:
        """Return what to call a change of the name; that of another operation is a guess."""
        if self._old.key != self._new.key:
            return "replaced"
        was, now = self._old.name.rpartition("."), self._new.name.rpartition(".")
        return "renamed" if was[0] == now[0] else "moved"

    def findings(
        self, old: Functions, new: Functions, *, is_gone: bool = False
    ) -> Iterator[Finding]:
        """Yield what became of what the method takes and returns.

        Args:
            old: The old functions of openapi-python-client.
            new: The new ones.
            is_gone: The old module of functions is, although the old name of the method works.
        """
        if self._new.deprecated and not self._old.deprecated:
            yield self._found("method-deprecated")
        found = list(dict.fromkeys(self._signatures()))
        yield from found
        yield from self._mismatch()
        yield from self._functions(old, new, found, is_gone)

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
        if self._old.paging != self._new.paging:
            yield found("paging-changed", before=self._old.paging, after=self._new.paging)
        related = relation(was, now, self._bases)
        if related is not Relation.EQUAL:
            yield found("return-type-unknown" if now == ANYTHING else f"return-type-{related}")

    def _mismatch(self) -> Iterator[Finding]:
        if _agree(self._old) and not _agree(self._new):
            yield self._found("sync-async-mismatch")

    def _functions(
        self, old: Functions, new: Functions, found: list[Finding], is_gone: bool
    ) -> Iterator[Finding]:
        """Compare the functions; where the name of the method is gone, theirs is, too."""
        if is_gone:
            yield self._of_method("moved", old.module, new.module, "function")
        names = old.signatures.keys(), new.signatures.keys()
        yield from self._function_names("removed", names[0] - names[1])
        yield from self._function_names("added", names[1] - names[0])
        for name in ("sync_detailed", "asyncio_detailed"):
            if name in old.signatures and name in new.signatures:
                was, now = old.signatures[name], new.signatures[name]
                yield from self._function_parameters(was, now, {one.path for one in found})
                if not any(one.new == (self._new.key, RETURNED) for one in found):
                    yield from self._function_return(was, now)
                return

    def _function_names(self, change: str, names: Collection[str]) -> Iterator[Finding]:
        if names:
            path = ", ".join(sorted(names))
            yield self._found(f"function-{change}", path, at=RETURNED, within=True)

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
                texts = (str(before), str(now[name].type))
                at = self._wire(name)
                yield self._found("function-parameter-changed", name, *texts, at=at, within=True)

    def _wire(self, name: str) -> str:
        """Return where the request has what a function takes under a name."""
        if name == "body":
            return "request"
        parameters = [one for s in self._new.signatures.values() for one in s.parameters]
        wires = {one.name.rstrip("_"): one.wire for one in parameters}
        return wires.get(name.rstrip("_"), f"?{name}")

    def _function_return(self, old: Signature, new: Signature) -> Iterator[Finding]:
        was, now = self._kin.old(old.returns), self._kin.new(new.returns)
        if relation(was, now, self._bases) is not Relation.EQUAL:
            texts = (str(was), str(new.returns))
            yield self._found("function-return-changed", "", *texts, at=ANSWERED, within=True)

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


def _agree(method: Method) -> bool:
    """Tell whether both flavours of a method take and return the same."""
    essences = [_essence(one) for one in method.signatures.values()]
    return len(essences) == 2 and essences[0] == essences[1]


def _is_paged(signature: Signature) -> bool:
    return any(part.name in _PAGES for part in signature.returns.parts)


def _is_placed(*parameters: Parameter) -> bool:
    return all(one.kind == "positional" for one in parameters)


def _manner(signature: Signature) -> str:
    return "awaited" if signature.waits else "not awaited"
