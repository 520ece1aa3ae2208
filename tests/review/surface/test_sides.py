"""Both packages are made in passing: what fails is told, and nothing is left behind."""

from __future__ import annotations

import ast
import copy
import gc
import tempfile
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from pipeline.common.documents import Document, canonical_json
from pipeline.common.errors import PipelineError
from pipeline.names.ledger import Ledger
from pipeline.normalize import normalize
from pipeline.overlay import Overlay
from pipeline.prepare import Beginning, prepare, with_names, without_names
from pipeline.reading import read_document
from pipeline.rename import rename
from pipeline.review.changes import Level
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface import generating
from pipeline.review.surface.comparison import compare_pair, compare_python
from pipeline.review.surface.generating import Pair, Side, generated_pair
from pipeline.review.surface.lazy_values import is_shared
from pipeline.review.surface.public_surface import Surface
from pipeline.waiting_process import WaitingProcess, waiting_generator
from tests.components.building import NUMBER, TEXT, answer, document, document_of, obj
from tests.made_up import made_up_document, resorted
from tests.overlay.making import overlay
from tests.review.wire import making

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]

GOOD: Document = document(a=answer(obj(b=TEXT, c=NUMBER)))
#: Its answer is a schema that nobody has.
BROKEN: Document = document_of({"/v2/a": {"get": answer({"$ref": "#/components/schemas/Gone"})}})

SIDE = Side(GOOD, Ledger(), Surface())
ERROR = PipelineError("something is wrong", "there")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which all temporary ones are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_document_is_no_change_of_itself_re_sorted(temporary: Path) -> None:
    """Whatever the order of keys, nothing is found, and no folder stays."""
    assert compare_python(GOOD, resorted(GOOD, 3)) == ()
    assert [*temporary.iterdir()] == []


def test_a_document_is_no_change_of_itself(temporary: Path) -> None:
    """Neither where one client stands for both, nor where each of two was generated."""
    pinned = read_document(ROOT / "openapi" / "upstream.json")
    for one in (GOOD, pinned):
        assert compare_python(one, copy.deepcopy(one)) == ()
        first, second = generated_pair(one, one), generated_pair(one, one)
        assert isinstance(first.old, Side)
        assert first.old.surface.methods
        assert first.old is not second.new
        assert compare_pair(Pair(first.old, second.new)) == ()
    assert [*temporary.iterdir()] == []


def test_the_collector_rests_while_code_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it may let the other side run amid `ast.parse`, and some versions of Python fail."""
    running: list[bool] = []
    parse = ast.parse

    def watched(*arguments: Any, **options: Any) -> Any:
        running.append(gc.isenabled())
        return parse(*arguments, **options)

    monkeypatch.setattr(ast, "parse", watched)
    assert gc.isenabled()
    assert compare_python(GOOD, document(z=answer(obj(y=TEXT))))
    assert running
    assert not any(running)
    assert gc.isenabled()


def test_a_new_document_that_cannot_be_generated_breaks_callers(temporary: Path) -> None:
    """It is a change of its own, with the reason."""
    (change,) = compare_python(GOOD, BROKEN)
    assert (change.check, change.level) == ("python-new-not-generated", Level.ERR)
    assert "points at nothing" in change.message
    assert [*temporary.iterdir()] == []


def naming(name: str) -> Overlay:
    """Return an overlay that gives the operation its id."""
    said = {"description": "A name.", "x-evidence": "Page A", "update": {"operationId": name}}
    return overlay({"target": "$.paths['/v2/a'].get"} | said)


def test_an_operation_that_was_renamed_with_its_overlay_is_told_like_a_class() -> None:
    """Each side has its own overlays and names; the old name was kept, and warns."""
    before = prepare(GOOD, [naming("things.search")], Ledger()).ledger
    after = rename(before, "things.search", "things.find", "0.3.0")
    sides = (
        OverlaySet((naming("things.search"),), before),
        OverlaySet((naming("things.find"),), after),
    )
    (change,) = compare_python(GOOD, GOOD, *sides)
    assert (change.check, change.level, change.causes) == (
        "python-method-renamed-kept",
        Level.WARN,
        (),
    )


def test_an_id_that_only_overlays_gave_can_be_given_anew_by_them() -> None:
    """Nobody has regenerated in between: no ledger has the name that would be in the way."""
    sides = OverlaySet((naming("things.search"),)), OverlaySet((naming("things.find"),))
    told = {change.check: change for change in compare_python(GOOD, GOOD, *sides)}
    renamed = told["python-method-renamed"]
    assert (renamed.before, renamed.after) == ("things.search", "things.find")


@pytest.mark.parametrize(
    ("pair", "check"),
    [
        (Pair(ERROR, SIDE), "python-old-not-generated"),
        (Pair(ERROR, ERROR), "python-neither-generated"),
    ],
)
def test_an_old_document_that_cannot_be_generated_is_no_fault_of_the_new_one(
    pair: Pair, check: str
) -> None:
    """It is told, with the reason, but breaks nobody."""
    (change,) = compare_pair(pair)
    assert (change.check, change.level) == (check, Level.WARN)
    assert "something is wrong" in change.message


def test_a_base_that_only_allof_names_is_neither_sent_nor_read() -> None:
    """Its new field harms nobody; the class that is made of it is read."""

    def made(*required: str) -> Document:
        base = {**obj(**dict.fromkeys(required, TEXT)), "required": [*required]}
        cat = {"allOf": [{"$ref": f"{making.REF}Base"}, obj(claws=TEXT)]}
        schemas = {"Base": base, "Cat": cat}
        paths = {"/cats": {"get": making.answering({"$ref": f"{making.REF}Cat"})}}
        return making.document(paths, components={"schemas": schemas})

    found = compare_python(made("id"), made("id", "color"))
    levels = {change.owner: change.level for change in found}
    assert levels == {"Base": Level.INFO, "Cat": Level.INFO}


def _failing(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let the first generators fail."""
    processes = iter([WaitingProcess("", "sys.exit('broken')") for _ in range(count)])
    monkeypatch.setattr(
        generating, "waiting_generator", lambda: next(processes, None) or waiting_generator()
    )


def test_a_generator_that_fails_for_one_side_fails_for_that_side_alone(
    monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    """One generator works for both sides; after a failure, each side has one of its own."""
    old, new = document(a=answer(obj(b=TEXT))), document(z=answer(obj(y=TEXT)))
    _failing(monkeypatch, 2)
    pair = generated_pair(old, new)
    assert isinstance(pair.old, PipelineError)
    assert "broken" in str(pair.old)
    assert isinstance(pair.new, Side)
    assert pair.new.surface.functions.keys() == {"z_get"}
    assert [*temporary.iterdir()] == []


def test_a_failure_is_that_of_the_only_side_with_functions_to_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old client has no function that the new one lacks."""
    _failing(monkeypatch, 1)
    pair = generated_pair(GOOD, document(a=answer(obj(b=TEXT)), z=answer(obj(y=TEXT))))
    assert isinstance(pair.old, Side)
    assert isinstance(pair.new, PipelineError)


def test_a_client_alone_is_generated_as_a_whole() -> None:
    """There is no other one that could have the functions, classes and resources."""
    pair = generated_pair(BROKEN, GOOD)
    assert isinstance(pair.old, PipelineError)
    assert isinstance(pair.new, Side)
    surface = pair.new.surface
    assert surface.functions.keys() == {"a_get"}
    assert surface.models.keys() == {"A"}
    assert surface.methods["a.get"].signatures.keys() == {"sync", "async"}


def test_what_both_clients_have_is_not_read() -> None:
    """An operation, its class and its functions stay; another operation has a class of its own."""
    more = document(b=answer(obj(b=TEXT, c=NUMBER)), z=answer(obj(y=TEXT)))
    pair = generated_pair(document(b=answer(obj(b=TEXT, c=NUMBER))), more)
    assert isinstance(pair.old, Side)
    assert isinstance(pair.new, Side)
    old, new = pair.old.surface, pair.new.surface
    assert old.models
    assert all(is_shared(old.models, new.models, name) for name in old.models)
    assert old.methods
    assert all(
        is_shared(method.signatures, new.methods[name].signatures, flavour)
        for name, method in old.methods.items()
        for flavour in method.signatures
    )
    assert new.models.keys() > old.models.keys()
    assert not old.functions
    assert new.functions.keys() == {"z_get"}
    assert _without_functions(new) == _without_functions(_alone(more))


def test_a_preparation_leaves_the_document_as_it_was() -> None:
    """The comparison on the wire goes on with the same normalized document."""
    document, repairs = normalize(made_up_document())
    before = canonical_json(document)
    with_names(without_names({}, [], Beginning((document, repairs))), Ledger())
    assert canonical_json(document) == before


def test_a_class_with_other_members_is_read_anew() -> None:
    """The same holds for a field that becomes deprecated, and for none but that description."""
    old = document(a=answer(obj(b=TEXT, c=NUMBER)))
    for other, is_same in (
        (obj(b={**TEXT, "description": "Another."}, c=NUMBER), True),
        (obj(b={**TEXT, "deprecated": True}, c=NUMBER), False),
        (obj(b=NUMBER, c=NUMBER), False),
    ):
        new = document(a=answer(other))
        pair = generated_pair(old, new)
        assert isinstance(pair.old, Side)
        assert isinstance(pair.new, Side)
        before, after = pair.old.surface, pair.new.surface
        assert is_shared(before.models, after.models, "A") is is_same
        assert _without_functions(after) == _without_functions(_alone(new))


def _alone(given: Document) -> Surface:
    """Return the surface of a client that is generated beside no other."""
    side = generated_pair(BROKEN, given).new
    assert isinstance(side, Side)
    return side.surface


def _without_functions(given: Surface) -> Surface:
    return evolve(given, functions={}, names={})
