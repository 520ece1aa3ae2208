"""Subscribers of the account, and subscriptions of the account to creators."""

from __future__ import annotations

from typing import Any

from ofauth_client.sandbox.errors import not_found
from ofauth_client.sandbox.example_texts import timestamp
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import FIRST_CREATOR, FIRST_USER, People, User
from ofauth_client.sandbox.world.profiles import (
    last_seen,
    periods,
    renewed_at,
    spending,
    summary,
    sums,
)
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts

_YES = ("1", "true", True, 1)
#: Numbers of trial links and promotions that brought fans; see `_brought_by`.
_ORIGINS = 10


def list_subscribers(call: Call) -> Items[User]:
    """Return the subscribers; the latest first if the latest are asked for."""
    fans = [user for user in call.part(People).fans() if _is_wanted(call, user)]
    if call.query.get("type") == "latest":
        fans.sort(key=lambda user: user.subscribed_at, reverse=True)
    return Items(fans, lambda user: _subscriber(call, user))


def set_note(call: Call) -> Facts:
    """Note something about a subscriber."""
    call.part(People).note(_fan(call).id).note = str(call.body.get("notice", ""))
    return {"success": True}


def set_custom_name(call: Call) -> Facts:
    """Give a subscriber another name."""
    call.part(People).note(_fan(call).id).name = str(call.body.get("displayName", ""))
    return {"success": True}


def set_discount(call: Call) -> Facts:
    """Give a subscriber a discount."""
    body = call.body
    remarks = call.part(People).note(_fan(call).id)
    remarks.discount = int(body.get("discount", 0)), int(body.get("period", 0))
    return {"success": True}


def list_subscriptions(call: Call) -> Items[User]:
    """Return the creators whom the account follows."""
    sought = str(call.query.get("query") or "").casefold()
    wanted, filters = call.query.get("type"), call.query.get("filter") or {}
    found = [
        user
        for user in call.part(People).creators()
        if sought in user.name.casefold() + user.username
        and _has_state(user, wanted)
        and _agrees(filters.get("online"), user.is_online)
        and _agrees(filters.get("paid"), user.price > 0)
    ]
    return Items(found, lambda user: _subscription(call, user))


def subscription_history(call: Call) -> Items[Facts]:
    """Return the paid months of a subscription, newest first."""
    user = call.part(People).find(call.path["subscriptionId"])
    if user is None:
        raise not_found("there is no subscription with this id")
    return Items(periods(user) if user.id >= FIRST_USER else [])


def count_subscriptions(call: Call) -> Facts:
    """Return the numbers of subscribers and subscriptions."""
    people = call.part(People)
    fans, creators = list(people.fans()), list(people.creators())
    return {
        "bookmarks": 0,
        "subscribers": _counts(people, fans)
        | {"activeOnline": sum(user.is_active and user.is_online for user in fans)},
        "subscriptions": _counts(people, creators) | {"attention": 0},
    }


def _counts(people: People, users: list[User]) -> Facts:
    remarks = [people.noted(user.id) for user in users]
    active = sum(user.is_active for user in users)
    return {
        "all": len(users),
        "active": active,
        "expired": len(users) - active,
        "blocked": sum(each.is_blocked for each in remarks),
        "restricted": sum(each.is_restricted for each in remarks),
        "muted": 0,
    }


def _fan(call: Call) -> User:
    return call.part(People).get(call.path["userId"])


def _is_wanted(call: Call, user: User) -> bool:
    query, filters = call.query, call.query.get("filter") or {}
    sought = str(query.get("query") or "").casefold()
    start, end = call.period()
    latest = query.get("latestType")
    spent = spending(call.world, user) if filters else {}
    return (
        sought in user.name.casefold() + user.username
        and _has_state(user, query.get("type"))
        and start <= (user.expires_at - 30 * DAY) <= end
        and (latest in (None, "total") or (latest == "new") == (user.months == 1))
        and _agrees(filters.get("online"), user.is_online)
        and _reaches(filters.get("total_spent"), spent.get("total", 0))
        and _reaches(filters.get("tips"), spent.get("tips", 0))
        and _reaches(filters.get("duration"), user.months)
        and _is_brought_by(user, filters.get("trial_id"))
        and _is_brought_by(user, filters.get("promoId"))
    )


def _has_state(user: User, wanted: Any) -> bool:
    return wanted not in ("active", "expired") or user.is_active == (wanted == "active")


def _agrees(wanted: Any, value: bool) -> bool:
    return wanted is None or (wanted in _YES) == value


def _reaches(wanted: Any, value: float) -> bool:
    try:
        return wanted is None or value >= float(wanted)
    except ValueError:
        return True


def _is_brought_by(user: User, identifier: Any) -> bool:
    return identifier is None or str(user.id % _ORIGINS + 1) == str(identifier)


def _subscriber(call: Call, user: User) -> Facts:
    people = call.part(People)
    remarks = people.noted(user.id)
    percent, months = remarks.discount or (None, None)
    return summary(user) | {
        "displayName": remarks.name,
        "notice": remarks.note,
        "isBlocked": remarks.is_blocked,
        "isRestricted": remarks.is_restricted,
        "lastSeen": last_seen(user),
        "lists": people.lists_of(user),
        "spending": spending(call.world, user),
        "capabilities": {
            "canReceiveMessages": not remarks.is_blocked,
            "canBlock": not remarks.is_blocked,
            "canRestrict": not remarks.is_restricted,
        },
        "subscription": {
            "isActive": user.is_active,
            "isExpired": not user.is_active,
            "subscribedAt": timestamp(user.subscribed_at),
            "renewedAt": renewed_at(user),
            "expiresAt": timestamp(user.expires_at),
            "price": user.price,
            "regularPrice": user.price,
            "discountPercent": percent,
            "discountPeriod": months,
            "discountStartedAt": None,
            "discountFinishedAt": None,
            "history": periods(user),
        },
    }


def _subscription(call: Call, user: User) -> Facts:
    return (
        summary(user)
        | {
            "isActive": user.is_active,
            "subscribedAt": timestamp(user.subscribed_at),
            "renewedAt": renewed_at(user),
            "expiredAt": timestamp(user.expires_at),
            "subscriptionPrice": user.price,
            "lists": call.part(People).lists_of(user),
        }
        | (sums(call.world, user) if user.id < FIRST_CREATOR else {})
    )
