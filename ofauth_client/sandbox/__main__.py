"""Run the sandbox: `ofauth-sandbox`, or `python -m ofauth_client.sandbox`.

A command after `--` runs with the address and keys of the sandbox in its environment. The sandbox
ends with the command: `python -m ofauth_client.sandbox -- python examples/quickstart.py`.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofauth_client.sandbox.sandbox import Sandbox

_ENDING = (signal.SIGINT, signal.SIGTERM)
#: Seconds until an interrupt takes effect, at most.
_SIGNAL_DELAY = 0.2


def main(arguments: list[str]) -> int:
    """Run the sandbox until an interrupt, or until the command ends.

    Args:
        arguments: Arguments of the command line.

    Returns:
        Exit status.
    """
    given = vars(_parser().parse_args(arguments))
    command = given.pop("command")
    ended = _watched()
    try:
        with _make(given) as sandbox:
            print(_greeting(sandbox), flush=True)
            return _run(command, sandbox) if command else wait_until(ended)
    except (ModuleNotFoundError, ValueError) as error:
        print(f"error: {getattr(error, 'message', None) or error}", file=sys.stderr)
        return 1


def run() -> None:
    """Run the sandbox with the arguments of the process; the command `ofauth-sandbox`."""
    sys.exit(main(sys.argv[1:]))


def _make(given: dict[str, Any]) -> Sandbox:
    from ofauth_client.sandbox import Sandbox

    rules = [*given.pop("fault"), *(f"drift={kind}" for kind in given.pop("drift"))]
    return Sandbox(**given, faults=rules)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ofauth-sandbox",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on; default: 127.0.0.1")
    add("--port", type=int, default=0, help="port to listen on; default: any free port")
    add("--allow-remote", action="store_true", help="allow other machines to connect")
    add("--seed", type=int, default=7, help="seed of all made-up data; default: 7")
    add("--chats", type=int, default=50, help="chats of each connection; default: 50")
    add("--messages", type=int, default=500, help="messages of each chat; default: 500")
    add("--fans", type=int, default=120, help="fans of each connection; default: 120")
    add("--document", type=Path, help="prepared document; default: the document of the client")
    add(
        "--rate-limit",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="enforce the documented limit of each connection; default: yes",
    )
    add(
        "--fault",
        action="append",
        default=[],
        metavar="RULE",
        help="inject faults: 'cut=amid for 2%%', …",
    )
    add(
        "--drift", type=_kinds, default=[], help="differ from the document: enum,extra,missing,type"
    )
    add("command", nargs="*", help="command to run; the sandbox ends with the command")
    return parser


def _kinds(text: str) -> list[str]:
    return [kind.strip() for kind in text.split(",") if kind.strip()]


def _variables(sandbox: Sandbox) -> dict[str, str]:
    return {
        "OFAUTH_BASE_URL": sandbox.url,
        "OFAUTH_API_KEY": sandbox.api_key,
        "OFAUTH_CONNECTION_ID": sandbox.connection_id,
    }


def _greeting(sandbox: Sandbox) -> str:
    variables = _variables(sandbox).items()
    exports = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables)
    return f"OFAuth sandbox at {sandbox.url} (made-up data, seed {sandbox.seed})\nexport {exports}"


def _watched() -> threading.Event:
    """Return an event that SIGINT and SIGTERM set."""
    ended = threading.Event()
    for number in _ENDING:
        signal.signal(number, lambda *_: ended.set())
    return ended


def wait_until(ended: threading.Event) -> int:
    """Wait for an event, and return exit status 0.

    Args:
        ended: An event that a signal sets.
    """
    # On Windows, a signal waits until the main thread's current wait ends.
    while not ended.wait(_SIGNAL_DELAY):
        pass
    return 0


def _run(command: list[str], sandbox: Sandbox) -> int:
    """Run a command, and return its exit status."""
    from ofauth_client.sandbox.errors import SandboxError

    try:
        process = subprocess.Popen(command, env=os.environ | _variables(sandbox))  # noqa: S603
    except OSError as error:
        raise SandboxError(f"cannot run {command[0]}: {error.strerror}") from None
    # A terminal sends the interrupt to the command as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    status = process.wait()
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    run()
