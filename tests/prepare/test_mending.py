"""Flaws of a published document: all told at once, and mended by an overlay in the repository."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.names.ledger import Ledger
from pipeline.overlay import Overlay, load_overlay, mended_document, normalized_or_told
from pipeline.overlay.document import parse_overlay
from pipeline.prepare import Prepared, prepare
from pipeline.reading import Lines, parse_document
from tests.generate.building import answering, document

OK = {"responses": {"200": {"description": "OK"}}}
GONE = "#/components/schemas/Gone~1~0 %25"
FLAWS: dict[str, Any] = {
    '/a"b\\': {"get": OK},
    "/it's/{x": {"get": OK},
    "/dangling": {"get": answering({"$ref": GONE}), "put": answering({"$ref": GONE})},
    "/parameters": {
        "get": {**OK, "parameters": [{"name": "a", "in": "query"}, {"name": "b", "in": "air"}]}
    },
    "/response": {"get": {"responses": {"200": {"$ref": "#/components/responses/None"}}}},
    "/elsewhere": {"put": {"responses": {"200": {"$ref": "#/components/requestBodies/Body"}}}},
    "/same/:id": {"get": OK, "put": OK},
    "/same/{id}": {"get": OK},
    "/sound": {"get": OK},
}


def flawed() -> Document:
    """Return a document with a flaw of every kind."""
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    return {**document(paths=FLAWS), "components": {"requestBodies": {"Body": body}}}


def refusal(given: Document) -> PipelineError:
    """Return the error that refuses a document."""
    with pytest.raises(PipelineError) as caught:
        normalized_or_told(given)
    return caught.value


def printed(error: PipelineError) -> Overlay:
    """Return the overlay that an error prints."""
    text = "\n".join(error.details).encode()
    return parse_overlay(parse_document(text, "printed"), Lines("printed"))


def test_all_flaws_are_told_at_once() -> None:
    """The sentence has the first flaw and their number, and names the file to write."""
    error = refusal(flawed())
    assert "(the first of 7 flaws)" in error.message
    assert "overlays/00-published.overlay.yaml" in error.message
    assert str(error).isprintable()
    told = [action.description for action in printed(error).actions]
    assert len(told) == 7
    assert "/paths/~1dangling/get" in str(error.details)
    assert "/paths/~1dangling/put" not in str(error.details)
    for said in (
        "a quote",
        "braces",
        "Gone",
        "'air'",
        "responses/None",
        "requestBodies/Body",
        "the same operation",
    ):
        assert sum(said in each for each in told) == 1, said


def test_the_printed_overlay_mends_the_document() -> None:
    """Only what is wrong goes; a missing schema comes, so that its operations stay."""
    given = flawed()
    overlay = printed(refusal(given))
    assert overlay.mends
    before = json.dumps(given)
    made = prepare(given, [overlay], Ledger())
    assert json.dumps(given) == before
    assert sorted(f"{method} {path}" for path, method, _ in operations(made.document)) == [
        "get /dangling",
        "get /parameters",
        "get /response",
        "get /same/{id}",
        "get /sound",
        "put /dangling",
        "put /elsewhere",
        "put /same/{id}",
    ]
    assert made.reports[0].step == "mend"


def test_another_flaw_gets_another_file(tmp_path: Path) -> None:
    """The overlay that mends the flaws of yesterday is not overwritten."""
    known = overlay_of(tmp_path, "$.components.schemas.Gone")
    with pytest.raises(PipelineError, match=r"write overlays/01-published\.overlay\.yaml with"):
        prepare(flawed(), [known], Ledger())


def test_a_document_that_is_none_gets_no_overlay() -> None:
    """Nothing in it can be mended."""
    error = refusal({"swagger": "2.0"})
    assert error.details == ()
    assert "overlay" not in error.message


def test_too_many_flaws_are_cut_off() -> None:
    """A document that is wrong throughout is told once."""
    many = {f'/a"{number}': {"get": OK} for number in range(80)}
    assert "(the first of 50 flaws)" in refusal(document(paths=many)).message


def lines_of(prepared: Prepared) -> Sequence[str]:
    return [line for report in prepared.reports for line in report.notices]


MENDING = """
overlay: 1.1.0
x-stage: {stage}
info: {{title: A schema, version: 1.0.0}}
actions:
  - target: {target}
    description: It is missing
    x-evidence: The document
    update: {{type: object, properties: {{at: {{type: string, format: date-time}}}}}}
"""


def overlay_of(folder: Path, target: str, stage: str = "published") -> Overlay:
    """Write and read an overlay."""
    path = folder / "00-published.overlay.yaml"
    path.write_text(MENDING.format(target=target, stage=stage))
    return load_overlay(path)


def test_a_target_may_be_gone(tmp_path: Path) -> None:
    """Upstream has mended its document: a line says so, and the run goes on."""
    made = prepare(document(), [overlay_of(tmp_path, "$.components.schemas.Gone")], Ledger())
    (line,) = lines_of(made)
    assert line.endswith("upstream has mended it: retire (It is missing)")


def test_an_overlay_of_the_usual_stage_applies_later(tmp_path: Path) -> None:
    """It must have a target in the normalized document."""
    with pytest.raises(PipelineError, match="matches nothing"):
        prepare(document(), [overlay_of(tmp_path, "$.gone", "normalized")], Ledger())
    with pytest.raises(PipelineError, match="x-stage is 'raw'"):
        overlay_of(tmp_path, "$", "raw")


def test_mending_does_not_change_what_is_given() -> None:
    """Without an overlay for it, a document is the same object."""
    given = flawed()
    assert mended_document(given, ())[0] is given


def run(root: Path, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str, str]:
    """Run a command of the pipeline; return the status and both outputs."""
    status = main(["--root", str(root), *command])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_fetch_pins_what_was_served_and_regenerate_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the refusal to the client, without a change of the served document."""
    for name in ("openapi", "overlays"):
        (tmp_path / name).mkdir()
    (tmp_path / "api.json").write_text(json.dumps(flawed()))
    fetch = ("fetch", "--url", str(tmp_path / "api.json"))
    status, text, error = run(tmp_path, capsys, *fetch)
    assert (status, error.count("\n")) == (1, 1)
    assert not list((tmp_path / "openapi").iterdir())
    overlay = tmp_path / "overlays" / "00-published.overlay.yaml"
    overlay.touch()  # as a shell does before the command that writes into it
    assert run(tmp_path, capsys, *fetch) == (1, text, error)
    overlay.write_text(text)
    assert run(tmp_path, capsys, *fetch)[0] == 0
    assert json.loads((tmp_path / "openapi" / "upstream.json").read_text()) == flawed()
    assert run(tmp_path, capsys, "regenerate")[0] == 0
    status, text, _ = run(tmp_path, capsys, "check")
    assert (status, "current" in text) == (0, True)


def test_references_to_files_that_cannot_be_read_are_flaws(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told with all others, mended alike, and a review of the pin reads the rest."""
    for name in ("openapi", "overlays"):
        (tmp_path / name).mkdir()
    paths = {
        "/missing": {"$ref": "missing.yaml"},
        "/server": {"get": {"$ref": "https://elsewhere.test/a.yaml"}},
        "/outside": {"get": answering({"$ref": "../outside.yaml#/A"})},
        "/inside": {"get": answering({"$ref": "parts/a.json"}), "put": OK},
        "/air": {"get": {**OK, "parameters": [{"name": "b", "in": "air"}]}},
    }
    (tmp_path / "parts").mkdir()
    inner = {"type": "object", "properties": {"x": {"$ref": "gone.json"}, "y": {}}}
    (tmp_path / "parts" / "a.json").write_text(json.dumps(inner))
    (tmp_path / "api.json").write_text(json.dumps(document(paths=paths)))
    fetch = ("fetch", "--url", str(tmp_path / "api.json"))
    status, text, error = run(tmp_path, capsys, *fetch)
    assert (status, error.count("\n")) == (1, 1)
    assert "(the first of 5 flaws)" in error
    for said in ("missing.yaml", "elsewhere.test", "outside.yaml", "parts/gone.json", "'air'"):
        assert sum(said in line for line in text.splitlines() if "description" in line) == 1, said
    assert str(tmp_path) not in text
    (tmp_path / "overlays" / "00-published.overlay.yaml").write_text(text)
    assert run(tmp_path, capsys, *fetch)[0] == 0
    assert run(tmp_path, capsys, "regenerate")[0] == 0
    assert (tmp_path / "generated/ofauth_api/resources/inside.py").exists()
    pin = str(tmp_path / "openapi" / "upstream.json")
    assert run(tmp_path, capsys, "review", pin, pin)[0] == 0


def test_a_mapping_to_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no flaw: the other values of the discriminator are sound."""
    (tmp_path / "openapi").mkdir()
    ride = {
        "oneOf": [{"$ref": "#/components/schemas/Boat"}],
        "discriminator": {"propertyName": "kind", "mapping": {"x": "missing.yaml#/Plane"}},
    }
    boat = {"type": "object", "properties": {"kind": {"type": "string"}}}
    given = document(schemas={"Ride": ride, "Boat": boat}, paths={"/r": {"get": answering(ride)}})
    (tmp_path / "api.json").write_text(json.dumps(given))
    assert run(tmp_path, capsys, "fetch", "--url", str(tmp_path / "api.json"))[0] == 0
    _, text, _ = run(tmp_path, capsys, "regenerate")
    assert "mapping/x: discriminator value without a schema dropped missing.yaml" in text
