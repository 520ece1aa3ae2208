"""Words of which made-up people and messages are made."""

from __future__ import annotations

from random import Random

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


def full_name(chance: Random) -> str:
    """Return the name of somebody."""
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def sentence(chance: Random) -> str:
    """Return what somebody may write: mostly a phrase, now and then a long text."""
    phrase = chance.choice(PHRASES)
    if chance.random() < 0.04:
        return f"{phrase}\n\n{paragraph(chance, 120)}"
    return f"{phrase} {paragraph(chance, 6)}" if chance.random() < 0.3 else phrase


def paragraph(chance: Random, length: int) -> str:
    """Return words.

    Args:
        chance: Chooses them.
        length: How many there are.
    """
    return " ".join(chance.choices(WORDS, k=length))


def address(chance: Random, ending: str) -> str:
    """Return the address of a file that nobody has."""
    return f"https://cdn.example.com/files/{chance.getrandbits(48):012x}.{ending}"
