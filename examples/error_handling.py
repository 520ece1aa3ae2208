"""Handle each error that a call can raise."""

from __future__ import annotations

import sys

from ofauth_client import OFAuth, errors


def read(client: OFAuth, user_id: int) -> str:
    """Return a sentence about the attempt to read a chat."""
    try:
        page = client.chats.messages.list(user_id, request_options={"deadline": 20})
    except errors.SessionExpiredError as error:
        return f"ask the user to connect again ({error.action_required})"
    except errors.NotFoundError:
        return "there is no such chat"
    except errors.RateLimitError as error:
        return f"come back in {error.retry_after} s; {error.attempts} attempts were made"
    except errors.APIStatusError as error:
        return f"tell support of {error.request_id}: {error.status} {error.type} {error.message}"
    except errors.APIConnectionError as error:
        return f"no answer: {error}"
    return f"{len(page.items)} messages"


def main() -> None:
    """Read a chat and print the outcome."""
    try:
        with OFAuth() as client:
            print(read(client, 42))
    except errors.ConfigurationError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
