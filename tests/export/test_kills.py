"""A program that is killed at any line leaves files that another program completes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from ofauth_client import OFAuth
from ofauth_client.export import Export
from ofauth_client.sandbox import Sandbox
from tests.export.test_export import SUFFIXES, chats, contents, expected, same

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")

#: Lines between two kills: primes, so that every line of a loop has its turn.
_STEPS = {"jsonl": 31, "csv": 31, "sqlite": 31, "parquet": 499}
_CHATS = 2


def export_some(client: OFAuth, path: Path, users: list[int]) -> None:
    """Write the messages of some chats."""
    with Export(path) as export:
        for user in users:
            export.read(client.chats.messages.list, user, limit=10, columns={"chat": user})


def killed_at(line: int, sandbox: Sandbox, path: Path, users: list[int]) -> bool:
    """Run an export that ends at a line of our code; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        left = [line]

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            if "ofauth_client/export/" not in frame.f_code.co_filename:
                return None
            if event == "line":
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
            return trace

        try:
            client = OFAuth(**sandbox.options(), max_retries=0)
            sys.settrace(trace)
            export_some(client, path, users)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.long
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_kill_at_any_line(client: OFAuth, sandbox: Sandbox, tmp_path: Path, suffix: str) -> None:
    """Nothing is missing, and nothing is there twice."""
    users = chats(client)[:_CHATS]
    wanted = [
        each
        for each in expected(client, Path(f"x.{suffix}"))
        if str(each["chat"]) in map(str, users)
    ]
    line, kills = 0, 0
    while True:
        path = tmp_path / str(line) / f"messages.{suffix}"
        path.parent.mkdir()
        if not killed_at(line, sandbox, path, users):
            break
        export_some(client, path, users)
        assert same(contents(path), wanted), line
        line, kills = line + _STEPS[suffix], kills + 1
    assert kills > 10


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_kills_one_after_the_other(
    client: OFAuth, sandbox: Sandbox, tmp_path: Path, suffix: str
) -> None:
    """Each program goes on where the killed one stopped."""
    users = chats(client)[:_CHATS]
    path = tmp_path / f"messages.{suffix}"
    for line in range(20, 200, 20):
        killed_at(line, sandbox, path, users)
    export_some(client, path, users)
    wanted = expected(client, path)
    assert same(contents(path), [e for e in wanted if str(e["chat"]) in map(str, users)])
