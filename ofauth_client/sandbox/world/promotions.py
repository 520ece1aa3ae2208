"""Promotions, bundles, tracking links and trial links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import define, field

from ofauth_client.sandbox.example_texts import sentence, timestamp
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import People, User
from ofauth_client.sandbox.world.profiles import summary
from ofauth_client.sandbox.world.records import Records
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, World, unix_time

#: More than the largest page, so that each list has several pages.
PROMOTIONS = BUNDLES = TRACKING_LINKS = TRIAL_LINKS = 110
_PRICE = 9.99
_PAGE = 20
#: Every so-many-th fan came by a tracking link.
_CLAIMED = 3


@define
class Promotions:
    """The promotions of a connection.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    promotions: Records = field(init=False)
    bundles: Records = field(init=False)
    tracking_links: Records = field(init=False)
    trial_links: Records = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.promotions = Records("promotion", PROMOTIONS, self._promotion)
        self.bundles = Records("bundle", BUNDLES, self._bundle)
        self.tracking_links = Records("tracking link", TRACKING_LINKS, self._tracking_link)
        self.trial_links = Records("trial link", TRIAL_LINKS, self._trial_link)

    def claimers(self, link: int) -> list[User]:
        """Return the fans who came by a tracking link.

        Args:
            link: Id of the link.
        """
        fans = self.world.part(People).fans()
        return [user for user in fans if user.id % (_CLAIMED * 10) == link % (_CLAIMED * 10)]

    def _promotion(self, number: int) -> Facts:
        random = self.world.random("promotion", number)
        start = (number - PROMOTIONS) * 9 * DAY - 3600
        text, claims = sentence(random), random.randint(0, 80)
        return {
            "type": random.choice(("new", "expired", "all")),
            "message": text,
            "rawMessage": text,
            "price": round(_PRICE * random.choice((0.5, 0.7, 0.8)), 2),
            "createdAt": timestamp(start),
            "finishedAt": timestamp(start + 14 * DAY),
            "isFinished": start + 14 * DAY < 0,
            "subscribeCounts": random.choice((0, 50, 100)),
            "subscribeDays": 30,
            "claimsCount": claims,
            "canClaim": True,
            "hasRelatedPromo": False,
        }

    def _bundle(self, number: int) -> Facts:
        random = self.world.random("bundle", number)
        discount, months = random.choice((10, 20, 30)), random.choice((3, 6, 12))
        return bundle(discount, months)

    def _tracking_link(self, number: int) -> Facts:
        random = self.world.random("tracking link", number)
        return {
            "name": f"Campaign {number}",
            "campaignName": f"Campaign {number}",
            "campaignCode": number,
            "createdAt": timestamp((number - TRACKING_LINKS) * 5 * DAY - 3600),
            "endDate": timestamp((number - TRACKING_LINKS) * 5 * DAY + 90 * DAY),
            "countSubscribers": len(self.claimers(number)),
            "countTransitions": random.randint(50, 900),
        }

    def _trial_link(self, number: int) -> Facts:
        random = self.world.random("trial link", number)
        start = (number - TRIAL_LINKS) * 6 * DAY - 3600
        is_finished = number % 4 == 0
        return {
            "trialLinkName": f"Trial {number}",
            "url": f"https://onlyfans.com/action/trial/{number}",
            "createdAt": timestamp(start),
            "expiredAt": timestamp(start + 60 * DAY) if number % 2 else None,
            "isFinished": is_finished,
            "subscribeCounts": random.choice((0, 10, 50)),
            "subscribeDays": random.choice((7, 14, 30)),
            "claimCounts": random.randint(0, 10),
            "clicksCounts": random.randint(10, 400),
            "sharedWith": None,
        }


def bundle(discount: int, months: int) -> Facts:
    """Return the facts of a bundle.

    Args:
        discount: Percentage.
        months: Duration in months.
    """
    price = round(_PRICE * months * (100 - discount) / 100, 2)
    return {"discount": discount, "duration": months, "price": price, "canBuy": True}


def _list(records: Callable[[Promotions], Records], call: Call) -> Items[Facts]:
    return Items(records(call.part(Promotions)), usual=_PAGE)


list_promotions = partial(_list, lambda owner: owner.promotions)
list_bundles = partial(_list, lambda owner: owner.bundles)
list_tracking_links = partial(_list, lambda owner: owner.tracking_links)
list_trial_links = partial(_list, lambda owner: owner.trial_links)


def create_promotion(call: Call) -> Items[Facts]:
    """Add a promotion; the answer is a list of the promotion alone."""
    now, records = call.world.moment(), call.part(Promotions).promotions
    fresh = {
        "createdAt": timestamp(now),
        "isFinished": False,
        "claimsCount": 0,
        "canClaim": True,
        "hasRelatedPromo": False,
        "seconds": now,
    }
    return Items([records.add(fresh | _promised(call, now))])


def update_promotion(call: Call) -> Facts:
    """Change a promotion."""
    records, identifier = call.part(Promotions).promotions, call.path["promotionId"]
    start = records.get(identifier).get("seconds", 0.0)
    return records.update(identifier, _promised(call, start))


def delete_promotion(call: Call) -> Facts:
    """Delete a promotion."""
    call.part(Promotions).promotions.delete(call.path["promotionId"])
    return {"success": True}


def stop_promotion(call: Call) -> Facts:
    """End a promotion."""
    facts = {"isFinished": True, "canClaim": False, "finishedAt": timestamp(call.world.moment())}
    call.part(Promotions).promotions.update(call.path["promotionId"], facts)
    return {"success": True}


def get_bundle(call: Call) -> Facts:
    """Return a bundle."""
    return call.part(Promotions).bundles.get(call.path["bundleId"])


def create_bundle(call: Call) -> Facts:
    """Add a bundle."""
    discount, months = call.body.get("discount") or 10, call.body.get("duration") or 3
    return call.part(Promotions).bundles.add(bundle(discount, months))


def update_bundle(call: Call) -> Facts:
    """Change a bundle."""
    before = get_bundle(call)
    wanted = before | call.body
    facts = bundle(wanted["discount"], wanted["duration"])
    return call.part(Promotions).bundles.update(before["id"], facts)


def delete_bundle(call: Call) -> Facts:
    """Delete a bundle, and return it."""
    return call.part(Promotions).bundles.delete(call.path["bundleId"])


def get_tracking_link(call: Call) -> Facts:
    """Return a tracking link."""
    return call.part(Promotions).tracking_links.get(call.path["trackingLinkId"])


def create_tracking_link(call: Call) -> Facts:
    """Add a tracking link."""
    now, records = call.world.moment(), call.part(Promotions).tracking_links
    made = {
        "createdAt": timestamp(now),
        "endDate": timestamp(now + 90 * DAY),
        "campaignCode": records.count + 1,
        "countSubscribers": 0,
        "countTransitions": 0,
    }
    return records.add(made | _named(call))


def update_tracking_link(call: Call) -> Facts:
    """Rename a tracking link."""
    return call.part(Promotions).tracking_links.update(call.path["trackingLinkId"], _named(call))


def delete_tracking_link(call: Call) -> Facts:
    """Delete a tracking link."""
    call.part(Promotions).tracking_links.delete(call.path["trackingLinkId"])
    return {"success": True}


def list_claimers(call: Call) -> Items[User]:
    """Return the fans who came by a tracking link."""
    return Items(call.part(Promotions).claimers(get_tracking_link(call)["id"]), summary)


def share_tracking_link(call: Call) -> Facts:
    """Share a tracking link with a user."""
    return _share(call, call.part(Promotions).tracking_links, "campaignId")


def unshare_tracking_link(call: Call) -> Facts:
    """End sharing a tracking link."""
    return _unshare(call, call.part(Promotions).tracking_links, "campaignId")


def get_trial_link(call: Call) -> Facts:
    """Return a trial link."""
    return call.part(Promotions).trial_links.get(call.path["trialLinkId"])


def create_trial_link(call: Call) -> Facts:
    """Add a trial link."""
    records = call.part(Promotions).trial_links
    made = {
        "url": f"https://onlyfans.com/action/trial/{records.count + 1}",
        "createdAt": timestamp(call.world.moment()),
        "expiredAt": None,
        "isFinished": False,
        "subscribeCounts": 0,
        "claimCounts": 0,
        "clicksCounts": 0,
        "sharedWith": None,
    }
    return records.add(made | _trial(call))


def update_trial_link(call: Call) -> Facts:
    """Change a trial link."""
    call.part(Promotions).trial_links.update(call.path["trialLinkId"], _trial(call))
    return {"success": True}


def delete_trial_link(call: Call) -> Facts:
    """Delete a trial link."""
    call.part(Promotions).trial_links.delete(call.path["trialLinkId"])
    return {"success": True}


def share_trial_link(call: Call) -> Facts:
    """Share a trial link with a user."""
    return _share(call, call.part(Promotions).trial_links, "trialId")


def unshare_trial_link(call: Call) -> Facts:
    """End sharing a trial link."""
    return _unshare(call, call.part(Promotions).trial_links, "trialId")


def _share(call: Call, records: Records, name: str) -> Facts:
    records.update(call.body.get(name), {"sharedWith": str(call.body.get("userId"))})
    return {"success": True}


def _unshare(call: Call, records: Records, name: str) -> Facts:
    records.update(call.body.get(name), {"sharedWith": None})
    return {"success": True}


def _promised(call: Call, start: float) -> Facts:
    """Return what the body says of a promotion."""
    body, facts = call.body, Facts()
    if "discount" in body:
        facts["price"] = round(_PRICE * (100 - body["discount"]) / 100, 2)
    if "finishDays" in body:
        facts["finishedAt"] = timestamp(start + body["finishDays"] * DAY)
    if "message" in body:
        facts |= {"message": body["message"], "rawMessage": body["message"]}
    if body.get("type"):
        kinds: Any = body["type"]
        facts["type"] = ",".join(kinds) if isinstance(kinds, list) else kinds
    return facts | {key: body[key] for key in ("subscribeCounts", "subscribeDays") if key in body}


def _named(call: Call) -> Facts:
    name = call.body.get("name")
    return {} if name is None else {"name": name, "campaignName": name}


def _trial(call: Call) -> Facts:
    body, facts = call.body, Facts()
    expires = unix_time("expiredAt", body.get("expiredAt"))
    if expires is not None:
        facts["expiredAt"] = body["expiredAt"]
    names = ("trialLinkName", "subscribeCounts", "subscribeDays")
    return facts | {key: body[key] for key in names if key in body}
