"""The page about Celery does what it promises to a stranger."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.scale.redis_server import RedisServer

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "scale" / "celery.md"
#: Seconds in which a round is done.
_PATIENCE = 120.0


def command(begin: str) -> list[str]:
    """Return a command of the page as words, by its beginning."""
    (line,) = re.findall(rf"^\$ ({begin}.*?)(?: +#.*)?$", PAGE.read_text("utf-8"), re.MULTILINE)
    words = shlex.split(line)
    # Programs of this Python, not of the PATH.
    return [part for word in words for part in _PROGRAMS.get(word, [word])]


_PROGRAMS = {"python": [sys.executable], "celery": [sys.executable, "-m", "celery"]}


def counts(statement: str, database: Path) -> str:
    """Return the row of a statement as the shell of SQLite prints it; empty without a table."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        try:
            (row,) = connection.execute(statement)
        except sqlite3.OperationalError:
            return ""
        return "|".join(map(str, row))


@pytest.mark.long
def test_a_stranger_tries_it(redis_server: RedisServer, tmp_path: Path) -> None:
    """The commands, one after the other, end with the numbers of the page."""
    database = tmp_path / "sync.sqlite"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")]),
        "CELERY_BROKER_URL": redis_server.url,
        "SYNC_DATABASE": str(database),
    }
    folder = ROOT / "examples" / "scale"
    schedule = ["--schedule", str(tmp_path / "schedule")]
    statement = command("sqlite3")[-1]
    (promised,) = re.findall(r"^\d+\|\d+$", PAGE.read_text("utf-8"), re.MULTILINE)
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(
            [*command("python -m ofauth_client.sandbox"), *schedule],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        ) as worker,
    ):
        try:
            subprocess.run(command("celery"), cwd=folder, env=environment, check=True)
            limit = time.monotonic() + _PATIENCE
            while counts(statement, database) != promised:
                assert worker.poll() is None, (tmp_path / "log").read_text("utf-8")
                assert time.monotonic() < limit, counts(statement, database)
                time.sleep(0.05)
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT * FROM problems").fetchall() == []


def test_the_page_knows_the_program() -> None:
    """Names of tasks, settings and tables are those of the program."""
    program = (ROOT / "examples" / "scale" / "celery_sync.py").read_text("utf-8")
    words = r"`(sync\.\w+|[A-Z_]{5,}|chats|messages|complete|problems)`"
    named = set(re.findall(words, PAGE.read_text("utf-8")))
    assert {"sync.connections", "sync.chats", "sync.messages", "VISIBILITY", "problems"} <= named
    assert {name for name in named if name not in program} == {"OFAUTH_API_KEY"}
