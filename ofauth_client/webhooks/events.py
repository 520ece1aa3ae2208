"""Events of webhook deliveries: a type, a time, and data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from ofauth_api.webhooks import Payload

_REALTIME = "realtime."


@frozen
class Event:
    """An event of any type. Events of unknown types have this class.

    Args:
        type: Type of the event, such as `connection.created`.
        timestamp: Time of the event; None if the delivery does not say.
        data: Data of the event; data that is not an object becomes its `value`. The repr hides
            the data, because it may contain connection ids.
        delivery_id: Id of the delivery, the same for each attempt; None if there is none.
        body: The whole body as parsed, with `type`, `timestamp` and `data`; the repr hides it, too.
    """

    type: str
    timestamp: datetime | None
    data: Mapping[str, Any] = field(repr=False)
    delivery_id: str | None = None
    body: Mapping[str, Any] = field(factory=dict[str, Any], repr=False, eq=False)

    @property
    def payload(self) -> Payload | None:
        """The body as the model that the document has for this type.

        None if the document describes no such type. Differences from the document are logged, as
        those of answers are.

        Raises:
            WebhookError: The body cannot be read as that model at all.
        """
        # Imported late: most receivers need no models.
        from ofauth_client.webhooks.payloads import decode_payload

        return decode_payload(self.type, self.body)


@frozen
class ConnectionEvent(Event):
    """Something happened to a connection."""


@frozen
class ConnectionCreated(ConnectionEvent):
    """`connection.created`: a connection can be used."""


@frozen
class ConnectionUpdated(ConnectionEvent):
    """`connection.updated`: a connection has changed."""


@frozen
class ConnectionExpired(ConnectionEvent):
    """`connection.expired`: the session of a connection has expired."""


@frozen
class ConnectionDisconnected(ConnectionEvent):
    """`connection.disconnected`: a connection was removed."""


@frozen
class RulesUpdated(Event):
    """`rules.updated`: there are new dynamic rules."""


@frozen
class RealtimeEvent(Event):
    """`realtime.…`: a relayed event of the platform."""

    @property
    def name(self) -> str:
        """The type without `realtime.`."""
        return self.type.removeprefix(_REALTIME)


_CLASSES: dict[str, type[Event]] = {
    "connection.created": ConnectionCreated,
    "connection.updated": ConnectionUpdated,
    "connection.expired": ConnectionExpired,
    "connection.disconnected": ConnectionDisconnected,
    "rules.updated": RulesUpdated,
}


def make_event(envelope: Mapping[str, Any], delivery_id: str | None) -> Event:
    """Return the event in a body.

    Args:
        envelope: The body as a JSON object, with a text as its `type`.
        delivery_id: Id of the delivery, if any.
    """
    name = str(envelope["type"])
    data = envelope.get("data")
    kind = RealtimeEvent if name.startswith(_REALTIME) else _CLASSES.get(name, Event)
    return kind(
        type=name,
        timestamp=_time(envelope.get("timestamp")),
        data=_data(data),
        delivery_id=delivery_id,
        body=envelope,
    )


def _data(value: object) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    return {} if value is None else {"value": value}


def _time(value: object) -> datetime | None:
    """Read a time: ISO 8601, or seconds or milliseconds since 1970; None for other values."""
    try:
        if isinstance(value, str):
            return _aware(datetime.fromisoformat(value))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
