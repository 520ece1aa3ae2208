"""Run the sandbox in a thread, for as long as a block lasts."""

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
from ofauth_client.sandbox.simulated_api import Exchange, Settings, SimulatedApi
from ofauth_client.sandbox.uploads import Uploads
from ofauth_client.sandbox.webhooks import Delivery, deliver

API_KEY = "sk_sandbox_made_up"
CONNECTION_ID = "conn_made_up"
WEBHOOK_SECRET = "whsec_c2FuZGJveCBzZWNyZXQgb2YgdGhlIHRlc3Rz"  # noqa: S105 - made up, and public

#: Seconds after which a server that does not start or stop is given up.
_PATIENCE = 30.0


@define
class Sandbox:
    """A server on this machine that speaks the OFAuth API with made-up data.

        with Sandbox(seed=7) as sandbox, OFAuth(**sandbox.options()) as client:
            print(client.chats.list(limit=1).items)

    Args:
        seed: Decides about all that is made up: the same seed, the same answers.
        chats: Chats of each connection.
        messages: Messages of each chat.
        document: A prepared document, or its file; the one of the client by default.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.
        allow_remote: Whether `host` may be reached from other machines.
        rate_limit: True for the documented limit of each connection, or another limit.
        faults: Rules of what goes wrong, such as `status=503 on chats.list at 3`.
        clock: Seconds since 1970.
        api_key: The key that is valid.

    Raises:
        SandboxError: An option has no possible value.
    """

    seed: int = 7
    chats: int = 50
    messages: int = 500
    document: Path | dict[str, Any] | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 0
    allow_remote: bool = False
    rate_limit: bool | RateLimit = False
    faults: Iterable[Rule | str] = ()
    clock: Callable[[], float] = field(default=time.time, repr=False)
    api_key: str = field(default=API_KEY, repr=False)
    api: SimulatedApi = field(init=False, repr=False)
    _server: uvicorn.Server | None = field(init=False, default=None, repr=False)
    _thread: threading.Thread | None = field(init=False, default=None, repr=False)
    _socket: socket.socket | None = field(init=False, default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        _check(self)
        given = self.document
        document = check_document(given) if isinstance(given, dict) else read_document(given)
        settings = Settings(self.seed, self.chats, self.messages)
        limit = RateLimit() if self.rate_limit is True else self.rate_limit
        limiter = RequestLimiter(limit, self.clock) if limit else None
        self.api = SimulatedApi(
            document, settings, Authentication(self.api_key), limiter, self.clock
        )
        for rule in self.faults:
            self.plan.add(rule)

    @property
    def url(self) -> str:
        """Address of the server.

        Raises:
            SandboxError: It does not run.
        """
        if self._socket is None:
            raise SandboxError("the sandbox does not run; use it in a with block, or start it")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self._socket.getsockname()[1]}"

    @property
    def connection_id(self) -> str:
        """Id of a connection; every id that starts with `conn_` is one, with data of its own."""
        return CONNECTION_ID

    @property
    def webhook_secret(self) -> str:
        """The secret that deliveries are signed with."""
        return WEBHOOK_SECRET

    @property
    def plan(self) -> FaultPlan:
        """What goes wrong; rules can be added and cleared at any time."""
        return self.api.plan

    @property
    def exchanges(self) -> list[Exchange]:
        """The requests that were answered, the newest last."""
        with self.api.lock:
            return list(self.api.exchanges)

    @property
    def uploads(self) -> Uploads:
        """The files that were uploaded."""
        return self.api.uploads

    @property
    def open_connections(self) -> int:
        """How many connections are open."""
        return len(self._server.server_state.connections) if self._server else 0

    def options(self) -> dict[str, Any]:
        """Return what a client is made with: address, key and connection."""
        return {
            "base_url": self.url,
            "api_key": self.api_key,
            "connection_id": self.connection_id,
        }

    def add_message(
        self, user: int, text: str, *, connection: str = CONNECTION_ID, from_account: bool = False
    ) -> dict[str, Any]:
        """Add a message to a chat, also while a client is reading it, and return it.

        Args:
            user: Id of the user whom the chat is with.
            text: What it says.
            connection: Id of the connection.
            from_account: Whether the account wrote it, not the user.

        Raises:
            SandboxError: There is no such chat.
        """
        account = self.api.account(connection)
        try:
            with self.api.lock:
                return account.add(user, text, is_from_account=from_account)
        except Refusal as refusal:
            raise SandboxError(refusal.message) from None

    def deliver(self, url: str, event_type: str, data: Any = None, **options: Any) -> int:
        """Deliver a webhook to a server on this machine, and return the status of its answer.

        Args:
            url: Where to.
            event_type: Type of the event, such as `connection.expired`.
            data: Its data; an empty object by default.
            **options: See `Delivery`; the secret is `webhook_secret` by default.

        Raises:
            SandboxError: It cannot be delivered.
        """
        secret = options.pop("secret", self.webhook_secret)
        return deliver(Delivery(url, event_type, {} if data is None else data, secret, **options))

    def forget(self) -> None:
        """Forget what was written, uploaded and asked, and all rules of faults."""
        self.api.forget()

    def start(self) -> Self:
        """Start the server, and return when it answers.

        Raises:
            SandboxError: The address is not free.
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
        """Stop the server, and return when all its connections are closed."""
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
            Application(self.api).asgi(),
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
            "the sandbox listens on this machine only; allow_remote=True (--allow-remote) lets "
            "everybody in reach use it"
        )
    numbers = {"chats": 10**5, "messages": 10**7, "port": 65_535}
    for name, most in numbers.items():
        value = getattr(sandbox, name)
        if not 0 <= value <= most:
            raise SandboxError(f"{name} must be a number from 0 to {most}")
