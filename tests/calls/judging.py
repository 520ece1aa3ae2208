"""A server on loopback that holds each request against a document, and answers as planned."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path

from attrs import define, field, frozen

from pipeline.common.documents import Document, Json
from tests.calls.contract import Contract, RefusedError, contract
from tests.calls.planning import Planned, Planner
from tests.client.serving import Received, Reply, refusal, serving

HERE = Path(__file__).parents[2]
KEY, CONNECTION = "sk_live_of_calls", "conn_of_calls"


@frozen
class Outcome:
    """What came of a call.

    Args:
        id: Id of the operation.
        problem: What went wrong; empty if nothing did.
        value: JSON of the result.
    """

    id: str
    problem: str = ""
    value: Json = None


@define
class Judge:
    """Decides about requests.

    Args:
        contract: What they have to be by the document.
        planned: What they are to be this time, by method and path.
        connected: Ids of the operations that were sent the connection id.
    """

    contract: Contract
    planned: dict[tuple[str, str], Planned]
    connected: set[str] = field(factory=set[str])

    def answer(self, received: Received) -> Reply:
        """Answer a request as planned, or say what is wrong with it."""
        try:
            planned = self._understood(received)
        except RefusedError as error:
            return refusal(422, "REFUSED", str(error))
        if received.header("x-connection-id") is not None:
            self.connected.add(planned.id)
        return Reply(body=json.dumps(planned.answer).encode())

    def _understood(self, received: Received) -> Planned:
        understood = self.contract.read(received)
        planned = self.planned.get((received.method, received.path))
        if planned is None:
            raise RefusedError(f"nobody was to send {received.method} {received.path}")
        wanted = (planned.path, planned.expected, planned.content())
        found = (understood.path, understood.query, understood.body)
        if wanted != found:
            raise RefusedError(f"{found} instead of {wanted}")
        if received.header("apikey") != KEY:
            raise RefusedError("the key is another one")
        if received.header("x-connection-id") not in (None, CONNECTION):
            raise RefusedError("the connection is another one")
        return planned


@contextmanager
def judging(planner: Planner, document: Document) -> Generator[tuple[Judge, str]]:
    """Run a server as long as the block lasts; yield who decides there, and its address.

    Args:
        planner: Plans what it is sent.
        document: What it holds that against.
    """
    plan = {(planned.method, planned.target): planned for planned in planner.plan()}
    judge = Judge(contract(document, planner.variant), plan)
    with serving() as server:
        server.answers(judge.answer)
        yield judge, server.url


def performed(
    way: str, planners: Iterable[Planner], client: Path, document: Document | None = None
) -> list[tuple[Judge, list[Outcome]]]:
    """Call what is planned, and return what came of it.

    Args:
        way: One of those of `tests.calls.program`.
        planners: They plan the calls.
        client: Folder that has the generated package.
        document: What the server holds requests against; that of the planner by default.
    """
    with ExitStack() as stack:
        served = [
            stack.enter_context(judging(planner, document or planner.document))
            for planner in planners
        ]
        calls = [
            (url, [one.arguments() for one in judge.planned.values()]) for judge, url in served
        ]
        found = json.loads(_run(way, json.dumps(calls), client))
    outcomes = [[Outcome(**one) for one in each] for each in found]
    return [(judge, each) for (judge, _), each in zip(served, outcomes, strict=True)]


def _run(way: str, calls: str, client: Path) -> str:
    """Run the program that calls."""
    keys = {"OFAUTH_API_KEY": KEY, "OFAUTH_CONNECTION_ID": CONNECTION}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.calls.program", way],
        cwd=client,
        env={**os.environ, **keys, "PYTHONPATH": f"{HERE}{os.pathsep}{client}"},
        input=calls,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout
