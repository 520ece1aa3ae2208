"""The origin of a document and of the files that it refers to: a URL, files, or a git revision."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from attrs import evolve, frozen

from pipeline.common.errors import PipelineError
from pipeline.fetch.origins import Files, Origin, Served, origin_of_source
from pipeline.fetch.pin import DOCUMENT, read_pin
from pipeline.fetch.source import DEFAULT_URL, locate, shown
from pipeline.reading import read_bytes
from pipeline.review.sources.git import Repository


@frozen
class Revision:
    """Files of one git revision.

    Args:
        repository: The repository.
        name: The name of the revision in the argument.
        commit: The commit id.
        path: Path of the document from the top of the repository.
        anywhere: References may leave the folder of the document.
    """

    repository: Repository
    name: str
    commit: str
    path: str
    anywhere: bool = False

    def read(self, path: str) -> bytes:
        """Return the content of a file in the revision."""
        return self.repository.read(self.commit, path, self.shown(path))

    def shown(self, path: str) -> str:
        """Return `REV:PATH`, as for `git show`."""
        return f"{self.name}:{path}"


@frozen
class Given:
    """One file under another name, such as a version of the document that git wrote to a file.

    Args:
        file: The file.
        path: The path of the document, from the top of the repository.
        label: The name of the document for people.
    """

    file: Path
    path: str
    label: str
    anywhere: bool = False

    def read(self, path: str) -> bytes:
        """Return the content of the file; git hands over no other files."""
        if path != self.path:
            message = "git diff has only one file; review revisions instead"
            raise PipelineError(message, self.shown(path))
        return read_bytes(self.file)

    def shown(self, path: str) -> str:
        """Return the label of the document, and the path of other files."""
        return self.label if path == self.path else path


PINNED = f"openapi/{DOCUMENT}"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FILE_NAME = re.compile(r".*\.(json|ya?ml)|.*[/\\]", re.IGNORECASE | re.DOTALL)


def origin_of(argument: str, root: Path, anywhere: bool = False) -> Origin:
    """Return the origin of the document in an argument.

    Args:
        argument: A URL, a path, `REV` or `REV:PATH`.
        root: The repository of the revisions.
        anywhere: References may leave the folder of the document.

    Raises:
        PipelineError: The argument is neither a URL nor a file nor a revision.
    """
    if _URL.match(argument):
        return origin_of_source(locate(argument), anywhere)
    if _is_file(path := Path(argument)):
        return origin_of_source(path, anywhere)
    revision, colon, name = argument.partition(":")
    if not colon and _FILE_NAME.fullmatch(argument):
        raise PipelineError("there is no such file", argument)
    origin = _revision(Repository(root), revision, name if colon else f"./{PINNED}", argument)
    return evolve(origin, anywhere=anywhere)


def is_pinned(origin: Origin, root: Path) -> bool:
    """Tell whether an origin is the pinned document in any version.

    That is the pinned file, the same file of a revision, or the address of the pin.
    """
    match origin:
        case Files(path=path):
            return Path(path).resolve() == (root / PINNED).resolve()
        case Revision(repository=repository, path=path):
            return path == repository.prefix() + PINNED
        case Given(path=path):
            return path == PINNED
        case Served(url=url):
            lock = read_pin(root / "openapi").lock
            return shown(url) in {DEFAULT_URL, lock.url if lock else DEFAULT_URL}
        case _:
            return False


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
