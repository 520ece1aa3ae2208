"""Lists that go on from page to page, by offset, marker or cursor.

`requests` decides what the next page is, and whether the list can go on, without I/O; `sync` and
`asynchronous` send the requests.
"""

from __future__ import annotations

from ofauth_client._paging.asynchronous import AsyncPage, AsyncPager, async_pager
from ofauth_client._paging.sync import SyncPage, first_page
from ofauth_client.errors import PagingError

__all__ = ["AsyncPage", "AsyncPager", "PagingError", "SyncPage", "async_pager", "first_page"]
