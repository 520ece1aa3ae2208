"""Find which groups of schemas the names ledger knows already."""

from __future__ import annotations

from pipeline.components.groups import Group, Position
from pipeline.ledger import Ledger, SchemaEntry

#: Positions of a class that the ledger keeps; more would only make it longer.
KEPT_POSITIONS = 6


def position_text(at: Position) -> str:
    """Return a position as the ledger has it: `chats.list:200.list[].lastMessage`."""
    text = at[0] + (at[1] if at[1].startswith("?") else f":{at[1]}")
    return text + "".join(s if s.startswith(("[", "{", "|")) else f".{s}" for s in at[2:])


def match(groups: list[Group], ledger: Ledger) -> dict[str, str]:
    """Give groups the names that the ledger has for them.

    A name goes to the group that stands at most of its positions, among equals to the
    one of unchanged shape. So a class keeps its name when its fields change, and of a
    class that split in two the larger part keeps it.

    Returns:
        Names by group key.
    """
    bids = sorted(bid for group in groups for bid in _bids(group, ledger))
    names: dict[str, str] = {}
    given: set[str] = set()
    for _, _, name, key in bids:
        if key not in names and name not in given:
            names[key] = name
            given.add(name)
    return names


def _bids(group: Group, ledger: Ledger) -> list[tuple[int, bool, str, str]]:
    positions = {position_text(at) for at in group.positions}
    bids: list[tuple[int, bool, str, str]] = []
    for name, entry in ledger.schemas.items():
        overlap = len(positions.intersection(entry.at))
        if overlap or entry.shape == group.shape:
            bids.append((-overlap, entry.shape != group.shape, name, group.key))
    return bids


def entry(group: Group, fields: dict[str, str]) -> SchemaEntry:
    """Return what the ledger keeps of a group."""
    ordered = sorted(group.positions, key=lambda at: (len(at), at))
    return SchemaEntry([position_text(at) for at in ordered[:KEPT_POSITIONS]], group.shape, fields)
