"""Values are computed in a copy of the process, and in the process itself if the copy fails."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from pipeline.common import beside
from pipeline.common.beside import can_copy, computed_beside

needs_copies = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")

#: The tests run beside other threads, so the copies are made by programs of their own.
_HEAD = """
import os, signal, sys
from pipeline.common import beside
beside.can_copy = lambda: True
here = os.getpid()
place = lambda: "here" if os.getpid() == here else "copy"
"""


def _said(program: str) -> list[str]:
    """Run a program, and return the lines that it prints."""
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", _HEAD + program),
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert not done.stderr
    return done.stdout.splitlines()


@needs_copies
def test_a_copy_computes_the_values() -> None:
    """What was printed before is printed once, and the copy runs none of the cleanups."""
    program = """
import atexit
atexit.register(lambda: print("end"))
sys.stdout.write("begin\\n")
def compute():
    yield place()
    yield [place(), "x" * 1_000_000]
with beside.computed_beside(compute) as values:
    print(next(values), next(values)[0], place(), *values)
"""
    assert _said(program) == ["begin", "copy copy here", "end"]


@needs_copies
@pytest.mark.parametrize(
    "failure",
    [
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os._exit(0)",
        "raise KeyboardInterrupt",
        "raise MemoryError",
        "yield lambda: None",
        "sys.exit(1)",
    ],
)
def test_this_process_goes_on_where_a_copy_ends(failure: str) -> None:
    """The values that have arrived are not computed again."""
    program = f"""
def compute():
    yield place()
    if place() == "copy":
        {failure}
    yield place()
with beside.computed_beside(compute) as values:
    print(*values)
"""
    assert _said(program) == ["copy here"]


@needs_copies
def test_a_system_may_refuse_a_copy() -> None:
    """There may be too many processes."""
    program = """
def refuse():
    raise BlockingIOError
os.fork = refuse
with beside.computed_beside(lambda: iter([place()])) as values:
    print(*values)
"""
    assert _said(program) == ["here"]


@needs_copies
def test_an_error_is_raised_here() -> None:
    """So its message, its place and its traceback are whole."""
    program = """
from pipeline.common.errors import PipelineError
def compute():
    yield 1
    raise PipelineError("wrong", place())
with beside.computed_beside(compute) as values:
    print(next(values))
    try:
        next(values)
    except PipelineError as error:
        print(error)
"""
    assert _said(program) == ["1", "here: wrong"]


@needs_copies
def test_a_copy_ends_with_the_block() -> None:
    """The same holds for an error in the block; no process is left behind."""
    program = """
def compute():
    yield 1
    signal.pause()
try:
    with beside.computed_beside(compute) as values:
        print(next(values))
        raise ValueError
except ValueError:
    pass
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("none left")
"""
    assert _said(program) == ["1", "none left"]


def _numbers() -> Iterator[int]:
    yield threading.get_ident()


def test_without_copies_the_values_are_computed_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is computed twice."""
    monkeypatch.setattr(beside, "can_copy", lambda: False)
    with computed_beside(_numbers) as values:
        assert list(values) == [threading.get_ident()]


def test_a_process_with_threads_is_not_copied() -> None:
    """A lock that another thread holds would stay locked in the copy."""
    held = threading.Event()
    thread = threading.Thread(target=held.wait)
    thread.start()
    try:
        assert not can_copy()
    finally:
        held.set()
        thread.join()


@needs_copies
def test_a_copy_needs_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a single processor, a copy would only add work."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    for processors in (1, 2):
        monkeypatch.setattr("os.sched_getaffinity", lambda _, n=processors: set(range(n)))
        assert can_copy() is (processors > 1)
