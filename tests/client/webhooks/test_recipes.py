"""The snippets of the documentation are Python, and use names that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ofauth_client import webhooks

DOCS = Path(__file__).parents[3] / "docs"
SNIPPETS = [
    pytest.param(text, id=f"{path.stem} {number}")
    for path in (DOCS / "webhooks.md", DOCS / "paging.md")
    for number, text in enumerate(re.findall(r"```python\n(.*?)```", path.read_text(), re.DOTALL))
]


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_compiles(snippet: str) -> None:
    """As it stands, without anything around it."""
    compile(snippet, "snippet", "exec")


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_uses_names_that_exist(snippet: str) -> None:
    """Whatever it takes of the webhooks module is there."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(snippet))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "webhooks"
    }
    assert used <= set(webhooks.__all__)


def test_the_recipe_for_tests_runs() -> None:
    """What needs no server and no framework is run."""
    (snippet,) = [param.values[0] for param in SNIPPETS if "webhooks.sign(" in str(param.values[0])]
    exec(str(snippet), {})  # noqa: S102 - our own documentation
