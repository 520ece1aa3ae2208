"""Rename a class or an operation, and keep its old name working for one release.

The ledger has the old names under `renamed`, each with what it leads to and the version that
has the new name first. The prepared document has them as extensions, from which the emitters
make the old names, which warn. When the package has a later version, `regenerate` says that
they can go.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from attrs import evolve

from pipeline.documents import Document, Json, operations
from pipeline.errors import PipelineError
from pipeline.files import write_atomically
from pipeline.ledger import Ledger, Rename, Renames, SchemaEntry, read_ledger
from pipeline.names import class_name, is_dotted_name, reserved_part
from pipeline.operations.taken import Taken
from pipeline.report import Finding, Report

#: Extensions of the prepared document: old names of a schema, old ids of an operation.
FORMER_NAMES, FORMER_IDS = "x-former-names", "x-former-ids"


def rename_command(root: Path, old: str, new: str, *, keep: bool = True) -> str:
    """Rename in the repository's ledger, and return what to do next.

    Args:
        root: The repository.
        old: Name of a class, or dotted id of an operation.
        new: What it is to be called.
        keep: Let the old name work for one release.

    Raises:
        PipelineError: There is no such name, or the new one cannot be given.
    """
    path = root / "openapi" / "names.lock.json"
    ledger = read_ledger(path)
    made = rename(ledger, old, new, version(root) if keep else None)
    write_atomically(path, made.to_json())
    read_ledger(path)
    kept = "; the old name warns for one release" if keep else ""
    return f"{old} is now {new}{kept}; run: nox -s regenerate"


def version(root: Path) -> str:
    """Return the version of the repository's package; empty where there is none."""
    path = root / "pyproject.toml"
    if not path.is_file():
        return ""
    try:
        project = tomllib.loads(path.read_text("utf-8")).get("project", {})
    except ValueError as error:
        raise PipelineError(f"is no TOML ({error})", str(path)) from error
    return str(project.get("version", ""))


def rename(ledger: Ledger, old: str, new: str, since: str | None) -> Ledger:
    """Return a ledger in which something has another name.

    Args:
        ledger: The ledger.
        old: Name of a class, or dotted id of an operation.
        new: What it is to be called.
        since: The version that has the new name first; None to let the old name go at once.

    Raises:
        PipelineError: There is no such name, or the new one cannot be given.
    """
    if old in ledger.schemas:
        made = _with_class(ledger, old, new)
        renamed = evolve(made.renamed, schemas=_noted(made.renamed.schemas, old, new, since))
    elif old in ledger.operations.values():
        made = _with_operation(ledger, old, new)
        renamed = evolve(made.renamed, operations=_noted(made.renamed.operations, old, new, since))
    else:
        raise PipelineError(
            f"no class or operation is called {old!r}; look it up in openapi/names.lock.json"
        )
    return evolve(made, renamed=renamed)


def _with_class(ledger: Ledger, old: str, new: str) -> Ledger:
    if new != class_name(new):
        raise PipelineError(f"{new!r} cannot name a class; write {class_name(new)!r}")
    taken = {name.lower(): name for name in ledger.schemas if name != old}
    if other := taken.get(new.lower()):
        raise PipelineError(f"a class is called {other} already; choose another name")
    schemas = {new if name == old else name: entry for name, entry in ledger.schemas.items()}
    return evolve(ledger, schemas=schemas)


def _with_operation(ledger: Ledger, old: str, new: str) -> Ledger:
    if not is_dotted_name(new) or reserved_part(new):
        raise PipelineError(f"{new!r} is no name like posts.list; write another")
    taken = Taken()
    for key, name in ledger.operations.items():
        if name != old:
            taken.add(name, key)
    if not taken.free(new):
        raise PipelineError(f"{new} cannot stand beside {taken.conflict(new)[0]}; choose another")
    schemas = {name: _moved(entry, old, new) for name, entry in ledger.schemas.items()}
    names = {key: new if name == old else name for key, name in ledger.operations.items()}
    return evolve(ledger, operations=names, schemas=schemas)


def _moved(entry: SchemaEntry, old: str, new: str) -> SchemaEntry:
    """Let a class stand in the operation under its new name."""
    prefixes = (f"{old}:", f"{old}?")
    at = [new + a[len(old) :] if a.startswith(prefixes) else a for a in entry.at]
    return evolve(entry, at=at)


def _noted(renames: dict[str, Rename], old: str, new: str, since: str | None) -> dict[str, Rename]:
    """Note an old name; older ones lead on to the new one, and that is no old one any more."""
    made = {
        name: evolve(one, name=new) if one.name == old else one
        for name, one in renames.items()
        if name != new
    }
    return made if since is None else {**made, old: Rename(new, since)}


def keep_old_names(document: Document, ledger: Ledger) -> tuple[Document, list[Report]]:
    """Write the old names that still work into a prepared document.

    Args:
        document: A document whose operations and components are named.
        ledger: Its names.

    Returns:
        The document, and a report where the ledger has old names.
    """
    renamed = ledger.renamed
    if not renamed.all():
        return document, []
    ids = _usable_ids(document, renamed)
    schemas: dict[str, Json] = document["components"]["schemas"]
    names = {old: one.name for old, one in renamed.schemas.items() if one.name in schemas}
    components = {**document["components"], "schemas": _with_old(schemas, FORMER_NAMES, names)}
    made = {**document, "components": components, "paths": _with_old_ids(document, ids)}
    kept = [Finding("old names kept")] * (len(ids) + len(names))
    lost = sorted(renamed.all().keys() - ids.keys() - names.keys())
    return made, [Report("renamed", kept, [_lost(old, renamed.all()[old]) for old in lost])]


def _usable_ids(document: Document, renamed: Renames) -> dict[str, str]:
    """Return what old ids lead to, without those that something else has made impossible."""
    taken, known = Taken(), set[str]()
    for path, method, operation in operations(document):
        taken.add(operation["operationId"], f"{method.upper()} {path}")
        known.add(operation["operationId"])
    return {
        old: one.name
        for old, one in renamed.operations.items()
        if one.name in known and taken.free(old)
    }


def _lost(old: str, rename: Rename) -> str:
    return (
        f"{old} cannot go on as the old name of {rename.name}: that is gone, or something else "
        "is in its place; take it out of renamed in openapi/names.lock.json"
    )


def _with_old(named: dict[str, Json], extension: str, names: dict[str, str]) -> dict[str, Json]:
    made = dict(named)
    for old, name in sorted(names.items()):
        made[name] = {**made[name], extension: [*made[name].get(extension, []), old]}
    return made


def _with_old_ids(document: Document, ids: dict[str, str]) -> Document:
    paths: Document = {path: dict(item) for path, item in document["paths"].items()}
    for path, method, operation in operations(document):
        old = sorted(old for old, name in ids.items() if name == operation["operationId"])
        if old:
            paths[path][method] = {**operation, FORMER_IDS: old}
    return paths


def outlived(root: Path) -> list[str]:
    """Return lines that say which old names have had the release that they were kept for."""
    renames = read_ledger(root / "openapi" / "names.lock.json").renamed.all()
    now = version(root) if renames else ""
    over = {old: one for old, one in renames.items() if one.since and one.since != now}
    notices = [
        f"{old} is {one.name} since {one.since}, and this is {now}: take it out of renamed in "
        "openapi/names.lock.json"
        for old, one in sorted(over.items())
    ]
    return Report("renamed", (), notices, "old names can go").lines() if notices else []
