"""What the generator could do of itself: no document makes these changes, so records do."""

from __future__ import annotations

import pytest
from attrs import evolve, frozen

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.review.changes import Level
from pipeline.review.surface.comparison import compare_surface
from pipeline.review.surface.generating import Side
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Method,
    Model,
    Parameter,
    Part,
    Signature,
    Surface,
    Type,
)
from pipeline.review.surface.python_checks import CHECKS
from tests.components.building import document_of
from tests.review.surface.test_table import told

ERR, WARN, INFO = Level.ERR, Level.WARN, Level.INFO
DOCUMENT: Document = document_of({})


def _type(*names: str) -> Type:
    return Type(frozenset(map(Part, names)))


def _parameter(default: str = "None") -> Parameter:
    return Parameter("x", "?x", _type("str"), required=not default, kind="keyword", default=default)


def _method(sync: Signature, asynchronous: Signature | None = None) -> Surface:
    signatures = {"sync": sync, "async": asynchronous or evolve(sync, is_async=True)}
    method = Method("GET /v2/things", "things.run", "things.run", signatures)
    return Surface(methods={"things.run": method}, resources={"things": "Things"})


def _signature(*parameters: Parameter, is_async: bool = False) -> Signature:
    return Signature(parameters, _type("str"), is_async)


def _model(default: str = "UNSET") -> Surface:
    field = evolve(_parameter(default), wire="x")
    return Surface(models={"Thing": Model("Thing", (field,), ANYTHING)})


def _exporting(*names: str) -> Surface:
    return Surface(names={"client": frozenset(names)})


@frozen
class Case:
    """Two surfaces, and the one change between them."""

    check: str
    old: Surface
    new: Surface
    level: Level
    message: str


CASES = (
    Case(
        "python-name-removed",
        _exporting("Client", "Secret"),
        _exporting("Client"),
        ERR,
        "`Secret` can no longer be imported from `ofauth_api.client`",
    ),
    Case(
        "python-name-added",
        _exporting("Client"),
        _exporting("Client", "Fast"),
        INFO,
        "`Fast` can now be imported from `ofauth_api.client`",
    ),
    Case(
        "python-field-default-changed",
        _model("UNSET"),
        _model("'a'"),
        WARN,
        "`Thing.x` is now `'a'` by default, not `UNSET`",
    ),
    Case(
        "python-parameter-default-changed",
        _method(_signature(_parameter("None"))),
        _method(_signature(_parameter("'a'"))),
        WARN,
        "`x` of `client.things.run()` is now `'a'` by default, not `None`",
    ),
    Case(
        "python-async-changed",
        _method(_signature()),
        _method(_signature(), _signature(is_async=False)),
        ERR,
        "Calls of the asynchronous `client.things.run()` are now not awaited; before, awaited",
    ),
    Case(
        "python-sync-async-mismatch",
        _method(_signature(_parameter())),
        _method(_signature(_parameter()), evolve(_signature(), is_async=True)),
        WARN,
        "`client.things.run()` and the asynchronous counterpart no longer take or return the same",
    ),
)

#: Checks of a side that there is none of: `test_sides.py`.
SIDES = {"python-new-not-generated", "python-old-not-generated", "python-neither-generated"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_a_change_of_the_generator_alone_has_no_cause(case: Case) -> None:
    """It is told with its level and names, and belongs to naming and generation."""
    old, new = (Side(DOCUMENT, Ledger(), surface) for surface in (case.old, case.new))
    found = {change.check: change for change in compare_surface(old, new)}
    change = found[case.check]
    assert (change.level, change.message, change.causes) == (case.level, case.message, ())


def test_every_check_is_shown() -> None:
    """No check is without a pair of documents, or of surfaces, that has it found."""
    shown = {line.split(" ")[1] for lines in told().values() for line in lines}
    assert shown | {case.check for case in CASES} | SIDES == CHECKS.keys()
