"""The draft of a client says the same of its classes and methods as the modules written from it."""

from __future__ import annotations

import ast

import pytest

from pipeline.common.documents import Document
from pipeline.prepare import prepare
from pipeline.resources.files import resource_module
from pipeline.review.surface.clients import Client, Written, client_of, read_surface
from pipeline.review.surface.drafts import draft_of
from tests.made_up import made_up_document
from tests.review.surface import name_rows
from tests.review.surface.module_reading import (
    read_enum,
    read_exported,
    read_methods,
    read_model,
    resource_class,
)
from tests.review.surface.test_table import documents
from tests.slice import names, overlays


def _made_up() -> Document:
    """Return the made-up document, prepared, with the overlays and names of the slice."""
    return prepare(made_up_document(), overlays(), names()).document


def _rows() -> Document:
    """Return the document of all kinds of changes, with deprecated names."""
    old, new = documents()
    _, ledger = name_rows.ledgers(old)
    return prepare(new, (), ledger).document


@pytest.fixture(scope="module", params=[_made_up, _rows], ids=["made up", "rows"])
def client(request: pytest.FixtureRequest) -> Client:
    """A client, not written yet."""
    return client_of(draft_of(request.param()))


def test_classes_are_those_of_the_modules(client: Client) -> None:
    """So are their fields and members, with types, defaults and deprecations."""
    surface, sources = read_surface(client, Written({}, {})), client.draft.models
    for name, model in surface.models.items():
        assert model == read_model(name, sources.text(name))
    for name, enum in surface.enums.items():
        assert enum == read_enum(name, sources.text(name))
    exported, deprecated = read_exported(sources.package())
    assert {*surface.models, *surface.enums} == exported
    assert surface.deprecated_names == deprecated


def test_methods_are_those_of_the_modules(client: Client) -> None:
    """So are their parameters, results, paging and deprecations."""
    surface, tree = read_surface(client, Written({}, {})), client.draft.tree
    modules = {
        ".".join(resource.path): ast.parse(resource_module(tree, resource))
        for resource in tree.all()
    }
    methods = {m.name: m for way, module in modules.items() for m in read_methods(way, module)}
    assert surface.resources == {way: resource_class(module) for way, module in modules.items()}
    assert surface.methods.keys() == methods.keys()
    for name, method in surface.methods.items():
        assert {**method.signatures} == methods[name].signatures
        for part in ("key", "id", "name", "deprecated", "paging", "renamed"):
            assert getattr(method, part) == getattr(methods[name], part)
