"""Paged lists, by offset, marker or cursor.

`requests` decides without I/O on the next page, and whether the list can be continued. `sync` and
`asynchronous` send the requests.
"""

from __future__ import annotations

from ofauth_client._paging.asynchronous import AsyncPage, AsyncPager, async_pager
from ofauth_client._paging.sync import SyncPage, first_page
from ofauth_client.errors import PagingError

__all__ = ["AsyncPage", "AsyncPager", "PagingError", "SyncPage", "async_pager", "first_page"]
