"""A small soak; `nox -s soak` runs the large one."""

from __future__ import annotations

import sys

import pytest

from tests.soak.__main__ import soak
from tests.soak.load import Load


@pytest.mark.skipif(sys.platform != "linux", reason="counts sockets in /proc")
def test_nothing_is_lost_while_a_fifth_of_the_requests_fail() -> None:
    """All lists come whole and in order, and neither sockets nor tasks are left."""
    result = soak(Load(connections=4, iterators=20, messages=45, seconds=60), 20, seed=3)
    assert result.problems == []
    assert (result.seen.messages, result.seen.whole) == (900, 20)
    assert result.seen.retries > 10
