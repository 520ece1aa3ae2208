"""Documents as frameworks write them: what the sandbox takes and answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.generate.building import answering, document

TEXT = {"type": "string"}


def ref(name: str) -> Any:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def kind(name: str, **properties: Any) -> Any:
    """Return a component of the base, which names it in a discriminator."""
    return {"allOf": [ref("Shape"), {"type": "object", "properties": properties}]}


SCHEMAS: dict[str, Any] = {
    "Shape": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": TEXT},
        "discriminator": {"propertyName": "type", "mapping": {"r": "Round", "q": "Square"}},
    },
    "Round": kind("Round", radius={"type": "number"}),
    "Square": kind("Square", side={"type": "number"}),
    "Dto": {"type": "object", "properties": {"name": TEXT}},
    "LongDto": {"type": "object", "properties": {"name": TEXT, "text": TEXT}},
    "Closed": {
        "type": "object",
        "required": ["Id"],
        "properties": {"id": {"type": "integer"}},
        "additionalProperties": False,
    },
}
FORMATS = ("duration", "email", "hostname", "ipv4", "ipv6", "iri-reference", "time", "uri", "uuid")
BYTES = {"type": "string", "format": "binary"}


def taking(media_type: str, schema: Any) -> Any:
    """Return an operation with a body of a media type."""
    return answering(TEXT, requestBody={"content": {media_type: {"schema": schema}}})


PATHS: dict[str, Any] = {
    "/": {"get": answering(ref("Dto"))},
    "/shapes": {"post": {**taking("application/json", ref("Shape")), **answering(ref("Shape"))}},
    "/many": {"get": answering({"type": "array", "items": ref("Shape"), "minItems": 20})},
    "/dtos": {"get": answering({"oneOf": [ref("Dto"), ref("LongDto")]})},
    "/closed": {"get": answering({**ref("Closed"), "additionalProperties": False})},
    "/several": {
        "get": {
            "responses": {
                "200": {
                    "description": "",
                    "content": {
                        "application/hal+json": {"schema": {"const": "hal"}},
                        "application/json": {"schema": {"const": "plain"}},
                    },
                }
            }
        }
    },
    "/tuple": {"get": answering({"type": "array", "prefixItems": [{"const": "a"}, {"const": 7}]})},
    "/slug": {
        "get": answering({**TEXT, "pattern": "^[-a-z_]+$", "minLength": 20, "maxLength": 30})
    },
    "/default": {
        "get": {
            "responses": {
                "default": {
                    "description": "",
                    "content": {"*/*": {"schema": ref("Dto")}},
                }
            }
        }
    },
    "/things/{id}": {"post": answering({"const": "thing"})},
    "/things/{id}:cancel": {"post": answering({"const": "cancelled"})},
    "/upper": {"post": taking("application/Some.Type", BYTES)},
    "/any": {"post": taking("*/*", BYTES)},
    "/images": {"post": taking("image/*", BYTES)},
    "/versions": {"post": taking("application/json; v=1", ref("Closed"))},
    **{f"/formats/{name}": {"get": answering({**TEXT, "format": name})} for name in FORMATS},
    "/hal": {"post": taking("application/hal+json", ref("Closed"))},
}


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """A client of a sandbox of such a document."""
    prepared = prepare(document(paths=PATHS, schemas=SCHEMAS), [], Ledger()).document
    with (
        Sandbox(document=prepared) as sandbox,
        httpx.Client(base_url=sandbox.url, trust_env=False) as client,
    ):
        yield client


def test_an_object_may_fit_its_base_as_well(http: httpx.Client) -> None:
    """And several alternatives of `oneOf`, which servers choose from by class."""
    answer = http.post("/shapes", json={"type": "r", "radius": 1})
    assert answer.status_code == 200
    assert http.get("/dtos").status_code == 200
    assert http.post("/shapes", json={"radius": 1}).status_code == 400


def test_a_discriminator_names_what_is_there(http: httpx.Client) -> None:
    """In every example."""
    fields = {"r": "radius", "q": "side"}
    made = http.get("/many").json()
    assert {each["type"] for each in made} >= {"r", "q"}
    for each in made:
        assert each.keys() <= {"type", fields.get(each["type"], "type")}


def test_an_object_that_nothing_fits_is_repaired(http: httpx.Client) -> None:
    """A name in other letters is required, and a reference is closed."""
    assert http.get("/closed").json().keys() == {"id"}
    assert http.post("/hal", json={}, headers=typed("application/hal+json")).status_code == 400


def test_plain_json_is_answered_before_other_json(http: httpx.Client) -> None:
    """Clients ask for it."""
    assert http.get("/several").json() == "plain"


def test_a_tuple_has_its_items(http: httpx.Client) -> None:
    """Each by its own schema."""
    assert http.get("/tuple").json() == ["a", 7]


def test_a_text_of_a_pattern_has_its_length(http: httpx.Client) -> None:
    """As frameworks write it for slugs."""
    assert 20 <= len(http.get("/slug").json()) <= 30


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_has_its_format(http: httpx.Client, name: str) -> None:
    """The sandbox checks it."""
    assert http.get(f"/formats/{name}").status_code == 200


def test_a_default_is_an_answer_of_success(http: httpx.Client) -> None:
    """If the document has no status of success."""
    answer = http.get("/default")
    assert answer.status_code == 200
    assert answer.json().keys() <= {"name"}


def test_an_api_may_have_an_operation_at_the_root(http: httpx.Client) -> None:
    """The page of the sandbox moves."""
    assert http.get("/").json().keys() <= {"name"}
    assert http.get("/_sandbox/").headers["content-type"].startswith("text/html")


def test_a_verb_after_a_colon_is_no_id(http: httpx.Client) -> None:
    """Whatever is first in the document."""
    assert http.post("/things/7:cancel").json() == "cancelled"
    assert http.post("/things/7").json() == "thing"


def typed(media_type: str) -> dict[str, str]:
    """Return the header of a media type."""
    return {"Content-Type": media_type}


@pytest.mark.parametrize(
    ("path", "media_type", "status"),
    [
        ("/upper", "application/some.type", 200),
        ("/upper", "application/other", 400),
        ("/any", "text/csv", 200),
        ("/images", "image/png", 200),
        ("/images", "text/csv", 400),
        ("/versions", "application/json", 200),
        ("/versions", "application/json; v=1", 200),
        ("/hal", "application/hal+json", 200),
        ("/hal", "application/json", 400),
    ],
)
def test_media_types_are_compared_as_http_says(
    http: httpx.Client, path: str, media_type: str, status: int
) -> None:
    """In any case of letters, without parameters, and by ranges."""
    answer = http.post(path, content=b'{"id": 1}', headers=typed(media_type))
    assert answer.status_code == status
