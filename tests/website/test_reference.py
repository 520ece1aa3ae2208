"""The reference has every operation and model of the document, and its examples run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ofauth_api import models

from ofauth_client import errors
from ofauth_client.sandbox import Sandbox
from pipeline.common.documents import operations
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from pipeline.reading import read_document
from pipeline.resources.tree import resource_tree
from tests.components.building import NUMBER, TEXT, answer, array, document_of, obj
from website.content import Content, all_pages
from website.operations import Reference, call_examples, error_classes, usages
from website.pages import ModelLinks, Page, SiteError
from website.project import read_project

ROOT = Path(__file__).parents[2]
DOCUMENT = read_document(ROOT / "openapi" / "openapi.json")
CALLS = {path: each for path, each in resource_tree(DOCUMENT).calls() if not each.deprecated_id}


@pytest.fixture(scope="module")
def content() -> Content:
    """Return all pages."""
    return all_pages(ROOT, read_project(ROOT))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Return a sandbox of the pinned document."""
    with Sandbox(chats=3, messages=20) as running:
        yield running


@pytest.fixture(scope="module")
def described(content: Content) -> dict[str, str]:
    """Return the section of each operation."""
    return sections(content, "reference/operations/")


def sections(content: Content, folder: str) -> dict[str, str]:
    """Return the sections of the pages in a folder by their anchors."""
    parts = [
        part
        for page in content.pages
        if page.path.startswith(folder)
        for part in re.split(r"^## ", page.text, flags=re.MULTILINE)
    ]
    return {found[1]: part for part in parts if (found := re.search(r"{ #(\S+) }", part))}


def made(paths: dict[str, Any], **examples: str) -> list[Page]:
    """Return the pages of a document's operations."""
    document = prepare(document_of(paths), [], Ledger()).document
    documented = {"NotFoundError": "404: gone.", "ServerError": "500 and above: failed."}
    tree = resource_tree(document)
    reference = Reference(document, tree, ModelLinks({}), examples, error_classes(documented))
    return list(reference.pages())


def test_every_operation_has_a_section_with_its_request(described: dict[str, str]) -> None:
    """And its permission, and an example."""
    assert described.keys() == CALLS.keys()
    for path, text in described.items():
        method = CALLS[path]
        assert f"`{method.http_method} {method.path}`" in text
        assert method.permission is None or f"`{method.permission}`" in text
        assert f"client.{path}(" in text


def test_every_model_has_a_section_with_its_fields(content: Content) -> None:
    """Each enum has its values."""
    found = sections(content, "reference/models/")
    assert found.keys() == {*models.__all__} & DOCUMENT["components"]["schemas"].keys()
    assert "| `with_user` | `withUser` |" in found["Chat"]
    assert "| `PRIORITY` | `'priority'` |" in found["ChatFilter"]


@pytest.mark.parametrize("name", CALLS)
def test_an_example_runs(
    described: dict[str, str], sandbox: Sandbox, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it stands, in the sandbox."""
    for key, value in sandbox.options().items():
        monkeypatch.setenv(f"OFAUTH_{key.upper()}", value)
    (program,) = re.findall(r"^```python\n(.*?)^```$", described[name], re.DOTALL | re.MULTILINE)
    exec(compile(program, name, "exec"), {})  # noqa: S102 - our own documentation


def test_an_operation_tells_its_arguments_and_errors() -> None:
    """Names in the request are shown if they differ."""
    parameters = [
        {"name": "plantId", "in": "path", "required": True, "schema": NUMBER},
        {"name": "day", "in": "query", "schema": TEXT, "description": "A day | `x`"},
    ]
    refused = {
        "404": {"description": "no"},
        "418": {"description": "no"},
        "503": {"description": ""},
    }
    operation = answer(obj(id=NUMBER))
    operation["responses"] |= refused
    operation["parameters"] = parameters
    _, page = made({"/v2/plants/{plantId}": {"get": operation}}, plants_get="    pass")
    assert "## `plants.get(plant_id)` { #plants.get }" in page.text
    assert "| `plant_id` | <code>int</code> | Required. Path: `plantId`. |" in page.text
    assert r"| `day` | <code>str</code> | A day \| `x`. |" in page.text
    assert "404 `NotFoundError`, 418 `APIStatusError`, 503 `ServerError`." in page.text
    assert "with OFAuth() as client:\n    pass\n```" in page.text


def test_a_hostile_description_is_a_text() -> None:
    """It adds no heading, no HTML and no directive."""
    hostile = "<script>alert(1)</script>\n\n# Heading\n\n::: os\n\n```\n"
    operation = answer(array(TEXT)) | {"summary": hostile, "description": hostile}
    _, page = made({"/v2/plants": {"get": operation}}, plants_list="    pass")
    assert "<script>" not in page.text
    assert re.findall(r"^(?:#|:::).*", page.text, re.MULTILINE) == [
        "# plants",
        "## `plants.list()` { #plants.list }",
    ]
    assert page.text.count("\n```") == 2


def test_an_operation_without_an_example_is_refused() -> None:
    """The generated examples are older than the document."""
    with pytest.raises(SiteError, match=r"no call of plants\.list: run `nox -s regenerate`$"):
        made({"/v2/plants": {"get": answer(array(TEXT))}})


def test_examples_are_the_lines_of_the_functions(tmp_path: Path) -> None:
    """Without the docstring, as they are indented."""
    (tmp_path / "a.py").write_text(
        'import b\n\n\ndef c(client):\n    """Do."""\n    for x in client.c(\n        1\n    ):\n'
        "        print(x)\n"
    )
    assert call_examples(tmp_path) == {
        "c": "    for x in client.c(\n        1\n    ):\n        print(x)"
    }


def test_every_status_of_the_document_has_the_class_that_the_client_raises() -> None:
    """The docstrings of the classes say so."""
    documented = {n: c.__doc__ or "" for n, c in vars(errors).items() if isinstance(c, type)}
    found = error_classes(documented)
    named = {status: name for each, name in found.items() for status in each}
    assert named[404] == "NotFoundError"
    assert named[502] == "ServerError"
    assert named[401] == "AuthenticationError"
    statuses = {
        int(status)
        for _, _, operation in operations(DOCUMENT)
        for status in operation["responses"]
        if status[0] in "45"
    }
    assert statuses <= named.keys()


def test_usages_name_the_models_themselves() -> None:
    """Also where a resource has another name for a model."""
    paths = {"/v2/plants": {"get": answer(obj(id=NUMBER, title=TEXT))}}
    document = prepare(document_of(paths), [], Ledger()).document
    (model,) = (name for name in document["components"]["schemas"] if name != "ErrorBody")
    assert [
        (resource, call)
        for resource, call, typed in usages(resource_tree(document))
        if model in typed
    ] == [("plants", "plants.get")]
