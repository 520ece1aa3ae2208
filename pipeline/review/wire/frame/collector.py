"""Fields that no check is about: descriptions, extensions, and whatever else there is."""

from __future__ import annotations

from collections.abc import Collection

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Found, Root, Site
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.schemas import NOTE

#: Fields of the frame that only describe.
NOTES = frozenset("contact description example examples externalDocs license summary".split()) | {
    "termsOfService",
    "title",
}

#: Characters of a value that is told; a longer one is left out.
_TOLD = 60


@frozen
class Frame:
    """Everything found outside of schemas, and the schemas to compare."""

    found: list[Found] = field(factory=list[Found])
    roots: list[Root] = field(factory=list[Root])

    def add(
        self,
        kind: str,
        site: Site,
        *,
        path: str = "",
        before: Json = None,
        after: Json = None,
        what: str = "",
        identity: Json = "",
    ) -> None:
        """Note a change of the frame."""
        key = identity if isinstance(identity, str) else digest(*identity)
        self.found.append(Found(kind, "", site, key, path, "", before, after, what))

    def compare(
        self, letter: str, site: Site, old: Json, new: Json, path: tuple[str, ...] = ()
    ) -> None:
        """Note two schemas to compare."""
        letter = _INBOUND[letter] if site.inbound else letter
        self.roots.append(Root(site, letter, old, new, path))


#: Who sends and who reads change places where the API calls.
_INBOUND = {"B": "b", "b": "B", "Q": "h", "h": "Q"}


def leftover_fields(
    frame: Frame, site: Site, old: Document, new: Document, checked: Collection[str]
) -> None:
    """Compare every field of two objects that is not checked by itself."""
    for name in sorted((old.keys() | new.keys()) - set(checked)):
        was, now = old.get(name), new.get(name)
        if text(was) == text(now):
            continue
        before, after = (told(value) for value in (was, now))
        inside = site.at(name)
        if name in NOTES:
            frame.add(NOTE, inside, path=name, before=was, after=now)
        elif name.startswith("x-"):
            extension = "ofauth-extension-changed"
            frame.add(extension, inside, path=name, before=before, after=after, what=f"`{name}`")
        else:
            kind = "ofauth-unclassified-change"
            frame.add(kind, inside, path=name, before=before, after=after, what=f"`{name}`")


def told(value: Json) -> Json:
    """Return a value that is short enough for a report; None for a longer one."""
    return value if len(text(value)) <= _TOLD else None
