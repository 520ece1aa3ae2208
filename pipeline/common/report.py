"""Reports of the steps for people: findings, counted by kind."""

from __future__ import annotations

from collections import Counter

from attrs import field, frozen

from pipeline.common.errors import printable
from pipeline.common.python_names import is_plural, singular
from pipeline.common.text import counted


@frozen
class Finding:
    """A change that a step made, or a thing that it noticed.

    Args:
        kind: What happened, in a few words of which the first plural is the subject: `schemas
            named`. Equal kinds are counted together.
        pointer: JSON pointer into the step's input.
        detail: More about this place.
    """

    kind: str
    pointer: str = ""
    detail: str = ""

    def label(self) -> str:
        """Return what happened at this place: `schema named`."""
        return _of_one(self.kind)


@frozen
class Report:
    """The findings of one step, in document order.

    Args:
        step: Name of the step.
        findings: All changes that the step made and things that it noticed.
        notices: Sentences a maintainer should read, such as an overlay to retire.
        summary: A text in place of the counts of findings.
    """

    step: str
    findings: tuple[Finding, ...] = field(converter=tuple[Finding, ...], default=())
    notices: tuple[str, ...] = field(converter=tuple[str, ...], default=())
    summary: str = ""

    def counts(self) -> dict[str, int]:
        """Count the findings by kind, the most frequent first."""
        return dict(Counter(finding.kind for finding in self.findings).most_common())

    def lines(self, verbose: bool = False) -> list[str]:
        """Return the report as lines of text.

        Args:
            verbose: Also list every finding with its pointer.
        """
        counts = (counted(count, _of_one(kind), kind) for kind, count in self.counts().items())
        lines = [f"{self.step:<11}{self.summary or ', '.join(counts) or 'nothing to do'}"]
        lines += [f"{'':<11}! {notice}" for notice in self.notices]
        if verbose:
            placed = [finding for finding in self.findings if finding.pointer]
            lines += [f"{'':<11}- {f.label()} {f.pointer} {f.detail}".rstrip() for f in placed]
        return [printable(line) for line in lines]


def _of_one(kind: str) -> str:
    """Return a kind with its first plural, the subject, in the singular."""
    subject = next(filter(is_plural, kind.split(" ")), "")
    return kind.replace(subject, singular(subject), 1) if subject else kind
