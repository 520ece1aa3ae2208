"""The resources and methods of two surfaces are compared.

The methods of a resource that is new, gone or moved as a whole are not reported separately.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.common.python_names import snake_case
from pipeline.review.surface.name_matching import ClassMatches, enum_bases
from pipeline.review.surface.public_surface import Functions, Method, Surface
from pipeline.review.surface.signature_changes import function_findings, signature_findings
from pipeline.review.surface.surface_findings import Finding, MethodPair


def method_findings(
    old: Surface, new: Surface, pairs: Mapping[str, str], matches: ClassMatches
) -> Iterator[Finding]:
    """Compare the methods of two surfaces.

    Args:
        old: The old surface.
        new: The new surface.
        pairs: New names of methods by old names.
        matches: The matches of the classes.
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
    covered = resources.methods()
    for name in sorted({*gone} - covered):
        key = old.methods[name].key
        yield Finding("python-method-removed", name, old=(key,), identity=name)
    for name in sorted(come - covered):
        key = new.methods[name].key
        yield Finding("python-method-added", name, new=(key,), identity=name)
    bases = enum_bases(old, new, matches.same)
    for a, b in sorted(pairs.items()):
        pair = MethodPair(old.methods[a], new.methods[b], matches, bases)
        if a not in covered:
            yield from _named(pair, is_kept=kept.get(a) == new.methods[b].id)
        yield from _inside(pair, (_functions(old, pair.old), _functions(new, pair.new)))


def _old_names(old: Surface, new: Surface) -> Iterator[Finding]:
    """Yield the deprecated names that no longer work."""
    before = {m.name: (m.renamed, m.key) for m in old.methods.values() if m.renamed}
    before |= {name: (new_name, new_name) for name, new_name in old.deprecated_names.items()}
    after = new.methods.keys() | new.deprecated_names.keys() | new.models.keys() | new.enums.keys()
    for name in sorted(before.keys() - after):
        owner, subject = before[name]
        yield Finding(
            "python-old-name-removed",
            owner,
            before=name,
            old=(subject,),
            new=(subject,),
            identity=owner,
        )


def _functions(surface: Surface, method: Method) -> Functions:
    return surface.functions.get(snake_case(method.id), Functions("", {}))


def _inside(pair: MethodPair, functions: tuple[Functions, Functions]) -> Iterator[Finding]:
    """Yield the findings about the signature of a method, and about the functions behind it."""
    if pair.new.deprecated and not pair.old.deprecated:
        yield pair.found("method-deprecated")
    found = list(signature_findings(pair))
    yield from found
    yield from function_findings(pair, *functions, found)


def _named(pair: MethodPair, *, is_kept: bool) -> Iterator[Finding]:
    """Yield the finding about the name or the operation of a method.

    Args:
        pair: The methods.
        is_kept: The old name still works, and warns.
    """
    was, now = pair.old.name, pair.new.name
    if was != now:
        change = "renamed-kept" if is_kept else _name_change(pair)
        yield pair.found_alone(f"method-{change}", was, now)
    elif pair.old.key != pair.new.key:
        yield pair.found_alone("method-operation-changed", pair.old.key, pair.new.key)


def _name_change(pair: MethodPair) -> str:
    """Return the kind of a renaming; a method of another operation was replaced."""
    if pair.old.key != pair.new.key:
        return "replaced"
    was, now = pair.old.name.rpartition("."), pair.new.name.rpartition(".")
    return "renamed" if was[0] == now[0] else "moved"


class ResourceChanges:
    """The resources that are new, gone or moved.

    Args:
        old: The old surface.
        new: The new surface.
        pairs: New names of methods by old names, without old names that still work.
        gone: The removed methods.
        come: The added methods.
    """

    def __init__(
        self,
        old: Surface,
        new: Surface,
        pairs: Mapping[str, str],
        gone: Iterable[str],
        come: Iterable[str],
    ) -> None:
        self._old, self._new = old, new
        self._moved = self._whole_moves(pairs)
        was, now = set(map(_resource, self._moved)), set(map(_resource, self._moved.values()))
        self._removed = _whole(old.resources.keys() - new.resources.keys() - was, gone)
        self._added = _whole(new.resources.keys() - old.resources.keys() - now, come)

    def methods(self) -> set[str]:
        """Return the old and new methods of these resources."""
        return {*self._removed, *self._added, *self._moved}

    def findings(self) -> Iterator[Finding]:
        """Yield the findings about resources, one for each of their methods."""
        for name, (way, names) in self._removed.items():
            old, before = (self._old.methods[name].key,), _listed(names, way)
            yield Finding("python-resource-removed", way, before=before, old=old, identity=way)
        for name, (way, names) in self._added.items():
            new, after = (self._new.methods[name].key,), _listed(names, way)
            yield Finding("python-resource-added", way, after=after, new=new, identity=way)
        for a, b in self._moved.items():
            was, now = _resource(a), _resource(b)
            old, new = (self._old.methods[a].key,), (self._new.methods[b].key,)
            yield Finding("python-resource-moved", now, "", was, now, old, new, identity=now)
        yield from self._classes()

    def _classes(self) -> Iterator[Finding]:
        for way in sorted(self._old.resources.keys() & self._new.resources.keys()):
            was, now = self._old.resources[way], self._new.resources[way]
            keys = [m.key for m in self._new.methods.values() if m.name.startswith(f"{way}.")]
            for key in keys if was != now else ():
                yield Finding(
                    "python-resource-class-renamed", way, "", was, now, new=(key,), identity=way
                )

    def _whole_moves(self, pairs: Mapping[str, str]) -> dict[str, str]:
        """Return the pairs of methods whose whole resource has another name now."""
        targets: dict[str, set[str]] = {}
        for a, b in pairs.items():
            same_name = a.rpartition(".")[2] == b.rpartition(".")[2]
            targets.setdefault(_resource(a), set()).add(_resource(b) if same_name else "")
        ways = {
            was: next(iter(now))
            for was, now in targets.items()
            if len(now) == 1 and was not in self._new.resources
        }
        moved = {was: now for was, now in ways.items() if now and now not in self._old.resources}
        return {a: b for a, b in pairs.items() if _resource(a) in moved}


def _whole(ways: Iterable[str], methods: Iterable[str]) -> dict[str, tuple[str, list[str]]]:
    """Return the methods of resources, each with its outermost resource and all methods there."""
    lost = set(ways)
    outer = [way for way in lost if _resource(way) not in lost]
    found = {way: [name for name in methods if name.startswith(f"{way}.")] for way in outer}
    return {name: (way, names) for way, names in found.items() for name in names}


def _resource(name: str) -> str:
    return name.rpartition(".")[0]


def _listed(names: list[str], way: str) -> str:
    return ", ".join(f"`{name.removeprefix(f'{way}.')}`" for name in sorted(names))
