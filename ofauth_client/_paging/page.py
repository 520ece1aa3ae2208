"""What pages have in common, however the next one is waited for."""

from __future__ import annotations

from typing import Any, Generic, NoReturn, TypeVar

from ofauth_api.resources.base import PublicNames

from ofauth_client._options.credentials import refuse_pickling
from ofauth_client._paging.calls import Taken
from ofauth_client._response.page_data import PageData

T_co = TypeVar("T_co", covariant=True)


class BasePage(PublicNames, Generic[T_co]):
    """One page of a list.

    Args:
        taken: What is known after it.
        data: What was received.
    """

    __slots__ = ("_data", "_taken")

    def __init__(self, taken: Taken, data: PageData) -> None:
        self._taken = taken
        self._data = data

    @property
    def items(self) -> list[T_co]:
        """The items of this page alone, all that the server sent."""
        return self._data.items

    @property
    def body(self) -> Any:
        """The JSON the page came as, undecoded: an object around the items, or a bare array."""
        return self._data.body

    @property
    def has_more(self) -> bool:
        """Whether there is another page, or may be: some lists do not say."""
        return self._taken.has_more

    @property
    def next_params(self) -> dict[str, Any] | None:
        """Query parameters of the next page, to go on later from; None where there is none.

        Raises:
            PagingError: There are more, but they cannot be requested.
        """
        return self._taken.next_params()

    @property
    def is_repeat(self) -> bool:
        """Whether it has old items alone, by which a list ends that does not say so."""
        return self._taken.step.repeats

    def new_items(self) -> list[T_co]:
        """Return the items without those at their start that ended the page before."""
        return self.items[self._taken.step.repeated :]

    def __repr__(self) -> str:
        more = "more behind it" if self.has_more else "the last one"
        return f"<{type(self).__name__} of {len(self.items)} items, {more}>"

    def __reduce__(self) -> NoReturn:
        # It holds the options of its call, such as the connection.
        refuse_pickling("a page")
