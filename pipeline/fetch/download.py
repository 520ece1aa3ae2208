"""Download a document over HTTP, within limits of time, size, redirects and attempts.

Content codings are undone chunk by chunk, so that a small answer cannot unpack to a document
beyond the limit.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Protocol

import httpx
from attrs import frozen

from pipeline.common.errors import PipelineError
from pipeline.common.text import counted
from pipeline.fetch.limits import Limits
from pipeline.fetch.source import check_url, parse_url, shown

_GZIP = 16 + zlib.MAX_WBITS


@frozen
class Served:
    """The answer of a server: the decoded body, and the validators for the next request."""

    data: bytes
    etag: str | None = None
    last_modified: str | None = None


class _TransientError(PipelineError):
    """A failure worth another attempt: a connection error or a 5xx answer."""


async def download(url: httpx.URL, validators: Mapping[str, str], limits: Limits) -> Served | None:
    """Get a document.

    Args:
        url: An address that `check_url` allows.
        validators: Conditional headers, such as `If-None-Match`; empty for none.
        limits: Limits of the download.

        Returns:
            The answer; None if the document has not changed (304).

        Raises:
            PipelineError: There was no complete and successful answer within the limits.
    """
    try:
        async with asyncio.timeout(limits.seconds):
            return await _attempt(url, validators, limits)
    except TimeoutError:
        message = f"no complete answer within {limits.seconds:g} s; try again later"
        raise PipelineError(message, shown(url)) from None


async def _attempt(url: httpx.URL, validators: Mapping[str, str], limits: Limits) -> Served | None:
    for attempt in range(1, limits.attempts):
        try:
            return await _follow(url, validators, limits)
        except _TransientError:
            await asyncio.sleep(limits.pause * attempt)
    return await _follow(url, validators, limits)


async def _follow(url: httpx.URL, validators: Mapping[str, str], limits: Limits) -> Served | None:
    target = url
    for _ in range(limits.redirects + 1):
        answer = await _get(target, validators, limits)
        if not isinstance(answer, httpx.URL):
            return answer
        target = answer
    raise PipelineError(
        f"more than {counted(limits.redirects, 'redirect')}; give the final URL", shown(url)
    )


async def _get(
    url: httpx.URL, validators: Mapping[str, str], limits: Limits
) -> Served | httpx.URL | None:
    headers = {"Accept": "application/json, */*;q=0.5", "Accept-Encoding": "gzip", **validators}
    try:
        async with _client(url, limits) as client, client.stream("GET", url, headers=headers) as r:
            return await _answer(r, bool(validators), limits)
    except httpx.TransportError as error:
        reason = str(error) or type(error).__name__
        message = f"cannot be fetched ({reason}); check the address and the network"
        raise _TransientError(message, shown(url)) from None
    except (httpx.InvalidURL, ValueError):  # httpx reads the address of a redirect by itself
        raise PipelineError("redirects to what is no URL", shown(url)) from None


def _client(url: httpx.URL, limits: Limits) -> httpx.AsyncClient:
    """Return a client for one request: no cookie goes from one host to another."""
    try:
        # http is for loopback, where a proxy named in the environment has no business.
        return httpx.AsyncClient(timeout=limits.seconds, trust_env=url.scheme == "https")
    except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
        message = f"the proxy or certificates set in the environment cannot be used: {error}"
        raise PipelineError(message) from None


async def _answer(
    response: httpx.Response, conditional: bool, limits: Limits
) -> Served | httpx.URL | None:
    status = response.status_code
    if status == HTTPStatus.NOT_MODIFIED and conditional:
        return None
    if response.has_redirect_location:
        return redirect_target(response)
    if response.is_server_error:
        raise _TransientError(f"the server answered {status}; try again later", shown(response.url))
    if not response.is_success or status == HTTPStatus.PARTIAL_CONTENT:
        raise PipelineError(f"the server answered {status}, not a document", shown(response.url))
    data = await _body(response, limits)
    return Served(data, response.headers.get("etag"), response.headers.get("last-modified"))


def redirect_target(response: httpx.Response) -> httpx.URL:
    """Return the target of a redirect.

    Raises:
        PipelineError: The target is not allowed, or the redirect leads from https to http.
    """
    target = check_url(parse_url(response.headers["location"], response.url))
    if response.url.scheme == "https" and target.scheme == "http":
        message = f"redirects from https to {shown(target)}, which is refused"
        raise PipelineError(message, shown(response.url))
    return target


async def _body(response: httpx.Response, limits: Limits) -> bytes:
    """Read and decode the body, and stop as soon as it is too large."""
    decoding = _decoder(response)
    data, received = bytearray(), 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        data += _decoded(decoding, chunk, limits.size + 1 - len(data), response)
        _check_size(max(received, len(data)), response, limits)
    if not decoding.complete():
        raise _broken(response)
    return bytes(data)


def _decoder(response: httpx.Response) -> Decoder:
    coding = response.headers.get("content-encoding", "identity")
    found = decoder(coding)
    if found is None:
        message = f"the answer is encoded as {coding!r}, which was not asked for"
        raise PipelineError(message, shown(response.url))
    return found


def _decoded(decoding: Decoder, chunk: bytes, room: int, response: httpx.Response) -> bytes:
    try:
        return decoding.feed(chunk, room)
    except ValueError:
        raise _broken(response) from None


def _broken(response: httpx.Response) -> PipelineError:
    message = "the compressed answer is broken or cut off; try again"
    return PipelineError(message, shown(response.url))


def _check_size(size: int, response: httpx.Response, limits: Limits) -> None:
    if size > limits.size:
        message = f"the document is larger than {limits.size:,} bytes"
        raise PipelineError(message, shown(response.url))


class Decoder(Protocol):
    """Undoes a coding chunk by chunk."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Decode the next chunk.

        Args:
            chunk: Bytes as they came.
            room: The greatest number of bytes to return, at least 1.

        Raises:
            ValueError: The bytes are not in this coding.
        """
        ...

    def complete(self) -> bool:
        """Tell whether the body is complete."""
        ...


class Identity:
    """No coding at all."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Return the chunk, as far as there is room."""
        return chunk[:room]

    def complete(self) -> bool:
        """Return True: a body without a coding may end anywhere."""
        return True


class Gzip:
    """Gzip members (RFC 1952, section 2.2), perhaps with zeros after the last member."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Unpack the chunk, as far as there is room."""
        made = bytearray()
        try:
            while len(made) < room and (chunk := self._within_a_member(chunk)):
                made += self._member.decompress(chunk, room - len(made))
                chunk = self._member.unused_data or self._member.unconsumed_tail
        except zlib.error as error:
            raise ValueError(str(error)) from None
        return bytes(made)

    def complete(self) -> bool:
        """Tell whether the last member is whole."""
        return self._member.eof

    def _within_a_member(self, chunk: bytes) -> bytes:
        """Begin the next member if a member has ended and another member follows."""
        if self._member.eof and (chunk := chunk.lstrip(b"\0")):
            self._member = zlib.decompressobj(_GZIP)
        return chunk


def decoder(coding: str) -> Decoder | None:
    """Return a decoder for a content coding (RFC 9110, section 8.4.1), None if it is unknown."""
    match coding.strip().lower():
        case "" | "identity":
            return Identity()
        case "gzip" | "x-gzip":
            return Gzip()
        case _:
            return None
