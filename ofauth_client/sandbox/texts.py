"""Example texts that suit their format, their pattern, or the name of their property."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from rstr import Rstr

from ofauth_client.sandbox.words import FIRST_NAMES, address, full_name, paragraph, sentence

#: The moment of which everything that is made up is: 1 November 2026, noon.
EPOCH = datetime(2026, 11, 1, 12, tzinfo=UTC)


def moment(seconds: float) -> str:
    """Return a time as the API writes it.

    Args:
        seconds: Seconds after the moment of everything made up.
    """
    return (EPOCH + timedelta(seconds=seconds)).isoformat(timespec="seconds")


def example_text(node: dict[str, Any], chance: Random, name: str) -> str:
    """Return a text that a schema allows, so far as it asks for what is known here.

    Args:
        node: Schema of a text.
        chance: Makes all choices.
        name: Name of the property.
    """
    if "pattern" in node:
        return str(Rstr(chance).xeger(node["pattern"]))
    made = _BY_FORMAT.get(node.get("format", ""), _by_name(name))(chance)
    shortest, longest = node.get("minLength", 0), node.get("maxLength")
    while len(made) < shortest:
        made = f"{made} {paragraph(chance, 3)}"
    return made[:longest]


def _by_name(name: str) -> Callable[[Random], str]:
    lower = name.lower()
    return next((make for end, make in _BY_NAME.items() if lower.endswith(end)), _word)


def _word(chance: Random) -> str:
    return paragraph(chance, 2)


def _username(chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES).lower()}{chance.randint(1, 999)}"


def _email(chance: Random) -> str:
    return f"{paragraph(chance, 1)}{chance.randint(1, 99)}@example.com"


def _moment(chance: Random) -> str:
    return moment(-chance.randint(0, 86_400 * 365))


_BY_FORMAT: dict[str, Callable[[Random], str]] = {
    "date": lambda chance: _moment(chance)[:10],
    "date-time": _moment,
    "lenient-date-time": _moment,
    "email": _email,
    "hostname": lambda chance: f"{paragraph(chance, 1)}.example.com",
    "ipv4": lambda chance: f"192.0.2.{chance.randint(1, 254)}",
    "ipv6": lambda chance: f"2001:db8::{chance.randint(1, 9999)}",
    "time": lambda chance: _moment(chance)[11:],
    "uri": lambda chance: address(chance, "jpg"),
    "uuid": lambda chance: str(UUID(int=chance.getrandbits(128), version=4)),
}
_BY_NAME: dict[str, Callable[[Random], str]] = {
    "username": _username,
    "name": full_name,
    "text": sentence,
    "about": sentence,
    "url": lambda chance: address(chance, "jpg"),
    "source": lambda chance: address(chance, "jpg"),
    "avatar": lambda chance: address(chance, "jpg"),
    "email": _email,
    "connectionid": lambda chance: f"conn_{chance.getrandbits(48):012x}",
    "id": lambda chance: f"{chance.getrandbits(48):012x}",
    "at": _moment,
    "date": _moment,
}
