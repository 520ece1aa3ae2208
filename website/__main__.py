"""Builds the documentation site into build/site: `python -m website`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.common.errors import PipelineError
from website.build import build
from website.pages import SiteError

_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build the site, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m website", description="Build the documentation site."
    )
    parser.add_argument(
        "--output", type=Path, default=_ROOT / "build", help="folder (default: build)"
    )
    output: Path = parser.parse_args().output
    try:
        content = build(_ROOT, output)
    except (SiteError, PipelineError) as error:
        print(*(f"error: {line}" for line in str(error).splitlines()), sep="\n", file=sys.stderr)
        return 1
    print(
        *(f"! {notice}" for notice in content.notices), sep="\n", end="\n" * bool(content.notices)
    )
    print(f"{len(content.pages)} pages: {output / 'site' / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
