"""Writing that is never half done: one file, one directory."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from pipeline.common.errors import PipelineError, told

#: What is being written stands beside its target under this prefix (see .gitignore).
STAGING = ".staging-"
_NEW, _OLD = "new", "old"

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that, whatever happens, its old or its new content is there.

    Args:
        path: File to write; a symbolic link is followed, permissions are kept.
        text: The whole content, stored as UTF-8 with its newlines as they are.

    Raises:
        PipelineError: The file cannot be written; the old one is untouched.
    """
    target = real_path(path)
    temporary = _beside(target)
    with told("cannot write the file", path):
        _make_free(target)
        try:
            _write_durably(temporary, text, like=target)
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)


def update_file(path: Path, text: str | None) -> bool:
    """Write or remove a file where it is not as it should be.

    Args:
        path: The file; its directory is made if it is missing.
        text: The whole content; None for no file.

    Returns:
        Whether anything has changed.

    Raises:
        PipelineError: The file cannot be written or removed; it is as it was.
    """
    with told("cannot update the file", path):
        if not _differs(path, text):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            write_atomically(path, text)
        return True


def update_directory(target: Path, changes: Mapping[str, str | None]) -> list[str]:
    """Write several files of a small, flat directory at once: all of them, or none.

    Args:
        target: The directory; made if it is missing.
        changes: New content by file name, None for no file; other files stay as they are.

    Returns:
        The names whose content changed; when there are none, nothing was touched.

    Raises:
        PipelineError: The directory cannot be written; the old one is untouched.
    """
    with told("cannot update the directory", target):
        changed = sorted(name for name in changes if _differs(target / name, changes[name]))
        if changed:
            with staged(target) as staging:
                if target.exists():
                    shutil.copytree(target, staging, symlinks=True, dirs_exist_ok=True)
                for name in changed:
                    (staging / name).unlink(missing_ok=True)  # it may be a link that leads out
                    if (text := changes[name]) is not None:
                        _write_durably(staging / name, text, like=target / name)
                replace_directory(staging, target)
    return changed


@contextmanager
def staged(target: Path) -> Generator[Path]:
    """Lend an empty directory beside `target` to write its next content in.

    The directory is gone afterwards; one left by a killed run goes first.

    Args:
        target: The directory that `replace_directory` will replace.

    Raises:
        PipelineError: The directory cannot be made.
    """
    real = real_path(target)
    # A name that no other run has: what outlives a killed run cannot write here.
    new = _beside(real) / f"{_NEW}-{os.getpid()}"
    with told("cannot make a directory beside", target):
        _make_free(real)
        new.mkdir(parents=True)
    try:
        yield new
    finally:
        _remove(_beside(real), ignore_errors=True)


def exchange(new: Path, target: Path) -> None:
    """Swap two directories in one system call (Linux and macOS, most file systems)."""
    first, second = os.fsencode(new), os.fsencode(target)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except (AttributeError, TypeError) as missing:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from missing
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(target))


def rename_twice(new: Path, target: Path) -> None:
    """Put `new` in place by two renames; a run killed between them is mended by the next."""
    aside = _beside(target) / _OLD
    aside.parent.mkdir(exist_ok=True)
    os.rename(target, aside)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(aside, target)
        raise
    _remove(aside, ignore_errors=True)


def replace_files(new: Path, target: Path) -> None:
    """Replace file by file where no directory can be renamed; only each file is whole.

    The files at the top come last: one of them may say what the others are.
    """
    wanted = _files(new)
    for name in sorted(wanted, key=lambda name: len(name.parts), reverse=True):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(new / name, target / name)
    for name in set(_files(target)).difference(wanted):
        (target / name).unlink()
    for folder, _, _ in os.walk(target, topdown=False):
        if not os.listdir(folder):
            os.rmdir(folder)


Way: TypeAlias = Callable[[Path, Path], None]

#: How to put one directory in the place of another, the best way first.
WAYS: tuple[Way, ...] = (exchange, rename_twice, replace_files)


def replace_directory(new: Path, target: Path, ways: tuple[Way, ...] = WAYS) -> None:
    """Put a freshly written directory in the place of `target`; the old tree is removed.

    Args:
        new: The directory that `staged` lent.
        target: The directory to replace; it may be missing.
        ways: What to try, in turn.

    Raises:
        PipelineError: No way worked.
    """
    real = real_path(target)
    with told("cannot replace the directory", target):
        if real.is_dir():
            _first_that_works(ways, new, real)
            _remove(new, ignore_errors=True)
        else:
            os.rename(new, real)


def _first_that_works(ways: tuple[Way, ...], new: Path, target: Path) -> None:
    *preferred, last = ways
    for way in preferred:
        with suppress(OSError):
            return way(new, target)
    return last(new, target)


def left_behind(root: Path) -> list[Path]:
    """Return what runs have been writing below `root`, and have not put in its place."""
    leftovers = [*root.glob(f"{STAGING}?*"), *root.glob(f"*/{STAGING}?*")]
    return [path.with_name(path.name.removeprefix(STAGING)) for path in leftovers]


def has_leftover(target: Path) -> bool:
    """Tell whether something stands where a run would be writing what replaces `target`."""
    return os.path.lexists(_beside(target))


def clear_leftover(target: Path) -> None:
    """Remove what a killed run left beside `target`; put back what it had set aside.

    A directory that holds anything else than a run would leave is somebody's, and stays.

    Args:
        target: What no other run is writing now.

    Raises:
        PipelineError: The system refuses.
    """
    leftover = _beside(target)
    with told("cannot remove what a killed run left beside it", target):
        if not leftover.is_dir() or leftover.is_symlink():
            leftover.unlink(missing_ok=True)
        elif _is_ours(leftover):
            if (leftover / _OLD).exists() and not target.exists():
                os.rename(leftover / _OLD, target)
            _remove(leftover)


def _make_free(target: Path) -> None:
    """Clear up beside a target, so that what is to replace it can be written there."""
    clear_leftover(target)
    if has_leftover(target):
        message = "this is not of a run of the pipeline, and in its way; move it elsewhere"
        raise PipelineError(message, str(_beside(target)))


def _is_ours(folder: Path) -> bool:
    return all(name.partition("-")[0] in (_NEW, _OLD) for name in os.listdir(folder))


def _remove(folder: Path, ignore_errors: bool = False) -> None:
    """Remove a directory of ours with all that is in it, write-protected directories, too."""
    for inner, _, _ in os.walk(folder):
        with suppress(OSError):
            os.chmod(inner, stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=ignore_errors)


def _write_durably(path: Path, text: str, like: Path) -> None:
    with path.open("xb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, path)


def _differs(path: Path, text: str | None) -> bool:
    if text is None or not path.exists():
        return (text is None) == path.exists()
    return path.read_bytes() != text.encode()


def _files(folder: Path) -> list[Path]:
    return sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_symlink() or p.is_file())


def _beside(target: Path) -> Path:
    return target.with_name(f"{STAGING}{target.name}")


def real_path(path: Path) -> Path:
    """Return where a path leads, through all links."""
    return Path(os.path.realpath(path))


def temporary_folder() -> Path:
    """Return the system's folder for temporary files.

    Raises:
        PipelineError: There is none that can be written; on a full disk, that is the first thing
            that is noticed.
    """
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        tried = str(error.strerror).rpartition(" in ")[2].strip("[]").replace("'", "")
        message = "no folder can be written for temporary files; make room, or set TMPDIR"
        raise PipelineError(message, tried) from None
