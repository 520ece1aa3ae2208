"""Every check of everything that is no schema: operations, parameters, bodies, security."""

from __future__ import annotations

import pytest

from pipeline.review.changes import Level
from pipeline.review.wire.wire_checks import BY_KIND
from tests.review.wire.frame_row import Row
from tests.review.wire.frame_table import ROWS
from tests.review.wire.making import changes, checks, document, operation

NEVER_ALONE = {
    "new-request-path-parameter",
    "ofauth-endpoint-respelled",
    "ofauth-nothing-in-common",
}


def test_there_is_a_row_for_every_check_and_none_besides() -> None:
    """The table of pairs has what the table of checks has, but for what never comes alone."""
    met = {row.check for row in ROWS}
    assert met | NEVER_ALONE == {kind for kind, letter in BY_KIND if not letter}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.check)
def test_one_edit_is_one_change(row: Row) -> None:
    """An edit of the frame is one change, which says where it is and what it was."""
    (change,) = changes(row.old, row.new)
    assert (change.check, change.level, change.direction) == (row.check, row.level, row.direction)
    assert (change.path, change.before, change.after) == (row.path, row.before, row.after)
    places = (change.old, change.new)
    assert tuple(place and place.pointer for place in places) == row.pointers
    assert change.operations == ((row.operation,) if row.operation else ())
    if change.check != "ofauth-description-changed":
        assert change.owner == row.operation


def test_a_path_that_gains_a_parameter_moved() -> None:
    """The operation is the same one by its id, so that the parameter is new."""
    parameter = {"name": "x", "in": "path", "required": True, "schema": {"type": "string"}}
    old = document({"/a": {"get": operation(operationId="a")}})
    new = document({"/a/{x}": {"get": operation(operationId="a", parameters=[parameter])}})
    found = {change.check: change for change in changes(old, new)}
    assert found.keys() == {"new-request-path-parameter", "ofauth-endpoint-moved"}
    change = found["new-request-path-parameter"]
    assert (change.level, change.path) == (Level.ERR, "?x")
    assert change.message == "callers must now send the path parameter `x`, which is new"
    assert checks(new, old) == ["ofauth-endpoint-moved", "request-parameter-removed"]


def test_every_check_says_what_its_mirrors_are() -> None:
    """What one comparison calls added, the reversed one calls removed: by the table, too."""
    for (kind, letter), check in BY_KIND.items():
        for mirror in check.mirrors:
            assert kind in BY_KIND[mirror, letter].mirrors
