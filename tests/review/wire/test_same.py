"""What is no change: a document, and the same document in other words."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_up import made_up_document, resorted
from tests.normalize.quirks import DOCUMENTS, quirky
from tests.normalize.test_laws import attempt, shuffled
from tests.review.wire.making import changes
from tests.review.wire.plans import Plan, Writer, plans
from tests.review.wire.respelling import respelled

pytestmark = pytest.mark.long

#: Seeded once, because a draw for every choice would take longer than the comparison.
RANDOMS = st.integers(0, 2**32).map(Random)


@settings(deadline=None, max_examples=25)
@given(plan=plans(), random=RANDOMS)
def test_other_words_are_no_change(plan: Plan, random: Random) -> None:
    """Inlined or referenced, nullable in three ways, in an `allOf` of one, `:id` or `{id}`,
    as 3.0 or 3.1, in any order: the document is the same."""
    document = Writer(plan).document()
    other = respelled(Writer(plan, random).document(), random)
    assert changes(document, other) == ()
    assert changes(other, document) == ()


@settings(deadline=None, max_examples=25)
@given(document=DOCUMENTS, random=RANDOMS)
def test_another_order_is_no_change(document: Any, random: Random) -> None:
    """The same holds for documents with every quirk."""
    if attempt(document)[0] is not None:
        assert changes(document, shuffled(document, random)) == ()


@settings(deadline=None, max_examples=5)
@given(random=RANDOMS)
def test_another_order_of_every_kind_of_object_is_no_change(random: Random) -> None:
    """The same holds for every kind of object and reference."""
    assert changes(quirky(), shuffled(quirky(), random)) == ()


def test_the_full_scale_document_is_no_change_to_itself() -> None:
    """The document of over a megabyte, re-sorted, has no change."""
    document = made_up_document()
    assert changes(document, resorted(document, 3)) == ()
