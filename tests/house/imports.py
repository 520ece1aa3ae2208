"""Who imports whom in the repository, read from the source, with imports for types and late ones.

python -m tests.house.imports prints figures: modules, modules with one importer, imports per 100
lines.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ofauth_client", "pipeline")

Graph = Mapping[str, frozenset[str]]


@frozen
class Import:
    """A name that a module imports.

    Args:
        importer: Module that imports it.
        module: Module that it comes from.
        name: The name; empty where the module itself is imported.
        line: Line of the statement.
    """

    importer: str
    module: str
    name: str
    line: int


def module_files(package: str, root: Path = ROOT) -> dict[str, Path]:
    """Return the files of a package by the names of their modules."""
    files = sorted((root / package).rglob("*.py"))
    return {_module_name(path.relative_to(root)): path for path in files}


def imports(package: str, root: Path = ROOT) -> Iterator[Import]:
    """Yield what the modules of a package import from one another."""
    files = module_files(package, root)
    for importer, path in files.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield from _of_statement(node, importer, path.name == "__init__.py", files)


def import_graph(package: str, root: Path = ROOT) -> Graph:
    """Return the modules that each module of a package imports."""
    graph: dict[str, set[str]] = {module: set() for module in module_files(package, root)}
    for each in imports(package, root):
        graph[each.importer].add(each.module)
    return {module: frozenset(found - {module}) for module, found in graph.items()}


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules that import one another, directly or not."""
    reached = {module: _reached(graph, module) for module in graph}
    groups = {
        tuple(sorted({module, *(other for other in found if module in reached[other])}))
        for module, found in reached.items()
        if module in found
    }
    return sorted(map(list, groups))


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(graph[module])
    return found


def _of_statement(
    node: ast.AST, importer: str, is_package: bool, files: Mapping[str, Path]
) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        names = (alias.name for alias in node.names if alias.name in files)
        yield from (Import(importer, name, "", node.lineno) for name in names)
    elif isinstance(node, ast.ImportFrom):
        source = _source(node, importer, is_package)
        for alias in node.names:
            inner = f"{source}.{alias.name}"
            if inner in files:
                yield Import(importer, inner, "", node.lineno)
            elif source in files:
                yield Import(importer, source, alias.name, node.lineno)


def _source(node: ast.ImportFrom, importer: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = importer.split(".")
    base = parts[: len(parts) - node.level + (1 if is_package else 0)]
    return ".".join([*base, *([node.module] if node.module else [])])


def _module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _figures(package: str) -> str:
    graph, files = import_graph(package), module_files(package)
    importers = Counter(module for found in graph.values() for module in found)
    single = sum(importers[module] == 1 for module in graph)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in files.values())
    count = sum(map(len, graph.values()))
    return (
        f"{package}: {len(files)} modules, {lines} lines, {single / len(files):.0%} imported by "
        f"one module only, {100 * count / lines:.1f} own imports per 100 lines"
    )


if __name__ == "__main__":
    print(*map(_figures, PACKAGES), sep="\n")
