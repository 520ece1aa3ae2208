"""Call every operation of a generated client: `python -m tests.sandbox.calling URL KEY EXAMPLES`.

The generated examples say how each operation is called. They are recorded first, and then carried
out by both clients, strictly: an answer that the document forbids raises.
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import json
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
from attrs import define, evolve, frozen

from ofauth_client import AsyncOFAuth, OFAuth
from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.example_answers import ITEMS
from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.world.handlers import find_handler

#: The examples say 1 for every id; this user has a chat, and this is a message of it, behind as
#: many as there are examples. Other things are numbered from 1.
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


def recorded(folder: Path, known: Known) -> list[Recorded]:
    """Return the calls of all examples, with ids that there are; those that delete come last."""
    calls = [
        known.filled_in(call, MESSAGE - number)
        for number, call in enumerate(_as_they_stand(folder))
    ]
    return sorted(calls, key=lambda call: known.ends_something(call.example))


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


@frozen
class Known:
    """Ids that there are in a sandbox, for one of the clients.

    Args:
        operations: Method and path by name of the example.
        ids: Ids by name of the parameter, for what is not numbered from 1.
    """

    operations: dict[str, tuple[str, str]]
    ids: dict[str, Any]

    def ends_something(self, example: str) -> tuple[bool, bool, int]:
        """Return the place of a call in the order: what others need is deleted last."""
        method, path = self.operations[example]
        ends = method == "DELETE" or path.endswith(("/invalidate", "/complete", "/purge"))
        return ends, path.endswith(("}", "/purge")), -path.count("/")

    def filled_in(self, call: Recorded, message: int) -> Recorded:
        """Return a call with ids that there are, and a chat's without a query that finds nothing.

        Each call has a message of its own, so that their order decides nothing where one deletes
        it.
        """
        _, path = self.operations[call.example]
        ids = self.ids | {"messageId": message}
        if path == "/v2/access/uploads/{mediaUploadId}":
            ids["mediaUploadId"] = ids["wholeUploadId"]
        names = re.findall(r"\{([^{}]*)\}", path)
        given = call.arguments
        filled = [self._value(ids, name, old) for name, old in zip(names, given, strict=False)]
        return evolve(
            call,
            arguments=(*filled, *given[len(names) :]),
            options=self._options(call, message),
        )

    def _value(self, ids: dict[str, Any], name: str, old: Any) -> Any:
        found = ids.get(name, "1" if isinstance(old, str) else old)
        return type(old)(found) if isinstance(old, int | str) else found

    def _options(self, call: Recorded, message: int) -> dict[str, Any]:
        options = dict(call.options)
        if call.path[0] == "chats":
            options.pop("query", None)
        if "first_id" in options:
            options["first_id"] = type(options["first_id"])(message)
        body = options.get("body")
        if isinstance(body, dict) and "mediaUploadId" in body:
            options["body"] = body | {"mediaUploadId": self.ids["mediaUploadId"]}
        return options


def prepare(url: str, headers: dict[str, str], connection: str) -> Known:
    """Make in a sandbox what the examples ask for, and return the ids.

    Args:
        url: Address of the sandbox.
        headers: Credentials of one of the clients.
        connection: A connection that the client may disconnect.
    """
    with httpx.Client(base_url=url, headers=headers, trust_env=False) as http:
        document = http.get("/openapi.json").json()
        operations = {
            node["operationId"].replace(".", "_"): (method.upper(), path)
            for path, item in document["paths"].items()
            for method, node in item.items()
            if isinstance(node, dict) and "operationId" in node
        }
        file = {"filename": "a", "contentType": "image/jpeg", "size": len(b"content")}
        begun = [http.post("/v2/access/uploads/init", json=file) for _ in range(2)]
        uploads = [answer.json().get("mediaUploadId", "1") for answer in begun]
        octets = {"Content-Type": "application/octet-stream"}
        part = f"/v2/access/uploads/{uploads[0]}/parts/1"
        http.put(part, content=b"content", headers=octets)
        link = http.post("/v2/link/init", json={}).json().get("url", "/1")
        later = {"scheduledDate": "2099-01-01T00:00:00Z", "text": "Later"}
        mass = http.post("/v2/access/mass-messages", json=later).json().get("id", 1)
    ids = {
        "userId": USER,
        "subscriptionId": USER,
        "listId": 7,
        "connectionId": connection,
        "clientSecret": link.rpartition("/")[2],
        "mediaUploadId": uploads[0],
        "wholeUploadId": uploads[1],
        "massMessageId": mass,
    }
    return Known(operations, ids)


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
    waiting = call_all(_calls(url, key, folder, "sync"), options | {"connection_id": "conn_sync"})
    # What the first client deleted is there again.
    httpx.post(f"{url}/_sandbox/reset", json={}, trust_env=False)
    calls = _calls(url, key, folder, "async")
    awaiting = asyncio.run(call_all_async(calls, options | {"connection_id": "conn_async"}))
    return {"sync": waiting, "async": awaiting}


def _calls(url: str, key: str, folder: Path, way: str) -> list[Recorded]:
    known = prepare(url, {"apiKey": key, "x-connection-id": f"conn_{way}"}, "conn_a")
    with redirect_stdout(StringIO()):
        return recorded(folder, known)


def check_outcomes(outcomes: dict[str, dict[str, str]], sandbox: Sandbox) -> None:
    """Check that every operation of a sandbox was called, and that every list came to its end.

    Args:
        outcomes: What became of the calls.
        sandbox: What was called.
    """
    operations = sandbox.api.operations
    assert {each.operation for each in sandbox.exchanges} == {each.id for each in operations}
    failed = [each.operation for each in sandbox.exchanges if each.status >= 400]
    assert failed == []
    lists = [_example(each) for each in operations if each.pagination and not find_handler(each)]
    for way in ("sync", "async"):
        assert outcomes[way].keys() == {_example(each) for each in operations}
        assert {name: outcomes[way][name] for name in lists} == dict.fromkeys(lists, _WHOLE)


def _example(operation: Operation) -> str:
    return operation.id.replace(".", "_")


if __name__ == "__main__":
    url, key, folder = sys.argv[1:]
    print(json.dumps(call_both_ways(url, key, Path(folder))))
