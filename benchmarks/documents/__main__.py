"""`python -m benchmarks.documents [FOLDER]`: generate a client of every document in a folder.

Put whole public documents, in JSON or YAML, into `benchmarks/documents/whole/` (git ignores the
folder), or name another folder. Without documents there is nothing to measure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.documents.generating import Outcome, generated

WHOLE = Path(__file__).parent / "whole"
_ENDINGS = (".json", ".yaml", ".yml")
_HEAD = ("document", "operations in", "out", "imports", "types", "seconds")


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each document; return 1 if a client is refused, incomplete or ill-typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=WHOLE, metavar="FOLDER")
    folder: Path = parser.parse_args(arguments or []).folder
    files = sorted(path for path in folder.glob("*") if path.suffix in _ENDINGS)
    if not files:
        print(f"no documents in {folder}: put whole documents there, in JSON or YAML")
        return 0
    print(f"| {' | '.join(_HEAD)} |\n|{'---|' * len(_HEAD)}", flush=True)
    outcomes = [_told(generated(path)) for path in files]
    return int(not all(outcome.is_sound for outcome in outcomes))


def _told(outcome: Outcome) -> Outcome:
    print(outcome.row(), flush=True)
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
