"""Fields that no check is about: descriptions, extensions, and whatever else there is."""

from __future__ import annotations

from collections.abc import Collection

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context, Finding, RootPair
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
class Collector:
    """Everything found outside of schemas, and the schemas to compare."""

    found: list[Finding] = field(factory=list[Finding])
    roots: list[RootPair] = field(factory=list[RootPair])

    def add(
        self,
        kind: str,
        context: Context,
        *,
        path: str = "",
        before: Json = None,
        after: Json = None,
        what: str = "",
        identity: Json = "",
    ) -> None:
        """Note a change of the frame."""
        key = identity if isinstance(identity, str) else digest(*identity)
        self.found.append(Finding(kind, "", context, key, path, "", before, after, what))

    def compare_schemas(
        self, letter: str, context: Context, old: Json, new: Json, path: tuple[str, ...] = ()
    ) -> None:
        """Note two schemas to compare."""
        letter = _INBOUND[letter] if context.inbound else letter
        self.roots.append(RootPair(context, letter, old, new, path))


#: Who sends and who reads change places where the API calls.
_INBOUND = {"B": "b", "b": "B", "Q": "h", "h": "Q"}


def compare_unmatched_fields(
    collector: Collector, context: Context, old: Document, new: Document, checked: Collection[str]
) -> None:
    """Compare every field of two objects that is not checked by itself."""
    for name in sorted((old.keys() | new.keys()) - set(checked)):
        was, now = old.get(name), new.get(name)
        if text(was) == text(now):
            continue
        before, after = (short_value(value) for value in (was, now))
        inside = context.at(name)
        if name in NOTES:
            collector.add(NOTE, inside, path=name, before=was, after=now)
        elif name.startswith("x-"):
            extension = "ofauth-extension-changed"
            collector.add(
                extension, inside, path=name, before=before, after=after, what=f"`{name}`"
            )
        else:
            kind = "ofauth-unclassified-change"
            collector.add(kind, inside, path=name, before=before, after=after, what=f"`{name}`")


def short_value(value: Json) -> Json:
    """Return a value that is short enough for a report; None for a longer one."""
    return value if len(text(value)) <= _TOLD else None
