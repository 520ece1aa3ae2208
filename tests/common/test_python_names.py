"""Python names made of wire names."""

from __future__ import annotations

import builtins
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_python_client.strings import ClassName

from pipeline.common.python_names import (
    MAX_CLASS_NAME,
    class_name,
    field_name,
    is_dotted_name,
    is_plural,
    pascal_case,
    reserved_part,
    shortened,
    singular,
    snake_case,
)
from pipeline.names.distinct import spelled_out

fragments = st.sampled_from("1 23 Abc abcdefghij X _ - 9Z é Ж aB1 1aB2c URL".split())
texts = st.one_of(
    st.text(max_size=80),
    st.lists(fragments, max_size=40).map("".join),
    st.text(alphabet="aBcD1_- $éЖ", max_size=80),
    st.sampled_from([*dir(builtins), *keyword.kwlist, "self", "UNSET", "response"]),
)


@pytest.mark.parametrize(
    ("text", "snake", "pascal"),
    [
        ("fromUser", "from_user", "FromUser"),
        ("from_user", "from_user", "FromUser"),
        ("release-forms", "release_forms", "ReleaseForms"),
        ("user id", "user_id", "UserId"),
        ("hasMore", "has_more", "HasMore"),
        ("URL", "url", "URL"),
        ("x-bc", "x_bc", "XBc"),
        ("café", "cafe", "Cafe"),
        ("$ref", "ref", "Ref"),
        ("chat.typing", "chat_typing", "ChatTyping"),
        ("240", "240", "240"),
        ("", "", ""),
        ("имя", "imya", "Imya"),
        ("ИмяПользователя", "imya_polzovatelya", "ImyaPolzovatelya"),
        ("ЮРИЙ", "yuriy", "YURIY"),
        ("straße Øst", "strasse_ost", "StrasseOst"),
        ("Ψηφοφορία", "psifoforia", "Psifoforia"),
        ("ユーザー", "yuza", "Yuza"),
        ("사용자", "sa_yong_ja", "SaYongJa"),
        ("משתמש", "mstms", "Mstms"),
        ("用户 id", "yong_hu_id", "YongHuId"),
        ("🎉party", "tada_party", "TadaParty"),
        ("“…”", "", ""),
    ],
)
def test_words_are_written_in_both_cases(text: str, snake: str, pascal: str) -> None:
    """Punctuation and capitals separate words; other alphabets are written in ASCII."""
    assert (snake_case(text), pascal_case(text)) == (snake, pascal)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("posts", "post"),
        ("stories", "story"),
        ("boxes", "box"),
        ("classes", "class"),
        ("batches", "batch"),
        ("dishes", "dish"),
        ("Media", "Media"),
        ("news", "news"),
        ("status", "status"),
        ("address", "address"),
        ("analysis", "analysis"),
        ("ties", "tie"),
        ("Movies", "Movie"),
        ("people", "person"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_plurals_have_a_singular(plural: str, one: str) -> None:
    """English plurals lose their ending; other words are left alone."""
    assert singular(plural) == one
    assert is_plural(plural) == (plural != one)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("chat page", "ChatPage"),
        ("240", "Model240"),
        ("0a", "Model0A"),
        ("a0b", "A0B"),
        ("", "Model"),
        ("⁂", "ModelU2042"),
        ("Response", "ResponseModel"),
        ("UNSET", "UNSETModel"),
        ("self", "SelfModel"),
        ("none", "NoneModel"),
        ("value error", "ValueErrorModel"),
        ("x" * 60, "X" + "x" * 58),
        ("x" * 58 + " 240 foo", "Model240Foo"),
        ("x" * 58 + " response", "ResponseModel"),
        ("240 code " + "x" * 49, "CodeX" + "x" * 48),
        ("2fa" + "x" * 60, "Model2Fa" + "x" * 51),
    ],
)
def test_class_names(text: str, name: str) -> None:
    """A class name is PascalCase, begins with a letter, and hides nothing."""
    assert class_name(text) == name


@given(texts)
def test_every_text_gives_a_class_name_for_good(text: str) -> None:
    """Valid, short, free, and read again by this pipeline and by the generator it is the same."""
    name = class_name(text)
    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= MAX_CLASS_NAME
    assert not keyword.iskeyword(name)
    assert name not in dir(builtins)
    assert class_name(name) == name
    assert ClassName(name, "") == name


@given(texts)
def test_every_text_gives_a_field_name_for_good(text: str) -> None:
    """It is valid and free, and its own name, also with the text in words."""
    for name in (field_name(text), field_name(spelled_out(text))):
        assert name.isidentifier()
        assert name.isascii()
        assert name == name.lower()
        assert not name.startswith("_")
        assert not keyword.iskeyword(name)
        assert name not in set(dir(builtins)) - {"id"}
        assert field_name(name) == name


def test_a_long_name_loses_its_first_words() -> None:
    """The last words say what a thing is; one word alone is cut."""
    assert shortened("Alpha" * 12 + "Omega") == "Alpha" * 10 + "Omega"
    assert shortened("A" * 70) == "A" * 59
    assert shortened("Short") == "Short"


@pytest.mark.parametrize("text", ["posts.list", "a.b.c", "a1.b_2", "self_.get", "import.x"])
def test_dotted_names(text: str) -> None:
    """A resource, or several inside one another, and a method."""
    assert is_dotted_name(text)


@pytest.mark.parametrize(
    "text",
    ["", "posts", "posts.", ".list", "a..b", "A.b", "a.B", "1.b", "_a.b", "a.b\n", "a b.c", "é.b"],
)
def test_other_names_are_not_dotted(text: str) -> None:
    """Anything else is no name of an operation."""
    assert not is_dotted_name(text)


def test_keywords_in_dotted_names_are_found() -> None:
    """The first keyword is told; other words are no matter."""
    assert reserved_part("account.import") == "import"
    assert reserved_part("class.lambda") == "class"
    assert reserved_part("posts.list") == ""
