"""Which permission an operation needs: the overlay's word, or the description's."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import Document
from pipeline.operations.permissions import read_permissions, remarks
from tests.components.building import NUMBER, answer, document_of

PATH = "/v2/access/plants"


def read(path: str = PATH, **operation: Any) -> tuple[Document, tuple[str, ...]]:
    """Return an operation after the step, and what a maintainer is told."""
    document = document_of({path: {"get": answer(NUMBER) | operation}})
    made, report = read_permissions(document)
    return made["paths"][path]["get"], report.notices


@pytest.mark.parametrize(
    "line",
    [
        "**Permission Required:** `plants:read`",
        "**Permission required**: `plants:read`",
        "**Permissions Required:** plants:read",
        "Required permission: `plants:read`.",
        "- *Permission:*   **`plants:read`**  ",
        "> permission required : plants:read",
        "### Permission: plants:read",
    ],
)
def test_a_line_of_the_description_states_the_permission(line: str) -> None:
    """It becomes `x-permission`, and the description loses the line and the gap it leaves."""
    operation, notices = read(description=f"All plants\n\n{line}\n\nOf the garden.")
    assert operation["x-permission"] == "plants:read"
    assert operation["description"] == "All plants\n\nOf the garden."
    assert notices == ()


def test_an_overlay_has_the_last_word() -> None:
    """`x-permission` stays, and the line goes all the same."""
    operation, notices = read(
        **{"x-permission": "trees:write", "description": "**Permission Required:** `plants:read`"}
    )
    assert (operation["x-permission"], operation["description"]) == ("trees:write", "")
    assert notices == ()


@pytest.mark.parametrize(
    "description",
    [
        "Permission Required: plants:read or plants:write",
        "Permission Required: `plants:read`\nPermission Required: `trees:read`",
        "**Permission Required:**",
        "Permission: ask the owner",
    ],
)
def test_what_is_not_one_permission_stays_and_is_told(description: str) -> None:
    """The description keeps its words, and the place and the remedy are told."""
    operation, (notice,) = read(description=description)
    assert operation["description"] == description
    assert "x-permission" not in operation
    assert notice.startswith(f"GET {PATH}: ")
    assert notice.endswith("is not one permission; set x-permission in an overlay")


@pytest.mark.parametrize(
    "description",
    ["Permission is required: none of it matters", "Needs the permission: plants:read", "", None],
)
def test_other_words_about_permissions_are_no_statement(description: Any) -> None:
    """Prose stays as it is."""
    operation, _ = read("/v2/plants", description=description)
    assert operation["description"] == description
    assert "x-permission" not in operation


@pytest.mark.parametrize("value", [True, 3, "", "plants", "plants: read", ["plants:read"], None])
def test_an_unusable_permission_is_left_out_and_told(value: Any) -> None:
    """Nothing but a text like `messages:read` reaches the client."""
    operation, (notice,) = read(**{"x-permission": value})
    assert "x-permission" not in operation
    assert notice == (
        f"GET {PATH}: x-permission is left out, as it is not a text like messages:read"
    )


def test_operations_on_an_account_without_a_permission_are_told_in_one_line() -> None:
    """Of many, three are named; operations elsewhere may need none."""
    paths = [f"/v2/access/{word}" for word in ("a", "b", "c", "d", "e")]
    document = document_of({path: {"get": answer(NUMBER)} for path in (*paths, "/v2/link")})
    (notice,) = read_permissions(document)[1].notices
    assert notice == (
        "no permission is known of GET /v2/access/a, GET /v2/access/b, GET /v2/access/c and 2 "
        "more; set x-permission in an overlay"
    )


def test_remarks_are_a_line_each() -> None:
    """Permission first, then what is not confirmed."""
    operation = {"x-permission": "a:read", "x-unverified": "seen in\n one client only"}
    assert remarks(operation) == (
        "Permission: `a:read`.",
        "Unverified: seen in one client only.",
    )
    assert remarks({}) == ()


def test_an_unusable_remark_is_left_out_and_told() -> None:
    """`x-unverified: true` would say nothing to a reader."""
    operation, notices = read("/v2/link", **{"x-unverified": True})
    assert "x-unverified" not in operation
    assert notices == ("GET /v2/link: x-unverified is left out, as it is not a text",)
