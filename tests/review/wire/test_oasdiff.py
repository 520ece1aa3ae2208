"""Checks that share their id with a check of oasdiff mean what that one means."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.review.changes import Level
from pipeline.review.wire.wire_checks import BY_KIND

#: The level of each check of oasdiff that shares its id with one of ours.
THEIRS = {
    name: Level[level]
    for name, level in (
        line.split()
        for line in Path(__file__).with_name("oasdiff_levels.txt").read_text().splitlines()
        if not line.startswith("#")
    )
}
OURS = {check.id: check.level for check in BY_KIND.values()}

#: Checks with another level than oasdiff's, on purpose: docs/decisions.md says why.
DELIBERATE = (
    r"api-removed-with-deprecation|endpoint-deprecated-with-sunset|sunset-deleted",
    r"api-security-.*",
    r"request-.*-(min|max|exclusive-min|exclusive-max|max-length|min-items)-set",
    r"request-.*-default-value-(added|changed|removed)",
    r"re(quest|sponse)-.*-discriminator-.*",
    r"response-.*-any-of-added|response-.*-all-of-removed",
    r"re(quest|sponse)-(required|optional)-property-became-(not-)?(read|write)-only",
    r"response-property-pattern-(changed|removed)|response-media-type-name-changed",
)


def test_every_id_without_our_prefix_is_one_of_theirs() -> None:
    """An id without a prefix is known by what oasdiff's documentation says of it."""
    assert {name for name in OURS if not name.startswith("ofauth-")} == set(THEIRS)


def test_levels_are_theirs_but_for_deliberate_differences() -> None:
    """Who knows one tool knows the other, but where our rule of direction says otherwise."""
    different = {name for name, level in THEIRS.items() if OURS[name] is not level}
    unexpected = [n for n in different if not any(re.fullmatch(d, n) for d in DELIBERATE)]
    assert unexpected == []


def test_every_deliberate_difference_is_one() -> None:
    """A difference that went is taken off the list."""
    different = [name for name, level in THEIRS.items() if OURS[name] is not level]
    for pattern in DELIBERATE:
        assert any(re.fullmatch(pattern, name) for name in different)


def test_no_level_is_silence() -> None:
    """Nobody may break readers unseen: what widens a response is more than INFO, as is what
    narrows a request."""
    for (kind, letter), check in BY_KIND.items():
        if letter and check.level is Level.INFO:
            opposite = "B" if letter in "bph" else "b"
            other = BY_KIND.get((kind, opposite)) or BY_KIND[kind, "P" if opposite == "B" else "p"]
            told = other.level > Level.INFO
            assert told or kind in HARMLESS_TO_BOTH, (kind, letter)


#: Kinds that break neither side.
HARMLESS_TO_BOTH = {
    "deprecated",
    "reactivated",
    "discriminator-added",
    "extension-changed",
    "known-value-added",
    "known-value-removed",
    "x-extensible-enum-value-added",
    "optional-property-added",
    *(
        f"{kind}-property-became-not-{word}"
        for kind in ("required", "optional")
        for word in ("read-only", "write-only")
    ),
}
