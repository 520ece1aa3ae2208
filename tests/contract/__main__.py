"""Run schemathesis against the sandbox: `python -m tests.contract [--long] [--seed N]`.

The client's document goes through all phases, and takes some seconds. With `--long`, more of it is
tried, and the made-up document of 130 operations, too: all phases but the stateful one, as most of
what a full sandbox says is made up and not remembered.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from ofauth_client.sandbox import Sandbox

#: What schemathesis takes for valid, and is not: an empty text for a date that may be null.
MISTAKEN = "positive_data_acceptance"
#: The operations of the client's document that it is mistaken about.
CONFIGURATION = Path(__file__).parent / "schemathesis.toml"


def main(arguments: list[str]) -> int:
    """Run schemathesis, and return its exit status.

    Args:
        arguments: Arguments of the command line.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.contract", description=__doc__)
    parser.add_argument("--long", action="store_true", help="try more, and a full document")
    parser.add_argument("--seed", type=int, default=1, help="chooses what is tried; default: 1")
    given = parser.parse_args(arguments)
    examples = 300 if given.long else 15
    status = run(None, given.seed, "--max-examples", str(examples))
    if status or not given.long:
        return status
    return run(
        full_document(),
        given.seed,
        *("--max-examples", "40", "--phases", "examples,coverage,fuzzing"),
        *("--exclude-checks", MISTAKEN),
    )


def run(document: dict[str, Any] | None, seed: int, *options: str) -> int:
    """Run schemathesis against a sandbox, and return its exit status.

    Args:
        document: What the sandbox speaks; None for the client's document.
        seed: Chooses what is tried.
        *options: More options of schemathesis.
    """
    with Sandbox(document=document) as sandbox, tempfile.TemporaryDirectory() as folder:
        headers = {"apiKey": sandbox.api_key, "x-connection-id": sandbox.connection_id}
        program = (sys.executable, "-m", "schemathesis.cli", f"--config-file={CONFIGURATION}")
        command = (*program, "run", f"{sandbox.url}/openapi.json")
        named = (f"--header={name}: {value}" for name, value in headers.items())
        places = ("--url", sandbox.url, "--seed", str(seed), "--no-color")
        # It remembers failures where it runs, and tries them again: each run is to be the same.
        done = subprocess.run((*command, *places, *named, *options), cwd=folder, check=False)
    return done.returncode


def full_document() -> dict[str, Any]:
    """Return a prepared document as large as the published one."""
    from tests.made_up import made_up_document
    from tests.slice import prepared

    return prepared(made_up_document()).document


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
