"""The dynamic rules, and signing by them."""

from __future__ import annotations

import hashlib

from attrs import define, field

from ofauth_client.sandbox.world.worlds import Call, Facts, World


@define
class Rules:
    """The dynamic rules.

    Args:
        world: The world of the API key.
        revision: Number of the revision.
    """

    world: World = field(repr=False)
    revision: int = field(init=False, default=1)

    def publish(self) -> None:
        """Publish another revision, which webhooks tell of."""
        self.revision += 1
        self.world.worlds.notify("rules.updated", {"revision": self.name})

    @property
    def name(self) -> str:
        """Name of the revision."""
        return f"2026110{self.revision}"

    def facts(self) -> Facts:
        """Return the rules."""
        random = self.world.worlds.shared.random("rules", self.revision)
        return {
            "app_token": f"{random.getrandbits(128):032x}",
            "checksum_constant": random.randint(-500, 500),
            "checksum_indexes": [random.randint(0, 39) for _ in range(32)],
            "start": str(10_000 + self.revision),
            "end": f"{random.getrandbits(32):08x}",
            "format": f"{10_000 + self.revision}:{{}}:{{:x}}:{random.getrandbits(32):08x}",
            "prefix": str(10_000 + self.revision),
            "suffix": f"{random.getrandbits(32):08x}",
            "static_param": f"{random.getrandbits(128):032x}",
            "revision": self.name,
        }


_STATE: Facts = {"is_current": True, "is_early_access": False, "is_public": True}


def get_rules(call: Call) -> Facts:
    """Return the rules."""
    return _STATE | {"rules": _rules(call).facts()}


def status(call: Call) -> Facts:
    """Return which rules are current."""
    name = _rules(call).name
    names = {"revision": name, "public_revision": name, "early_access_revision": name}
    return _STATE | names | {"access_granted": True}


def sign(call: Call) -> Facts:
    """Return the headers that sign a request; the same request has the same signature."""
    rules, body = _rules(call).facts(), call.body
    moment = str(body.get("time") or int(call.world.worlds.clock() * 1000))
    user, endpoint = body.get("user-id"), str(body.get("endpoint", ""))
    text = "\n".join((rules["static_param"], moment, endpoint, str(user or 0)))
    digest = hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    signed = {
        "app-token": rules["app_token"],
        "sign": f"{rules['prefix']}:{digest}:{rules['suffix']}",
        "time": moment,
    }
    if user is not None:
        signed["user-id"] = str(user)
    return {"is_early_access": False, "is_public": True, "signed": signed}


def _rules(call: Call) -> Rules:
    return call.world.worlds.shared.part(Rules)
