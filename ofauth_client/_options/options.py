"""Options: their sources, their checks, and how a call or view changes them."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from attrs import evolve, field, frozen

from ofauth_client._json_types import is_object
from ofauth_client._options.base_url import check_base_url
from ofauth_client._options.credentials import HIDDEN, HiddenText, KeyFunction, Secret
from ofauth_client._options.headers import HeaderTable, header_table
from ofauth_client._options.rate_limit import Priority
from ofauth_client._options.retry import RetryPolicy
from ofauth_client._options.timeouts import Timeout, checked_seconds, checked_timeout
from ofauth_client._options.types import ClientOptions
from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import ArgumentError, ConfigurationError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, RequestOptions

DEFAULT_BASE_URL = "https://api.ofauth.com"
DEFAULT_TIMEOUT = 30.0
DEFAULT_MAX_RETRIES = 2

KEY_VARIABLE = "OFAUTH_API_KEY"
CONNECTION_VARIABLE = "OFAUTH_CONNECTION_ID"
BASE_URL_VARIABLE = "OFAUTH_BASE_URL"
#: Environment variables of the options that are secrets.
_VARIABLES = {"api_key": KEY_VARIABLE, "connection_id": CONNECTION_VARIABLE}
#: Options whose URLs may contain a password.
_ADDRESSES = frozenset({"base_url", "proxy"})
#: Names of all options of a client.
NAMES = ClientOptions.__optional_keys__

Hook = Callable[[Any], object]
T = TypeVar("T")


@frozen
class Options:
    """The checked options of a client, a view or a call."""

    api_key: Secret | KeyFunction
    connection_id: Secret | None = None
    base_url: str = DEFAULT_BASE_URL
    timeout: Timeout = DEFAULT_TIMEOUT
    deadline: float | None = None
    max_retries: int = DEFAULT_MAX_RETRIES
    retry: RetryPolicy = field(factory=RetryPolicy)
    headers: HeaderTable = field(factory=dict[str, tuple[bytes, bytes] | None])
    query: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)
    idempotent: bool = False
    priority: Priority = "interactive"
    strict: bool = False
    insecure_http: bool = False
    middleware: tuple[Callable[..., Any], ...] = ()
    on_call: Hook | None = None
    on_drift: Hook | None = None
    on_request: Hook | None = None
    on_response: Hook | None = None
    on_retry: Hook | None = None

    def with_key(self, key: Secret) -> Options:
        """Return options with another key."""
        return evolve(self, api_key=key)

    def changed(self, changes: Mapping[str, Any]) -> Options:
        """Return options with some changes.

        Args:
            changes: Options as in `ViewOptions` or `RequestOptions`; secrets may be concealed.

        Raises:
            ArgumentError: An option is unknown.
            ConfigurationError: An option has an invalid value.
        """
        refuse_unknown(changes, _CHECKS)
        return evolve(self, **{name: _CHECKS[name](self, changes[name]) for name in changes})


def refuse_unknown(given: Iterable[str], known: Collection[str]) -> None:
    """Refuse unknown options.

    Args:
        given: Names of options.
        known: Names of all known options.

    Raises:
        ArgumentError: An option is unknown.
    """
    for name in given:
        if name not in known:
            raise ArgumentError(f"there is no option {name}{did_you_mean(str(name), known)}")


def conceal(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return options in which secrets are wrapped, so that no traceback shows them.

    Raises:
        ArgumentError: The options are no mapping.
    """
    if not is_object(given):
        kind = type(given).__name__
        # The value may be a connection id, passed as the wrong argument.
        del given
        raise ArgumentError(f"request_options must be a mapping, not {kind}")
    return {name: _concealed(name, value) for name, value in given.items()}


def concealed(call: Call[T]) -> Call[T]:
    """Return a call whose options are concealed; see `conceal`."""
    if not call.options:
        return call
    return call.replaced(options=cast("RequestOptions", conceal(call.options)))


def _concealed(name: str, value: Any) -> Any:
    if name not in NAMES:
        # The value of a misspelt option may be a key.
        return HIDDEN
    if value is None or isinstance(value, Secret | KeyFunction):
        return value
    if name == "api_key" and callable(value):
        return KeyFunction(value)
    if name in _VARIABLES:
        return Secret(value, _VARIABLES[name])
    if name == "headers" and is_object(value):
        return {key: _hidden(header) for key, header in value.items()}
    return _hidden(value) if name in _ADDRESSES else value


def _hidden(value: Any) -> Any:
    return HiddenText(value) if isinstance(value, str) else value


def from_environment(given: Mapping[str, Any]) -> dict[str, Any]:
    """Complete the options of a client from the environment.

    Args:
        given: Options of the caller; None counts as not given.

    Raises:
        ConfigurationError: The key is missing.
    """
    found = {name: value for name, value in given.items() if _is_given(name, value)}
    for name, variable in _VARIABLES.items():
        if name not in found and os.environ.get(variable):
            found[name] = Secret(os.environ[variable], variable, from_environment=True)
    if "api_key" not in found:
        raise ConfigurationError(f"the API needs a key: pass api_key or set {KEY_VARIABLE}")
    if os.environ.get(BASE_URL_VARIABLE):
        found.setdefault("base_url", HiddenText(os.environ[BASE_URL_VARIABLE]))
    return found


def _is_given(name: str, value: object) -> bool:
    # A timeout of None is a value: no timeout.
    return value is not None or name == "timeout"


def _max_retries(_: Options, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigurationError(f"max_retries must be a whole number from 0, not {value!r}")
    return value


def _secret(name: str) -> Callable[[Options, Any], Secret]:
    # None is not special here: it is refused like any other value that is not a text.
    return lambda _, value: (_concealed(name, value) or Secret(value, "")).check(name)


def _key(options: Options, value: Any) -> Secret | KeyFunction:
    found = _concealed("api_key", value)
    return found if isinstance(found, KeyFunction) else _secret("api_key")(options, found)


def _connection(_: Options, value: Any) -> Secret | None:
    return None if value is None else _secret("connection_id")(_, value)


def instance(kind: type[T], name: str, value: object) -> T:
    """Return the value of an option that must be an instance of a class.

    Args:
        kind: The class.
        name: Name of the option.
        value: Value of the option.

    Raises:
        ConfigurationError: The value is an instance of another class.
    """
    if not isinstance(value, kind):
        raise ConfigurationError(f"{name} must be {kind.__name__}, not {value!r}")
    return value


def _instance(kind: type, name: str) -> Callable[[Options, Any], Any]:
    return lambda _, value: instance(kind, name, value)


def _mapping(name: str, value: object) -> Mapping[str, Any]:
    if not is_object(value):
        raise ConfigurationError(f"{name} must be a mapping, not {type(value).__name__}")
    return value


def _priority(value: Any) -> Priority:
    if value not in get_args(Priority):
        raise ConfigurationError(f"priority must be 'interactive' or 'bulk', not {value!r}")
    priority: Priority = value
    return priority


def _hook(_: Options, value: Hook | None) -> Hook | None:
    if value is not None and not callable(value):
        raise ConfigurationError(f"a hook must be callable, not {value!r}")
    return value


def _middleware(_: Options, value: Any) -> tuple[Callable[..., Any], ...]:
    found = () if value is None else (value,) if callable(value) else value
    if isinstance(found, list | tuple) and all(callable(each) for each in found):
        return tuple(found)
    raise ConfigurationError(f"middleware must be a function or a list of functions, not {value!r}")


def _plain_hook(name: str) -> Callable[[Options, Any], Hook | None]:
    def check(options: Options, value: Hook | None) -> Hook | None:
        if inspect.iscoroutinefunction(value):
            raise ConfigurationError(f"{name} must be a plain function: nothing awaits this hook")
        return _hook(options, value)

    return check


_CHECKS: dict[str, Callable[[Options, Any], Any]] = {
    "api_key": _key,
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
    "priority": lambda _, value: _priority(value),
    "strict": _instance(bool, "strict"),
    "middleware": _middleware,
    "on_call": _plain_hook("on_call"),
    "on_drift": _plain_hook("on_drift"),
    "on_request": _hook,
    "on_response": _hook,
    "on_retry": _hook,
}
