"""Calls that are cut at any moment leave their connections to others."""

from __future__ import annotations

import sys

import pytest

from tests.soak.cuts import rounds

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts sockets in /proc")


def check(calls: int, seed: int) -> None:
    """Cut calls in all rounds."""
    seen = list(rounds(calls, seed))
    assert [each.line() for each in seen if not each.is_fine] == []
    assert sum(each.cuts.cut for each in seen) >= calls
    # The last moments of calls were drawn, too.
    assert all(each.cuts.whole for each in seen if each.kind != "signal")


def test_hundreds_of_cut_calls_lose_nothing() -> None:
    """Every way to cut, with few and many tasks."""
    check(1_200, seed=3)


@pytest.mark.long
def test_twenty_thousand_cut_calls_lose_nothing() -> None:
    """As `python -m tests.soak.cuts` cuts them, at other moments."""
    check(20_000, seed=11)
