"""All operations of the API, by what they are about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .base import AsyncResource, Resource

if TYPE_CHECKING:
    from .account import Account, AsyncAccount
    from .analytics import Analytics, AsyncAnalytics
    from .chats import AsyncChats, Chats
    from .dynamic_rules import AsyncDynamicRules, DynamicRules
    from .earnings import AsyncEarnings, Earnings
    from .link import AsyncLink, Link
    from .mass_messages import AsyncMassMessages, MassMessages
    from .me import AsyncMe, Me
    from .posts import AsyncPosts, Posts
    from .promotions import AsyncPromotions, Promotions
    from .subscribers import AsyncSubscribers, Subscribers
    from .subscriptions import AsyncSubscriptions, Subscriptions
    from .uploads import AsyncUploads, Uploads
    from .users import AsyncUsers, Users
    from .vault import AsyncVault, Vault
    from .vault_plus import AsyncVaultPlus, VaultPlus
__all__ = ["AsyncResources", "Resources"]


class Resources(Resource):
    """All resources of the API."""

    @cached_property
    def account(self) -> Account:
        """Operations of `client.account`."""
        from .account import Account

        return Account(self._caller)

    @cached_property
    def analytics(self) -> Analytics:
        """Operations of `client.analytics`."""
        from .analytics import Analytics

        return Analytics(self._caller)

    @cached_property
    def chats(self) -> Chats:
        """Operations of `client.chats`."""
        from .chats import Chats

        return Chats(self._caller)

    @cached_property
    def dynamic_rules(self) -> DynamicRules:
        """Operations of `client.dynamic_rules`."""
        from .dynamic_rules import DynamicRules

        return DynamicRules(self._caller)

    @cached_property
    def earnings(self) -> Earnings:
        """Operations of `client.earnings`."""
        from .earnings import Earnings

        return Earnings(self._caller)

    @cached_property
    def link(self) -> Link:
        """Operations of `client.link`."""
        from .link import Link

        return Link(self._caller)

    @cached_property
    def mass_messages(self) -> MassMessages:
        """Operations of `client.mass_messages`."""
        from .mass_messages import MassMessages

        return MassMessages(self._caller)

    @cached_property
    def me(self) -> Me:
        """Operations of `client.me`."""
        from .me import Me

        return Me(self._caller)

    @cached_property
    def posts(self) -> Posts:
        """Operations of `client.posts`."""
        from .posts import Posts

        return Posts(self._caller)

    @cached_property
    def promotions(self) -> Promotions:
        """Operations of `client.promotions`."""
        from .promotions import Promotions

        return Promotions(self._caller)

    @cached_property
    def subscribers(self) -> Subscribers:
        """Operations of `client.subscribers`."""
        from .subscribers import Subscribers

        return Subscribers(self._caller)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Operations of `client.subscriptions`."""
        from .subscriptions import Subscriptions

        return Subscriptions(self._caller)

    @cached_property
    def uploads(self) -> Uploads:
        """Operations of `client.uploads`."""
        from .uploads import Uploads

        return Uploads(self._caller)

    @cached_property
    def users(self) -> Users:
        """Operations of `client.users`."""
        from .users import Users

        return Users(self._caller)

    @cached_property
    def vault(self) -> Vault:
        """Operations of `client.vault`."""
        from .vault import Vault

        return Vault(self._caller)

    @cached_property
    def vault_plus(self) -> VaultPlus:
        """Operations of `client.vault_plus`."""
        from .vault_plus import VaultPlus

        return VaultPlus(self._caller)


class AsyncResources(AsyncResource):
    """All resources of the API, asynchronous."""

    @cached_property
    def account(self) -> AsyncAccount:
        """Operations of `client.account`."""
        from .account import AsyncAccount

        return AsyncAccount(self._caller)

    @cached_property
    def analytics(self) -> AsyncAnalytics:
        """Operations of `client.analytics`."""
        from .analytics import AsyncAnalytics

        return AsyncAnalytics(self._caller)

    @cached_property
    def chats(self) -> AsyncChats:
        """Operations of `client.chats`."""
        from .chats import AsyncChats

        return AsyncChats(self._caller)

    @cached_property
    def dynamic_rules(self) -> AsyncDynamicRules:
        """Operations of `client.dynamic_rules`."""
        from .dynamic_rules import AsyncDynamicRules

        return AsyncDynamicRules(self._caller)

    @cached_property
    def earnings(self) -> AsyncEarnings:
        """Operations of `client.earnings`."""
        from .earnings import AsyncEarnings

        return AsyncEarnings(self._caller)

    @cached_property
    def link(self) -> AsyncLink:
        """Operations of `client.link`."""
        from .link import AsyncLink

        return AsyncLink(self._caller)

    @cached_property
    def mass_messages(self) -> AsyncMassMessages:
        """Operations of `client.mass_messages`."""
        from .mass_messages import AsyncMassMessages

        return AsyncMassMessages(self._caller)

    @cached_property
    def me(self) -> AsyncMe:
        """Operations of `client.me`."""
        from .me import AsyncMe

        return AsyncMe(self._caller)

    @cached_property
    def posts(self) -> AsyncPosts:
        """Operations of `client.posts`."""
        from .posts import AsyncPosts

        return AsyncPosts(self._caller)

    @cached_property
    def promotions(self) -> AsyncPromotions:
        """Operations of `client.promotions`."""
        from .promotions import AsyncPromotions

        return AsyncPromotions(self._caller)

    @cached_property
    def subscribers(self) -> AsyncSubscribers:
        """Operations of `client.subscribers`."""
        from .subscribers import AsyncSubscribers

        return AsyncSubscribers(self._caller)

    @cached_property
    def subscriptions(self) -> AsyncSubscriptions:
        """Operations of `client.subscriptions`."""
        from .subscriptions import AsyncSubscriptions

        return AsyncSubscriptions(self._caller)

    @cached_property
    def uploads(self) -> AsyncUploads:
        """Operations of `client.uploads`."""
        from .uploads import AsyncUploads

        return AsyncUploads(self._caller)

    @cached_property
    def users(self) -> AsyncUsers:
        """Operations of `client.users`."""
        from .users import AsyncUsers

        return AsyncUsers(self._caller)

    @cached_property
    def vault(self) -> AsyncVault:
        """Operations of `client.vault`."""
        from .vault import AsyncVault

        return AsyncVault(self._caller)

    @cached_property
    def vault_plus(self) -> AsyncVaultPlus:
        """Operations of `client.vault_plus`."""
        from .vault_plus import AsyncVaultPlus

        return AsyncVaultPlus(self._caller)
