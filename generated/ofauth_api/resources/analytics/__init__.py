"""Operations of `client.analytics`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..base import AsyncResource, Resource

if TYPE_CHECKING:
    from .campaigns import AnalyticsCampaigns, AsyncAnalyticsCampaigns
    from .mass_messages import AnalyticsMassMessages, AsyncAnalyticsMassMessages
    from .posts import AnalyticsPosts, AsyncAnalyticsPosts
    from .promotions import AnalyticsPromotions, AsyncAnalyticsPromotions
    from .stories import AnalyticsStories, AsyncAnalyticsStories
    from .streams import AnalyticsStreams, AsyncAnalyticsStreams
    from .trials import AnalyticsTrials, AsyncAnalyticsTrials
    from .visitor_countries import AnalyticsVisitorCountries, AsyncAnalyticsVisitorCountries


class Analytics(Resource):
    """Operations of `client.analytics`."""

    @cached_property
    def campaigns(self) -> AnalyticsCampaigns:
        """Operations of `client.analytics.campaigns`."""
        from .campaigns import AnalyticsCampaigns

        return AnalyticsCampaigns(self._caller)

    @cached_property
    def mass_messages(self) -> AnalyticsMassMessages:
        """Operations of `client.analytics.mass_messages`."""
        from .mass_messages import AnalyticsMassMessages

        return AnalyticsMassMessages(self._caller)

    @cached_property
    def posts(self) -> AnalyticsPosts:
        """Operations of `client.analytics.posts`."""
        from .posts import AnalyticsPosts

        return AnalyticsPosts(self._caller)

    @cached_property
    def promotions(self) -> AnalyticsPromotions:
        """Operations of `client.analytics.promotions`."""
        from .promotions import AnalyticsPromotions

        return AnalyticsPromotions(self._caller)

    @cached_property
    def stories(self) -> AnalyticsStories:
        """Operations of `client.analytics.stories`."""
        from .stories import AnalyticsStories

        return AnalyticsStories(self._caller)

    @cached_property
    def streams(self) -> AnalyticsStreams:
        """Operations of `client.analytics.streams`."""
        from .streams import AnalyticsStreams

        return AnalyticsStreams(self._caller)

    @cached_property
    def trials(self) -> AnalyticsTrials:
        """Operations of `client.analytics.trials`."""
        from .trials import AnalyticsTrials

        return AnalyticsTrials(self._caller)

    @cached_property
    def visitor_countries(self) -> AnalyticsVisitorCountries:
        """Operations of `client.analytics.visitor_countries`."""
        from .visitor_countries import AnalyticsVisitorCountries

        return AnalyticsVisitorCountries(self._caller)


class AsyncAnalytics(AsyncResource):
    """Operations of `client.analytics`, asynchronous."""

    @cached_property
    def campaigns(self) -> AsyncAnalyticsCampaigns:
        """Operations of `client.analytics.campaigns`."""
        from .campaigns import AsyncAnalyticsCampaigns

        return AsyncAnalyticsCampaigns(self._caller)

    @cached_property
    def mass_messages(self) -> AsyncAnalyticsMassMessages:
        """Operations of `client.analytics.mass_messages`."""
        from .mass_messages import AsyncAnalyticsMassMessages

        return AsyncAnalyticsMassMessages(self._caller)

    @cached_property
    def posts(self) -> AsyncAnalyticsPosts:
        """Operations of `client.analytics.posts`."""
        from .posts import AsyncAnalyticsPosts

        return AsyncAnalyticsPosts(self._caller)

    @cached_property
    def promotions(self) -> AsyncAnalyticsPromotions:
        """Operations of `client.analytics.promotions`."""
        from .promotions import AsyncAnalyticsPromotions

        return AsyncAnalyticsPromotions(self._caller)

    @cached_property
    def stories(self) -> AsyncAnalyticsStories:
        """Operations of `client.analytics.stories`."""
        from .stories import AsyncAnalyticsStories

        return AsyncAnalyticsStories(self._caller)

    @cached_property
    def streams(self) -> AsyncAnalyticsStreams:
        """Operations of `client.analytics.streams`."""
        from .streams import AsyncAnalyticsStreams

        return AsyncAnalyticsStreams(self._caller)

    @cached_property
    def trials(self) -> AsyncAnalyticsTrials:
        """Operations of `client.analytics.trials`."""
        from .trials import AsyncAnalyticsTrials

        return AsyncAnalyticsTrials(self._caller)

    @cached_property
    def visitor_countries(self) -> AsyncAnalyticsVisitorCountries:
        """Operations of `client.analytics.visitor_countries`."""
        from .visitor_countries import AsyncAnalyticsVisitorCountries

        return AsyncAnalyticsVisitorCountries(self._caller)
