"""The files of a document that is one of several: on this machine, or on a web server."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

from attrs import field, frozen

from pipeline.common.errors import PipelineError
from pipeline.fetch.limits import Limits
from pipeline.fetch.source import Source, check_url, parse_url, shown
from pipeline.reading import read_bytes

if TYPE_CHECKING:
    import httpx

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
class Served:
    """Files of one web server.

    Args:
        url: Address of the document. It is never printed, because its query may contain secrets.
        anywhere: References may leave the folder of the document.
        limits: Limits of the download of each file.
    """

    url: httpx.URL = field(repr=False)
    anywhere: bool = False
    limits: Limits = LIMITS

    @property
    def path(self) -> str:
        """The path of the address."""
        return posixpath.normpath(unquote(self.url.path))

    def read(self, path: str) -> bytes:
        """Return the response of the server, under the rules and limits of `pipeline.fetch`."""
        # Imported late: most documents are files.
        import asyncio

        from pipeline.fetch.download import download

        address = self.url if path == self.path else self._beside(path)
        served = asyncio.run(download(address, {}, self.limits))
        return served.data if served else b""

    def shown(self, path: str) -> str:
        """Return the address without its query, which may contain secrets."""
        return shown(self.url if path == self.path else self._beside(path))

    def _beside(self, path: str) -> httpx.URL:
        return check_url(parse_url(quote(path), self.url))


def origin_of_source(
    source: Source, anywhere: bool = False, limits: Limits = LIMITS
) -> Files | Served:
    """Return the origin of a document and of the files beside it.

    Args:
        source: The source of the document.
        anywhere: References may leave the folder of the document.
        limits: Limits of the download of each file.
    """
    if isinstance(source, Path):
        return Files(source.as_posix(), anywhere)
    return Served(source, anywhere, limits)
