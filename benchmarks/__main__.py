"""Run the benchmarks: `python -m benchmarks [NAME…]`, all of them by default.

A benchmark is a package in this folder whose `__main__` has a function `main`, which returns
the exit status.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.parent.name for path in Path(__file__).parent.glob("*/__main__.py"))


def main(arguments: list[str]) -> int:
    """Run some benchmarks, and return 0 if each has met its target."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    names: list[str] = parser.parse_args(arguments).names
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; choose of {', '.join(NAMES)}")
    return max([_run(name) for name in names or NAMES])


def _run(name: str) -> int:
    status: int = import_module(f"benchmarks.{name}.__main__").main()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
