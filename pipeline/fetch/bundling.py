"""References to other files become references to components of the document.

At places where OpenAPI has no references, the reference is replaced by a copy of its target.

The target of each reference is put into the components by its kind: a schema into `schemas`, a
parameter into `parameters`, a path item into `pathItems`, and so on, each target once. Circles of
files thereby become circles of components.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import NamedTuple, cast
from urllib.parse import unquote

from attrs import define, field, frozen

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.locations import Location
from pipeline.fetch.document import as_object
from pipeline.fetch.origins import Origin
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import SECTIONS
from pipeline.normalize.identifiers import identifiers
from pipeline.normalize.references import find, size
from pipeline.normalize.unusual_references import (
    VALUE_LISTS,
    UnusualReference,
    beside,
    unusual_references,
)
from pipeline.normalize.walk import Place, walk_from
from pipeline.reading import find_lines, parse_document

#: Most files, bytes and values that references may add to a document.
MAX_FILES, MAX_BYTES, MAX_VALUES = 10_000, 64 * 2**20, 5_000_000

_SECTIONS = {**SECTIONS, "schema": "schemas"}
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
#: References in a discriminator's mapping; other texts there are names of components.
_REFERENCE = re.compile(r"[^#]*(#.*|/.*|\.(json|ya?ml))", re.IGNORECASE | re.DOTALL)
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@frozen
class Bundle:
    """A document without references to other files.

    Args:
        document: The document.
        files: Content of every file by its path.
        origins: Original locations of values by their pointers in the document; the empty pointer
            is the pointer of the document itself.
        lost: The errors of references that were left as they are, by their texts.
    """

    document: Document
    files: dict[str, bytes]
    origins: dict[str, Location]
    lost: dict[str, PipelineError] = field(factory=dict[str, PipelineError])


class _Target(NamedTuple):
    """The target of a reference: a location in a file, and the expected kind of object."""

    kind: str
    location: Location


class _Use(NamedTuple):
    """A reference with its holder and its key."""

    holder: Document
    key: str
    target: _Target


class _Inside(NamedTuple):
    """A reference inside the document, with the kind of its target as in `UnusualReference`."""

    text: str
    kind: str
    field: str = ""


def bundle(document: Document, data: bytes, origin: Origin, *, may_lose: bool = False) -> Bundle:
    """Move the targets of all external references into the components of a document.

    Args:
        document: The document, which is changed in place.
        data: The text of the document.
        origin: The origin of the document and of the other files.
        may_lose: Leave references that cannot be followed as they are.

    Raises:
        PipelineError: A reference leads to the network, out of the folder of the document, or to
            no value; or a file cannot be read.
    """
    files, values = {origin.path: data}, {origin.path: document}
    bundling = _Bundling(origin, files, values, may_lose)
    bundling.walk(Location(origin.path), "document", document)
    bundling.walk_ahead()
    origins = bundling.settle(document)
    return Bundle(document, bundling.files, origins, bundling.lost)


@define(eq=False)
class _Bundling:
    """The references so far, and their targets."""

    origin: Origin
    files: dict[str, bytes]
    values: dict[str, Json]
    may_lose: bool
    lost: dict[str, PipelineError] = field(init=False, factory=dict[str, PipelineError])
    uses: list[_Use] = field(init=False, factory=list[_Use])
    found: dict[_Target, Json] = field(init=False, factory=dict[_Target, Json])
    ahead: list[_Target] = field(init=False, factory=list[_Target])
    count: int = field(init=False, default=0)
    inside: list[_Inside] = field(init=False, factory=list[_Inside])
    visited: set[int] = field(init=False, factory=set[int])
    copies: dict[str, Location] = field(init=False, factory=dict[str, Location])
    around: list[Location] = field(init=False, factory=list[Location])

    @cached_property
    def named(self) -> set[str]:
        """The references that lead to a schema of the document by its identifier."""
        return {*identifiers(as_object(self.values[self.origin.path]))}

    def walk(self, location: Location, kind: str, value: Json) -> None:
        """Note the references inside a value of a file."""
        self.walk_held(location, kind, {"": value})

    def walk_held(self, location: Location, kind: str, held: dict[str, Json]) -> None:
        """Note the references inside the value under the empty key."""
        walk_from(Place(None, (), held, "", kind), partial(self.visit, location))

    def walk_ahead(self) -> None:
        """Note the references inside all targets, and inside the targets of these references."""
        while self.ahead or self.inside:
            if self.ahead:
                target = self.ahead.pop()
                self.walk(target.location, target.kind, self.found[target])
            else:
                self.walk_inside(self.inside.pop())

    def walk_inside(self, reference: _Inside) -> None:
        """Note the references inside a target in the document where the grammar has no objects."""
        try:
            target = find(self.values[self.origin.path], reference.text, "")
        except PipelineError:
            return  # normalization tells it
        value = target.value
        if id(value) in self.visited:
            return
        self.visited.add(id(value))
        held = {"": {reference.field: value} if reference.field else value}
        self.walk_held(Location(self.origin.path, pointer(*target.tokens)), reference.kind, held)
        target.holder[target.key] = held[""][reference.field] if reference.field else held[""]

    def visit(self, location: Location, place: Place) -> None:
        """Note the references of a value below a location."""
        self.visited.add(id(place.value))
        for holder, key, kind in _references(place):
            at = Location(location.file, location.pointer + place.pointer)
            try:
                target = self.target(holder[key], kind, at)
            except PipelineError as error:
                self.lose(holder, key, at, error)
                continue
            if target is not None:
                self.uses.append(_Use(holder, key, target))
            else:
                self.inside.append(_Inside(str(holder[key]), kind))
        for reference in unusual_references(place):
            if reference.kind in SECTIONS and not reference.field:
                continue  # a usual reference, noted above
            at = Location(location.file, location.pointer + reference.at)
            if reference.text.startswith("#") and at.file == self.origin.path:
                self.inside.append(_Inside(reference.text, reference.kind, reference.field))
            else:
                self.insert(reference, at)

        for name in _value_lists(place):
            self.insert_list(
                place.value, name, Location(location.file, location.pointer + place.pointer)
            )

    def insert_list(self, schema: Document, name: str, at: Location) -> None:
        """Replace a reference in place of a list of values, such as an enum, by a copy of it."""
        text: str = schema[name]["$ref"]
        if text.startswith("#") and at.file == self.origin.path:
            return  # a review reads it
        try:
            source, values = self.end(text, at)
        except PipelineError as error:
            self.lose(schema[name], "$ref", at, error)
            return
        if isinstance(values, list):
            self.add(values, at)
            schema[name] = copy_json(values)
            if at.file == self.origin.path:
                self.copies[f"{at.pointer}/{name}"] = source

    def insert(self, reference: UnusualReference, at: Location) -> None:
        """Replace a reference at a place without references by a copy of its target."""
        try:
            source, value = self.end(reference.text, at)
        except PipelineError as error:
            self.lose(reference.holder[reference.key], "$ref", at, error)
            return
        if source in self.around:
            raise self.error(f"the reference {reference.text!r} leads to itself; remove it", at)
        self.add(value, at)
        held = {"": {reference.field: copy_json(value)} if reference.field else copy_json(value)}
        self.around.append(source)
        self.walk_held(source, reference.kind, held)
        self.around.pop()
        made = held[""][reference.field] if reference.field else held[""]
        reference.holder[reference.key] = beside(reference.holder[reference.key], made)
        if at.file == self.origin.path:
            self.copies[at.pointer] = source

    def lose(self, holder: Document, key: str, at: Location, error: PipelineError) -> None:
        """Leave a reference as it is, as seen from the folder of the document."""
        if not self.may_lose:
            raise error
        path, mark, fragment = str(holder[key]).partition("#")
        if at.file != self.origin.path and not _URL.match(path):
            file = posixpath.join(posixpath.dirname(at.file), path) if path else at.file
            path = posixpath.relpath(file, posixpath.dirname(self.origin.path) or ".")
        holder[key] = f"{path}{mark}{fragment}"
        self.lost[holder[key]] = error

    def target(self, text: str, kind: str, at: Location) -> _Target | None:
        """Return the target of a reference; None for a reference inside the document."""
        if at.file == self.origin.path and (text.startswith("#") or text in self.named):
            return None
        location, value = self.end(text, at)
        target = _Target(kind, location)
        if location.file != self.origin.path and target not in self.found:
            self.take(target, value, at)
        return target

    def end(self, text: str, at: Location) -> tuple[Location, Json]:
        """Return the location and the value that a reference leads to."""
        path, _, fragment = text.partition("#")
        if _URL.match(text):
            message = f"the reference {text!r} is a URL; save what it names and write its path"
            raise self.error(message, at)
        file = self.path(path, at) if path else at.file
        try:
            end = find(self.value(file, at), f"#{fragment}", "") if fragment else None
        except PipelineError as error:
            raise self.error(error.message.replace(f"#{fragment}", text), at) from None
        location = Location(file, pointer(*end.tokens) if end else "")
        return location, end.value if end else self.value(file, at)

    def take(self, target: _Target, value: Json, at: Location) -> None:
        """Copy the target of a reference."""
        self.add(value, at)
        self.found[target] = copy_json(value)
        self.ahead.append(target)

    def add(self, value: Json, at: Location) -> None:
        """Count the values that a reference adds to the document."""
        self.count += size(value)
        if self.count > MAX_VALUES:
            raise self.error(f"the references bring more than {MAX_VALUES:,} values", at)

    def path(self, path: str, at: Location) -> str:
        """Return the path of a file from a relative path in another file."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(at.file), unquote(path)))
        if not (self.origin.anywhere or _is_inside(posixpath.dirname(self.origin.path), file)):
            message = f"the reference to {path!r} leaves the folder of the document"
            raise self.error(f"{message}; give --refs-anywhere to follow it", at)
        return file

    def value(self, file: str, at: Location) -> Json:
        """Return the value of a file; each file is read and parsed once."""
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

    def where(self, location: Location) -> str:
        """Return file and line of a location."""
        lines = find_lines(
            self.files[location.file], self.origin.shown(location.file), [location.pointer]
        )
        return lines.where(location.pointer)

    def error(self, message: str, at: Location) -> PipelineError:
        """Return an error at a location."""
        return PipelineError(message, self.where(at))

    def settle(self, document: Document) -> dict[str, Location]:
        """Put the targets into the components, and update every reference."""
        names = self.names(document)
        places = {
            target: pointer("components", _SECTIONS[target.kind], name)
            for target, name in names.items()
        }
        for target, name in names.items():
            self.section(document, target.kind)[name] = self.found[target]
        for holder, key, target in self.uses:
            holder[key] = f"#{places.get(target, target.location.pointer)}"
        origins = {place: target.location for target, place in places.items()}
        return {"": Location(self.origin.path), **self.copies, **origins}

    def names(self, document: Document) -> dict[_Target, str]:
        """Name the targets, in an order that does not depend on the order of keys or files."""
        names = self.aliases(document)
        for target in sorted(self.found):
            if target not in names:
                section = self.section(document, target.kind)
                names[target] = _free_name(_name(target.location), section)
                section[names[target]] = None
        return names

    def aliases(self, document: Document) -> dict[_Target, str]:
        """Return the names of components that are only a reference to a target."""
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
        """Return the section of the components for a kind; a missing section is added."""
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
    """Yield each reference of a value, with the kind of its target."""
    value = place.value
    if not isinstance(value, dict):
        return
    if place.kind in _SECTIONS and isinstance(value.get("$ref"), str):
        yield value, "$ref", place.kind
    mapping = as_object(value.get("mapping")) if place.kind == "discriminator" else {}
    for key, text in mapping.items():
        if isinstance(text, str) and _REFERENCE.fullmatch(text) and not _URL.match(text):
            yield mapping, key, "schema"


def _value_lists(place: Place) -> list[str]:
    """Return the fields of a schema that have a reference in place of a list of values."""
    schema = place.value if place.kind == "schema" else None
    if not isinstance(schema, dict):
        return []
    fields = {name: schema[name] for name in sorted(VALUE_LISTS & schema.keys())}
    held = {name: given.get("$ref") for name, given in fields.items() if isinstance(given, dict)}
    return [name for name, text in held.items() if isinstance(text, str)]


def _name(location: Location) -> str:
    """Return a name for a location: the last token of the pointer, or the name of the file."""
    last = (
        location.pointer.rpartition("/")[2] or posixpath.basename(location.file).partition(".")[0]
    )
    return _NOT_IN_NAMES.sub("_", last).strip("_") or "Part"


def _free_name(name: str, taken: Document) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{number}"
    return free
