"""What became of whole resources: their methods are not told one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.review.surface.findings import Finding
from pipeline.review.surface.records import Surface


class ResourceChanges:
    """The resources that are new, gone or moved.

    Args:
        old: The old surface.
        new: The new surface.
        pairs: New names of methods by old ones, those whose old name still works left out.
        gone: Old methods that are gone.
        come: New methods.
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
        """Return the methods, old or new, that need not be told."""
        return {*self._removed, *self._added, *self._moved}

    def findings(self) -> Iterator[Finding]:
        """Yield what became of each resource, once for each of its methods."""
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
        """Return the pairs of resources that have gone on under another name, as they were."""
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
    """Return the methods that are of some resources, with the outermost and all that it has."""
    lost = set(ways)
    outer = [way for way in lost if _resource(way) not in lost]
    found = {way: [name for name in methods if name.startswith(f"{way}.")] for way in outer}
    return {name: (way, names) for way, names in found.items() for name in names}


def _resource(name: str) -> str:
    return name.rpartition(".")[0]


def _listed(names: list[str], way: str) -> str:
    return ", ".join(f"`{name.removeprefix(f'{way}.')}`" for name in sorted(names))
