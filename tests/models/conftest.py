"""A client of schemas of every shape, made once."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.generate.building import Client, answering, built, document
from tests.models.zoo import SCHEMAS


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Generator[Client]:
    """The client of the schemas in `zoo`."""
    paths = {"/zoo": {"get": answering({"$ref": "#/components/schemas/Zoo"})}}
    made = document(schemas=SCHEMAS, paths=paths)
    with built(made, tmp_path_factory.mktemp("zoo")) as client:
        yield client
