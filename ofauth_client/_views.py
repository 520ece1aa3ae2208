"""Common part of the synchronous and the asynchronous client: options and views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack

from ofauth_client._exchange.limits import connection_key
from ofauth_client._messages.messages import Request
from ofauth_client._options.credentials import HIDDEN, Secret
from ofauth_client._options.options import CONNECTION_VARIABLE, Options, conceal
from ofauth_client._options.rate_limit import RateLimitState
from ofauth_client._options.types import ViewOptions
from ofauth_client._request.bodies import custom_body
from ofauth_client._request.encoding import encode_custom

if TYPE_CHECKING:
    from ofauth_client._engine import AsyncEngine, Engine

E = TypeVar("E", bound="Engine | AsyncEngine")


class Views(Generic[E]):
    """The options of a client, and cheap views with other options."""

    _engine: E
    _owns: bool

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
        view._set(self._engine.view(options), owns=False)
        return view

    def _set(self, engine: Any, *, owns: bool) -> None:
        # The generated resources of a client use its engine by the name `_caller`.
        self.__dict__.update(_engine=engine, _caller=engine, _owns=owns)

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
        return self._engine

    def __setstate__(self, engine: Any) -> None:
        self._set(engine, owns=True)
