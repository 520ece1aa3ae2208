"""Made-up changes as a review of the full-scale document finds them, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.common.locations import Location
from pipeline.review.accepted import Accepted
from pipeline.review.changes import Area, Change, Direction, Level, Usage
from pipeline.review.review import Review, make_review

TODAY = date(2026, 3, 1)

#: What tries to break out of terminals, Markdown, HTML, scripts and TOML.
HOSTILE = (
    "</code></summary></details><script>alert(1)</script><img src=x onerror=alert(2)>"
    " `tick` ``` | a | b | \\ @octocat #12 [link](javascript:alert(3)) https://evil.example"
    " www.evil.example **bold** \x1b[31mred\x1b[0m \u202eright\nto left\r\n# heading\n- item"
    ' {{ 7 * 7 }} {% raw %} " \' """ &lt; --> ]]> \x00 \x7f'
)


def operations(count: int) -> tuple[Usage, ...]:
    """Return as many usages, each in an operation of its own, sorted."""
    return tuple(
        Usage(f"GET /v2/access/things/{{thingId}}/part{n:03}", ("200", "list", "[]", "author"))
        for n in range(count)
    )


def wire(check: str, level: Level = Level.ERR, met: int = 1, **more: Any) -> Change:
    """Return a change on the wire."""
    given: dict[str, Any] = {
        "message": "the property `avatar` is gone",
        "owner": "User",
        "path": "avatar",
        "direction": Direction.RESPONSE,
        "old": Location("openapi/upstream.json", "/paths/~1v2/get", 120),
        "usages": operations(met),
    }
    return Change(Area.WIRE, check, level, **given | more)


def python(
    check: str, level: Level = Level.ERR, causes: Iterable[Change] = (), **more: Any
) -> Change:
    """Return a change of callers' Python."""
    given: dict[str, Any] = {
        "message": "`User` no longer has the field `avatar`",
        "owner": "User",
        "path": "avatar",
        "causes": tuple(sorted(cause.fingerprint for cause in causes)),
        "usages": operations(1),
    }
    return Change(Area.PYTHON, check, level, **given | more)


def overlay(check: str, level: Level = Level.WARN, **more: Any) -> Change:
    """Return a drift of an overlay."""
    given: dict[str, Any] = {
        "message": "the overlay `31-release-forms` changes nothing now: retire it",
        "owner": "overlays/31-release-forms.overlay.yaml",
        "path": "actions 2",
    }
    return Change(Area.OVERLAY, check, level, **given | more)


def some_changes() -> list[Change]:
    """Return a change of each sort."""
    gone = wire("response-required-property-removed", met=40, before={"type": "string"})
    null = wire(
        "response-property-became-nullable",
        message="the property `price` may now be null",
        path="media[].price",
        before=False,
        after=True,
        met=7,
    )
    value = wire(
        "response-property-enum-value-added",
        Level.WARN,
        message='the property `type` may now be `"poll"`',
        path="media[].type",
        after="poll",
        met=12,
    )
    added = wire(
        "endpoint-added",
        Level.INFO,
        message="the operation is new",
        owner="GET /v2/access/things/{thingId}/part000",
        path="",
        direction=Direction.NEITHER,
        old=None,
        new=Location("openapi/upstream.json", "/paths/~1v2~1access~1things/get", 99),
    )
    return [
        gone,
        null,
        value,
        added,
        python("python-field-removed", causes=[gone], before="str"),
        python(
            "python-field-became-nullable",
            causes=[null],
            message="`User.price` can be `None` now",
            path="price",
        ),
        python(
            "python-class-renamed",
            message="The class `Forms` is called `ReleaseForms` now",
            owner="Forms",
            path="",
            before="Forms",
            after="ReleaseForms",
        ),
        overlay("overlay-action-idle"),
    ]


def many_changes(count: int) -> list[Change]:
    """Return as many changes of all sorts and severities."""
    levels = (Level.ERR, Level.WARN, Level.INFO)
    return [
        wire(
            f"response-property-check-{number % 23}",
            levels[number % 3],
            message=f"the property `field{number}` is gone",
            path=f"field{number}",
            met=1 + number % 130,
        )
        for number in range(count)
    ]


def hostile_changes() -> list[Change]:
    """Return a change with hostile text wherever a document's own text can stand."""
    texts: dict[str, Any] = {
        "message": f"the property `{HOSTILE}` is gone",
        "owner": HOSTILE,
        "path": HOSTILE,
        "before": {HOSTILE: [HOSTILE, None, 1]},
        "after": HOSTILE,
        "old": Location(HOSTILE, HOSTILE, 7),
        "new": Location(HOSTILE, HOSTILE, 8),
        "usages": tuple(Usage(f"GET /{number}/{HOSTILE}", (HOSTILE, "200")) for number in range(5)),
    }
    gone = wire("response-required-property-removed", **texts)
    return [gone, python("python-field-removed", causes=[gone], **texts)]


def review_of(
    changes: Iterable[Change], accepted: Accepted | None = None, areas: Iterable[Area] = Area
) -> Review:
    """Make a review of some changes."""
    old, new = "HEAD:openapi/upstream.json", "openapi/upstream.json"
    return make_review(old, new, changes, accepted or Accepted(), TODAY, areas, "0.1.0")
