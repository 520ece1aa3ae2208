"""Whatever a document says, generated code does nothing but what it is for."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import Any
from unittest.mock import MagicMock
from urllib.parse import parse_qsl, unquote

import pytest
from attrs import frozen

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.schemas import referenced
from pipeline.generate import generate
from pipeline.generator_input import generator_input
from pipeline.names.fields import parameter_names
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.generate.building import Client
from tests.hostile.combined import Soaked, combined, soaked
from tests.hostile.documents import PLACES, STRICT, hostile_documents, payloads

pytestmark = pytest.mark.long

PACKAGE = "made_of_hostile_documents"


@pytest.fixture(scope="module")
def marker() -> Iterator[Path]:
    """The file that comes to exist when a payload is run.

    Its path is short, because it becomes a part of names, which have a greatest length.
    """
    with TemporaryDirectory() as folder:
        yield Path(folder) / "ran"


@pytest.fixture(scope="module")
def refusals(marker: Path) -> dict[str, str]:
    """What is said of each hostile document that is refused, by its id."""
    said: dict[str, str] = {}
    for name, document in hostile_documents(marker):
        try:
            generator_input(prepare(document, [], Ledger()).document)
        except PipelineError as error:
            said[name] = str(error)
    return said


@frozen
class Made:
    """A client generated of everything hostile that is accepted.

    Args:
        soaked: Payloads with the places where each stands, in the order of their paths.
        document: The prepared document.
        client: The client.
    """

    soaked: list[Soaked]
    document: Document
    client: Client

    def operation(self, number: int) -> Document:
        """Return the operation with a payload."""
        start = f"/resource{number}/"
        return next(made for path, _, made in operations(self.document) if path.startswith(start))

    def model(self, payload: str) -> Any:
        """Return the model with a property that is called as a payload."""
        schemas = self.document["components"]["schemas"].items()
        wanted = {payload, "choice", "word"}
        found = (name for name, schema in schemas if wanted <= set(schema.get("properties", ())))
        return self.client.model(next(found))


@pytest.fixture(scope="module")
def made(
    marker: Path, refusals: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """One client of all payloads in all places where each is accepted."""
    many = [one for one in soaked(marker, refusals) if one.places]
    prepared = prepare(combined(many), [], Ledger()).document
    folder = tmp_path_factory.mktemp("around") / "inside"
    folder.mkdir()
    generate(prepared, folder, PACKAGE)
    sys.path.insert(0, str(folder))
    yield Made(many, prepared, Client(folder, PACKAGE))
    sys.path.remove(str(folder))


def test_refusals_are_one_printable_line(refusals: dict[str, str]) -> None:
    """Nothing that a document says reaches the terminal as a line break or a control character."""
    assert all(text.isprintable() and 20 < len(text) < 1000 for text in refusals.values())


@pytest.mark.parametrize("place", PLACES)
def test_texts_that_are_legal_are_accepted(
    place: str, refusals: dict[str, str], marker: Path
) -> None:
    """Only half a character is refused everywhere; paths and parameters are words."""
    refused = [name for name in payloads(marker) if f"{place}: {name}" in refusals]
    assert refused == ["half a surrogate pair"] or place in STRICT or place == "FragmentText"
    assert "half a surrogate pair" in refused
    assert "percent" not in refused or place.startswith("Path")


def test_nearly_every_payload_is_generated(made: Made, marker: Path) -> None:
    """The client under test is not one of the few harmless texts."""
    left = {one.name for one in made.soaked}
    assert set(payloads(marker)) - left == {"half a surrogate pair"}
    assert min(len(one.places) for one in made.soaked) >= len(PLACES) - len(STRICT) - 1


def test_files_have_plain_names_and_stay_in_their_folder(made: Made) -> None:
    """No text of a document leads out of the folder or makes a file of another kind."""
    assert list(made.client.folder.parent.iterdir()) == [made.client.folder]
    assert {path.name for path in made.client.folder.iterdir()} == {PACKAGE, "examples"}
    files = [path for path in made.client.folder.rglob("*") if "__pycache__" not in path.parts]
    assert all(re.fullmatch(r"[a-z0-9_]+(\.py)?|py\.typed", path.name) for path in files)


def test_names_of_properties_and_values_of_enums_round_trip(made: Made) -> None:
    """An object with a hostile property and a hostile choice is decoded and encoded unchanged."""
    for one in made.soaked:
        value = {one.payload: "text", "choice": one.payload, "word": one.payload}
        decoded = made.model(one.payload).from_dict(value)
        assert decoded.to_dict() == value
        assert decoded.choice == one.payload
        assert decoded.additional_properties == {}


def test_requests_carry_the_names_of_the_document(made: Made) -> None:
    """Path, query, headers and cookies are called as the document says, to the character."""
    for number, one in enumerate(made.soaked):
        request = call(made, number)
        wire = {place: one.payload if place in one.places else place for place in PLACES}
        path = f"/resource{number}/{wire['PathSegment']}/{{{wire['PathParameter']}}}"
        sent, _, query = request["url"].partition("?")
        assert sent == re.sub("{+[^}]*}+", "a%2Fb", path).partition("#")[0]
        assert dict(parse_qsl(query, keep_blank_values=True)) == {
            wire["QueryName"]: one.payload,
            "word": one.payload,
        }
        assert request["headers"].items() >= {(wire["HeaderName"], one.payload)}
        assert unquote(request["cookie"]) == f"{wire['CookieName']}={one.payload}"
        assert request["json"] == {one.payload: "text"}


def call(made: Made, number: int) -> dict[str, Any]:
    """Return the request of an operation that is given its payload for every argument."""
    operation, payload = made.operation(number), made.soaked[number].payload
    parameters = operation["parameters"]
    arguments = {
        name: argument(made, parameter, payload)
        for name, parameter in zip(parameter_names(parameters), parameters, strict=True)
    }
    body = made.model(payload).from_dict({payload: "text"})
    return made.client.request(operation["operationId"], **arguments, body=body)


def argument(made: Made, parameter: Document, payload: str) -> Any:
    """Return what a caller gives for a parameter: a member of its enum, or the text itself."""
    name = referenced(parameter["schema"])
    if parameter["in"] == "path":
        return "a/b"
    return made.client.model(name)(payload) if name else payload


def test_examples_call_the_client_and_nothing_else(made: Made, marker: Path) -> None:
    """Every example can be run, whatever the document gives as an example."""
    modules = sorted((made.client.folder / "examples").glob("*.py"))
    examples = [
        example
        for module in modules
        for example in runpy.run_path(str(module)).values()
        if isinstance(example, FunctionType)
    ]
    assert len(examples) == sum(1 for _ in operations(made.document))
    for example in examples:
        client = MagicMock()
        example(client)
        assert client.mock_calls
    assert not marker.exists()


def test_addresses_carry_constants_and_no_fragment(made: Made) -> None:
    """A constant cannot become a fragment, or another part of the request."""
    addressed = [
        (path, operation)
        for path, _, operation in operations(made.document)
        if path.startswith("/forms/")
    ]
    assert len(addressed) == len(made.soaked)
    for path, operation in addressed:
        # A payload in braces makes the constant a parameter.
        asked = {"key": "k"} if any(p["name"] == "key" for p in operation["parameters"]) else {}
        url = made.client.request(operation["operationId"], **asked)["url"]
        assert url == path.partition("#")[0] + ("?key=k" if asked else "")
        assert url.isascii()
        assert url.isprintable()


def test_webhooks_are_known_by_their_types(made: Made) -> None:
    """To the character; each body is decoded as its own model."""
    bodies = made.client.module("webhooks").BODIES
    for one in made.soaked:
        if "WebhookType" in one.places:
            payload = bodies[one.payload]({"type": one.payload, "data": {one.payload: "text"}})
            assert payload.to_dict() == {"type": one.payload, "data": {one.payload: "text"}}


def test_no_payload_has_run(made: Made, marker: Path) -> None:
    """After generating, importing, decoding, encoding and calling, the marker is not there."""
    for number, one in enumerate(made.soaked):
        call(made, number)
        repr(made.model(one.payload).from_dict({one.payload: "text"}))
    assert not marker.exists()


def test_payloads_can_run(marker: Path) -> None:
    """A payload that is run as code makes the marker, so its absence proves something."""
    subprocess.run((sys.executable, "-c", payloads(marker)["expression"]), check=True)
    assert marker.exists()
    marker.unlink()
