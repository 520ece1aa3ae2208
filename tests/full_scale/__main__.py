"""Write the client of the made-up document: `python -m tests.full_scale DIR`.

DIR then has the package ofauth_api, for the type checkers.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline.common.files import replace_directory, staged
from pipeline.regenerate import regenerate
from tests.made_up import made_up_document
from tests.slice import write_repository


def main(folder: Path, say: Callable[[str], None] = print) -> None:
    """Regenerate a repository that has the made-up document pinned, and keep its client.

    Args:
        folder: Where the package is written to.
        say: Takes what regenerating says.
    """
    with tempfile.TemporaryDirectory() as root, staged(folder) as new:
        write_repository(Path(root) / "repository", made_up_document())
        regenerate(Path(root) / "repository", say)
        (Path(root) / "repository" / "generated" / "ofauth_api").rename(new / "ofauth_api")
        replace_directory(new, folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.full_scale DIR")
    main(Path(sys.argv[1]))
