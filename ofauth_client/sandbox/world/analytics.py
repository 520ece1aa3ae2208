"""Charts, and the best posts, stories, streams, promotions and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from random import Random
from typing import Any

from ofauth_client.sandbox.example_texts import EPOCH, timestamp
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import ACCOUNT
from ofauth_client.sandbox.world.posts import Posts, find_own
from ofauth_client.sandbox.world.promotions import Promotions
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, unix_time

STREAMS = 23
_DAYS = 30
#: Days that a chart has at most.
_MOST_DAYS = 370
_COUNTRIES = (
    ("US", "United States"),
    ("GB", "United Kingdom"),
    ("DE", "Germany"),
    ("CA", "Canada"),
    ("AU", "Australia"),
    ("FR", "France"),
    ("JP", "Japan"),
    ("BR", "Brazil"),
)
_METRICS: dict[str, Callable[[Facts], Any]] = {
    "likes": lambda stats: stats["likeCount"],
    "comments": lambda stats: stats["commentCount"],
    "tips": lambda stats: stats["tipSum"],
    "views": lambda stats: stats["lookCount"],
    "purchases": lambda stats: stats["purchasedSumm"],
    "duration": lambda stats: stats["lookDuration"],
}


def chart(*names: str) -> Callable[[Call], Facts]:
    """Return the handler of a chart.

    Args:
        *names: Names of the series.
    """

    def handler(call: Call) -> Facts:
        return {name: _series(call, call.request.operation.path, name) for name in names}

    return handler


def visitors_chart(call: Call) -> Facts:
    """Return the visitors by day."""
    visitors, duration = (_points(call, "visitors", name) for name in ("count", "duration"))
    total = sum(point["count"] for point in visitors)
    return {
        "chart": {"visitors": visitors, "duration": duration},
        "hasStats": True,
        "isAvailable": True,
        "total": {"current": str(total), "delta": 1.5},
    }


def top_countries(call: Call) -> Facts:
    """Return the countries with the most visitors."""
    start, end = _days(call)
    rows = [_country(call, each, end - start) for each in _COUNTRIES]
    rows.sort(key=lambda row: row["viewsCount"]["total"], reverse=True)
    ranked = [row | {"rank": number} for number, row in enumerate(rows, 1)]
    sums = {
        name: sum(row["viewsCount"][name] for row in rows)
        for name in ("guests", "users", "subscribers", "total")
    }
    totals = sums | {"guests": str(sums["guests"]), "users": str(sums["users"])}
    return {
        "hasStats": True,
        "isAvailable": True,
        "topCountries": {"hasMore": False, "rows": ranked, "totals": totals},
    }


def top_posts(call: Call) -> Items[Facts]:
    """Return the best posts."""
    start, end = call.period()
    posts = [post for post in call.part(Posts).of(ACCOUNT) if start <= post["seconds"] <= end]
    return _best(call, [post | {"stats": _stats(call, post["id"])} for post in posts])


def post_stats(call: Call) -> Facts:
    """Return the figures of a post."""
    post = find_own(call)
    return _stats(call, post["id"])


def top_stories(call: Call) -> Items[Facts]:
    """Return the best stories."""
    keys = {"likes": "likesCount", "comments": "commentsCount", "tips": "tipsAmountRaw"}
    key = keys.get(str(call.query.get("by")), "viewersCount")
    stories = _within(call, call.part(Posts).stories)
    stories.sort(key=lambda story: (story[key], story["id"]), reverse=True)
    return Items(stories, usual=20)


def top_streams(call: Call) -> Items[Facts]:
    """Return the best streams."""
    start, end = call.period()
    streams = [_stream(call, number) for number in range(1, STREAMS + 1)]
    return _best(call, [each for each in streams if start <= each["seconds"] <= end])


def _top(records: str, key: str, call: Call) -> Items[Facts]:
    found = _within(call, getattr(call.part(Promotions), records))
    found.sort(key=lambda each: (each[key], each["id"]), reverse=True)
    return Items(found, usual=20)


top_campaigns = partial(_top, "tracking_links", "countSubscribers")
top_promotions = partial(_top, "promotions", "claimsCount")
top_trials = partial(_top, "trial_links", "claimCounts")


def _within(call: Call, things: Iterable[Facts]) -> list[Facts]:
    """Return the things that were made in the period of a request."""
    start, end = call.period()
    found = []
    for each in things:
        made = (unix_time("createdAt", each["createdAt"]) or 0) - EPOCH.timestamp()
        if start <= made <= end:
            found.append(each)
    return found


def _best(call: Call, things: list[Facts]) -> Items[Facts]:
    key = _METRICS.get(str(call.query.get("by")), _METRICS["views"])
    things.sort(key=lambda each: (key(each["stats"]), each["id"]), reverse=True)
    return Items(things, usual=20)


def _stream(call: Call, number: int) -> Facts:
    seconds = (number - STREAMS) * 4 * DAY - 600
    return {
        "id": number,
        "author": {"id": ACCOUNT, "_view": "s"},
        "text": f"Stream {number}",
        "rawText": f"Stream {number}",
        "seconds": seconds,
        "postedAt": timestamp(seconds),
        "postedAtPrecise": f"{int(EPOCH.timestamp() + seconds)}.000000",
        "media": [],
        "mediaCount": 0,
        "responseType": "stream",
        "stats": _stats(call, 10**6 + number),
    }


def _stats(call: Call, identifier: int) -> Facts:
    random = call.world.random("stats", identifier)
    looks, likes, comments = (
        random.randint(200, 5000),
        random.randint(0, 900),
        random.randint(0, 80),
    )
    tips, bought = random.randint(0, 20), random.randint(0, 30)
    return {
        "hasStats": True,
        "isAvailable": True,
        "lookCount": looks,
        "uniqueLookCount": looks * 2 // 3,
        "lookDuration": looks * 7,
        "lookDurationAverage": 7,
        "likeCount": likes,
        "commentCount": comments,
        "tipCount": tips,
        "tipSum": tips * 10,
        "purchasedCount": bought,
        "purchasedSumm": bought * 10,
        **{
            name: _week(random, total)
            for name, total in (
                ("lookChart", looks),
                ("uniqueLookChart", looks * 2 // 3),
                ("likeChart", likes),
                ("commentChart", comments),
                ("tipChart", tips),
                ("tipSumChart", tips * 10),
                ("purchasesChart", bought),
            )
        },
    }


def _week(random: Random, total: int) -> list[Facts]:
    """Divide a total among the days of a week."""
    cuts = sorted(random.randint(0, total) for _ in range(6))
    counts = [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]
    return [{"date": timestamp((n - 7) * DAY), "count": count} for n, count in enumerate(counts)]


def _series(call: Call, *keys: str) -> Facts:
    points = _points(call, *keys)
    total = sum(point["count"] for point in points)
    half = sum(point["count"] for point in points[: len(points) // 2])
    return {"chart": points, "total": total, "gross": total, "delta": total - 2 * half}


def _points(call: Call, *keys: str) -> list[Facts]:
    first, last = _days(call)
    by = call.query.get("by")
    return [
        {
            "date": timestamp(day * DAY),
            "count": call.world.random("chart", *keys, by, day).randint(0, 60),
        }
        for day in range(first, last)
    ]


def _days(call: Call) -> tuple[int, int]:
    """Return the first day of a period, and the day after its last, counted from `EPOCH`."""
    start, end = call.period(usual_days=_DAYS)
    last = int(min(end, 0.0) // DAY) + 1 if end < 0 else 1
    return max(int(start // DAY) + 1, last - _MOST_DAYS), last


def _country(call: Call, country: tuple[str, str], days: int) -> Facts:
    code, name = country
    random = call.world.random("country", code)
    guests, users, fans = (random.randint(0, 9) * max(days, 1) for _ in range(3))
    views = {"guests": guests, "users": users, "subscribers": fans, "total": guests + users + fans}
    return {"countryCode": code, "countryName": name, "viewsCount": views}
