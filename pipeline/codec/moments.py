"""Dates, times and UUIDs that keep the text they were decoded from, and encode to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

#: Length of a day: 2026-01-02.
_LENGTH_OF_DAY = 10
#: Punctuation of a text, in the layout that isoformat writes: 2026-01-02T03:04:05+00:00.
_PUNCTUATION = slice(4, None, 3)
# Looked up once: pages of answers have thousands of dates.
_read = datetime.fromisoformat


class Moment(datetime):
    """A datetime that keeps the text of the API: with `Z`, or with some digits of a second.

    It is a datetime in every other respect. Results of computations with it keep no text.
    """

    __slots__ = ("text",)
    text: str

    def __reduce_ex__(self, protocol: Any) -> Any:
        if hasattr(self, "text"):
            return _again, (self.text,)
        return super().__reduce_ex__(protocol)


class Identifier(UUID):
    """A UUID that keeps the text of the API, which may be in capitals."""

    __slots__ = ("text",)
    text: str

    def __reduce__(self) -> Any:
        return identifier, (self.text,)


def moment(text: str) -> datetime | None:
    """Return the datetime of an RFC 3339 text, None for another text.

    The result is a `Moment` if `isoformat` would not return the same text.
    """
    # Texts with this punctuation are as isoformat writes them. Two checks follow, because Python
    # also reads 24 o'clock and +00:60.
    if text[_PUNCTUATION] == "--T::+:":
        try:
            made = _read(text)
        except ValueError:
            return None
        if text[23] < "6" and (made.hour or text[11] == "0"):
            return made
    # Python also reads 24 o'clock (since 3.13), weeks and dates without punctuation.
    if len(text) <= _LENGTH_OF_DAY or text[4:8:3] != "--" or text[11:13] == "24":
        return None
    # RFC 3339 allows `z`, which Python does not read.
    return _kept(text) or (_kept(text, f"{text[:-1]}Z") if text[-1] == "z" else None)


def midnight(text: str) -> datetime | None:
    """Return the first moment of the day of a text like 2026-01-02, None for another text."""
    return _kept(text) if len(text) == _LENGTH_OF_DAY and text[4::3] == "--" else None


def _kept(text: str, readable: str = "") -> datetime | None:
    """Return the datetime of a text, which may have a second, readable form, with the text."""
    try:
        made = Moment.fromisoformat(readable or text)
    except ValueError:
        return None
    made.text = text
    return made


def _again(text: str) -> datetime | None:
    """Return a moment from a pickle."""
    return moment(text) or midnight(text)


def day(text: str) -> date | None:
    """Return the date of a text like 2026-01-02, None for another text."""
    try:
        made = date.fromisoformat(text)
    except ValueError:
        return None
    return made if made.isoformat() == text else None


def identifier(text: str) -> UUID | None:
    """Return the UUID of a text of 36 characters, None for another text."""
    try:
        made = Identifier(text)
    except ValueError:
        return None
    object.__setattr__(made, "text", text)
    return made if len(text) == len(str(made)) else None
