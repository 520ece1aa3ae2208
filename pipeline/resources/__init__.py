"""Turn the prepared document into resources: `client.chats.messages.list(42)`.

The classes describe calls and leave them to a caller. They are written into the generated package
beside the models, which they import late, when they decode an answer.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted
from pipeline.names.deprecated import DEPRECATED_IDS
from pipeline.resources.examples import example_files
from pipeline.resources.files import resource_files
from pipeline.resources.tree import resource_tree
from pipeline.resources.webhooks import claimed, described_webhooks, webhook_module


@frozen
class Emitted:
    """The result of writing the resources.

    Args:
        report: The report for people.
        models: Class and module of every model that the resources may import.
    """

    report: Report
    models: tuple[tuple[str, str], ...]


def emit_resources(prepared: Document, package: Path, made: Document | None = None) -> Emitted:
    """Write the resources and webhooks of a document, and an example of every operation.

    Args:
        prepared: The prepared document.
        made: The document for the generator, if it is known already.
        package: Folder of the generated package. The resources go into it, the examples beside
            it; the models may still be missing, see `check_models`.

    Raises:
        PipelineError: An operation has no method.
    """
    tree = resource_tree(prepared, made)
    files = dict(resource_files(tree))
    check_methods(files, prepared)
    _write(package / "resources", files)
    _write(package, {"webhooks.py": webhook_module(prepared, tree.models)})
    _write(package.parent / "examples", dict(example_files(tree, prepared)))
    owners, notices = claimed(described_webhooks(prepared))
    found = [Finding("resources") for _ in tree.all()]
    found += [Finding("types of webhooks") for _ in owners]
    report = Report("resources", found, notices)
    return Emitted(report, tuple(tree.models.items()))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check_methods(files: Mapping[str, str], prepared: Document) -> None:
    """Count the methods of sync and async resources.

    Args:
        files: Text of the modules by path.
        prepared: The prepared document.

    Raises:
        PipelineError: Their number is not that of operations and deprecated ids.
    """
    trees = [ast.parse(text) for text in files.values()]
    bases = ("Resource", "AsyncResource")
    counts = {base: sum(_count_methods(tree, base) for tree in trees) for base in bases}
    check_counts(counts, prepared)


def check_counts(counts: Mapping[str, int], prepared: Document) -> None:
    """Compare numbers of methods with the operations and deprecated ids of a document.

    Args:
        counts: The number of methods of all resources, by their base class.
        prepared: The prepared document.

    Raises:
        PipelineError: A number differs.
    """
    wanted = sum(
        1 + len(operation.get(DEPRECATED_IDS, [])) for _, _, operation in operations(prepared)
    )
    for base, found in counts.items():
        if found != wanted:
            raise PipelineError(
                f"the resources have {counted(found, 'method')} for {counted(wanted, 'operation')} "
                f"({base}); "
                "two operations may have names that collide: name one in an overlay"
            )


def _count_methods(tree: ast.Module, base: str) -> int:
    """Count the methods, without properties, of the classes that derive from a base."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    names = {
        (owner.name, node.name)
        for owner in classes
        if [ast.unparse(base_class) for base_class in owner.bases] == [base]
        for node in owner.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
    }
    return len(names)
