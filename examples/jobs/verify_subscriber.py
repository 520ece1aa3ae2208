"""Tell whether somebody is an active subscriber, as a bot does before it opens a door.

Usage: python examples/jobs/verify_subscriber.py USER_ID
"""

from __future__ import annotations

import sys

from ofauth_client import OFAuth, errors


def is_subscriber(client: OFAuth, user_id: int) -> bool:
    """Tell whether a user has a subscription to the creator that has not expired."""
    try:
        user = client.users.get(user_id)
    except errors.NotFoundError:
        return False
    # A field that the answer lacks is UNSET, which is false.
    return bool(user.subscribed_on) and not user.subscribed_on_expired_now


def main(user_id: int) -> None:
    """Print the answer, and end with status 1 for "no"."""
    with OFAuth() as client:
        verified = is_subscriber(client, user_id)
    print("active subscriber" if verified else "no active subscriber")
    sys.exit(0 if verified else 1)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit("usage: python examples/jobs/verify_subscriber.py USER_ID")
    main(int(sys.argv[1]))
