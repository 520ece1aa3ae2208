"""Put the best fans on a list, with a note for each.

Usage: python examples/jobs/notes_and_lists.py NAME [--spent 100]
"""

from __future__ import annotations

import argparse
from itertools import islice

from ofauth_client import OFAuth
from ofauth_client.models import UserList

MOST = 10


def the_list(client: OFAuth, name: str) -> UserList:
    """Return the list of a name, which is made if it is missing."""
    for found in client.users.lists.list():
        if found.name == name:
            return found
    return client.users.lists.create(body={"name": name})


def main(name: str, spent: float) -> None:
    """Add the fans who have spent so much, and print who is on the list."""
    with OFAuth() as client:
        best = the_list(client, name)
        members = {user.id for user in client.users.lists.users(best.id)}
        fans = (fan for fan in client.subscribers.list() if fan.spending.total >= spent)
        for fan in islice(fans, MOST):
            if fan.id not in members:
                client.users.lists.add_user(best.id, fan.id)
                notice = f"{name}: has spent {fan.spending.total:.2f}"
                client.subscribers.set_note(fan.id, body={"notice": notice})
        for user in client.users.lists.users(best.id):
            print(f"{user.id} {user.name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Put the best fans on a list.")
    parser.add_argument("name")
    parser.add_argument("--spent", type=float, default=100)
    arguments = parser.parse_args()
    main(arguments.name, arguments.spent)
