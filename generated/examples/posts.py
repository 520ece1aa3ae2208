"""How to call the operations of `client.posts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def posts_create(client: OFAuth) -> None:
    """Publish a post, now or later."""
    print(client.posts.create(body={"expireAfter": 1}))


def posts_delete(client: OFAuth) -> None:
    """Delete a post."""
    print(client.posts.delete(1))


def posts_get(client: OFAuth) -> None:
    """Get a post."""
    print(client.posts.get(1))


def posts_list(client: OFAuth) -> None:
    """List the posts of the creator."""
    for item in client.posts.list(
        include_post_counts=True,
        limit=10,
        pinned=True,
        sort_by="favorites_count",
        sort_direction="asc",
    ):
        print(item)


def posts_update(client: OFAuth) -> None:
    """Change a post."""
    print(client.posts.update(1, body={"expireAfter": 1}))
