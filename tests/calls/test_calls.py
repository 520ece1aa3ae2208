"""All operations of a document as large as the published one, called at a server that judges.

The server holds each request against the document with openapi-core, and knows beside what the
call was given; so whatever does not arrive as it was meant is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document, operations
from tests.calls.judging import Outcome, performed
from tests.calls.planning import Planner

pytestmark = pytest.mark.long

ALL = 130

#: What is required; everything, as plain values or as members of enums, models, times and files;
#: and the other variant of what has several.
PLANS: list[dict[str, Any]] = [
    {"every": False},
    {"typed": True},
    {"typed": False},
    {"variant": 1, "typed": True},
]


@pytest.mark.parametrize("way", ["resources", "async_resources"])
def test_every_operation_arrives_as_it_was_meant_and_its_answer_comes_back(
    document: Document, client: Path, way: str
) -> None:
    """Path, query, headers and body are the document's; the result is of the declared type."""
    planners = [Planner(document, **options) for options in PLANS]
    for judge, outcomes in performed(way, planners, client):
        assert problems(outcomes) == {}
        assert values(outcomes) == {one.id: one.result() for one in judge.planned.values()}
        assert len(outcomes) == ALL
        assert judge.connected == connected(document)


@pytest.mark.parametrize("way", ["functions", "async_functions"])
def test_every_generated_function_arrives_as_it_was_meant(
    document: Document, client: Path, way: str
) -> None:
    """The functions of openapi-python-client send both headers and what is given."""
    options: dict[str, Any] = {"typed": True, "largest": False}
    planners = [Planner(document, every=every, **options) for every in (False, True)]
    for judge, outcomes in performed(way, planners, client):
        assert problems(outcomes) == {}
        assert values(outcomes) == {one.id: one.answer for one in judge.planned.values()}
        assert len(outcomes) == ALL


def problems(outcomes: list[Outcome]) -> dict[str, str]:
    """Return what went wrong, by the operation's id."""
    return {one.id: one.problem for one in outcomes if one.problem}


def values(outcomes: list[Outcome]) -> dict[str, Any]:
    """Return the JSON of the results, by the operation's id."""
    return {one.id: one.value for one in outcomes}


def connected(document: Document) -> set[str]:
    """Return the ids of the operations that act for a connection."""
    return {
        operation["operationId"]
        for _, _, operation in operations(document)
        if any("ConnectionId" in one for one in operation["security"])
    }
