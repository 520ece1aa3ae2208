"""The schemas of a document as texts: which are the same on both sides is known at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from pipeline.common.documents import Document, Json
from pipeline.common.documents import json_line as one_line
from pipeline.common.schemas import REF_PREFIX

_REFERENCE = re.compile(rf'"{re.escape(REF_PREFIX)}([^"]+)"')


class Texts:
    """The schemas of one normalized document, each as a digest of its text."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Json, str, frozenset[str]]] = {}

    def key(self, schema: Json) -> str:
        """Return what is equal for schemas that are spelled alike."""
        return self._read(schema)[1]

    def names(self, schema: Json) -> frozenset[str]:
        """Return the components that a schema names."""
        return self._read(schema)[2]

    def _read(self, schema: Json) -> tuple[Json, str, frozenset[str]]:
        known = self._known.get(id(schema))
        if known is None:
            line = one_line(schema)
            key = hashlib.blake2b(line.encode(), digest_size=16).hexdigest()
            names = frozenset(_REFERENCE.findall(line)) if REF_PREFIX in line else frozenset[str]()
            # The schema is kept with its digest, so that its id stays its own.
            known = self._known[id(schema)] = schema, key, names
        return known


def changed_components(
    old: Mapping[str, Json], new: Mapping[str, Json], texts: tuple[Texts, Texts]
) -> frozenset[str]:
    """Return the names of components that differ, or that lead to one that does."""
    shared = old.keys() & new.keys()
    changed = (old.keys() ^ new.keys()) | {
        name for name in shared if texts[0].key(old[name]) != texts[1].key(new[name])
    }
    users: dict[str, set[str]] = {}
    for name in shared:
        for used in texts[0].names(old[name]):
            users.setdefault(used, set()).add(name)
    ahead = list(changed)
    while ahead:
        found = users.get(ahead.pop(), set[str]()) - changed
        changed |= found
        ahead += found
    return frozenset(changed)


def components(document: Document) -> dict[str, Json]:
    """Return the component schemas of a document."""
    schemas: dict[str, Json] = document.get("components", {}).get("schemas", {})
    return schemas
