"""Find the groups of schemas that the names ledger knows already.

Each group makes a bid for each class of the ledger that it may be. The bids are sorted, the best
first, and each name goes to the best bid for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import NamedTuple

from pipeline.common.python_names import class_name
from pipeline.components.groups import Group
from pipeline.components.places import KEPT_POSITIONS, Position, Root, outermost, position_text
from pipeline.names.ledger import Ledger, SchemaEntry


def known_names(ledger: Ledger, root: Root) -> Callable[[Position], str]:
    """Return a function that returns the name the ledger has for a position, or an empty text.

    Args:
        ledger: Names given by earlier runs.
        root: Returns the positions of a schema as seen from the operations.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for name, entry in ledger.schemas.items():
        for place in entry.at:
            names[place].add(name)

    def known(at: Position) -> str:
        # A position inside a union does not say which alternative of the union it means.
        places = (place for place in root(at) if not any(step[:1] == "|" for step in place))
        found = (names.get(position_text(place), ()) for place in places)
        return next(("".join(each) for each in found if len(each) == 1), "")

    return known


def match(
    groups: list[Group], ledger: Ledger, root: Root, added: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Give groups the names that the ledger has for them.

    A group of upstream's own operations comes before a group that only operations of overlays
    have. Then a group comes first that has the name in the document or in an overlay, then the
    group at most of the name's positions, then a group of unchanged shape. So a class keeps its
    name when its fields change, and if a class splits in two, the larger part keeps the name.

    Args:
        groups: Groups of the whole document.
        ledger: Names given by earlier runs.
        root: Returns the positions of a schema as seen from the operations.
        added: Ids of the operations that overlays add.

    Returns:
        Names by group key.
    """
    known = _Known(ledger, root, added)
    bids = sorted(bid for group in groups for bid in known.bids(group))
    names: dict[str, str] = {}
    given: set[str] = set()
    for *_, name, key in bids:
        if key not in names and name not in given:
            names[key] = name
            given.add(name)
    return names


class _Bid(NamedTuple):
    """How well a group fits a name; in the order of tuples, the best bid comes first."""

    only_added: bool
    called_otherwise: bool
    weight: int
    changed: bool
    name: str
    key: str


class _Known:
    """The classes of a ledger by position and by shape."""

    def __init__(self, ledger: Ledger, root: Root, added: frozenset[str]) -> None:
        self._entries = ledger.schemas
        self._root = root
        self._added = added
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        self._shaped: defaultdict[str, list[str]] = defaultdict(list)
        for name, entry in ledger.schemas.items():
            self._shaped[entry.shape].append(name)
            for place in entry.at:
                self._at[place].append(name)

    def bids(self, group: Group) -> list[_Bid]:
        """Return a bid for each class that a group may be."""
        positions = _rooted(group, self._root)
        places = {position_text(at) for at in positions}
        weights = Counter(name for place in places for name in self._at.get(place, ()))
        alike = self._shaped.get(group.shape, ())
        for name in alike:
            weights[name] += 0
            if len(alike) == 1 and len(self._entries[name].at) == KEPT_POSITIONS:
                # The ledger lists only some positions of this class: the group may have others.
                weights[name] += max(0, len(group.positions) - weights[name])
        text = group.component or group.title()
        called = class_name(text) if text else ""
        only_added = all(at[0] == "#" or at[0] in self._added for at in positions)
        return [
            _Bid(
                only_added,
                name != called,
                -weight,
                self._entries[name].shape != group.shape,
                name,
                group.key,
            )
            for name, weight in weights.items()
        ]


def entry(group: Group, fields: dict[str, str], root: Root) -> SchemaEntry:
    """Return the entry of a group in the ledger."""
    places = dict.fromkeys(position_text(at) for at in outermost(_rooted(group, root)))
    return SchemaEntry(list(places), group.shape, fields)


def _rooted(group: Group, root: Root) -> list[Position]:
    """Return the positions of a group as seen from the operations.

    All references to a component lead to the component itself.
    """
    if group.component and not group.keys:
        return root(("#", group.component))
    return [place for at in group.positions for place in root(at)]
