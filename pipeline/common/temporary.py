"""Where files stand that nobody keeps."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.common.errors import PipelineError


def temporary_folder() -> Path:
    """Return the system's folder for temporary files.

    Raises:
        PipelineError: There is none that can be written; on a full disk, that is the first thing
            that is noticed.
    """
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        tried = str(error.strerror).rpartition(" in ")[2].strip("[]").replace("'", "")
        message = "no folder can be written for temporary files; make room, or set TMPDIR"
        raise PipelineError(message, tried) from None
