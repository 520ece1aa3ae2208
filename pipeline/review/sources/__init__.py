"""The documents to compare: from a file, a URL or a git revision, with references bundled.

An argument is read in this order:

1. `SCHEME://…` is a URL, under the rules of `pipeline.fetch`.
2. The name of an existing file is that file, even if a revision has the same name.
3. `REV:PATH` is a file of a git revision. `PATH` starts at the top of the repository, or at the
   folder with `openapi/` if it begins with `./`.
4. `REV`, such as `HEAD`, `main~3` or `v1.2`, is the pinned document of that revision.

`HEAD:openapi/upstream.json` is a file only if a file of that name exists; `./main` is never a
revision.

    origins         an argument              ->  the origin of its files: URL, folder, revision
    git             a revision               ->  the content of its files
    fetch.bundling  a document with files    ->  a document without external references
    snippets        changes, two documents   ->  diffs of the text around each change
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.locations import Location
from pipeline.fetch.bundling import bundle
from pipeline.fetch.document import check_version
from pipeline.fetch.origins import Origin
from pipeline.normalize.newer import settle_own_references
from pipeline.normalize.references import find
from pipeline.reading import Lines, find_lines, parse_document
from pipeline.review.changes import Area, Change
from pipeline.review.sources.origins import Revision, is_pinned, origin_of
from pipeline.review.sources.snippets import diffs

__all__ = ["Source", "diffs", "load", "load_from", "located"]


#: Longer texts are kept compressed: only the lines of changes need them again.
_LONG = 2**21


@frozen
class Text:
    """The text of a file.

    Args:
        kept: The text, maybe compressed.
        is_compressed: The text is compressed.
    """

    kept: bytes
    is_compressed: bool

    def data(self) -> bytes:
        """Return the text."""
        return zlib.decompress(self.kept) if self.is_compressed else self.kept


def kept_text(data: bytes) -> Text:
    """Return the text of a file, to be kept while the document is compared."""
    is_long = len(data) > _LONG
    return Text(zlib.compress(data, level=1) if is_long else data, is_long)


@frozen(eq=False)
class Source:
    """A document and its files.

    Args:
        document: The document, with targets of external references among its components.
        pinned: The document is the pinned document of the repository, in any version.
    """

    document: Document
    pinned: bool
    _origin: Origin
    _origins: Mapping[str, Location]
    _texts: Mapping[str, Text]

    @property
    def name(self) -> str:
        """The name of the document in reports."""
        return self._origin.shown(self._origin.path)

    @property
    def revision(self) -> Revision | None:
        """The git revision of the document, None for a file or a URL."""
        return self._origin if isinstance(self._origin, Revision) else None

    def located_error(self, error: PipelineError) -> PipelineError:
        """Return an error about the document with file and line.

        Args:
            error: An error whose place is a JSON pointer.
        """
        location = self.locations([error.where])[error.where]
        where = f"{location.file}:{location.line}" if error.where else self.name
        return PipelineError(error.message, where)

    def locations(self, pointers: Iterable[str]) -> dict[str, Location]:
        """Return the locations of some values in the files.

        Args:
            pointers: JSON pointers into the document, possibly through references. A pointer
                without a value stands for the nearest value around it.
        """
        found = {wanted: self._file_location(wanted) for wanted in pointers}
        files = {location.file for location in found.values()}
        lines = {
            file: self._lines(
                file, [location.pointer for location in found.values() if location.file == file]
            )
            for file in files
        }
        return {
            wanted: self._reported_location(wanted, location, lines[location.file])
            for wanted, location in found.items()
        }

    def _reported_location(self, wanted: str, location: Location, lines: Lines) -> Location:
        inside = wanted if location.file == self._origin.path else location.pointer
        return Location(lines.source, inside, lines.line(location.pointer))

    def _lines(self, file: str, pointers: list[str]) -> Lines:
        return find_lines(self._texts[file].data(), self._origin.shown(file), pointers)

    def _file_location(self, wanted: str) -> Location:
        """Return the location in a file of the value at a pointer of the document."""
        settled = _settled(self.document, wanted)
        above = settled
        while above not in self._origins:
            above = above.rpartition("/")[0]
        location = self._origins[above]
        return Location(location.file, location.pointer + settled.removeprefix(above))


def load(argument: str, root: Path, anywhere: bool = False) -> Source:
    """Load a document and the targets of its references.

    Args:
        argument: A URL, a path, `REV` or `REV:PATH`.
        root: The repository of the revisions and of the pinned document.
        anywhere: References may leave the folder of the document.

    Raises:
        PipelineError: The document cannot be loaded, or is not OpenAPI 3.0, 3.1 or 3.2.
    """
    return load_from(origin_of(argument, root, anywhere), root)


def load_from(origin: Origin, root: Path) -> Source:
    """Load the document of an origin; see `load`."""
    data, name = origin.read(origin.path), origin.shown(origin.path)
    document = check_version(parse_document(data, name), name)
    settle_own_references(document, [])
    pinned = is_pinned(origin, root)
    # A pin may have references that an overlay mends.
    bundled = bundle(document, data, origin, may_lose=pinned)
    if "webhooks" in document or "components" in document:
        document.setdefault("paths", {})  # optional in OpenAPI 3.1
    texts = {file: kept_text(data) for file, data in bundled.files.items()}
    return Source(document, pinned, origin, bundled.origins, texts)


def _settled(document: Document, wanted: str) -> str:
    """Return the pointer of a value, or of the nearest value around it, without references."""
    value: Json = document
    at = ""
    for token in wanted.split("/")[1:]:
        value, at = _dereferenced(document, value, at, unescape_token(token))
        child = _child(value, unescape_token(token))
        if child is None:
            break
        value, at = child[0], f"{at}/{token}"
    return at


def _dereferenced(document: Document, value: Json, at: str, token: str) -> tuple[Json, str]:
    """Follow references up to a value without reference, or with the token beside it."""
    seen = set[str]()
    while isinstance(value, dict) and token not in value and "$ref" in value:
        text = value["$ref"]
        if not isinstance(text, str) or text in seen or not text.startswith("#/"):
            break
        seen.add(text)
        try:
            target = find(document, text, at)
        except PipelineError:
            break
        value, at = target.value, pointer(*target.tokens)
    return value, at


def _child(value: Json, token: str) -> tuple[Json] | None:
    if isinstance(value, dict) and token in value:
        return (value[token],)
    if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
        return (value[int(token)],)
    return None


def located(changes: Iterable[Change], old: Source, new: Source) -> tuple[Change, ...]:
    """Return changes with file and line of every location that lacks them.

    Args:
        changes: Changes; the locations of wire changes may be mere pointers.
        old: The old document.
        new: The new document.
    """
    known = tuple(changes)
    before = old.locations(location.pointer for location in map(_old, known) if location)
    after = new.locations(location.pointer for location in map(_new, known) if location)
    return tuple(_located(change, before, after) for change in known)


def _located(change: Change, before: dict[str, Location], after: dict[str, Location]) -> Change:
    old, new = _old(change), _new(change)
    return evolve(
        change,
        old=before[old.pointer] if old else change.old,
        new=after[new.pointer] if new else change.new,
    )


def _old(change: Change) -> Location | None:
    return _without_file(change, change.old)


def _new(change: Change) -> Location | None:
    return _without_file(change, change.new)


def _without_file(change: Change, at: Location | None) -> Location | None:
    return at if change.area is Area.WIRE and at and not at.file else None
