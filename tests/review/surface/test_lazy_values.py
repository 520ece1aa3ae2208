"""Classes that both sides have are compared only if the same text may mean something else."""

from __future__ import annotations

import pytest

from pipeline.names.ledger import Ledger, SchemaEntry
from pipeline.review.surface.comparison import compare_surface
from pipeline.review.surface.generating import Side
from pipeline.review.surface.lazy_values import Lazy, LazyValues, is_shared, joined
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Method,
    Model,
    Parameter,
    Part,
    Signature,
    Surface,
    Type,
)
from tests.components.building import document_of

DOCUMENT = document_of({})


def _type(name: str) -> Type:
    return Type(frozenset({Part(name)}))


def _model(name: str, **fields: str) -> Lazy[Model]:
    made = tuple(
        Parameter(field, field, _type(kind), required=True, kind="keyword")
        for field, kind in fields.items()
    )
    return Lazy(lambda: Model(name, made, ANYTHING))


def _unreadable() -> Model:
    raise AssertionError("the class was read")


def _checks(
    old: Surface, new: Surface, ledgers: tuple[Ledger, Ledger] = (Ledger(), Ledger())
) -> set[tuple[str, str]]:
    """Return the checks of the changes, each with its owner."""
    sides = Side(DOCUMENT, ledgers[0], old), Side(DOCUMENT, ledgers[1], new)
    return {(change.check, change.owner) for change in compare_surface(*sides)}


def _ledger(**at: str) -> Ledger:
    """Return a ledger with the position of each class."""
    return Ledger(schemas={name: SchemaEntry((place,), name) for name, place in at.items()})


def test_a_value_is_read_once_and_only_when_it_is_needed() -> None:
    """Names, joining, and a comparison with the same value need no reading."""
    read = list[str]()

    def make() -> str:
        read.append("a")
        return "A"

    value = Lazy(make)
    first, second = LazyValues({"a": value}), LazyValues({"a": value, "b": Lazy(make)})
    assert [*first] == ["a"]
    assert "a" in first
    assert first == LazyValues({"a": value})
    assert first != second
    assert is_shared(joined(first, {"c": "C"}), second, "a")
    assert not is_shared(first, second, "b")
    assert read == []
    assert (first["a"], second["a"], joined(first, {"c": "C"})["c"]) == ("A", "A", "C")
    assert read == ["a"]
    assert first == {"a": "A"}
    assert first != {"a": "B"}


def test_a_class_that_both_sides_have_is_not_read() -> None:
    """Not even beside a class that has changed."""
    shared = Lazy(_unreadable)
    old = Surface(models=LazyValues({"Thing": shared, "Other": _model("Other", a="str")}))
    new = Surface(models=LazyValues({"Thing": shared, "Other": _model("Other", a="int")}))
    assert _checks(old, old) == set()
    assert _checks(old, new) == {("python-field-type-changed", "Other")}


@pytest.mark.parametrize("is_lazy", [True, False])
def test_all_classes_are_compared_if_the_name_of_one_was_reused(is_lazy: bool) -> None:
    """`Thing.part` and a result have the same text on both sides, but it is another class."""
    thing = _model("Thing", part="Item")
    returned = Lazy(lambda: Signature((), _type("Item")))
    signatures = LazyValues({"sync": returned, "async": returned})
    method = Method("GET /v2/a", "a.get", "a.get", signatures if is_lazy else dict(signatures))
    item = {"a": "str", "b": "str", "c": "str"}
    old = {"Thing": thing, "Item": _model("Item", **item)}
    new = {"Thing": thing, "Item": _model("Item", x="int"), "Piece": _model("Piece", **item)}
    before, after = (
        Surface(
            models=LazyValues(models) if is_lazy else dict(LazyValues(models)),
            methods={"a.get": method},
            resources={"a": "A"},
        )
        for models in (old, new)
    )
    ledgers = _ledger(Item="/first", Thing="/"), _ledger(Item="/other", Piece="/first", Thing="/")
    assert _checks(before, after, ledgers) >= {
        ("python-class-renamed", "Piece"),
        ("python-field-type-changed", "Thing"),
        ("python-return-type-changed", "a.get"),
    }
