"""The simulated API: from a request to an answer, without I/O.

The same seed and the same requests give the same answers. A request takes these steps:

1. A fault `status=…` answers at once.
2. `access` checks credentials and the rate limit; `validation` checks parameters and body.
3. An operation on chats has a handler with state (`chat_operations`). Every other operation
   answers with example data (`example_answers`).
4. The answer is validated. Missing parts that the document requires are added.

Any step can raise a `Refusal`, which becomes the documented error.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.access import Authentication, RequestLimiter
from ofauth_client.sandbox.chat_operations import HANDLERS
from ofauth_client.sandbox.chats import Account
from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.example_answers import ExampleAnswers
from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.fault_injection import DataFaults
from ofauth_client.sandbox.faults import STATUSES, Fault, FaultPlan
from ofauth_client.sandbox.http_messages import Answer, IncomingRequest, Pairs, ValidRequest
from ofauth_client.sandbox.operations import Operation, read_operations
from ofauth_client.sandbox.schemas import Schemas
from ofauth_client.sandbox.uploads import Uploads
from ofauth_client.sandbox.validation import ParameterReader, RawParameters, read_body

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


@frozen
class Settings:
    """Seed and size of the made-up data.

    Args:
        seed: Seed of all made-up data.
        chats: Number of chats of each connection.
        messages: Number of messages in each chat.
    """

    seed: int = 7
    chats: int = 50
    messages: int = 500


@define
class SimulatedApi:
    """The operations of a document, for any number of connections.

    Args:
        document: The prepared document.
        settings: Seed and size of the data.
        authentication: Checks credentials.
        limiter: Limits the requests of each connection; None for no limit.
        clock: Seconds since 1970.
    """

    document: dict[str, Any]
    settings: Settings
    authentication: Authentication
    limiter: RequestLimiter | None
    clock: Callable[[], float]
    schemas: Schemas = field(init=False)
    operations: list[Operation] = field(init=False)
    examples: Examples = field(init=False)
    plan: FaultPlan = field(init=False)
    data_faults: DataFaults = field(init=False)
    accounts: dict[str, Account] = field(init=False, factory=dict)
    uploads: Uploads = field(init=False, factory=Uploads)
    exchanges: deque[Exchange] = field(init=False)
    lock: threading.RLock = field(init=False, factory=threading.RLock, repr=False)
    _requests: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self.schemas = Schemas(self.document)
        self.operations = read_operations(self.document, self.schemas)
        self.examples = Examples(self.document)
        self.plan = FaultPlan(
            str(self.settings.seed), frozenset(each.id for each in self.operations)
        )
        self.data_faults = DataFaults(self.examples, str(self.settings.seed))
        self.exchanges = deque(maxlen=REMEMBERED)

    def account(self, connection: str) -> Account:
        """Return the chats of a connection; every connection has its own."""
        with self.lock:
            if connection not in self.accounts:
                seed = f"{self.settings.seed}:{connection}"
                self.accounts[connection] = Account(
                    seed, self.settings.chats, self.settings.messages
                )
            return self.accounts[connection]

    def forget(self) -> None:
        """Restore the initial state, without added messages, uploads, exchanges and faults."""
        with self.lock:
            self.accounts.clear()
            self.uploads = Uploads()
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
            status = next((int(f.number(*STATUSES)) for f in faults if f.kind == "status"), None)
            request = None
            if status is not None:
                answer = self.refuse(wanted_refusal(status))
            else:
                answer, request = self._answer(incoming)
            self._remember(incoming, answer, faults)
            return answer, request

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
            request = self._validated(incoming, connection)
            answer = self._success(request)
        except Refusal as refusal:
            refusal.headers = {**headers, **refusal.headers}
            return self.refuse(refusal), None
        except SandboxError as error:
            return self.refuse(Refusal(500, "SANDBOX_ERROR", error.message, headers)), None
        answer.headers.update(headers)
        return answer, request

    def _validated(self, incoming: IncomingRequest, connection: str) -> ValidRequest:
        sent = RawParameters(incoming.path, incoming.query, incoming.headers)
        values = ParameterReader(self.schemas).read(incoming.operation, sent)
        body = read_body(incoming.operation, incoming.body, self.schemas)
        return ValidRequest(
            incoming.operation,
            connection,
            values["path"],
            values["query"],
            body,
            incoming.body.size,
            incoming.body.digest,
        )

    def _success(self, request: ValidRequest) -> Answer:
        status, documented = request.operation.success()
        headers = {
            name: str(self.examples.make(schema, _random(request), name=name))
            for name, schema in documented.headers.items()
        }
        media_type = _preferred(documented.pointers)
        if media_type is None or status in (204, 205):
            return Answer(status, headers=headers, content=b"", media_type="")
        pointer = documented.pointers[media_type]
        if not _is_json(media_type):
            return Answer(status, None, headers, b"sandbox", media_type)
        data = self._data(request, pointer)
        headers |= self.uploads.record(request, data)
        return Answer(status, data, headers, media_type=media_type)

    def _data(self, request: ValidRequest, pointer: str | None) -> Any:
        operation = request.operation
        handler = HANDLERS.get((operation.method, operation.path))
        if handler:
            data = handler(self.account(request.connection), request)
        elif pointer is None:
            return {}
        else:
            examples = ExampleAnswers(
                self.examples, self.schemas, f"{self.settings.seed}:{request.connection}"
            )
            data = examples.answer(request, pointer)
        return data if pointer is None else self._allowed(data, pointer, request)

    def _allowed(self, data: Any, pointer: str, request: ValidRequest) -> Any:
        """Add the missing parts that the document requires, and validate the result."""
        if self.schemas.problem(pointer, data) is None:
            return data
        schema = self.examples.schema_at(pointer)
        completed = self.examples.make(schema, _random(request), data)
        problem = self.schemas.problem(pointer, completed)
        if problem is not None:
            raise SandboxError(f"{request.operation.id}: the sandbox has no answer: {problem}")
        return completed

    def _remember(
        self, incoming: IncomingRequest, answer: Answer, faults: tuple[Fault, ...]
    ) -> None:
        connection = incoming.headers.get("x-connection-id", "")
        injected = tuple(map(str, faults))
        self.exchanges.append(
            Exchange(incoming.operation.id, connection, incoming.query, answer.status, injected)
        )


def wanted_refusal(status: int) -> Refusal:
    """Return the refusal for a fault `status`."""
    headers = {"Retry-After": "1"} if status in (429, 503) else {}
    kind = _ERROR_TYPES.get(status, "INTERNAL_ERROR" if status >= 500 else "SANDBOX_FAULT")
    return Refusal(status, kind, "The sandbox was told to fail", headers)


def _preferred(pointers: Mapping[str, str | None]) -> str | None:
    return next((media for media in pointers if _is_json(media)), next(iter(pointers), None))


def _is_json(media_type: str) -> bool:
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")


def _random(request: ValidRequest) -> Random:
    return Random(request.operation.id)  # noqa: S311 - examples
