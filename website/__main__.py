"""Builds the documentation site into build/site: `python -m website`."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.common.errors import PipelineError
from website.build import build
from website.pages import SiteError

_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build the site, and return the exit status."""
    try:
        content = build(_ROOT, _ROOT / "build")
    except (SiteError, PipelineError) as error:
        print(*(f"error: {line}" for line in str(error).splitlines()), sep="\n", file=sys.stderr)
        return 1
    for notice in content.notices:
        print(f"! {notice}")
    print(f"{len(content.pages)} pages: {_ROOT / 'build' / 'site' / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
