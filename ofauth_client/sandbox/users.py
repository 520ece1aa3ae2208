"""The made-up users whom an account chats with."""

from __future__ import annotations

from random import Random

from attrs import frozen

from ofauth_client.sandbox.example_texts import full_name

FIRST_USER = 1001
_LISTS = 5
_DAYS_SILENT = 5


@frozen
class User:
    """A user whom the account chats with.

    Args:
        id: Id of the user.
        name: Name.
        unread: Number of unread messages.
        is_priority: Whether the chat is marked as important.
        has_tipped: Whether the user ever gave a tip.
        lists: Ids of the user lists that contain the user.
        silent_for: Seconds since the newest message of the chat.
    """

    id: int
    name: str
    unread: int
    is_priority: bool
    has_tipped: bool
    lists: frozenset[int]
    silent_for: int


def make_user(seed: str, number: int) -> User:
    """Return the user with a number.

    Args:
        seed: Seed of the data.
        number: Number of the user, from 0.
    """
    random = Random(f"{seed}:person:{number}")  # noqa: S311 - made-up people
    return User(
        id=FIRST_USER + number,
        name=full_name(random),
        unread=random.choice((0, 0, 0, 1, 2, 7)),
        is_priority=random.random() < 0.2,
        has_tipped=random.random() < 0.3,
        lists=frozenset(each for each in range(1, _LISTS + 1) if random.random() < 0.3),
        silent_for=random.randint(30, _DAYS_SILENT * 86_400),
    )
