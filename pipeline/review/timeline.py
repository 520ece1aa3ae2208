"""The last accepted documents of a repository, each reviewed against the one before."""

from __future__ import annotations

from attrs import evolve, frozen

from pipeline.common.errors import PipelineError
from pipeline.review.command import Request, review
from pipeline.review.review import Review
from pipeline.review.sources import load
from pipeline.review.sources.git import Commit, Repository
from pipeline.review.sources.origins import PINNED

#: The beginning of the sentence about a pin that cannot be reviewed.
NOT_REVIEWED = "Not reviewed"


#: Most pins before a pin of the timeline that are tried, if the pins before it cannot be read.
_FURTHER = 10


@frozen
class Pin:
    """A commit that pinned a document.

    Args:
        commit: The commit.
        review: The review against the last readable document before; None for the first document.
        problem: Why there is no review, or why the review skips a document, in a sentence.
    """

    commit: Commit
    review: Review | None = None
    problem: str = ""


def timeline(request: Request, count: int) -> tuple[Pin, ...]:
    """Review the last documents that this branch pinned, the newest first.

    Args:
        request: The options of the reviews.
        count: Most documents.

    Raises:
        PipelineError: Git cannot list the commits, or no commit pins a document.
    """
    repository = Repository(request.root)
    commits = repository.log(PINNED, count + _FURTHER)
    if not commits:
        raise PipelineError("no commit has the pinned document; commit it first", PINNED)
    path = f"{repository.prefix()}{PINNED}"
    return tuple(
        _pin(request, repository, commits[index:], path)
        for index in range(min(count, len(commits)))
    )


def _pin(request: Request, repository: Repository, commits: list[Commit], path: str) -> Pin:
    """Review the document of the first of some commits; the others are before it."""
    commit = commits[0]
    before = f"{commit.id[:12]}^"
    if repository.commit(before) is None or not repository.files(before, path):
        return Pin(commit, problem="The first pinned document")
    if not repository.files(commit.id, path):
        return Pin(commit, problem="The pinned document was removed")
    try:
        return Pin(commit, review(evolve(request, old=before, new=commit.id[:12])))
    except PipelineError as error:
        older = [each.id[:12] for each in commits[2:]]
        return _skipping(request, commit, before, older) or Pin(
            commit, problem=f"{NOT_REVIEWED}: {error}"
        )


def _skipping(request: Request, commit: Commit, before: str, older: list[str]) -> Pin | None:
    """Review a document against the last readable one, if the document before is unreadable."""
    reason = _unreadable(request, before)
    if not reason or _unreadable(request, commit.id[:12]):
        return None
    readable = (name for name in older if not _unreadable(request, name))
    if (old := next(readable, None)) is None:
        return None
    try:
        made = review(evolve(request, old=old, new=commit.id[:12]))
    except PipelineError:
        return None
    return Pin(commit, made, f"Compared with {old}, because the pin before is unreadable: {reason}")


def _unreadable(request: Request, revision: str) -> str:
    """Return why the document of a revision cannot be loaded; empty if it can."""
    try:
        load(revision, request.root, request.anywhere)
    except PipelineError as error:
        return str(error)
    return ""
