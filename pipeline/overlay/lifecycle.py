"""The overlay step of the pipeline: the rules of the specification, and our own demands.

Our fields of an action:

- `description` (required): the mistake in upstream's document.
- `x-evidence` (required): the evidence for it, as a text or a list of texts, such as a page or a
  file.
- `x-when-unmatched: skip`: the target may select no place.
- `x-add-missing-operations: true`: the action adds whole operations, and the components that they
  refer to. It is an update of `$` with `paths` and `components.schemas`, or of `$.paths`, or of a
  path in it. An operation that upstream has, under any parameter names and in any notation of the
  path, stays as upstream has it, and a line for each file reports it. An added operation without
  `x-evidence` gets that of the action, for docs/operations.md.

An overlay with `x-stage: published` at its top mends the document as published, before it is
normalized: what would be refused there. Its targets may select no place: upstream has mended the
document then, and a line reports it.

Two overlays must not contradict each other: if an overlay has set a value or removed a place, no
other overlay may set another value, restore the place or remove it. Later overlays may repair an
operation that an overlay has added, like upstream's own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted, one_line, shortened_list
from pipeline.overlay.additions import (
    Addition,
    missing_operations,
    record_addition,
    unused_components,
)
from pipeline.overlay.apply import ActionResult, apply_action, clone
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.document import Action, Overlay
from pipeline.overlay.steps import Root

#: Number of names that a notice lists.
_MOST_NAMES = 3
_SKIPPED = "actions skipped"


@frozen
class Terms:
    """The extensions of an action.

    Args:
        evidence: The evidence that upstream is wrong.
        skip_unmatched: Whether the target may select no place.
        adds_operations: Whether the action adds operations that upstream may have later.
    """

    evidence: tuple[str, ...]
    skip_unmatched: bool
    adds_operations: bool


def apply_overlays(document: Document, overlays: Sequence[Overlay]) -> tuple[Document, Report]:
    """Apply overlays in their order.

    Args:
        document: An OpenAPI document; it is not changed.
        overlays: The overlays, in the order they apply.

    Returns:
        The patched document, and a finding for each action.

    Raises:
        PipelineError: An action lacks its description or evidence, matches no place, cannot be
            applied, or contradicts an action of an earlier overlay.
    """
    actions = [(action, terms_of(action)) for overlay in overlays for action in overlay.actions]
    root = Root(clone(document))
    claims = Claims()
    findings: list[Finding] = []
    notices: list[str] = []
    additions: list[Addition] = []
    for action, terms in actions:
        if terms.adds_operations:
            finding, addition = _add(root, action, terms, claims)
            additions.append(addition)
        else:
            finding, news = _step(root, action, terms, claims)
            notices.extend(news)
        findings.append(finding)
    for name in unused_components(root[0], claims):
        del root[0]["components"]["schemas"][name]
    return root[0], Report("overlay", findings, [*_arrivals(additions), *notices])


def mend(document: Document, overlays: Sequence[Overlay]) -> tuple[Document, Report]:
    """Apply the overlays for a document as published.

    Args:
        document: The document; it is not changed.
        overlays: Such overlays, in the order they apply.

    Returns:
        The mended document, and a finding for each action.

    Raises:
        PipelineError: An action lacks its description or evidence, cannot be applied, or
            contradicts an action of an earlier overlay.
    """
    actions = [(action, terms_of(action)) for overlay in overlays for action in overlay.actions]
    root = Root(clone(document))
    claims = Claims()
    findings: list[Finding] = []
    notices: list[str] = []
    for action, terms in actions:
        finding, news = _step(root, action, evolve(terms, skip_unmatched=True), claims)
        findings.append(finding)
        notices += news
        if finding.kind == _SKIPPED:
            told = one_line(action.description)
            notices.append(f"{action.where}: upstream has mended it: retire ({told})")
    return root[0], Report("mend", findings, notices)


def terms_of(action: Action) -> Terms:
    """Return the terms of an action.

    Raises:
        PipelineError: The action has no effect, lacks its description or evidence, or an
            extension has an invalid value.
    """
    if action.edit is None:
        raise PipelineError("the action has neither update, remove nor copy", action.where)
    if not action.description.strip():
        raise PipelineError("the action has no description; say what is wrong", action.where)
    return Terms(
        evidence=_evidence(action),
        skip_unmatched=_choice(action, "x-when-unmatched", "error", "skip") == "skip",
        adds_operations=_choice(action, "x-add-missing-operations", False, True) is True,
    )


def _evidence(action: Action) -> tuple[str, ...]:
    value = action.extensions.get("x-evidence")
    texts: list[Json] = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        message = "the action has no x-evidence; name the page or file that shows the mistake"
        raise PipelineError(message, action.where)
    return tuple(texts)


def _choice(action: Action, name: str, *choices: Json) -> Json:
    """Return the value of an optional extension; the first choice is its default."""
    value = action.extensions.get(name, choices[0])
    if not any(type(value) is type(choice) and value == choice for choice in choices):
        written = " or ".join(json.dumps(choice) for choice in choices)
        raise PipelineError(f"{name} is {json.dumps(value)}, and can be {written}", action.where)
    return value


def _add(root: Root, action: Action, terms: Terms, claims: Claims) -> tuple[Finding, Addition]:
    """Add the operations of an action that the document lacks."""
    addition = missing_operations(root, action, claims)
    result, _ = apply_action(root, addition.action)
    _refuse_unmatched(result, action, terms)
    record_addition(root, addition.action, claims)
    return _finding(result, action), addition


def _step(root: Root, action: Action, terms: Terms, claims: Claims) -> tuple[Finding, list[str]]:
    """Apply an action; return a finding and notices about its effect."""
    result, writes = apply_action(root, action)
    _refuse_unmatched(result, action, terms)
    rivals = [claims.writer(write.container, write.key) for write in writes]
    claims.record(writes, action)
    return _finding(result, action), _notices(result, action, rivals)


def _refuse_unmatched(result: ActionResult, action: Action, terms: Terms) -> None:
    if not result.matched and not terms.skip_unmatched:
        message = (
            f"{action.target} matches nothing ({one_line(action.description)}); correct the "
            "target, or write x-when-unmatched: skip"
        )
        raise PipelineError(message, action.where)


def _finding(result: ActionResult, action: Action) -> Finding:
    kind = "actions applied" if result.changed else "actions without effect"
    counts = f"{result.matched} matched, {result.changed} changed"
    return Finding(
        kind if result.matched else _SKIPPED,
        action.where,
        f"{one_line(action.description)}: {counts}",
    )


def _arrivals(additions: list[Addition]) -> list[str]:
    """Return notices, by file, about operations and components that upstream has."""
    files: dict[str, list[Addition]] = {}
    for addition in additions:
        files.setdefault(addition.action.source, []).append(addition)
    return [line for file, each in files.items() for line in _arrival(file, each)]


def _arrival(file: str, additions: list[Addition]) -> list[str]:
    arrived = [name for addition in additions for name in addition.arrived]
    taken = sorted({name for addition in additions for name in addition.taken})
    count = sum(addition.count for addition in additions)
    lines: list[str] = []
    if arrived:
        arrival = f"{file}: upstream has {len(arrived)} of {counted(count, 'operation')}"
        ended = len(arrived) == count
        lines.append(
            f"{arrival}: retire it"
            if ended
            else f"{arrival}: {shortened_list(arrived, _MOST_NAMES)}"
        )
    if taken and len(arrived) < count:
        lines.append(
            f"{file}: upstream's own components stand for {shortened_list(taken, _MOST_NAMES)}"
        )
    return lines


def _notices(result: ActionResult, action: Action, rivals: list[Action | None]) -> list[str]:
    """Return a notice about an action without effect, with the cause."""
    if result.changed or not result.matched:
        return []
    rival = next(filter(None, rivals), None)
    holder = f"{rival.where} has done it" if rival else "upstream has it"
    return [f"{action.where}: {holder}: retire ({one_line(action.description)})"]
