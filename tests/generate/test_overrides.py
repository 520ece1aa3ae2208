"""A generator whose templates have changed is noticed before it generates anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.generate.run import RECORD, TEMPLATES, check_overrides


def test_the_record_is_of_the_pinned_generator() -> None:
    """Every template of ours that replaces one of the generator's is recorded, as it is now."""
    check_overrides()
    ours = {path.name for path in TEMPLATES.glob("*.jinja")}
    assert ours <= set(json.loads(RECORD.read_text("utf-8")))


@pytest.mark.parametrize("name", ["types.py.jinja", "gone.py.jinja"])
def test_a_changed_template_stops_the_run(name: str, tmp_path: Path) -> None:
    """One sentence names the template and what to do."""
    record = tmp_path / "overridden.json"
    record.write_text(json.dumps({name: "0" * 64}), encoding="utf-8")
    with pytest.raises(PipelineError, match=f"has changed its {name}"):
        check_overrides(record)
