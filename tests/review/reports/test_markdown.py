"""The comment on a pull request: bounded, ordered, and closed to what a document smuggles in."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.common.errors import printable
from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Level
from pipeline.review.render import Format, render
from pipeline.review.render.formatting import markdown_code, markdown_message, markdown_text
from pipeline.review.render.markdown import MOST
from tests.review.reports.making import (
    hostile_changes,
    many_changes,
    python,
    review_of,
    some_changes,
    wire,
)

pytestmark = pytest.mark.long

PARSER = MarkdownIt("commonmark").enable("table")
JOINER = "\u2060"

#: Texts of the characters and words that Markdown, HTML and GitHub act on.
TRICKY = st.lists(
    st.sampled_from(
        "` `` ``` \\ * _ ~ | < > & # @ [ ] ( ) ! - + 1. : / $ { } \n \t = ^ a user 12 // www."
        " https:// <b> </details> <!-- --> &lt; javascript: \x1b \u202e".split(" ")
    )
    | st.characters()
).map("".join)


def inline(text: str) -> list[Token]:
    """Return the inline tokens of a text that is one paragraph."""
    opening, content, closing = PARSER.parse(f"x{text}x")
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    return content.children or []


def read(tokens: list[Token]) -> str:
    """Return what a reader sees."""
    return "".join(token.content for token in tokens)[1:-1].replace(JOINER, "")


@given(TRICKY)
def test_escaped_text_is_read_as_it_was_and_has_no_markup(text: str) -> None:
    """No emphasis, code, link, image or HTML comes of any text."""
    tokens = inline(markdown_text(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert read(tokens) == printable(text).replace(JOINER, "")


@given(TRICKY)
def test_code_is_one_span(text: str) -> None:
    """Backticks inside a name do not end the span."""
    first, code, last = inline(f" {markdown_code(text)} ")
    assert (first.content, code.type, last.content) == ("x ", "code_inline", " x")
    assert code.content.strip() == printable(text).strip()


@given(TRICKY, TRICKY)
def test_a_message_is_text_and_code_alone(name: str, value: str) -> None:
    """Whatever stands between backticks, or pretends to."""
    tokens = inline(markdown_message(f"the property `{name}` is now `{value}`"))
    assert {token.type for token in tokens} <= {"text", "text_special", "code_inline"}


@given(TRICKY)
def test_nobody_is_mentioned_and_nothing_is_linked(text: str) -> None:
    """GitHub links people, issues and addresses in text that is read, not written."""
    seen = "".join(token.content for token in inline(markdown_text(text)))
    assert not re.search(r"[@#]\w|://|www\.", seen, re.IGNORECASE)


def elements(markdown: str) -> list[str]:
    """Return the HTML of a Markdown text, and of nothing but tags."""
    return re.findall(r"<[^>]*>", PARSER.render(markdown))


def test_a_hostile_document_cannot_break_out_of_the_comment() -> None:
    """The only HTML is ours, and as many parts open as close."""
    comment = render(review_of(hostile_changes()), Format.MARKDOWN)
    tags = set(elements(comment))
    assert tags <= {f"<{end}{tag}>" for end in ("", "/") for tag in TAGS} | {"<br />"} | ALIGNED
    assert elements(comment).count("<details>") == elements(comment).count("</details>") > 0
    assert PARSER.render(comment).count("<li>") == 2  # the entry, and its line of the changelog


TAGS = "p h2 h3 code strong ul li details summary table thead tbody tr th td blockquote".split()
ALIGNED = {f'<{cell} style="text-align:right">' for cell in ("th", "td")}


def test_a_flood_stays_below_the_limit_the_most_severe_first() -> None:
    """Breaking changes come first; what has no room is counted."""
    comment = render(review_of(many_changes(3000)), Format.MARKDOWN)
    assert len(comment) <= MOST
    assert len(comment) > 0.9 * MOST
    assert "more, and what is less severe, had no room here" in comment
    assert "warnings</summary>" not in comment


def test_long_texts_stay_below_the_limit() -> None:
    """A name of a million characters is shortened, wherever it stands."""
    endless = "x" * 1_000_000
    names: dict[str, Any] = dict.fromkeys(("message", "owner", "path", "before", "after"), endless)
    change = wire("c", **names)
    entries = tuple(Entry(f"{n:016x}", endless) for n in range(200))
    review = review_of([change, evolve(change, check="d")], Accepted(entries))
    comment = render(evolve(review, old=endless, new=endless), Format.MARKDOWN)
    assert len(comment) <= MOST
    assert {c.fingerprint for c in review.changes} <= set(re.findall(r"\b[0-9a-f]{16}\b", comment))
    assert "And 180 more" in comment


def test_forty_operations_are_three_and_the_rest_folded() -> None:
    """The first three are read at once, each of the others on a click."""
    comment = render(review_of(some_changes()), Format.MARKDOWN)
    line = next(line for line in comment.splitlines() if "40 operations: " in line)
    assert line.count("`GET ") == 3
    assert "and 37 more" in line
    _, _, rest = comment.partition("<summary>37 more operations</summary>")
    folded, _, _ = rest.partition("</details>")
    assert folded.count("`GET ") == 37


def test_a_huge_schema_is_not_dumped() -> None:
    """A removed schema of hundreds of lines is one line of the comment."""
    deep = {"type": "object", "properties": {"deep": {"a": [1] * 50}}}
    schema = {f"p{n}": deep for n in range(200)}
    comment = render(review_of([wire("c", before=schema)]), Format.MARKDOWN)
    assert len(comment) < 1500


def test_the_comment_of_no_change_is_short() -> None:
    """A re-sorted document gives three lines."""
    comment = render(review_of([]), Format.MARKDOWN)
    assert html.unescape(comment).startswith("## API review: No change\n")
    assert len(comment) < 250


def test_many_consequences_are_folded() -> None:
    """An error that all operations may answer with changes the type of each function."""
    edit = wire("response-non-success-status-added", Level.INFO, message="readers may get an error")
    effects = [
        python(
            "python-function-return-changed", Level.WARN, [edit], path=f"f{n}", message=f"f{n}()"
        )
        for n in range(40)
    ]
    comment = render(review_of([edit, *effects]), Format.MARKDOWN)
    told, _, folded = comment.partition("<details><summary>35 more changes of callers' Python")
    assert told.count("Python: F") == 5
    assert all(effect.fingerprint in folded or effect.fingerprint in told for effect in effects)
