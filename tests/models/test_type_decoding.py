"""Answers need not be one model: `decode` takes any type that an operation may return."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, date, datetime
from types import GenericAlias
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.generate.building import Client, answering, built, document
from tests.models.zoo import SCHEMAS

CAT, DOG = {"name": "Tom", "meows": True}, {"name": 7}


def list_of(form: Any) -> Any:
    """Return the type of a list."""
    return GenericAlias(list, (form,))


@pytest.fixture
def decode(zoo: Client) -> Any:
    """The function that decodes by a type."""
    return zoo.module("codec").decode


def test_models_lists_and_unions(zoo: Client, decode: Any) -> None:
    """Each is decoded by its structure."""
    cat, dog = zoo.model("Cat"), zoo.model("Dog")
    assert type(decode(cat, CAT)) is cat
    assert [type(one) for one in decode(list_of(cat | dog), [CAT, DOG])] == [cat, dog]
    either = list_of(cat) | dog
    assert type(decode(either, DOG)) is dog
    assert [type(one) for one in decode(either, [CAT])] == [cat]
    assert decode(cat | None, None) is None
    assert decode(list_of(int) | list_of(str), ["a"], strict=True) == ["a"]


def test_scalars_enums_and_formats(zoo: Client, decode: Any) -> None:
    """What stands alone is what it says."""
    colour = zoo.model("Colour")
    assert decode(colour, "red", strict=True) is colour.RED
    assert decode(colour, "teal").known is False
    assert decode(zoo.model("Size") | str, "x", strict=True) == "x"
    assert decode(datetime, "2026-01-02T03:04:05Z") == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert decode(date, "2026-01-02") == date(2026, 1, 2)
    assert decode(UUID, str(UUID(int=1))) == UUID(int=1)
    assert decode(float, 3, strict=True) == 3
    assert decode(Any, {"any": ["thing"]}, strict=True) == {"any": ["thing"]}


@pytest.mark.parametrize(
    ("form", "value", "told"),
    [
        ("cat", [], "$: expected object, found array"),
        ("list[cat]", [CAT, 5], "$[1]: expected object, found integer"),
        ("list[cat]", {}, "$: expected array, found object"),
        ("cat | None", 5, "$: expected object or null, found integer"),
        ("list[colour]", ["teal"], '$[0]: expected one of "", "240", "green", "red", found "teal"'),
        ("datetime", "now", "$: expected datetime, found string"),
        ("int", "1", "$: expected integer, found string"),
        ("cat | dog", {"x": 1}, "$: expected Cat or Dog, found object"),
    ],
)
def test_mismatches_are_told(zoo: Client, decode: Any, form: str, value: Any, told: str) -> None:
    """Whatever the type is, what is unlike it is kept and has a path."""
    names = {"cat": zoo.model("Cat"), "dog": zoo.model("Dog"), "colour": zoo.model("Colour")}
    found: list[Any] = []
    made = decode(eval(form, {**names, "datetime": datetime}), value, on_drift=found.extend)  # noqa: S307
    assert [str(mismatch) for mismatch in found] == [told]
    assert made == value or form.startswith("list[cat]")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Generator[Client]:
    """A client of operations that answer with all kinds of things."""
    cat, dog = ({"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog"))
    answers: dict[str, Any] = {
        "model": cat,
        "cats": {"type": "array", "items": cat},
        "either": {"anyOf": [{"type": "array", "items": dog}, cat]},
        "colour": {"$ref": "#/components/schemas/Colour"},
        "words": {"type": "array", "items": {"type": "string"}},
        "any": {},
    }
    paths = {f"/{name}": {"get": answering(schema)} for name, schema in answers.items()}
    folder = tmp_path_factory.mktemp("answers")
    with built(document(schemas=SCHEMAS, paths=paths), folder) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "content", "made"),
    [
        ("model", b'{"name": "Tom", "meows": true}', "Cat(meows=True, name='Tom')"),
        ("cats", b'[{"name": "Tom"}]', "[Cat(name='Tom')]"),
        ("either", b'[{"name": 7}]', "[Dog(name=7)]"),
        ("either", b'{"name": "Tom", "meows": true}', "Cat(meows=True, name='Tom')"),
        ("colour", b'"teal"', "<Colour: 'teal', unknown>"),
        ("words", b'["a"]', "['a']"),
        ("any", b'{"n": 123456789012345678901234567890}', None),
        ("cats", b"null", "None"),
    ],
)
def test_operations_decode_their_answers(
    client: Client, path: str, content: bytes, made: str | None
) -> None:
    """The generated functions parse bytes and decode by structure."""
    operation = next(
        client.operation(f"{path}.{verb}")
        for verb in ("get", "list")
        if list((client.folder / client.package / "api").glob(f"*/{path}_{verb}.py"))
    )
    api = client.module("client").Client(base_url="https://example.test")
    parsed = operation._parse_response(client=api, response=httpx.Response(200, content=content))
    assert made is None or repr(parsed) == made
