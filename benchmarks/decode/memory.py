"""Memory of a decoded page."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from typing import Any

from attrs import frozen


@frozen
class Memory:
    """What Python's allocators gave out for a page.

    Args:
        kept: Kilobytes of what was decoded.
        peak: Kilobytes that were there at once while it was decoded.
    """

    kept: float
    peak: float


def memory(decode: Callable[[bytes], Any], content: bytes) -> Memory:
    """Return the memory of decoding some bytes, which are not counted themselves."""
    decode(content)
    gc.collect()
    tracemalloc.start()
    page = decode(content)
    _, peak = tracemalloc.get_traced_memory()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del page
    return Memory(kept / 1000, peak / 1000)
