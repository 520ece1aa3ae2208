"""Notice when the generator changes a template that ours replaces.

Templates are no stable interface of the generator. `templates/overridden.json` records the
digest of each of its templates that we replace, as it was when ours was written.
"""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

from pipeline.common.errors import PipelineError

RECORD = Path(__file__).parent.parent / "templates" / "overridden.json"


def check_overrides(record: Path = RECORD) -> None:
    """Compare the generator's templates with the record.

    Raises:
        PipelineError: One of them is not what it was when ours was written.
    """
    recorded: dict[str, str] = json.loads(record.read_text("utf-8"))
    folder = _generator() / "templates"
    for name, digest in recorded.items():
        if _digest(folder / name) != digest:
            raise PipelineError(
                f"openapi-python-client has changed its {name}; take over into ours what "
                f"matters, then record its new digest in templates/{record.name}",
                f"pipeline/templates/{name}",
            )


def _generator() -> Path:
    """Return the generator's folder, without importing it."""
    spec = find_spec("openapi_python_client")
    if spec is None or not spec.origin:
        raise PipelineError("openapi-python-client is not installed; run: nox -s regenerate")
    return Path(spec.origin).parent


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
