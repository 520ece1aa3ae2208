"""The independent validator judges a document in a process of its own, while other work goes on."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pipeline.common.errors import PipelineError
from pipeline.waiting_process import WaitingProcess

#: The folder with the package `pipeline`.
_HOME = Path(__file__).resolve().parents[2]

_IMPORTS = f"""
sys.path.insert(0, {str(_HOME)!r})
from pipeline.common.errors import PipelineError
from pipeline.validity import check_valid
"""
_VALIDATE = """
with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
try:
    check_valid(document, "")
except PipelineError as error:
    sys.exit(error.message)
"""


def waiting_validator() -> WaitingProcess:
    """Start a process that validates a document, and let it wait for the document."""
    return WaitingProcess(_IMPORTS, _VALIDATE)


@contextmanager
def validating(validator: WaitingProcess, text: str, source: str) -> Generator[None]:
    """Validate a document while the block runs.

    Args:
        validator: A process of `waiting_validator`, started for this alone.
        text: The document, as JSON.
        source: File or URL named in the error.

    Raises:
        PipelineError: The document is no valid OpenAPI 3.1. This error comes before an error of
            the block, which it may have caused.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.json")
        path.write_text(text, encoding="utf-8")
        validator.begin(str(path))
        try:
            yield
        finally:
            status, said = validator.finish()
            if status:
                raise PipelineError(said.strip(), source)
