"""What the sandbox answers to a request: no I/O, and the same for the same seed and requests."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.bodies import SentBody, read_body
from ofauth_client.sandbox.calls import Answer, Received
from ofauth_client.sandbox.chats import Account
from ofauth_client.sandbox.contract import Contract, read_contracts
from ofauth_client.sandbox.damage import DataDamage
from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.faults import STATUSES, Fault
from ofauth_client.sandbox.keys import Keys
from ofauth_client.sandbox.limits import Limiter
from ofauth_client.sandbox.pages import OperationExamples
from ofauth_client.sandbox.parameters import Pairs, ParameterReader, Sent
from ofauth_client.sandbox.plans import Plan
from ofauth_client.sandbox.schemas import Schemas
from ofauth_client.sandbox.talking import HANDLERS
from ofauth_client.sandbox.uploads import Uploads

#: Requests that are remembered.
REMEMBERED = 10_000
_ERROR_TYPES = {
    400: "BAD_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "RESOURCE_NOT_FOUND",
    429: "RATE_LIMIT_EXCEEDED",
}


@frozen
class Incoming:
    """A request to an operation.

    Args:
        contract: The operation.
        path: Segments for the names in its path, unquoted.
        query: The query.
        headers: Headers, with lower-case names.
        body: The body.
    """

    contract: Contract
    path: Mapping[str, str]
    query: Pairs
    headers: Mapping[str, str]
    body: SentBody


@frozen
class Exchange:
    """A request that was answered.

    Args:
        operation: Id of its operation.
        connection: The connection it was for; does not show in a repr.
        query: Its query.
        status: Status of the answer.
        faults: What went wrong on purpose.
    """

    operation: str
    connection: str = field(repr=False)
    query: Pairs
    status: int
    faults: tuple[str, ...]


@frozen
class Settings:
    """What a sandbox is made with.

    Args:
        seed: Decides about all that is made up.
        chats: Chats of each connection.
        messages: Messages of each chat.
    """

    seed: int = 7
    chats: int = 50
    messages: int = 500


@define
class Service:
    """The operations of a document, for any number of connections.

    Args:
        document: The prepared document.
        settings: Seed and size.
        keys: Who may ask.
        limiter: How much each connection may ask; None for no limit.
        clock: Seconds since 1970.
    """

    document: dict[str, Any]
    settings: Settings
    keys: Keys
    limiter: Limiter | None
    clock: Callable[[], float]
    schemas: Schemas = field(init=False)
    contracts: list[Contract] = field(init=False)
    examples: Examples = field(init=False)
    plan: Plan = field(init=False)
    damage: DataDamage = field(init=False)
    accounts: dict[str, Account] = field(init=False, factory=dict)
    uploads: Uploads = field(init=False, factory=Uploads)
    exchanges: deque[Exchange] = field(init=False)
    lock: threading.RLock = field(init=False, factory=threading.RLock, repr=False)
    _requests: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self.schemas = Schemas(self.document)
        self.contracts = read_contracts(self.document, self.schemas)
        self.examples = Examples(self.document)
        self.plan = Plan(str(self.settings.seed), frozenset(one.id for one in self.contracts))
        self.damage = DataDamage(self.examples, str(self.settings.seed))
        self.exchanges = deque(maxlen=REMEMBERED)

    def account(self, connection: str) -> Account:
        """Return what a connection has; every connection has something of its own."""
        with self.lock:
            if connection not in self.accounts:
                seed = f"{self.settings.seed}:{connection}"
                self.accounts[connection] = Account(
                    seed, self.settings.chats, self.settings.messages
                )
            return self.accounts[connection]

    def forget(self) -> None:
        """Forget what was written, uploaded and asked, and all rules of faults."""
        with self.lock:
            self.accounts.clear()
            self.uploads = Uploads()
            self.exchanges.clear()
            self.plan.clear()
            self.damage = DataDamage(self.examples, str(self.settings.seed))
            self._requests = 0
            if self.limiter:
                self.limiter.forget()

    def answer(
        self, incoming: Incoming, faults: tuple[Fault, ...]
    ) -> tuple[Answer, Received | None]:
        """Answer a request.

        Args:
            incoming: The request.
            faults: What goes wrong on purpose; a status among them stands for the whole answer.

        Returns:
            The answer, and the request if it was allowed.
        """
        with self.lock:
            status = next((int(f.number(*STATUSES)) for f in faults if f.kind == "status"), None)
            received = None
            if status is not None:
                answer = self.refuse(wanted_refusal(status))
            else:
                answer, received = self._answer(incoming)
            self._remember(incoming, answer, faults)
            return answer, received

    def refuse(self, refusal: Refusal) -> Answer:
        """Return the documented error."""
        self._requests += 1
        body = refusal.body(f"req_{self._requests:012d}")
        return Answer(refusal.status, body, headers=refusal.headers)

    def _answer(self, incoming: Incoming) -> tuple[Answer, Received | None]:
        headers: dict[str, str] = {}
        try:
            connection = self.keys.check(incoming.contract.keys, incoming.headers)
            if self.limiter and incoming.contract.keys:
                headers = self.limiter.take(connection)
            received = self._received(incoming, connection)
            answer = self._success(received)
        except Refusal as refusal:
            refusal.headers = {**headers, **refusal.headers}
            return self.refuse(refusal), None
        except SandboxError as error:
            return self.refuse(Refusal(500, "SANDBOX_ERROR", error.message, headers)), None
        answer.headers.update(headers)
        return answer, received

    def _received(self, incoming: Incoming, connection: str) -> Received:
        sent = Sent(incoming.path, incoming.query, incoming.headers)
        values = ParameterReader(self.schemas).read(incoming.contract, sent)
        body = read_body(incoming.contract, incoming.body, self.schemas)
        return Received(
            incoming.contract,
            connection,
            values["path"],
            values["query"],
            body,
            incoming.body.size,
            incoming.body.digest,
        )

    def _success(self, received: Received) -> Answer:
        status, answers = received.contract.success()
        headers = {
            name: str(self.examples.make(schema, _chance(received), name=name))
            for name, schema in answers.headers.items()
        }
        media_type = _preferred(answers.places)
        if media_type is None or status in (204, 205):
            return Answer(status, headers=headers, content=b"", media_type="")
        place = answers.places[media_type]
        if not _is_json(media_type):
            return Answer(status, None, headers, b"sandbox", media_type)
        data = self._data(received, place)
        headers |= self.uploads.note(received, data)
        return Answer(status, data, headers, media_type=media_type)

    def _data(self, received: Received, place: str | None) -> Any:
        contract = received.contract
        handler = HANDLERS.get((contract.method, contract.path))
        if handler:
            data = handler(self.account(received.connection), received)
        elif place is None:
            return {}
        else:
            examples = OperationExamples(
                self.examples, self.schemas, f"{self.settings.seed}:{received.connection}"
            )
            data = examples.answer(received, place)
        return data if place is None else self._allowed(data, place, received)

    def _allowed(self, data: Any, place: str, received: Received) -> Any:
        """Return data that the document allows: what it asks for beyond ours is added."""
        if self.schemas.problem(place, data) is None:
            return data
        schema = self.examples.schema_at(place)
        completed = self.examples.make(schema, _chance(received), data)
        problem = self.schemas.problem(place, completed)
        if problem is not None:
            raise SandboxError(f"{received.contract.id}: the sandbox has no answer: {problem}")
        return completed

    def _remember(self, incoming: Incoming, answer: Answer, faults: tuple[Fault, ...]) -> None:
        connection = incoming.headers.get("x-connection-id", "")
        told = tuple(map(str, faults))
        self.exchanges.append(
            Exchange(incoming.contract.id, connection, incoming.query, answer.status, told)
        )


def wanted_refusal(status: int) -> Refusal:
    """Return the error of a status that was asked for."""
    headers = {"Retry-After": "1"} if status in (429, 503) else {}
    kind = _ERROR_TYPES.get(status, "INTERNAL_ERROR" if status >= 500 else "SANDBOX_FAULT")
    return Refusal(status, kind, "The sandbox was told to fail", headers)


def _preferred(places: Mapping[str, str | None]) -> str | None:
    return next((media for media in places if _is_json(media)), next(iter(places), None))


def _is_json(media_type: str) -> bool:
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")


def _chance(received: Received) -> Random:
    return Random(received.contract.id)  # noqa: S311 - examples
