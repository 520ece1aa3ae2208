"""Logs of HTTP libraries have neither addresses nor headers once they are redacted."""

from __future__ import annotations

import asyncio
import importlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ofauth_client import redact_http_logs
from tests.client.serving import Received, Reply, Server, ok
from tests.client.ways import CONNECTION, KEY, LIST, Way

QUERY = "planted_query"
PLANTED = (KEY, CONNECTION, QUERY)

ADDRESS = httpx.URL(f"https://u:{KEY}@h.test:8/a/{CONNECTION}?q={QUERY}")

#: A record of each library as the library writes it, and what is left of it.
RECORDS: list[tuple[str, str, tuple[Any, ...], str]] = [
    (
        "httpx",
        'HTTP Request: %s %s "%s %d %s"',
        ("GET", ADDRESS, "HTTP/1.1", 200, "O"),
        'HTTP Request: GET https://h.test:8/… "HTTP/1.1 200 O"',
    ),
    (
        "httpx2",
        'HTTP Request: %s %s "%s %d %s"',
        ("GET", f"https://h.test?q={QUERY}", "HTTP/2", 404, ""),
        'HTTP Request: GET https://h.test/… "HTTP/2 404 "',
    ),
    (
        "httpcore.http11",
        f"receive_response_headers.complete return_value=(b'HTTP/1.1', [(b'X-Echo', b'{KEY}')])",
        (),
        "receive_response_headers.complete",
    ),
    ("httpcore2.proxy", f"start_tls.failed exception=ValueError('{KEY}')", (), "start_tls.failed"),
    ("httpcore.connection", "close.started", (), "close.started"),
    (
        "hpack.hpack",
        "Adding %s=%s to the header table, sensitive:%s, huffman:%s",
        (b"apikey", KEY.encode(), False, True),
        "Adding …=… to the header table, sensitive:…, huffman:…",
    ),
    (
        "hpack.table",
        "Evicting %s: %s from the header table",
        (b"apikey", KEY),
        "Evicting …: … from the header table",
    ),
    (
        "aiohttp.client",
        "%s proxies %s are not supported, ignoring",
        ("HTTPS", f"https://u:{KEY}@h.test"),
        "… proxies … are not supported, ignoring",
    ),
]


@pytest.fixture(autouse=True)
def redacted() -> Iterator[None]:
    """Redact, and leave other tests their logs."""
    before = {name: logging.getLogger(name).filters[:] for name in logger_names()}
    redact_http_logs()
    yield
    for name in logger_names():
        logging.getLogger(name).filters[:] = before.get(name, [])


def logger_names() -> set[str]:
    """Return the names of all loggers."""
    found = logging.Logger.manager.loggerDict.items()
    return {name for name, logger in found if isinstance(logger, logging.Logger)}


def has_secret(records: list[logging.LogRecord]) -> bool:
    """Tell whether a planted value is in a record, in its message or in its parts."""
    text = "".join(f"{record.getMessage()} {vars(record)}" for record in records)
    return any(secret in text for secret in PLANTED)


@pytest.mark.parametrize(
    ("name", "message", "values", "left"), RECORDS, ids=[record[0] for record in RECORDS]
)
def test_records_keep_what_is_harmless(
    name: str, message: str, values: tuple[Any, ...], left: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each record is still there, at its level and place."""
    with caplog.at_level(logging.DEBUG):
        logging.getLogger(name).debug(message, *values)
    (record,) = caplog.records
    assert (record.getMessage(), record.name, record.levelno) == (left, name, logging.DEBUG)
    assert not has_secret([record])


@pytest.mark.parametrize("package", ["httpx", "httpcore"])
def test_every_logger_of_a_library_is_covered(package: str) -> None:
    """A logger that a new version adds shows here."""
    folder = Path(str(importlib.import_module(package).__file__)).parent
    sources = [path.read_text("utf-8") for path in folder.rglob("*.py")]
    names = {name for text in sources for name in re.findall(r"getLogger\(\"(.+?)\"\)", text)}
    assert names
    unfiltered = {name for name in names if not logging.getLogger(name).filters}
    assert unfiltered == set()


def echo(received: Received) -> Reply:
    """Answer with the key in a header, as careless servers do."""
    return ok({}, X_Echo=f"{received.headers}")


def test_calls_log_no_secret(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, and a server that repeats the headers of requests."""
    server.answers(echo)
    with caplog.at_level(logging.DEBUG):
        way.call(way.client(), LIST, query={"query": QUERY})
    assert {"ofauth_client", "httpcore.http11"} <= {record.name for record in caplog.records}
    assert not has_secret(caplog.records)


def test_clients_of_httpx_log_no_secret(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Generated functions, and clients with an `http_client`, use these loggers."""
    server.answers(echo)
    url, headers = f"{server.url}/v2/{CONNECTION}?query={QUERY}", {"apiKey": KEY}

    async def main() -> None:
        async with httpx.AsyncClient(headers=headers) as client:
            await client.get(url)

    with caplog.at_level(logging.DEBUG):
        with httpx.Client(headers=headers) as client:
            client.get(url)
        asyncio.run(main())
    sent = [record.getMessage() for record in caplog.records if record.name == "httpx"]
    assert sent == [f'HTTP Request: GET {server.url}/… "HTTP/1.1 200 Whatever"'] * 2
    assert not has_secret(caplog.records)


def test_a_second_call_changes_nothing() -> None:
    """Libraries and programs may both redact."""
    logger = logging.getLogger("httpx")
    before = logger.filters[:]
    redact_http_logs()
    assert logger.filters == before
