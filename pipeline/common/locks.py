"""Locks: one run at a time works in a repository, or writes a file outside of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.common.errors import PipelineError, explaining_os_errors
from pipeline.common.files import (
    clear_leftover,
    has_leftover,
    left_behind,
    real_path,
    temporary_folder,
)

if TYPE_CHECKING:
    from filelock import FileLock

#: Seconds that a run waits until another run has written a file.
LONGEST_WRITE = 30.0


@contextmanager
def run_lock(root: Path) -> Generator[None]:
    """Let one run at a time write below `root`, and clear up after killed runs.

    Args:
        root: The repository root, where the lock file stands.

    Raises:
        PipelineError: Another run holds the lock.
    """
    # Imported late here and below: a review that writes no file needs no lock.
    from filelock import FileLock

    lock = FileLock(root / ".pipeline.lock", blocking=False)
    with _held(lock, root, "the repository", "at work here"):
        for target in left_behind(root):
            clear_up_beside(target)
        yield


@contextmanager
def file_lock(path: Path) -> Generator[None]:
    """Let one run at a time write a file anywhere; other runs wait for their turn.

    Args:
        path: The file. Its lock is in the system's temporary folder, not beside the file.

    Raises:
        PipelineError: Another run has not ended in `LONGEST_WRITE` seconds.
    """
    with _held(_lock_of(path, LONGEST_WRITE), path, "the file", "writing this file"):
        yield


def clear_up_beside(path: Path) -> None:
    """Remove the leftovers of killed runs beside a file, unless a run is writing there now.

    Args:
        path: The file, which may be missing.

    Raises:
        PipelineError: The system refuses.
    """
    real = real_path(path)
    if has_leftover(real):
        from filelock import Timeout

        with (
            explaining_os_errors("cannot lock the file", path),
            suppress(Timeout),
            _lock_of(path, 0),
        ):
            clear_leftover(real)


def _lock_of(path: Path, patience: float) -> FileLock:
    from filelock import FileLock

    name = hashlib.sha256(os.fsencode(real_path(path))).hexdigest()
    return FileLock(temporary_folder() / f"ofauth-{name[:24]}.lock", timeout=patience)


@contextmanager
def _held(lock: FileLock, path: Path, what: str, doing: str) -> Generator[None]:
    from filelock import Timeout

    with explaining_os_errors(f"cannot lock {what}", path):
        try:
            lock.acquire()
        except Timeout:
            message = f"another run of the pipeline is {doing}; wait until it has ended"
            raise PipelineError(message, str(path)) from None
    try:
        yield
    finally:
        lock.release()
