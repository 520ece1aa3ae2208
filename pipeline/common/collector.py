"""The garbage collector, paused while documents grow."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Generator[None]:
    """Pause the garbage collector.

    Documents have no reference cycles, but the collector walks through them whenever they have
    grown, so that the time of preparing would grow faster than the document.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
