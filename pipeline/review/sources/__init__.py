"""The documents to compare: from a file, a URL or a git revision, with references bundled.

An argument is read in this order:

1. `SCHEME://…` is a URL, under the rules of `pipeline.fetch`.
2. The name of an existing file is that file, even if a revision has the same name.
3. `REV:PATH` is a file of a git revision. `PATH` starts at the top of the repository, or at the
   folder with `openapi/` if it begins with `./`.
4. `REV`, such as `HEAD`, `main~3` or `v1.2`, is the pinned document of that revision.

`HEAD:openapi/upstream.json` is a file only if a file of that name exists; `./main` is never a
revision.
"""

from pipeline.review.sources.load import Source, load, located

__all__ = ["Source", "load", "located"]
