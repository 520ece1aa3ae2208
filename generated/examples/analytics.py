"""How to call the operations of `client.analytics`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def analytics_campaigns_chart(client: OFAuth) -> None:
    """Chart what tracking links brought."""
    print(
        client.analytics.campaigns.chart(
            end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z", with_total=True
        )
    )


def analytics_campaigns_top(client: OFAuth) -> None:
    """List the tracking links that brought most."""
    for item in client.analytics.campaigns.top(
        end_date="2025-01-31T12:00:00Z", limit=100, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_mass_messages_buyers(client: OFAuth) -> None:
    """List who bought a mass message."""
    for item in client.analytics.mass_messages.buyers(1, limit=20, offset=0):
        print(item)


def analytics_mass_messages_chart(client: OFAuth) -> None:
    """Chart messages that were sent and bought."""
    print(
        client.analytics.mass_messages.chart(
            end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z", with_total=True
        )
    )


def analytics_mass_messages_sent(client: OFAuth) -> None:
    """List mass messages that were sent."""
    print(
        client.analytics.mass_messages.sent(
            end_date="2025-01-31T12:00:00Z", limit=1, start_date="2025-01-31T12:00:00Z"
        )
    )


def analytics_posts_chart(client: OFAuth) -> None:
    """Chart how posts do."""
    print(
        client.analytics.posts.chart(
            by="comments",
            end_date="2025-01-31T12:00:00Z",
            start_date="2025-01-31T12:00:00Z",
            with_total=True,
        )
    )


def analytics_posts_get(client: OFAuth) -> None:
    """Get the numbers of a post."""
    print(client.analytics.posts.get(1))


def analytics_posts_top(client: OFAuth) -> None:
    """List the posts that do best."""
    for item in client.analytics.posts.top(
        by="comments", end_date="2025-01-31T12:00:00Z", limit=20, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_promotions_chart(client: OFAuth) -> None:
    """Chart how promotions do."""
    print(
        client.analytics.promotions.chart(
            end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z", with_total=True
        )
    )


def analytics_promotions_top(client: OFAuth) -> None:
    """List the promotions that do best."""
    for item in client.analytics.promotions.top(
        end_date="2025-01-31T12:00:00Z", limit=100, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_stories_chart(client: OFAuth) -> None:
    """Chart how stories do."""
    print(
        client.analytics.stories.chart(
            by="comments",
            end_date="2025-01-31T12:00:00Z",
            start_date="2025-01-31T12:00:00Z",
            with_total=True,
        )
    )


def analytics_stories_top(client: OFAuth) -> None:
    """List the stories that do best."""
    for item in client.analytics.stories.top(
        by="comments", end_date="2025-01-31T12:00:00Z", limit=20, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_streams_chart(client: OFAuth) -> None:
    """Chart how streams do."""
    print(
        client.analytics.streams.chart(
            by="comments",
            end_date="2025-01-31T12:00:00Z",
            start_date="2025-01-31T12:00:00Z",
            with_total=True,
        )
    )


def analytics_streams_top(client: OFAuth) -> None:
    """List the streams that do best."""
    for item in client.analytics.streams.top(
        by="comments", end_date="2025-01-31T12:00:00Z", limit=20, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_trials_chart(client: OFAuth) -> None:
    """Chart how free trials do."""
    print(
        client.analytics.trials.chart(
            end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z", with_total=True
        )
    )


def analytics_trials_top(client: OFAuth) -> None:
    """List the free-trial links that do best."""
    for item in client.analytics.trials.top(
        end_date="2025-01-31T12:00:00Z", limit=100, start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def analytics_visitor_countries_chart(client: OFAuth) -> None:
    """Chart who visited the profile."""
    print(
        client.analytics.visitor_countries.chart(
            by="guests", end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z"
        )
    )


def analytics_visitor_countries_top(client: OFAuth) -> None:
    """Get the countries most visitors came from."""
    print(
        client.analytics.visitor_countries.top(
            by="guests", end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z"
        )
    )
