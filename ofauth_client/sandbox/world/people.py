"""The people of a connection, and the lists of people that the account keeps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import not_found
from ofauth_client.sandbox.example_texts import FIRST_NAMES, full_name
from ofauth_client.sandbox.world.worlds import DAY, Facts, World

#: Id of the account that the API acts for.
ACCOUNT = 1
FIRST_USER = 1001
#: Id of the first creator whom the account follows; larger than the id of any fan.
FIRST_CREATOR = 900_001
CREATORS = 60
#: Number of generated lists of users.
LISTS = 105
#: Lists that the platform keeps, by id.
OWN_LISTS = {"fans": "Fans", "following": "Following", "restricted": "Restricted"}
_LISTS_OF_CHATS = 5
_DAYS_SILENT = 5
_LIST_NAMES = (
    "Favorites",
    "Big spenders",
    "New fans",
    "Birthdays",
    "Quiet",
    "Collabs",
    "Night owls",
)


@frozen
class User:
    """A fan of the account, or a creator whom the account follows.

    Args:
        id: Id of the user.
        name: Name.
        unread: Number of unread messages.
        is_priority: Whether the chat is marked as important.
        has_tipped: Whether the user ever gave a tip.
        lists: Ids of the user lists that contain the user at first.
        silent_for: Seconds since the newest message of the chat.
        username: Name in addresses.
        is_verified: Whether the user is verified.
        is_online: Whether the user is online.
        months: Number of months that the subscription has lasted.
        price: Price of a month.
        expires_at: End of the subscription, in seconds since `EPOCH`; negative if it has expired.
    """

    id: int
    name: str
    unread: int
    is_priority: bool
    has_tipped: bool
    lists: frozenset[int]
    silent_for: int
    username: str
    is_verified: bool
    is_online: bool
    months: int
    price: float
    expires_at: int

    @property
    def is_active(self) -> bool:
        """Whether the subscription lasts."""
        return self.expires_at > 0

    @property
    def subscribed_at(self) -> int:
        """Start of the subscription, in seconds since `EPOCH`."""
        return self.expires_at - self.months * 30 * DAY


def make_user(seed: str, number: int, first: int = FIRST_USER) -> User:
    """Return the user with a number.

    Args:
        seed: Seed of the data.
        number: Number of the user, from 0.
        first: Id of the user with the number 0.
    """
    kind = "person" if first == FIRST_USER else "creator"
    random = Random(f"{seed}:{kind}:{number}")  # noqa: S311 - made-up people
    name, unread = full_name(random), random.choice((0, 0, 0, 1, 2, 7))
    is_priority, has_tipped = random.random() < 0.2, random.random() < 0.3
    lists = [each for each in range(1, _LISTS_OF_CHATS + 1) if random.random() < 0.3]
    silent_for = random.randint(30, _DAYS_SILENT * DAY)
    lists += [each for each in range(_LISTS_OF_CHATS + 1, LISTS + 1) if random.random() < 0.1]
    is_active = random.random() < 0.75
    return User(
        id=first + number,
        name=name,
        unread=unread,
        is_priority=is_priority,
        has_tipped=has_tipped,
        lists=frozenset(lists),
        silent_for=silent_for,
        username=f"{random.choice(FIRST_NAMES).lower()}{first + number}",
        is_verified=random.random() < 0.3,
        is_online=random.random() < 0.2,
        months=random.randint(1, 12),
        price=random.choice((9.99, 9.99, 9.99, 4.99, 14.99)),
        expires_at=random.randint(1, 29) * DAY if is_active else -random.randint(1, 200) * DAY,
    )


@define
class Remarks:
    """What the account has noted about a user.

    Args:
        note: The note.
        name: Name that the account gave the user; empty for none.
        discount: Percentage and months of a discount.
        is_restricted: Whether the user is restricted.
        is_blocked: Whether the user is blocked.
    """

    note: str = ""
    name: str = ""
    discount: tuple[int, int] | None = None
    is_restricted: bool = False
    is_blocked: bool = False


@define
class UserList:
    """A list of users.

    Args:
        id: Id of the list.
        name: Name.
        is_own: Whether the account made the list, instead of the platform.
        added: Users who were added.
        removed: Users who were removed.
    """

    id: int | str
    name: str
    is_own: bool
    added: set[int] = field(factory=set)
    removed: set[int] = field(factory=set)


@define(slots=False)
class People:
    """The people of a connection.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    remarks: dict[int, Remarks] = field(init=False, factory=dict)
    lists: dict[int | str, UserList] = field(init=False)
    _next_list: int = field(init=False, default=LISTS + 1)

    def __attrs_post_init__(self) -> None:
        own = [UserList(key, name, is_own=False) for key, name in OWN_LISTS.items()]
        names = _LIST_NAMES
        made = [
            UserList(number, f"{names[number % len(names)]} {number}", is_own=True)
            for number in range(1, LISTS + 1)
        ]
        self.lists = {entry.id: entry for entry in own + made}
        for number in range(23):
            self.remarks[FIRST_USER + 2 + number * 4] = Remarks(is_restricted=True)
            self.remarks[FIRST_USER + 3 + number * 4] = Remarks(is_blocked=True)
        self._user = lru_cache(maxsize=None)(self._make)

    @property
    def count(self) -> int:
        """Number of fans."""
        return max(self.world.settings.fans, self.world.settings.chats)

    def fans(self) -> Iterator[User]:
        """Yield the fans."""
        return (self._user(number, FIRST_USER) for number in range(self.count))

    def creators(self) -> Iterator[User]:
        """Yield the creators whom the account follows."""
        return (self._user(number, FIRST_CREATOR) for number in range(CREATORS))

    def everybody(self) -> Iterator[User]:
        """Yield the account itself, the creators and the fans."""
        yield self.account
        yield from self.creators()
        yield from self.fans()

    @property
    def account(self) -> User:
        """The account itself."""
        return self._user(0, ACCOUNT)

    def find(self, identifier: Any) -> User | None:
        """Return a user; None if there is no user with this id."""
        text = str(identifier)
        if not (text.isascii() and text.isdigit() and len(text) < 20):
            return None
        number = int(text)
        if number == ACCOUNT:
            return self.account
        for first, count in ((FIRST_USER, self.count), (FIRST_CREATOR, CREATORS)):
            if first <= number < first + count:
                return self._user(number - first, first)
        return None

    def get(self, identifier: Any) -> User:
        """Return a user.

        Raises:
            Refusal: There is no user with this id.
        """
        found = self.find(identifier)
        if found is None:
            raise not_found("there is no user with this id")
        return found

    def noted(self, identifier: int) -> Remarks:
        """Return what the account has noted about a user."""
        return self.remarks.get(identifier) or Remarks()

    def note(self, identifier: Any) -> Remarks:
        """Return what the account has noted about a user, to be changed.

        Raises:
            Refusal: There is no user with this id.
        """
        return self.remarks.setdefault(self.get(identifier).id, Remarks())

    def find_list(self, identifier: Any) -> UserList:
        """Return a list of users.

        Raises:
            Refusal: There is no list with this id.
        """
        text = str(identifier)
        key = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else text
        if key not in self.lists:
            raise not_found("there is no list with this id")
        return self.lists[key]

    def add_list(self, name: str) -> UserList:
        """Add a list of users, and return it."""
        made = UserList(self._next_list, name, is_own=True)
        self.lists[made.id] = made
        self._next_list += 1
        return made

    def is_member(self, user: User, entry: UserList) -> bool:
        """Tell whether a user is on a list."""
        if user.id in entry.removed:
            return False
        return user.id in entry.added or self._is_member_at_first(user, entry.id)

    def members(self, entry: UserList) -> Iterator[User]:
        """Yield the users on a list."""
        return (user for user in self.everybody() if self.is_member(user, entry))

    def lists_of(self, user: User) -> list[Facts]:
        """Return the lists that a user is on."""
        return [
            {"id": entry.id, "name": entry.name, "type": "custom" if entry.is_own else entry.id}
            for entry in self.lists.values()
            if self.is_member(user, entry)
        ]

    def _is_member_at_first(self, user: User, identifier: int | str) -> bool:
        is_fan = FIRST_USER <= user.id < FIRST_CREATOR
        if isinstance(identifier, int):
            return is_fan and identifier in user.lists
        own = {
            "fans": is_fan and user.is_active,
            "following": user.id >= FIRST_CREATOR,
            "restricted": self.noted(user.id).is_restricted,
        }
        return own[identifier]

    def _make(self, number: int, first: int) -> User:
        return make_user(self.world.seed, number, first)
