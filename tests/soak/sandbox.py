"""The sandbox in a process of its own, and what the system says about processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]

#: What goes wrong with a request, each with a fifth of the share: all of it is worth a retry.
FAULTS = ("cut=before", "cut=amid-head", "cut=amid", "status=502", "status=503")
_PATIENCE = 5.0


@frozen
class Served:
    """A sandbox that runs.

    Args:
        process: Id of its process.
        options: What a client is made with, but for the connection.
    """

    process: int
    options: dict[str, Any]


@contextmanager
def served(chats: int, messages: int, share: float, seed: int) -> Generator[Served]:
    """Run the sandbox as long as the block lasts.

    Args:
        chats: Chats of each connection.
        messages: Messages of each chat.
        share: Percentage of the requests that fail.
        seed: Decides which.
    """
    size = ("--chats", str(chats), "--messages", str(messages), "--seed", str(seed))
    faults = [f"--fault={fault} for {share / len(FAULTS):.3f}%" for fault in FAULTS]
    command = (sys.executable, "-m", "ofauth_client.sandbox", "--no-rate-limit", *size, *faults)
    paths = os.pathsep.join((str(ROOT / "generated"), str(ROOT)))
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Served(process.pid, _options(process))
        finally:
            process.terminate()


def _options(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Read the address and the key from the line that is ready for a shell."""
    lines = iter(process.stdout or ())
    exports = next(line for line in lines if line.startswith("export "))
    given = dict(pair.split("=", 1) for pair in exports.split()[1:])
    return {"base_url": given["OFAUTH_BASE_URL"], "api_key": given["OFAUTH_API_KEY"]}


def count_sockets(process: int) -> int:
    """Count the open sockets of a process."""
    found = 0
    for entry in Path(f"/proc/{process}/fd").iterdir():
        try:
            found += os.readlink(entry).startswith("socket:")
        except FileNotFoundError:  # closed meanwhile
            continue
    return found


def resident(process: int) -> int:
    """Return the bytes of memory that a process has in use."""
    pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def settled_sockets(process: int, wanted: int) -> int:
    """Return how many sockets are open, once they are as few as wanted, or after some seconds."""
    end = time.monotonic() + _PATIENCE
    while count_sockets(process) > wanted and time.monotonic() < end:
        time.sleep(0.01)
    return count_sockets(process)
