"""Our models hold what the generator's own hold, for thousands of payloads."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import nullcontext
from typing import Any

import pytest

from pipeline.ledger import Ledger
from pipeline.prepare import prepare
from tests.full_scale.building import prepared
from tests.generate.building import answering, document
from tests.made_up import made_up_document
from tests.models.differences import differences
from tests.models.judge import judge
from tests.models.pairs import Pair, pair
from tests.models.zoo import SCHEMAS


def _without_mixed_enum() -> dict[str, Any]:
    """Return the schemas of every shape but one that the generator refuses."""
    scalars = SCHEMAS["Scalars"]
    properties = {name: s for name, s in scalars["properties"].items() if name != "one_of"}
    return {**SCHEMAS, "Scalars": {**scalars, "properties": properties}}


@pytest.fixture(scope="module", params=["zoo", "made_up"])
def clients(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Pair]:
    """Both clients of the schemas of every shape, and of the made-up document at full scale."""
    if request.param == "zoo":
        paths = {"/zoo": {"get": answering({"$ref": "#/components/schemas/Zoo"})}}
        made = prepare(document(schemas=_without_mixed_enum(), paths=paths), [], Ledger())
    else:
        made = prepared(made_up_document())
    with pair(made.document, tmp_path_factory.mktemp(request.param)) as clients:
        yield clients


def test_models_hold_the_same(clients: Pair) -> None:
    """Every field of every model has the value that it has in the generator's model."""
    each = 4_000 // len(clients.models())
    for name, value in clients.payloads(each):
        ours = getattr(clients.ours, name).from_dict(value)
        stock = getattr(clients.stock, name).from_dict(value)
        assert differences(ours, stock) == [], (name, value)


def test_models_encode_to_what_they_were_decoded_from(clients: Pair) -> None:
    """So do the generator's, but for datetimes and the spelling of UUIDs."""
    for name, value in clients.payloads(4_000 // len(clients.models())):
        assert getattr(clients.ours, name).from_dict(value, strict=True).to_dict() == value, name


def test_strict_mode_agrees_with_json_schema(clients: Pair) -> None:
    """Of broken values, those raise that the schema does not allow, and no other."""
    refused = 0
    for name, value in clients.broken_payloads(1 + 300 // len(clients.models())):
        model = getattr(clients.ours, name)
        assert as_json(model.from_dict(value)) == value
        fine = judge(clients.schemas, name).is_valid(value)
        with nullcontext() if fine else pytest.raises(clients.codec.DecodeError):
            model.from_dict(value, strict=True)
        refused += not fine
    assert refused > 100


def as_json(made: Any) -> Any:
    """Return the JSON of a model, or of what was kept in its place."""
    return made.to_dict() if hasattr(made, "to_dict") else made
