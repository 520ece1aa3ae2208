"""The worlds of a sandbox: one for each connection, and one for the API key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Any, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import bad_request
from ofauth_client.sandbox.example_texts import EPOCH
from ofauth_client.sandbox.http_messages import ValidRequest

T = TypeVar("T")

#: Digits of the ids of things; longer texts of digits are texts.
_LONGEST_NUMBER = 20
Facts: TypeAlias = dict[str, Any]
DAY = 86_400
_MINUTE = 60


@frozen
class Settings:
    """Seed and size of the made-up data.

    Args:
        seed: Seed of all made-up data.
        chats: Number of chats of each connection.
        messages: Number of messages in each chat.
        fans: Number of fans of each connection; at least as many as chats.
    """

    seed: int = 7
    chats: int = 50
    messages: int = 500
    fans: int = 120


@define
class World:
    """Everything that belongs to a connection.

    Args:
        connection: Connection id; empty for what belongs to the API key.
        worlds: All worlds of the sandbox.
    """

    connection: str = field(repr=False)
    worlds: Worlds = field(repr=False)
    _parts: dict[Any, Any] = field(init=False, factory=dict, repr=False)
    _due: list[tuple[float, Callable[[], None]]] = field(init=False, factory=list, repr=False)
    _steps: int = field(init=False, default=0)

    @property
    def settings(self) -> Settings:
        """Seed and size of the data."""
        return self.worlds.settings

    @property
    def seed(self) -> str:
        """Seed of the data of this connection."""
        return f"{self.settings.seed}:{self.connection}"

    def part(self, kind: Callable[[World], T]) -> T:
        """Return a part of the world, which is made on first use.

        Args:
            kind: Class of the part.
        """
        if kind not in self._parts:
            self._parts[kind] = kind(self)
        return cast("T", self._parts[kind])

    def random(self, *keys: object) -> Random:
        """Return the random numbers for some keys; the same keys give the same numbers."""
        return Random(":".join(map(str, (self.seed, *keys))))  # noqa: S311 - made-up data

    def moment(self) -> float:
        """Return the time of something new, in seconds since `EPOCH`: a minute after the last."""
        self._steps += 1
        return float(self._steps * _MINUTE)

    def at(self, time: float, action: Callable[[], None]) -> None:
        """Carry out an action as soon as the clock of the sandbox reaches a time.

        Args:
            time: Seconds since 1970.
            action: The action.
        """
        self._due.append((time, action))

    def carry_out_due(self) -> None:
        """Carry out the actions whose time has come."""
        now = self.worlds.clock()
        due = [each for each in self._due if each[0] <= now]
        self._due = [each for each in self._due if each[0] > now]
        for _, action in sorted(due, key=lambda each: each[0]):
            action()


@define
class Worlds:
    """All worlds of a sandbox.

    Args:
        settings: Seed and size of the data.
        clock: Seconds since 1970.
        permissions: All permissions that a connection can have.
        notify: Called with type and data of each event that has webhooks.
    """

    settings: Settings
    clock: Callable[[], float]
    permissions: tuple[str, ...] = ()
    notify: Callable[[str, Facts], None] = field(default=lambda _type, _data: None, repr=False)
    _worlds: dict[str, World] = field(init=False, factory=dict, repr=False)

    def of(self, connection: str) -> World:
        """Return the world of a connection, which is made on first use."""
        if connection not in self._worlds:
            self._worlds[connection] = World(connection, self)
        return self._worlds[connection]

    @property
    def shared(self) -> World:
        """The world of the API key, which has the connections."""
        return self.of("")

    def forget(self) -> None:
        """Restore the initial state."""
        self._worlds.clear()


@frozen
class Call:
    """A request to an operation that has a handler.

    Args:
        world: World of the connection.
        request: The request.
        path: Values in the path, named as in the table of handlers.
    """

    world: World
    request: ValidRequest
    path: dict[str, Any]

    @classmethod
    def of(cls, world: World, request: ValidRequest, path: dict[str, Any]) -> Call:
        """Return a call with whole numbers in its path, also where the document has texts."""
        return cls(world, request, {name: _as_number(value) for name, value in path.items()})

    @property
    def query(self) -> dict[str, Any]:
        """Query parameters."""
        return self.request.query

    @property
    def body(self) -> Facts:
        """The JSON body; empty if there is none, or it is no object."""
        return self.request.body if isinstance(self.request.body, dict) else {}

    def part(self, kind: Callable[[World], T]) -> T:
        """Return a part of the world of the connection."""
        return self.world.part(kind)

    def period(self, usual_days: int = 0) -> tuple[float, float]:
        """Return `startDate` and `endDate`, in seconds since `EPOCH`.

        Args:
            usual_days: Days before the end at which the period starts without `startDate`; 0 for
                no start.
        """
        end = _seconds("endDate", self.query.get("endDate"))
        start = _seconds("startDate", self.query.get("startDate"))
        until = 1e12 if end is None else end
        if start is None:
            start = min(until, 0.0) - usual_days * DAY if usual_days else -1e12
        return start, until


@frozen
class Whole:
    """Data of an answer that needs no completion.

    Args:
        data: The data.
    """

    data: Any


@frozen
class WithHeaders:
    """Data of an answer, and headers.

    Args:
        data: The data.
        headers: The headers.
    """

    data: Any
    headers: dict[str, str]


Handler: TypeAlias = Callable[[Call], Any]


def unix_time(name: str, text: Any) -> float | None:
    """Return the time in a text, in seconds since 1970; None for no text.

    Args:
        name: Name of the parameter or property.
        text: A time in ISO 8601; UTC if it names no time zone.

    Raises:
        Refusal: The text is not a time.
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise bad_request(f"{name}: not a time such as 2026-11-01T12:00:00Z") from None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _seconds(name: str, text: Any) -> float | None:
    found = unix_time(name, text)
    return None if found is None else found - EPOCH.timestamp()


def whole(name: str, value: Any) -> int:
    """Return an id as a whole number; in the document, ids may also be texts or floats.

    Raises:
        Refusal: The value is not a number.
    """
    try:
        return int(value)
    except (ValueError, TypeError, OverflowError):
        raise bad_request(f"{name}: not an id") from None


def _as_number(value: Any) -> Any:
    is_number = isinstance(value, str) and value.isascii() and value.isdigit()
    return int(value) if is_number and len(value) < _LONGEST_NUMBER else value
