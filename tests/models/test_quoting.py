"""Names and values of queries are quoted as the standard library quotes them."""

from __future__ import annotations

from enum import Enum
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codec.scalars import EncodeError, quoted
from pipeline.codec.styles import query_string

#: Without halves of surrogate pairs.
TEXTS = st.text(st.characters(codec="utf-8"))


class Colour(str, Enum):  # noqa: UP042 - texts of a StrEnum are formatted as their values
    """A text whose formatted form is not its value."""

    RED = "red"


@given(TEXTS | st.text(alphabet="aZ09_.~-+ %/é"))
def test_texts_are_quoted_like_the_standard_library_does(text: str) -> None:
    """A text that needs no quoting stays as it is."""
    assert quoted(text) == quote(text, safe="")


def test_a_text_of_another_class_is_quoted_by_its_value() -> None:
    """The result is a plain text."""
    assert type(quoted(Colour.RED)) is str
    assert query_string({Colour.RED: Colour.RED}) == "red=red"


@given(st.dictionaries(TEXTS, TEXTS | st.integers(-(10**30), 10**30)))
def test_what_is_sent_can_be_read(values: dict[str, Any]) -> None:
    """A server reads each name and value."""
    read = parse_qsl(query_string(values), keep_blank_values=True)
    assert read == [(name, str(value)) for name, value in values.items()]


@pytest.mark.parametrize(("value", "sent"), [(True, "true"), (1, "1"), (1.0, "1"), ([1, 2], "1")])
def test_numbers_and_truth_values_differ(value: Any, sent: str) -> None:
    """True is no number in a query."""
    assert query_string({"a": value}).split("&")[0] == f"a={sent}"


@pytest.mark.parametrize("name", ["a", "\ud83d"])
def test_half_of_a_pair_is_refused(name: str) -> None:
    """The message does not depend on where it stands."""
    with pytest.raises(EncodeError, match="surrogate pair"):
        query_string({name: "\ud83d"})
