"""A document is validated while other work goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.common.documents import Document, canonical_json
from pipeline.common.errors import PipelineError
from pipeline.generate.validating import validating, waiting_validator
from pipeline.waiting_process import WaitingProcess

VALID: Document = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}
INVALID: Document = {**VALID, "info": {}}


def test_a_valid_document_says_nothing() -> None:
    """The work goes on meanwhile."""
    done = []
    with waiting_validator() as validator, validating(validator, canonical_json(VALID), "a.json"):
        done.append("work")
    assert done == ["work"]


@pytest.mark.parametrize("work", [list, lambda: int("the work fails")])
def test_the_judgement_comes_before_errors_of_the_work(work: Callable[[], object]) -> None:
    """An invalid document may be their cause."""
    with waiting_validator() as validator, pytest.raises(PipelineError) as caught:
        _validated(validator, INVALID, work)
    assert caught.value.where == "a.json"
    assert caught.value.message.startswith("this is no valid OpenAPI 3.1")


def test_errors_of_the_work_stay_as_they_are() -> None:
    """A valid document is not their cause."""
    with waiting_validator() as validator, pytest.raises(ValueError, match="the work fails"):
        _validated(validator, VALID, lambda: int("the work fails"))


def _validated(validator: WaitingProcess, document: Document, work: Callable[[], object]) -> None:
    with validating(validator, canonical_json(document), "a.json"):
        work()
