"""What docs/review.md says of the command is true."""

from __future__ import annotations

import re

import pytest

from pipeline.__main__ import main
from pipeline.review.accepted import parse_accepted
from pipeline.review.check_table import CHECK_IDS, WIRE, check_table
from pipeline.review.options import Format, Threshold
from pipeline.review.overlays import CHECKS as OVERLAY
from pipeline.review.review import Verdict
from pipeline.review.surface.python_checks import CHECKS as PYTHON
from tests.review.command.repository import HERE

TEXT = (HERE / "docs" / "review.md").read_text("utf-8")


def rows(head: str) -> list[list[str]]:
    """Return the cells of the table under a head, without backticks."""
    lines = TEXT.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_checks_that_are_told_exist_with_their_levels() -> None:
    """Of Python the level of readers is told."""
    told = {row[0]: row[1] for row in rows("id | level | when")}
    levels = {name: check.level.name for name, check in (WIRE | OVERLAY).items()}
    levels |= {name: check.read.name for name, check in PYTHON.items()}
    assert len(told) > 10
    assert told == {name: levels.get(name) for name in told}


def test_every_verdict_is_told() -> None:
    """In the order in which they are looked for."""
    assert [row[0] for row in rows("verdict | it means")] == [*Verdict]


def test_the_example_of_accepted_changes_is_valid() -> None:
    """It can be copied as it stands."""
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    accepted = parse_accepted(example, "docs/review.md", CHECK_IDS)
    assert len(accepted.entries) == 1
    assert len(accepted.levels) == 1


def test_our_own_file_of_accepted_changes_is_valid() -> None:
    """So is the example in its comment."""
    text = (HERE / "openapi" / "accepted.toml").read_text("utf-8")
    parse_accepted(text, "openapi/accepted.toml", CHECK_IDS)
    lines = [line[1:].removeprefix(" ") for line in text.splitlines() if line.startswith("#")]
    example = "\n".join(lines).partition("\n\n")[2]
    assert len(parse_accepted(example, "openapi/accepted.toml", CHECK_IDS).entries) == 1


def test_all_checks_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each id once, with its level and its sentence."""
    assert main(["review", "--checks"]) == 0
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|.*\|$", capsys.readouterr().out, re.MULTILINE)
    assert sorted(listed) == sorted(CHECK_IDS)
    assert len(set(listed)) == len(listed)
    assert check_table().count("\n## ") == 3


@pytest.mark.parametrize(("option", "choices"), [("--format", Format), ("--fail-on", Threshold)])
def test_a_choice_there_is_not_is_told_with_those_there_are(
    option: str, choices: type[Format | Threshold], capsys: pytest.CaptureFixture[str]
) -> None:
    """In the words that can be given, not in Python's."""
    with pytest.raises(SystemExit) as stopped:
        main(["review", option, "bogus"])
    assert stopped.value.code == 2
    told = capsys.readouterr().err.splitlines()[-1]
    assert all(choice.value in told for choice in choices)
    assert choices.__name__ not in told
