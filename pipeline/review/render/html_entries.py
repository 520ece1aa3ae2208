"""The entries of a review as a page shows them: all texts are harmless and short.

Entries at the end of a page leave out their details, and entries without room are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from pipeline.common.errors import printable
from pipeline.review.accepted import acceptance_lines
from pipeline.review.changes import Acceptance, Area, Change, Level
from pipeline.review.entries import EntryList, Item, ReportEntry
from pipeline.review.families import Family, families
from pipeline.review.render.formatting import (
    FEW,
    LEVELS,
    MOST_NAMES,
    brief,
    likewise,
    location_text,
    overlay_location,
    pieces,
    sentence,
    told_elsewhere,
    unnamed_places,
    verdicts,
)
from pipeline.review.render.html_page import template
from pipeline.review.review import Review
from pipeline.review.words import counted, first_few

#: Characters of a text.
_LONG = 600

#: Most entries of a list that opens.
_MOST_LISTED = 300

#: Characters of the names in all lists of operations.
_ROOM_OF_NAMES = 100_000


@frozen
class Effect:
    """A consequence in callers' Python, or an entry of a list.

    Args:
        id: The anchor; its end is the fingerprint.
        fingerprint: The fingerprint.
        check: The id of the check.
        pieces: The sentence, as (text, is code).
        level: The name of the level.
    """

    id: str
    fingerprint: str
    check: str
    pieces: list[tuple[str, bool]]
    level: str


@frozen
class Entry:
    """An entry as the page shows it.

    Args:
        head: The edit.
        word: The level or the acceptance in one word.
        level: The name of the level.
        area: The area of the edit.
        verdicts: The verdicts on the wire and on Python.
        effects: The consequences.
        elsewhere: The consequences that stand in another entry.
        operations: The first operations, each with its method, and the number of the others.
        set: The number of the set of operations.
        places: The places of an edit with several places.
        location: Location of the edit in the new file, or else in the old file.
        overlay: The overlay that described the old side.
        diff: The lines of the diff.
        toml: The entry of openapi/accepted.toml that accepts the edit.
        accepted: The acceptance, if the edit is accepted.
        prefix: The beginning of all anchors.
        title: The title of a list of entries; empty for a single entry.
        inner: The first entries of a list.
        more: The number of the other entries of the list.
    """

    head: Effect
    word: str
    level: str
    area: str
    verdicts: str
    effects: list[Effect]
    elsewhere: list[Effect]
    operations: tuple[list[tuple[str, str]], int]
    set: int
    places: list[str]
    location: str
    overlay: str
    diff: list[tuple[str, str]]
    toml: str
    accepted: Acceptance | None
    prefix: str = ""
    title: str = ""
    inner: list[Entry] = field(factory=list["Entry"])
    more: int = 0


@frozen
class Group:
    """An entry, with the entries that say the same of other names.

    Args:
        lead: The entry that is shown in full.
        others: The others, in a list that opens; the list of breaking entries is open.
        title: The names of the others.
    """

    lead: Entry
    others: list[Entry]
    title: str


class Shown:
    """Makes the entries of one review.

    Args:
        review: The review.
        prefix: The beginning of all anchors; empty on a page of one review.
    """

    def __init__(self, review: Review, prefix: str) -> None:
        self._review, self._prefix = review, prefix
        self.operations = sorted({name for c in review.changes for name in c.operations})
        self._numbers = {name: number for number, name in enumerate(self.operations)}
        self._sets: dict[tuple[str, ...], int] = {}

    def sections(self, found: Sequence[Item], room: int) -> list[dict[str, Any]]:
        """Return the sections: by level, each with its areas; accepted entries come last.

        Args:
            found: The entries.
            room: Characters for all entries and sets of operations. Entries without room for their
                details are brief, and entries without any room are left out.
        """
        groups = [self._group(family) for family in families(found)]
        made = [entry for group in groups for entry in (group.lead, *group.others)]
        names = sum(2 * len(name) + 60 for name in self.operations)
        sets = [sum(map(len, one.values())) + 120 for one in self.sets()]
        texts = dict(zip(map(id, made), _fitting(made, sets, room - names), strict=False))
        shown = max((entry.set for entry in made if id(entry) in texts), default=-1)
        self._sets = {names: number for names, number in self._sets.items() if number <= shown}
        sections = [
            _section(name, title, [group for group in groups if group.lead.word == word], texts)
            for name, (title, word) in _SECTIONS.items()
        ]
        return [section for section in sections if section["number"]]

    def sets(self) -> list[dict[str, str]]:
        """Return the sets of operations, each with the list of its operations if entries cut it.

        A list is of names, or of numbers if the page has no room for more names.
        """
        room, made = _ROOM_OF_NAMES, list[dict[str, str]]()
        for names in self._sets:
            numbers = [self._numbers[name] for name in names]
            text = ""
            if len(names) > FEW + 1:
                text = "\n".join(map(printable, names))
                room -= len(text)
                text = text if room >= 0 else f"Numbers {_ranges(numbers)} of all operations"
            title = counted(len(names), "operation")
            made.append({"numbers": " ".join(map(str, numbers)), "text": text, "title": title})
        return made

    def _group(self, family: Family) -> Group:
        others = [self._entry(entry) for entry in family.others]
        title = brief(likewise(family, MOST_NAMES), _LONG) if others else ""
        return Group(self._item(family.first), others, title)

    def _item(self, item: Item) -> Entry:
        return self._list(item) if isinstance(item, EntryList) else self._entry(item)

    def _entry(self, entry: ReportEntry) -> Entry:
        edit = entry.edit
        shown, more = first_few(edit.operations, FEW)
        return Entry(
            head=self._effect(edit),
            word="accepted" if entry.is_accepted else LEVELS[entry.level],
            level=entry.level.name,
            area=_area(edit),
            verdicts=verdicts(entry, self._review.areas),
            effects=[self._effect(effect) for effect in entry.effects],
            elsewhere=[self._effect(effect) for effect in told_elsewhere(entry)],
            operations=([self._operation(name) for name in shown], more),
            set=self._set(change for change in entry.changes),
            places=[brief(name, _LONG) for name in unnamed_places(edit)],
            location=printable(location_text(edit.new or edit.old)),
            overlay=printable(overlay_location(edit)),
            diff=self._diff(edit),
            toml=acceptance_lines(edit.fingerprint, "", note=brief(sentence(edit), _LONG)),
            accepted=edit.accepted,
            prefix=self._prefix,
        )

    def _list(self, found: EntryList) -> Entry:
        """Return the entry of many new operations, which opens."""
        first = self._entry(found.entries[0])
        return evolve(
            first,
            head=evolve(first.head, id=f"{self._prefix}new-operations"),
            title=counted(len(found.entries), "new operation"),
            inner=[self._entry(entry) for entry in found.entries[:_MOST_LISTED]],
            more=len(found.entries[_MOST_LISTED:]),
            effects=[],
            elsewhere=[],
            operations=([], 0),
            set=self._set(change for entry in found.entries for change in entry.changes),
            diff=[],
        )

    def _effect(self, change: Change) -> Effect:
        return Effect(
            f"{self._prefix}{change.fingerprint}",
            change.fingerprint,
            printable(change.check),
            pieces(brief(sentence(change), _LONG)),
            change.level.name,
        )

    def _operation(self, name: str) -> tuple[str, str]:
        return brief(name, _LONG), self._review.methods.get(name, "")

    def _set(self, changes: Iterable[Change]) -> int:
        names = dict.fromkeys(name for change in changes for name in change.operations)
        return self._sets.setdefault(tuple(names), len(self._sets))

    def _diff(self, change: Change) -> list[tuple[str, str]]:
        """Return the lines of the diff, each with the tag of its kind."""
        tags = {"-": "del", "+": "ins"}
        lines = self._review.diffs.get(change.fingerprint, ())
        return [(tags.get(line[:1], ""), printable(line)) for line in lines]


#: Titles of the sections, and the word of their entries.
_SECTIONS = {
    "ERR": ("Breaking", LEVELS[Level.ERR]),
    "WARN": ("Warnings", LEVELS[Level.WARN]),
    "INFO": ("Notes", LEVELS[Level.INFO]),
    "accepted": ("Accepted", "accepted"),
}

_AREAS = {
    "wire": "On the wire",
    "described": "Operations that we had described",
    "naming": "Naming and generation",
    "overlay": "Our overlays and names",
}


def _area(change: Change) -> str:
    if change.area is Area.PYTHON:
        return "naming"
    return "described" if change.overlays else change.area.value


def _section(
    name: str, title: str, own: Sequence[Group], texts: Mapping[int, str]
) -> dict[str, Any]:
    """Return a section: its areas, each with the HTML of its entries, and what is left out."""
    shown = [group for group in own if id(group.lead) in texts]
    areas = [
        {
            "title": title,
            "groups": [_texts(group, texts) for group in shown if group.lead.area == area],
        }
        for area, title in _AREAS.items()
    ]
    entries = [entry for group in own for entry in (group.lead, *group.others)]
    return {
        "id": name,
        "title": title,
        "areas": [area for area in areas if area["groups"]],
        "number": len(entries),
        "left": sum(id(entry) not in texts for entry in entries),
    }


def _texts(group: Group, texts: Mapping[int, str]) -> dict[str, Any]:
    others = [texts[id(entry)] for entry in group.others if id(entry) in texts]
    return {"lead": texts[id(group.lead)], "title": group.title, "others": others}


def _ranges(numbers: Iterable[int]) -> str:
    """Format numbers from 1, with ranges: `1-3, 7`."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("-".join(str(number + 1) for number in span) for span in spans)


def _fitting(found: Sequence[Entry], sets: Sequence[int], room: int) -> Iterator[str]:
    """Yield the HTML of entries: in full, or without details once there is no room for them.

    Args:
        found: The entries. Those at the end without any room are left out.
        sets: Characters of each set of operations; the sets of an entry follow those before it.
        room: Characters for the entries and their sets.
    """
    item = getattr(template("entries.html.jinja").module, "item")  # noqa: B009 - a macro
    brief, counted_sets = list[str](), 0
    for entry in found:
        short = item(entry, True)
        needed = len(short) + sum(sets[counted_sets : entry.set + 1])
        if needed > room:
            break
        room -= needed
        counted_sets = max(counted_sets, entry.set + 1)
        brief.append(short)
    for entry, short in zip(found, brief, strict=False):
        full = item(entry, False) if room >= 0 else short
        room -= len(full) - len(short)
        yield full if room >= 0 else short
