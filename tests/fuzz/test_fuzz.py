"""A few examples of each fuzzing target, the same in every run."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import TARGETS

pytestmark = pytest.mark.long

#: Of most targets a hundred examples take half a second; a document takes longer.
EXAMPLES = {"upstream_document": 40, "overlay_document": 50, "response": 60}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_documented_errors(name: str) -> None:
    """Whatever comes, nothing is raised that is not documented."""
    TARGETS[name].run(EXAMPLES.get(name, 100), 0)
