"""Parameters of an operation compared: by place and name, in the path by position."""

from __future__ import annotations

from pipeline.documents import Document
from pipeline.review.wire.leftovers import leftover_fields
from pipeline.review.wire.pairing import Operation
from pipeline.review.wire.site import Frame, Site, Token
from pipeline.review.wire.values import text

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_CHECKED = (
    "allowEmptyValue",
    "allowReserved",
    "deprecated",
    "explode",
    "in",
    "name",
    "required",
    "schema",
    "style",
)


def compare_parameters(frame: Frame, site: Site, old: Operation, new: Operation) -> None:
    """Compare the parameters of two operations."""
    before, after = _by_place(old), _by_place(new)
    _pair_moved(before, after)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        shown = now or was or {}
        inside = _inside(site, was, now)
        if was is None:
            kind = _added_kind(shown)
            frame.add(kind, inside, path=_path(shown), what=_name(shown), identity=_shape(shown))
        elif now is None:
            kind = "request-parameter-removed"
            frame.add(kind, inside, path=_path(shown), what=_name(shown), identity=_shape(shown))
        else:
            _compare(frame, inside, was, now)


def _by_place(operation: Operation) -> dict[tuple[str, str], Document]:
    """Return the parameters of an operation by place, and name or position."""
    slots = {name: str(index) for index, name in enumerate(operation.slots)}
    found: dict[tuple[str, str], Document] = {}
    for parameter in operation.value.get("parameters", []):
        where, name = parameter["in"], parameter["name"]
        if where == "path":
            name = slots.get(name, name)
        found[where, name.lower() if where == "header" else name] = parameter
    return found


def _pair_moved(
    before: dict[tuple[str, str], Document], after: dict[tuple[str, str], Document]
) -> None:
    """Let a parameter that is sent in another place have one key in both."""
    gone = {key[1].lower(): key for key in sorted(before.keys() - after.keys())}
    for key in sorted(after.keys() - before.keys()):
        old = gone.pop(key[1].lower(), None)
        if old is not None and "path" not in (old[0], key[0]):
            moved = min(old, key)
            before[moved], after[moved] = before.pop(old), after.pop(key)


def _inside(site: Site, was: Document | None, now: Document | None) -> Site:
    tokens: list[tuple[Token, ...] | None] = [
        ("parameters", (given["in"], given["name"])) if given is not None else None
        for given in (was, now)
    ]
    return site.at(steps=(_path(now or was or {}),)).apart(tokens[0], tokens[1])


def _path(parameter: Document) -> str:
    return f"?{parameter['name']}"


def _name(parameter: Document) -> str:
    return f"the {parameter['in']} parameter {parameter['name']}"


def _shape(parameter: Document) -> list[str]:
    kept = {name: value for name, value in parameter.items() if name in _CHECKED}
    return [text(kept)]


def _added_kind(parameter: Document) -> str:
    if parameter["in"] == "path":
        return "new-request-path-parameter"
    required = parameter.get("required") is True
    return f"new-{'required' if required else 'optional'}-request-parameter"


def _compare(frame: Frame, site: Site, was: Document, now: Document) -> None:
    what, path = _name(now), _path(now)
    pairs = (was, now)

    def add(kind: str, keyword: str, before: object = None, after: object = None) -> None:
        inside = site.at(keyword)
        frame.add(kind, inside, path=path, before=before, after=after, what=what)

    if was["name"] != now["name"] and was["in"] == "path":
        add("ofauth-request-path-parameter-renamed", "name", was["name"], now["name"])
    if was["in"] != now["in"]:
        add("ofauth-request-parameter-in-changed", "in", was["in"], now["in"])
    required = [given.get("required") is True for given in pairs]
    if required[0] != required[1]:
        add(f"request-parameter-became-{'required' if required[1] else 'optional'}", "required")
    styles = [given.get("style", _STYLES[given["in"]]) for given in pairs]
    if styles[0] != styles[1] and was["in"] == now["in"]:
        add("ofauth-request-parameter-style-changed", "style", *styles)
    explodes = [given.get("explode", _explodes(given)) for given in pairs]
    if explodes[0] != explodes[1] and styles[0] == styles[1]:
        add("ofauth-request-parameter-explode-changed", "explode", *explodes)
    for keyword, stem in (("allowReserved", "reserved"), ("allowEmptyValue", "empty")):
        flags = [given.get(keyword) is True for given in pairs]
        if flags[0] != flags[1]:
            word = "allowed" if flags[1] else "forbidden"
            add(f"ofauth-request-parameter-{stem}-{word}", keyword)
    frame.compare("Q", site.at("schema"), *map(_schema, pairs), path=(path,))
    leftover_fields(frame, site, was, now, _CHECKED)


def _explodes(parameter: Document) -> bool:
    return bool(parameter.get("style", _STYLES[parameter["in"]]) == "form")


def _schema(parameter: Document) -> Document:
    """Return the schema of a parameter, deprecated if the parameter is."""
    schema: Document = parameter.get("schema", {})
    if parameter.get("deprecated") is True and isinstance(schema, dict):
        return {**schema, "deprecated": True}
    return schema
