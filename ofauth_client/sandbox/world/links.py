"""Sessions in which the owner of an account connects it, with or without a second factor."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import SandboxError, not_found
from ofauth_client.sandbox.example_texts import EPOCH, MEDIA_HOST, timestamp
from ofauth_client.sandbox.world.connections import Connections
from ofauth_client.sandbox.world.worlds import Call, Facts, World

#: What the owner can do, and the status of the session afterwards.
STEPS = {
    "open": "pending",
    "two_factor": "awaiting_2fa",
    "credentials": "completed",
    "code": "completed",
    "wrong_credentials": "invalid_credentials",
    "wrong_code": "awaiting_2fa",
    "deny": "denied",
    "fail": "failed",
}
_BEFORE_CREDENTIALS = ("initialized", "pending", "invalid_credentials")
#: Statuses in which steps are possible; other steps are possible before the credentials.
_ALLOWED_FROM = {
    "code": ("awaiting_2fa",),
    "wrong_code": ("awaiting_2fa",),
    "deny": (*_BEFORE_CREDENTIALS, "awaiting_2fa"),
    "fail": (*_BEFORE_CREDENTIALS, "awaiting_2fa"),
}
_ATTEMPTS = 5
_MINUTES_VALID = 30


@define
class LinkSession:
    """A session in which the owner of an account connects it.

    Args:
        secret: The client secret, which is the id of the session.
        reference: Id that the caller gives the connection; None for none.
        relinked: Id of the connection to be connected again; None for a new connection.
        status: Status of the session.
        connection: Id of the connection; None before the session is complete.
        attempts_left: Number of codes that may still be entered.
    """

    secret: str = field(repr=False)
    reference: str | None = None
    relinked: str | None = None
    status: str = "initialized"
    connection: str | None = None
    attempts_left: int = _ATTEMPTS


@define
class Links:
    """All link sessions.

    Args:
        world: The world of the API key.
    """

    world: World = field(repr=False)
    sessions: dict[str, LinkSession] = field(init=False, factory=dict, repr=False)

    def begin(self, reference: str | None, relinked: str | None) -> LinkSession:
        """Begin a session.

        Args:
            reference: Id that the caller gives the connection.
            relinked: Id of the connection to be connected again.

        Raises:
            Refusal: The connection to be connected again is unknown.
        """
        if relinked is not None:
            self.world.part(Connections).get(relinked)
        number = len(self.sessions) + 1
        random = self.world.random("link", number)
        secret = f"cs_{random.getrandbits(64):016x}"
        self.sessions[secret] = LinkSession(secret, reference, relinked)
        return self.sessions[secret]

    def step(self, secret: str, name: str) -> LinkSession:
        """Do what the owner of the account does, and return the session.

        Args:
            secret: The client secret, or the URL that contains it.
            name: `open`, `credentials` (complete without a second factor), `two_factor`
                (credentials that need a code), `code`, `wrong_credentials`, `wrong_code`, `deny`
                or `fail`.

        Raises:
            SandboxError: The session or the step is unknown, or the step does not fit the status.
        """
        session = self.sessions.get(secret.rpartition("/")[2])
        if session is None:
            raise SandboxError("there is no link session with this client secret")
        if name not in STEPS:
            raise SandboxError(f"a step must be one of {', '.join(STEPS)}")
        if session.status not in _ALLOWED_FROM.get(name, _BEFORE_CREDENTIALS):
            raise SandboxError(f"the step {name} does not follow the status {session.status}")
        session.status = STEPS[name]
        if name == "wrong_code":
            session.attempts_left -= 1
            session.status = "awaiting_2fa" if session.attempts_left else "failed"
        if session.status == "completed":
            self._complete(session)
        return session

    def _complete(self, session: LinkSession) -> None:
        connections = self.world.part(Connections)
        if session.relinked is None:
            session.connection = connections.connect(session.reference).id
        else:
            entry = connections.set_up(session.relinked)
            session.connection = entry.id
            connections.renew(entry)


def create(call: Call) -> Facts:
    """Begin a link session; the last part of its URL is the client secret."""
    links = _links(call)
    session = links.begin(call.body.get("clientReferenceId"), call.body.get("connectionId"))
    expires = call.world.worlds.clock() - EPOCH.timestamp() + 60 * _MINUTES_VALID
    return {"url": f"{MEDIA_HOST}/link/{session.secret}", "expiresAt": timestamp(expires)}


def get(call: Call) -> Facts:
    """Return the status of a link session, and its result."""
    session = _links(call).sessions.get(str(call.path["clientSecret"]))
    if session is None:
        return {"status": "not_found"}
    if session.status == "awaiting_2fa":
        return {"status": session.status, "data": {"twoFactorState": _two_factor(session)}}
    if session.connection is None:
        return {"status": session.status}
    return {"status": session.status, "data": _linked(call, session.connection)}


def delete(call: Call) -> Facts:
    """Remove a link session."""
    if _links(call).sessions.pop(str(call.path["clientSecret"]), None) is None:
        raise not_found("there is no link session with this client secret")
    return {}


def _two_factor(session: LinkSession) -> Facts:
    phone = {
        "requestAttemptsLeft": _ATTEMPTS,
        "requestAttemptsLimit": _ATTEMPTS,
        "checkAttemptsLeft": session.attempts_left,
        "checkAttemptsLimit": _ATTEMPTS,
    }
    return {"options": ["app", "phone"], "phoneCode": phone, "phoneLast4": "4321"}


def _linked(call: Call, connection: str) -> Facts:
    connections = call.world.worlds.shared.part(Connections)
    entry = connections.entries.get(connection)
    if entry is None:
        return {}
    data: Any = connections.user_data(entry)
    session = {
        "cookie": "sess=made_up",
        "user-agent": "Sandbox/1.0",
        "user-id": data["id"],
        "x-bc": "made_up",
    }
    return {"id": entry.id, "userData": data, "session": session}


def _links(call: Call) -> Links:
    return call.world.worlds.shared.part(Links)
