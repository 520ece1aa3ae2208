"""openapi/accepted.toml: what is read, what is refused in one sentence, and how it is added to."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.errors import PipelineError
from pipeline.review.accepted import (
    Accepted,
    Entry,
    acceptance_lines,
    add_acceptance,
    parse_accepted,
    read_accepted,
)
from pipeline.review.changes import Level
from tests.review.reports.making import HOSTILE

CHECKS = ("endpoint-added", "response-property-became-nullable", "request-body-removed")
FINGERPRINT, OTHER = "0123456789abcdef", "fedcba9876543210"
WHOLE = f"""\
# What we know of.
[levels]
response-property-became-nullable = "WARN"

[[accepted]]
fingerprint = "{FINGERPRINT}"
reason = "Nobody reads it"
expires = 2026-12-31

[[ accepted ]]
fingerprint = "{OTHER}"
reason = "Never used"
"""


def refused(text: str) -> str:
    """Return the sentence with which a text is refused."""
    with pytest.raises(PipelineError) as caught:
        parse_accepted(text, "openapi/accepted.toml", CHECKS)
    return str(caught.value)


def test_entries_and_levels_are_read() -> None:
    """Each entry knows the line it begins in."""
    assert parse_accepted(WHOLE, "accepted.toml", CHECKS) == Accepted(
        (
            Entry(FINGERPRINT, "Nobody reads it", date(2026, 12, 31), 5),
            Entry(OTHER, "Never used", None, 10),
        ),
        {"response-property-became-nullable": Level.WARN},
    )


def test_a_day_may_be_text() -> None:
    """`expires = "2026-12-31"` is the same as without quotes."""
    text = WHOLE.replace("2026-12-31", '"2026-12-31"')
    assert parse_accepted(text, "", CHECKS) == parse_accepted(WHOLE, "", CHECKS)


def test_a_missing_file_accepts_nothing(tmp_path: Path) -> None:
    """A repository need not have the file; an empty one is the same."""
    assert read_accepted(tmp_path / "accepted.toml", CHECKS) == Accepted()
    assert parse_accepted("", "", CHECKS) == Accepted()


ENTRY = f'[[accepted]]\nfingerprint = "{FINGERPRINT}"\n'


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("[levels\n", ":1", "not TOML"),
        ("a = 1\na = 2\n", ":2", "not TOML"),
        (ENTRY, ":1", "has no reason"),
        (f'{ENTRY}reason = " "\n', ":1", "has no reason"),
        (f"{ENTRY}reason = 3\n", ":1", "has no reason"),
        ('\n\n[[accepted]]\nreason = "r"\n', ":3", "fingerprint is None"),
        ('[[accepted]]\nfingerprint = "XYZ"\n', ":1", "not 16 hex digits"),
        (f'{ENTRY}reason = "r"\nexpires = "soon"\n', ":1", 'expires is "soon", not a day'),
        (
            f'{ENTRY}reason = "r"\nexpires = 2026-12-31T00:00:00\n',
            ":1",
            "expires is 2026-12-31T00:00:00, not a day; write a date such as 2027-01-31",
        ),
        (f'{ENTRY}reason = "r"\nexpires = true\n', ":1", "expires is true, not a day"),
        (f'{ENTRY}reason = "r"\nexpire = 2026-12-31\n', ":1", "did you mean expires?"),
        (f'{ENTRY}reason = "r"\n{ENTRY}reason = "r"\n', ":4", "already (line 1)"),
        ("accepted = 1\n", "", "begin each entry with [[accepted]]"),
        ("accepted = [1]\n", "", "write [[accepted]]"),
        (f'accepted = [{{fingerprint = "{FINGERPRINT}"}}]\n', "", "has no reason"),
        ("levels = 1\n", "", "write [levels]"),
        ("[levels]\nendpoint-add = 'ERR'\n", "", "did you mean endpoint-added?"),
        ("[levels]\nzzz = 'ERR'\n", "", "correct its name"),
        ("[levels]\nendpoint-added = 'FATAL'\n", "", "write INFO, WARN, ERR"),
        ("[levels]\nendpoint-added = ['ERR']\n", "", "write INFO, WARN, ERR"),
        ("[level]\n", "", "did you mean levels?"),
        (f"a = {'[' * 5000}", "", "not TOML"),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(text: str, where: str, said: str) -> None:
    """It names the file, the line where that is known, and what to do."""
    message = refused(text)
    assert message.startswith(f"openapi/accepted.toml{where}")
    assert said in message
    assert "\n" not in message


def test_what_is_no_utf8_is_refused(tmp_path: Path) -> None:
    """A file saved in another encoding says so."""
    path = tmp_path / "accepted.toml"
    path.write_bytes(b"# \xe9\n")
    with pytest.raises(PipelineError, match="UTF-8"):
        read_accepted(path, CHECKS)


def test_adding_keeps_the_other_text(tmp_path: Path) -> None:
    """Comments, levels and order stay as they were written."""
    path = tmp_path / "accepted.toml"
    path.write_text(WHOLE, encoding="utf-8")
    add_acceptance(path, "a" * 16, 'It is "fine"', date(2027, 1, 2), note="the property is gone")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(WHOLE)
    assert "# the property is gone\n[[accepted]]\n" in text
    last = read_accepted(path, CHECKS).entries[-1]
    assert (last.fingerprint, last.reason, last.expires) == (
        "a" * 16,
        'It is "fine"',
        date(2027, 1, 2),
    )


def test_adding_makes_a_missing_file(tmp_path: Path) -> None:
    """The first acceptance needs no preparation."""
    path = tmp_path / "accepted.toml"
    add_acceptance(path, FINGERPRINT, "why not")
    assert path.read_text(encoding="utf-8") == acceptance_lines(FINGERPRINT, "why not")


@pytest.mark.parametrize(
    ("before", "fingerprint", "reason", "said"),
    [
        (WHOLE, FINGERPRINT, "again", "accepted already"),
        (WHOLE, "short", "why", "not 16 hex digits"),
        (WHOLE, "a" * 16, "  ", "has no reason"),
        ("[levels", "a" * 16, "why", "not TOML"),
        ("accepted = []\n", "a" * 16, "why", "not TOML"),
    ],
)
def test_what_cannot_be_added_leaves_the_file_alone(
    tmp_path: Path, before: str, fingerprint: str, reason: str, said: str
) -> None:
    """A refused acceptance changes no byte."""
    path = tmp_path / "accepted.toml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(PipelineError, match=r"accepted\.toml") as caught:
        add_acceptance(path, fingerprint, reason)
    assert said in str(caught.value)
    assert path.read_text(encoding="utf-8") == before


@given(reason=st.text(min_size=1).filter(lambda text: text.strip()), note=st.text())
def test_any_reason_and_note_make_valid_toml(reason: str, note: str) -> None:
    """What was written is read again, on one line; the note stays a comment."""
    (entry,) = tomllib.loads(acceptance_lines(FINGERPRINT, reason, None, note))["accepted"]
    assert entry == {"fingerprint": FINGERPRINT, "reason": " ".join(reason.split())}


def test_a_hostile_note_stays_a_comment() -> None:
    """Nothing in a document adds an entry."""
    assert acceptance_lines(FINGERPRINT, "r", None, f"{HOSTILE}\n[[accepted]]").count("\n") == 4
