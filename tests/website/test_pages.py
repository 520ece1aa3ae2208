"""Markdown that is made of texts of the document contains no markup of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from website.pages import ModelLinks, Page, SiteError, code, inert, relative, table, without_code

MARKDOWN = MarkdownIt("commonmark").enable("table")
#: Marks of Markdown and of the generator of the site, in any order.
TEXTS = st.lists(
    st.sampled_from(
        ["*", "_", "`", "[x](y)", "![x](y)", "<b>", "&amp;", "|", "\\", "a", " ", "{#x}"]
    )
    | st.text(max_size=5)
).map("".join)


def inline(text: str) -> list[Token]:
    """Return the pieces of a paragraph."""
    return [child for token in MARKDOWN.parse(text) for child in token.children or []]


@given(TEXTS)
def test_a_text_of_the_document_has_no_markup_but_code(text: str) -> None:
    """Neither links nor HTML, whatever the text."""
    made = inert(f"Text: {text} end")
    assert {token.type for token in inline(made)} <= {"text", "text_special", "code_inline"}
    assert MARKDOWN.parse(made)[0].type == "paragraph_open"


@given(TEXTS)
def test_a_text_of_the_document_fills_one_cell(text: str) -> None:
    """Bars do not end the cell, also within code."""
    tokens = MARKDOWN.parse(table(["a", "b"], [[inert(f"x {text} y"), code(f"z{text}")]]))
    assert [token.type for token in tokens].count("td_open") == 2


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One of `a_b`, `c|d`.", r"One of `a_b`, `c\|d`."),
        ("snake_case _and_ __init__", r"snake_case \_and\_ \_\_init\_\_"),
        ("a\n\n  b", "a b"),
        ("::: os", "&#58;&#58;&#58; os"),
        ("<script>", "&lt;script&gt;"),
        ("` `", ""),
    ],
)
def test_texts(text: str, made: str) -> None:
    """Names stay readable in the Markdown; directives of mkdocstrings do not."""
    assert inert(text) == made


def test_a_model_in_a_type_is_a_link() -> None:
    """Under the name that the type has for it."""
    links = ModelLinks({"Chat": "models/chats.md"}, {"ChatModel": "Chat"})
    made = links.typed("Page[Chat] | ChatModel | Chats", "operations/chats.md")
    link = "[Chat](../models/chats.md#Chat)"
    assert made == rf"<code>Page\[{link}\] \| {link} \| Chats</code>"


def test_a_page_has_the_title_of_its_first_heading() -> None:
    """Comments in code are no headings."""
    assert Page("a.md", "```\n# no\n```\n\n# `The` title { #x }\n").title == "The title"
    with pytest.raises(SiteError, match=r"^a\.md has no heading: begin it with"):
        _ = Page("a.md", "Text.\n").title


def test_code_blocks_end_at_a_fence_of_their_kind() -> None:
    """A longer fence contains shorter ones."""
    text = "a\n````\n```\nb\n````\nc\n~~~\n```\n~~~\nd"
    assert without_code(text).split() == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("a.md", "b.md", "a.md"),
        ("a/b.md", "a/c.md", "b.md"),
        ("a.md", "b/c.md", "../a.md"),
        ("a/b.md", "c/d.md", "../a/b.md"),
    ],
)
def test_links_between_pages(target: str, page: str, link: str) -> None:
    """They are relative to the folder of the page."""
    assert relative(target, page) == link
