"""Decide on the next page, from what a page says of it and from those before; no I/O.

A list ends where a page says that there are no more; and where it promises more, but is empty
and names no other page (known of this API; such an end is doubtful, and logged). Where pages do
not say, such as bare arrays, it ends where one has no items or nothing names another, and where
a page comes once more: the server has sent all that it has, or ignores what is asked for.
Anything else that cannot go on is a flaw: to end there would lose items without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ofauth_client._json_types import is_object
from ofauth_client._paging.errors import FlawError
from ofauth_client._paging.fingerprint import Print, Trail, count_repeated, take_print
from ofauth_client._paging.reading import Name, dig, read_items, read_more, read_offset, read_token

if TYPE_CHECKING:
    from ofauth_api.resources.base import Pagination

#: How many empty pages in a row may each name another one; filtered lists have some.
MOST_EMPTY_PAGES = 10

#: What tells of more items where the document does not say.
_USUAL_MORE = "hasMore"


class Progress(NamedTuple):
    """How far a list has come, before a page.

    Args:
        params: Query parameters that name the page; empty for the first one.
        before: The page before.
        empty: How many pages up to here were empty, in a row.
        trail: An older page.
    """

    params: Mapping[str, Any]
    before: Print | None = None
    empty: int = 0
    trail: Trail = Trail()


class Step(NamedTuple):
    """What follows from a page.

    Args:
        repeated: How many of its first items are the last ones of the page before.
        following: How far the list has come, where there is a next page.
        flaw: Why the list cannot go on, where it cannot although there are more.
        doubtful: Whether the list ends although there may be more.
        repeats: Whether it ends with a page of nothing but items that came before.
    """

    repeated: int = 0
    following: Progress | None = None
    flaw: str = ""
    doubtful: bool = False
    repeats: bool = False


def take_step(
    pagination: Pagination, progress: Progress, body: object, limit: object = None
) -> Step:
    """Decide on the next page.

    Args:
        pagination: How the operation goes on.
        progress: How far the list has come.
        body: The page, as JSON.
        limit: How many items were asked for, if any number was.

    Raises:
        FlawError: It is no page.
    """
    items = read_items(body, pagination)
    page = _Received(pagination, progress, body, items, take_print(items, pagination.item_field))
    repeated = len(items) if page.is_known else count_repeated(progress.before, page.print)
    if items and repeated == len(items) and page.says_nothing:
        # A page with room left for more items had all there are.
        return Step(repeated, doubtful=page.is_full(limit), repeats=True)
    if page.is_known:
        return Step(repeated, flaw="the same page came twice")
    try:
        name = _next_name(page)
    except FlawError as flaw:
        return Step(repeated, flaw=str(flaw))
    if name is None:
        return Step(repeated, doubtful=bool(page.more))
    return Step(repeated, _follow(page, name))


class _Received(NamedTuple):
    pagination: Pagination
    progress: Progress
    body: Any
    items: list[Any]
    print: Print | None

    @property
    def name(self) -> Any:
        """What it was requested by."""
        return self.progress.params.get(self.pagination.next_parameter)

    @property
    def offset(self) -> int:
        """How many items were skipped before it."""
        return 0 if self.name is None else read_offset(self.name)

    @property
    def is_known(self) -> bool:
        """Whether a page that is remembered had the same items."""
        known = (self.progress.before, self.progress.trail.page)
        return any(each and self.print and each.whole == self.print.whole for each in known)

    @property
    def envelope(self) -> Mapping[Any, Any]:
        """What is around the items; empty for a bare array."""
        return self.body if is_object(self.body) else {}

    @property
    def more(self) -> bool | None:
        """Whether there are more, if it says so."""
        return read_more(self.envelope.get(self.pagination.more_field or _USUAL_MORE))

    @property
    def says_nothing(self) -> bool:
        """Whether it tells neither that there are more nor where."""
        said = (self.pagination.more_field or _USUAL_MORE, self.pagination.next_field)
        return all(self.envelope.get(name) in (None, "") for name in said)

    def is_full(self, limit: object) -> bool:
        """Tell whether it may have as many items as were asked for."""
        return not isinstance(limit, int) or len(self.items) >= limit


def _next_name(page: _Received) -> Name | None:
    """Return what names the next page; None where the list ends."""
    if page.more is False:
        return None
    name = _named(page)
    if name is None:
        name = _derived(page)
    if name is None or _leads_on(page, name):
        return name
    if page.items:
        raise FlawError("the page names as its next one a page that was there already")
    return None


def _named(page: _Received) -> Name | None:
    """Return what the page itself names the next one by."""
    value = page.envelope.get(page.pagination.next_field)
    if value is None or value == "":
        return None
    return read_offset(value) if page.pagination.style == "offset" else read_token(value)


def _derived(page: _Received) -> Name | None:
    """Name the next page by what is on this one, which does not name it."""
    if not page.items or (page.more is None and _names_none(page)):
        return None
    if page.pagination.style == "offset":
        return page.offset + len(page.items)
    path = page.pagination.item_field
    value = dig(page.items[-1], path) if path and page.pagination.style == "cursor" else None
    if value is None and page.more:
        raise FlawError("the page says that there are more, but not where")
    return None if value is None else read_token(value)


def _names_none(page: _Received) -> bool:
    """Tell whether to name no next page means that there is none."""
    return page.pagination.style == "marker" or page.pagination.next_field in page.envelope


def _leads_on(page: _Received, name: Name) -> bool:
    """Tell whether a next page is another one than those that are remembered.

    Raises:
        FlawError: It is, but there were only empty ones for long.
    """
    if page.pagination.style == "offset":
        new = int(name) > page.offset
    else:
        known = (page.name, page.progress.trail.name)
        new = str(name) not in [str(each) for each in known if each is not None]
    if new and not page.items and page.progress.empty + 1 >= MOST_EMPTY_PAGES:
        raise FlawError(f"{MOST_EMPTY_PAGES} pages in a row promise more, and are empty")
    return new


def _follow(page: _Received, name: Name) -> Progress:
    return Progress(
        params={page.pagination.next_parameter: name},
        before=page.print or page.progress.before,
        empty=0 if page.items else page.progress.empty + 1,
        trail=page.progress.trail.after(page.name, page.print),
    )
