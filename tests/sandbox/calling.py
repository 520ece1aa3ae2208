"""Call every operation of a generated client: `python -m tests.sandbox.calling URL KEY EXAMPLES`.

The generated examples say how each operation is called. They are recorded first, and then carried
out by both clients, strictly: an answer that the document forbids raises.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from attrs import define, evolve, frozen

from ofauth_client import AsyncOFAuth, OFAuth
from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.world.handlers import find_handler
from ofauth_client.sandbox.example_answers import ITEMS
from ofauth_client.sandbox.operations import Operation

#: The examples say 1 for every id; this user has a chat, and this is a message of it, behind as
#: many as there are examples.
USER = 1001
MESSAGE = 100_100_000_400
#: How many messages a sandbox must have in each chat.
MESSAGES = 450
#: What is told of a list that the sandbox makes up, and that was read to its end.
_WHOLE = f"list {ITEMS}"


@frozen
class Recorded:
    """A call of an example.

    Args:
        example: Name of the example.
        path: Names that lead to the method.
        arguments: Positional arguments.
        options: Named arguments.
    """

    example: str
    path: tuple[str, ...]
    arguments: tuple[Any, ...]
    options: dict[str, Any]

    def on(self, client: Any) -> Any:
        """Carry out the call."""
        for name in self.path:
            client = getattr(client, name)
        return client(*self.arguments, **self.options)


@define
class Recorder:
    """Looks like a client, and remembers the call.

    Args:
        path: Names that led here.
        calls: All calls.
    """

    path: tuple[str, ...]
    calls: list[tuple[tuple[str, ...], tuple[Any, ...], dict[str, Any]]]

    def __getattr__(self, name: str) -> Recorder:
        return Recorder((*self.path, name), self.calls)

    def __call__(self, *arguments: Any, **options: Any) -> list[Any]:
        """Remember a call; the example may go through the result."""
        self.calls.append((self.path, arguments, options))
        return []


def recorded(folder: Path) -> Iterator[Recorded]:
    """Yield the calls of all examples."""
    for number, call in enumerate(_as_they_stand(folder)):
        yield _of_a_chat(call, MESSAGE - number) if call.path[0] == "chats" else call


def _as_they_stand(folder: Path) -> Iterator[Recorded]:
    for file in sorted(folder.glob("[!_]*.py")):
        spec = importlib.util.spec_from_file_location(f"example_{file.stem}", file)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, example in inspect.getmembers(module, inspect.isfunction):
            recorder = Recorder((), [])
            example(recorder)
            (path, arguments, options), *_ = recorder.calls
            yield Recorded(name, path, arguments, options)


def _of_a_chat(call: Recorded, message: int) -> Recorded:
    """Return a call with ids that there are, and without a query that finds nothing.

    Each call has a message of its own, so that their order decides nothing where one deletes it.
    """
    ids = (USER, message)[: len(call.arguments)]
    options = {name: call.options[name] for name in call.options if name != "query"}
    if "first_id" in options:
        options["first_id"] = type(options["first_id"])(message)
    return evolve(call, arguments=(*ids, *call.arguments[len(ids) :]), options=options)


def call_all(calls: list[Recorded], options: dict[str, Any]) -> dict[str, str]:
    """Carry out calls, lists to their end, and return what became of each."""
    outcomes = {}
    with OFAuth(**options) as client:
        for call in calls:
            result = call.on(client)
            outcomes[call.example] = told(list(result) if is_list(result) else result)
    return outcomes


async def call_all_async(calls: list[Recorded], options: dict[str, Any]) -> dict[str, str]:
    """Carry out calls asynchronously."""
    outcomes = {}
    async with AsyncOFAuth(**options) as client:
        for call in calls:
            result = call.on(client)
            if hasattr(result, "__aiter__"):
                outcomes[call.example] = told([item async for item in result])
            else:
                outcomes[call.example] = told(await result)
    return outcomes


def is_list(result: Any) -> bool:
    """Tell whether a result is a page."""
    return type(result).__module__.startswith("ofauth_client._paging")


def told(result: Any) -> str:
    """Return the kind of a result, and how long a list it is."""
    return f"list {len(result)}" if isinstance(result, list) else type(result).__name__


def call_both_ways(url: str, key: str, folder: Path) -> dict[str, dict[str, str]]:
    """Call everything with both clients, and return what became of each call.

    Args:
        url: Address of a sandbox.
        key: Its key.
        folder: The examples.
    """
    options: dict[str, Any] = {"base_url": url, "api_key": key, "strict": True, "max_retries": 0}
    with redirect_stdout(StringIO()):
        calls = list(recorded(folder))
    waiting = call_all(calls, options | {"connection_id": "conn_sync"})
    awaiting = asyncio.run(call_all_async(calls, options | {"connection_id": "conn_async"}))
    return {"sync": waiting, "async": awaiting}


def check_outcomes(outcomes: dict[str, dict[str, str]], sandbox: Sandbox) -> None:
    """Check that every operation of a sandbox was called, and that every list came to its end.

    Args:
        outcomes: What became of the calls.
        sandbox: What was called.
    """
    operations = sandbox.api.operations
    assert {each.operation for each in sandbox.exchanges} == {each.id for each in operations}
    lists = [
        _example(each)
        for each in operations
        if each.pagination and (each.method, each.path) not in HANDLERS
    ]
    for way in ("sync", "async"):
        assert outcomes[way].keys() == {_example(each) for each in operations}
        assert {name: outcomes[way][name] for name in lists} == dict.fromkeys(lists, _WHOLE)


def _example(operation: Operation) -> str:
    return operation.id.replace(".", "_")


if __name__ == "__main__":
    url, key, folder = sys.argv[1:]
    print(json.dumps(call_both_ways(url, key, Path(folder))))
