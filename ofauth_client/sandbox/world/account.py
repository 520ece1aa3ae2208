"""The account itself: profile, notifications, release forms and tagged friends."""

from __future__ import annotations

from attrs import define, field

from ofauth_client.sandbox.example_texts import full_name, timestamp
from ofauth_client.sandbox.world.money import Money
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import People, User
from ofauth_client.sandbox.world.posts import Posts
from ofauth_client.sandbox.world.profiles import profile
from ofauth_client.sandbox.world.records import Records
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, World

NOTIFICATIONS, FORMS = 60, 23
_KINDS = {
    "subscribed": "subscribed to your profile",
    "tip": "sent you a tip",
    "purchases": "bought your message",
    "favorited": "liked your post",
    "commented": "commented on your post",
    "message": "sent you a message",
    "mentioned": "mentioned you",
    "post": "published a new post",
}
_KIND_OF_PAYMENT = {"subscribes": "subscribed", "tips": "tip"}


@define
class AccountData:
    """What belongs to the account itself.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    changes: Facts = field(init=False, factory=dict)
    forms: Records = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.forms = Records("release form", FORMS, self._form)

    def notifications(self) -> list[Facts]:
        """Return the notifications, newest first: every second tells of a payment."""
        fans = list(self.world.part(People).fans())
        payments = self.world.part(Money).payments[: NOTIFICATIONS // 2]
        made = [
            self._notification(
                number, each.user, _KIND_OF_PAYMENT.get(each.kind, "purchases"), each.seconds
            )
            for number, each in enumerate(payments)
        ]
        quiet = list(_KINDS)[3:]
        for number in range(NOTIFICATIONS // 2 if fans else 0):
            random = self.world.random("notification", number)
            seconds = -random.randint(60, 30 * DAY)
            kind = random.choice(quiet)
            made.append(self._notification(100 + number, random.choice(fans), kind, seconds))
        made.sort(key=lambda each: (each["createdAt"], each["id"]), reverse=True)
        return made

    def _notification(self, number: int, user: User, kind: str, seconds: float) -> Facts:
        return {
            "id": 1000 + number,
            "type": kind,
            "subType": None,
            "text": f"{user.name} {_KINDS[kind]}",
            "replacePairs": None,
            "userId": user.id,
            "username": user.username,
            "createdAt": timestamp(seconds),
            "isRead": number % 3 > 0,
            "canGoToProfile": True,
        }

    def _form(self, number: int) -> Facts:
        random = self.world.random("form", number)
        name = full_name(random)
        is_approved = number % 4 > 0
        created = (number - FORMS) * 20 * DAY
        user = {"id": 20_000 + number, "name": name, "username": f"friend{number}", "avatar": None}
        return {
            "name": name,
            "type": "creator",
            "status": "approved" if is_approved else "pending",
            "createdAt": timestamp(created),
            "approvedAt": timestamp(created + DAY) if is_approved else None,
            "lastChangedAt": timestamp(created + DAY),
            "code": f"form-{number}",
            "hasUser": True,
            "userName": user["username"],
            "partnerId": user["id"],
            "isHidden": False,
            "user": user | {"isHidden": False, "isVerified": is_approved},
        }


def get_self(call: Call) -> Facts:
    """Return the account."""
    user = call.part(People).account
    posts = call.part(Posts)
    counters = posts.counters(posts.of(user.id))
    active = sum(fan.is_active for fan in call.part(People).fans())
    facts = profile(call.world, user) | counters | call.part(AccountData).changes
    return facts | {"isAuth": True, "isVerified": True, "subscribersCount": active}


def update_self(call: Call) -> Facts:
    """Change the profile of the account."""
    names = ("about", "name")
    call.part(AccountData).changes.update({k: call.body[k] for k in names if k in call.body})
    return get_self(call)


def list_notifications(call: Call) -> Items[Facts]:
    """Return the notifications, newest first."""
    kind, username = call.query.get("type"), call.query.get("relatedUsername")
    found = [
        each
        for each in call.part(AccountData).notifications()
        if kind in (None, each["type"]) and username in (None, each["username"])
    ]
    return Items(found)


def list_forms(call: Call) -> Items[Facts]:
    """Return the release forms, also in the form of tagged friends."""
    query, sought = call.query, str(call.query.get("search") or "").casefold()
    found = [
        each
        for each in call.part(AccountData).forms
        if sought in each["name"].casefold()
        and (query.get("filter") != "pending" or each["status"] == "pending")
    ]
    key = "name" if query.get("sortBy") == "name" else "createdAt"
    found.sort(key=lambda each: (each[key], each["id"]))
    return Items(found if query.get("sortDirection") == "asc" else found[::-1])
