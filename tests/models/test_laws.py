"""What holds for every JSON value: nothing is lost, nothing raises, nothing is overlooked."""

from __future__ import annotations

from contextlib import nullcontext
from random import Random

import pytest

from pipeline.common.documents import Json
from tests.generate.building import Client
from tests.models.judge import judge
from tests.models.payloads import Payloads
from tests.models.zoo import SCHEMAS

MODELS = ["Zoo", "Unions", "Lists", "Maps", "Scalars", "Formats", "Enums", "Forms", "Node"]


@pytest.mark.parametrize("name", MODELS)
def test_what_is_allowed_is_decoded_without_a_mismatch_and_back(zoo: Client, name: str) -> None:
    """A valid value passes in strict mode, and encodes back to itself."""
    model = zoo.model(name)
    for seed in range(200):
        value = Payloads(SCHEMAS, Random(seed)).valid(SCHEMAS[name])
        assert model.from_dict(value, strict=True).to_dict() == value


def broken_values(name: str, count: int) -> list[Json]:
    """Return values of a component in which something is replaced or missing."""
    many = [Payloads(SCHEMAS, Random(seed)) for seed in range(count)]
    return [made.broken(made.valid(SCHEMAS[name])) for made in many]


@pytest.mark.parametrize("name", ["Zoo", "Unions", "Lists", "Maps", "Node"])
def test_what_is_not_allowed_is_kept(zoo: Client, name: str) -> None:
    """Whatever a value is, decoding raises nothing, and encoding gives it back."""
    model = zoo.model(name)
    for value in broken_values(name, 300):
        decoded = model.from_dict(value)
        encoded = decoded.to_dict() if isinstance(value, dict) else decoded
        assert encoded == value


@pytest.mark.parametrize("name", ["Zoo", "Unions", "Lists", "Maps", "Node"])
def test_strict_mode_agrees_with_json_schema(zoo: Client, name: str) -> None:
    """It raises the decode error if and only if the schema does not allow a value."""
    model, validator = zoo.model(name), judge(SCHEMAS, name)
    error = zoo.module("codec").DecodeError
    allowed = [(value, validator.is_valid(value)) for value in broken_values(name, 300)]
    assert sum(not fine for _, fine in allowed) > 150
    for value, fine in allowed:
        with nullcontext() if fine else pytest.raises(error):
            model.from_dict(value, strict=True)
