"""The generated code of documents with bodies and parameters of all kinds is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.generate import generate
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.documents.wire import posting
from tests.generate.building import document

TEXT = {"type": "string"}
BINARY = {"type": "string", "format": "binary"}
CAT = {"type": "object", "required": ["lives"], "properties": {"lives": {"type": "integer"}}}
DOG = {
    "type": "object",
    "properties": {"photos": {"type": "array", "items": BINARY}, "one": BINARY},
}
UNION = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
NULLABLE = {"anyOf": [*UNION["oneOf"], {"type": "null"}]}
MEDIA_TYPES = ("application/json", "multipart/form-data", "application/x-www-form-urlencoded")
PROGRAM = """
from ofauth_api.api.bodies0 import bodies0_create
from ofauth_api.api.parameters import parameters_get
from ofauth_api.client import AuthenticatedClient, Client
from ofauth_api.models import Cat, Dog
from ofauth_client import OFAuth

plain = Client(base_url="https://x.test")
bodies0_create.sync_detailed(client=plain)
bodies0_create.sync_detailed(client=plain, body=Cat(lives=9))
parameters_get.sync_detailed([1], client=plain, x_list=["a"], cookie=["b"])
with OFAuth() as client:
    print(client)
Dog(photos=[b"", open("x", "rb")], one=open("y", "rb"))
"""


@pytest.mark.long
def test_the_code_passes_mypy(tmp_path: Path) -> None:
    """Strictly, and a program that uses it as well."""
    paths: dict[str, Any] = {}
    for number, media_type in enumerate(MEDIA_TYPES):
        for name, schema in (("bodies", UNION), ("nullable", NULLABLE), ("anything", {})):
            paths[f"/{name}{number}"] = posting({media_type: {"schema": schema}})
            body = posting({media_type: {"schema": schema}}, required=True)
            paths[f"/{name}{number}/required"] = body
    items = {"type": "array", "items": {"type": "integer"}}
    parameters = [
        {"name": "ids", "in": "path", "required": True, "schema": items, "style": "matrix"},
        {"name": "X-List", "in": "header", "schema": {"type": "array", "items": TEXT}},
        {"name": "X-Object", "in": "header", "schema": {"$ref": "#/components/schemas/Cat"}},
        {"name": "cookie", "in": "cookie", "schema": {"type": "array", "items": TEXT}},
        {"name": "deep", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
    ]
    operation = {"parameters": parameters, "responses": {"204": {"description": ""}}}
    paths["/parameters/{ids}"] = {"servers": [{"url": "https://own.test"}], "get": operation}
    made = document(paths=paths, schemas={"Cat": CAT, "Dog": DOG})
    generate(prepare(made, [], Ledger()).document, tmp_path)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    root, cache = Path(__file__).parents[2], tmp_path / "cache"
    done = subprocess.run(
        (sys.executable, *f"-m mypy --strict --cache-dir {cache} {tmp_path}".split()),
        env={**os.environ, "MYPYPATH": f"{tmp_path}:{root}"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout
