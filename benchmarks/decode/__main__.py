"""`python -m benchmarks.decode`: pages of chats from bytes to models and back, and imports."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.decode.contestants import contestants
from benchmarks.decode.drawing import draw
from benchmarks.decode.generated import generated
from benchmarks.decode.importing import milliseconds
from benchmarks.decode.instructions import INSTRUCTIONS, millions
from benchmarks.decode.measuring import ROUNDS, measured
from benchmarks.decode.pages import page
from benchmarks.decode.targets import targets
from benchmarks.decode.telling import Measured, machine
from benchmarks.pipeline.running import HERE
from pipeline.common.documents import Document, operations
from pipeline.reading import read_document

RESULTS = HERE / "benchmarks" / "results"


def main() -> int:
    """Measure, print and write the figures; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        result = _measured(Path(folder))
    aims = targets(result)
    told = "\n".join([result.table(), "", machine(), "", *(f"- {aim}" for aim in aims)])
    print(told)
    RESULTS.mkdir(exist_ok=True)
    _write("decode.md", f"# Decoding and encoding\n\n{told}\n")
    _write("decode.json", json.dumps(result.figures(), indent=2) + "\n")
    draw(result, RESULTS / "decode.svg")
    return int(any(aim.figure > aim.most for aim in aims))


def _write(name: str, text: str) -> None:
    (RESULTS / name).write_text(text, encoding="utf-8")


def _measured(folder: Path) -> Measured:
    document = read_document(HERE / "openapi" / "openapi.json")
    with generated(document, folder) as models:
        pages = {chats: measured(contestants(models), chats) for chats in ROUNDS}
        if counted := millions(models, min(ROUNDS)):
            pages[min(ROUNDS)][INSTRUCTIONS] = counted
        imports = {_count(document): milliseconds(models)}
    return Measured(pages, imports, {chats: len(page(chats)) for chats in ROUNDS})


def _count(document: Document) -> int:
    return sum(1 for _ in operations(document))


if __name__ == "__main__":
    sys.exit(main())
