"""Edits of a document of full scale, each alone; all of them together are in test_pair."""

from __future__ import annotations

import pytest

from pipeline.review.wire import compare_wire
from tests.made_up import made_up_document
from tests.review.full_scale.edits import EDITS, Edit, edited_document, rows

pytestmark = pytest.mark.long

#: Edits that are also made alone: one of each sort, for the sake of time.
ALONE = [EDITS[number] for number in (0, 10)]


def test_there_are_twenty_edits() -> None:
    """Each has a name of its own, and an expected result."""
    assert len({edit.name for edit in EDITS}) == 20
    assert all(edit.expected for edit in EDITS)


@pytest.mark.parametrize("edit", ALONE, ids=lambda edit: edit.name)
def test_an_edit_alone_gives_its_own_changes(edit: Edit) -> None:
    """What stands beside an edit is its own result, not that of another."""
    assert rows(compare_wire(made_up_document(), edited_document((edit,)))) == sorted(edit.expected)
