"""Lists that go on from page to page, by offset, marker or cursor.

What the next page is, and whether a list has gone wrong, is decided in `progress`, without
I/O; `sync` and `asynchronous` only request what was decided.
"""

from __future__ import annotations

from ofauth_client._paging.asynchronous import AsyncPage, AsyncPager, async_pager
from ofauth_client._paging.sync import SyncPage, first_page
from ofauth_client.errors import PagingError

__all__ = ["AsyncPage", "AsyncPager", "PagingError", "SyncPage", "async_pager", "first_page"]
