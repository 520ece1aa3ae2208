"""What can become of names: operations that come, go and move, and names that people change."""

from __future__ import annotations

from attrs import evolve

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger, Renames
from pipeline.prepare import prepare
from pipeline.rename import rename
from tests.components.building import NUMBER, TEXT, answer, array, obj, parameter
from tests.review.surface.rows import Row, got, operation, path_of


def _at(name: str, operation_id: str, path: str = "") -> Document:
    """Return the path of an operation under a name of its own."""
    made = operation(name, answer(TEXT), operationId=operation_id)
    return {path_of(name) + path: {"get": made}}


def _unnamed(name: str) -> Document:
    """Return a list whose class and method the ledger names, by the path."""
    item = obj(**{f"{name}Id": NUMBER})
    return {path_of(name): {"get": answer(array(item)) | {"tags": ["things"]}}}


def _kept(name: str) -> Row:
    """Return a row that only the ledger changes."""
    return Row(name, _unnamed(name), _unnamed(name))


def _two(name: str, *more: Document) -> Document:
    """Return a resource of two operations, the second with parameters."""
    given = {"parameters": list(more), "operationId": f"{name.replace('-', '_')}.two"}
    second = {f"{path_of(name)}/two": {"get": operation(name, answer(NUMBER), **given)}}
    return _at(name, f"{name.replace('-', '_')}.one") | second


OPERATIONS = (
    Row("gone", got("gone", obj(inside=obj(lost=TEXT))), {}),
    Row("new", {}, got("new", obj(newRow=TEXT))),
    Row("moved", _at("moved", "here.run"), _at("moved", "there.run")),
    Row("method-gone", _two("method-gone", parameter("a")), _at("method-gone", "method_gone.one")),
    Row("method-new", _at("method-new", "method_new.one"), _two("method-new", parameter("b"))),
    Row("renamed", _at("renamed", "renamed.one"), _at("renamed", "renamed.two")),
    Row(
        "method-moved",
        _at("method-moved", "stays.one") | _at("method-moved", "stays.two", "/two"),
        _at("method-moved", "stays.one") | _at("method-moved", "goes.two", "/two"),
    ),
    Row(
        "replaced",
        _at("replaced", "replaced.get_stats", "/in/stats"),
        _at("replaced", "replaced.get_statistics", "/in/statistics"),
    ),
    Row(
        "path-moved",
        _at("path-moved", "path_moved.run", "/old/way"),
        _at("path-moved", "path_moved.run", "/new/way"),
    ),
    Row(
        "class-name",
        _at("class-name", "r_c.run"),
        _at("class-name", "r_c.run") | _at("class-name", "r.c.get", "/two"),
    ),
)
RENAMES = tuple(map(_kept, ("plains", "kepts", "olds", "turned", "turned-kept", "fields")))
ROWS = (*OPERATIONS, *RENAMES)

#: Resources whose names are not in the documents, but in the ledger.
_BY_HAND = ("plains", "kepts", "recents", "turned", "turned_kept", "fields")


def ledgers(old: Document) -> tuple[Ledger, Ledger]:
    """Return the names before the old document, and those that a maintainer made of them."""
    first = prepare(old, (), Ledger()).ledger
    first = rename(first, "Old", "Recent", "0.3.0")
    first = rename(first, "olds.list", "recents.list", "0.3.0")
    made = evolve(first, renamed=Renames())
    made = rename(made, "Plain", "Simple", None)
    made = rename(made, "Kept", "Held", "0.3.0")
    made = rename(made, "turned.list", "turned.all", None)
    made = rename(made, "turned_kept.list", "turned_kept.all", "0.3.0")
    explicit = {k: n for k, n in made.operations.items() if n.partition(".")[0] in _BY_HAND}
    made = evolve(made, operations=explicit)
    field = evolve(made.schemas["Field"], fields={"fieldsId": "own_id"})
    return first, evolve(made, schemas={**made.schemas, "Field": field})
