"""Make a tracking link and a trial link for a campaign, and list what all links brought.

Usage: python examples/jobs/campaign_links.py NAME
"""

from __future__ import annotations

import sys

from ofauth_client import OFAuth


def make(client: OFAuth, campaign: str) -> None:
    """Make a link that counts, and a link with seven free days for a hundred fans."""
    client.promotions.tracking_links.create(body={"name": campaign})
    trial = client.promotions.trial_links.create(
        body={"trialLinkName": campaign, "subscribeDays": 7, "subscribeCounts": 100}
    )
    print(f"trial link: {trial.url}")


def show(client: OFAuth) -> None:
    """Print every trial link with its numbers."""
    for link in client.promotions.trial_links.list():
        claimed = f"{link.claim_counts} of {link.subscribe_counts} claimed"
        print(f"{link.trial_link_name:20} {link.clicks_counts:6} clicks, {claimed}")
    print(f"{sum(1 for _ in client.promotions.tracking_links.list())} tracking links")


def main(campaign: str) -> None:
    """Make the links of a campaign, and show all."""
    with OFAuth() as client:
        make(client, campaign)
        show(client)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/jobs/campaign_links.py NAME")
    main(sys.argv[1])
