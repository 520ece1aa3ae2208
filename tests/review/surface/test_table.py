"""Every kind of change, found where it is, as bad as it is, and with what caused it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from pipeline.common.documents import Document
from pipeline.review.changes import Change
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.comparison import compare_python
from pipeline.review.wire import compare_wire
from tests.components.building import document_of
from tests.review.surface import class_rows, method_rows, name_rows
from tests.review.surface.rows import Row, line, paths

pytestmark = pytest.mark.long

ROWS: tuple[Row, ...] = (*class_rows.ROWS, *method_rows.ROWS, *name_rows.ROWS)


def documents() -> tuple[Document, Document]:
    """Return the pair of documents that has every row."""
    old, new = (
        document_of(paths(ROWS, old=side), class_rows.components(old=side))
        for side in (True, False)
    )
    return old, new


@cache
def found() -> dict[str, list[str]]:
    """Return what a review says of each row."""
    old, new = documents()
    wire = compare_wire(old, new)
    first, second = (OverlaySet(ledger=ledger) for ledger in name_rows.ledgers(old))
    checks = {change.fingerprint: change.check for change in wire}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for change in compare_python(old, new, first, second, wire=wire):
        for name in _rows(change):
            told[name].append(line(change, checks))
    return {name: sorted(lines) for name, lines in told.items()}


def _rows(change: Change) -> set[str]:
    """Return the rows that meet a change, by the beginnings of their paths."""
    met = {one.split(" ")[1].removeprefix("/v2/").split("/")[0] for one in change.operations}
    return met or {change.owner}


def told() -> dict[str, list[str]]:
    """Return what `told.txt` has of each row."""
    found: dict[str, list[str]] = {}
    for text in (Path(__file__).parent / "told.txt").read_text("utf-8").splitlines():
        if text.startswith(" "):
            found[[*found][-1]].append(text.strip())
        elif text:
            found[text] = []
    return found


def test_each_change_is_told_where_it_is_met() -> None:
    """A row has the lines that are written in the table, and no others."""
    lines = found()
    assert {row.name: lines.pop(row.name, []) for row in ROWS} == told()
    assert lines == {}
