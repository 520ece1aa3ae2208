"""Fields that no check is about: descriptions, extensions, and whatever else there is."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.common.documents import Document, Json
from pipeline.review.wire.pairs import NOTE
from pipeline.review.wire.site import Frame, Site
from pipeline.review.wire.values import text

#: Fields of the frame that only describe.
NOTES = frozenset("contact description example examples externalDocs license summary".split()) | {
    "termsOfService",
    "title",
}

#: Characters of a value that is told; a longer one is left out.
_TOLD = 60


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
