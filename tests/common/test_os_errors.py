"""One sentence of whatever the system refuses."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError, explaining_os_errors, raise_if_disk_full


def sentence(error: Exception) -> str:
    """Return what is told of an error."""
    with pytest.raises(PipelineError) as caught, explaining_os_errors("cannot write", Path("a")):
        raise error
    return str(caught.value)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_want_of_room_says_what_to_do(number: int) -> None:
    """Of one file and of many, and of a program that died of it."""
    one = sentence(OSError(number, "No room"))
    assert one.startswith("a: cannot write (No room); ")
    assert "make room there" in one
    many = sentence(shutil.Error([("from", "to", f"[Errno {number}] No room: 'from' -> 'to'")] * 2))
    assert "make room there" in many
    assert "from" not in many
    with pytest.raises(OSError, match=str(number)):
        raise_if_disk_full(f"OSError: [Errno {number}] No room: '/tmp/x'")


def test_other_refusals_are_told_as_they_are() -> None:
    """A long name is one of the document, and no want of room."""
    assert sentence(OSError(errno.EACCES, "Denied")) == "a: cannot write (Denied)"
    long = f"[Errno {errno.ENAMETOOLONG}] File name too long: 'x'"
    assert sentence(shutil.Error([("x", "y", long)])) == "a: cannot write (File name too long)"
    raise_if_disk_full(f"OSError: {long}")
    raise_if_disk_full("it said nothing")
