"""Which methods of resources are gone and new, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.common.python_names import snake_case
from pipeline.review.surface.findings import Finding
from pipeline.review.surface.function_changes import function_findings
from pipeline.review.surface.kinship import Kinship
from pipeline.review.surface.method_pair import MethodPair
from pipeline.review.surface.records import Functions, Method, Surface
from pipeline.review.surface.resource_changes import ResourceChanges
from pipeline.review.surface.signature_changes import signature_findings


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
    for a, b in sorted(pairs.items()):
        pair = MethodPair(old.methods[a], new.methods[b], kin, bases)
        if a not in told:
            yield from _named(pair, is_kept=kept.get(a) == new.methods[b].id)
        yield from _inside(pair, (_functions(old, pair.old), _functions(new, pair.new)))


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


def _inside(pair: MethodPair, functions: tuple[Functions, Functions]) -> Iterator[Finding]:
    """Yield what became of what a method takes and returns, and of the functions behind it."""
    if pair.new.deprecated and not pair.old.deprecated:
        yield pair.found("method-deprecated")
    found = list(signature_findings(pair))
    yield from found
    yield from function_findings(pair, *functions, found)


def _named(pair: MethodPair, *, is_kept: bool) -> Iterator[Finding]:
    """Yield what became of the name, which may be kept, and of what the method is of."""
    was, now = pair.old.name, pair.new.name
    if was != now:
        change = "renamed-kept" if is_kept else _name_change(pair)
        yield pair.found_alone(f"method-{change}", was, now)
    elif pair.old.key != pair.new.key:
        yield pair.found_alone("method-operation-changed", pair.old.key, pair.new.key)


def _name_change(pair: MethodPair) -> str:
    """Return what to call a change of the name; that of another operation is a guess."""
    if pair.old.key != pair.new.key:
        return "replaced"
    was, now = pair.old.name.rpartition("."), pair.new.name.rpartition(".")
    return "renamed" if was[0] == now[0] else "moved"
