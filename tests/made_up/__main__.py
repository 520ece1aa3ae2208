"""Write the made-up document: `python -m tests.made_up -o FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.common.documents import canonical_json
from tests.made_up import made_up_document


def main(arguments: list[str]) -> None:
    """Write the document to a file, or to the standard output."""
    parser = argparse.ArgumentParser(prog="python -m tests.made_up", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="file to write; default: print")
    parser.add_argument("--scale", type=int, default=1, help="times the size; default: 1")
    parser.add_argument("--seed", type=int, default=7, help="choice of variants; default: 7")
    parser.add_argument("--brace-style", action="store_true", help="no Express-style paths")
    given = parser.parse_args(arguments)
    text = canonical_json(made_up_document(given.seed, given.scale, brace_style=given.brace_style))
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
