"""Redacts the log records of HTTP libraries, which contain addresses and headers."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

#: Loggers whose records are redacted, by name. A filter of a logger does not apply to the loggers
#: below it, so that each logger is named.
_ADDRESS_LOGGERS = ("httpx", "httpx2")
_EVENT_LOGGERS = tuple(
    f"{package}.{part}"
    for package in ("httpcore", "httpcore2")
    for part in ("connection", "http11", "http2", "proxy", "socks")
)
_VALUE_LOGGERS = ("aiohttp.client", "aiohttp.internal", "hpack.hpack", "hpack.table")

_ADDRESS = re.compile(r"(\w+://)(?:[^/?#\s\"]*@)?([^/?#\s\"]*)[^\s\"]*")
_PLACEHOLDER = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")


def redact_http_logs() -> None:
    """Take addresses, headers and other values from the log records of HTTP libraries.

    Records of httpx keep method, host and status. Records of httpcore keep the name of the event,
    and records of hpack and aiohttp their text without values. All handlers receive the redacted
    records. A second call changes nothing.
    """
    for names, log_filter in _FILTERS:
        for name in names:
            logging.getLogger(name).addFilter(log_filter)


class _Redaction(logging.Filter):
    """Replaces the message of each record; no record is dropped.

    Args:
        redacted: Returns the message without secrets.
    """

    def __init__(self, redacted: Callable[[logging.LogRecord], str]) -> None:
        super().__init__()
        self._redacted = redacted

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._redacted(record), ()
        return True


def _with_hosts_only(record: logging.LogRecord) -> str:
    return _ADDRESS.sub(r"\1\2/…", record.getMessage())


def _event_name(record: logging.LogRecord) -> str:
    """Return the first word, such as `receive_response_headers.complete`."""
    return record.getMessage().partition(" ")[0]


def _without_values(record: logging.LogRecord) -> str:
    return _PLACEHOLDER.sub("…", str(record.msg))


_FILTERS = (
    (_ADDRESS_LOGGERS, _Redaction(_with_hosts_only)),
    (_EVENT_LOGGERS, _Redaction(_event_name)),
    (_VALUE_LOGGERS, _Redaction(_without_values)),
)
