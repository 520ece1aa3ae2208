"""Sources of the document: which are allowed, and how messages name them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote_to_bytes

from pipeline.common.addresses import is_loopback
from pipeline.common.errors import PipelineError

if TYPE_CHECKING:
    import httpx

DEFAULT_URL = "https://api.ofauth.com/openapi.json"
VARIABLE = "OFAUTH_OPENAPI_URL"

_LAST_PORT = 65535

Source: TypeAlias = "httpx.URL | Path"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FILE_URL = re.compile(r"file://(localhost)?(?=/)", re.IGNORECASE)


def locate(url: str | None) -> Source:
    """Return the source to fetch from.

    Args:
        url: A URL or a file path; without it, `OFAUTH_OPENAPI_URL` or the published document.

    Raises:
        PipelineError: The URL is not allowed.
    """
    text = url if url is not None else os.environ.get(VARIABLE) or DEFAULT_URL
    if not _URL.match(text):
        return Path(text)
    if file := _FILE_URL.match(text):
        return Path(os.fsdecode(unquote_to_bytes(text[file.end() :])))
    return check_url(parse_url(text))


def parse_url(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Parse a URL, which may be relative to `base`; errors do not quote it, as it may hold secrets.

    Raises:
        PipelineError: It is not a URL.
    """
    # Imported late: httpx takes longer to import than most files to read.
    import httpx

    try:
        url = base.join(text) if base else httpx.URL(text)
        str(url.host)  # httpx decodes an international name only here
    except (httpx.InvalidURL, ValueError):
        where = f"redirect from {shown(base)}" if base else ""
        raise PipelineError("the URL is not well-formed; write https://host/path", where) from None
    return url


def check_url(url: httpx.URL) -> httpx.URL:
    """Return the URL if it is allowed.

    Raises:
        PipelineError: The URL is neither https nor http on loopback, or it has credentials.
    """
    if url.scheme not in ("https", "http") or not url.host or (url.port or 0) > _LAST_PORT:
        raise PipelineError("not an https URL with a host, nor a file", shown(url))
    if url.userinfo:
        raise PipelineError("a URL with a user name or password is refused", shown(url))
    if url.scheme == "http" and not is_loopback(url.host):
        raise PipelineError("http is allowed on loopback only; use https", shown(url))
    return url


def shown(source: Source) -> str:
    """Return the name of a source for people and for the lock.

    A URL appears without user, password, query and fragment, which may be secrets; a file without
    its folder, which means nothing on another machine.
    """
    if isinstance(source, Path):
        return f"file:{source.name}"
    path = source.raw_path.partition(b"?")[0].decode("ascii")
    return f"{source.scheme}://{source.netloc.decode('ascii')}{path}"
