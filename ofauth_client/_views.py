"""Common part of the synchronous and the asynchronous client: options and views."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack

from ofauth_api.resources.base import FixedNames

from ofauth_client._exchange.limits import connection_key
from ofauth_client._messages.messages import Request
from ofauth_client._options.credentials import HIDDEN, Secret
from ofauth_client._options.options import CONNECTION_VARIABLE, NAMES, Options, conceal
from ofauth_client._options.rate_limit import RateLimitState
from ofauth_client._options.types import ViewOptions
from ofauth_client._request.bodies import custom_body
from ofauth_client._request.encoding import encode_custom

if TYPE_CHECKING:
    from ofauth_client._engine import AsyncEngine, Engine

E = TypeVar("E", bound="Engine | AsyncEngine")


#: Attributes that every client and view has.
_PARTS = frozenset({"_caller", "_engine", "_owns"})


class Views(FixedNames, Generic[E]):
    """The options of a client, and cheap views with other options.

    A class that a caller derives from a client may set attributes of its own.
    """

    _engine: E
    _owns: bool
    _client_class: type

    def __init_subclass__(cls, *, client: bool = False) -> None:
        super().__init_subclass__()
        if client:
            cls._client_class = cls

    def with_options(self, **options: Unpack[ViewOptions]) -> Self:
        """Return a view with other options. The view shares connections and rate limits.

        Args:
            **options: See `ViewOptions`.

        Raises:
            ConfigurationError: An option has an invalid value.
        """
        changes = conceal(options)
        del options
        return self._view(self._engine.options.changed(changes))

    def for_connection(self, connection_id: str) -> Self:
        """Return a view that acts for a connection.

        Args:
            connection_id: Id of the connection, such as `conn_…`.

        Raises:
            ConfigurationError: The id cannot be sent in a header.
        """
        connection = Secret(connection_id, CONNECTION_VARIABLE)
        del connection_id
        return self._view(self._engine.options.changed({"connection_id": connection}))

    @property
    def rate_limit(self) -> RateLimitState | None:
        """The last rate-limit state that the API reported for this connection, if any."""
        engine = self._engine
        return engine.context.states.get(connection_key(engine.options.connection_id))

    def _view(self, options: Options) -> Self:
        view = type(self).__new__(type(self))
        view._set(self._engine.view(options), owns=False, own=self._own_attributes())
        return view

    def _set(
        self, engine: Any, *, owns: bool, own: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        # The generated resources of a client use its engine by the name `_caller`.
        self.__dict__.update(own, _engine=engine, _caller=engine, _owns=owns)

    def _may_change(self, name: str) -> bool:
        return self._is_own(name) or super()._may_change(name)

    def _is_own(self, name: str) -> bool:
        """Tell whether a name is that of an attribute that a caller's class may set."""
        client = self._client_class
        return type(self) is not client and not (name in NAMES | _PARTS or hasattr(client, name))

    def _own_attributes(self) -> dict[str, Any]:
        """Return the attributes that a caller's class has set."""
        if type(self) is self._client_class:
            return {}
        # A cached property is computed anew, because it may depend on the options.
        kind = type(self)
        return {
            name: value
            for name, value in vars(self).items()
            if self._is_own(name) and not isinstance(getattr(kind, name, None), cached_property)
        }

    def _custom_request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        bodies: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> Request:
        """Return a request to any path; the secrets in the options are concealed."""
        own = self._engine.options
        chosen = own.changed(options) if options else own
        return encode_custom(method, path, params or {}, custom_body(bodies), chosen)

    def __repr__(self) -> str:
        if not hasattr(self, "_engine"):
            # A traceback of __init__ shows clients that have no engine yet.
            return f"<{type(self).__name__}>"
        options = self._engine.options
        connection = HIDDEN if options.connection_id else None
        return f"<{type(self).__name__} {options.base_url}, key {HIDDEN}, connection {connection}>"

    def __copy__(self) -> Self:
        return self._view(self._engine.options)

    def __deepcopy__(self, memo: object) -> Self:
        return self._view(self._engine.options)

    def __getstate__(self) -> Any:
        # Resources are not pickled; they are created again on first use.
        return self._engine, self._own_attributes()

    def __setstate__(self, state: tuple[Any, dict[str, Any]]) -> None:
        engine, own = state
        self._set(engine, owns=True, own=own)
