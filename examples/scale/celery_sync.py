"""Sync the chats and messages of all connections into a database, by workers of Celery.

    beat ──── every quarter of an hour ────> sync_connections
    sync_connections ── each connection ───> sync_chats
    sync_chats ──────── each chat with news ──> sync_messages

The database says what is complete. The broker only says what comes next: a task may be killed at
any line, run twice, or be lost, and the next round makes up for it.

Usage, in the folder of this file; `-P threads -c 20` makes threads of the four processes:

    celery -A celery_sync worker -c 4
    celery -A celery_sync beat
    celery -A celery_sync call sync.connections
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import task_failure

from ofauth_client import OFAuth, RetryPolicy, errors
from ofauth_client.export import Export
from ofauth_client.redis import RedisRateLimiter

if TYPE_CHECKING:
    from celery import Task

    #: A task has types for type checkers only.
    AnyTask: TypeAlias = Task[Any, Any]

BROKER = os.environ.get("CELERY_BROKER_URL", "redis://localhost:6379/0")
DATABASE = os.environ.get("SYNC_DATABASE", "sync.sqlite")

#: Seconds between two rounds. A task that has not begun by the next round is dropped, because the
#: next round makes it again: the queue never holds more than one round.
ROUND = 15 * 60
#: Chats of a connection in one round, at most. A connection may send 60 requests a minute: more
#: tasks would only wait for one another.
FAN_OUT = 100
#: Seconds after which a task saves its place and goes to the end of the queue (processes only).
SLICE = 4 * 60
#: Seconds after which Redis gives a task to another worker because nobody has acknowledged it. It
#: must be longer than any task runs or waits; until then, a dead machine keeps its tasks.
VISIBILITY = 60 * 60
#: Attempts of a task whose errors should pass.
ATTEMPTS = 6

#: There is no place for the request yet. The task comes back until its round ends.
HELD = (errors.RateLimitError, errors.APITimeoutError)
#: Errors that should pass by themselves. Another worker may be writing the database for long.
PASSING = (
    errors.APIConnectionError,
    errors.ServerError,
    errors.RulesOutdatedError,
    errors.ExportError,
    sqlite3.OperationalError,
)

app = Celery("sync", broker=BROKER)
app.conf.update(
    # A task counts as done when it has ended, not when it begins, and comes back if its process
    # dies. Each process takes a task only when it is free.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    broker_transport_options={"visibility_timeout": VISIBILITY},
    broker_connection_retry_on_startup=True,
    # Stopped by SIGQUIT, a worker gives back what it cannot finish in ten seconds.
    worker_soft_shutdown_timeout=10.0,
    task_soft_time_limit=SLICE,
    task_ignore_result=True,
    beat_schedule={
        "a round": {
            "task": "sync.connections",
            "schedule": float(ROUND),
            "options": {"expires": ROUND},
        }
    },
)

#: What the database has besides chats and messages: up to which message a chat is complete, and
#: the errors that need a person. With a write-ahead log, nobody waits for those who read.
_TABLES = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS complete
  (connection, chat, newest NOT NULL, PRIMARY KEY (connection, chat));
CREATE TABLE IF NOT EXISTS problems
  (task, arguments, error, at, PRIMARY KEY (task, arguments));
"""

#: Chats with messages that the database lacks. By chance, so that chats that always fail do not
#: keep out the others.
_NEWS = """
SELECT with_user_id, coalesce(last_message_id, 0)
FROM chats LEFT JOIN complete
  ON complete.connection = chats.connection AND complete.chat = chats.with_user_id
WHERE chats.connection = ? AND (newest IS NULL OR newest <> last_message_id)
ORDER BY random() LIMIT ?
"""
_NEWEST = "SELECT newest FROM complete WHERE connection = ? AND chat = ?"


@cache
def client() -> OFAuth:
    """Return the client of this process. The first task makes it, which is after the fork."""
    return OFAuth(
        # All workers keep to one limit for each connection, and let people's clicks pass.
        rate_limit=RedisRateLimiter(BROKER),
        priority="bulk",
        # Long waits are the queue's: a worker has other tasks meanwhile.
        retry=RetryPolicy(longest_asked=5, budget=20),
        deadline=30,
    )


@app.task(bind=True, name="sync.connections", max_retries=None)
def sync_connections(self: AnyTask) -> None:
    """Begin a round."""
    with retried(self):
        for connection in client().account.connections.list(status="active"):
            sync_chats.apply_async((connection.id,), expires=ROUND)


@app.task(bind=True, name="sync.chats", max_retries=None)
def sync_chats(self: AnyTask, connection: str) -> None:
    """Read the list of chats, and have the chats with news read.

    Args:
        connection: Id of the connection.
    """
    with retried(self):
        with Export(DATABASE, table="chats", key=["connection", "with_user_id"]) as export:
            chats = client().for_connection(connection).chats.list
            found = export.read(chats, columns={"connection": connection}, again=True)
        # Without any chat, there may be no table of chats.
        for chat, newest in rows(_NEWS, connection, FAN_OUT) if found else ():
            sync_messages.apply_async((connection, chat, newest), expires=ROUND)


@app.task(bind=True, name="sync.messages", max_retries=None)
def sync_messages(self: AnyTask, connection: str, chat: int, newest: int) -> None:
    """Read the messages of a chat from the newest down to those that the database has.

    Args:
        connection: Id of the connection.
        chat: Id of the user whom the chat is with.
        newest: Id of the newest message.
    """
    with retried(self):
        found = rows(_NEWEST, connection, chat)
        before: int = found[0][0] if found else 0
        with Export(DATABASE, table="messages", key=["connection", "chat", "id"]) as export:
            export.read(
                client().for_connection(connection).chats.messages.list,
                chat,
                columns={"connection": connection, "chat": chat},
                # A task that comes again goes on where it was. Each newest message has a place of
                # its own, so that what lies between two rounds is never skipped.
                name=f"{connection} {chat} down from {newest}",
                known=lambda message: message.id <= before,
            )
        rows("INSERT OR REPLACE INTO complete VALUES (?, ?, ?)", connection, chat, newest)


@contextmanager
def retried(task: AnyTask) -> Generator[None]:
    """Have a task come back after an error that passes; any other error ends the task.

    Args:
        task: The task that runs.
    """
    try:
        yield
    except SoftTimeLimitExceeded:
        raise task.retry(countdown=0) from None
    except HELD as error:
        raise task.retry(exc=error, countdown=countdown(error, task.request.retries)) from error
    except PASSING as error:
        wait = countdown(error, task.request.retries)
        raise task.retry(exc=error, countdown=wait, max_retries=ATTEMPTS - 1) from error


def countdown(error: Exception, retries: int) -> float:
    """Return the seconds until a task comes back.

    Args:
        error: Why it cannot go on.
        retries: How often it has come back.
    """
    asked = error.retry_after if isinstance(error, errors.OFAuthError) else None
    wait = 2.0 ** min(retries, 8) if asked is None else asked
    # All tasks of a connection were told the same time, so they are spread. Redis would give a task
    # that waits beyond its visibility to a second worker.
    return min(wait * random.uniform(1.0, 1.5), VISIBILITY / 2)  # noqa: S311 - no secret


def rows(statement: str, *values: Any) -> Sequence[Any]:
    """Carry out a statement of SQL in a transaction of its own, and return its rows."""
    with closing(sqlite3.connect(DATABASE, timeout=10)) as database, database:
        database.executescript(_TABLES)
        return database.execute(statement, values).fetchall()


@task_failure.connect
def report(sender: AnyTask, args: Sequence[Any], exception: Exception, **_: Any) -> None:
    """Write the errors that need a person into the database: the log names no connection."""
    values = (sender.name, repr(args), f"{type(exception).__name__}: {exception}")
    rows("INSERT OR REPLACE INTO problems VALUES (?, ?, ?, datetime('now'))", *values)
