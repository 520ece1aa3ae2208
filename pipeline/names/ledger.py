"""The names ledger, openapi/names.lock.json: names of operations and classes, for good.

- `operations` maps an operation's key (`GET /v2/access/chats/{}/messages`) to its dotted id
  (`chats.messages.list`).
- `arguments` maps the same key to the Python names of the parameters in the path, in their order.
- `schemas` maps a class name to the features of the class: its positions in the document, its
  shape, and the Python names of fields whose wire names are no Python names.
- `renamed` lists the deprecated names of classes and operations, as in
  `{"schemas": {"ChatUser": {"name": "User", "until": "0.3.0"}}}`. `pipeline.rename` adds them, and
  `pipeline.names.deprecated` drops them.
- `released` lists the names that a release has had, from the first release on. All other names
  are provisional: a rename leaves no deprecated name.

The pipeline writes the file. A maintainer may change a name by hand, and the pipeline keeps it.
"""

from __future__ import annotations

from pathlib import Path

from attrs import asdict, field, frozen

from pipeline.common.documents import Document, Json, canonical_json
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import class_name, field_name, is_dotted_name, reserved_part
from pipeline.common.releases import is_version
from pipeline.reading import parse_document, read_bytes

_VERSION = 1
_KINDS: dict[type, str] = {dict: "an object", list: "a list", str: "text"}
_NO_LEDGER = "not a names ledger"
_REMEDY = "restore it from git, or delete it to name anew"


@frozen
class SchemaEntry:
    """The features by which a later run recognises a class.

    Args:
        at: Positions of the schema (the first few, sorted).
        shape: Digest of its structure, annotations aside.
        fields: Python names of irregular wire names.
    """

    at: tuple[str, ...] = field(converter=tuple[str, ...])
    shape: str
    fields: dict[str, str] = field(factory=dict[str, str])


@frozen
class Rename:
    """The target of a deprecated name.

    Args:
        name: The current name.
        until: Release in which the deprecated name goes.
    """

    name: str
    until: str


@frozen
class Renames:
    """The deprecated names, with their targets."""

    operations: dict[str, Rename] = field(factory=dict[str, Rename])
    schemas: dict[str, Rename] = field(factory=dict[str, Rename])

    def all(self) -> dict[str, Rename]:
        """Return both kinds; they do not collide, as only ids of operations have a dot."""
        return {**self.operations, **self.schemas}


@frozen
class Ledger:
    """Current names, deprecated names, and names that a release has had."""

    operations: dict[str, str] = field(factory=dict[str, str])
    schemas: dict[str, SchemaEntry] = field(factory=dict[str, SchemaEntry])
    renamed: Renames = Renames()
    released: frozenset[str] = frozenset()
    arguments: dict[str, list[str]] = field(factory=dict[str, list[str]])

    def names(self) -> set[str]:
        """Return the ids of operations and the names of classes; only ids have a dot."""
        return {*self.operations.values(), *self.schemas}

    def provisional(self) -> set[str]:
        """Return the names that no release has had yet."""
        return self.names() - self.released

    def to_json(self) -> str:
        """Return the ledger as it stands in openapi/names.lock.json."""
        sections = asdict(self)
        if not self.renamed.all():
            del sections["renamed"]
        released = sections.pop("released")
        if released:
            sections["released"] = sorted(released)
        return canonical_json({"version": _VERSION, **sections})


def read_ledger(path: Path) -> Ledger:
    """Read the ledger; a missing file is an empty ledger.

    Raises:
        PipelineError: The file is not a names ledger, or has invalid names.
    """
    if not path.exists():
        return Ledger()
    try:
        text = read_bytes(path)
    except PipelineError as error:
        raise _no_ledger(error) from None
    return parse_ledger(text, "/".join(path.parts[-2:]))


def parse_ledger(text: bytes, where: str) -> Ledger:
    """Read the content of a ledger.

    Args:
        text: JSON.
        where: Name of the file for messages.

    Raises:
        PipelineError: The text is not a names ledger, or has invalid names.
    """
    try:
        data = parse_document(text, where)
    except PipelineError as error:
        raise _no_ledger(error) from None
    try:
        return _ledger(data)
    except PipelineError as error:
        raise PipelineError(error.message, where) from None


def _no_ledger(error: PipelineError) -> PipelineError:
    return PipelineError(f"{_NO_LEDGER} ({error.message}); {_REMEDY}", error.where)


def _ledger(data: Json) -> Ledger:
    parts = _typed(data, dict, "the file")
    if parts.get("version", _VERSION) != _VERSION:
        raise PipelineError(f"{_NO_LEDGER} (its version is not {_VERSION}); {_REMEDY}")
    operations = _typed(parts.get("operations"), dict, "operations")
    schemas = _typed(parts.get("schemas"), dict, "schemas")
    names = {key: _operation_name(key, name) for key, name in operations.items()}
    _refuse_shared_names(names)
    _refuse_equal_names(list(schemas))
    entries = {name: _entry(name, entry) for name, entry in schemas.items()}
    renames = _renames(parts.get("renamed", {}), {*names.values(), *entries})
    released = _released(parts.get("released", []))
    return Ledger(names, entries, renames, released, _arguments(parts.get("arguments", {})))


def _arguments(data: Json) -> dict[str, list[str]]:
    """Read the names of arguments, each of which must be a valid Python name."""
    made: dict[str, list[str]] = {}
    for key, given in _typed(data, dict, "arguments").items():
        names = [_typed(name, str, f"an argument of {key}") for name in _typed(given, list, key)]
        for name in names:
            if field_name(name) != name or names.count(name) > 1:
                raise PipelineError(f"{name!r} (arguments of {key}) cannot name an argument")
        made[key] = names
    return made


def _operation_name(key: str, name: Json) -> str:
    if not is_dotted_name(_typed(name, str, key)):
        raise PipelineError(f"{name!r} ({key}) is no name like posts.list; write another")
    if word := reserved_part(name):
        raise PipelineError(f"{name!r} ({key}) has a Python keyword in it; write {word}_")
    return str(name)


def _entry(name: str, data: Json) -> SchemaEntry:
    if name != class_name(name):
        raise PipelineError(f"{name!r} cannot name a class; write {class_name(name)!r}")
    entry = _typed(data, dict, name)
    at = _typed(entry.get("at"), list, f"at of {name}")
    fields = _typed(entry.get("fields"), dict, f"fields of {name}")
    _check_fields(name, fields)
    return SchemaEntry([str(place) for place in at], str(entry.get("shape", "")), fields)


def _renames(data: Json, taken: set[str]) -> Renames:
    """Read the deprecated names; no current name may be among them."""
    parts = _typed(data, dict, "renamed")
    sections = {kind: parts.get(kind, {}) for kind in ("operations", "schemas")}
    for kind, section in sections.items():
        for old, entry in _typed(section, dict, f"renamed.{kind}").items():
            _check_renamed(kind, old, _typed(entry, dict, f"renamed.{kind}.{old}"))
            if old in taken:
                raise PipelineError(
                    f"{old!r} is in use again; take it out of renamed, or name the other anew"
                )
    return Renames(
        **{
            kind: {old: Rename(entry["name"], entry["until"]) for old, entry in made.items()}
            for kind, made in sections.items()
        }
    )


def _check_renamed(kind: str, old: str, entry: Document) -> None:
    new = _typed(entry.get("name"), str, f"name of renamed.{kind}.{old}")
    until = _typed(entry.get("until"), str, f"until of renamed.{kind}.{old}")
    if not is_version(until):
        raise PipelineError(f"{until!r} (until of {old}) is no version like 0.3.0")
    for name in (old, new):
        if kind == "operations":
            _operation_name("renamed", name)
        elif name != class_name(name):
            raise PipelineError(f"{name!r} cannot name a class; write {class_name(name)!r}")


def _released(data: Json) -> frozenset[str]:
    names = _typed(data, list, "released")
    return frozenset(_typed(name, str, "a name in released") for name in names)


def _refuse_shared_names(operations: dict[str, str]) -> None:
    owners: dict[str, str] = {}
    for key, name in operations.items():
        other = owners.setdefault(name, key)
        if other != key:
            raise PipelineError(
                f"{other} and {key} are both named {name}; give one of them another name"
            )


def _refuse_equal_names(names: list[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(name.lower(), name)
        if other != name:
            raise PipelineError(f"{other!r} and {name!r} differ in case only; rename one of them")


def _check_fields(owner: str, fields: dict[str, Json]) -> None:
    wires: dict[str, str] = {}
    for wire, python in fields.items():
        proper = field_name(_typed(python, str, f"{owner}.{wire}"))
        if python != proper:
            raise PipelineError(
                f"{python!r} ({owner}.{wire}) cannot name a field; write {proper!r}"
            )
        other = wires.setdefault(python, wire)
        if other != wire:
            raise PipelineError(
                f"{other!r} and {wire!r} of {owner} are both named {python}; rename one of them"
            )


def _typed(value: Json, kind: type, what: str) -> Json:
    if not isinstance(value, kind):
        raise PipelineError(f"{_NO_LEDGER} ({what} is not {_KINDS[kind]}); {_REMEDY}")
    return value
