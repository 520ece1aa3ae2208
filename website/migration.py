"""The table of the functions of onlyfans-sdk beside the methods of this client.

`onlyfans_sdk.csv` states the facts of onlyfans-sdk 3.1.0: the name of each function, of its
iterator, and its request. The method is the one that sends the same request.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from io import StringIO

from pipeline.resources.operation_table import signature
from pipeline.resources.tree import Tree
from website.pages import code, relative, table

_COLUMNS = ["`onlyfans_sdk`", "its iterator", "method of `client`"]


def functions_table(facts: str, tree: Tree, operations: str, page: str) -> tuple[str, list[str]]:
    """Write the table of all functions, and name the functions without a method.

    Args:
        facts: The text of `onlyfans_sdk.csv`.
        tree: The resources of the client.
        operations: Folder of the pages of operations.
        page: Path of the page with the table.

    Returns:
        The table, and a line for each function whose request no method sends.
    """
    methods = _methods(tree, operations, page)
    rows, lacking = list[list[str]](), list[str]()
    for row in csv.DictReader(StringIO(facts)):
        request = f"{row['method']} {row['path']}"
        method = methods.get(_shape(row["method"], row["path"]))
        if method is None:
            lacking.append(f"onlyfans_sdk.{row['function']}: no method sends {request}")
        iterator = code(row["iterator"]) if row["iterator"] else ""
        rows.append([code(row["function"]), iterator, method or _by_path(row["method"], request)])
    return table(_COLUMNS, rows), lacking


def _methods(tree: Tree, operations: str, page: str) -> Mapping[str, str]:
    """Return the link to the method of each request."""
    return {
        _shape(method.http_method, method.path): (
            f"[{code(signature(path, method))}]"
            f"({relative(operations, page)}/{path.partition('.')[0]}.md#{path})"
        )
        for path, method in tree.calls()
        if not method.deprecated_id
    }


def _shape(method: str, path: str) -> str:
    return f"{method} {re.sub(r'{[^}]*}', '{}', path)}"


def _by_path(method: str, request: str) -> str:
    return code(f'client.request("{method}", "{request.partition(" ")[2]}")')
