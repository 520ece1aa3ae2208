"""How to call the operations of `client.users`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def users_add_to_lists(client: OFAuth) -> None:
    """Add a user to several lists."""
    print(client.users.add_to_lists(1, body={"listIds": [1]}))


def users_blocked(client: OFAuth) -> None:
    """List blocked users."""
    for item in client.users.blocked(limit=20):
        print(item)


def users_get(client: OFAuth) -> None:
    """Get a user."""
    print(client.users.get(1))


def users_get_many(client: OFAuth) -> None:
    """Get several users by their ids."""
    print(client.users.get_many(user_ids=[1]))


def users_posts(client: OFAuth) -> None:
    """List the posts of a user."""
    for item in client.users.posts(
        1,
        include_post_counts=True,
        limit=10,
        pinned=True,
        sort_by="favorites_count",
        sort_direction="asc",
    ):
        print(item)


def users_restrict(client: OFAuth) -> None:
    """Restrict a user."""
    print(client.users.restrict(1))


def users_restricted(client: OFAuth) -> None:
    """List restricted users."""
    for item in client.users.restricted(limit=20):
        print(item)


def users_search(client: OFAuth) -> None:
    """Search creators."""
    for item in client.users.search(limit=100, query="text"):
        print(item)


def users_stories(client: OFAuth) -> None:
    """List the stories of a user."""
    print(client.users.stories(1))


def users_unrestrict(client: OFAuth) -> None:
    """Lift the restriction of a user."""
    print(client.users.unrestrict(1))


def users_lists_add_user(client: OFAuth) -> None:
    """Add a user to a list."""
    print(client.users.lists.add_user(1, 1))


def users_lists_create(client: OFAuth) -> None:
    """Create a list of users."""
    print(client.users.lists.create(body={"name": "text"}))


def users_lists_delete(client: OFAuth) -> None:
    """Delete a list of users."""
    print(client.users.lists.delete(1))


def users_lists_get(client: OFAuth) -> None:
    """Get a list of users."""
    print(client.users.lists.get(1))


def users_lists_list(client: OFAuth) -> None:
    """List the lists of users."""
    for item in client.users.lists.list(limit=100, query="text"):
        print(item)


def users_lists_remove_user(client: OFAuth) -> None:
    """Remove a user from a list."""
    print(client.users.lists.remove_user(1, 1))


def users_lists_update(client: OFAuth) -> None:
    """Rename a list of users."""
    print(client.users.lists.update(1, body={"name": "text"}))


def users_lists_users(client: OFAuth) -> None:
    """List the users who are on a list."""
    for item in client.users.lists.users(1, limit=100):
        print(item)
