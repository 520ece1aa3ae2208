"""The table of operations: which function answers which request.

An operation that is not in the table answers with example data. The keys are method and path,
because the id of an operation may change.
"""

from __future__ import annotations

import re

from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.world import (
    account,
    analytics,
    chats,
    connections,
    links,
    mass_messages,
    money,
    posts,
    promotions,
    rules,
    subscribers,
    uploads,
    user_lists,
    vault,
)
from ofauth_client.sandbox.world.worlds import Handler

_NAME = re.compile(r"\{([^{}]*)\}")
_MASS_MESSAGES = (
    "direct_messages",
    "direct_messages_purchases",
    "group_messages",
    "group_messages_purchases",
)

HANDLERS: dict[str, Handler] = {
    "GET /rules": rules.get_rules,
    "POST /sign": rules.sign,
    "GET /v2/access/analytics/campaigns/chart": analytics.chart("campaigns", "subscribers"),
    "GET /v2/access/analytics/campaigns/top": analytics.top_campaigns,
    "GET /v2/access/analytics/mass-messages/chart": analytics.chart(*_MASS_MESSAGES),
    "GET /v2/access/analytics/mass-messages/sent": mass_messages.list_sent,
    "GET /v2/access/analytics/mass-messages/{massMessageId}/buyers": mass_messages.list_buyers,
    "GET /v2/access/analytics/posts/chart": analytics.chart("posts"),
    "GET /v2/access/analytics/posts/top": analytics.top_posts,
    "GET /v2/access/analytics/posts/{postId}": analytics.post_stats,
    "GET /v2/access/analytics/promotions/chart": analytics.chart("promotions", "subscribers"),
    "GET /v2/access/analytics/promotions/top": analytics.top_promotions,
    "GET /v2/access/analytics/stories/chart": analytics.chart("stories"),
    "GET /v2/access/analytics/stories/top": analytics.top_stories,
    "GET /v2/access/analytics/streams/chart": analytics.chart("streams"),
    "GET /v2/access/analytics/streams/top": analytics.top_streams,
    "GET /v2/access/analytics/trials/chart": analytics.chart("trials", "subscribers"),
    "GET /v2/access/analytics/trials/top": analytics.top_trials,
    "GET /v2/access/analytics/visitor-countries/chart": analytics.visitors_chart,
    "GET /v2/access/analytics/visitor-countries/top": analytics.top_countries,
    "GET /v2/access/chats": chats.list_chats,
    "GET /v2/access/chats/search": chats.list_chats,
    "GET /v2/access/chats/{userId}/media": chats.list_chat_media,
    "GET /v2/access/chats/{userId}/messages": chats.list_messages,
    "POST /v2/access/chats/{userId}/messages": chats.send_message,
    "GET /v2/access/chats/{userId}/messages/search": chats.search_messages,
    "DELETE /v2/access/chats/{userId}/messages/{messageId}": chats.delete_message,
    "GET /v2/access/chats/{userId}/messages/{messageId}": chats.get_message,
    "GET /v2/access/earnings/chargebacks": money.list_chargebacks,
    "GET /v2/access/earnings/chart": money.earnings_chart,
    "GET /v2/access/earnings/transactions": money.list_transactions,
    "POST /v2/access/mass-messages": mass_messages.create,
    "GET /v2/access/mass-messages/scheduled": mass_messages.list_scheduled,
    "DELETE /v2/access/mass-messages/{massMessageId}": mass_messages.delete,
    "GET /v2/access/mass-messages/{massMessageId}": mass_messages.get,
    "PUT /v2/access/mass-messages/{massMessageId}": mass_messages.update,
    "GET /v2/access/posts": posts.list_posts,
    "POST /v2/access/posts": posts.create_post,
    "DELETE /v2/access/posts/{postId}": posts.delete_post,
    "GET /v2/access/posts/{postId}": posts.get_post,
    "PUT /v2/access/posts/{postId}": posts.update_post,
    "GET /v2/access/promotions": promotions.list_promotions,
    "POST /v2/access/promotions": promotions.create_promotion,
    "GET /v2/access/promotions/bundles": promotions.list_bundles,
    "POST /v2/access/promotions/bundles": promotions.create_bundle,
    "DELETE /v2/access/promotions/bundles/{bundleId}": promotions.delete_bundle,
    "GET /v2/access/promotions/bundles/{bundleId}": promotions.get_bundle,
    "PUT /v2/access/promotions/bundles/{bundleId}": promotions.update_bundle,
    "GET /v2/access/promotions/tracking-links": promotions.list_tracking_links,
    "POST /v2/access/promotions/tracking-links": promotions.create_tracking_link,
    "DELETE /v2/access/promotions/tracking-links/share-access": promotions.unshare_tracking_link,
    "POST /v2/access/promotions/tracking-links/share-access": promotions.share_tracking_link,
    "DELETE /v2/access/promotions/tracking-links/{trackingLinkId}": promotions.delete_tracking_link,
    "GET /v2/access/promotions/tracking-links/{trackingLinkId}": promotions.get_tracking_link,
    "PUT /v2/access/promotions/tracking-links/{trackingLinkId}": promotions.update_tracking_link,
    "GET /v2/access/promotions/tracking-links/{trackingLinkId}/claimers": promotions.list_claimers,
    "GET /v2/access/promotions/trial-links": promotions.list_trial_links,
    "POST /v2/access/promotions/trial-links": promotions.create_trial_link,
    "DELETE /v2/access/promotions/trial-links/share-access": promotions.unshare_trial_link,
    "POST /v2/access/promotions/trial-links/share-access": promotions.share_trial_link,
    "DELETE /v2/access/promotions/trial-links/{trialLinkId}": promotions.delete_trial_link,
    "GET /v2/access/promotions/trial-links/{trialLinkId}": promotions.get_trial_link,
    "PUT /v2/access/promotions/trial-links/{trialLinkId}": promotions.update_trial_link,
    "DELETE /v2/access/promotions/{promotionId}": promotions.delete_promotion,
    "PUT /v2/access/promotions/{promotionId}": promotions.update_promotion,
    "POST /v2/access/promotions/{promotionId}/stop": promotions.stop_promotion,
    "GET /v2/access/self": account.get_self,
    "PATCH /v2/access/self": account.update_self,
    "GET /v2/access/self/notifications": account.list_notifications,
    "GET /v2/access/self/release-forms": account.list_forms,
    "GET /v2/access/self/tagged-friend-users": account.list_forms,
    "GET /v2/access/subscribers": subscribers.list_subscribers,
    "PUT /v2/access/subscribers/{userId}/custom-name": subscribers.set_custom_name,
    "PUT /v2/access/subscribers/{userId}/discount": subscribers.set_discount,
    "PUT /v2/access/subscribers/{userId}/note": subscribers.set_note,
    "GET /v2/access/subscriptions": subscribers.list_subscriptions,
    "GET /v2/access/subscriptions/count": subscribers.count_subscriptions,
    "GET /v2/access/subscriptions/{subscriptionId}/history": subscribers.subscription_history,
    "POST /v2/access/uploads/check": uploads.check,
    "POST /v2/access/uploads/complete": uploads.complete,
    "POST /v2/access/uploads/init": uploads.begin,
    "PUT /v2/access/uploads/{mediaUploadId}": uploads.put_file,
    "PUT /v2/access/uploads/{mediaUploadId}/parts/{partNumber}": uploads.put_part,
    "GET /v2/access/users/blocked": user_lists.list_blocked,
    "GET /v2/access/users/list": user_lists.get_users,
    "GET /v2/access/users/lists": user_lists.list_lists,
    "POST /v2/access/users/lists": user_lists.create_list,
    "DELETE /v2/access/users/lists/{listId}": user_lists.delete_list,
    "GET /v2/access/users/lists/{listId}": user_lists.get_list,
    "PATCH /v2/access/users/lists/{listId}": user_lists.rename_list,
    "GET /v2/access/users/lists/{listId}/users": user_lists.list_members,
    "DELETE /v2/access/users/lists/{listId}/users/{userId}": user_lists.remove_member,
    "POST /v2/access/users/lists/{listId}/users/{userId}": user_lists.add_member,
    "GET /v2/access/users/restrict": user_lists.list_restricted,
    "GET /v2/access/users/search": user_lists.search_users,
    "GET /v2/access/users/{userId}": user_lists.get_user,
    "POST /v2/access/users/{userId}/lists": user_lists.add_to_lists,
    "GET /v2/access/users/{userId}/posts": posts.list_user_posts,
    "DELETE /v2/access/users/{userId}/restrict": user_lists.unrestrict,
    "POST /v2/access/users/{userId}/restrict": user_lists.restrict,
    "GET /v2/access/users/{userId}/stories": posts.list_user_stories,
    "GET /v2/access/vault/lists": vault.list_lists,
    "POST /v2/access/vault/lists": vault.create_list,
    "DELETE /v2/access/vault/lists/{listId}": vault.delete_list,
    "PATCH /v2/access/vault/lists/{listId}": vault.update_list,
    "GET /v2/access/vault/lists/{listId}/media": vault.list_media,
    "POST /v2/access/vault/lists/{listId}/media": vault.add_to_list,
    "GET /v2/access/vault/media": vault.list_media,
    "GET /v2/account/connections": connections.list_connections,
    "POST /v2/account/connections/import": connections.import_connection,
    "PATCH /v2/account/connections/import/{connectionId}": connections.update_session,
    "DELETE /v2/account/connections/{connectionId}": connections.disconnect,
    "POST /v2/account/connections/{connectionId}/invalidate": connections.invalidate,
    "GET /v2/account/connections/{connectionId}/settings": connections.get_settings,
    "PATCH /v2/account/connections/{connectionId}/settings": connections.update_settings,
    "GET /v2/account/settings": connections.get_account_settings,
    "PATCH /v2/account/settings": connections.update_account_settings,
    "GET /v2/account/whoami": connections.who_am_i,
    "GET /v2/dynamic-rules": rules.get_rules,
    "POST /v2/dynamic-rules/sign": rules.sign,
    "GET /v2/dynamic-rules/status": rules.status,
    "POST /v2/link/init": links.create,
    "DELETE /v2/link/{clientSecret}": links.delete,
    "GET /v2/link/{clientSecret}": links.get,
    "POST /v2/vault-plus/batch": vault.get_many_stored,
    "GET /v2/vault-plus/list": vault.list_stored,
    "DELETE /v2/vault-plus/purge": vault.purge_stored,
    "POST /v2/vault-plus/store/list/{listId}": vault.store_list,
    "GET /v2/vault-plus/store/stats": connections.storage_stats,
    "GET /v2/vault-plus/store/status": vault.storage_status,
    "DELETE /v2/vault-plus/{mediaId}": vault.delete_stored,
    "GET /v2/vault-plus/{mediaId}": vault.get_stored,
}


def find_handler(operation: Operation) -> tuple[Handler, list[str]] | None:
    """Return the handler of an operation, and its names of the values in the path.

    Args:
        operation: An operation of any document; the names in its path may differ.

    Returns:
        The handler and the names; None if the operation is not in the table.
    """
    return _BY_SHAPE.get(_shape(f"{operation.method} {operation.path}"))


def path_names(path: str) -> list[str]:
    """Return the names in a path template, in order."""
    return _NAME.findall(path)


def _shape(key: str) -> str:
    return _NAME.sub("{}", key)


_BY_SHAPE = {_shape(key): (handler, path_names(key)) for key, handler in HANDLERS.items()}
