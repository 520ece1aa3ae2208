"""What can become of models, their fields, and enums."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from tests.components.building import NUMBER, TEXT, answer, array, enum, obj
from tests.review.surface.rows import Row, both, marked, operation, or_null, path_of, read, sent

FLAG: Document = {"type": "boolean"}
REAL: Document = {"type": "number"}
DATE: Document = {"type": "string", "format": "date-time"}


def _varied(*pairs: tuple[str, str]) -> Document:
    """Return an enum whose members are named by the document."""
    return enum(*(value for _, value in pairs), **{"x-enum-varnames": [name for name, _ in pairs]})


def _person(*more: str) -> Document:
    names = (*"id name mail phone city street birthday".split(), *more)
    return obj("id", **dict.fromkeys(names, TEXT))


def _account(*more: str) -> Document:
    names = (*"iban bic owner bank country opened".split(), *more)
    return obj("iban", **dict.fromkeys(names, TEXT))


def _component(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def _map(values: Json) -> Document:
    return {"type": "object", "additionalProperties": values}


def _field(name: str, old: Json, new: Json) -> tuple[Row, Row]:
    """Return two rows about an optional field."""
    return both(f"field-{name}", obj(x=old), obj(x=new))


def _like(name: str, other: str, x: Json) -> Document:
    """Return the path of an operation that answers with the class of another row."""
    names = "id name mail phone city".split()
    schema = obj(**dict.fromkeys(names, TEXT), **({"x": x} if x else {}))
    return {path_of(name): {"get": operation(name, answer(marked(other, schema)))}}


FIELDS = (
    *both("field-added", obj(a=TEXT), obj(a=TEXT, x=TEXT)),
    *both("field-added-required", obj(a=TEXT), obj("x", a=TEXT, x=TEXT)),
    *both("field-removed", obj(a=TEXT, x=TEXT), obj(a=TEXT)),
    *both("field-optional", obj("x", a=TEXT, x=TEXT), obj(a=TEXT, x=TEXT)),
    *both("field-required", obj(a=TEXT, x=TEXT), obj("x", a=TEXT, x=TEXT)),
    *_field("nullable", TEXT, or_null(TEXT)),
    *_field("not-nullable", or_null(TEXT), TEXT),
    *_field("widened", NUMBER, REAL),
    *_field("narrowed", REAL, NUMBER),
    *_field("union-widened", TEXT, {"anyOf": [TEXT, FLAG]}),
    *_field("union-narrowed", {"anyOf": [TEXT, FLAG]}, TEXT),
    *_field("items-widened", array(NUMBER), array(REAL)),
    *_field("changed", TEXT, FLAG),
    *_field("date", TEXT, DATE),
    *_field("unknown", TEXT, {}),
    *_field("deprecated", TEXT, {**TEXT, "deprecated": True}),
    *_field("described", TEXT, {**TEXT, "description": "What it is.", "maxLength": 9}),
    read(
        "several",
        obj(a=TEXT, x=TEXT, y=TEXT),
        obj("x", a=NUMBER, x=TEXT, y={**TEXT, "deprecated": True}),
    ),
    read("values-changed", _map(TEXT), _map(NUMBER)),
)
ENUMS = (
    read("member-added", obj(x=enum("a1", "a2")), obj(x=enum("a1", "a2", "a3"))),
    sent("member-added", obj(x=enum("b1", "b2")), obj(x=enum("b1", "b2", "b3"))),
    read("members", obj(x=enum("n1", "n2")), obj(x=enum("n1", "n3"))),
    read("member-removed", obj(x=enum("c1", "c2", "c3")), obj(x=enum("c1", "c2"))),
    sent("member-removed", obj(x=enum("d1", "d2", "d3")), obj(x=enum("d1", "d2"))),
    read(
        "member-renamed",
        obj(x=_varied(("RED", "e1"), ("BLUE", "e2"))),
        obj(x=_varied(("RED", "e1"), ("AZURE", "e2"))),
    ),
    read(
        "value-changed",
        obj(x=_varied(("RED", "f1"), ("BLUE", "f2"))),
        obj(x=_varied(("RED", "f1"), ("BLUE", "f3"))),
    ),
    read("base-changed", obj(x=enum("g1", "g2")), obj(x={"type": "integer", "enum": [1, 2]})),
    read("enum-opened", obj(x=enum("h1", "h2")), obj(x=TEXT)),
    sent("enum-opened", obj(x=enum("i1", "i2")), obj(x=TEXT)),
    read("enum-closed", obj(x=TEXT), obj(x=enum("j1", "j2"))),
    sent("enum-closed", obj(x=TEXT), obj(x=enum("k1", "k2"))),
)
CLASSES = (
    read("class-added", obj(a=TEXT), obj(a=TEXT, fresh=obj(comes=NUMBER))),
    read("class-removed", obj(a=TEXT, stale=obj(goes=NUMBER)), obj(a=TEXT)),
    read(
        "class-replaced",
        obj(a=obj(spot=obj(was=NUMBER))),
        obj(b=obj(spot=obj(now=NUMBER))),
    ),
    read("kind-changed", obj(x=enum("l1", "l2")), obj(x=obj(model=TEXT))),
    read(
        "class-split",
        obj(me=_person(), friend=_person()),
        obj(me=_person(), friend=_person("since")),
    ),
    read(
        "class-merged",
        obj(ours=_component("OurAccount"), theirs=_component("TheirAccount")),
        obj(ours=_component("OurAccount"), theirs=_component("OurAccount")),
    ),
)
SHARED = (
    Row("shared", _like("shared", "shared", TEXT), _like("shared", "shared", NUMBER)),
    Row("shared-anew", {}, _like("shared-anew", "shared", NUMBER)),
    Row("parted", _like("parted", "parted", TEXT), _like("parted", "parted", NUMBER)),
    Row("parted-so", _like("parted-so", "parted", TEXT), _like("parted-so", "parted", None)),
)
ROWS = (*FIELDS, *ENUMS, *CLASSES, *SHARED)


def components(*, old: bool) -> Document:
    """Return the components of one side that rows refer to."""
    given = {"OurAccount": _account()}
    return given | {"TheirAccount": _account("vat")} if old else given
