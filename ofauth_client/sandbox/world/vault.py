"""The vault of a connection: its media, lists of media, and the copies that Vault+ keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import bad_request, forbidden, not_found
from ofauth_client.sandbox.example_texts import MEDIA_HOST, timestamp
from ofauth_client.sandbox.world.messages import make_media
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.records import Records
from ofauth_client.sandbox.world.worlds import Call, Facts, World, whole

MEDIA, LISTS = 130, 50
_KINDS = ("photo", "photo", "photo", "video", "video", "gif", "audio")
#: The last lists are kept by the platform.
_OWN_LISTS = ("messages", "posts", "stories", "streams")
_PREVIEWS, _PAGE = 3, 24
_STORED_KINDS = {"photo": "image", "gif": "image", "video": "video", "audio": "audio"}
_CONTENT_TYPES = {
    "photo": "image/jpeg",
    "gif": "image/gif",
    "video": "video/mp4",
    "audio": "audio/mpeg",
}
_STATUSES = ("stored", "stored", "storing", "pending", "edge_only")
#: Facts of media that only the vault knows.
_PRIVATE = frozenset({"filename", "likes", "tips"})
_SOURCES = ("vault", "messages", "posts", "stories")


@define
class VaultList:
    """A list of media.

    Args:
        id: Id of the list.
        name: Name.
        type: `custom`, or what the platform collects in the list.
        media: Ids of the media.
    """

    id: int
    name: str
    type: str
    media: set[int] = field(factory=set)


@define
class Vault:
    """The media of a connection.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    media: Records = field(init=False)
    lists: dict[int, VaultList] = field(init=False)
    stored: dict[int, str] = field(init=False)
    uploads: dict[str, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.media = Records("media", MEDIA, self._make)
        self.lists = {number: self._make_list(number) for number in range(1, LISTS + 1)}
        self.stored = {
            number: _STATUSES[number % len(_STATUSES)] for number in range(1, MEDIA + 1, 2)
        }

    def find(self, identifiers: Iterable[Any] | None) -> list[Facts]:
        """Return media by their ids, or by the ids of their uploads.

        Raises:
            Refusal: There is no such media.
        """
        found = [self._find(each) for each in identifiers or ()]
        return [{k: v for k, v in media.items() if k not in _PRIVATE} for media in found]

    def add(self, kind: str, filename: str, size: int, url: str, upload: str) -> Facts:
        """Add an uploaded file, and return its media.

        Args:
            kind: Type of the media.
            filename: Name of the file.
            size: Number of bytes.
            url: URL of the file.
            upload: Id of the upload.
        """
        random = self.world.random("upload", upload)
        identifier = self.media.count + 1
        made = make_media(random, kind, identifier) | {
            "createdAt": timestamp(self.world.moment()),
            "filename": filename,
            "likes": 0,
            "tips": 0.0,
        }
        made["files"] = {"full": {"url": url, "size": size, "sources": []}}
        made["videoSources"] = {"240": None, "720": url if kind == "video" else None}
        self.uploads[upload] = identifier
        return self.media.add(made)

    def find_list(self, identifier: Any) -> VaultList:
        """Return a list of media.

        Raises:
            Refusal: There is no list with this id.
        """
        found = self.lists.get(whole("listId", identifier))
        if found is None:
            raise not_found("there is no list with this id")
        return found

    def on_list(self, entry: VaultList) -> list[Facts]:
        """Return the media on a list, newest first."""
        return [media for media in self.media if media["id"] in entry.media]

    def _find(self, identifier: Any) -> Facts:
        number = self.uploads.get(str(identifier), identifier)
        if isinstance(number, str) and number.isascii() and number.isdigit():
            number = int(number)
        if number not in self.media:
            raise bad_request(f"mediaItems: the vault has no media {str(identifier)[:40]!r}")
        return self.media.get(number)

    def _make(self, number: int) -> Facts:
        random = self.world.random("media", number)
        kind = random.choice(_KINDS)
        created = {"createdAt": timestamp((number - MEDIA) * 7200)}
        counts = {"likes": random.randint(0, 500), "tips": float(random.randint(0, 90))}
        return make_media(random, kind, number) | created | {"filename": f"{kind}{number}"} | counts

    def _make_list(self, number: int) -> VaultList:
        random = self.world.random("vault list", number)
        is_own = number > LISTS - len(_OWN_LISTS)
        kind = _OWN_LISTS[number - LISTS - 1] if is_own else "custom"
        name = kind.title() if is_own else f"Set {number}"
        share = 0.4 if number % 5 else 0.1
        media = {each for each in range(1, MEDIA + 1) if random.random() < share}
        return VaultList(number, name, kind, media)


_ORDERS: dict[str, Callable[[Facts], Any]] = {
    "recent": lambda media: -media["id"],
    "oldest": lambda media: media["id"],
    "most_liked": lambda media: (-media["likes"], media["id"]),
    "highest_tips": lambda media: (-media["tips"], media["id"]),
}


def list_media(call: Call) -> Items[Facts]:
    """Return the media of the vault, or of a list."""
    vault = call.part(Vault)
    identifier = call.path.get("listId", call.query.get("listId"))
    found = (
        vault.on_list(vault.find_list(identifier)) if identifier is not None else list(vault.media)
    )
    kind, sought = call.query.get("type"), str(call.query.get("query") or "").casefold()
    found = [
        media
        for media in found
        if kind in (None, media["type"]) and sought in media["filename"].casefold()
    ]
    found.sort(key=_ORDERS.get(str(call.query.get("sort")), _ORDERS["recent"]))
    return Items(found, lambda media: _media(vault, media), usual=_PAGE)


def list_lists(call: Call) -> Items[VaultList]:
    """Return the lists of media."""
    vault = call.part(Vault)
    sought = str(call.query.get("query") or "").casefold()
    found = [each for each in vault.lists.values() if sought in each.name.casefold()]
    totals: Facts = {
        f"{kind}sCount": sum(media["type"] == kind for media in vault.media)
        for kind in _CONTENT_TYPES
    }
    return Items(
        found,
        lambda entry: _list(vault, entry),
        usual=_PAGE,
        envelope={"all": totals | {"medias": []}, "canCreateVaultLists": True},
    )


def create_list(call: Call) -> Facts:
    """Add a list of media."""
    vault = call.part(Vault)
    number = max([LISTS, *vault.lists]) + 1
    vault.lists[number] = VaultList(number, str(call.body.get("name", "")), "custom")
    return _list(vault, vault.lists[number])


def update_list(call: Call) -> Facts:
    """Rename a list of media, and empty it if asked to."""
    vault, entry = call.part(Vault), _changeable(call)
    entry.name = str(call.body.get("name", entry.name))
    if call.body.get("clearMedia"):
        entry.media.clear()
    return _list(vault, entry)


def delete_list(call: Call) -> Facts:
    """Delete a list of media; the media stay in the vault."""
    del call.part(Vault).lists[_changeable(call).id]
    return {"success": True}


def add_to_list(call: Call) -> Facts:
    """Add media to a list."""
    vault, entry = call.part(Vault), _changeable(call)
    entry.media.update(media["id"] for media in vault.find(call.body.get("mediaIds")))
    return _list(vault, entry)


def list_stored(call: Call) -> Items[int]:
    """Return the media that Vault+ keeps, newest first."""
    vault, query = call.part(Vault), call.query
    wanted = [(name, query[name]) for name in ("status", "source", "contentType") if name in query]
    found = [
        number
        for number in sorted(vault.stored, reverse=True)
        if all(_file(vault, number)[name] == value for name, value in wanted)
    ]
    return Items(found, lambda number: _stored(vault, number), place=lambda number: number)


def get_stored(call: Call) -> Facts:
    """Return a file that Vault+ keeps."""
    vault = call.part(Vault)
    return _stored(vault, _number(vault, call.path["mediaId"]))


def get_many_stored(call: Call) -> Facts:
    """Return the files that Vault+ keeps of some media; it leaves out the others."""
    vault = call.part(Vault)
    numbers = [str(each) for each in call.body.get("mediaIds") or ()]
    found = [int(each) for each in numbers if each.isdecimal() and int(each) in vault.stored]
    return {"items": [_stored(vault, number) for number in found]}


def delete_stored(call: Call) -> Facts:
    """Delete the file that Vault+ keeps of some media."""
    vault = call.part(Vault)
    number = _number(vault, call.path["mediaId"])
    freed = _size(vault, number)
    del vault.stored[number]
    return {"success": True, "mediaId": str(number), "freedBytes": freed}


def purge_stored(call: Call) -> Facts:
    """Delete all files that Vault+ keeps."""
    vault = call.part(Vault)
    freed = sum(_size(vault, number) for number in vault.stored)
    count = len(vault.stored)
    vault.stored.clear()
    return {"success": True, "purgedCount": count, "freedBytes": freed}


def store_list(call: Call) -> Facts:
    """Have Vault+ keep the files of a list."""
    vault = call.part(Vault)
    entry = vault.find_list(call.path["listId"])
    new = [number for number in entry.media if number not in vault.stored]
    vault.stored |= dict.fromkeys(new, "stored")
    return {"listId": str(entry.id), "queued": True, "estimatedItems": len(new)}


def storage_status(call: Call) -> Facts:
    """Return how much Vault+ keeps for the connection."""
    return storage(call.world)


def storage(world: World) -> Facts:
    """Return how much Vault+ keeps for a connection.

    Args:
        world: The world of the connection.
    """
    vault = world.part(Vault)
    stored = [number for number, status in vault.stored.items() if status == "stored"]
    return {
        "connectionId": world.connection,
        "totalMedia": len(vault.media),
        "storedCount": len(stored),
        "pendingCount": len(vault.stored) - len(stored),
        "totalSizeBytes": sum(_size(vault, number) for number in vault.stored),
    }


def _changeable(call: Call) -> VaultList:
    entry = call.part(Vault).find_list(call.path["listId"])
    if entry.type != "custom":
        raise forbidden("The platform keeps this list; it cannot be changed")
    return entry


def _list(vault: Vault, entry: VaultList) -> Facts:
    media = vault.on_list(entry)
    previews = [{"type": m["type"], "url": m["files"]["full"]["url"]} for m in media[:_PREVIEWS]]
    is_custom = entry.type == "custom"
    return {
        "id": entry.id,
        "name": entry.name,
        "type": entry.type,
        "hasMedia": bool(media),
        "canUpdate": is_custom,
        "canDelete": is_custom,
        "medias": previews,
    }


def _media(vault: Vault, media: Facts) -> Facts:
    lists = [each for each in vault.lists.values() if media["id"] in each.media]
    return media | {
        "counters": {"likesCount": media["likes"], "tipsSumm": media["tips"]},
        "hasPosts": media["id"] % 2 == 0,
        "lists": [{"id": each.id, "name": each.name, "type": each.type} for each in lists],
    }


def _number(vault: Vault, identifier: Any) -> int:
    text = str(identifier)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    if number not in vault.stored:
        raise not_found("Vault+ keeps no media with this id")
    return number


def _stored(vault: Vault, number: int) -> Facts:
    media = vault.media.get(number)
    return {
        "id": str(number),
        "type": _STORED_KINDS[media["type"]],
        "duration": media["duration"] or None,
        "media": {"full": _file(vault, number)},
    }


def _file(vault: Vault, number: int) -> Facts:
    media, status = vault.media.get(number), vault.stored[number]
    made = 1_790_000_000 + number
    ending = media["files"]["full"]["url"].rpartition(".")[2]
    return {
        "id": f"{number}_full",
        "contentType": _CONTENT_TYPES[media["type"]],
        "quality": "full",
        "source": _SOURCES[number % len(_SOURCES)],
        "status": status,
        "sizeBytes": _size(vault, number),
        "url": f"{MEDIA_HOST}/files/{number}.{ending}",
        "createdAt": made,
        "storedAt": made if status == "stored" else None,
        "lastAccessedAt": made,
        "expiresAt": made + 86_400,
        "accessCount": number % 9,
    }


def _size(vault: Vault, number: int) -> int:
    return int(vault.media.get(number)["files"]["full"].get("size", 0))
