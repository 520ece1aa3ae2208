"""The Python blocks of a page, as one program with the line numbers of the page."""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(path: Path) -> list[str]:
    """Return the blocks of a page, each preceded by as many empty lines as lines stand before it.

    Args:
        path: A Markdown file.
    """
    page = path.read_text("utf-8")
    return [
        "\n" * page.count("\n", 0, found.start(1)) + found[1] for found in _BLOCK.finditer(page)
    ]
