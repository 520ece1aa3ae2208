"""The class `Sandbox`, which runs the server in a thread."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

import uvicorn
from attrs import define, field

from ofauth_client._options.rate_limit import RateLimit
from ofauth_client.sandbox.access import Authentication, RequestLimiter
from ofauth_client.sandbox.application import Application
from ofauth_client.sandbox.documents import check_document, read_document
from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.faults import FaultPlan, Rule
from ofauth_client.sandbox.http_server import CuttableProtocol, Server, listen
from ofauth_client.sandbox.loopback import is_loopback
from ofauth_client.sandbox.simulated_api import Exchange, SimulatedApi
from ofauth_client.sandbox.webhook_queue import EVENTS, Delivered, Subscription, WebhookQueue
from ofauth_client.sandbox.webhooks import Delivery, deliver_persistently
from ofauth_client.sandbox.world.rules import Rules
from ofauth_client.sandbox.world.uploads import Uploads
from ofauth_client.sandbox.world.worlds import Settings

API_KEY = "sk_sandbox_made_up"
CONNECTION_ID = "conn_made_up"
WEBHOOK_SECRET = "whsec_c2FuZGJveCBzZWNyZXQgb2YgdGhlIHRlc3Rz"  # noqa: S105 - made up, and public

#: Seconds to wait for the server to start or stop.
_PATIENCE = 30.0


@define
class Sandbox:
    """A server on this machine that speaks the OFAuth API with made-up data.

        with Sandbox(seed=7) as sandbox, OFAuth(**sandbox.options()) as client:
            print(client.chats.list(limit=1).items)

    Args:
        seed: Seed of all made-up data: the same seed gives the same answers.
        chats: Number of chats of each connection.
        messages: Number of messages in each chat.
        fans: Number of fans of each connection; at least as many as chats.
        document: A prepared document, or its file; by default, the document of the client.
        host: Address to listen on.
        port: Port to listen on; 0 for any free port.
        allow_remote: Whether `host` may be reached from other machines.
        rate_limit: True for the documented limit of each connection, or another limit.
        faults: Rules of faults, such as `status=503 on chats.list at 3`.
        clock: Seconds since 1970.
        api_key: The valid API key.

    Raises:
        SandboxError: An option has an invalid value.
    """

    seed: int = 7
    chats: int = 50
    messages: int = 500
    fans: int = 120
    document: Path | dict[str, Any] | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 0
    allow_remote: bool = False
    rate_limit: bool | RateLimit = False
    faults: Iterable[Rule | str] = ()
    clock: Callable[[], float] = field(default=time.time, repr=False)
    api_key: str = field(default=API_KEY, repr=False)
    api: SimulatedApi = field(init=False, repr=False)
    _queue: WebhookQueue = field(init=False, repr=False)
    _server: uvicorn.Server | None = field(init=False, default=None, repr=False)
    _thread: threading.Thread | None = field(init=False, default=None, repr=False)
    _socket: socket.socket | None = field(init=False, default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        _check(self)
        given = self.document
        document = check_document(given) if isinstance(given, dict) else read_document(given)
        settings = Settings(self.seed, self.chats, self.messages, self.fans)
        limit = RateLimit() if self.rate_limit is True else self.rate_limit
        limiter = RequestLimiter(limit, self.clock) if limit else None
        self._queue = WebhookQueue(self.clock)
        access = Authentication(self.api_key)
        self.api = SimulatedApi(document, settings, access, limiter, self.clock, self._queue.notify)
        for rule in self.faults:
            self.plan.add(rule)

    @property
    def url(self) -> str:
        """URL of the server.

        Raises:
            SandboxError: The server does not run.
        """
        if self._socket is None:
            raise SandboxError("the sandbox does not run; use it in a with block, or start it")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self._socket.getsockname()[1]}"

    @property
    def connection_id(self) -> str:
        """Id of a connection. Every id that starts with `conn_` is valid and has its own data."""
        return CONNECTION_ID

    @property
    def webhook_secret(self) -> str:
        """The secret that signs webhook deliveries."""
        return WEBHOOK_SECRET

    @property
    def plan(self) -> FaultPlan:
        """The rules of faults, which can be added and cleared at any time."""
        return self.api.plan

    @property
    def exchanges(self) -> list[Exchange]:
        """The answered requests, newest last."""
        with self.api.lock:
            return list(self.api.exchanges)

    @property
    def uploads(self) -> Uploads:
        """The uploaded files."""
        return self.api.worlds.shared.part(Uploads)

    @property
    def open_connections(self) -> int:
        """Number of open connections."""
        return len(self._server.server_state.connections) if self._server else 0

    def options(self) -> dict[str, Any]:
        """Return the options of a client: base URL, key and connection id."""
        return {
            "base_url": self.url,
            "api_key": self.api_key,
            "connection_id": self.connection_id,
        }

    def add_message(
        self, user: int, text: str, *, connection: str = CONNECTION_ID, from_account: bool = False
    ) -> dict[str, Any]:
        """Add a message to a chat, even while a client is reading the chat; return the message.

        Args:
            user: Id of the user whom the account chats with.
            text: Text of the message.
            connection: Id of the connection.
            from_account: Whether the account wrote the message, instead of the user.

        Raises:
            SandboxError: There is no chat with this user.
        """
        try:
            return self.api.add_message(connection, user, text, is_from_account=from_account)
        except Refusal as refusal:
            raise SandboxError(refusal.message) from None

    def change_connection(
        self,
        connection: str = CONNECTION_ID,
        *,
        status: str | None = None,
        permissions: Iterable[str] | None = None,
        expires_after: int | None = None,
    ) -> dict[str, Any]:
        """Change a connection, have webhooks tell of its status, and return the connection.

        Args:
            connection: Id of the connection.
            status: `active`, `expired` or `awaiting_2fa`; None to leave the status.
            permissions: What the connection permits, such as `messages:read`; None to leave the
                permissions.
            expires_after: Number of requests after which the connection expires; None for never.

        Raises:
            SandboxError: A value is invalid.
        """
        return self.api.change_connection(connection, status, permissions, expires_after)

    def link(self, url: str, *steps: str) -> str:
        """Do what the owner of an account does in a link session, and return its status.

        Args:
            url: URL or client secret of the session.
            *steps: `open`, `credentials`, `two_factor`, `code`, `wrong_credentials`, `wrong_code`,
                `deny` or `fail`. `credentials` completes the session; after `two_factor`, the
                session waits for a `code`.

        Raises:
            SandboxError: The session or a step is unknown, or a step does not fit the status.
        """
        statuses = [self.api.step_link(url, step) for step in steps]
        if not statuses:
            raise SandboxError("a step is missing, such as credentials")
        return statuses[-1]

    def publish_rules(self) -> None:
        """Publish another revision of the dynamic rules, and have webhooks tell of it."""
        with self.api.lock:
            self.api.worlds.shared.part(Rules).publish()

    def subscribe(self, url: str, **options: Any) -> None:
        """Deliver webhooks to a server on this machine from now on, whenever something happens.

        Args:
            url: URL of the server.
            **options: See `Subscription`; the secret is `webhook_secret` by default.

        Raises:
            SandboxError: An option is invalid.
        """
        secret = options.pop("secret", self.webhook_secret)
        self._queue.subscribe(Subscription(url, secret, **options))

    def deliveries(self, timeout: float = 30.0) -> list[Delivered]:
        """Wait until all webhooks are delivered, and return the deliveries.

        Args:
            timeout: Seconds to wait at most.

        Raises:
            SandboxError: Deliveries are still waiting.
        """
        return self._queue.settle(timeout)

    def deliver(
        self,
        url: str,
        event_type: str,
        data: Any = None,
        *,
        attempts: int = 1,
        copies: int = 1,
        **options: Any,
    ) -> int:
        """Deliver a webhook to a server on this machine, and return the status of its last answer.

        Args:
            url: URL of the server.
            event_type: Type of the event, such as `connection.expired`.
            data: Data of the event; by default, made-up data of the type (`EVENTS`).
            attempts: Number of attempts until the server answers with success.
            copies: Number of successful deliveries; 2 for a duplicate.
            **options: See `Delivery`; the secret is `webhook_secret` by default.

        Raises:
            SandboxError: The event cannot be delivered.
        """
        secret = options.pop("secret", self.webhook_secret)
        given = EVENTS.get(event_type, {}) if data is None else data
        delivery = Delivery(url, event_type, given, secret, **options)
        return deliver_persistently(delivery, attempts, copies)[-1]

    def forget(self) -> None:
        """Restore the initial state, without anything sent, faults, exchanges and webhooks."""
        self._queue.forget()
        self.api.forget()

    def start(self) -> Self:
        """Start the server, and return as soon as it answers.

        Raises:
            SandboxError: The server runs already, or cannot listen on its address.
        """
        if self._thread is not None:
            raise SandboxError("the sandbox runs already")
        self._socket = listen(self.host, self.port)
        self._server = Server(self._config())
        self._thread = threading.Thread(target=self._run, name="ofauth-sandbox", daemon=True)
        self._thread.start()
        limit = time.monotonic() + _PATIENCE
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > limit:
                self.stop()
                raise SandboxError("the sandbox did not start")
            time.sleep(0.005)
        return self

    def stop(self) -> None:
        """Stop the server, and return as soon as all its connections are closed."""
        if self._server is None or self._thread is None or self._socket is None:
            return
        self._server.should_exit = True
        self._thread.join(_PATIENCE)
        self._socket.close()
        self._server = self._thread = self._socket = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        if self._server and self._socket:
            self._server.run(sockets=[self._socket])

    def _config(self) -> uvicorn.Config:
        return uvicorn.Config(
            Application(self.api, self._queue).asgi(),
            http=CuttableProtocol,
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            date_header=False,
            server_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=1,
        )


def _check(sandbox: Sandbox) -> None:
    if not sandbox.allow_remote and not is_loopback(sandbox.host):
        raise SandboxError(
            "the sandbox listens only on this machine; allow_remote=True (--allow-remote) lets "
            "other machines use it"
        )
    numbers = {"chats": 10**5, "messages": 10**7, "fans": 10**5, "port": 65_535}
    for name, most in numbers.items():
        value = getattr(sandbox, name)
        if not 0 <= value <= most:
            raise SandboxError(f"{name} must be a number from 0 to {most}")
