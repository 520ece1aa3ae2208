"""The last accepted documents of a repository, each reviewed against the one before."""

from __future__ import annotations

from attrs import evolve, frozen

from pipeline.common.errors import PipelineError
from pipeline.review.command import Request, review
from pipeline.review.review import Review
from pipeline.review.sources.git import Commit, Repository
from pipeline.review.sources.origins import PINNED

#: The beginning of the sentence about a pin that cannot be reviewed.
NOT_REVIEWED = "Not reviewed"


@frozen
class Pin:
    """A commit that pinned a document.

    Args:
        commit: The commit.
        review: The review against the document before; None for the first document.
        problem: Why there is no review of two documents, in a sentence.
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
    commits = repository.log(PINNED, count)
    if not commits:
        raise PipelineError("no commit has the pinned document; commit it first", PINNED)
    top = repository.prefix()
    return tuple(_pin(request, repository, commit, f"{top}{PINNED}") for commit in commits)


def _pin(request: Request, repository: Repository, commit: Commit, path: str) -> Pin:
    before = f"{commit.id[:12]}^"
    if repository.commit(before) is None or not repository.files(before, path):
        return Pin(commit, problem="The first pinned document")
    if not repository.files(commit.id, path):
        return Pin(commit, problem="The pinned document was removed")
    try:
        return Pin(commit, review(evolve(request, old=before, new=commit.id[:12])))
    except PipelineError as error:
        return Pin(commit, problem=f"{NOT_REVIEWED}: {error}")
