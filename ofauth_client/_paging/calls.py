"""The calls that a list consists of, and what came of each."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from ofauth_client._paging.errors import FlawError
from ofauth_client._paging.next_page import Progress, Step, take_step
from ofauth_client._response.page_data import PageData
from ofauth_client.errors import PagingError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, Pagination

#: Parameters that say where a list by marker or cursor starts, not how it goes on: sent with
#: each page, they would leave out items of each.
_ONLY_FIRST = frozenset({"offset", "first_id"})

_logger = logging.getLogger("ofauth_client.paging")


@frozen(repr=False)
class Turn:
    """A page that can be requested.

    Args:
        call: The call for it.
        progress: How far the list has come before it.
    """

    call: Call[Any]
    progress: Progress

    @property
    def pagination(self) -> Pagination:
        """How the operation goes on."""
        return pagination_of(self.call)

    def take(self, data: PageData) -> Taken:
        """Return what follows from the page.

        Raises:
            PagingError: It is no page.
        """
        try:
            limit = self.call.query.get(self.pagination.limit_parameter or "")
            step = take_step(self.pagination, self.progress, data.body, limit)
        except FlawError as flaw:
            raise paging_error(self.call, str(flaw), self.progress.params) from None
        if step.doubtful:
            _logger.warning("%s ends, but may have more items", self.call.operation.id)
        return Taken(self, step)


@frozen(repr=False)
class Taken:
    """What is known after a page, without the page.

    Args:
        turn: The page.
        step: What follows.
    """

    turn: Turn
    step: Step

    @property
    def has_more(self) -> bool:
        """Whether there is another page, or should be."""
        return self.step.following is not None or bool(self.step.flaw)

    def following(self) -> Turn | None:
        """Return the next page to request; None where there is none.

        Raises:
            PagingError: The list cannot go on although there are more.
        """
        if self.step.flaw:
            raise paging_error(self.turn.call, self.step.flaw, self.turn.progress.params)
        following = self.step.following
        return _next_turn(self.turn, following) if following else None

    def next_params(self) -> dict[str, Any] | None:
        """Return the query parameters of the next page; None where there is none."""
        turn = self.following()
        return dict(turn.progress.params) if turn else None


def first_turn(call: Call[Any]) -> Turn:
    """Return the first page of a call: with the largest page size, unless there is one."""
    pagination = pagination_of(call)
    call = _settled(call)
    if pagination.limit_parameter and call.query.get(pagination.limit_parameter) is None:
        call = evolve(call, query={**call.query, pagination.limit_parameter: pagination.max_limit})
    start = call.query.get(pagination.next_parameter)
    return Turn(call, Progress({} if start is None else {pagination.next_parameter: start}))


def pagination_of(call: Call[Any]) -> Pagination:
    """Return how the operation of a call goes on.

    Raises:
        PagingError: It returns no pages.
    """
    if call.operation.pagination is None:
        raise paging_error(call, "the operation returns no pages")
    return call.operation.pagination


def paging_error(
    call: Call[Any], flaw: str, params: Mapping[str, Any] | None = None
) -> PagingError:
    """Return the error for a page.

    Args:
        call: The call for it.
        flaw: What is wrong.
        params: Query parameters that name it.
    """
    operation = call.operation
    error = PagingError(flaw, operation=operation.id, method=operation.method, path=operation.path)
    error.params = dict(params or {})
    return error


def _next_turn(turn: Turn, progress: Progress) -> Turn:
    left_out = frozenset() if turn.pagination.style == "offset" else _ONLY_FIRST
    query = {name: value for name, value in turn.call.query.items() if name not in left_out}
    return Turn(evolve(turn.call, query={**query, **progress.params}), progress)


def _settled(call: Call[Any]) -> Call[Any]:
    """Move query parameters among the options to the others, which paging replaces."""
    given = call.options.get("query")
    if not isinstance(given, Mapping):
        return call
    options = call.options.copy()
    del options["query"]
    return evolve(call, query={**call.query, **given}, options=options)
