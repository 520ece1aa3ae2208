"""Converts the errors of HTTP libraries to failures, which contain no secrets."""

from __future__ import annotations

import ssl
from typing import TypeAlias

from ofauth_client._messages.messages import Failure, Request
from ofauth_client._transport.bounds import AnswerTooLargeError
from ofauth_client._transport.encodings import EncodedBodyError
from ofauth_client._transport.requests import BodyLengthError
from ofauth_client._transport.timeouts import DeadlineError, timeouts
from ofauth_client.errors import one_line

Caught: TypeAlias = tuple[type[Exception], ...]

#: What the client itself raises for requests that fail.
OURS: Caught = (DeadlineError, AnswerTooLargeError, BodyLengthError, EncodedBodyError)

# Classes of errors by name, because each library has its own. Those of httpcore are called like
# those of httpx.
_TOO_LARGE = AnswerTooLargeError.__name__
_ENCODED = EncodedBodyError.__name__
_PERMANENT = {
    _TOO_LARGE,
    "LocalProtocolError",
    "UnsupportedProtocol",
    "InvalidURL",
    "NonHttpUrlClientError",
    BodyLengthError.__name__,
}
_NOT_CONNECTED = {
    "ConnectError",
    "ConnectTimeout",
    "PoolTimeout",
    "ProxyError",
    "ClientConnectorError",
    "ClientHttpProxyError",
    "ConnectionTimeoutError",
}
_OF_PROXY = {"ProxyError", "ClientHttpProxyError", "ClientProxyConnectionError"}
_OVERDUE = {DeadlineError.__name__, "TimeoutException", "ServerTimeoutError", "WriteTimeout"}
_TIMEOUTS = {
    "ConnectTimeout": ("connect", "no connection"),
    "ConnectionTimeoutError": ("connect", "no connection"),
    "PoolTimeout": ("pool", "no connection was free"),
    "WriteTimeout": ("write", "the request could not be sent"),
    "ReadTimeout": ("read", "no answer"),
    "SocketTimeoutError": ("read", "no answer"),
}

#: A timeout that expires up to this many seconds before the deadline counts as caused by the
#: deadline, because clocks are coarse.
_COARSE = 0.05

#: Status of a proxy that wants another password.
_UNAUTHENTICATED = "407"


def failure(error: Exception, request: Request, proxy: str = "") -> Failure:
    """Convert an error of an HTTP library to a failure.

    The error itself stays in this room, because its request holds the secrets.

    Args:
        error: The error.
        request: The request that failed.
        proxy: Address of the proxy that the request goes through, without its password; empty for
            no proxy.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    hopeless = bool(kinds & _PERMANENT) or _is_refused(error, kinds)
    connected = not kinds & _NOT_CONNECTED
    through = f" through the proxy {proxy}" if proxy and not connected else ""
    return Failure(
        reason=one_line(request.clean(_reason(error, kinds, request, through))),
        timed_out=bool(kinds & _OVERDUE),
        sent=bool({_TOO_LARGE, _ENCODED} & kinds) or (connected and not hopeless),
        permanent=hopeless,
    )


def _is_refused(error: Exception, kinds: set[str]) -> bool:
    """Tell whether a certificate or a proxy's password is wrong: it will be wrong again."""
    return _is_of_certificate(error) or (
        bool(kinds & _OF_PROXY) and _text(error).startswith(_UNAUTHENTICATED)
    )


def _is_of_certificate(error: BaseException | None) -> bool:
    seen = set[int]()
    # aiohttp raises some errors again while they are handled, and so makes circles.
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        if isinstance(error, ssl.SSLError) and "CERTIFICATE" in (error.reason or ""):
            return True
        error = error.__cause__ or error.__context__
    return False


def _reason(error: Exception, kinds: set[str], request: Request, through: str) -> str:
    deadline = request.deadline
    if _TOO_LARGE in kinds:
        return str(error)
    if _ENCODED in kinds:
        return f"the body cannot be unpacked: {error}"
    if kinds & _OVERDUE and deadline and deadline.left() < _COARSE:
        return f"not done within the deadline of {deadline.seconds:g} s"
    for kind, (phase, text) in _TIMEOUTS.items():
        if kind in kinds:
            seconds = timeouts(request.options.timeout, None)[phase]
            return text + through + ("" if seconds is None else f" within {seconds:g} s")
    return f"{_problem(kinds)}{through}: {_text(error)}"


def _problem(kinds: set[str]) -> str:
    if kinds & _PERMANENT:
        return "the request cannot be sent"
    return "could not connect" if kinds & _NOT_CONNECTED else "the connection broke"


def _text(error: Exception) -> str:
    """Return what an error says; the text of some errors of aiohttp has the address as well."""
    said = getattr(error, "message", None)
    if isinstance(said, str):
        status = getattr(error, "status", "")
        return f"{status} {said}" if type(error).__name__ in _OF_PROXY else said
    return str(getattr(error, "os_error", None) or error) or type(error).__name__
