"""Our models hold what the generator's own hold, for thousands of payloads."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import nullcontext
from typing import Any

import pytest

from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.generate.building import answering, document
from tests.made_up import made_up_document
from tests.models.differences import differences
from tests.models.judge import amiss
from tests.models.pairs import Pair, pair
from tests.models.zoo import SCHEMAS
from tests.slice import prepared, upstream

pytestmark = pytest.mark.long


def _without_mixed_enum() -> dict[str, Any]:
    """Return the schemas of every shape but one that the generator refuses."""
    scalars = SCHEMAS["Scalars"]
    properties = {name: s for name, s in scalars["properties"].items() if name != "one_of"}
    return {**SCHEMAS, "Scalars": {**scalars, "properties": properties}}


@pytest.fixture(scope="module", params=["zoo", "chats", "made_up"])
def clients(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Pair]:
    """Both clients: of schemas of every shape, of the chats, of a document at full scale."""
    if request.param == "zoo":
        paths = {"/zoo": {"get": answering({"$ref": "#/components/schemas/Zoo"})}}
        made = prepare(document(schemas=_without_mixed_enum(), paths=paths), [], Ledger()).document
    elif request.param == "chats":
        made = prepared(upstream()).document
    else:
        made = prepared(made_up_document()).document
    with pair(made, tmp_path_factory.mktemp(request.param)) as clients:
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
    """Broken values are kept, and of everything the schema does not allow the error tells where."""
    refused = 0
    for name, value in clients.broken_payloads(1 + 1_000 // len(clients.models())):
        model = getattr(clients.ours, name)
        assert as_json(model.from_dict(value)) == value
        expected = amiss(clients.schemas, name, value)
        with pytest.raises(clients.codec.DecodeError) if expected else nullcontext() as caught:
            model.from_dict(value, strict=True)
        found = [] if caught is None else [one.path for one in caught.value.mismatches]
        assert unmatched(found, expected) == [], (name, value)
        refused += bool(expected)
    assert refused > 100


def unmatched(found: list[str], expected: list[str]) -> list[str]:
    """Return the paths of one list that the other has no reason for.

    JSON Schema tells of a union as a whole, the models of what is amiss inside of it.
    """
    untold = [path for path in expected if not any(is_at(one, path) for one in found)]
    return untold + [path for path in found if not any(is_at(path, one) for one in expected)]


def is_at(path: str, place: str) -> bool:
    """Tell whether a path leads to a place or further inside."""
    return path == place or path.startswith((f"{place}.", f"{place}["))


def as_json(made: Any) -> Any:
    """Return the JSON of a model, or of what was kept in its place."""
    return made.to_dict() if hasattr(made, "to_dict") else made
