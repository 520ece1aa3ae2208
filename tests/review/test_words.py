"""Words of sentences: numbers and nouns agree, and values are code without quotes."""

from __future__ import annotations

from string import Formatter

import pytest

from pipeline.common.documents import Json
from pipeline.review.surface.python_checks import CHECKS as PYTHON
from pipeline.review.wire.wire_checks import BY_KIND
from pipeline.review.words import Value, counted, first_few, listed, subject


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "operation", "0 operations"),
        (1, "operation", "1 operation"),
        (2, "property", "2 properties"),
        (1, "property", "1 property"),
        (3, "item of the described kind", "3 items of the described kind"),
    ],
)
def test_a_number_agrees_with_its_noun(number: int, noun: str, words: str) -> None:
    """One is singular, and everything else plural."""
    assert counted(number, noun) == words
    assert f"{Value(number):n {noun}}" == words


@pytest.mark.parametrize("count", range(8))
def test_a_single_further_name_is_named(count: int) -> None:
    """`and 1 other` is never shorter than a name worth reading."""
    names = [f"n{number}" for number in range(count)]
    shown, more = first_few(names, 3)
    assert more != 1
    assert len(shown) + more == count
    text = listed(names, 3)
    assert "1 other" not in text
    assert all(name in text for name in shown)
    assert text.count(" and ") == (count > 1)


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        ("create", "code", "`create`"),
        (["create"], "code", "`create`"),
        (["a", "b", "c"], "code", "`a`, `b` or `c`"),
        (["a", "b"], "all", "`a` and `b`"),
        (["a"], "values", "the value `a`"),
        (["a", "b"], "values", "the values `a` and `b`"),
        ([1, None, True, 2.0], "code", "`1`, `null`, `true` or `2`"),
        ("a `tick`", "code", '"a `tick`"'),
        ("", "code", '""'),
        ("integer or null", "type", "an integer or null"),
        ("array", "type", "an array"),
        ("anything", "type", "anything"),
        (5, "most", "at most 5"),
        ("less than 5", "most", "less than 5"),
        (5, "least", "at least 5"),
        (5, "over", "more than 5"),
        ("less than 5", "over", "5 or more"),
        (5, "under", "less than 5"),
        ("more than 5", "under", "5 or less"),
        ("boolean or integer or null", "type", "a boolean, an integer or null"),
        ("more than 5", "least", "more than 5"),
        ("x" * 200, "code", f"`{'x' * 79}…`"),
        ({"b": 1, "a": 2}, "", '{"a": 2, "b": 1}'),
    ],
)
def test_values_are_formatted_for_their_place(value: Json, words: str, text: str) -> None:
    """A field of a sentence says how its value reads."""
    assert format(Value(value), words) == text


@pytest.mark.parametrize(
    ("owner", "steps", "text"),
    [
        ("Chat", ("title",), "`Chat.title`"),
        ("Chat", ("media", "[]", "type"), "`Chat.media[].type`"),
        ("Chat", ("tags", "[]"), "the items of `Chat.tags`"),
        ("Chat", ("tags", "{}"), "the values of `Chat.tags`"),
        ("Chat", ("tags", "[]", "[]"), "the items of the items of `Chat.tags`"),
        ("Chat", (), "`Chat`"),
        ("", ("title",), "`title`"),
        ("", (), "the body"),
        ("", ("[]",), "the items of the body"),
        ("Chat", ("model", "|string"), "`Chat.model` (if it is a string)"),
        ("Chat", ("model", "|Card"), "`Chat.model` (if it is `Card`)"),
        ("Chat", ("model", "|type=card"), "`Chat.model` (if `type` is `card`)"),
        ("Chat", ("model", "|array", "[]"), "the items of `Chat.model` (if it is an array)"),
        ("Chat", ("model", "|type=card", "pin"), "`pin` of `Chat.model` (if `type` is `card`)"),
        ("Chat", ("pair", "|0"), "`Chat.pair` (item 1)"),
        ("", ("?limit",), "the parameter `limit`"),
        ("", ("?ids", "[]"), "the items of the parameter `ids`"),
        ("", ("?filter", "from"), "`from` of the parameter `filter`"),
    ],
)
def test_a_changed_value_has_a_name(owner: str, steps: tuple[str, ...], text: str) -> None:
    """No sentence shows the marks of a path at the end of a name."""
    assert subject(owner, steps, "the body") == text


def sentences() -> dict[str, str]:
    """Return all sentences by kind."""
    wire = {" ".join(key): check.sentence for key, check in BY_KIND.items()}
    return wire | {name: check.sentence for name, check in PYTHON.items()}


@pytest.mark.parametrize("name", sentences())
def test_every_sentence_can_be_formatted_and_reads_well(name: str) -> None:
    """Its fields are known; numbers have nouns that agree, and nobody is called a sender."""
    template = sentences()[name]
    fields = {field for _, field, _, _ in Formatter().parse(template) if field}
    assert fields <= {"what", "op", "shape", "before", "after", "owner", "path"}
    parts = {field: Value(1) for field in ("before", "after")}
    text = template.format(what="W", op="O", shape="S", owner="X", path="P", **parts)
    assert "{" not in text
    assert "senders" not in text
    assert " 1 items" not in text
    assert " 1 characters" not in text
    assert not text.endswith(".")
