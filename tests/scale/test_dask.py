"""The backfill on Dask: a task for each connection, which survives its worker."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from distributed import LocalCluster, SchedulerPlugin

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox
from tests.client.serving import Received, Reply, Server, serving
from tests.scale.forwarding import forward

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "examples" / "scale" / "dask_backfill.py"
NAMES = ("ada", "bob", "cleo", "dora", "eve", "fay")
CONNECTIONS = {name: f"conn_{name}_secret" for name in NAMES}
CHATS, MESSAGES = 4, 25
#: Requests for the pages of a connection: one of chats, three of messages for each chat.
PAGES = 1 + CHATS * 3


class Done(NamedTuple):
    """A program that has ended.

    Args:
        status: Exit status.
        lines: Lines of standard output.
        log: Standard error.
    """

    status: int
    lines: list[str]
    log: str


class Backfill:
    """Runs the program; its requests pass through the server of the tests.

    Args:
        sandbox: Answers requests.
        server: Takes requests.
        folder: Folder of all files.
    """

    def __init__(self, sandbox: Sandbox, server: Server, folder: Path) -> None:
        self.sandbox, self.server, self.folder = sandbox, server, folder
        self.connections = folder / "connections.json"
        self.connections.write_text(json.dumps(CONNECTIONS))
        self.environment = {
            **os.environ,
            "OFAUTH_API_KEY": sandbox.api_key,
            "OFAUTH_BASE_URL": server.url,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")]),
        }
        self.program: subprocess.Popen[str] | None = None
        server.answers(self.answer)

    def answer(self, received: Received) -> Reply:
        """Return the answer of the sandbox to a request."""
        return forward(self.sandbox, received)

    def run(self, *more: str) -> Done:
        """Run the program to its end."""
        command = [sys.executable, "-W", "error", str(PROGRAM), str(self.connections), "files"]
        with subprocess.Popen(
            [*command, *more],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as self.program:
            printed, log = self.program.communicate(timeout=240)
        return Done(self.program.returncode, printed.splitlines(), log)

    def kill_workers(self, most: int) -> int:
        """Kill some of the program's worker processes, and return how many were there to kill."""
        assert self.program is not None
        psutil: Any = import_module("psutil")
        children = psutil.Process(self.program.pid).children(recursive=True)
        workers = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        for worker in workers[:most]:
            worker.send_signal(signal.SIGKILL)
        return len(workers[:most])

    def messages(self, name: str) -> list[tuple[int, int]]:
        """Return chats and ids of the messages in the file of a connection."""
        parquet: Any = import_module("pyarrow.parquet")
        table = parquet.read_table(self.folder / "files" / f"{name}.parquet")
        return [(row["chat"], row["id"]) for row in table.to_pylist()]


def expected(sandbox: Sandbox, name: str) -> list[tuple[int, int]]:
    """Return chats and ids of all messages of a connection."""
    with OFAuth(**sandbox.options()) as client:
        chats = client.for_connection(CONNECTIONS[name]).chats
        users = [chat.with_user.id for chat in chats.list()]
        return sorted((user, each.id) for user in users for each in chats.messages.list(user))


@pytest.fixture(scope="module")
def sandbox() -> Generator[Sandbox]:
    """A sandbox with few chats."""
    with Sandbox(seed=2, chats=CHATS, messages=MESSAGES, fans=10) as sandbox:
        yield sandbox


@pytest.fixture
def backfill(sandbox: Sandbox, tmp_path: Path) -> Generator[Backfill]:
    """A folder with connections, and no files yet."""
    sandbox.forget()
    with serving() as server:
        yield Backfill(sandbox, server, tmp_path)


def requests(server: Server) -> Mapping[tuple[str | None, str], int]:
    """Return how often each page of each connection was requested."""
    return Counter((each.header("x-connection-id"), each.target) for each in server.received)


def told(lines: Sequence[str]) -> dict[str, str]:
    """Return what the program said of each connection."""
    return dict(line.split(": ", 1) for line in lines[:-1])


@pytest.mark.long
@pytest.mark.parametrize("killed", [0, 1, 2])
def test_a_backfill_is_complete_whatever_workers_die(backfill: Backfill, killed: int) -> None:
    """Nothing is missing, nothing is there twice, and a second run requests nothing."""
    server, lock = backfill.server, threading.Lock()
    left, kills = [30, 75] if killed else [], list[int]()

    def answer(received: Received) -> Reply:
        with lock:
            if left and len(server.received) >= left[0]:
                left.pop(0)
                kills.append(backfill.kill_workers(killed))
        return backfill.answer(received)

    server.answers(answer)
    done = backfill.run()
    assert done.status == 0, done.log
    # The second time, a killed worker may not have been replaced yet.
    assert kills[:1] == ([killed] if killed else [])
    assert len([each for each in kills if each]) == (2 if killed else 0)
    assert done.lines[-1] == "6 of 6 connections are complete in files"
    # A worker may die between the last page of a connection and its report.
    assert told(done.lines).keys() == {*NAMES}
    assert {*told(done.lines).values()} <= {f"{CHATS * MESSAGES} messages", "was complete"}
    for name in NAMES:
        assert sorted(backfill.messages(name)) == expected(backfill.sandbox, name)
    # A task that was interrupted asks for its chats and for one page again.
    pages = [count for (_, target), count in requests(server).items() if "/messages" in target]
    assert len(pages) == len(NAMES) * (PAGES - 1)
    assert sum(pages) - len(pages) <= killed * len(NAMES) * 2
    assert not any(secret in done.log for secret in CONNECTIONS.values())
    server.begin()
    again = backfill.run()
    assert told(again.lines) == dict.fromkeys(NAMES, "was complete")
    assert (again.status, server.received) == (0, [])


@pytest.mark.long
def test_a_connection_that_fails_stops_no_other(backfill: Backfill) -> None:
    """The next run continues behind its last page."""
    backfill.sandbox.change_connection(CONNECTIONS["bob"], expires_after=6)
    done = backfill.run()
    assert done.status == 1
    assert "SESSION_EXPIRED" in told(done.lines)["bob"]
    assert done.lines[-1] == "5 of 6 connections are complete in files"
    assert CONNECTIONS["bob"] not in done.log
    backfill.sandbox.change_connection(CONNECTIONS["bob"], status="active")
    backfill.server.received.clear()
    again = backfill.run()
    assert told(again.lines)["bob"] == f"{CHATS * MESSAGES} messages"
    assert sorted(backfill.messages("bob")) == expected(backfill.sandbox, "bob")
    assert len(backfill.server.received) == PAGES - 5


class Keys(SchedulerPlugin):
    """Remembers the keys of all tasks."""

    name = "keys"

    def __init__(self) -> None:
        self.found: set[str] = set()

    def transition(self, key: Any, *_: Any, **__: Any) -> None:
        """Remember the key of a task whose state changes."""
        self.found.add(key)


@contextmanager
def cluster(resources: dict[str, float]) -> Generator[tuple[str, Keys]]:
    """Yield the address of a cluster in this process, and the keys of its tasks."""
    keys = Keys()
    made: Any = LocalCluster(
        n_workers=1,
        threads_per_worker=4,
        processes=False,
        resources=resources,
        host="127.0.0.1",
        protocol="tcp://",
        dashboard_address="127.0.0.1:0",
    )
    with made as running:
        running.scheduler.add_plugin(keys)
        yield running.scheduler_address, keys


@pytest.mark.long
def test_a_running_cluster(backfill: Backfill, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task has the name of its connection, and waits for its share of a worker."""
    monkeypatch.setenv("OFAUTH_API_KEY", backfill.environment["OFAUTH_API_KEY"])
    monkeypatch.setenv("OFAUTH_BASE_URL", backfill.server.url)
    with cluster({"connections": 1}) as (address, keys):
        done = backfill.run("--scheduler", address)
        assert (done.status, done.lines[-1]) == (0, "6 of 6 connections are complete in files")
        assert keys.found == {f"backfill-{name}" for name in NAMES}
    # The worker has four threads, and yet reads one connection after the other.
    sent = [each.header("x-connection-id") for each in backfill.server.received]
    assert [name for name, _ in groupby(sent)] == list(dict.fromkeys(sent))


@pytest.mark.long
def test_programs_beside_each_other(backfill: Backfill) -> None:
    """A program does not need the port that Dask takes by itself, 8787."""
    backfill.connections.write_text("{}")
    with ExitStack() as taken:
        with suppress(OSError):  # another program has it already
            taken.enter_context(socket.create_server(("127.0.0.1", 8787)))
        done = backfill.run()
    assert (done.status, done.log) == (0, "")


@pytest.mark.long
def test_a_cluster_that_would_never_begin(backfill: Backfill) -> None:
    """Its workers lack the resource, which a sentence tells."""
    with cluster({}) as (address, keys):
        refused = backfill.run("--scheduler", address)
        assert refused.log.startswith("error: no worker has the resource; start them with ")
        assert (refused.status, keys.found) == (1, set())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"../ada": "conn_1"}', "'../ada' in connections.json cannot be the name of a file"),
        ('["conn_1"]', 'connections.json must be a JSON object such as {"ada": "conn_1"}'),
        ('{"ada": 1}', 'connections.json must be a JSON object such as {"ada": "conn_1"}'),
        ("{", "connections.json cannot be read: Expecting property name"),
        (None, "connections.json cannot be read: .*No such file"),
    ],
)
def test_connections_that_are_refused(
    backfill: Backfill, content: str | None, message: str
) -> None:
    """A sentence says why, and no process is started."""
    backfill.connections.unlink()
    if content is not None:
        backfill.connections.write_text(content)
    backfill.connections = Path("connections.json")
    done = backfill.run()
    pattern = message if ".*" in message else re.escape(message)
    assert re.match(f"error: {pattern}", done.log), done.log
    assert (done.status, done.lines) == (1, [])
    assert not (backfill.folder / "files").exists()


def test_a_missing_key_is_told_before_any_process_starts(backfill: Backfill) -> None:
    """In the client's own words."""
    del backfill.environment["OFAUTH_API_KEY"]
    done = backfill.run()
    assert done.log == "error: the API needs a key: pass api_key or set OFAUTH_API_KEY\n"
    assert done.status == 1
