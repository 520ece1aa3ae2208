"""The documents to compare: from a file, a URL or a git revision, external references bundled.

What an argument names is decided in this order:

1. `SCHEME://…` is a URL, under the rules of `pipeline.fetch`.
2. What is there as a file is that file, also where a revision has the same name.
3. `REV:PATH` is a file of a git revision, `PATH` as seen from the top of the repository (or from
   the folder that holds `openapi/`, if it begins with `./`).
4. `REV`, such as `HEAD`, `main~3` or `v1.2`, is the pinned document of that revision.

`HEAD:openapi/upstream.json` is never a file of that name unless there is one; `./main` is never a
revision.
"""

from pipeline.review.sources.load import Source, load, located

__all__ = ["Source", "load", "located"]
