"""The connections of the API key: their state, permissions and settings."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import Refusal, not_found
from ofauth_client.sandbox.example_texts import MEDIA_HOST, timestamp
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import People
from ofauth_client.sandbox.world.vault import storage
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, World

STATUSES = ("active", "expired", "awaiting_2fa")
#: Connections at the beginning, and their status; every other id is an active connection.
_FIRST = {
    "conn_made_up": "active",
    **{f"conn_{letter}": "active" for letter in "abcdefghijklmnopq"},
    **{f"conn_expired_{number}": "expired" for number in (1, 2, 3)},
    **{f"conn_2fa_{number}": "awaiting_2fa" for number in (1, 2)},
}
_DEFAULTS: Facts = {
    "accessExpiryDays": 30,
    "autoCacheMessages": False,
    "autoCachePosts": False,
    "autoCacheStories": False,
    "autoCacheVault": True,
    "cacheAudio": True,
    "cacheImages": True,
    "cacheVideos": True,
    "imageQualities": ["full"],
    "minAccessCountMessages": 1,
    "minAccessCountPosts": 1,
    "minAccessCountStories": 1,
    "minAccessCountVault": 1,
    "presignedUrlTtlSeconds": 3600,
    "retentionDays": 90,
    "storageLimitBytes": 10**10,
    "storageLimitPurgeStrategy": "purge_oldest",
    "videoQualities": ["source"],
}


@define
class Connection:
    """A connection.

    Args:
        id: Id of the connection.
        status: `active`, `expired` or `awaiting_2fa`.
        permissions: What the connection permits.
        created_at: Time of its creation, in seconds since `EPOCH`.
        reference: Id that the caller gave the connection; None for none.
        is_imported: Whether the caller imported the session.
        updated_at: Time of its last change, in seconds since `EPOCH`.
        expired_at: Time of its expiry; None if it has not expired.
        requests_left: Number of requests until it expires; None if it does not.
        has_vault_plus: Whether Vault+ is enabled.
        overrides: Settings of Vault+ that differ from those of the account; None for none.
    """

    id: str = field(repr=False)
    status: str = "active"
    permissions: tuple[str, ...] = ()
    created_at: float = 0.0
    reference: str | None = None
    is_imported: bool = False
    updated_at: float = 0.0
    expired_at: float | None = None
    requests_left: int | None = None
    has_vault_plus: bool = True
    overrides: Facts | None = None


@define
class Connections:
    """All connections, and the settings of the account.

    Args:
        world: The world of the API key.
    """

    world: World = field(repr=False)
    entries: dict[str, Connection] = field(init=False, repr=False)
    disconnected: set[str] = field(init=False, factory=set, repr=False)
    defaults: Facts = field(init=False)
    enables_new: bool = field(init=False, default=False)

    def __attrs_post_init__(self) -> None:
        self.defaults = dict(_DEFAULTS)
        self.entries = {}
        for number, (identifier, status) in enumerate(_FIRST.items()):
            entry = self._new(identifier, (number - len(_FIRST)) * 9 * DAY)
            entry.status = status
            entry.expired_at = -DAY if status == "expired" else None

    def use(self, identifier: str, permission: str) -> None:
        """Count a request of a connection.

        Args:
            identifier: Id of the connection.
            permission: Permission that the request needs; empty for none.

        Raises:
            Refusal: The connection has expired, was disconnected, or lacks the permission.
        """
        if identifier in self.disconnected:
            raise Refusal(401, "SESSION_NOT_PROVIDED", "The connection was disconnected")
        entry = self.entries.get(identifier) or self._new(identifier, self.world.moment())
        if entry.requests_left is not None:
            entry.requests_left -= 1
            if entry.requests_left < 0:
                self.expire(entry)
        if entry.status != "active":
            raise Refusal(401, "SESSION_EXPIRED", "The session of the connection has expired")
        if permission and permission not in entry.permissions:
            raise Refusal(403, "FORBIDDEN", f"The connection lacks the permission {permission}")

    def get(self, identifier: Any) -> Connection:
        """Return a connection.

        Raises:
            Refusal: There is no connection with this id.
        """
        found = self.entries.get(str(identifier))
        if found is None:
            raise not_found("there is no connection with this id")
        return found

    def set_up(self, identifier: str) -> Connection:
        """Return a connection, which becomes an active connection if it was none."""
        self.disconnected.discard(identifier)
        return self.entries.get(identifier) or self._new(identifier, self.world.moment())

    def expire(self, entry: Connection, status: str = "expired") -> None:
        """End the session of a connection.

        Args:
            entry: The connection.
            status: `expired` or `awaiting_2fa`.
        """
        entry.status, entry.requests_left = status, None
        entry.updated_at = entry.expired_at = self.world.moment()
        self.tell("expired", entry)

    def renew(self, entry: Connection) -> None:
        """Give a connection a new session."""
        entry.status, entry.expired_at, entry.requests_left = "active", None, None
        entry.updated_at = self.world.moment()
        self.tell("updated", entry)

    def connect(self, reference: str | None = None, *, is_imported: bool = False) -> Connection:
        """Add a connection, and return it.

        Args:
            reference: Id that the caller gives the connection.
            is_imported: Whether the caller imported the session.
        """
        number = len(self.entries) + len(self.disconnected) + 1
        entry = self._new(f"conn_new_{number}", self.world.moment())
        entry.reference, entry.is_imported = reference, is_imported
        entry.has_vault_plus = self.enables_new
        self.tell("created", entry)
        return entry

    def disconnect(self, entry: Connection) -> None:
        """Remove a connection."""
        del self.entries[entry.id]
        self.disconnected.add(entry.id)
        self.tell("disconnected", entry)

    def tell(self, what: str, entry: Connection) -> None:
        """Have webhooks tell what happened to a connection."""
        self.world.worlds.notify(f"connection.{what}", self.facts(entry))

    def facts(self, entry: Connection) -> Facts:
        """Return a connection as the API shows it."""
        return {
            "id": entry.id,
            "status": entry.status,
            "permissions": list(entry.permissions),
            "clientReferenceId": entry.reference,
            "imported": entry.is_imported,
            "createdAt": timestamp(entry.created_at),
            "updatedAt": timestamp(entry.updated_at),
            "expiredAt": None if entry.expired_at is None else timestamp(entry.expired_at),
            "lastCheckedAt": None if entry.is_imported else timestamp(entry.updated_at),
            "userData": self.user_data(entry),
        }

    def user_data(self, entry: Connection) -> Facts:
        """Return who is behind a connection."""
        user = self.world.worlds.of(entry.id).part(People).account
        return {
            "id": str(user.id),
            "name": user.name,
            "username": user.username,
            "avatar": f"{MEDIA_HOST}/avatars/{user.id}.jpg",
        }

    def _new(self, identifier: str, created: float) -> Connection:
        permissions = self.world.worlds.permissions
        entry = Connection(identifier, permissions=permissions, created_at=created)
        entry.updated_at = created
        self.entries[identifier] = entry
        return entry


def list_connections(call: Call) -> Items[Connection]:
    """Return the connections."""
    status, imported = call.query.get("status"), call.query.get("imported")
    connections = _connections(call)
    found = [
        each
        for each in connections.entries.values()
        if status in (None, each.status)
        and (imported is None or each.is_imported == (str(imported).lower() == "true"))
    ]
    return Items(found, connections.facts)


def import_connection(call: Call) -> Facts:
    """Add a connection with the session of a browser."""
    connections = _connections(call)
    entry = connections.connect(call.body.get("clientReferenceId"), is_imported=True)
    if call.body.get("permissions"):
        entry.permissions = tuple(call.body["permissions"])
    return connections.facts(entry)


def update_session(call: Call) -> Facts:
    """Give an imported connection another session."""
    connections = _connections(call)
    entry = connections.get(call.path["connectionId"])
    connections.renew(entry)
    return connections.facts(entry)


def disconnect(call: Call) -> Facts:
    """Remove a connection."""
    connections = _connections(call)
    connections.disconnect(connections.get(call.path["connectionId"]))
    return {}


def invalidate(call: Call) -> Facts:
    """End the session of a connection."""
    connections = _connections(call)
    connections.expire(connections.get(call.path["connectionId"]))
    return {}


def get_settings(call: Call) -> Facts:
    """Return the settings of a connection."""
    entry = _connections(call).get(call.path["connectionId"])
    kept = storage(call.world.worlds.of(entry.id))
    limit = (entry.overrides or {}).get("storageLimitBytes", _DEFAULTS["storageLimitBytes"])
    stats = {
        "mediaCount": kept["totalMedia"],
        "storedCount": kept["storedCount"],
        "totalStorageBytes": kept["totalSizeBytes"],
        "storageLimitBytes": limit,
        "storageUsagePercent": round(100 * kept["totalSizeBytes"] / limit, 2) if limit else 0,
        "vaultPlusEnabled": entry.has_vault_plus,
    }
    settings = {"enabled": entry.has_vault_plus, "settingsOverrides": entry.overrides}
    return {"connectionId": entry.id, "vaultPlus": settings | {"stats": stats}}


def update_settings(call: Call) -> Facts:
    """Change the settings of a connection."""
    entry = _connections(call).get(call.path["connectionId"])
    wanted = call.body.get("vaultPlus") or {}
    if "enabled" in wanted:
        entry.has_vault_plus = bool(wanted["enabled"])
    if "settings" in wanted:
        given = wanted["settings"]
        entry.overrides = None if given is None else (entry.overrides or {}) | given
    return {"settings": get_settings(call)}


def get_account_settings(call: Call) -> Facts:
    """Return the settings of the account."""
    connections = _connections(call)
    settings = {
        "autoEnableForNewConnections": connections.enables_new,
        "defaultSettings": connections.defaults,
    }
    return {"vaultPlus": settings}


def update_account_settings(call: Call) -> Facts:
    """Change the settings of the account."""
    connections, wanted = _connections(call), call.body.get("vaultPlus") or {}
    connections.defaults |= wanted.get("defaultSettings") or {}
    if "autoEnableForNewConnections" in wanted:
        connections.enables_new = bool(wanted["autoEnableForNewConnections"])
    result: Facts = {"settings": get_account_settings(call)}
    if wanted.get("applyToExistingConnections"):
        count = len(connections.entries)
        result["broadcastResult"] = {"affectedConnections": count, "purgeResults": []}
    return result


def who_am_i(call: Call) -> Facts:
    """Return what the API key belongs to."""
    permissions = list(call.world.worlds.permissions)
    return {"id": "org_made_up", "name": "Sandbox", "permissions": permissions}


def storage_stats(call: Call) -> Facts:
    """Return how much Vault+ keeps for all connections that have it."""
    connections = _connections(call)
    enabled = [each for each in connections.entries.values() if each.has_vault_plus]
    statuses = [storage(call.world.worlds.of(each.id)) for each in enabled]
    return {
        "totalConnections": len(connections.entries),
        "connectionsWithVaultPlus": len(enabled),
        "totalMediaCount": sum(each["storedCount"] for each in statuses),
        "totalStorageBytes": sum(each["totalSizeBytes"] for each in statuses),
    }


def _connections(call: Call) -> Connections:
    return call.world.worlds.shared.part(Connections)
