"""Class names are clear, valid, short and unique, whatever the document says."""

from __future__ import annotations

import builtins
import keyword

import pytest

from pipeline.common.documents import Document
from pipeline.common.python_names import MAX_CLASS_NAME
from tests.components.building import (
    NUMBER,
    TEXT,
    Named,
    answer,
    document,
    document_of,
    enum,
    named,
    names,
    obj,
    parameter,
    ref,
    taking,
    with_parameters,
)

#: Names that a document may use and Python, or a generated module, uses for something else.
TAKEN = (
    "list dict type Exception ValueError None True False self Self class import Any "
    "Client AuthenticatedClient Response HTTPStatus File FileTypes BytesIO UNSET Unset Literal "
    "Mapping TypeVar T UUID Enum StrEnum IntEnum Generator BinaryIO TextIO"
).split()

HOSTILE = [
    "",
    " ",
    "имя",
    "名前",
    "240",
    "3d-model",
    "a.b/c~d",
    "../../etc/passwd",
    'x"""; import os',
    "a\nb",
    "\0",
    "\\",
    "{x}",
    "$ref",
    "__class__",
    "x" * 500,
    "very-" * 100 + "long",
    "x" * 58 + "-240foo",
    "x" * 55 + "-response",
]


def assert_good_names(made: Named) -> None:
    """Check the names of all classes of a document."""
    assert len({name.lower() for name in made.classes}) == len(made.classes)
    for name in made.classes:
        assert name.isascii()
        assert name.isidentifier()
        assert len(name) <= MAX_CLASS_NAME < 60
        assert not keyword.iskeyword(name)
        assert name not in dir(builtins)
        assert name[0].isupper()


def field(name: str, schema: Document) -> Document:
    """Return an answer with one field."""
    return answer({"type": "object", "properties": {name: schema}})


def test_a_schema_is_named_after_its_field() -> None:
    """One class that alone wants a name has it, without its surroundings."""
    given = document(a=field("lastMessage", obj(text=TEXT)))
    assert names(given) == ["A", "LastMessage"]


def test_the_most_frequent_schema_has_the_short_name() -> None:
    """Of several that want a name, the others are named after what is around them."""
    often, seldom = obj(id=NUMBER), obj(id=NUMBER, name=TEXT)
    given = document(
        a=answer(obj(user=seldom, a=TEXT)),
        b=answer(obj(user=often)),
        c=answer(obj(user=often, c=TEXT)),
    )
    made = named(given)
    assert made.classes["User"] == often
    assert made.classes["AUser"] == seldom


def test_enums_are_named_after_what_is_around_them() -> None:
    """Every class may have a `type`; `MediaType` is the type of a `Media`."""
    media = obj(type=enum("photo", "video"), url=TEXT)
    given = document(a=answer(obj(media=media, type=enum("x", "y"))))
    assert names(given) == ["A", "AType", "Media", "MediaType"]


def test_a_title_names_a_class() -> None:
    """The document's words are preferred to the place; the class does not repeat them."""
    made = named(document(a=field("x", obj(id=NUMBER) | {"title": "Chat user"})))
    assert made.classes["ChatUser"] == obj(id=NUMBER)


def test_the_most_frequent_title_of_a_class_counts() -> None:
    """Schemas that join may have different titles."""
    one, two = ({**obj(id=NUMBER), "title": title} for title in ("One", "Two"))
    made = named(document(a=answer(obj(x=one, y=two, z=two))))
    assert sorted(made.classes) == ["A", "Two"]


def test_of_two_classes_with_one_title_the_more_frequent_has_it() -> None:
    """The other one is named as if it had none."""
    one = {**obj(id=NUMBER), "title": "User"}
    two = {**obj(id=TEXT), "title": "User"}
    made = named(document(a=answer(obj(x=one, y=two, z=two))))
    assert made.classes["User"] == obj(id=TEXT)
    assert made.classes["X"] == obj(id=NUMBER)


def test_a_component_has_its_name_whatever_its_title() -> None:
    """A declared name is more than a title, and than the field of another schema."""
    schemas = {"User": {**obj(id=NUMBER), "title": "Person"}}
    given = document(schemas, a=answer(obj(user=obj(other=TEXT), u=ref("User"))))
    assert names(given) == ["A", "AUser", "User"]


def test_components_that_would_have_one_name_are_told_apart() -> None:
    """`chat-page`, `ChatPage` and `chatPage` are three components."""
    schemas = {name: obj(**{name: TEXT}) for name in ("chat-page", "ChatPage", "chatPage")}
    made = named(document(schemas))
    assert sorted(made.classes) == ["ChatPage", "ChatPage2", "ChatPage3"]


@pytest.mark.parametrize("word", TAKEN)
def test_a_name_in_use_gets_another_word(word: str) -> None:
    """A field `list` or a component `Client` hides nothing that generated code needs."""
    by_title = {**obj(id=NUMBER), "title": word}
    for made in (
        named(document(a=field(word, obj(id=NUMBER)))),
        named(document({word: obj(id=NUMBER)}, a=answer(ref(word)))),
        named(document(a=answer(by_title))),
    ):
        assert_good_names(made)
        assert word not in made.classes


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_names_become_good_ones(word: str) -> None:
    """Names of fields, titles, parameters, webhooks and values are input nobody vetted."""
    inner = obj(id=obj(id=NUMBER), kind=enum(word, "b"))
    operation = with_parameters(parameter(word or "q", schema=enum("x", "y")))
    webhooks = {word: {"post": taking(obj(w=inner | {"title": word}))}}
    paths = {"/v2/a": {"get": operation}, "/v2/b": {"get": field(word, inner)}}
    made = named(document_of(paths, {}, webhooks=webhooks))
    assert_good_names(made)
    assert named(document_of(paths, {}, webhooks=webhooks), made.ledger) == made


def test_many_hostile_names_at_once_stay_apart() -> None:
    """Names that come to the same, or to nothing, are numbered."""
    fields = {word: obj(**{f"f{n}": TEXT}) for n, word in enumerate([*HOSTILE, *TAKEN])}
    made = named(document(a=answer({"type": "object", "properties": fields})))
    assert_good_names(made)
    assert len(made.classes) == len(fields) + 1


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    """Two modules of one name cannot stand in one folder everywhere."""
    given = document(
        a=answer(obj(chatPage=obj(a=TEXT), chatpage=obj(b=TEXT), CHATPAGE=obj(c=TEXT)))
    )
    made = named(given)
    assert len(made.classes) == 4
    assert_good_names(made)


def test_a_long_name_keeps_its_last_words() -> None:
    """The end of a name says what a thing is, its beginning where it stands."""
    title = "an answer with all the very long settings of users of the whole account page"
    assert names(document(a=answer({**obj(id=NUMBER), "title": title}))) == [
        "WithAllTheVeryLongSettingsOfUsersOfTheWholeAccountPage"
    ]
