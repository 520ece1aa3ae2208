"""Options: where each comes from, what it may be, and how one call or view changes them."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, cast

from attrs import evolve, field, frozen

from .addresses import check_base_url
from .errors import ArgumentError, ConfigurationError
from .kinds import is_object
from .retry import RetryPolicy
from .secrets import HeaderSecret, Secret, header_flaw
from .transport.timeouts import Timeout, checked_seconds, checked_timeout

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, RequestOptions

    from .drift import DriftEvent
    from .events import RequestEvent, ResponseEvent, RetryEvent

DEFAULT_BASE_URL = "https://api.ofauth.com"
DEFAULT_TIMEOUT = 30.0
DEFAULT_MAX_RETRIES = 2

KEY_VARIABLE = "OFAUTH_API_KEY"
CONNECTION_VARIABLE = "OFAUTH_CONNECTION_ID"
BASE_URL_VARIABLE = "OFAUTH_BASE_URL"

#: Names and values of headers as they are sent, by lower-case name.
HeaderTable = Mapping[str, tuple[bytes, bytes]]

Hook = Callable[[Any], object]
T = TypeVar("T")

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_RESERVED = {
    "apikey": "use api_key",
    "x-connection-id": "use connection_id",
    "host": "use base_url",
    "content-length": "the body decides",
    "transfer-encoding": "the body decides",
}


class ViewOptions(TypedDict, total=False):
    """What `with_options` can change.

    Attributes:
        api_key: The key.
        connection_id: The connection to act for; None for none.
        base_url: Address of the API.
        timeout: Seconds to wait for each of connecting, sending and receiving, or an
            `httpx.Timeout` with one for each; None for ever.
        deadline: Seconds for a whole call, retries and waits included; None for ever.
        max_retries: How often a failed request is sent again.
        retry: How long to wait before, and for how long in total.
        headers: More headers.
        query: More query parameters.
        idempotent: Requests may be sent again although their method says otherwise.
        strict: An answer that is not what the document promises raises.
        on_drift: Called with what an answer has otherwise than the document promises.
        on_request: Called before each attempt.
        on_response: Called after each answer.
        on_retry: Called before each wait for another attempt.
    """

    api_key: str
    connection_id: str | None
    base_url: str
    timeout: Timeout
    deadline: float | None
    max_retries: int
    retry: RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, Any]
    idempotent: bool
    strict: bool
    on_drift: Callable[[DriftEvent], object] | None
    on_request: Callable[[RequestEvent], object] | None
    on_response: Callable[[ResponseEvent], object] | None
    on_retry: Callable[[RetryEvent], object] | None


@frozen
class Options:
    """Options of a client, a view or a call, all of them checked."""

    api_key: Secret
    connection_id: Secret | None = None
    base_url: str = DEFAULT_BASE_URL
    timeout: Timeout = DEFAULT_TIMEOUT
    deadline: float | None = None
    max_retries: int = DEFAULT_MAX_RETRIES
    retry: RetryPolicy = field(factory=RetryPolicy)
    headers: HeaderTable = field(factory=dict[str, tuple[bytes, bytes]])
    query: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    idempotent: bool = False
    strict: bool = False
    insecure_http: bool = False
    on_drift: Hook | None = None
    on_request: Hook | None = None
    on_response: Hook | None = None
    on_retry: Hook | None = None

    def changed(self, changes: Mapping[str, Any]) -> Options:
        """Return options with some others.

        Args:
            changes: Those of `ViewOptions` or `RequestOptions`, or secrets in their place.

        Raises:
            ArgumentError: There is no such option.
            ConfigurationError: It cannot have this value.
        """
        return evolve(self, **{name: self._checked(name, changes[name]) for name in changes})

    def _checked(self, name: str, value: Any) -> Any:
        check = _CHECKS.get(name)
        if check is None:
            raise ArgumentError(f"there is no option {name}")
        return check(self, value)


def conceal(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return options with secrets in the place of what must not be seen in a traceback.

    Raises:
        ArgumentError: They are no options.
    """
    if not is_object(given):
        raise ArgumentError(f"options must be a mapping, not {type(given).__name__}")
    return {name: _concealed(name, value) for name, value in given.items()}


def concealed(call: Call[T]) -> Call[T]:
    """Return a call without a secret that a traceback would show."""
    given = conceal(call.options)
    return evolve(call, options=cast("RequestOptions", given)) if given else call


def _concealed(name: str, value: Any) -> Any:
    if value is None or isinstance(value, Secret):
        return value
    if name == "api_key":
        return Secret(value, KEY_VARIABLE)
    if name == "connection_id":
        return Secret(value, CONNECTION_VARIABLE)
    return value


def from_environment(given: Mapping[str, Any]) -> dict[str, Any]:
    """Complete what a client was given by what the environment has.

    Args:
        given: Options that were given; None stands for not given.

    Raises:
        ConfigurationError: There is no key.
    """
    found = {name: value for name, value in given.items() if _is_given(name, value)}
    for name, variable in (("api_key", KEY_VARIABLE), ("connection_id", CONNECTION_VARIABLE)):
        if name not in found and os.environ.get(variable):
            found[name] = Secret(os.environ[variable], variable, from_environment=True)
    if "api_key" not in found:
        raise ConfigurationError(f"the API needs a key: pass api_key or set {KEY_VARIABLE}")
    if os.environ.get(BASE_URL_VARIABLE):
        found.setdefault("base_url", os.environ[BASE_URL_VARIABLE])
    return found


def _is_given(name: str, value: object) -> bool:
    # A timeout of None is one.
    return value is not None or name == "timeout"


def header_table(headers: Mapping[str, Any]) -> HeaderTable:
    """Return headers as they are sent.

    Raises:
        ArgumentError: A header cannot be sent, or is not for callers to set.
    """
    pairs = [_header(name, value) for name, value in headers.items()]
    return {name.decode().lower(): (name, value) for name, value in pairs}


def _header(name: object, value: object) -> tuple[bytes, bytes]:
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        raise ArgumentError(f"{name!r} is no name of a header")
    if name.lower() in _RESERVED:
        raise ArgumentError(f"the header {name} cannot be set: {_RESERVED[name.lower()]}")
    flaw = header_flaw(value)
    if flaw:
        raise ArgumentError(f"the header {name} {flaw}")
    # What callers put in headers is often a secret of their own.
    return name.encode(), HeaderSecret(str(value).encode())


def _max_retries(_: Options, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigurationError(f"max_retries must be a whole number from 0, not {value!r}")
    return value


def _secret(name: str) -> Callable[[Options, Any], Secret]:
    return lambda _, value: _concealed(name, value).check(name)


def _connection(_: Options, value: Any) -> Secret | None:
    return None if value is None else _secret("connection_id")(_, value)


def _instance(kind: type, name: str) -> Callable[[Options, Any], Any]:
    def check(_: Options, value: Any) -> Any:
        if not isinstance(value, kind):
            raise ConfigurationError(f"{name} must be {kind.__name__}, not {value!r}")
        return value

    return check


def _mapping(name: str, value: object) -> Mapping[str, Any]:
    if not is_object(value):
        raise ConfigurationError(f"{name} must be a mapping, not {type(value).__name__}")
    return value


def _hook(_: Options, value: Hook | None) -> Hook | None:
    if value is not None and not callable(value):
        raise ConfigurationError(f"a hook must be callable, not {value!r}")
    return value


def _plain_hook(_: Options, value: Hook | None) -> Hook | None:
    if inspect.iscoroutinefunction(value):
        raise ConfigurationError("on_drift cannot be awaited where answers are decoded")
    return _hook(_, value)


_CHECKS: dict[str, Callable[[Options, Any], Any]] = {
    "api_key": _secret("api_key"),
    "connection_id": _connection,
    "base_url": lambda options, value: check_base_url(value, options.insecure_http),
    "timeout": lambda _, value: checked_timeout(value),
    "deadline": lambda _, value: checked_seconds("deadline", value),
    "max_retries": _max_retries,
    "retry": _instance(RetryPolicy, "retry"),
    "headers": lambda options, value: {
        **options.headers,
        **header_table(_mapping("headers", value)),
    },
    "query": lambda options, value: {**options.query, **_mapping("query", value)},
    "idempotent": _instance(bool, "idempotent"),
    "strict": _instance(bool, "strict"),
    "on_drift": _plain_hook,
    "on_request": _hook,
    "on_response": _hook,
    "on_retry": _hook,
}
