"""What an argument of a review names: a URL, a file, or a file of a git revision."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import httpx
from attrs import evolve

from pipeline.common.errors import PipelineError
from pipeline.fetch.pin import DOCUMENT, read_pin
from pipeline.fetch.source import DEFAULT_URL, locate, shown
from pipeline.review.sources.git import Repository
from pipeline.review.sources.origins import Files, Origin, Revision, Served

PINNED = f"openapi/{DOCUMENT}"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FILE_NAME = re.compile(r".*\.(json|ya?ml)|.*[/\\]", re.IGNORECASE | re.DOTALL)


def origin_of(argument: str, root: Path, anywhere: bool = False) -> Origin:
    """Return where the document that an argument names is read from.

    Args:
        argument: A URL, a path, `REV` or `REV:PATH`.
        root: The repository whose revisions are meant.
        anywhere: Whether references may lead out of the folder of the document.

    Raises:
        PipelineError: It names nothing that could be read.
    """
    if _URL.match(argument):
        source = locate(argument)
        return (
            Served(source, anywhere) if isinstance(source, httpx.URL) else _file(source, anywhere)
        )
    if _is_file(path := Path(argument)):
        return _file(path, anywhere)
    revision, colon, name = argument.partition(":")
    if not colon and _FILE_NAME.fullmatch(argument):
        raise PipelineError("there is no such file", argument)
    origin = _revision(Repository(root), revision, name if colon else f"./{PINNED}", argument)
    return evolve(origin, anywhere=anywhere)


def is_pinned(origin: Origin, root: Path) -> bool:
    """Tell whether this is the pinned document, in whatever version: the file, the same file in a
    revision, or the address that it is fetched from."""
    match origin:
        case Files(path=path):
            return Path(path).resolve() == (root / PINNED).resolve()
        case Revision(repository=repository, path=path):
            return path == repository.prefix() + PINNED
        case Served(url=url):
            lock = read_pin(root / "openapi").lock
            return shown(url) in {DEFAULT_URL, lock.url if lock else DEFAULT_URL}
        case _:
            return False


def _file(path: Path, anywhere: bool) -> Files:
    return Files(path.as_posix(), anywhere)


def _is_file(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _revision(repository: Repository, revision: str, path: str, argument: str) -> Revision:
    prefix = repository.prefix()
    commit = repository.commit(revision)
    if commit is None:
        what = "the revision is unknown" if ":" in argument else "neither a file nor a revision"
        raise PipelineError(f"{what} in {repository.folder}", argument)
    whole = posixpath.normpath(prefix + path if path.startswith("./") else path)
    return Revision(repository, revision, commit, whole)
