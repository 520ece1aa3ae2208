"""Every check of a value, in every place, inlined and referenced."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document
from pipeline.review.changes import Change, Direction
from pipeline.review.wire.wire_checks import BY_KIND, MESSAGE_PARTS
from tests.review.wire.making import ROOTS, at, changes, leads, placed, subject_pointer
from tests.review.wire.schema_row import Row
from tests.review.wire.schema_table import ROWS

NEVER_ALONE = {
    "alternatives-joined",
    "alternatives-narrowed",
    "alternatives-split",
    "one-of-may-overlap",
    "one-of-overlaps",
}
KINDS = {kind for kind, letter in BY_KIND if letter == "h"}


def found(row: Row, letter: str, *, by_reference: bool) -> Change:
    """Return what is found where the schema of a row changes, which is one change."""
    old, new = (placed(letter, s, by_reference=by_reference) for s in (row.old, row.new))
    (change,) = changes(old, new)
    subject = subject_pointer(letter, by_reference=by_reference)
    for place, document, other in ((change.old, old, new), (change.new, new, old)):
        assert place is not None
        assert place.pointer == edited(document, other, nearest(document, subject, row.where))
    return change


def edited(document: Document, other: Document, pointer: str) -> str:
    """Return the pointer to the first item of a list that the other document lacks.

    A list whose items are all in the other document, or all not there, is changed as a whole, and
    so are types and the parts of an `allOf`.
    """
    value = at(document, pointer)
    theirs = at(other, pointer) if leads(other, pointer) else []
    if not isinstance(value, list) or not isinstance(theirs, list):
        return pointer
    if pointer.endswith(("/type", "/allOf")):
        return pointer
    new = [index for index, item in enumerate(value) if item not in theirs]
    return f"{pointer}/{new[0]}" if 0 < len(new) < len(value) else pointer


def nearest(document: object, pointer: str, keywords: tuple[str, ...]) -> str:
    """Return the pointer to a keyword, or to what is there of it."""
    for keyword in keywords:
        ways = [f"{pointer}/{name}" for name in keyword.split("|")]
        inner = next((way for way in ways if leads(document, way)), None)
        if inner is None:
            break
        pointer = inner
    return pointer


def test_there_is_a_row_for_every_kind_and_none_besides() -> None:
    """The table of pairs has what the table of checks has, but for what never comes alone."""
    assert {row.kind for row in ROWS} | NEVER_ALONE == KINDS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_one_edit_is_one_change(row: Row) -> None:
    """An edit of a value is one change of the level that its direction gives it; where the
    schema is referenced, it is the same change, and the component is its owner."""
    for letter in MESSAGE_PARTS:
        assert_one_change(row, letter)


def assert_one_change(row: Row, letter: str) -> None:
    """Check what is found where the schema of a row changes in one place."""
    change, other = (found(row, letter, by_reference=given) for given in (False, True))
    is_read = letter in "bph"
    assert change.check == BY_KIND[row.kind, letter].id
    assert change.level == row.levels[is_read]
    assert change.direction is (Direction.RESPONSE if is_read else Direction.REQUEST)
    assert (change.before, change.after) == (row.before, row.after)
    assert change.path == (row.path if row.is_own else ROOTS[letter][1] + row.path)
    assert change.operations == ("POST /things",)
    assert (other.fingerprint, other.check) == (change.fingerprint, change.check)
    if row.is_own or letter in "Pp":
        assert other.owner == ("Subject.field" if row.is_own and letter in "Pp" else "Subject")
