"""A program that uses a client, in a process of its own: `python -m tests.calls.program WAY`.

It knows no document. It reads pairs of an address and calls with wire names as JSON from its
standard input, and writes what came of each call. Key and connection are in its environment, as
for any program.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Any

from attrs import frozen
from ofauth_api import AuthenticatedClient

from ofauth_client import AsyncOFAuth, OFAuth
from tests.calls.matching import arguments, as_json, function, method, mismatch, returned

Call = dict[str, Any]
Outcome = dict[str, Any]


@frozen
class Way:
    """A way to call operations.

    Args:
        find: Returns the function of an operation by its id.
        extra: Further arguments of each call.
    """

    find: Callable[[str], Callable[..., Any]]
    extra: dict[str, Any]

    def begin(self, call: Call) -> Any:
        """Call an operation; the result may have to be awaited."""
        found = self.find(call["id"])
        placed, named = arguments(found, call)
        return found(*placed, **named, **self.extra)

    def note(self, outcome: Outcome, result: Any) -> None:
        """Take note of a result as JSON, and of a type that was not declared."""
        outcome["problem"] = mismatch(result, returned(self.find(outcome["id"])))
        outcome["value"] = as_json(result)


@contextmanager
def outcome_of(call: Call, outcomes: list[Outcome]) -> Generator[Outcome]:
    """Take note of a call, and of an error inside the block; the answer has the server's reason."""
    outcome: Outcome = {"id": call["id"]}
    outcomes.append(outcome)
    try:
        yield outcome
    except Exception as error:
        outcome["problem"] = f"{type(error).__name__}: {error}"


def waited(way: Way, calls: list[Call]) -> list[Outcome]:
    """Call one operation after the other."""
    outcomes: list[Outcome] = []
    for call in calls:
        with outcome_of(call, outcomes) as outcome:
            way.note(outcome, way.begin(call))
    return outcomes


async def awaited(way: Way, calls: list[Call]) -> list[Outcome]:
    """Call one operation after the other, and await each."""
    outcomes: list[Outcome] = []
    for call in calls:
        with outcome_of(call, outcomes) as outcome:
            pending: Awaitable[Any] = way.begin(call)
            way.note(outcome, await pending)
    return outcomes


def resources(url: str, calls: list[Call]) -> list[Outcome]:
    """Call through `OFAuth`."""
    with OFAuth(base_url=url, max_retries=0, strict=True) as client:
        return waited(Way(lambda id_: method(client, id_), {}), calls)


async def async_resources(url: str, calls: list[Call]) -> list[Outcome]:
    """Call through `AsyncOFAuth`."""
    async with AsyncOFAuth(base_url=url, max_retries=0, strict=True) as client:
        return await awaited(Way(lambda id_: method(client, id_), {}), calls)


def functions(url: str, calls: list[Call]) -> list[Outcome]:
    """Call `sync` of the generated functions."""
    with generated_client(url) as client:
        return waited(Way(lambda id_: function("sync", id_), {"client": client}), calls)


async def async_functions(url: str, calls: list[Call]) -> list[Outcome]:
    """Call `asyncio` of the generated functions."""
    async with generated_client(url) as client:
        way = Way(lambda id_: function("asyncio", id_), {"client": client})
        return await awaited(way, calls)


def generated_client(url: str) -> AuthenticatedClient:
    """Return a client of the generator's kind, with both headers."""
    return AuthenticatedClient(
        base_url=url,
        token=os.environ["OFAUTH_API_KEY"],
        prefix="",
        auth_header_name="apiKey",
        headers={"x-connection-id": os.environ["OFAUTH_CONNECTION_ID"]},
        raise_on_unexpected_status=True,
    )


def perform(way: str, url: str, calls: list[Call]) -> list[Outcome]:
    """Call operations in one of four ways."""
    at_once = {"resources": resources, "functions": functions}
    if way in at_once:
        return at_once[way](url, calls)
    later = {"async_resources": async_resources, "async_functions": async_functions}
    return asyncio.run(later[way](url, calls))


if __name__ == "__main__":
    json.dump([perform(sys.argv[1], *each) for each in json.load(sys.stdin)], sys.stdout)
