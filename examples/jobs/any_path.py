"""Request a path that the client has no method for, or let OFAuth sign a request of your own.

Usage: python examples/jobs/any_path.py [/v2/access/self]
"""

from __future__ import annotations

import json
import sys

from ofauth_client import OFAuth


def main(path: str) -> None:
    """Print the answer of any path, and the headers that sign it."""
    with OFAuth() as client:
        answer = client.request("GET", path, params={"limit": 1})
        print(answer.status, json.dumps(answer.parsed)[:200])
        signed = client.dynamic_rules.sign(body={"endpoint": path})
        print("signed:", ", ".join(sorted(signed.to_dict())))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "/v2/access/chats")
