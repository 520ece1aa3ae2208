"""What fans have paid: transactions, chargebacks and earnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import field, frozen

from ofauth_client.sandbox.example_texts import timestamp
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import People, User
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, World

#: Share of a payment that the platform keeps.
FEE = 0.2
#: Every so-many-th payment is charged back.
_CHARGED_BACK = 11
_PAGE = 20
TIP_SOURCES = ("chat", "post_all", "profile", "story", "stream")
_DESCRIPTIONS = {
    "subscribes": "Subscription",
    "tips": "Tip",
    "chat_messages": "Payment for message",
    "post": "Payment for post",
    "stream": "Payment for stream",
}
#: Type of transaction, and place of a tip, for values of `by` that name them differently.
_SOURCES = {
    "messages": "chat_messages",
    "tips_chat": "tips_in_chat",
    "tips_post": "tips_in_post_all",
    "tips_profile": "tips_in_profile",
    "tips_story": "tips_in_story",
    "tips_stream": "tips_in_stream",
}


@frozen
class Payment:
    """A payment of a fan.

    Args:
        number: Number of the payment; newer payments have larger numbers.
        user: The fan.
        kind: Type of the transaction, such as `tips`.
        source: Where a tip was given; empty for other payments.
        gross: What the fan paid.
        seconds: Time of the payment, in seconds since `EPOCH`.
    """

    number: int
    user: User
    kind: str
    source: str
    gross: float
    seconds: int

    @property
    def net(self) -> float:
        """What the account receives."""
        return round(self.gross * (1 - FEE), 2)

    def amounts(self) -> Facts:
        """Return the amounts of the payment."""
        fee = round(self.gross - self.net, 2)
        return {"gross": self.gross, "net": self.net, "fee": fee, "tax": 0, "vat": 0}


@frozen(slots=False)
class Money:
    """The payments of a connection.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)

    @cached_property
    def payments(self) -> list[Payment]:
        """All payments, newest first."""
        made = [each for user in self.world.part(People).fans() for each in self._of(user)]
        made.sort(key=lambda each: (each[3], each[0].id))
        numbered = [Payment(number + 1, *each) for number, each in enumerate(made)]
        return numbered[::-1]

    @cached_property
    def by_user(self) -> dict[int, list[Payment]]:
        """The payments by user id, newest first."""
        found: dict[int, list[Payment]] = {}
        for payment in self.payments:
            found.setdefault(payment.user.id, []).append(payment)
        return found

    @property
    def chargebacks(self) -> list[Payment]:
        """The payments that were charged back, newest first."""
        return [each for each in self.payments if each.number % _CHARGED_BACK == 0]

    def spent(self, user: int) -> dict[str, float]:
        """Return what a user has spent, by type of transaction."""
        sums: Counter[str] = Counter()
        for payment in self.by_user.get(user, ()):
            sums[payment.kind] += round(payment.gross * 100)
        return {kind: sums[kind] / 100 for kind in _DESCRIPTIONS}

    def _of(self, user: User) -> Iterator[tuple[User, str, str, float, int]]:
        random = self.world.random("payments", user.id)
        for month in range(user.months):
            yield user, "subscribes", "", user.price, user.subscribed_at + month * 30 * DAY
        kinds = ["tips"] * random.randint(1, 3) if user.has_tipped else []
        kinds += random.choices(("chat_messages", "post", "stream"), k=random.randint(0, 3))
        for kind in kinds:
            source = random.choice(TIP_SOURCES) if kind == "tips" else ""
            gross = float(random.choice((5, 10, 15, 20, 50, 100)))
            yield user, kind, source, gross, -random.randint(3600, 300 * DAY)


def list_transactions(call: Call) -> Items[Payment]:
    """Return the transactions, newest first."""
    start, _ = call.period()
    kind, source = call.query.get("type"), call.query.get("tipsSource")
    found = [
        each
        for each in call.part(Money).payments
        if each.seconds >= start and kind in (None, each.kind) and source in (None, each.source)
    ]
    return Items(found, transaction, place=lambda each: each.number, usual=_PAGE)


def list_chargebacks(call: Call) -> Items[Payment]:
    """Return the chargebacks, newest first."""
    start, end = call.period()
    found = [each for each in call.part(Money).chargebacks if start <= each.seconds <= end]
    return Items(found, _chargeback, place=lambda each: each.number, usual=_PAGE)


def earnings_chart(call: Call) -> Facts:
    """Return what was earned in a period, by day and by month."""
    start, end = call.period(usual_days=30)
    source = str(call.query.get("by") or "total")
    payments = call.part(Money).payments
    end = min(end, max([each.seconds for each in payments], default=0) + 1.0)
    wanted = [each for each in payments if _is_from(each, source)]
    found = [each for each in wanted if start <= each.seconds <= end]
    before = [each for each in wanted if 2 * start - end <= each.seconds < start]
    facts: Facts = {
        "chart": list(_by_day(found)),
        "total": _sum(each.net for each in found),
        "gross": _sum(each.gross for each in found),
        "delta": round(_sum(each.net for each in found) - _sum(each.net for each in before), 2),
    }
    return facts | {"monthlyTotal": list(_by_month(found))}


def transaction(payment: Payment) -> Facts:
    """Return a payment as a transaction."""
    return {
        "id": f"tr_{payment.number}",
        "type": payment.kind,
        "amounts": payment.amounts(),
        "createdAt": timestamp(payment.seconds),
        "currency": "USD",
        "description": f"{_DESCRIPTIONS[payment.kind]} from {payment.user.name}",
        "payoutPendingDays": 7 if payment.seconds > -7 * DAY else None,
        "status": "loading" if payment.seconds > -7 * DAY else "done",
        "user": _payer(payment.user),
    }


def _chargeback(payment: Payment) -> Facts:
    paid = transaction(payment) | {"status": "undo"}
    created = timestamp(payment.seconds + 3 * DAY)
    return {
        "id": payment.number,
        "createdAt": created,
        "payment": paid,
        "paymentType": payment.kind,
    }


def _payer(user: User) -> Facts:
    return {"id": user.id, "name": user.name, "username": user.username, "avatar": None}


def _is_from(payment: Payment, source: str) -> bool:
    kind, _, place = _SOURCES.get(source, source).partition("_in_")
    return kind in ("total", payment.kind) and place in ("", payment.source)


def _sum(amounts: Iterable[float]) -> float:
    return round(sum(round(each * 100) for each in amounts) / 100, 2)


def _by_day(payments: Iterable[Payment]) -> Iterator[Facts]:
    days = Counter(timestamp(each.seconds)[:10] for each in payments)
    for day in sorted(days):
        yield {"date": f"{day}T00:00:00+00:00", "count": days[day]}


def _by_month(payments: Iterable[Payment]) -> Iterator[Facts]:
    months: dict[str, list[Payment]] = {}
    for payment in payments:
        months.setdefault(timestamp(payment.seconds)[:7], []).append(payment)
    for month, found in sorted(months.items()):
        yield {
            "date": f"{month}-01T00:00:00+00:00",
            "net": _sum(each.net for each in found),
            "gross": _sum(each.gross for each in found),
        }
