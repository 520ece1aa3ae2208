"""A generated model is a page for people: its fields, and what the document says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.generate.building import answering, built, document

BOOK: dict[str, Any] = {
    "type": "object",
    "description": "A book.\n\nIt may be lent.",
    "required": ["title", "pages"],
    "properties": {
        "title": {"type": "string", "description": 'What is on the "cover".', "maxLength": 80},
        "pages": {"type": "integer"},
        "format": {"type": "string", "enum": ["paper", "audio"], "default": "paper"},
        "isbn": {"type": ["string", "null"], "deprecated": True},
        "authors": {"type": "array", "items": {"$ref": "#/components/schemas/Author"}},
        "price": {
            "type": "number",
            "description": f"Costs {'very ' * 20}much",
            "exclusiveMinimum": 0,
        },
    },
}
AUTHOR: dict[str, Any] = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "additionalProperties": {"type": "integer"},
}

PAGE = '''\
@define(repr=False, kw_only=True)
class Book(ApiModel):
    """A book.

    It may be lent.

    Attributes:
        title: What is on the "cover". At most 80 characters.
        isbn: Deprecated.
        price: Costs very very very very very very very very very very very very very very
            very very very very very very much. More than 0.
    """

    pages: int
    title: str
    """What is on the "cover". At most 80 characters."""
    authors: list[Author] | Unset = UNSET
    format_: BookFormat | Unset = UNSET
    isbn: str | None | Unset = UNSET
    """Deprecated."""
    price: float | Unset = UNSET
    """Costs very very very very very very very very very very very very very very very very very
    very very very much. More than 0.
    """
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])
'''


def page_of(text: str) -> str:
    """Return the class in a module."""
    return text[text.index("@define") :].split("\n\n\ndef ")[0] + "\n"


def test_a_model_is_a_page(tmp_path: Path) -> None:
    """The class is nothing but fields, with their types and what the document says."""
    made = document(
        schemas={"Book": BOOK, "Author": AUTHOR},
        paths={"/books": {"get": answering({"$ref": "#/components/schemas/Book"})}},
    )
    with built(made, tmp_path) as client:
        models = client.folder / client.package / "models"
        assert page_of((models / "book.py").read_text("utf-8")) == PAGE
        author = page_of((models / "author.py").read_text("utf-8"))
        assert "def __getitem__(self, key: str) -> int: ...\n" in author
        assert client.model("Book").__doc__.startswith("A book.")
        assert client.model("BookFormat").__doc__ == 'Values of `Book.format_`. Default: "paper".'
        assert client.model("Author").__doc__ == "An author, as `Book.authors` has it."
