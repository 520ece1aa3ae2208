"""Example texts for a format, a pattern, or the name of a property."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from rstr import Rstr

#: Reference time of all made-up data: 1 November 2026, noon.
EPOCH = datetime(2026, 11, 1, 12, tzinfo=UTC)
_FIRST, _LAST = (
    (edge.replace(tzinfo=UTC, microsecond=0) - EPOCH).total_seconds()
    for edge in (datetime.min, datetime.max)
)
#: Stands for the address of the sandbox in the URLs of files.
MEDIA_HOST = "https://cdn.example.com"
FIRST_NAMES = (
    "Ada Amélie Bruno Chloé Dmitri Elif Farah Giulia Hana Ibrahim Ines Jonas Kaito Lena "
    "Mateo Noor Olivia Paweł Quinn Rosa Søren Tamsin Ursula Vikram Wanda Ximena Yusuf Zoë"
).split()
LAST_NAMES = (
    "Abara Bergström Castillo Dubois Eriksen Fontaine García Hughes Ivanova Jensen Kowalski "
    "Lindqvist Moreau Nakamura Okafor Petrov Quintero Rossi Schmidt Tanaka Ueda Varga Weber "
    "Xu Yılmaz Zhang"
).split()
PHRASES = (
    "Good morning! ☀️",
    "Thank you so much for the tip 💕",
    "When is the next live?",
    "I loved the last set of photos 📸",
    "Just subscribed, happy to be here",
    "Could you send the longer version?",
    "Ha, that made my day 😂",
    "Is the bundle still available?",
    "Happy birthday!! 🎂🎉",
    "こんにちは、元気ですか?",
    "Merci beaucoup, à bientôt",
    "مرحبا",
    "👍🏽",
    "New video is up 🎬 <3",
    'Tom & Jerry said "hi"',
    "See you tonight at 8:30",
)
WORDS = (
    "amber breeze candle dawn ember forest garden harbor island jasmine kindly lantern meadow "
    "north ocean paper quiet river summer thunder umber velvet winter yellow"
).split()


def full_name(random: Random) -> str:
    """Return the full name of a person."""
    return f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"


def sentence(random: Random) -> str:
    """Return the text of a message: mostly a phrase, occasionally a long text."""
    phrase = random.choice(PHRASES)
    if random.random() < 0.04:
        return f"{phrase}\n\n{paragraph(random, 120)}"
    return f"{phrase} {paragraph(random, 6)}" if random.random() < 0.3 else phrase


def paragraph(random: Random, length: int) -> str:
    """Return random words.

    Args:
        random: Chooses the words.
        length: Number of words.
    """
    return " ".join(random.choices(WORDS, k=length))


def address(random: Random, ending: str) -> str:
    """Return the URL of a made-up file; answers name the sandbox instead of `MEDIA_HOST`."""
    return f"{MEDIA_HOST}/files/{random.getrandbits(48):012x}.{ending}"


def timestamp(seconds: float) -> str:
    """Return a time in the format of the API.

    Args:
        seconds: Seconds since `EPOCH`; a time outside the years 1 to 9999 is the nearest inside.
    """
    seconds = min(max(seconds, _FIRST), _LAST)
    return (EPOCH + timedelta(seconds=seconds)).isoformat(timespec="seconds")


#: Texts of a pattern that are made until the length of a text is right.
_ATTEMPTS = 50


def example_text(node: dict[str, Any], random: Random, name: str) -> str:
    """Return a text that a schema allows, if the schema has only known formats.

    Args:
        node: Schema of a text.
        random: Makes all choices.
        name: Name of the property.
    """
    shortest, longest = node.get("minLength", 0), node.get("maxLength")
    if "pattern" in node:
        texts = (str(Rstr(random).xeger(node["pattern"])) for _ in range(_ATTEMPTS))
        fitting = (each for each in texts if shortest <= len(each) <= (longest or len(each)))
        return next(fitting, "")
    made = _BY_FORMAT.get(node.get("format", ""), _by_name(name))(random)
    while len(made) < shortest:
        made = f"{made} {paragraph(random, 3)}"
    return made[:longest]


def _by_name(name: str) -> Callable[[Random], str]:
    lower = name.lower()
    return next((make for end, make in _BY_NAME.items() if lower.endswith(end)), _word)


def _word(random: Random) -> str:
    return paragraph(random, 2)


def _username(random: Random) -> str:
    return f"{random.choice(FIRST_NAMES).lower()}{random.randint(1, 999)}"


def _email(random: Random) -> str:
    return f"{paragraph(random, 1)}{random.randint(1, 99)}@example.com"


def _past_time(random: Random) -> str:
    return timestamp(-random.randint(0, 86_400 * 365))


_BY_FORMAT: dict[str, Callable[[Random], str]] = {
    "date": lambda random: _past_time(random)[:10],
    "date-time": _past_time,
    "lenient-date-time": _past_time,
    "duration": lambda random: f"P{random.randint(1, 9)}D",
    "email": _email,
    "hostname": lambda random: f"{paragraph(random, 1)}.example.com",
    "ipv4": lambda random: f"192.0.2.{random.randint(1, 254)}",
    "ipv6": lambda random: f"2001:db8::{random.randint(1, 9999)}",
    "time": lambda random: _past_time(random)[11:],
    **dict.fromkeys(
        ("iri", "iri-reference", "uri", "uri-reference"), lambda random: address(random, "jpg")
    ),
    "uuid": lambda random: str(UUID(int=random.getrandbits(128), version=4)),
}
_BY_NAME: dict[str, Callable[[Random], str]] = {
    "username": _username,
    "name": full_name,
    "text": sentence,
    "about": sentence,
    "url": lambda random: address(random, "jpg"),
    "source": lambda random: address(random, "jpg"),
    "avatar": lambda random: address(random, "jpg"),
    "email": _email,
    "connectionid": lambda random: f"conn_{random.getrandbits(48):012x}",
    "id": lambda random: f"{random.getrandbits(48):012x}",
    "at": _past_time,
    "date": _past_time,
}
