"""Dates, times and UUIDs that encode to the very text they were decoded from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

#: Characters of a day: 2026-01-02.
_LENGTH_OF_DAY = 10


class Moment(datetime):
    """A datetime that remembers how the API wrote it: `Z`, or how many digits of a second.

    It is a datetime in every other respect. What is computed from it remembers no text.
    """

    __slots__ = ("text",)
    text: str

    def __reduce_ex__(self, protocol: Any) -> Any:
        if hasattr(self, "text"):
            return _again, (self.text,)
        return super().__reduce_ex__(protocol)


class Identifier(UUID):
    """A UUID that remembers how the API wrote it: in capitals, perhaps."""

    __slots__ = ("text",)
    text: str

    def __reduce__(self) -> Any:
        return identifier, (self.text,)


def moment(text: str) -> datetime | None:
    """Return the datetime that an RFC 3339 text says, None where it says none.

    It is a `Moment` where `isoformat` would not give the same text back.
    """
    # What isoformat writes has this punctuation, but Python reads 24 o'clock and +00:60, too.
    if text[4::3] == "--T::+:":
        try:
            made = datetime.fromisoformat(text)
        except ValueError:
            return None
        if text[23] < "6" and (made.hour or text[11] == "0"):
            return made
    if len(text) <= _LENGTH_OF_DAY:
        return None
    # RFC 3339 allows `z`, Python does not read it.
    return _kept(text) or (_kept(text, f"{text[:-1]}Z") if text[-1] == "z" else None)


def midnight(text: str) -> datetime | None:
    """Return the first moment of the day that a text such as 2026-01-02 says, None for others."""
    return _kept(text) if len(text) == _LENGTH_OF_DAY and text[4::3] == "--" else None


def _kept(text: str, readable: str = "") -> datetime | None:
    """Return the datetime that a text says, or another way to write it, with the text."""
    try:
        made = Moment.fromisoformat(readable or text)
    except ValueError:
        return None
    made.text = text
    return made


def _again(text: str) -> datetime | None:
    """Return the moment that was pickled."""
    return moment(text) or midnight(text)


def day(text: str) -> date | None:
    """Return the date that a text such as 2026-01-02 says, None where it says none."""
    try:
        made = date.fromisoformat(text)
    except ValueError:
        return None
    return made if made.isoformat() == text else None


def identifier(text: str) -> UUID | None:
    """Return the UUID that a text of 36 characters says, None where it says none."""
    try:
        made = Identifier(text)
    except ValueError:
        return None
    object.__setattr__(made, "text", text)
    return made if len(text) == len(str(made)) else None
