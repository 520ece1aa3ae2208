"""Webhooks of what happens in the sandbox, delivered in the background."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import SandboxError
from ofauth_client.sandbox.webhooks import Delivery, deliver_persistently

#: Number of attempts that OFAuth makes at a delivery.
ATTEMPTS = 5
#: Data of an event of each type, for deliveries whose data does not matter. Only the types of
#: connections and rules are documented; OFAuth documents no names of realtime events.
EVENTS: dict[str, dict[str, Any]] = {
    "connection.created": {"id": "conn_a", "status": "active"},
    "connection.updated": {"id": "conn_a", "status": "active"},
    "connection.expired": {"id": "conn_a", "status": "expired"},
    "connection.disconnected": {"id": "conn_a"},
    "rules.updated": {"revision": "20261101"},
    "realtime.chat.typing": {"environment": "sandbox", "userId": 1001},
    "realtime.message.received": {"environment": "sandbox", "userId": 1001, "text": "Hello"},
    "realtime.message.deleted": {"environment": "sandbox", "userId": 1001, "messageId": 1},
    "realtime.post.published": {"environment": "sandbox", "postId": 1},
}


def _types(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


@frozen
class Subscription:
    """A URL that webhooks are delivered to.

    Args:
        url: URL of a server on this machine.
        secret: The signing secret, or several secrets while one replaces another.
        scheme: Kind of signature: `ofauth` or `svix`.
        types: Types of the events; empty for all.
        attempts: Number of attempts at a delivery.
        copies: Number of times that each delivery succeeds; 2 for duplicates.
    """

    url: str
    secret: str | tuple[str, ...] = field(repr=False)
    scheme: str = "ofauth"
    types: frozenset[str] = field(default=frozenset[str](), converter=_types)
    attempts: int = ATTEMPTS
    copies: int = 1

    def delivery(self, event_type: str, data: Any, moment: float, identifier: str) -> Delivery:
        """Return the delivery of an event.

        Args:
            event_type: Type of the event.
            data: Data of the event.
            moment: Time of the event, in seconds since 1970.
            identifier: Id of the delivery.

        Raises:
            SandboxError: URL or scheme is invalid.
        """
        return Delivery(
            self.url, event_type, data, self.secret, self.scheme, time=moment, id=identifier
        )


@frozen
class Delivered:
    """A delivery that was made, or given up.

    Args:
        type: Type of the event.
        id: Id of the delivery.
        statuses: Statuses of all attempts; empty if no server answered.
    """

    type: str
    id: str
    statuses: tuple[int, ...]


@define
class WebhookQueue:
    """Delivers events to subscribed URLs, in order, from a thread of its own.

    Args:
        clock: Seconds since 1970.
    """

    clock: Callable[[], float]
    subscriptions: list[Subscription] = field(init=False, factory=list)
    delivered: list[Delivered] = field(init=False, factory=list)
    _waiting: deque[tuple[Subscription, Delivery]] = field(init=False, factory=deque, repr=False)
    _changed: threading.Condition = field(init=False, factory=threading.Condition, repr=False)
    _is_busy: bool = field(init=False, default=False)
    _count: int = field(init=False, default=0)

    def subscribe(self, subscription: Subscription) -> None:
        """Deliver events from now on.

        Raises:
            SandboxError: URL, secret or scheme is invalid.
        """
        subscription.delivery("rules.updated", {}, 0.0, "msg_0").request()
        with self._changed:
            self.subscriptions.append(subscription)

    def notify(self, event_type: str, data: Any) -> None:
        """Have an event delivered to all who subscribed to its type."""
        with self._changed:
            self._count += 1
            moment, identifier = self.clock(), f"msg_{self._count}"
            for each in self.subscriptions:
                if not each.types or event_type in each.types:
                    made = each.delivery(event_type, data, moment, identifier)
                    self._waiting.append((each, made))
            if self._waiting and not self._is_busy:
                self._is_busy = True
                threading.Thread(target=self._work, name="ofauth-webhooks", daemon=True).start()

    def settle(self, seconds: float) -> list[Delivered]:
        """Wait until no delivery is waiting, and return all deliveries.

        Args:
            seconds: Seconds to wait at most.

        Raises:
            SandboxError: Deliveries are still waiting.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_busy, seconds):
                raise SandboxError(f"webhooks were still being delivered after {seconds} seconds")
            return list(self.delivered)

    def forget(self) -> None:
        """Remove subscriptions and deliveries."""
        with self._changed:
            self.subscriptions.clear()
            self.delivered.clear()
            self._waiting.clear()
            self._count = 0

    def _work(self) -> None:
        while (found := self._next()) is not None:
            subscription, delivery = found
            try:
                statuses: Iterable[int] = deliver_persistently(
                    delivery, subscription.attempts, subscription.copies
                )
            except SandboxError:
                statuses = ()
            with self._changed:
                self.delivered.append(Delivered(delivery.type, delivery.id, tuple(statuses)))

    def _next(self) -> tuple[Subscription, Delivery] | None:
        with self._changed:
            if self._waiting:
                return self._waiting.popleft()
            self._is_busy = False
            self._changed.notify_all()
            return None
