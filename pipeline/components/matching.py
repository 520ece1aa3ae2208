"""Find which groups of schemas the names ledger knows already."""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.components.groups import Group, Position
from pipeline.ledger import Ledger, SchemaEntry
from pipeline.schemas import STRUCTURE

#: Positions of a class that the ledger keeps; more would only make it longer.
KEPT_POSITIONS = 6


def position_text(at: Position) -> str:
    """Return a position as the ledger has it: `chats.list:200.list[].lastMessage`."""
    text = at[0] + (at[1] if at[1].startswith("?") else f":{at[1]}")
    return text + "".join(s if s.startswith(STRUCTURE) else f".{s}" for s in at[2:])


def match(groups: list[Group], ledger: Ledger) -> dict[str, str]:
    """Give groups the names that the ledger has for them.

    A name goes to the group that stands at most of its positions, among equals to the
    one of unchanged shape. So a class keeps its name when its fields change, and of a
    class that split in two the larger part keeps it.

    Returns:
        Names by group key.
    """
    known = _Known(ledger)
    bids = sorted(bid for group in groups for bid in known.bids(group))
    names: dict[str, str] = {}
    given: set[str] = set()
    for _, _, name, key in bids:
        if key not in names and name not in given:
            names[key] = name
            given.add(name)
    return names


class _Known:
    """The classes of a ledger by their positions and by their shape."""

    def __init__(self, ledger: Ledger) -> None:
        self._entries = ledger.schemas
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        self._shaped: defaultdict[str, list[str]] = defaultdict(list)
        for name, entry in ledger.schemas.items():
            self._shaped[entry.shape].append(name)
            for place in entry.at:
                self._at[place].append(name)

    def bids(self, group: Group) -> list[tuple[int, bool, str, str]]:
        """Return (weight, changed, name, key) for each class a group may be, the best first."""
        places = {position_text(at) for at in group.positions}
        weights = Counter(name for place in places for name in self._at.get(place, ()))
        alike = self._shaped.get(group.shape, ())
        for name in alike:
            weights[name] += 0
            if len(alike) == 1 and len(self._entries[name].at) == KEPT_POSITIONS:
                # The ledger lists only some positions of this class: it stood at others, too.
                weights[name] += len(places - self._at.keys())
        return [
            (-weight, self._entries[name].shape != group.shape, name, group.key)
            for name, weight in weights.items()
        ]


def entry(group: Group, fields: dict[str, str]) -> SchemaEntry:
    """Return what the ledger keeps of a group."""
    ordered = sorted(group.positions, key=lambda at: (len(at), at))
    return SchemaEntry([position_text(at) for at in ordered[:KEPT_POSITIONS]], group.shape, fields)
