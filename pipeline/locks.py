"""One run at a time: below a repository, and for each file outside of it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import PipelineError
from pipeline.files import clear_leftovers, real_path, told

#: Seconds after which a run no longer waits for another one to write a file.
LONGEST_WRITE = 30.0


@contextmanager
def run_lock(root: Path) -> Generator[None]:
    """Let one run at a time write below `root`, and clear up after one that was killed.

    Args:
        root: The repository root, where the lock file stands.

    Raises:
        PipelineError: Another run holds the lock.
    """
    lock = FileLock(root / ".pipeline.lock", blocking=False)
    with _held(lock, root, "the repository", "at work here"):
        clear_leftovers(root)
        yield


@contextmanager
def file_lock(path: Path) -> Generator[None]:
    """Let one run at a time write a file, wherever it stands; another one waits for its turn.

    Args:
        path: The file. Its lock stands in the system's temporary folder, not beside it.

    Raises:
        PipelineError: Another run has not ended in `LONGEST_WRITE` seconds.
    """
    name = hashlib.sha256(os.fsencode(real_path(path))).hexdigest()
    lock = FileLock(Path(tempfile.gettempdir(), f"ofauth-{name[:24]}.lock"), timeout=LONGEST_WRITE)
    with _held(lock, path, "the file", "writing this file"):
        yield


@contextmanager
def _held(lock: FileLock, path: Path, what: str, doing: str) -> Generator[None]:
    with told(f"cannot lock {what}", path):
        try:
            lock.acquire()
        except Timeout:
            message = f"another run of the pipeline is {doing}; wait until it has ended"
            raise PipelineError(message, str(path)) from None
    try:
        yield
    finally:
        lock.release()
