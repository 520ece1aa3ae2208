"""Records that are made from the seed, and can be added, changed and deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import not_found
from ofauth_client.sandbox.world.worlds import Facts


@define
class Records:
    """Records with the ids 1, 2, 3 and so on; a larger id is newer.

    Args:
        name: What a record is, with its article, such as `a post`; for messages.
        count: Number of records that the seed makes.
        make: Makes the record with an id.
    """

    name: str
    count: int
    make: Callable[[int], Facts]
    _kept: dict[int, Facts] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._kept = {
            number: {"id": number} | self.make(number) for number in range(1, self.count + 1)
        }

    def __iter__(self) -> Iterator[Facts]:
        """Yield the records, newest first."""
        return iter([self._kept[key] for key in sorted(self._kept, reverse=True)])

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._kept

    def get(self, identifier: Any) -> Facts:
        """Return a record.

        Raises:
            Refusal: There is no record with this id.
        """
        found = self._kept.get(identifier) if isinstance(identifier, int) else None
        if found is None:
            raise not_found(f"there is no {self.name} with this id")
        return found

    def add(self, facts: Facts) -> Facts:
        """Add a record, and return it with its id."""
        self.count += 1
        self._kept[self.count] = {"id": self.count} | facts
        return self._kept[self.count]

    def update(self, identifier: Any, facts: Facts) -> Facts:
        """Change a record, and return it."""
        found = self.get(identifier)
        found.update(facts)
        return found

    def delete(self, identifier: Any) -> Facts:
        """Delete a record, and return it."""
        found = self.get(identifier)
        del self._kept[found["id"]]
        return found
