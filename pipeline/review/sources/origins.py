"""The origin of a document and of the files that it refers to: a URL, files, or a git revision."""

from __future__ import annotations

import asyncio
import posixpath
import re
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

import httpx
from attrs import evolve, field, frozen

from pipeline.common.errors import PipelineError
from pipeline.fetch.download import Limits, download
from pipeline.fetch.pin import DOCUMENT, read_pin
from pipeline.fetch.source import DEFAULT_URL, check_url, locate, parse_url, shown
from pipeline.reading import read_bytes
from pipeline.review.sources.git import Repository

LIMITS = Limits()


class Origin(Protocol):
    """A set of files with the document among them.

    Paths have slashes and start at a folder of the origin's choice.
    """

    @property
    def path(self) -> str:
        """The path of the document."""
        ...

    @property
    def anywhere(self) -> bool:
        """Whether references may leave the folder of the document."""
        ...

    def read(self, path: str) -> bytes:
        """Return the content of a file, or raise a `PipelineError`."""
        ...

    def shown(self, path: str) -> str:
        """Return the name of a file for people."""
        ...


@frozen
class Files:
    """Files of this machine.

    Args:
        path: Path of the document.
        anywhere: References may leave the folder of the document.
    """

    path: str
    anywhere: bool = False

    def read(self, path: str) -> bytes:
        """Return the content of a file; links may not leave the folder either."""
        if path != self.path:
            self._check(path)
        return read_bytes(Path(path))

    def _check(self, path: str) -> None:
        folder = Path(self.path).parent.resolve()
        try:
            real = Path(path).resolve()
        except (OSError, ValueError, RuntimeError):  # a circle of links, a NUL in the name
            raise PipelineError("the file cannot be read", path) from None
        if not self.anywhere and not real.is_relative_to(folder):
            raise PipelineError(f"the file is a link that leads out of {folder}", path)
        if real.exists() and not real.is_file():
            raise PipelineError("this is no regular file", path)

    def shown(self, path: str) -> str:
        """Return the path as it was given."""
        return path


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
class Served:
    """Files of one web server.

    Args:
        url: Address of the document. It is never printed, because its query may contain secrets.
        anywhere: References may leave the folder of the document.
    """

    url: httpx.URL = field(repr=False)
    anywhere: bool = False

    @property
    def path(self) -> str:
        """The path of the address."""
        return posixpath.normpath(unquote(self.url.path))

    def read(self, path: str) -> bytes:
        """Return the response of the server, under the rules and limits of `pipeline.fetch`."""
        address = self.url if path == self.path else self._beside(path)
        served = asyncio.run(download(address, {}, LIMITS))
        return served.data if served else b""

    def shown(self, path: str) -> str:
        """Return the address without its query, which may contain secrets."""
        return shown(self.url if path == self.path else self._beside(path))

    def _beside(self, path: str) -> httpx.URL:
        return check_url(parse_url(quote(path), self.url))


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
