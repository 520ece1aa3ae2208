"""Names of texts that would have the same name: readable, and the same in any order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.python_names import field_name
from pipeline.generate.model_files import member_names
from pipeline.names.distinct import distinct
from pipeline.names.fields import python_names
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.generate.building import answering, document

texts = st.text(alphabet="aAbBiIdD01_-+$ .é名", max_size=6)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["id", "Id", "ID"], ["LOWER_ID", "CAPITAL_ID", "ID"]),
        (["asc", "ASC"], ["LOWER_ASC", "ASC"]),
        (["created_at", "-created_at"], ["CREATED_AT", "MINUS_CREATED_AT"]),
        (["+1", "-1", "1"], ["PLUS_1", "MINUS_1", "VALUE_1"]),
        (["a b", "a-b", "a_b"], ["A_SPACE_B", "A_DASH_B", "A_B"]),
        (["user.created", "user_created"], ["USER_DOT_CREATED", "USER_CREATED"]),
        (["<", ">=", "="], ["LESS", "GREATER_EQUAL", "EQUAL"]),
        (["", "empty"], ["EMPTY_2", "EMPTY"]),
        (["\u00e9t\u00e9", "ete"], ["E_ACUTE_T_E_ACUTE", "ETE"]),
        ([1, -1], ["VALUE_1", "VALUE_NEGATIVE_1"]),
    ],
)
def test_members_of_enums(values: list[object], names: list[str]) -> None:
    """The text most like a name has it; all others say how they differ."""
    assert member_names({"enum": values}) == names


def test_names_of_the_document_are_made_unique() -> None:
    """`x-enum-varnames` may repeat a name."""
    schema = {"enum": ["a", "b"], "x-enum-varnames": ["Same", "same"]}
    assert len(set(member_names(schema))) == 2


@given(st.lists(texts, unique=True, max_size=5))
def test_the_order_has_no_influence(wires: list[str]) -> None:
    """Fields and members have the same names in any order, each its own."""
    names = python_names(wires, {})
    assert len(set(names.values())) == len(wires)
    assert all(field_name(name) == name for name in names.values())
    members = dict(zip(wires, member_names({"enum": wires}), strict=True))
    assert len(set(members.values())) == len(wires)
    assert all(name.isidentifier() for name in members.values())
    for order in list(permutations(wires))[:24]:
        assert python_names(order, {}) == names
        assert dict(zip(order, member_names({"enum": list(order)}), strict=True)) == members


def test_settled_names_stay() -> None:
    """Whoever comes later."""
    plain = {"ID": "id", "id": "id"}
    assert distinct(plain, field_name, {"ID": "id"}) == {"ID": "id", "id": "lower_id"}


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        (("Pet", "pet"), {"Pet", "Pet2"}),
        (("Id", "ID", "id"), {"ID", "Id2", "Id3"}),
        (("user.Item", "userItem", "User_Item"), {"UserItem", "UserItem2", "UserItem3"}),
    ],
)
def test_components_that_would_share_a_class_name_are_numbered(
    components: tuple[str, ...], expected: set[str]
) -> None:
    """Each class has the name of its component, whatever the order of the document."""
    made = set()
    for order in permutations(components):
        schemas = {
            name: {"type": "object", "properties": {f"f{ord(name[0])}{len(name)}{name[1]}": {}}}
            for name in order
        }
        paths = {
            f"/things/{components.index(name)}": {
                "get": answering({"$ref": f"#/components/schemas/{name}"})
            }
            for name in order
        }
        ledger = prepare(document(schemas=schemas, paths=paths), [], Ledger()).ledger
        assert ledger.schemas.keys() == expected
        made.add(tuple((name, entry.at) for name, entry in sorted(ledger.schemas.items())))
    assert len(made) == 1
