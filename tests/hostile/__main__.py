"""Generate a client of every hostile document alone: `python -m tests.hostile [PLACE…]`.

The tests generate one client of all of them side by side. This takes about half an hour, and is
for changes of the generator or its templates.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.generate import generate
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.hostile.documents import PLACES, hostile_documents


def main(places: list[str]) -> int:
    """Generate a client of every document with a payload in one of these places.

    Returns:
        0 if each was generated or refused in a sentence, and no payload has run.
    """
    with tempfile.TemporaryDirectory() as folder:
        marker = Path(folder) / "ran"
        for name, document in hostile_documents(marker):
            if name.split(":")[0] in places:
                outcome = _outcome(document)
                print(f"{name}: {outcome}", flush=True)
                if marker.exists():
                    print("error: the payload has run", file=sys.stderr)
                    return 1
    return 0


def _outcome(document: Document) -> str:
    """Generate and import a client; anything but a refusal in a sentence is an exception."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            prepared = prepare(document, [], Ledger()).document
        except PipelineError as error:
            return f"refused: {error}"
        generate(prepared, Path(folder))
    return "generated"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PLACES)))
