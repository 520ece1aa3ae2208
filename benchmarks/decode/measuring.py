"""What is measured of pages of several sizes: a figure for each measure and contestant."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from benchmarks.decode.contestants import OURS_FAST, Contestant
from benchmarks.decode.memory import memory
from benchmarks.decode.pages import page
from benchmarks.decode.timing import garbage_collection, milliseconds

#: Chats of a page, and how often each call is measured.
ROUNDS = {20: 60, 200: 10, 2_000: 3}

#: Measure (by its name, unit and conditions) and contestant of every figure.
Figures: TypeAlias = dict[str, dict[str, float]]

_Calls: TypeAlias = Mapping[str, Callable[[], Any]]


def measured(contestants: Mapping[str, Contestant], chats: int) -> Figures:
    """Return milliseconds of the processor, and kilobytes, for a page of so many chats."""
    content = page(chats)
    calls = _calls(contestants, content)
    figures: Figures = {}
    for on in (True, False):
        with garbage_collection(on):
            for measure, each in calls.items():
                name = f"{measure}, GC {'on' if on else 'off'}"
                figures[name] = milliseconds(each, ROUNDS[chats])
    sizes = {name: memory(one.decode, content) for name, one in contestants.items()}
    figures["memory kept"] = {name: size.kept for name, size in sizes.items()}
    figures["memory peak"] = {name: size.peak for name, size in sizes.items()}
    return figures


def _calls(contestants: Mapping[str, Contestant], content: bytes) -> dict[str, _Calls]:
    """Return the calls of each measure; contestants that encode must encode what they decoded."""
    value = json.loads(content)
    pages = {name: one.decode(content) for name, one in contestants.items()}
    for name, one in contestants.items():
        assert one.encode is None or json.loads(one.encode(pages[name])) == value, name
    two_steps = {name: one for name, one in contestants.items() if name != OURS_FAST}
    return {
        "from_dict": {n: partial(c.from_dict, value) for n, c in two_steps.items() if c.from_dict},
        "decode": {n: partial(c.decode, content) for n, c in contestants.items()},
        "to_dict": {n: partial(c.to_dict, pages[n]) for n, c in two_steps.items() if c.to_dict},
        "encode": {n: partial(c.encode, pages[n]) for n, c in contestants.items() if c.encode},
    }
