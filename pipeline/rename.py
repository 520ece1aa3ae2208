"""Rename a class or an operation for good; the old name works for one more release."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve

from pipeline.common.errors import PipelineError
from pipeline.common.files import write_atomically
from pipeline.common.locks import run_lock
from pipeline.common.python_names import class_name, is_dotted_name, reserved_part
from pipeline.common.releases import is_reached, is_version, package_version, release_after_next
from pipeline.names.ledger import Ledger, Rename, SchemaEntry, read_ledger
from pipeline.names.taken import TakenNames


def rename_command(
    root: Path, old: str, new: str, until: str | None = None, *, keep: bool = True
) -> str:
    """Rename in the repository's ledger, and return a line about the next steps.

    Args:
        root: The repository.
        old: Name of a class, or dotted id of an operation.
        new: The new name.
        until: Release in which the old name goes. None means the second breaking release from now,
            or no deprecated name at all if no release has had the old name.
        keep: Let the old name work until then.

        Raises:
            PipelineError: The old name does not exist, the new name cannot be given, the release
                is not clear, or another run holds the lock.
    """
    path = root / "openapi" / "names.lock.json"
    with run_lock(root):
        ledger = read_ledger(path)
        provisional = until is None and old in ledger.provisional()
        release = _until(package_version(root), until) if keep and not provisional else None
        write_atomically(path, rename(ledger, old, new, release).to_json())
    kept = f"; the old name warns, and goes in {release}" if release else ""
    kept = "; no release has had the old name, so nothing is left of it" if provisional else kept
    named = "".join(f"; rename it in {name}, too" for name in _overlays_that_name(root, old))
    return f"{old} is now {new}{kept}{named}; run: nox -s regenerate"


def _overlays_that_name(root: Path, operation_id: str) -> list[str]:
    """Return the overlays that set the id of an operation: they override the ledger."""
    line = re.compile(rf"""operationId["']?: *["']?{re.escape(operation_id)}["']?[ ,}}]*$""", re.M)
    paths = sorted((root / "overlays").glob("*.y*ml"))
    return [f"overlays/{p.name}" for p in paths if line.search(p.read_text("utf-8"))]


def _until(version: str, wanted: str | None) -> str:
    if wanted is None and not version:
        raise PipelineError("no version in pyproject.toml; give --until VERSION or --drop")
    if wanted is None:
        return release_after_next(version)
    if not is_version(wanted):
        raise PipelineError(f"{wanted!r} is no version like 0.3.0")
    if version and is_reached(wanted, version):
        raise PipelineError(f"this is {version}, {wanted} is not to come; give a later --until")
    return wanted


def rename(ledger: Ledger, old: str, new: str, until: str | None) -> Ledger:
    """Return a ledger in which a class or an operation has another name.

    Args:
        ledger: The ledger.
        old: Name of a class, or dotted id of an operation.
        new: The new name.
        until: Release in which the old name goes; None to drop it at once.

        Raises:
            PipelineError: The old name does not exist, or the new name cannot be given.
    """
    if old == new:
        raise PipelineError(f"{old} is called so already")
    target = ledger.renamed.all().get(new)
    if target and target.name != old:
        raise PipelineError(
            f"{new} is the old name of {target.name} until {target.until}; choose another name"
        )
    if old in ledger.schemas:
        made = _with_class(ledger, old, new)
        renamed = evolve(made.renamed, schemas=_noted(made.renamed.schemas, old, new, until))
    elif old in ledger.operations.values():
        made = _with_operation(ledger, old, new)
        renamed = evolve(made.renamed, operations=_noted(made.renamed.operations, old, new, until))
    else:
        raise PipelineError(
            f"no class or operation is called {old!r}; look it up in openapi/names.lock.json"
        )
    return evolve(made, renamed=renamed)


def _with_class(ledger: Ledger, old: str, new: str) -> Ledger:
    if new != class_name(new):
        raise PipelineError(f"{new!r} cannot name a class; write {class_name(new)!r}")
    current = {name.lower(): name for name in ledger.schemas if name != old}
    deprecated = {name.lower(): name for name in ledger.renamed.schemas if name != new}
    if other := (current | deprecated).get(new.lower()):
        raise PipelineError(f"a class is called {other} already; choose another name")
    schemas = {new if name == old else name: entry for name, entry in ledger.schemas.items()}
    return evolve(ledger, schemas=schemas)


def _with_operation(ledger: Ledger, old: str, new: str) -> Ledger:
    if not is_dotted_name(new) or reserved_part(new):
        raise PipelineError(f"{new!r} is no name like posts.list; write another")
    taken = TakenNames()
    for key, name in ledger.operations.items():
        if name != old:
            taken.add(name, key)
    for name in ledger.renamed.operations:
        if name != new and taken.free(name):
            taken.add(name, f"the old name {name}")
    if not taken.free(new):
        raise PipelineError(f"{new} cannot stand beside {taken.conflict(new)[0]}; choose another")
    schemas = {name: _moved(entry, old, new) for name, entry in ledger.schemas.items()}
    names = {key: new if name == old else name for key, name in ledger.operations.items()}
    return evolve(ledger, operations=names, schemas=schemas)


def _moved(entry: SchemaEntry, old: str, new: str) -> SchemaEntry:
    """Return a class whose positions begin with the new id of the operation."""
    prefixes = (f"{old}:", f"{old}?")
    at = [new + a[len(old) :] if a.startswith(prefixes) else a for a in entry.at]
    return evolve(entry, at=at)


def _noted(renames: dict[str, Rename], old: str, new: str, until: str | None) -> dict[str, Rename]:
    """Return renames with a further old name.

    Older names that led to it lead to the new name, and the new name itself is deprecated no more.
    """
    made = {
        name: evolve(target, name=new) if target.name == old else target
        for name, target in renames.items()
        if name != new
    }
    return made if until is None else {**made, old: Rename(new, until)}
