"""Decides on the next page of a list, from the current page and the pages before; no I/O.

A `PageRequest` is a call together with the memory of earlier pages. The page that arrives turns
the request into a `PageResult`, which has the next `PageRequest`, or the reason for its absence.

When a list ends:

- The page says that there are no more items.
- The page promises more items, but is empty and names no other page. This API does that; the end
  is doubtful, and is logged.
- The page does not say whether there are more items (a bare array, for example), and has no
  items, names no other page, or repeats an earlier page. The server has sent all items, or
  ignores the parameters.

In every other case a list that cannot be continued is a flaw and raises `PagingError`, because
ending the list would lose items silently.

The token of the next page comes from the page itself, or else from its items: their number (style
`offset`) or the id of the last item (style `cursor`).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ofauth_client._json_types import is_object
from ofauth_client._paging.page_contents import (
    OlderPage,
    PageFingerprint,
    PageFlawError,
    Token,
    count_repeated,
    field_at,
    fingerprint,
    read_items,
    read_more,
    read_offset,
    read_token,
)
from ofauth_client._response.page_data import more_field
from ofauth_client.errors import PagingError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call, Pagination

#: Most empty pages in a row that may name another page; filtered lists have empty pages.
MOST_EMPTY_PAGES = 10

#: Parameters for the start of a list by marker or cursor. They go with the first request only:
#: with every request, they would leave out items of each page.
_ONLY_FIRST = frozenset({"offset", "first_id"})

_logger = logging.getLogger("ofauth_client.paging")


class PageRequest(NamedTuple):
    """The request for a page, with the memory of earlier pages.

    Args:
        call: Call for the page.
        params: Query parameters that name the page; empty for the first page.
        before: Fingerprint of the page before.
        empty: Number of empty pages in a row before this page.
        older: An older page.
    """

    call: Call[Any]
    params: Mapping[str, Any]
    before: PageFingerprint | None = None
    empty: int = 0
    older: OlderPage = OlderPage()

    @property
    def pagination(self) -> Pagination:
        """Pagination of the operation."""
        return _pagination(self.call)

    @property
    def token(self) -> Any:
        """The offset, marker or cursor of the page; None for the first page."""
        return self.params.get(self.pagination.next_parameter)

    def result(self, body: object) -> PageResult:
        """Return the outcome of the page.

        Args:
            body: The page as JSON.

        Raises:
            PagingError: The answer is not a page.
        """
        try:
            result = _result(self, body)
        except PageFlawError as flaw:
            raise self.error(str(flaw)) from None
        if result.doubtful:
            _logger.warning("%s ends, but may have more items", self.call.operation.id)
        return result

    def error(self, flaw: str) -> PagingError:
        """Return the error for a page from which the list cannot be continued."""
        return _error(self.call, flaw, self.params)


class PageResult(NamedTuple):
    """The outcome of a page, without the page itself.

    Args:
        request: The request for the page.
        repeated: Number of first items that are the last items of the page before.
        token: The offset, marker or cursor of the next page; None for the last page.
        fingerprint: Fingerprint of the page; None for a page without items.
        flaw: Reason why a list with more items cannot be continued; empty otherwise.
        doubtful: Whether the list ends although there may be more items.
        repeats: Whether the page has only items of earlier pages, which ends the list.
    """

    request: PageRequest
    repeated: int = 0
    token: Token | None = None
    fingerprint: PageFingerprint | None = None
    flaw: str = ""
    doubtful: bool = False
    repeats: bool = False

    @property
    def has_more(self) -> bool:
        """Whether there is, or should be, another page."""
        return self.token is not None or bool(self.flaw)

    def next_request(self) -> PageRequest | None:
        """Return the request for the next page; None after the last page.

        Raises:
            PagingError: The list has more items, but cannot be continued.
        """
        if self.flaw:
            raise self.request.error(self.flaw)
        return None if self.token is None else _following(self, self.token)

    def next_params(self) -> dict[str, Any] | None:
        """Return the query parameters of the next page, to continue later; None at the end.

        Raises:
            PagingError: The list has more items, but cannot be continued.
        """
        request = self.next_request()
        return dict(request.params) if request else None


def first_request(call: Call[Any]) -> PageRequest:
    """Return the request for the first page, with the largest page size as default.

    Raises:
        PagingError: The operation returns no pages.
    """
    pagination = _pagination(call)
    call = _with_query_of_options(call)
    if pagination.limit_parameter and call.query.get(pagination.limit_parameter) is None:
        call = call.replaced(query={**call.query, pagination.limit_parameter: pagination.max_limit})
    start = call.query.get(pagination.next_parameter)
    return PageRequest(call, {} if start is None else {pagination.next_parameter: start})


def _pagination(call: Call[Any]) -> Pagination:
    if call.operation.pagination is None:
        raise _error(call, "the operation returns no pages")
    return call.operation.pagination


def _error(call: Call[Any], flaw: str, params: Mapping[str, Any] | None = None) -> PagingError:
    operation = call.operation
    error = PagingError(flaw, operation=operation.id, method=operation.method, path=operation.path)
    error.params = dict(params or {})
    return error


def _with_query_of_options(call: Call[Any]) -> Call[Any]:
    """Move query parameters from the options to the call, where paging replaces them."""
    given = call.options.get("query")
    if not isinstance(given, Mapping):
        return call
    options = call.options.copy()
    del options["query"]
    pagination = _pagination(call)
    # Whoever continues a list by the parameters of its next page may give the same arguments again.
    continues = pagination.next_parameter in given
    query = _after_first(call.query, pagination) if continues else call.query
    return call.replaced(query={**query, **given}, options=options)


def _after_first(query: Mapping[str, Any], pagination: Pagination) -> dict[str, Any]:
    """Return the query parameters of the pages after the first."""
    left_out = frozenset() if pagination.style == "offset" else _ONLY_FIRST
    return {name: value for name, value in query.items() if name not in left_out}


class _ReceivedPage(NamedTuple):
    """A page together with its request."""

    request: PageRequest
    pagination: Pagination
    body: Any
    items: list[Any]
    fingerprint: PageFingerprint | None

    @property
    def offset(self) -> int:
        """Number of items before the page."""
        return 0 if self.request.token is None else read_offset(self.request.token)

    @property
    def is_known(self) -> bool:
        """Whether a remembered page had the same items."""
        known = (self.request.before, self.request.older.page)
        now = self.fingerprint
        return any(each and now and each.whole == now.whole for each in known)

    @property
    def envelope(self) -> Mapping[Any, Any]:
        """The object around the items; empty for a bare array."""
        return self.body if is_object(self.body) else {}

    @property
    def more(self) -> bool | None:
        """Whether there are more items; None if the page does not say."""
        return read_more(self.envelope.get(more_field(self.pagination)))

    @property
    def says_nothing(self) -> bool:
        """Whether the page neither says that there are more items nor names the next page."""
        said = (more_field(self.pagination), self.pagination.next_field)
        return all(self.envelope.get(name) in (None, "") for name in said)

    def may_be_full(self) -> bool:
        """Tell whether the page may have as many items as the limit allows."""
        limit = self.request.call.query.get(self.pagination.limit_parameter or "")
        return not isinstance(limit, int) or len(self.items) >= limit


def _result(request: PageRequest, body: object) -> PageResult:
    pagination = request.pagination
    items = read_items(body, pagination)
    now = fingerprint(items, pagination.item_field)
    page = _ReceivedPage(request, pagination, body, items, now)
    known = page.is_known
    repeated = len(items) if known else count_repeated(request.before, page.fingerprint)
    if items and repeated == len(items) and page.says_nothing:
        # A page below the limit had room for more items, so the end is not doubtful.
        return PageResult(request, repeated, doubtful=page.may_be_full(), repeats=True)
    if known:
        return PageResult(request, repeated, flaw="the same page came twice")
    try:
        token = _next_token(page)
    except PageFlawError as flaw:
        return PageResult(request, repeated, flaw=str(flaw))
    if token is None:
        return PageResult(request, repeated, doubtful=bool(page.more))
    return PageResult(request, repeated, token, now)


def _next_token(page: _ReceivedPage) -> Token | None:
    """Return the token of the next page; None at the end of the list."""
    if page.more is False:
        return None
    token = _named_token(page)
    if token is None:
        token = _derived_token(page)
    if token is None or _leads_on(page, token):
        return token
    if page.items:
        raise PageFlawError("the page names an earlier page as its next page")
    return None


def _named_token(page: _ReceivedPage) -> Token | None:
    """Return the token of the next page, as the page names it."""
    value = page.envelope.get(page.pagination.next_field)
    if value is None or value == "":
        return None
    return read_offset(value) if page.pagination.style == "offset" else read_token(value)


def _derived_token(page: _ReceivedPage) -> Token | None:
    """Derive the token of the next page from the items, if the page names no token."""
    if not page.items or (page.more is None and _means_the_end(page)):
        return None
    if page.pagination.style == "offset":
        return page.offset + len(page.items)
    path = page.pagination.item_field
    value = field_at(page.items[-1], path) if path and page.pagination.style == "cursor" else None
    if value is None and page.more:
        raise PageFlawError("the page says that there are more, but not where")
    return None if value is None else read_token(value)


def _means_the_end(page: _ReceivedPage) -> bool:
    """Tell whether a page without a token for the next page is the last page."""
    return page.pagination.style == "marker" or page.pagination.next_field in page.envelope


def _leads_on(page: _ReceivedPage, token: Token) -> bool:
    """Tell whether a token leads to a page other than the remembered pages.

    Raises:
        PageFlawError: The token leads on, but too many pages in a row were empty.
    """
    request = page.request
    if page.pagination.style == "offset":
        new = int(token) > page.offset
    else:
        known = (request.token, request.older.token)
        new = str(token) not in [str(each) for each in known if each is not None]
    if new and not page.items and request.empty + 1 >= MOST_EMPTY_PAGES:
        raise PageFlawError(f"{MOST_EMPTY_PAGES} pages in a row promise more, and are empty")
    return new


def _following(result: PageResult, token: Token) -> PageRequest:
    request, page = result.request, result.fingerprint
    params = {request.pagination.next_parameter: token}
    query = _after_first(request.call.query, request.pagination)
    return PageRequest(
        call=request.call.replaced(query={**query, **params}),
        params=params,
        before=page or request.before,
        empty=0 if page else request.empty + 1,
        older=request.older.after(request.token, page),
    )
