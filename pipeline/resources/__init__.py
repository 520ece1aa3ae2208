"""Turn the prepared document into resources: `client.chats.messages.list(42)`.

The classes describe calls and leave them to a caller. They are written into the generated
package beside the models, which they import only when there is something to decode.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.documents import Document
from pipeline.names import snake_case
from pipeline.report import Finding, Report
from pipeline.resources.check import check_methods
from pipeline.resources.examples import example_modules
from pipeline.resources.modules import Module
from pipeline.resources.records import Resource
from pipeline.resources.root import root_module
from pipeline.resources.tree import Tree, resource_tree

#: Modules that are the same for every document.
_VERBATIM = ("base.py", "decoding.py")


def emit_resources(prepared: Document, package: Path) -> Report:
    """Write the resources of a document, and an example of every operation.

    Args:
        prepared: The prepared document.
        package: Folder of the generated package. The resources go into it, the examples
            beside it.

    Raises:
        PipelineError: An operation is missing in what was made.
    """
    tree = resource_tree(prepared)
    resources = dict(resource_files(tree))
    check_methods(resources, prepared)
    examples = dict(example_modules(tree, prepared))
    _write(package / "resources", resources)
    _write(package.parent / "examples", examples)
    return _report(tree, prepared)
