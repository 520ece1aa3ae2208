"""What a review says: who may do or see what now, of which value, by its name."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from tests.review.wire.making import answering, changes, document, operation, taking

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


def obj(**properties: Json) -> Document:
    """Return the schema of an object."""
    return {"type": "object", "properties": properties}


def said(old: Json, new: Json, *, read: bool = True, **components: tuple[Json, Json]) -> str:
    """Return the sentence of the only change of a body."""
    sides = []
    for number, schema in enumerate((old, new)):
        made = answering(schema) if read else taking(schema)
        held = {name: pair[number] for name, pair in components.items()}
        sides.append(document({"/things": {"post": made}}, components={"schemas": held}))
    change, *others = changes(sides[0], sides[1])
    assert all("also" in other.message for other in others)
    return change.message


def one_of(*values: str) -> Document:
    """Return the schema of some texts."""
    return {"type": "string", "enum": [*values]}


SENTENCES: tuple[tuple[Json, Json, bool, str], ...] = (
    (obj(a=TEXT), obj(a={**TEXT, "nullable": True}), True, "readers may now see null in `a`"),
    (
        obj(a=one_of("x", "y")),
        obj(a=one_of("x")),
        False,
        "callers may no longer send `y` for `a`",
    ),
    (
        obj(a=one_of("x")),
        obj(a=one_of("x", "y", "z")),
        True,
        "readers may now see `y` or `z` in `a`",
    ),
    (obj(a=TEXT), obj(a=WHOLE), True, "readers now see an integer in `a`, not a string"),
    (
        obj(a=TEXT),
        obj(a={**TEXT, "maxLength": 1}),
        False,
        "callers may no longer send more than 1 character in `a`",
    ),
    (
        obj(a={**TEXT, "minLength": 1}),
        obj(a=TEXT),
        True,
        "readers may now see an empty text in `a`",
    ),
    (
        obj(a={"type": "array", "items": TEXT}),
        obj(a={"type": "array", "items": TEXT, "minItems": 2}),
        False,
        "callers may no longer send fewer than 2 items in `a`",
    ),
    (
        obj(a={**WHOLE, "maximum": 9}),
        obj(a={**WHOLE, "maximum": 5}),
        False,
        "callers may no longer send more than 5 for `a`; before, at most 9",
    ),
    (
        obj(a={"type": "array", "items": TEXT}),
        obj(a={"type": "array", "items": WHOLE}),
        True,
        "readers now see an integer in the items of `a`, not a string",
    ),
    (
        obj(a={"anyOf": [TEXT, obj(b=TEXT)]}),
        obj(a={"anyOf": [{**TEXT, "maxLength": 5}, obj(b=TEXT)]}),
        False,
        "callers may no longer send more than 5 characters in `a` (if it is a string)",
    ),
    (
        obj(a={"anyOf": [TEXT, WHOLE]}),
        obj(a={"anyOf": [TEXT, WHOLE, {"type": "array", "items": obj(b=TEXT)}]}),
        True,
        "readers may now also see an array of objects with `b` in `a`",
    ),
    (
        obj(a={"type": ["string", "null"]}),
        obj(a={"anyOf": [obj(b=TEXT), obj(c=WHOLE), {"type": "null"}]}),
        False,
        "callers may no longer send a string for `a`",
    ),
    (
        obj(a={**TEXT, "x-stage": 1}),
        obj(a={**TEXT, "x-stage": 2}),
        True,
        "the extension `x-stage` of `a` changed",
    ),
    (
        obj(a=one_of("x")),
        obj(a=TEXT),
        True,
        "readers may now see values other than `x` in `a`",
    ),
    (
        obj(a={"anyOf": [TEXT, obj(b=TEXT)]}),
        obj(a={"anyOf": [TEXT, obj(b=TEXT), WHOLE]}),
        True,
        "readers may now also see an integer in `a`",
    ),
    (
        {"allOf": [obj(a=TEXT)], "title": "Chat"},
        {"allOf": [obj(a=TEXT, b=TEXT)], "title": "Chat"},
        True,
        "readers may now see `Chat.b`, which is new",
    ),
)


@pytest.mark.parametrize(("old", "new", "read", "sentence"), SENTENCES)
def test_a_sentence_says_who_may_do_what(old: Json, new: Json, read: bool, sentence: str) -> None:
    """Callers send, readers see; values are code, and types have articles."""
    assert said(old, new, read=read) == sentence


def card(kind: str, **more: Json) -> Document:
    """Return an alternative without a name, known by the value of a property."""
    made = obj(kind=one_of(kind), number=TEXT, **more)
    return {**made, "required": ["kind", "number"]}


def test_alternatives_have_names() -> None:
    """The name of a component or a title, or else the value that tells them apart."""
    cash = card("cash")
    old = obj(pay={"anyOf": [card("card"), cash]})
    new = obj(pay={"anyOf": [card("card", pin=TEXT), cash]})
    assert said(old, new).startswith("readers may now see `pin` of `pay` (if `kind` is `card`)")
    named = {"$ref": "#/components/schemas/Card"}
    schema = obj(pay={"anyOf": [named, cash]})
    assert said(schema, schema, Card=(card("card"), card("card", pin=TEXT))).startswith(
        "readers may now see `Card.pin`"
    )
    assert (
        said(obj(pay=cash), obj(pay={"anyOf": [cash, named]}), Card=(card("card"), card("card")))
        == "readers may now also see `Card` in `pay`"
    )


def test_an_edit_is_found_in_the_right_one_of_equal_alternatives() -> None:
    """Alternatives with the same properties are told apart by what the properties may be."""
    others = [card(f"k{number}") for number in range(6)]
    old = obj(pay={"oneOf": others})
    changed = [*others[:4], {**others[4], "required": ["kind"]}, others[5]]
    new = obj(pay={"oneOf": changed})
    sides = [document({"/things": {"post": answering(s)}}) for s in (old, new)]
    (change,) = changes(sides[0], sides[1])
    assert change.old is not None
    assert change.new is not None
    assert change.old.pointer.endswith("/oneOf/4/required/1")
    assert change.new.pointer.endswith("/oneOf/4/properties/number")


def test_an_alternative_that_came_is_pointed_at() -> None:
    """Not the list of all alternatives."""
    old = obj(pay={"oneOf": [card("a"), card("b")]})
    new = obj(pay={"oneOf": [card("a"), card("c"), card("b")]})
    sides = [document({"/things": {"post": answering(s)}}) for s in (old, new)]
    (change,) = changes(sides[0], sides[1])
    assert change.new is not None
    assert change.new.pointer.endswith("/oneOf/1")
    assert change.old is not None
    assert change.old.pointer.endswith("/oneOf")


def test_components_with_the_same_title_are_told_apart() -> None:
    """A name leads to the schema in the document; many schemas may have a title."""
    components = {
        name: tuple({**obj(**fields), "title": "A call"} for fields in ({}, {name.lower(): TEXT}))
        for name in ("Call", "BetaCall")
    }
    schema = obj(**{name: {"$ref": f"#/components/schemas/{name}"} for name in components})
    sides = [
        document(
            {"/things": {"post": answering(schema)}},
            components={"schemas": {name: pair[side] for name, pair in components.items()}},
        )
        for side in (0, 1)
    ]
    assert sorted(change.message for change in changes(sides[0], sides[1])) == [
        "readers may now see `BetaCall.betacall`, which is new",
        "readers may now see `Call.call`, which is new",
    ]


def test_texts_are_counted_and_have_one_usage_in_each_operation() -> None:
    """A hundred operations reach a text in thousands of ways."""
    parts = {
        name: obj(**{f"{name}{n}": {"$ref": "#/components/schemas/Z"} for n in range(9)})
        for name in "ab"
    }
    old, new = (
        document(
            {
                f"/{name}": {"get": answering({"$ref": f"#/components/schemas/{name}"})}
                for name in parts
            },
            components={"schemas": {**parts, "Z": obj(z={**TEXT, "description": text})}},
        )
        for text in ("one", "two")
    )
    (change,) = changes(old, new)
    assert change.message.endswith("changed: `description` once")
    assert [usage.operation for usage in change.usages] == ["GET /a", "GET /b"]


def test_the_operations_of_a_tag_are_named() -> None:
    """The location is the declaration of the tag, wherever it stands."""
    given = {"get": operation(tags=["b"])}
    paths = {f"/{number}": given for number in range(5)}
    old, new = document(paths, tags=[]), document(paths, tags=[{"name": "c"}, {"name": "b"}])
    told = {change.message: change for change in changes(old, new)}
    first = told["the document has the new tag `b`, of `GET /0`, `GET /1`, `GET /2` and 2 others"]
    assert first.new is not None
    assert first.new.pointer == "/tags/1"
    assert "the document has the new tag `c`, of no operation" in told
    assert {change.message for change in changes(new, old)} == {
        message.replace("has the new tag", "no longer has the tag") for message in told
    }
