"""The simulated API: from a request to an answer, without I/O.

The same seed and the same requests give the same answers. A request takes these steps:

1. A fault `status=…` answers at once.
2. `access` checks credentials and the rate limit, `world.connections` the connection;
   `validation` checks parameters and body.
3. The handler of the operation answers (`world.handlers`), with facts or a list to be divided into
   pages. An operation without a handler answers with example data (`example_answers`).
4. The facts are completed with the parts that the document requires, and validated.

Any step can raise a `Refusal`, which becomes the documented error.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any

from attrs import define, field, frozen

from ofauth_client._spelling import did_you_mean
from ofauth_client.sandbox.access import (
    CONNECTION_HEADER,
    CONNECTION_PREFIX,
    Authentication,
    RequestLimiter,
)
from ofauth_client.sandbox.directions import for_answers, for_requests
from ofauth_client.sandbox.errors import Refusal, SandboxError, bad_request
from ofauth_client.sandbox.example_answers import ExampleAnswers
from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.fault_injection import DataFaults
from ofauth_client.sandbox.faults import STATUSES, Fault, FaultPlan
from ofauth_client.sandbox.http_messages import (
    Answer,
    IncomingRequest,
    Pairs,
    ValidRequest,
    is_json,
)
from ofauth_client.sandbox.operations import Operation, read_operations
from ofauth_client.sandbox.schemas import Schemas
from ofauth_client.sandbox.validation import ParameterReader, RawParameters, read_body
from ofauth_client.sandbox.world.chats import Chats
from ofauth_client.sandbox.world.connections import STATUSES as STATUSES_OF_CONNECTIONS
from ofauth_client.sandbox.world.connections import Connections
from ofauth_client.sandbox.world.handlers import find_handler, path_names
from ofauth_client.sandbox.world.links import Links
from ofauth_client.sandbox.world.messages import TextAndAuthor
from ofauth_client.sandbox.world.pages import Items, Pager
from ofauth_client.sandbox.world.worlds import (
    Call,
    Facts,
    Handler,
    Settings,
    Whole,
    WithHeaders,
    Worlds,
)

#: Number of answered requests that are remembered.
REMEMBERED = 10_000
_ERROR_TYPES = {
    400: "BAD_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "RESOURCE_NOT_FOUND",
    429: "RATE_LIMIT_EXCEEDED",
}


@frozen
class Exchange:
    """An answered request.

    Args:
        operation: Id of the operation.
        connection: Connection id; hidden in the repr.
        query: The query.
        status: Status code of the answer.
        faults: The injected faults.
    """

    operation: str
    connection: str = field(repr=False)
    query: Pairs
    status: int
    faults: tuple[str, ...]


@define
class SimulatedApi:
    """The operations of a document, for any number of connections.

    Args:
        document: The prepared document.
        settings: Seed and size of the data.
        authentication: Checks credentials.
        limiter: Limits the requests of each connection; None for no limit.
        clock: Seconds since 1970.
        notify: Called with type and data of each event that has webhooks.
    """

    document: dict[str, Any]
    settings: Settings
    authentication: Authentication
    limiter: RequestLimiter | None
    clock: Callable[[], float]
    notify: Callable[[str, Facts], None] = field(default=lambda _type, _data: None, repr=False)
    request_schemas: Schemas = field(init=False)
    answer_schemas: Schemas = field(init=False)
    operations: list[Operation] = field(init=False)
    examples: Examples = field(init=False)
    plan: FaultPlan = field(init=False)
    data_faults: DataFaults = field(init=False)
    worlds: Worlds = field(init=False, repr=False)
    pager: Pager = field(init=False, repr=False)
    exchanges: deque[Exchange] = field(init=False)
    lock: threading.RLock = field(init=False, factory=threading.RLock, repr=False)
    _requests: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        answering = for_answers(self.document)
        self.request_schemas = Schemas(for_requests(self.document))
        self.answer_schemas = Schemas(answering)
        self.operations = read_operations(self.document, self.answer_schemas)
        self.examples = Examples(answering)
        self.plan = FaultPlan(
            str(self.settings.seed), frozenset(each.id for each in self.operations)
        )
        self.data_faults = DataFaults(self.examples, str(self.settings.seed))
        self.exchanges = deque(maxlen=REMEMBERED)
        self.pager = Pager(self.answer_schemas, self.examples)
        permissions = {each.permission for each in self.operations if each.permission}
        self.worlds = Worlds(self.settings, self.clock, tuple(sorted(permissions)), self.notify)

    def forget(self) -> None:
        """Restore the initial state, without added messages, uploads, exchanges and faults."""
        with self.lock:
            self.worlds.forget()
            self.exchanges.clear()
            self.plan.clear()
            self.data_faults = DataFaults(self.examples, str(self.settings.seed))
            self._requests = 0
            if self.limiter:
                self.limiter.forget()

    def answer(
        self, incoming: IncomingRequest, faults: tuple[Fault, ...]
    ) -> tuple[Answer, ValidRequest | None]:
        """Answer a request.

        Args:
            incoming: The request.
            faults: Faults to inject; a fault `status` determines the whole answer.

        Returns:
            The answer, and the validated request; None if the request was refused.
        """
        with self.lock:
            wanted = next((fault for fault in faults if fault.kind == "status"), None)
            request = None
            if wanted is not None:
                answer = self.refuse(wanted_refusal(wanted))
            else:
                answer, request = self._answer(incoming)
            self._remember(incoming, answer, faults)
            return answer, request

    def add_message(
        self, connection: str, user: int, text: str, *, is_from_account: bool
    ) -> dict[str, Any]:
        """Add a message to a chat, have webhooks tell of it, and return the message.

        Args:
            connection: Id of the connection.
            user: Id of the user whom the account chats with.
            text: Text of the message.
            is_from_account: Whether the account wrote it.

        Raises:
            Refusal: There is no such user.
        """
        with self.lock:
            chats = self.worlds.of(connection).part(Chats)
            conversation, number = chats.add(user, TextAndAuthor(text, is_from_account))
            message = conversation.message(number)
            if not is_from_account:
                facts = {"environment": "sandbox", "connectionId": connection, "userId": user}
                self.notify("realtime.message.received", facts | {"message": message})
            return message

    def step_link(self, secret: str, step: str) -> str:
        """Do what the owner of an account does in a link session, and return its status.

        Args:
            secret: The client secret, or the URL that contains it.
            step: A step of `world.links`.

        Raises:
            SandboxError: The session or the step is unknown, or the step does not fit.
        """
        with self.lock:
            return self.worlds.shared.part(Links).step(secret, step).status

    def change_connection(
        self,
        connection: str,
        status: str | None,
        permissions: Iterable[str] | None,
        expires_after: int | None,
    ) -> dict[str, Any]:
        """Change a connection, and return it.

        Args:
            connection: Id of the connection.
            status: `active`, `expired` or `awaiting_2fa`; None to leave the status.
            permissions: What the connection permits; None to leave the permissions.
            expires_after: Number of requests after which the connection expires; None for never.

        Raises:
            SandboxError: A value is invalid.
        """
        if not connection.startswith(CONNECTION_PREFIX):
            raise SandboxError(f"the id of a connection starts with {CONNECTION_PREFIX}")
        if status is not None and status not in STATUSES_OF_CONNECTIONS:
            names = ", ".join(STATUSES_OF_CONNECTIONS)
            raise SandboxError(f"the status of a connection must be one of {names}")
        if expires_after is not None and expires_after < 0:
            raise SandboxError("a connection expires after a number of requests from 0")
        with self.lock:
            connections = self.worlds.shared.part(Connections)
            entry = connections.set_up(connection)
            if permissions is not None:
                entry.permissions = self._known_permissions(permissions)
            if status == "active":
                connections.renew(entry)
            elif status is not None:
                connections.expire(entry, status)
            entry.requests_left = expires_after
            return connections.facts(entry)

    def _known_permissions(self, permissions: Iterable[str]) -> tuple[str, ...]:
        found = tuple(sorted(set(permissions)))
        for each in found:
            if each not in self.worlds.permissions:
                advice = did_you_mean(each, self.worlds.permissions)
                raise SandboxError(f"there is no permission {each!r:.80}{advice}")
        return found

    def refuse(self, refusal: Refusal) -> Answer:
        """Return the documented error for a refusal."""
        self._requests += 1
        body = refusal.body(f"req_{self._requests:012d}")
        return Answer(refusal.status, body, headers=refusal.headers)

    def _answer(self, incoming: IncomingRequest) -> tuple[Answer, ValidRequest | None]:
        headers: dict[str, str] = {}
        try:
            connection = self.authentication.check(incoming.operation.key_headers, incoming.headers)
            if self.limiter and incoming.operation.key_headers:
                headers = self.limiter.take(connection)
            if connection:
                connections = self.worlds.shared.part(Connections)
                connections.use(connection, incoming.operation.permission)
            request = self._validated(incoming, connection)
            answer = self._success(request)
        except Refusal as refusal:
            refusal = _documented(refusal, incoming.operation)
            refusal.headers = {**headers, **refusal.headers}
            return self.refuse(refusal), None
        except SandboxError as error:
            return self.refuse(Refusal(500, "SANDBOX_ERROR", error.message, headers)), None
        answer.headers.update(headers)
        return answer, request

    def _validated(self, incoming: IncomingRequest, connection: str) -> ValidRequest:
        sent = RawParameters(incoming.path, incoming.query, incoming.headers)
        values = ParameterReader(self.request_schemas).read(incoming.operation, sent)
        body = read_body(incoming.operation, incoming.body, self.request_schemas)
        if not connection:
            # Some documents declare the connection as a parameter instead of a credential.
            named = str(values["header"].get(CONNECTION_HEADER, ""))
            connection = named if named.startswith(CONNECTION_PREFIX) else ""
        return ValidRequest(
            incoming.operation,
            connection,
            values["path"],
            values["query"],
            body,
            incoming.body.size,
            incoming.body.digest,
            incoming.body.content,
            incoming.headers,
        )

    def _success(self, request: ValidRequest) -> Answer:
        status, documented = request.operation.success()
        headers = {
            name: str(self.examples.make(schema, _random(request), name=name))
            for name, schema in documented.headers.items()
        }
        media_type = _preferred(documented.pointers)
        is_empty = status in (204, 205)
        has_json = media_type is not None and not is_empty and is_json(media_type)
        pointer = documented.pointers[media_type] if has_json and media_type else None
        data, own_headers = self._data(request, pointer)
        headers |= own_headers
        if media_type is None or is_empty:
            return Answer(status, headers=headers, content=b"", media_type="")
        content = None if has_json else b"sandbox"
        return Answer(status, data if has_json else None, headers, content, media_type)

    def _data(self, request: ValidRequest, pointer: str | None) -> tuple[Any, dict[str, str]]:
        """Return data and headers of an answer."""
        found = find_handler(request.operation)
        if found is None:
            return self._example(request, pointer), {}
        data, headers = self._handled(request, *found), dict[str, str]()
        if isinstance(data, WithHeaders):
            data, headers = data.data, data.headers
        return self._completed(data, pointer, request), headers

    def _handled(self, request: ValidRequest, handler: Handler, names: list[str]) -> Any:
        world = self.worlds.of(request.connection)
        world.carry_out_due()
        values = [request.path[name] for name in path_names(request.operation.path)]
        return handler(Call.of(world, request, dict(zip(names, values, strict=True))))

    def _example(self, request: ValidRequest, pointer: str | None) -> Any:
        if pointer is None:
            return {}
        seed = f"{self.settings.seed}:{request.connection}"
        data = ExampleAnswers(self.examples, self.answer_schemas, seed).answer(request, pointer)
        if self.answer_schemas.problem(pointer, data) is None:
            return data
        completed = self.examples.make(self.examples.schema_at(pointer), _random(request), data)
        problem = self.answer_schemas.problem(pointer, completed)
        if problem is not None:
            raise SandboxError(f"{request.operation.id}: the sandbox has no answer: {problem}")
        return completed

    def _completed(self, data: Any, pointer: str | None, request: ValidRequest) -> Any:
        """Complete facts with the parts that the document requires.

        If the document has another kind of answer than the handler, the answer is an example.
        """
        if isinstance(data, Items):
            data = self.pager.page(data, request, pointer)
        if isinstance(data, Whole):
            data = data.data
            if pointer is None or self.answer_schemas.problem(pointer, data) is None:
                return data
        if pointer is None:
            return data
        completed = self.examples.make(self.examples.schema_at(pointer), _random(request), data)
        if self.answer_schemas.problem(pointer, completed) is None:
            return completed
        return self._example(request, pointer)

    def _remember(
        self, incoming: IncomingRequest, answer: Answer, faults: tuple[Fault, ...]
    ) -> None:
        connection = incoming.headers.get("x-connection-id", "")
        injected = tuple(map(str, faults))
        self.exchanges.append(
            Exchange(incoming.operation.id, connection, incoming.query, answer.status, injected)
        )


def _documented(refusal: Refusal, operation: Operation) -> Refusal:
    """Return a refusal that the document has: 400 for an unknown id outside the path."""
    if refusal.status != 404 or operation.answer_for(404) or not operation.answer_for(400):
        return refusal
    return bad_request(refusal.message)


def wanted_refusal(fault: Fault) -> Refusal:
    """Return the refusal for a fault `status`."""
    status = int(fault.number(*STATUSES))
    headers = {"Retry-After": "1"} if status in (429, 503) else {}
    usual = _ERROR_TYPES.get(status, "INTERNAL_ERROR" if status >= 500 else "SANDBOX_FAULT")
    return Refusal(status, fault.error_type or usual, "The sandbox was told to fail", headers)


def _preferred(pointers: Mapping[str, str | None]) -> str | None:
    """Return the media type of an answer: JSON, and the type that clients ask for if possible."""
    if "application/json" in pointers:
        return "application/json"
    return next((media for media in pointers if is_json(media)), next(iter(pointers), None))


def _random(request: ValidRequest) -> Random:
    return Random(request.operation.id)  # noqa: S311 - examples
