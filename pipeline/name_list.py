"""The names of methods and classes, for people to review: python -m pipeline names.

A line has a method with its result, or a class with the places of its use. Every line is complete
in itself, so that `grep` is enough to find a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from pathlib import Path

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.common.files import write_atomically
from pipeline.common.locks import run_lock
from pipeline.common.schemas import STRUCTURE, map_document, map_subschemas, referenced
from pipeline.common.text import counted, shortened_list
from pipeline.names.ledger import Ledger, parse_ledger, read_ledger
from pipeline.reading import read_document
from pipeline.resources.operation_table import signature
from pipeline.resources.records import Method
from pipeline.resources.tree import resource_tree
from pipeline.review.sources.git import Repository

#: The revision below the uncommitted changes.
HEAD = "HEAD"

_LEDGER = "openapi/names.lock.json"
#: Places of a class that are shown.
_MOST_PLACES = 3
_PROVISIONAL, _RELEASED = "* ", "  "


def list_names(root: Path, since: str | None = None) -> list[str]:
    """Return the names of the prepared document as lines of text.

    Args:
        root: The repository.
        since: A git revision whose names are left out; None for all names. Without git, or
            without a commit, `HEAD` means that the provisional names are listed.

    Raises:
        PipelineError: A file is missing or cannot be used, or git does not know the revision.
    """
    prepared = read_document(root / "openapi" / "openapi.json")
    ledger = read_ledger(root / _LEDGER)
    shown, notes = _shown(root, ledger, since)
    if not shown:
        return [*notes, f"no new names since {since}" if since else "no names"]
    return [
        *notes,
        *_section("methods", _methods(prepared, shown), ledger.provisional()),
        *_section("classes", _classes(prepared, shown), ledger.provisional()),
    ]


def _shown(root: Path, ledger: Ledger, since: str | None) -> tuple[Set[str], list[str]]:
    """Return the names to list, and a line that says why, if other names were asked for."""
    if since is None:
        return ledger.names(), []
    try:
        return ledger.names() - _names_at(root, since), []
    except PipelineError as error:
        if since != HEAD:
            raise
        return ledger.provisional(), [f"all provisional names, because {error.message}"]


def settle_names(root: Path) -> str:
    """Note in the ledger that a release has all current names.

    Args:
        root: The repository.

        Returns:
            A line for people: how many names have settled, and the next command.

        Raises:
            PipelineError: The ledger cannot be used, or another run holds the lock.
    """
    path = root / _LEDGER
    with run_lock(root):
        ledger = read_ledger(path)
        count = len(ledger.provisional())
        if not count:
            return "no name is provisional"
        settled = evolve(ledger, released=frozenset(ledger.names()))
        write_atomically(path, settled.to_json())
    return f"{counted(count, 'name is', 'names are')} provisional no more; run: nox -s regenerate"


def _names_at(root: Path, revision: str) -> set[str]:
    """Return the names of a git revision; a revision without a ledger has none."""
    repository = Repository(root)
    path = f"{repository.prefix()}{_LEDGER}"
    commit = repository.commit(revision)
    if commit is None:
        raise PipelineError(f"git knows no revision {revision!r}; name a commit, branch or tag")
    if not repository.files(commit, path):
        return set()
    where = f"{revision}:{path}"
    return parse_ledger(repository.read(commit, path, where), where).names()


def _methods(prepared: Document, shown: Set[str]) -> dict[str, tuple[str, str]]:
    """Return calls of the methods and the types of their results, by operation id."""
    return {
        method.id: (f"client.{signature(path, method)}", _returned(method))
        for path, method in resource_tree(prepared).calls()
        if method.id in shown and not method.deprecated_id
    }


def _returned(method: Method) -> str:
    return f"Page[{method.paging.item}]" if method.paging else method.result.annotation


def _classes(prepared: Document, shown: Set[str]) -> dict[str, tuple[str, str]]:
    """Return the names of classes and the places that use them, by name."""
    places = _places(prepared)
    return {name: (name, _some(places[name])) for name in sorted(places.keys() & shown)}


def _places(prepared: Document) -> dict[str, list[str]]:
    """Return the places that refer to each component: operations first, then other components."""
    places: dict[str, list[str]] = defaultdict(list)

    def note(schema: Json, at: tuple[str, ...]) -> Json:
        if name := referenced(schema):
            places[name].append(_place(at))
        return map_subschemas(schema, at, note)

    map_document(prepared, note)
    return {name: places[name] for name in prepared["components"]["schemas"]}


def _place(at: tuple[str, ...]) -> str:
    """Write a place: `chats.list(order)`, `chats.list() 404`, `ChatPage.list[]`."""
    owner, where, *inside = at
    if owner == "#":
        return _joined(where, inside)
    if where.startswith("?"):
        return _joined(f"{owner}({where[1:]})", inside)
    if where == "request":
        return _joined(f"{owner}(body)", inside)
    status = "" if where.startswith("2") else f" {where}"
    return _joined(f"{owner}(){status}", inside)


def _joined(start: str, steps: Iterable[str]) -> str:
    for step in steps:
        if not step.startswith(STRUCTURE):
            start += f".{step}"
        elif step in ("[]", "{}"):
            start += step
    return start


def _some(places: list[str]) -> str:
    return shortened_list(list(dict.fromkeys(places)), _MOST_PLACES) or "nowhere"


def _section(title: str, entries: dict[str, tuple[str, str]], provisional: Set[str]) -> list[str]:
    """Return a heading and a line for each entry, in two columns."""
    if not entries:
        return []
    count = len(provisional & entries.keys())
    width = max(len(left) for left, _ in entries.values())
    lines = [
        f"{_PROVISIONAL if name in provisional else _RELEASED}{left:<{width}}  {right}"
        for name, (left, right) in entries.items()
    ]
    return [f"{title}: {len(entries)}, provisional (*): {count}", *lines]
