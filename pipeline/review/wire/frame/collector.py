"""The collector of findings outside of schemas, and the comparison of fields without a check."""

from __future__ import annotations

from collections.abc import Collection

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context, Finding, RootPair
from pipeline.review.wire.json_values import digest, plain, text
from pipeline.review.wire.schemas import NOTE

#: Fields that only describe; `bearerFormat` is a hint (OpenAPI 3.1.0, section 4.8.27).
NOTES = frozenset(
    "bearerFormat contact description example examples externalDocs license summary".split()
) | {
    "termsOfService",
    "title",
}

#: Most characters of a value in a report.
_LONGEST = 60


@frozen
class Collector:
    """The findings outside of schemas, and the root schemas to compare."""

    findings: list[Finding] = field(factory=list[Finding])
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
        """Add a finding."""
        key = identity if isinstance(identity, str) else digest(*identity)
        self.findings.append(Finding(kind, "", context, key, path, "", before, after, what))

    def compare_schemas(
        self,
        letter: str,
        context: Context,
        old: Json,
        new: Json,
        path: tuple[str, ...] = (),
        *,
        is_form: bool = False,
        is_plain: bool = False,
        separator: str = ",",
    ) -> None:
        """Add two root schemas to compare; see `RootPair`."""
        letter = _INBOUND[letter] if context.inbound else letter
        between = "" if is_form else separator
        self.roots.append(RootPair(context, letter, old, new, path, is_form, is_plain, between))


#: In operations that the API calls, requests and responses trade places.
_INBOUND = {"B": "b", "b": "B", "Q": "h", "h": "Q"}


def compare_unmatched_fields(
    collector: Collector, context: Context, old: Document, new: Document, checked: Collection[str]
) -> None:
    """Compare the fields of two objects that no check covers.

    Args:
        collector: Collects the findings.
        context: The context of the objects.
        old: The old object.
        new: The new object.
        checked: Fields that checks cover.
    """
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
    """Return a value that is short enough for a report; None for a longer value."""
    return plain(value) if len(text(value)) <= _LONGEST else None
