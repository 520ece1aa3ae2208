"""References to other files become references to components of one document.

What is referred to is put into the components by its kind: a schema into `schemas`, a parameter
into `parameters`, a path item into `pathItems`, and so on, each target once. Circles of files
thereby become circles of components.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, cast
from urllib.parse import unquote

from attrs import define, field, frozen

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.fetch.document import as_object
from pipeline.normalize.copying import copy_json
from pipeline.normalize.grammar import SECTIONS
from pipeline.normalize.inline import size
from pipeline.normalize.pointers import find
from pipeline.normalize.walk import Place, walk_from
from pipeline.reading import find_lines, parse_document
from pipeline.review.changes import Location
from pipeline.review.sources.origins import Origin

#: What references may bring into a document: files, their bytes, and values.
MAX_FILES, MAX_BYTES, MAX_VALUES = 1_000, 64 * 2**20, 5_000_000

_SECTIONS = {**SECTIONS, "schema": "schemas"}
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
#: Texts in a discriminator's mapping that are references; others are names of components.
_REFERENCE = re.compile(r"[^#]*(#.*|/.*|\.(json|ya?ml))", re.IGNORECASE | re.DOTALL)
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@frozen
class Bundle:
    """A document without references to other files.

    Args:
        document: The document.
        files: Content of every file by its path.
        parts: Where that is from which stands at a pointer of the document; the document itself
            stands at the empty pointer.
    """

    document: Document
    files: dict[str, bytes]
    parts: dict[str, Location]


class _Target(NamedTuple):
    """What a reference leads to: a part of a file, taken for an object of some kind."""

    kind: str
    part: Location


class _Use(NamedTuple):
    """A text that refers to a target."""

    holder: Document
    key: str
    target: _Target


def bundle(document: Document, data: bytes, origin: Origin) -> Bundle:
    """Bring everything that a document refers to into its components.

    Args:
        document: The document, which is changed where it refers to other files.
        data: What it was parsed from.
        origin: Where it and the other files are read from.

    Raises:
        PipelineError: A reference leads to the network, out of the folder of the document or to
            nothing; or a file cannot be read.
    """
    bundling = _Bundling(origin, {origin.path: data}, {origin.path: document})
    bundling.walk(Location(origin.path), "document", document)
    bundling.walk_ahead()
    parts = bundling.settle(document)
    return Bundle(document, bundling.files, parts)


@define(eq=False)
class _Bundling:
    """The references found so far, and what they lead to."""

    origin: Origin
    files: dict[str, bytes]
    values: dict[str, Json]
    uses: list[_Use] = field(init=False, factory=list[_Use])
    found: dict[_Target, Json] = field(init=False, factory=dict[_Target, Json])
    ahead: list[_Target] = field(init=False, factory=list[_Target])
    count: int = field(init=False, default=0)

    def walk(self, part: Location, kind: str, value: Json) -> None:
        """Note the references inside a value that stands in a file."""
        walk_from(Place(None, (), {"": value}, "", kind), partial(self.visit, part))

    def walk_ahead(self) -> None:
        """Note the references inside everything found, and inside what these lead to."""
        while self.ahead:
            target = self.ahead.pop()
            self.walk(target.part, target.kind, self.found[target])

    def visit(self, part: Location, place: Place) -> None:
        """Note the references that stand at a place below a part of a file."""
        for holder, key, kind in _references(place):
            at = Location(part.file, part.pointer + place.pointer)
            target = self.target(holder[key], kind, at)
            if target is not None:
                self.uses.append(_Use(holder, key, target))

    def target(self, text: str, kind: str, at: Location) -> _Target | None:
        """Return what a reference leads to; None if it stays inside the document."""
        if text.startswith("#") and at.file == self.origin.path:
            return None
        path, _, fragment = text.partition("#")
        if _URL.match(text):
            message = f"the reference {text!r} is a URL; save what it names and write its path"
            raise self.error(message, at)
        file = self.path(path, at) if path else at.file
        try:
            end = find(self.value(file, at), f"#{fragment}", "") if fragment else None
        except PipelineError as error:
            raise self.error(error.message.replace(f"#{fragment}", text), at) from None
        target = _Target(kind, Location(file, pointer(*end.tokens) if end else ""))
        if file != self.origin.path and target not in self.found:
            self.take(target, end.value if end else self.value(file, at), at)
        return target

    def take(self, target: _Target, value: Json, at: Location) -> None:
        """Take a copy of what a reference leads to."""
        self.count += size(value)
        if self.count > MAX_VALUES:
            raise self.error(f"the references bring more than {MAX_VALUES:,} values", at)
        self.found[target] = copy_json(value)
        self.ahead.append(target)

    def path(self, path: str, at: Location) -> str:
        """Return the path of a file from the path written in another."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(at.file), unquote(path)))
        if not (self.origin.anywhere or _is_inside(posixpath.dirname(self.origin.path), file)):
            message = f"the reference to {path!r} leaves the folder of the document"
            raise self.error(f"{message}; give --refs-anywhere to follow it", at)
        return file

    def value(self, file: str, at: Location) -> Json:
        """Return the value of a file, which is read and parsed once."""
        if file not in self.values:
            if len(self.files) >= MAX_FILES:
                raise self.error(f"the references lead to more than {MAX_FILES:,} files", at)
            try:
                self.files[file] = self.origin.read(file)
                self.values[file] = parse_document(self.files[file], self.origin.shown(file))
            except PipelineError as error:
                message = f"{error.message}; {self.where(at)} refers to it"
                raise PipelineError(message, error.where) from None
            if sum(map(len, self.files.values())) > MAX_BYTES:
                raise self.error(f"the references bring more than {MAX_BYTES:,} bytes", at)
        return self.values[file]

    def where(self, part: Location) -> str:
        """Return file and line of a part."""
        lines = find_lines(self.files[part.file], self.origin.shown(part.file), [part.pointer])
        return lines.where(part.pointer)

    def error(self, message: str, at: Location) -> PipelineError:
        """Return an error at a part of a file."""
        return PipelineError(message, self.where(at))

    def settle(self, document: Document) -> dict[str, Location]:
        """Put what was found into the components, and point every reference there."""
        names = self.names(document)
        places = {
            target: pointer("components", _SECTIONS[target.kind], name)
            for target, name in names.items()
        }
        for target, name in names.items():
            self.section(document, target.kind)[name] = self.found[target]
        for holder, key, target in self.uses:
            holder[key] = f"#{places.get(target, target.part.pointer)}"
        parts = {place: target.part for target, place in places.items()}
        return {"": Location(self.origin.path), **parts}

    def names(self, document: Document) -> dict[_Target, str]:
        """Name what was found, in an order that no order of keys or files changes."""
        names = self.aliases(document)
        for target in sorted(self.found):
            if target not in names:
                section = self.section(document, target.kind)
                names[target] = _free_name(_name(target.part), section)
                section[names[target]] = None
        return names

    def aliases(self, document: Document) -> dict[_Target, str]:
        """Return the names of components that are nothing but a reference to something found."""
        targets = {id(use.holder): use.target for use in self.uses}
        names: dict[_Target, str] = {}
        for kind in dict.fromkeys(target.kind for target in self.found):
            section = self.section(document, kind)
            for name in sorted(section):
                target = targets.get(id(section[name]))
                if target is not None and target in self.found and len(section[name]) == 1:
                    names.setdefault(target, name)
        return names

    def section(self, document: Document, kind: str) -> Document:
        """Return the section of the components for a kind, made where it is missing."""
        section = document
        for key in ("components", _SECTIONS[kind]):
            if not isinstance(section.setdefault(key, {}), dict):
                raise self.error(f"{key} is no object", Location(self.origin.path))
            section = cast("Document", section[key])
        return section


def _is_inside(folder: str, file: str) -> bool:
    """Tell whether a normalized path leads into a folder."""
    beginning = posixpath.normpath(folder).rstrip("/") + "/"
    return file.startswith(beginning) if beginning != "./" else not file.startswith(("../", "/"))


def _references(place: Place) -> Iterator[tuple[Document, str, str]]:
    """Yield each text at a place that refers to something, and what kind that is."""
    value = place.value
    if not isinstance(value, dict):
        return
    if place.kind in _SECTIONS and isinstance(value.get("$ref"), str):
        yield value, "$ref", place.kind
    mapping = as_object(value.get("mapping")) if place.kind == "discriminator" else {}
    for key, text in mapping.items():
        if isinstance(text, str) and _REFERENCE.fullmatch(text) and not _URL.match(text):
            yield mapping, key, "schema"


def _name(part: Location) -> str:
    """Return a name for a part of a file: the last token that leads there, or the file's name."""
    last = part.pointer.rpartition("/")[2] or posixpath.basename(part.file).partition(".")[0]
    return _NOT_IN_NAMES.sub("_", last).strip("_") or "Part"


def _free_name(name: str, taken: Document) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{number}"
    return free
