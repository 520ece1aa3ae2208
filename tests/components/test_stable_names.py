"""The ledger keeps names, whatever changes around a class, or in it."""

from __future__ import annotations

import pytest
from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.components.places import KEPT_POSITIONS
from pipeline.names.ledger import Ledger, SchemaEntry
from tests.components.building import (
    NUMBER,
    TEXT,
    Named,
    answer,
    array,
    document,
    enum,
    named,
    names,
    obj,
    ref,
    taking,
)

USER = obj("id", id=NUMBER)
LARGER_USER = obj("id", id=NUMBER, name=TEXT)


def renamed(ledger: Ledger, old: str, new: str) -> Ledger:
    """Return a ledger in which a maintainer renamed a class."""
    return evolve(
        ledger, schemas={new if name == old else name: e for name, e in ledger.schemas.items()}
    )


def several(schema: Json, count: int, prefix: str = "op") -> Document:
    """Return operations that answer with a schema, each in a field of its own."""
    return {
        f"{prefix}{n:02}": answer(obj(user=schema, **{f"{prefix}{n}": TEXT})) for n in range(count)
    }


def user_class(made: Named, operation: str) -> str:
    """Return the name of the class in the field `user` of an operation's answer."""
    answered = made.classes[made.answer(f"{operation}.get")["$ref"].rsplit("/", 1)[1]]
    return str(answered["properties"]["user"]["$ref"].rsplit("/", 1)[1])


def test_a_second_run_changes_nothing() -> None:
    """Document and ledger are the same, and the document is named already."""
    given = document(
        {"Tree": obj(child=ref("Tree"), _view=TEXT, view=TEXT)},
        a=answer(obj(user=USER, kind=enum("a", "b"), tree=obj(child=ref("Tree")))),
        b=answer(array({**USER, "type": ["object", "string", "null"]})),
    )
    first = named(given)
    assert named(given, first.ledger) == first
    assert named(first.document, first.ledger).document == first.document


def test_a_class_keeps_its_name_when_its_fields_change() -> None:
    """Places say which class it is, even where a newcomer would have the better claim."""
    first = named(document(**several(USER, 2)))
    assert user_class(first, "op00") == "User"
    second = named(document(**several(LARGER_USER, 2), **several(USER, 9, "new")), first.ledger)
    assert user_class(second, "op00") == "User"
    assert second.classes["User"] == LARGER_USER
    assert user_class(second, "new00") != "User"


def test_a_class_keeps_its_name_when_it_moves() -> None:
    """A schema at none of its old places is known by its shape."""
    first = named(document(a=answer(obj(user=USER))))
    second = named(document(z=answer(obj(person=USER, n=TEXT))), first.ledger)
    assert "User" in second.classes


def test_the_larger_part_of_a_class_that_split_keeps_the_name() -> None:
    """Four places of ten change, or six: the name stays with the majority."""
    first = named(document(**several(USER, 10)))
    for changed, larger in ((4, "op09"), (6, "op00")):
        second = several(USER, 10) | several(LARGER_USER, changed)
        made = named(document(**second), first.ledger)
        assert user_class(made, larger) == "User"
        assert len({user_class(made, op) for op in ("op00", "op09")}) == 2


def test_the_larger_part_counts_beyond_the_places_in_the_ledger() -> None:
    """A class that stood at more places than are listed is not lost with the listed ones."""
    count = KEPT_POSITIONS * 3
    first = named(document(**several(USER, count)))
    changed = several(USER, count) | several(LARGER_USER, KEPT_POSITIONS)
    made = named(document(**changed), first.ledger)
    assert user_class(made, f"op{count - 1:02}") == "User"


@pytest.mark.parametrize("extra", "abcde")
def test_of_equal_parts_the_one_that_did_not_change_keeps_the_name(extra: str) -> None:
    """A class at two places that changes at one of them stays what it was."""
    first = named(document(**several(USER, 2)))
    changed = obj("id", id=NUMBER, **{extra: TEXT})
    second = named(document(**several(USER, 2) | several(changed, 1)), first.ledger)
    assert user_class(second, "op01") == "User"
    assert user_class(second, "op00") != "User"


def test_components_of_one_structure_do_not_change_places() -> None:
    """What became more frequent does not take the name of what was."""
    schemas = {"A": USER, "B": USER}
    first = named(document(schemas, **several(ref("A"), 9), **several(ref("B"), 1, "b")))
    ops = several(ref("A"), 9) | several(ref("B"), 20, "b")
    second = named(document(schemas, **ops), first.ledger)
    assert user_class(second, "op00") == "A"
    assert user_class(second, "b00") == "B"


@pytest.mark.parametrize("reached", [ref("B"), {"anyOf": [ref("B"), TEXT]}])
@pytest.mark.parametrize("alone", [USER, {"anyOf": [USER, TEXT]}])
def test_an_equal_schema_stays_with_its_component(reached: Json, alone: Json) -> None:
    """It has the class of a component, however much of both the ledger knows."""
    schemas = {"A": USER, "B": USER}
    for often, seldom in ((ref("A"), reached), (reached, ref("A"))):
        ops = several(often, KEPT_POSITIONS * 2) | several(seldom, 3, "b") | several(alone, 2, "c")
        first = named(document(schemas, **ops))
        assert named(document(schemas, **ops), first.ledger) == first


def test_a_title_takes_no_name_from_a_component() -> None:
    """Two components are equal, and schemas with the title of the first have joined the second."""
    schemas = {"Post": USER, "post-page": USER, "User": obj(user=ref("post-page"))}
    titled = answer({**USER, "title": "Post"})
    first = named(document(schemas, a=titled, b=titled))
    assert named(document(schemas, a=titled, b=titled), first.ledger) == first


def test_the_shape_in_the_ledger_is_no_matter_of_other_places() -> None:
    """How an equal schema is written elsewhere does not change what a class is known by."""
    schemas = {"Inner": USER}
    inline, referring = obj(x=USER), obj(x=ref("Inner"))
    shapes: set[str] = set()
    for here in (inline, referring):
        for elsewhere in (TEXT, inline, referring):
            given = document(schemas, a=answer(obj(y=here)), b=answer(obj(z=elsewhere)))
            shapes.add(named(given).ledger.schemas["A"].shape)
    assert len(shapes) == 1


def test_two_classes_that_became_equal_keep_their_names() -> None:
    """What the ledger names differently stays apart, however equal the document makes it."""
    ops = several(USER, 3) | several(LARGER_USER, 2, "other")
    first = named(document(**ops))
    ops = several(LARGER_USER, 3) | several(LARGER_USER, 2, "other")
    second = named(document(**ops), first.ledger)
    assert user_class(second, "op00") == user_class(first, "op00")
    assert user_class(second, "other00") == user_class(first, "other00")


def test_a_refactoring_upstream_renames_nothing() -> None:
    """Inline schemas that become components, and the other way round, keep their names."""
    inner = obj(size=NUMBER)
    media = obj(file=inner, kind=enum("a", "b"))
    inline = document(a=answer(obj(media=media)), b=answer(array(media)))
    schemas = {
        "UpstreamMedia": obj(file=ref("F"), kind=ref("K")),
        "F": inner,
        "K": enum("a", "b"),
    }
    referring = document(
        schemas, a=answer(obj(media=ref("UpstreamMedia"))), b=answer(array(ref("UpstreamMedia")))
    )
    first = named(inline)
    second = named(referring, first.ledger)
    assert sorted(second.classes) == sorted(first.classes)
    assert second.document["paths"] == first.document["paths"]
    first = named(referring)
    assert sorted(named(inline, first.ledger).classes) == sorted(first.classes)


def test_a_renamed_component_keeps_its_name() -> None:
    """A declared name counts once; afterwards the ledger does."""
    first = named(document({"User": USER}, a=answer(ref("User"))))
    second = named(document({"Person": USER}, a=answer(ref("Person"))), first.ledger)
    assert sorted(second.classes) == ["User"]


def test_unrelated_parts_rename_nothing() -> None:
    """A newcomer with the same word, title or component name takes another one."""
    first = named(document(a=answer(obj(user=USER))))
    newcomers: list[Document] = [
        document(a=answer(obj(user=USER)), b=answer(obj(user=LARGER_USER, n=TEXT))),
        document(a=answer(obj(user=USER)), b=answer({**LARGER_USER, "title": "User"})),
        document({"User": LARGER_USER}, a=answer(obj(user=USER)), b=answer(ref("User"))),
    ]
    for given in newcomers:
        second = named(given, first.ledger)
        assert second.classes["User"] == USER
        assert LARGER_USER in second.classes.values()


def test_a_name_chosen_by_hand_stays() -> None:
    """Whoever renames a class in the ledger has the last word, also over titles."""
    given = document(a=answer(obj(user={**USER, "title": "Titled"})))
    ledger = renamed(named(given).ledger, "Titled", "ByHand")
    assert names(given, ledger) == ["A", "ByHand"]
    changed = document(a=answer(obj(user={**LARGER_USER, "title": "Titled"})))
    again = named(given, ledger).ledger
    assert names(changed, again) == ["A", "ByHand"]


def test_two_names_may_be_exchanged_by_hand() -> None:
    """Places tell the classes apart."""
    given = document(a=answer(obj(one=USER, two=LARGER_USER)))
    ledger = named(given).ledger
    for old, new in (("One", "X"), ("Two", "One"), ("X", "Two")):
        ledger = renamed(ledger, old, new)
    assert named(given, ledger).classes["One"] == LARGER_USER


def test_a_name_of_a_field_chosen_by_hand_stays() -> None:
    """The ledger's name for a wire name wins, regular or not."""
    schema = {**obj(userName=TEXT, **{"x-y": TEXT}, id=NUMBER), "title": "Thing"}
    given = document(a=answer(schema))
    ledger = named(given).ledger
    entry = evolve(ledger.schemas["Thing"], fields={"userName": "login", "x-y": "point"})
    made = named(given, evolve(ledger, schemas={"Thing": entry}))
    assert made.classes["Thing"]["x-python-names"] == {"userName": "login", "x-y": "point"}
    assert made.ledger.schemas["Thing"].fields == {"userName": "login", "x-y": "point"}


def test_a_field_keeps_its_name_when_others_come() -> None:
    """`_view` was `view` before there was a `view`."""
    first = named(document(a=answer(obj(_view=TEXT, a=TEXT))))
    second = named(document(a=answer(obj(_view=TEXT, view=TEXT))), first.ledger)
    names = {"_view": "view", "view": "view_2"}
    assert second.classes["A"]["x-python-names"] == names


def test_stale_entries_leave() -> None:
    """The ledger holds what the document holds: classes, places and fields."""
    schema = obj(_view=TEXT, user=USER)
    first = named(document(a=answer(schema), b=taking(USER)))
    second = named(document(a=answer(obj(user=USER))), first.ledger)
    assert sorted(second.ledger.schemas) == ["A", "User"]
    assert second.ledger.schemas["A"].fields == {}
    assert second.ledger.schemas["User"].at == ("a.get:200.user",)
    assert second.ledger.operations == {"GET /v2/a": "a.get"}
    assert named(document(), first.ledger).ledger == Ledger()


def test_the_ledger_lists_only_some_places() -> None:
    """The first few, the outermost first."""
    made = named(document(**several(USER, KEPT_POSITIONS + 3)))
    places = made.ledger.schemas["User"].at
    assert places == tuple(f"op{n:02}.get:200.user" for n in range(KEPT_POSITIONS))


def test_an_entry_of_another_document_does_no_harm() -> None:
    """A ledger full of strangers leaves with the next run."""
    strangers = {f"Stranger{n}": SchemaEntry((f"x{n}.get:200",), f"{n:016}") for n in range(50)}
    made = named(document(a=answer(obj(user=USER))), Ledger({"GET /x": "x.get"}, strangers))
    assert sorted(made.ledger.schemas) == ["A", "User"]
