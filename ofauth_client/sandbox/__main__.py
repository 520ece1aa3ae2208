"""Run the sandbox: `python -m ofauth_client.sandbox`."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .server import Sandbox


def main(arguments: list[str]) -> int:
    """Run the sandbox until it is interrupted.

    Args:
        arguments: Arguments of the command line.

    Returns:
        Exit status.
    """
    given = vars(_parser().parse_args(arguments))
    try:
        sandbox = _make(given).start()
    except (ModuleNotFoundError, ValueError) as error:
        print(f"error: {getattr(error, 'message', None) or error}", file=sys.stderr)
        return 1
    print(_greeting(sandbox), flush=True)
    _wait()
    sandbox.stop()
    return 0


def _make(given: dict[str, Any]) -> Sandbox:
    from . import Sandbox

    rules = [*given.pop("fault"), *(f"drift={kind}" for kind in given.pop("drift"))]
    return Sandbox(**given, faults=rules)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ofauth_client.sandbox", description=__doc__)
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen at; default: 127.0.0.1")
    add("--port", type=int, default=0, help="port to listen at; default: any that is free")
    add("--allow-remote", action="store_true", help="let other machines use it")
    add("--seed", type=int, default=7, help="decides about all that is made up; default: 7")
    add("--chats", type=int, default=50, help="chats of each connection; default: 50")
    add("--messages", type=int, default=500, help="messages of each chat; default: 500")
    add("--document", type=Path, help="a prepared document; default: the client's own")
    add(
        "--rate-limit",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep to the documented limit of each connection; default: yes",
    )
    add("--fault", action="append", default=[], metavar="RULE", help="'cut=amid for 2%%', …")
    add("--drift", type=_kinds, default=[], help="enum,extra,missing,type")
    return parser


def _kinds(text: str) -> list[str]:
    return [kind.strip() for kind in text.split(",") if kind.strip()]


def _greeting(sandbox: Sandbox) -> str:
    variables = {
        "OFAUTH_BASE_URL": sandbox.url,
        "OFAUTH_API_KEY": sandbox.api_key,
        "OFAUTH_CONNECTION_ID": sandbox.connection_id,
    }
    exports = " ".join(f"{name}={value}" for name, value in variables.items())
    return f"OFAuth sandbox at {sandbox.url} (made-up data, seed {sandbox.seed})\nexport {exports}"


def _wait() -> None:
    """Wait for an interrupt, or for being told to end."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
