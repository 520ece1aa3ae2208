"""Constructors take keywords only, so that the order of their fields is no change."""

from __future__ import annotations

import inspect

import pytest
from attrs import evolve
from ofauth_api import models

from pipeline.names.ledger import Ledger
from pipeline.review.surface.comparison import compare_surface
from pipeline.review.surface.generating import Side
from pipeline.review.surface.public_surface import ANYTHING, Model, Parameter, Part, Surface, Type

TEXT = Type(frozenset({Part("str")}))
FIELDS = tuple(Parameter(name, name, TEXT, required=True, kind="keyword") for name in "abc")
DOCUMENT = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"Thing": {}}}}


def classes() -> list[type]:
    """Return the generated classes of objects."""
    found = (getattr(models, name) for name in models.__all__)
    return [cls for cls in found if hasattr(cls, "__attrs_attrs__")]


def test_the_generated_constructors_take_keywords_only() -> None:
    """No caller can have written a value by its position."""
    assert len(classes()) > 2
    for cls in classes():
        parameters = inspect.signature(cls).parameters.values()
        assert {p.kind for p in parameters} <= {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 0, 2)])
def test_another_order_of_fields_is_no_change(order: tuple[int, ...]) -> None:
    """Neither a note nor more."""
    model = Model("Thing", FIELDS, ANYTHING)
    other = evolve(model, fields=tuple(FIELDS[index] for index in order))
    old, new = (Side(DOCUMENT, Ledger(), Surface(models={"Thing": m})) for m in (model, other))
    assert compare_surface(old, new) == ()
