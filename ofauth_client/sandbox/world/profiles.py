"""People as the API shows them: profiles, summaries, subscriptions and what they spent."""

from __future__ import annotations

from ofauth_client.sandbox.example_texts import MEDIA_HOST, timestamp
from ofauth_client.sandbox.world.money import Money
from ofauth_client.sandbox.world.people import FIRST_CREATOR, People, User
from ofauth_client.sandbox.world.worlds import DAY, Facts, World

_DAYS_A_MONTH = 30
_SPENDING = {
    "subscriptions": "subscribes",
    "tips": "tips",
    "messages": "chat_messages",
    "posts": "post",
    "streams": "stream",
}


def summary(user: User) -> Facts:
    """Return a user in short."""
    picture = f"{MEDIA_HOST}/avatars/{user.id}.jpg"
    return {
        "id": user.id,
        "name": user.name,
        "username": user.username,
        "avatar": picture,
        "avatarThumbs": {"c50": picture, "c144": picture},
        "isVerified": user.is_verified,
    }


def profile(world: World, user: User) -> Facts:
    """Return a user in full.

    Args:
        world: The world of the connection.
        user: The user.
    """
    people = world.part(People)
    remarks, is_creator = people.noted(user.id), user.id >= FIRST_CREATOR
    is_fan = not is_creator and user != people.account
    subscribed = _subscription_data(world, user) if is_fan else None
    facts = summary(user) | {
        "about": None,
        "displayName": remarks.name,
        "notice": remarks.note,
        "lists": people.lists_of(user),
        "isRestricted": remarks.is_restricted,
        "isBlocked": remarks.is_blocked,
        "isPerformer": not is_fan,
        "isRealPerformer": not is_fan,
        "lastSeen": last_seen(user),
        "joinDate": timestamp(user.subscribed_at - 100 * DAY),
        "canReceiveChatMessage": not remarks.is_blocked,
        "canRestrict": not remarks.is_restricted,
        "subscribedBy": is_creator and user.is_active,
        "subscribedByExpireDate": timestamp(user.expires_at) if is_creator else None,
        "subscribedOn": is_fan and user.is_active,
        "subscribedOnExpiredNow": is_fan and not user.is_active,
        "subscribePrice": 0 if is_fan else user.price,
    }
    return facts | ({"subscribedOnData": subscribed} if subscribed else {})


def spending(world: World, user: User) -> Facts:
    """Return what a user has spent, by occasion and in total.

    Args:
        world: The world of the connection.
        user: The user.
    """
    spent = world.part(Money).spent(user.id)
    sums = {name: spent[kind] for name, kind in _SPENDING.items()}
    return {**sums, "total": round(sum(sums.values()), 2)}


def sums(world: World, user: User) -> Facts:
    """Return what a user has spent, in the spelling of subscriptions."""
    spent = spending(world, user)
    return {
        "subscribesSumm": spent["subscriptions"],
        "tipsSumm": spent["tips"],
        "messagesSumm": spent["messages"],
        "postsSumm": spent["posts"],
        "streamsSumm": spent["streams"],
        "totalSumm": spent["total"],
    }


def periods(user: User) -> list[Facts]:
    """Return the paid months of a subscription, newest first."""
    starts = [user.subscribed_at + n * _DAYS_A_MONTH * DAY for n in range(user.months)]
    return [
        {
            "id": user.id * 1000 + number,
            "userId": user.id,
            "subscriberId": user.id,
            "action": "subscribe" if number == 0 else "prolong",
            "type": "new" if number == 0 else "renewal",
            "startDate": timestamp(start),
            "date": timestamp(start),
            "subscribeDate": timestamp(start),
            "expireDate": timestamp(start + _DAYS_A_MONTH * DAY),
            "cancelDate": None,
            "isCurrent": user.is_active and number == user.months - 1,
            "price": user.price,
            "regularPrice": user.price,
            "discount": 0,
            "duration": 1,
        }
        for number, start in reversed(list(enumerate(starts)))
    ]


def last_seen(user: User) -> str | None:
    """Return when a user was last online; None if the user hides it."""
    return None if user.id % 7 == 0 else timestamp(0 if user.is_online else -user.silent_for)


def renewed_at(user: User) -> str | None:
    """Return when a subscription was last renewed; None if it never was."""
    if user.months == 1:
        return None
    return timestamp(user.expires_at - _DAYS_A_MONTH * DAY)


def _subscription_data(world: World, user: User) -> Facts:
    discount = world.part(People).noted(user.id).discount
    return sums(world, user) | {
        "subscribeAt": timestamp(user.subscribed_at),
        "expiredAt": timestamp(user.expires_at),
        "renewedAt": renewed_at(user),
        "price": user.price,
        "regularPrice": user.price,
        "subscribePrice": user.price,
        "newPrice": user.price,
        "discountPercent": discount[0] if discount else 0,
        "discountPeriod": discount[1] if discount else 0,
        "discountStartedAt": None,
        "discountFinishedAt": None,
        "status": None if user.is_active else "expired",
        "duration": f"{user.months} months",
        "hasActivePaidSubscriptions": user.is_active,
        "subscribes": periods(user),
    }
