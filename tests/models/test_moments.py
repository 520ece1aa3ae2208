"""Dates, times and UUIDs are Python's own, and encode to the text they came from."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codec.encoding import as_json
from pipeline.codec.moments import Identifier, Moment, day, identifier, midnight, moment
from tests.generate.building import Client

TEXTS = [
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+00:00",
    "2026-01-02T03:04:05-00:00",
    "2026-01-02T03:04:05.000Z",
    "2026-01-02T03:04:05.1234567Z",
    "2026-01-02T00:00:00+05:30",
    "2026-01-02 03:04:05",
    "2026-01-02T03:04:05",
    "2026-01-02T03:04:05z",
    "2026-01-02t03:04:05.1z",
    "2026-01-02T03:04:05,5Z",
    "2026-01-02T03:04:05+0000",
    "0001-01-01T00:00:00Z",
    "0999-01-02T03:04:05+00:00",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_moment_is_a_datetime_and_keeps_its_text(zoo: Client, text: str) -> None:
    """`Z`, offsets and digits come back as they were."""
    formats = zoo.model("Formats")
    made = formats.from_dict({"at": text, "moments": [text]})
    assert isinstance(made.at, datetime)
    assert made.at == datetime.fromisoformat(text.upper())
    assert made.to_dict() == {"at": text, "moments": [text]}
    for again in (copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301  (its own)
        assert again == made
        assert again.to_dict() == made.to_dict()


def test_a_plain_datetime_is_enough_where_it_says_the_text() -> None:
    """Only where `isoformat` would say it otherwise is there a class of our own."""
    assert type(moment("2026-01-02T03:04:05+00:00")) is datetime
    assert type(moment("2026-01-02T03:04:05Z")) is Moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-02T24:00:00Z",
        "2026-01-02T24:00:00+00:00",
        "2026-06-30T23:59:60Z",
        "2026-W01-5T03:00:00Z",
        "20260102T030405Z",
        "20260102123045",
        "0000-00-00T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "1767322800000",
    ],
)
def test_a_text_that_rfc_3339_does_not_know_stays_a_text(text: str) -> None:
    """On every version of Python alike: some read more than others."""
    assert moment(text) is None


@given(st.datetimes(timezones=st.timezones()))
def test_a_datetime_of_a_caller_is_written_by_rfc_3339(when: datetime) -> None:
    """Offsets with seconds, which RFC 3339 does not know, become UTC."""
    try:
        when.astimezone(UTC)
    except OverflowError:
        return
    written = as_json(when)
    assert datetime.fromisoformat(written) == when.astimezone(UTC)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?[+-]\d\d:\d\d", written)


def test_a_datetime_that_utc_cannot_express_is_refused() -> None:
    """With a sentence, not with an overflow."""
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=1, seconds=7)))
    with pytest.raises(ValueError, match="has no equivalent in UTC"):
        as_json(first)


@given(
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-8))])),
    st.sampled_from(["auto", "seconds", "milliseconds", "microseconds"]),
    st.booleans(),
)
def test_any_moment_comes_back(when: datetime, precision: str, zulu: bool) -> None:
    """Whatever RFC 3339 text a moment is written as, it is read and written the same."""
    text = when.isoformat(timespec=precision)
    text = text.replace("+00:00", "Z") if zulu else text
    made = moment(text)
    assert made == datetime.fromisoformat(text)
    assert getattr(made, "text", None) or (made and made.isoformat()) == text


@given(st.text(max_size=30) | st.from_regex(r"\A20\d\d-[0-9TZW:.+ -]{0,25}\Z"))
def test_no_text_is_misread(text: str) -> None:
    """What is no date, time or UUID gives none; what is one says the text again."""
    made = moment(text)
    assert made is None or getattr(made, "text", made.isoformat()) == text
    start = midnight(text)
    assert start is None or (getattr(start, "text", ""), start.time()) == (text, time())
    on = day(text)
    assert on is None or on.isoformat() == text
    who = identifier(text)
    assert who is None or str(who) == text.lower()


@pytest.mark.parametrize(
    "text", ["", "now", "2026-01-02", "2026-13-02T00:00:00Z", "2026-01-02T25:00:00Z", "20260102"]
)
def test_what_is_no_moment_stays_a_text(zoo: Client, text: str) -> None:
    """The text is kept and told."""
    made = zoo.model("Formats").from_dict({"at": text})
    assert made.at == text
    with pytest.raises(zoo.module("codec").DecodeError):
        zoo.model("Formats").from_dict({"at": text}, strict=True)


def test_what_is_computed_from_a_moment_has_no_text(zoo: Client) -> None:
    """A later moment is encoded as what it is."""
    made = zoo.model("Formats").from_dict({"at": "2026-01-02T03:04:05Z"})
    made.at += timedelta(days=1)
    assert made.to_dict() == {"at": "2026-01-03T03:04:05+00:00"}
    made.at = made.at.replace(year=2027)
    assert made.to_dict() == {"at": "2027-01-03T03:04:05+00:00"}
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  (its own)


def test_days_and_uuids(zoo: Client) -> None:
    """They are Python's own, and spelled as they came."""
    value: dict[str, Any] = {
        "at": "2026-01-02T03:04:05Z",
        "day": "2026-01-02",
        "key": "123E4567-E89B-12D3-A456-426614174000",
    }
    made = zoo.model("Formats").from_dict(value, strict=True)
    assert (made.day, made.key) == (date(2026, 1, 2), UUID(value["key"]))
    assert made.to_dict() == value
    assert pickle.loads(pickle.dumps(made)).to_dict() == value  # noqa: S301  (its own)
    made.day, made.key = date(2027, 1, 2), UUID(int=0)
    assert made.to_dict()["day"] == "2027-01-02"
    assert made.to_dict()["key"] == "00000000-0000-0000-0000-000000000000"


@pytest.mark.parametrize(
    ("field", "text"),
    [("day", "2026-01-02T00:00:00Z"), ("day", "2026-W01-1"), ("key", "{}"), ("key", "0" * 32)],
)
def test_other_spellings_stay_texts(zoo: Client, field: str, text: str) -> None:
    """Python reads more than the formats allow; that is no reason to change what was said."""
    made = zoo.model("Formats").from_dict({"at": TEXTS[0], field: text})
    assert getattr(made, field) == text


CALLED = [*TEXTS, "2026-01-02", "2026-01-02t03:04:05z", "2026-01-02T03:04:05+00:60"]


@pytest.mark.parametrize("text", CALLED)
def test_what_is_only_called_a_date_may_be_a_day(zoo: Client, text: str) -> None:
    """A day is its midnight, and encodes to the day again; it is no drift."""
    value = {"at": TEXTS[0], "called": text, "days": [text]}
    made = zoo.model("Formats").from_dict(value, strict=True)
    assert isinstance(made.called, datetime)
    assert made.called.date().isoformat() == text[:10]
    assert made.to_dict() == value
    for again in (copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301  (its own)
        assert again == made
        assert again.to_dict() == value


@pytest.mark.parametrize(
    "text", ["", "0000-00-00", "0000-00-00 00:00:00", "2026-13-02", "2026-W01-1", "now", "17"]
)
def test_what_is_called_a_date_and_is_none_stays_a_text(zoo: Client, text: str) -> None:
    """It is told with its place, encodes to itself, and is no error: nobody has promised a date."""
    value = {"at": TEXTS[0], "called": text, "days": [text, TEXTS[0]]}
    found: list[Any] = []
    decode = zoo.module("codec").decode
    made = decode(zoo.model("Formats"), value, on_drift=found.extend)
    assert made == zoo.model("Formats").from_dict(value, strict=True)
    assert (made.called, made.days[0]) == (text, text)
    assert made.to_dict() == value
    assert [str(one) for one in found] == [
        "$.called: expected date-time or null, found string",
        "$.days[0]: expected date-time, found string",
    ]
    assert all(one.guessed for one in found)


def test_what_is_no_text_at_all_is_a_mismatch_as_everywhere(zoo: Client) -> None:
    """The document promises a text; the error tells of nothing that is only guessed."""
    value = {"at": TEXTS[0], "called": "now", "days": [17]}
    with pytest.raises(zoo.module("codec").DecodeError) as caught:
        zoo.model("Formats").from_dict(value, strict=True)
    told = [str(one) for one in vars(caught.value)["mismatches"]]
    assert told == ["$.days[0]: expected date-time, found integer"]


def test_days_and_texts_can_be_set(zoo: Client) -> None:
    """Whatever is put in the place of a date is written as it is."""
    made = zoo.model("Formats").from_dict({"at": TEXTS[0], "called": None})
    assert made.to_dict()["called"] is None
    for value, text in ((date(2026, 1, 2), "2026-01-02"), ("soon", "soon")):
        made.called = value
        assert made.to_dict()["called"] == text


def test_a_union_of_a_moment_and_a_text(zoo: Client) -> None:
    """What reads as a moment is one, everything else is a text, and both are fine."""
    formats = zoo.model("Formats")
    moments = formats.from_dict({"at": TEXTS[0], "when": TEXTS[0]}, strict=True)
    texts = formats.from_dict({"at": TEXTS[0], "when": "soon"}, strict=True)
    assert isinstance(moments.when, datetime)
    assert texts.when == "soon"


def test_an_identifier_is_a_uuid() -> None:
    """It is equal to the plain one and hashes like it."""
    made = identifier("123E4567-E89B-12D3-A456-426614174000")
    assert isinstance(made, Identifier)
    assert {UUID("123e4567-e89b-12d3-a456-426614174000"): 1}[made] == 1
