"""Files and directories, each written as a whole or not at all.

New content is written beside its target, under a name that begins with `.staging-`, and put in its
place by a rename. A killed run leaves such a file or directory behind; the next run removes it.
"""

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

from pipeline.common.errors import PipelineError, explaining_os_errors

#: How the names of files begin that are being written (see .gitignore).
STAGING = ".staging-"
_NEW, _OLD = "new", "old"

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def write_atomically(path: Path, text: str) -> None:
    """Write a file; at every moment, it has either its old or its new content.

    Args:
        path: File to write; a symbolic link is followed, permissions are kept.
        text: The whole content, stored as UTF-8 with its newlines as they are.

    Raises:
        PipelineError: The file cannot be written; the old file is untouched.
    """
    target = real_path(path)
    temporary = _beside(target)
    with explaining_os_errors("cannot write the file", path):
        _make_free(target)
        try:
            _write_durably(temporary, text, like=target)
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)


def update_file(path: Path, text: str | None) -> bool:
    """Write or remove a file, if it differs from what it should be.

    Args:
        path: The file; its directory is made if it is missing.
        text: The whole content; None for no file.

    Returns:
        Whether the file has changed.

    Raises:
        PipelineError: The file cannot be written or removed; it is as it was.
    """
    with explaining_os_errors("cannot update the file", path):
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
        The names of the changed files; if there are none, the directory is untouched.

        Raises:
            PipelineError: The directory cannot be written; the old directory is untouched.
    """
    with explaining_os_errors("cannot update the directory", target):
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
    """Lend an empty directory beside `target` for its next content.

    The directory is removed afterwards. A directory of a killed run is removed first.

    Args:
        target: The directory that `replace_directory` will replace.

    Raises:
        PipelineError: The directory cannot be made.
    """
    real = real_path(target)
    # No other run has this name: a process that outlives a killed run cannot write here.
    new = _beside(real) / f"{_NEW}-{os.getpid()}"
    with explaining_os_errors("cannot make a directory beside", target):
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
    """Put `new` in place by two renames; the next run repairs a run killed between them."""
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
    """Replace file by file, if no directory can be renamed; each file is whole, not the directory.

    The files at the top come last: the manifest, which lists the others, is among them.
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

#: Ways to put a directory in the place of another, the best way first.
WAYS: tuple[Way, ...] = (exchange, rename_twice, replace_files)


def replace_directory(new: Path, target: Path, ways: tuple[Way, ...] = WAYS) -> None:
    """Put a freshly written directory in the place of `target`; the old tree is removed.

    Args:
        new: The directory that `staged` lent.
        target: The directory to replace; it may be missing.
        ways: The ways to try, in turn.

    Raises:
        PipelineError: No way worked.
    """
    real = real_path(target)
    with explaining_os_errors("cannot replace the directory", target):
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
    """Return the targets below `root` that runs have been writing and have not replaced."""
    leftovers = [*root.glob(f"{STAGING}?*"), *root.glob(f"*/{STAGING}?*")]
    return [path.with_name(path.name.removeprefix(STAGING)) for path in leftovers]


def has_leftover(target: Path) -> bool:
    """Tell whether a staging file or directory of `target` exists."""
    return os.path.lexists(_beside(target))


def clear_leftover(target: Path) -> None:
    """Remove the leftovers of a killed run beside `target`; restore a directory it had set aside.

    A directory with other content than a run leaves belongs to somebody, and stays.

    Args:
        target: A file or directory that no other run is writing now.

    Raises:
        PipelineError: The system refuses.
    """
    leftover = _beside(target)
    with explaining_os_errors("cannot remove what a killed run left beside it", target):
        if not leftover.is_dir() or leftover.is_symlink():
            leftover.unlink(missing_ok=True)
        elif _is_ours(leftover):
            if (leftover / _OLD).exists() and not target.exists():
                os.rename(leftover / _OLD, target)
            _remove(leftover)


def _make_free(target: Path) -> None:
    """Clear up beside a target, to write its replacement there."""
    clear_leftover(target)
    if has_leftover(target):
        message = "this is not of a run of the pipeline, and in its way; move it elsewhere"
        raise PipelineError(message, str(_beside(target)))


def _is_ours(folder: Path) -> bool:
    return all(name.partition("-")[0] in (_NEW, _OLD) for name in os.listdir(folder))


def _remove(folder: Path, ignore_errors: bool = False) -> None:
    """Remove a directory of the pipeline with all its content, write-protected directories, too."""
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
    """Return a path with all links followed."""
    return Path(os.path.realpath(path))


def temporary_folder() -> Path:
    """Return the system's folder for temporary files.

    Raises:
        PipelineError: No such folder can be written: the first sign of a full disk.
    """
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        tried = str(error.strerror).rpartition(" in ")[2].strip("[]").replace("'", "")
        message = "no folder can be written for temporary files; make room, or set TMPDIR"
        raise PipelineError(message, tried) from None
