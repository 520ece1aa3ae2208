"""Types in signatures, as forms of text."""

from __future__ import annotations

import re
from typing import Any

import click
import pytest

from ofauth_client.cli.operations import free_name
from ofauth_client.cli.values import Form, form_of, is_credential


def form(*forms: str, choices: tuple[str, ...] = (), is_list: bool = False) -> Form:
    return Form(frozenset(forms), choices, is_list)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("int", form("integer")),
        ("int | None", form("integer")),
        ("builtins.int | str | None", form("integer", "text")),
        ("bool | None | Unset", form("boolean")),
        ("float", form("number")),
        ("DateTime | Date | None", form("text")),
        ("UUID | str", form("text")),
        ("ChatOrder | str | None", form("text", choices=("old", "recent"))),
        ("SubscriberFilter | Mapping[str, Any] | None", form("object")),
        ("Sequence[int | str]", form("integer", "text", is_list=True)),
        ("Sequence[ChatOrder | str] | None", form("text", choices=("old", "recent"), is_list=True)),
        ("builtins.list[int] | Unset", form("integer", is_list=True)),
        ("Sequence[int] | int", form("integer", is_list=True)),
        ("Sequence[Sequence[int]]", form(is_list=True)),
        ("Any", form("any")),
        ("NobodyKnows", form()),
    ],
)
def test_a_type_has_a_form(annotation: str, expected: Form) -> None:
    """Whatever the emitter writes in a signature."""
    assert form_of(annotation) == expected


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        ("int", "-12", -12),
        ("int | str", "12", 12),
        ("int | str", "012", "012"),
        ("int | str", "x", "x"),
        ("bool | str", "true", True),
        ("bool | str", "True", "True"),
        ("float", "1.5", 1.5),
        ("ChatOrder | str", "sideways", "sideways"),
        ("Mapping[str, Any]", '{"a": [1]}', {"a": [1]}),
        ("Any", "[1]", [1]),
        ("Any", "[1", "[1"),
        ("NobodyKnows", "7", 7),
    ],
)
def test_a_text_becomes_a_value(annotation: str, text: str, value: Any) -> None:
    """Of the first form that it has; a known enum value is not required."""
    assert form_of(annotation).value_type().convert(text, None, None) == value


@pytest.mark.parametrize(
    ("annotation", "text"),
    [("int", "1.0"), ("int", ""), ("float", "nan"), ("Mapping[str, Any]", "[]"), ("bool", "yes")],
)
def test_a_text_of_no_form_is_refused(annotation: str, text: str) -> None:
    """The message says what is expected."""
    with pytest.raises(click.BadParameter, match=f"{re.escape(repr(text))} is not (a|true)"):
        form_of(annotation).value_type().convert(text, None, None)


def test_a_taken_name_gets_a_prefix() -> None:
    """As often as it needs, so that no option hides another."""
    taken = {"format", "api-format"}
    names = [free_name(name, taken) for name in ("format", "format_", "user_id", "class_")]
    assert names == ["api-api-format", "api-api-api-format", "user-id", "class"]


def test_credentials_are_told_by_their_names() -> None:
    """Of parameters and of fields."""
    names = ["cookie", "client_secret", "api_key", "access_token", "session_id", "x_password"]
    assert all(map(is_credential, names))
    assert not any(map(is_credential, ["user_id", "text", "monkey", "user_agent"]))
