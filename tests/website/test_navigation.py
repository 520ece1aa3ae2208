"""Every page is in the navigation once."""

from __future__ import annotations

from collections import Counter

import pytest

from website.navigation import SECTIONS, navigation
from website.pages import SiteError

KNOWN = [entry for _, entries in SECTIONS for entry in entries if not entry.endswith("/")]


def test_a_folder_has_its_index_first_and_keeps_its_order() -> None:
    """A page of a job needs no entry."""
    sections = dict(navigation([*KNOWN, "jobs/b.md", "jobs/a.md", "jobs/index.md"]))
    assert sections["Jobs"] == ["jobs/index.md", "jobs/b.md", "jobs/a.md"]


def test_a_page_without_a_place_is_at_the_end() -> None:
    """It is not lost."""
    sections = navigation([*KNOWN, "new.md", "jobs/a.md"])
    assert sections[-1][1][-1] == "new.md"
    assert {*Counter(path for _, paths in sections for path in paths).values()} == {1}


def test_a_place_without_a_page_is_refused() -> None:
    """Somebody has removed a page."""
    with pytest.raises(SiteError, match=r"^the navigation names quickstart\.md, which is no page"):
        navigation([path for path in KNOWN if path != "quickstart.md"])
