"""The names ledger, openapi/names.lock.json: which name belongs to what, for good.

Two sections. `operations` maps an operation's key (`GET /v2/access/chats/{}/messages`) to
its dotted id (`chats.messages.list`). `schemas` maps a class name to what identifies the
class: the positions where it stands, its shape, and the Python names of fields whose wire
names do not give one by themselves. The pipeline writes the file; a maintainer may rename
an entry by hand, and the name stays.
"""

from __future__ import annotations

import json
import keyword
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen

from pipeline.documents import canonical_json
from pipeline.errors import PipelineError


@frozen
class SchemaEntry:
    """What identifies one class.

    Args:
        at: Positions where the schema stands (the first few, sorted).
        shape: Digest of its structure, annotations aside.
        fields: Python names of irregular wire names.
    """

    at: tuple[str, ...] = field(converter=tuple[str, ...])
    shape: str
    fields: dict[str, str] = field(factory=dict[str, str])


@frozen
class Ledger:
    """Names given so far."""

    operations: dict[str, str] = field(factory=dict[str, str])
    schemas: dict[str, SchemaEntry] = field(factory=dict[str, SchemaEntry])

    def to_json(self) -> str:
        """Return the ledger as it stands in openapi/names.lock.json."""
        return canonical_json({"version": 1, **asdict(self)})


def read_ledger(path: Path) -> Ledger:
    """Read the ledger; a missing file is an empty one.

    Raises:
        PipelineError: The file is not a names ledger, or two entries conflict.
    """
    if not path.exists():
        return Ledger()
    try:
        return _ledger(json.loads(path.read_text("utf-8"), object_pairs_hook=_unique))
    except PipelineError as error:
        raise PipelineError(error.message, f"{path.parent.name}/{path.name}") from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise PipelineError(
            f"not a names ledger ({error}); restore it from git or delete it to name anew",
            f"{path.parent.name}/{path.name}",
        ) from None


def _ledger(data: Any) -> Ledger:
    schemas = {name: _entry(name, entry) for name, entry in data["schemas"].items()}
    operations = {key: _dotted(key, name) for key, name in data["operations"].items()}
    _refuse_shared_names(operations)
    return Ledger(operations, schemas)


def _entry(name: str, data: Any) -> SchemaEntry:
    _check_identifier(name, name)
    for wire, python in data["fields"].items():
        _check_identifier(python, f"{name}.{wire}")
    return SchemaEntry([str(at) for at in data["at"]], str(data["shape"]), data["fields"])


def _dotted(key: str, name: str) -> str:
    for part in name.split("."):
        _check_identifier(part, key)
    return name


def _check_identifier(name: str, owner: str) -> None:
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise PipelineError(f"{name!r} (of {owner}) is no Python name; write another")


def _refuse_shared_names(operations: dict[str, str]) -> None:
    owners: dict[str, str] = {}
    for key, name in operations.items():
        other = owners.setdefault(name, key)
        if other != key:
            raise PipelineError(
                f"{other} and {key} are both named {name}; give one of them another name"
            )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) < len(pairs):
        twice = next(name for name, _ in pairs if [n for n, _ in pairs].count(name) > 1)
        raise PipelineError(f"{twice!r} stands twice; give one of them another name")
    return names
