"""Uploads of files: in as many parts as the API asks for, with progress, to be continued later."""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import suppress
from operator import methodcaller
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ofauth_client.errors import ArgumentError, OFAuthError

if TYPE_CHECKING:
    from ofauth_api.models.uploaded_media import UploadedMedia
    from ofauth_api.models.vault_upload_options import VaultUploadOptions
    from ofauth_api.resources.base import RequestOptions

    from ofauth_client.client import AsyncOFAuth, OFAuth

_Path: TypeAlias = str | os.PathLike[str]
#: Makes a call on `client.uploads`, and returns its result or what is to be awaited for it.
_Step: TypeAlias = Callable[[Any], Any]

#: Called with the number of bytes sent so far, and of all bytes.
Progress: TypeAlias = Callable[[int, int], object]

_TOTAL_PARTS, _PART_SIZE = "x-ofauth-upload-total-parts", "x-ofauth-upload-part-size"
_ONE_PART = 1


def upload(
    client: OFAuth,
    path: _Path,
    *,
    content_type: str | None = None,
    vault_upload: VaultUploadOptions | Mapping[str, Any] | None = None,
    state: _Path | None = None,
    progress: Progress | None = None,
    timeout: float = 300,
) -> UploadedMedia:
    """Upload a file, and return its media.

    Args:
        client: The client, or a view of it for one connection.
        path: The file.
        content_type: Media type; by default, that of the file's name.
        vault_upload: Where in the vault the file goes; None leaves the decision to the API.
        state: A file that remembers how far the upload is, so that it continues after the program
            was stopped. It is removed at the end.
        progress: Called after each part with the number of bytes sent, and of all bytes.
        timeout: Seconds to wait for each part.

    Raises:
        ArgumentError: The file is empty, or the state cannot be read.
        OFAuthError: The API refused the upload, or a part of it.
    """
    steps = _steps(_File.of(path, content_type, vault_upload), state, progress, timeout)
    answer: Any = None
    while True:
        try:
            step = steps.send(answer)
        except StopIteration as end:
            made: UploadedMedia = end.value
            return made
        answer = step(client.uploads)


async def upload_async(
    client: AsyncOFAuth,
    path: _Path,
    *,
    content_type: str | None = None,
    vault_upload: VaultUploadOptions | Mapping[str, Any] | None = None,
    state: _Path | None = None,
    progress: Progress | None = None,
    timeout: float = 300,
) -> UploadedMedia:
    """Upload a file with an `AsyncOFAuth`; see `upload`."""
    steps = _steps(_File.of(path, content_type, vault_upload), state, progress, timeout)
    answer: Any = None
    while True:
        try:
            step = steps.send(answer)
        except StopIteration as end:
            made: UploadedMedia = end.value
            return made
        answer = await step(client.uploads)


def _steps(
    file: _File, state: _Path | None, progress: Progress | None, timeout: float
) -> Generator[_Step, Any, UploadedMedia]:
    """Yield the calls of an upload, each to be made on `client.uploads`; receive their results."""
    options: RequestOptions = {"timeout": timeout}
    plan = _remembered(file, state)
    if plan is None:
        begin = methodcaller("init", body=file.description())
        begun = yield lambda uploads: begin(uploads.with_raw_response)
        plan = _plan(file, begun.parsed.media_upload_id, begun.headers)
        _remember(plan, state)
    with file.path.open("rb") as source:
        if plan.parts == _ONE_PART:
            made = yield methodcaller("put", plan.upload_id, body=source, request_options=options)
            _report(progress, file.size, file.size)
        else:
            for number, part in plan.left(source):
                yield methodcaller(
                    "put_part", plan.upload_id, number, body=part, request_options=options
                )
                plan = plan.after(number)
                _remember(plan, state)
                _report(progress, plan.sent(), file.size)
            made = yield methodcaller("complete", body={"mediaUploadId": plan.upload_id})
    _forget(state)
    uploaded: UploadedMedia = made
    return uploaded


class _File(NamedTuple):
    """A file to upload.

    Args:
        path: Where it is.
        size: Bytes.
        changed: When it was changed, in nanoseconds.
        content_type: Media type.
        vault_upload: Where in the vault it goes.
    """

    path: Path
    size: int
    changed: int
    content_type: str
    vault_upload: VaultUploadOptions | Mapping[str, Any] | None

    @staticmethod
    def of(path: _Path, content_type: str | None, vault_upload: Any) -> _File:
        path = Path(path)
        found = path.stat()
        if not found.st_size:
            raise ArgumentError(f"{path.name} is empty")
        kind = content_type or mimetypes.guess_type(path)[0] or "application/octet-stream"
        return _File(path, found.st_size, found.st_mtime_ns, kind, vault_upload)

    def description(self) -> dict[str, Any]:
        """Return what the API wants to know of the file."""
        told = {"filename": self.path.name, "size": self.size, "contentType": self.content_type}
        return told if self.vault_upload is None else {**told, "vaultUpload": self.vault_upload}


class _Plan(NamedTuple):
    """An upload that has begun.

    Args:
        upload_id: Id of the upload.
        size: Bytes of the file.
        changed: When the file was changed.
        parts: Number of parts.
        part_size: Bytes of each part but the last.
        done: Number of parts that were sent.
    """

    upload_id: str
    size: int
    changed: int
    parts: int
    part_size: int
    done: int = 0

    def left(self, source: IO[bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield the parts that are still to be sent, with their numbers."""
        source.seek(self.done * self.part_size)
        for number in range(self.done + 1, self.parts + 1):
            yield number, source.read(self.part_size)

    def after(self, number: int) -> _Plan:
        """Return the plan after a part has been sent."""
        return self._replace(done=number)

    def sent(self) -> int:
        """Return the number of bytes that were sent."""
        return min(self.done * self.part_size, self.size)


def _plan(file: _File, upload_id: str, headers: Mapping[str, str]) -> _Plan:
    """Return the plan of an upload by the headers of the answer that begins it.

    Raises:
        OFAuthError: The headers contradict one another.
    """
    try:
        parts = int(headers.get(_TOTAL_PARTS, _ONE_PART))
        size = int(headers.get(_PART_SIZE, -(-file.size // max(parts, 1))))
    except ValueError:
        parts, size = 0, 0
    if parts != _ONE_PART and (size < 1 or -(-file.size // size) != parts):
        raise OFAuthError(
            f"the API asks for {headers.get(_TOTAL_PARTS)} parts of {headers.get(_PART_SIZE)} "
            f"bytes for a file of {file.size} bytes"
        )
    return _Plan(upload_id, file.size, file.changed, parts, size)


def _remembered(file: _File, state: _Path | None) -> _Plan | None:
    """Return the plan in a state, if it is one for the same file."""
    if state is None or not Path(state).exists():
        return None
    try:
        plan = _Plan(**json.loads(Path(state).read_text("utf-8")))
    except (ValueError, TypeError):
        name = Path(state).name
        raise ArgumentError(f"{name} is no state of an upload: delete it to begin anew") from None
    return plan if (plan.size, plan.changed) == (file.size, file.changed) else None


def _remember(plan: _Plan, state: _Path | None) -> None:
    if state is not None and plan.parts != _ONE_PART:
        unfinished = Path(f"{os.fspath(state)}.unfinished")
        unfinished.write_text(json.dumps(plan._asdict()), "utf-8")
        unfinished.replace(state)


def _forget(state: _Path | None) -> None:
    if state is not None:
        with suppress(FileNotFoundError):
            Path(state).unlink()


def _report(progress: Progress | None, sent: int, size: int) -> None:
    if progress is not None:
        progress(sent, size)
