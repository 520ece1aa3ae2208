"""The reference of a document as large as the published one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.regenerate import regenerate
from tests.made_up import made_up_document
from tests.slice import write_repository

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
#: A process of its own, because the package has the name of ours.
PROGRAM = """
import re
from pathlib import Path

from ofauth_api import models
from pipeline.reading import read_document
from pipeline.resources.tree import resource_tree
from website import operations
from website.models import catalogue
from website.operations import Reference, call_examples, usages

document = read_document(Path("openapi/openapi.json"))
tree = resource_tree(document)
found = catalogue(models, document, usages(tree), operations.FOLDER)
examples = call_examples(Path("generated/examples"))
pages = [*Reference(document, tree, found.links, examples, {}).pages(), *found.pages()]
places = [
    f"{page.path}#{place}"
    for page in pages
    for place in re.findall(r"^## .* { #(\\S+) }$", page.text, re.MULTILINE)
]
print(len(places), len(set(places)))
current = [path for path, method in tree.calls() if not method.deprecated_id]
print(len(current) + len(found.classes))
print([place for name, place in found.homes.items() if f"{place}#{name}" not in places])
"""


def test_every_operation_and_model_has_one_place(tmp_path: Path) -> None:
    """Links to models lead to their places."""
    repository = tmp_path / "repository"
    write_repository(repository, made_up_document())
    regenerate(repository, lambda _: None)
    path = os.pathsep.join([str(repository / "generated"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    counts, expected, lost = done.stdout.splitlines()
    assert counts == f"{expected} {expected}"
    assert int(expected) > 400
    assert lost == "[]"
