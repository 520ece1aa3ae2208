"""Dates, times and UUIDs that encode to the very text they were decoded from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID


class Moment(datetime):
    """A datetime that remembers how the API wrote it: `Z`, or how many digits of a second.

    It is a datetime in every other respect. What is computed from it remembers no text.
    """

    __slots__ = ("text",)
    text: str

    def __reduce_ex__(self, protocol: Any) -> Any:
        if hasattr(self, "text"):
            return moment, (self.text,)
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
    try:
        made = datetime.fromisoformat(text)
        if len(text) == 25 and text[7] + text[10] + text[19] == "-T+" and made.hour:
            return made
        kept = Moment.fromisoformat(text)
    except ValueError:
        return None
    kept.text = text
    return kept if len(text) > len("2026-01-02") else None


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
