"""docs/operations.md tells of every operation how it is called and how it is known."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger, Rename, Renames
from pipeline.prepare import prepare
from pipeline.resources.operation_table import operation_table
from tests.components.building import NUMBER, TEXT, answer, document_of, obj

ID = {"name": "plantId", "in": "path", "required": True, "schema": NUMBER}
DAY = {"name": "day", "in": "query", "required": True, "schema": TEXT}
BODY = {"required": True, "content": {"application/json": {"schema": obj(name=TEXT)}}}
PAGE = {"x-evidence": ["page of plants", "a client"]}


def table(paths: Document, ledger: Ledger | None = None) -> str:
    """Return the table of a document."""
    return operation_table(prepare(document_of(paths), [], ledger or Ledger()).document)


def plants(**operation: Any) -> Document:
    """Return a document with one operation."""
    return {"/v2/plants": {"get": answer(obj(id=NUMBER)) | operation}}


def rows(text: str) -> list[list[str]]:
    """Return the cells of all rows, as a reader of the page sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [
        "".join(child.content for child in token.children or [])
        for token, before in zip(tokens[1:], tokens, strict=False)
        if before.type == "td_open"
    ]
    return [cells[start : start + 4] for start in range(0, len(cells), 4)]


def test_a_row_has_method_request_permission_and_evidence() -> None:
    """Of the arguments, those that have to be given; resources inside stand with the outer one."""
    paths = {
        "/v2/plants/{plantId}/leaves": {
            "post": answer(NUMBER)
            | {"parameters": [ID, DAY], "requestBody": BODY, "x-permission": "plants:write"}
            | PAGE
        },
        **plants(),
    }
    assert rows(table(paths)) == [
        ["plants.list()", "GET /v2/plants", "", "document"],
        [
            "plants.leaves.create(plant_id, day=…, body=…)",
            "POST /v2/plants/{plantId}/leaves",
            "plants:write",
            "1",
        ],
    ]


def test_evidence_that_several_operations_share_stands_once() -> None:
    """It is numbered, and coverage is told in one sentence."""
    text = table(
        {**plants(**PAGE), "/v2/trees": {"get": answer(TEXT) | PAGE | {"x-unverified": "x"}}}
    )
    assert "published document has 0 of the 2 operations, overlays add 2; 1 of them unver" in text
    assert text.count("page of plants; a client") == 1
    assert [row[3] for row in rows(text)] == ["1", "1, unverified"]
    assert text.endswith("## Unverified\n\n- `trees.list`: x\n")


def test_old_names_are_left_out() -> None:
    """They are documented where they warn."""
    names = Renames(operations={"plants.read": Rename("plants.list", "0.3.0")})
    assert len(rows(table(plants(), Ledger(renamed=names)))) == 1


def test_texts_of_the_document_stay_texts() -> None:
    """Bars, backticks, line ends and markup neither end a cell nor become links."""
    odd = {"x-evidence": "a | b `c`\n<b>[x](http://y)</b>", "x-unverified": "**loud**"}
    text = table({"/v2/plants|x": {"get": answer(TEXT) | odd}})
    ((_, request, _, evidence),) = rows(text)
    assert request == "GET /v2/plants|x"
    assert evidence == "1, unverified"
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert "<b>" not in page
    assert "<strong>" not in page
    assert 'href="http' not in page
