"""Processes of Celery beside a sandbox and a Redis server, and the database that they fill."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from typing import Any, Self, TypeAlias

from attrs import define, field
from celery import Celery
from redis import Redis

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
#: Where the programs find their modules.
_PATH = (ROOT, ROOT / "generated", ROOT / "examples" / "scale")
#: Seconds after which a test gives up.
_PATIENCE = 120.0

#: A message of the database: connection, chat, id, text.
Row: TypeAlias = tuple[str, int, int, str]


@define
class Process:
    """A command of Celery, with all processes that it starts.

    Args:
        log: File for what it prints.
        process: The process that leads the others.
    """

    log: Path
    process: subprocess.Popen[bytes]
    _is_ended: bool = field(init=False, default=False)

    @property
    def is_as_wanted(self) -> bool:
        """Whether it runs, unless it was ended."""
        return self._is_ended or self.process.poll() is None

    def kill(self) -> None:
        """End all its processes at once."""
        self._is_ended = True
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """End it as an operator does; return its status."""
        self._is_ended = True
        self.process.terminate()
        return self.process.wait(_PATIENCE)


@define
class Cluster:
    """A sandbox, a broker, and the commands that work with them.

    Args:
        sandbox: The API.
        broker: Address of Redis.
        folder: Folder for the database and the logs.
        visibility: Seconds after which a task that nobody acknowledges goes to another worker.
        slice: Seconds after which a task goes to the end of the queue.
    """

    sandbox: Sandbox
    broker: str
    folder: Path
    visibility: float = 8.0
    slice: float = 60.0
    _started: list[Process] = field(init=False, factory=list[Process])

    @property
    def database(self) -> Path:
        """The database that the tasks fill."""
        return self.folder / "sync.sqlite"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._started:
            if each.process.poll() is None:
                each.kill()

    def celery(self, *words: str) -> Process:
        """Start a command of Celery in a group of its own.

        Args:
            *words: The command and its options.
        """
        options = self.sandbox.options()
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, _PATH)),
            "OFAUTH_BASE_URL": options["base_url"],
            "OFAUTH_API_KEY": options["api_key"],
            "CELERY_BROKER_URL": self.broker,
            "SYNC_DATABASE": str(self.database),
            "REMAP_SIGTERM": "SIGQUIT",
            "VISIBILITY": str(self.visibility),
            "SLICE": str(self.slice),
        }
        log = self.folder / f"{words[0]}-{len(self._started)}.log"
        command = [sys.executable, "-m", "celery", "-A", "tests.scale.celery_app", *words]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, "--loglevel", "INFO"],
                cwd=self.folder,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._started.append(Process(log, process))
        return self._started[-1]

    def worker(self, pool: str, size: int) -> Process:
        """Start a worker.

        Args:
            pool: `prefork` or `threads`.
            size: Number of its processes or threads.
        """
        return self.celery("worker", "--pool", pool, "-c", str(size), "--without-mingle")

    def begin_round(self) -> None:
        """Ask for a round, as beat does."""
        # With a connection of its own: one of a pool remembers the queue that it has declared, also
        # if the broker has forgotten it.
        with Celery(broker=self.broker) as app, app.connection_for_write() as connection:
            app.send_task("sync.connections", connection=connection)

    def under_way(self) -> set[str]:
        """Return the tasks that a worker has taken and not acknowledged."""
        with closing(Redis.from_url(self.broker)) as redis:
            return {str(each) for each in redis.hkeys("unacked")}

    def waiting_headers(self) -> list[dict[str, Any]]:
        """Return the headers of the tasks that a worker holds until their time comes."""
        with closing(Redis.from_url(self.broker)) as redis:
            held = [json.loads(each)[0]["headers"] for each in redis.hvals("unacked")]
        return [headers for headers in held if headers["eta"]]

    def is_idle(self) -> bool:
        """Tell whether no task waits or runs."""
        with closing(Redis.from_url(self.broker)) as redis:
            return not redis.llen("celery") and not redis.hlen("unacked")

    def query(self, statement: str) -> list[Any]:
        """Return rows of the database; none while a table is missing."""
        with closing(sqlite3.connect(self.database, timeout=10)) as database:
            try:
                return database.execute(statement).fetchall()
            except sqlite3.OperationalError:
                return []

    def messages(self) -> Counter[Row]:
        """Return how often each message is in the database."""
        return Counter(self.query("SELECT connection, chat, id, text FROM messages"))

    def complete(self) -> int:
        """Return the number of complete chats."""
        return len(self.query("SELECT 1 FROM complete"))

    def state(self) -> str:
        """Return what a failed test tells."""
        logs = "\n".join(each.log.read_text("utf-8")[-3000:] for each in self._started)
        return f"{self.complete()} chats, {self.messages().total()} messages\n{logs}"

    def until(self, condition: Callable[[], object]) -> None:
        """Return as soon as a condition holds.

        Args:
            condition: Looks at the state of the processes.
        """
        limit = time.monotonic() + _PATIENCE
        while not condition():
            assert all(each.is_as_wanted for each in self._started), self.state()
            assert time.monotonic() < limit, self.state()
            time.sleep(0.02)


def expected(sandbox: Sandbox, connections: Collection[str]) -> Counter[Row]:
    """Return each message of the sandbox once.

    Args:
        sandbox: The sandbox.
        connections: Ids of the connections.
    """
    found = Counter[Row]()
    with OFAuth(**sandbox.options()) as client:
        for name in connections:
            view = client.for_connection(name)
            for chat in view.chats.list():
                user = chat.with_user.id
                for each in view.chats.messages.list(user):
                    found[name, user, each.id, each.text] += 1
    return found
