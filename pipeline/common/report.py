"""What a step of the pipeline did, for people: findings counted by kind."""

from __future__ import annotations

from collections import Counter

from attrs import field, frozen

from pipeline.common.errors import printable


@frozen
class Finding:
    """One thing a step did or noticed.

    Args:
        kind: What happened, in a few words; equal kinds are counted together.
        pointer: JSON pointer into the step's input.
        detail: More about this one place.
    """

    kind: str
    pointer: str = ""
    detail: str = ""


@frozen
class Report:
    """The findings of one step, in document order.

    Args:
        step: Name of the step.
        findings: Everything the step did or noticed.
        notices: Sentences a maintainer should read, such as an overlay to retire.
        summary: What to say instead of the counts of findings.
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
        counted = ", ".join(f"{count} {kind}" for kind, count in self.counts().items())
        lines = [f"{self.step:<11}{self.summary or counted or 'nothing to do'}"]
        lines += [f"{'':<11}! {notice}" for notice in self.notices]
        if verbose:
            placed = [finding for finding in self.findings if finding.pointer]
            lines += [f"{'':<11}- {f.kind} {f.pointer} {f.detail}".rstrip() for f in placed]
        return [printable(line) for line in lines]
