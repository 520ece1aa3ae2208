"""Sentences about types: the old type has its old names, and long unions tell what differs."""

from __future__ import annotations

from pipeline.names.ledger import Ledger
from pipeline.review.surface.comparison import compare_surface
from pipeline.review.surface.generating import Side
from pipeline.review.surface.public_surface import ANYTHING, Model, Parameter, Part, Surface, Type

DOCUMENT = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": {}}}


def union(*names: str) -> Type:
    """Return a type."""
    return Type(frozenset(map(Part, names)))


def model(name: str, **fields: Type) -> Model:
    """Return a model with required fields."""
    made = (Parameter(n, n, kind, required=True, kind="keyword") for n, kind in fields.items())
    return Model(name, tuple(made), ANYTHING)


def side(*models: Model) -> Side:
    """Return a client with some models."""
    return Side(DOCUMENT, Ledger(), Surface(models={each.name: each for each in models}))


def test_the_old_type_of_a_field_has_the_old_name_of_a_renamed_class() -> None:
    """The new name would say nothing of the code that callers have."""
    parts = {name: union("str") for name in "abc"}
    old = side(model("Thing", part=union("OldPart")), model("OldPart", **parts))
    new = side(
        model("Thing", part=union("NewPart", "Other")),
        model("NewPart", **parts),
        model("Other", z=union("int")),
    )
    found = {change.check: change.message for change in compare_surface(old, new)}
    assert found["python-class-renamed"] == "The class `OldPart` is now called `NewPart`"
    assert found["python-field-type-widened"] == (
        "`Thing.part` is now `NewPart | Other`, not only `OldPart`"
    )


SHAPES = "ABCD"


def widened(old: Type, new: Type) -> str:
    """Return the sentence about a field whose type is wider."""
    classes = [model(name, **{name.lower(): union("str")}) for name in SHAPES]
    was, now = (side(model("Thing", part=kind), *classes) for kind in (old, new))
    (change,) = compare_surface(was, now)
    return change.message


def listing(*names: str) -> Type:
    """Return a list of the classes, or None."""
    return Type(frozenset({Part("list", (union(*names),)), Part("None")}))


def test_a_long_union_is_told_by_what_came() -> None:
    """Nobody compares two lines of names; short unions are written out."""
    assert widened(union(*"ABC"), union(*"ABCD")) == "`Thing.part` can now also be `D`"
    assert widened(union(*"AB"), union(*"ABCD")) == "`Thing.part` can now also be `C` or `D`"
    assert widened(union("A"), union("A", "B")) == "`Thing.part` is now `A | B`, not only `A`"
    assert widened(listing("A"), listing(*"ABCD")) == (
        "`Thing.part` can now also hold `B`, `C` or `D`"
    )
