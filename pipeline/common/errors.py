"""The exception for mistakes in the input, and errors of the system as sentences for people."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

#: A full disk, a used up quota, and a limit on the size of files.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NUMBER = re.compile(r"\[Errno (\d+)\]")


class PipelineError(Exception):
    """A mistake in the input, as a sentence for people.

    Args:
        message: The mistake and its remedy, without a final period.
        where: File, `file:line` or JSON pointer of the mistake; empty if it has no place.
        details: Lines that help to mend it, for standard output.
    """

    def __init__(self, message: str, where: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(message, where)
        self.message = message
        self.where = where
        self.details = tuple(map(printable, details))

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """Escape control characters: a message may quote a document that nobody has vetted."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


@contextmanager
def explaining_os_errors(message: str, path: Path) -> Generator[None]:
    """Turn an error of the system into a `PipelineError`.

    Args:
        message: The failed work, such as `cannot write the file`.
        path: The file or directory.

    Raises:
        PipelineError: The system has refused an operation in the block.
    """
    try:
        yield
    except (OSError, UnicodeEncodeError) as error:
        raise PipelineError(f"{message} ({reason(error)}){_advice(error)}", str(path)) from error


def reason(error: OSError | UnicodeEncodeError) -> str:
    """Return the reason of an error, in the words of the system."""
    number = _number(error)
    if number is not None and _is_of_many(error):
        return os.strerror(number)
    return getattr(error, "strerror", None) or str(error)


def raise_if_disk_full(said: str) -> None:
    """Raise the error of another program again, if that was a full disk.

    Args:
        said: The last line of the program's traceback.

    Raises:
        OSError: The disk was full.
    """
    found = _NUMBER.search(said)
    if found and int(found[1]) in _NO_ROOM:
        raise OSError(int(found[1]), os.strerror(int(found[1])))


def _advice(error: OSError | UnicodeEncodeError) -> str:
    if _number(error) in _NO_ROOM:
        return "; the old files are as they were: make room there, and run it again"
    return ""


def _number(error: OSError | UnicodeEncodeError) -> int | None:
    """Return the number of an error, or of the first error if many files could not be copied."""
    if _is_of_many(error):
        found = _NUMBER.search(str(error))
        return int(found[1]) if found else None
    return error.errno if isinstance(error, OSError) else None


def _is_of_many(error: OSError | UnicodeEncodeError) -> bool:
    """Tell whether an error is a shutil.Error: a list of source, target and reason of files."""
    return bool(error.args) and isinstance(error.args[0], list)
