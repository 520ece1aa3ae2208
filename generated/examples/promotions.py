"""How to call the operations of `client.promotions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def promotions_create(client: OFAuth) -> None:
    """Create a promotion."""
    print(
        client.promotions.create(
            body={
                "discount": 1,
                "finishDays": 1,
                "message": "text",
                "subscribeCounts": 1,
                "subscribeDays": 1,
                "type": ["text"],
            }
        )
    )


def promotions_delete(client: OFAuth) -> None:
    """Delete a promotion."""
    print(client.promotions.delete(1))


def promotions_list(client: OFAuth) -> None:
    """List promotions."""
    for item in client.promotions.list(limit=100):
        print(item)


def promotions_stop(client: OFAuth) -> None:
    """End a promotion."""
    print(client.promotions.stop(1))


def promotions_update(client: OFAuth) -> None:
    """Change a promotion."""
    print(client.promotions.update(1, body={"discount": 1}))


def promotions_bundles_create(client: OFAuth) -> None:
    """Create a bundle."""
    print(client.promotions.bundles.create(body={"discount": 1, "duration": 1}))


def promotions_bundles_delete(client: OFAuth) -> None:
    """Delete a bundle."""
    print(client.promotions.bundles.delete(1))


def promotions_bundles_get(client: OFAuth) -> None:
    """Get a bundle."""
    print(client.promotions.bundles.get(1))


def promotions_bundles_list(client: OFAuth) -> None:
    """List bundles."""
    for item in client.promotions.bundles.list(limit=100):
        print(item)


def promotions_bundles_update(client: OFAuth) -> None:
    """Change a bundle."""
    print(client.promotions.bundles.update(1, body={"discount": 1}))


def promotions_tracking_links_claimers(client: OFAuth) -> None:
    """Get who came through a tracking link."""
    print(client.promotions.tracking_links.claimers(1))


def promotions_tracking_links_create(client: OFAuth) -> None:
    """Create a tracking link."""
    print(client.promotions.tracking_links.create(body={"name": "text"}))


def promotions_tracking_links_delete(client: OFAuth) -> None:
    """Delete a tracking link."""
    print(client.promotions.tracking_links.delete(1))


def promotions_tracking_links_get(client: OFAuth) -> None:
    """Get a tracking link."""
    print(client.promotions.tracking_links.get(1))


def promotions_tracking_links_list(client: OFAuth) -> None:
    """List tracking links."""
    for item in client.promotions.tracking_links.list(
        limit=100, pagination=1, sorting_deleted="text", stats="false", with_deleted=1
    ):
        print(item)


def promotions_tracking_links_share(client: OFAuth) -> None:
    """Let a user see a tracking link."""
    print(client.promotions.tracking_links.share(body={"campaignId": 1, "userId": 1}))


def promotions_tracking_links_unshare(client: OFAuth) -> None:
    """Let a user no longer see a tracking link."""
    print(client.promotions.tracking_links.unshare(body={"campaignId": 1, "userId": 1}))


def promotions_tracking_links_update(client: OFAuth) -> None:
    """Change a tracking link."""
    print(client.promotions.tracking_links.update(1, body={"name": "text"}))


def promotions_trial_links_create(client: OFAuth) -> None:
    """Create a free-trial link."""
    print(client.promotions.trial_links.create(body={"subscribeDays": 1, "trialLinkName": "text"}))


def promotions_trial_links_delete(client: OFAuth) -> None:
    """Delete a free-trial link."""
    print(client.promotions.trial_links.delete(1))


def promotions_trial_links_get(client: OFAuth) -> None:
    """Get a free-trial link."""
    print(client.promotions.trial_links.get(1))


def promotions_trial_links_list(client: OFAuth) -> None:
    """List free-trial links."""
    for item in client.promotions.trial_links.list(limit=100):
        print(item)


def promotions_trial_links_share(client: OFAuth) -> None:
    """Let a user see a free-trial link."""
    print(client.promotions.trial_links.share(body={"trialId": 1, "userId": 1}))


def promotions_trial_links_unshare(client: OFAuth) -> None:
    """Let a user no longer see a free-trial link."""
    print(client.promotions.trial_links.unshare(body={"trialId": 1, "userId": 1}))


def promotions_trial_links_update(client: OFAuth) -> None:
    """Change a free-trial link."""
    print(client.promotions.trial_links.update(1, body={"expiredAt": "2025-01-31T12:00:00Z"}))
