"""The review as an external diff of git: `git diff` of the pinned document shows a review.

Git runs the command with a path and, for each version, a file, its id and its mode; see
`GIT_EXTERNAL_DIFF` in git's manual. The overlays and names are those of the working copy.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.common.errors import PipelineError
from pipeline.review.command import Request, review_sources
from pipeline.review.review import Review
from pipeline.review.sources import load_from
from pipeline.review.sources.origins import Given

#: Arguments for a path with two versions; a renamed path has two more.
_VERSIONS = (7, 9)


def review_for_git(request: Request, arguments: Sequence[str]) -> Review | str:
    """Review the two versions that git hands over.

    Args:
        request: The options of the review.
        arguments: The arguments of git.

    Returns:
        The review, or a sentence if one of the versions does not exist or cannot be reviewed: git
        would show nothing after an error.

    Raises:
        PipelineError: The arguments are not those of git.
    """
    path = arguments[0]
    if len(arguments) == 1:
        return f"{path}: the file has conflicts; resolve them to see a review\n"
    if len(arguments) not in _VERSIONS:
        message = "git gives 1, 7 or 9 arguments here; set this command as diff.<name>.command"
        raise PipelineError(message, "--git-diff")
    old, new = arguments[1], arguments[4]
    if os.devnull in (old, new):
        return f"{path}: the document is {'new' if old == os.devnull else 'gone'}\n"
    sides = (Given(Path(file), path, f"{side}/{path}") for side, file in (("a", old), ("b", new)))
    try:
        was, now = (load_from(side, request.root) for side in sides)
        return review_sources(request, was, now)
    except PipelineError as error:
        return f"{path}: not reviewed: {error}\n"
