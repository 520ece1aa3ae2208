"""What the generator says when it fails, as it reaches people elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.generate.run import running_generator
from pipeline.generator_input import GeneratorInput
from pipeline.waiting_process import WaitingProcess


def test_no_folder_of_this_machine_is_in_what_the_generator_says(tmp_path: Path) -> None:
    """A review shows the sentence in pull requests, and makes a fingerprint of it."""
    package = tmp_path / "ofauth_api"
    with (
        WaitingProcess("", "print('cannot read', *sys.argv[1:]); sys.exit(1)") as failing,
        pytest.raises(PipelineError) as caught,
        running_generator(GeneratorInput({}), package, failing),
    ):
        pass
    said = str(caught.value)
    assert "--path document.json" in said
    assert said.endswith("--output-path ofauth_api")
