"""Models as JSON texts, there and back."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.generate.building import Client

VALUE = {"name": "Tom 🐈", "meows": True, "more": [1, 2.5, None]}


@pytest.fixture
def cat(zoo: Client) -> Any:
    """A model with two required fields."""
    return zoo.model("Cat")


def test_a_text_has_no_spaces_and_is_unicode(cat: Any) -> None:
    """It is what `to_dict` says."""
    text = cat.from_dict({"name": "Tom 🐈", "meows": True}).to_json()
    assert text == '{"meows":true,"name":"Tom 🐈"}'


@pytest.mark.parametrize("encoded", [False, True])
def test_there_and_back(cat: Any, encoded: bool) -> None:
    """A text, or its bytes, makes an equal model."""
    made = cat.from_dict(VALUE)
    text = made.to_json()
    assert cat.from_json(text.encode() if encoded else text) == made


def test_dates_keep_their_spelling(zoo: Client) -> None:
    """They are texts in JSON, those that they were made of."""
    text = '{"at":"2026-01-02T03:04:05.60Z"}'
    made = zoo.model("Formats").from_json(text)
    assert made.at.year == 2026
    assert made.to_json() == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[1]", "Cat is made of a JSON object, not of array"),
        ("null", "Cat is made of a JSON object, not of null"),
        ('{"name": NaN}', "Cat is made of JSON, not of this: "),
        ("{", "Cat is made of JSON, not of this: "),
        ("\ud83d", "Cat is made of JSON, not of this: "),
    ],
)
def test_what_is_no_object_is_refused(cat: Any, text: str, problem: str) -> None:
    """The error says what there is instead."""
    with pytest.raises(ValueError, match=problem):
        cat.from_json(text)


def test_a_text_can_be_read_strictly(zoo: Client, cat: Any) -> None:
    """As a dict can."""
    with pytest.raises(zoo.module("types").DecodeError, match=r"\$\.meows: expected boolean"):
        cat.from_json('{"name": "Tom"}', strict=True)


def test_what_has_no_json_is_refused(cat: Any) -> None:
    """Infinity and objects of Python are none."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        cat(name=math.inf, meows=True).to_json()
    with pytest.raises(TypeError, match="not JSON serializable"):
        cat(name=object(), meows=True).to_json()
