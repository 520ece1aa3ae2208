"""Turn the prepared document into resources: `client.chats.messages.list(42)`.

The classes describe calls and leave them to a caller. They are written into the generated
package beside the models, which they import only when there is something to decode.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.common.report import Finding, Report
from pipeline.resources.check import check_methods
from pipeline.resources.examples import example_files
from pipeline.resources.files import resource_files
from pipeline.resources.tree import resource_tree


@frozen
class Emitted:
    """What was written.

    Args:
        report: For people.
        models: Class and module of every model that the resources import when it is needed.
    """

    report: Report
    models: tuple[tuple[str, str], ...]


def emit_resources(prepared: Document, package: Path) -> Emitted:
    """Write the resources of a document, and an example of every operation.

    Args:
        prepared: The prepared document.
        package: Folder of the generated package. The resources go into it, the examples beside
            it; the models may still be missing, see `check_models`.

    Raises:
        PipelineError: An operation is missing in what was made.
    """
    tree = resource_tree(prepared)
    files = dict(resource_files(tree))
    check_methods(files, prepared)
    _write(package / "resources", files)
    _write(package.parent / "examples", dict(example_files(tree, prepared)))
    report = Report("resources", [Finding("resources") for _ in tree.all()])
    return Emitted(report, tuple(tree.models.items()))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
