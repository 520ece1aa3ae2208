"""Who is asking, and for which connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from ofauth_client.sandbox.errors import Refusal

CONNECTION_HEADER = "x-connection-id"
CONNECTION_PREFIX = "conn_"


@frozen
class Keys:
    """The keys that are valid.

    Args:
        api_key: The API key.
    """

    api_key: str = field(repr=False)

    def check(self, needed: Iterable[str], headers: Mapping[str, str]) -> str:
        """Return the connection that a request is for; empty for none.

        Args:
            needed: Headers that the operation needs.
            headers: Headers of the request, with lower-case names.

        Raises:
            Refusal: A key is missing or not valid.
        """
        names = [name.lower() for name in needed]
        for name in names:
            if name != CONNECTION_HEADER and headers.get(name) != self.api_key:
                told = "Invalid API key" if name in headers else "API key is missing"
                raise Refusal(401, "UNAUTHORIZED", told)
        if CONNECTION_HEADER not in names:
            return ""
        connection = headers.get(CONNECTION_HEADER, "")
        if not connection.startswith(CONNECTION_PREFIX):
            raise Refusal(
                401, "SESSION_NOT_PROVIDED", "x-connection-id must be the id of a connection"
            )
        return connection
