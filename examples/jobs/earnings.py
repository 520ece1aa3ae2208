"""Add up earnings and chargebacks of many creators, as a table and as a plot.

Usage: python examples/jobs/earnings.py CONNECTION… [--plot earnings.png]
"""

from __future__ import annotations

import argparse
import asyncio
from contextlib import aclosing
from typing import NamedTuple

from ofauth_client import AsyncOFAuth
from ofauth_client.concurrency import each


class Earnings(NamedTuple):
    """What a creator has earned.

    Args:
        net: Sum of all transactions, without fees.
        chargebacks: Sum of what was taken back.
        transactions: Number of transactions.
    """

    net: float
    chargebacks: float
    transactions: int


async def earnings(client: AsyncOFAuth) -> Earnings:
    """Return the earnings of the client's connection."""
    nets = [each.amounts.net async for each in client.earnings.transactions()]
    taken = [each.payment.amounts.net async for each in client.earnings.chargebacks()]
    return Earnings(sum(nets), sum(taken), len(nets))


async def all_earnings(connections: list[str]) -> dict[str, Earnings]:
    """Return the earnings of many connections, ten at a time; errors are printed."""
    found: dict[str, Earnings] = {}
    async with AsyncOFAuth(rate_limit=True) as client:
        views = {client.for_connection(connection): connection for connection in connections}
        async with aclosing(each(views, earnings, limit=10)) as outcomes:
            async for view, value, error in outcomes:
                if value is None:
                    print(f"{views[view]}: {error}")
                else:
                    found[views[view]] = value
    return found


def plot(found: dict[str, Earnings], path: str) -> None:
    """Draw the earnings of each connection as a bar."""
    import matplotlib.pyplot as plt  # pip install matplotlib

    figure, axes = plt.subplots(layout="constrained")
    axes.bar(list(found), [each.net for each in found.values()], label="net")
    axes.bar(list(found), [-each.chargebacks for each in found.values()], label="chargebacks")
    axes.legend()
    figure.savefig(path)


def main(connections: list[str], picture: str | None) -> None:
    """Print a line for each connection, in the order given."""
    found = asyncio.run(all_earnings(connections))
    print(f"{'connection':20} {'transactions':>12} {'net':>12} {'chargebacks':>12}")
    for name in filter(found.__contains__, connections):
        net, taken, count = found[name]
        print(f"{name:20} {count:12} {net:12.2f} {taken:12.2f}")
    if picture:
        plot(found, picture)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Add up the earnings of many creators.")
    parser.add_argument("connections", nargs="+", metavar="CONNECTION")
    parser.add_argument("--plot", metavar="FILE")
    arguments = parser.parse_args()
    main(arguments.connections, arguments.plot)
