"""Run the command line: `python -m ofauth_client.cli`."""

from __future__ import annotations

from ofauth_client.cli import main

if __name__ == "__main__":
    main()
