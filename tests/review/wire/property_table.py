"""Pairs of objects, one for each kind of check of a property and for its mirror."""

from __future__ import annotations

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.review.changes import Level

_LEVELS = {"E": Level.ERR, "W": Level.WARN, "I": Level.INFO}
_TEXT = {"type": "string"}


@frozen
class Row:
    """A pair of objects whose property `name` differs.

    Args:
        kind: Kind of the check.
        levels: How bad it is for senders, and for readers.
        ids: Id of the check in requests, and in responses.
        old: The old object.
        new: The new object.
        before: The old value of the change.
        after: The new value of the change.
    """

    kind: str
    levels: tuple[Level, Level]
    ids: tuple[str, str]
    old: Json
    new: Json
    before: Json = None
    after: Json = None


def _row(kind: str, levels: str, ids: str, old: Json, new: Json, *told: Json) -> Row:
    one, other = (_LEVELS[letter] for letter in levels)
    request, response = ids.split()
    return Row(kind, (one, other), (request, response), old, new, *told)


def _object(name: Json = None, *, required: bool = False) -> Json:
    """Return an object with a property `other`, and with a property `name`, if it is given."""
    properties = {"other": _TEXT} | ({"name": name} if name else {})
    return {"type": "object", "properties": properties} | (
        {"required": ["name"]} if required else {}
    )


_BARE = _object()
_OPTIONAL, _REQUIRED = _object(_TEXT), _object(_TEXT, required=True)
_FILLED = _object({**_TEXT, "default": "a"})
_FILLED_REQUIRED = _object({**_TEXT, "default": "a"}, required=True)


def _access(word: str, keyword: str, levels: dict[str, str]) -> list[Row]:
    """Return the rows of a property that is for one direction alone."""
    rows: list[Row] = []
    for kind, required in (("required", True), ("optional", False)):
        plain = _object(_TEXT, required=required)
        marked = _object({**_TEXT, keyword: True}, required=required)
        for turn, old, new in (("", plain, marked), ("not-", marked, plain)):
            stem = f"{kind}-property-became-{turn}{word}"
            ids = f"request-{stem} response-{stem}"
            rows.append(_row(stem, levels[f"{kind} {turn}".strip()], ids, old, new))
    return rows


ROWS = [
    _row(
        "required-property-added",
        "EI",
        "new-required-request-property response-required-property-added",
        _BARE,
        _REQUIRED,
        None,
        "string",
    ),
    _row(
        "required-property-with-default-added",
        "EI",
        "new-required-request-property-with-default response-required-property-added",
        _BARE,
        _FILLED_REQUIRED,
        None,
        "string",
    ),
    _row(
        "optional-property-added",
        "II",
        "new-optional-request-property response-optional-property-added",
        _BARE,
        _OPTIONAL,
        None,
        "string",
    ),
    _row(
        "required-property-removed",
        "WE",
        "request-property-removed response-required-property-removed",
        _REQUIRED,
        _BARE,
        "string",
        None,
    ),
    _row(
        "optional-property-removed",
        "WW",
        "request-property-removed response-optional-property-removed",
        _OPTIONAL,
        _BARE,
        "string",
        None,
    ),
    _row(
        "required-closed-property-removed",
        "EE",
        "ofauth-request-closed-property-removed response-required-property-removed",
        {**_REQUIRED, "additionalProperties": False},
        {**_BARE, "additionalProperties": False},
        "string",
        None,
    ),
    _row(
        "optional-closed-property-removed",
        "EW",
        "ofauth-request-closed-property-removed response-optional-property-removed",
        {**_OPTIONAL, "additionalProperties": False},
        {**_BARE, "additionalProperties": False},
        "string",
        None,
    ),
    _row(
        "became-required",
        "EI",
        "request-property-became-required response-property-became-required",
        _OPTIONAL,
        _REQUIRED,
    ),
    _row(
        "became-required-with-default",
        "EI",
        "request-property-became-required-with-default response-property-became-required",
        _FILLED,
        _FILLED_REQUIRED,
    ),
    _row(
        "became-optional",
        "IE",
        "request-property-became-optional response-property-became-optional",
        _REQUIRED,
        _OPTIONAL,
    ),
    *_access(
        "read-only",
        "readOnly",
        {"required": "WI", "required not-": "EI", "optional": "WI", "optional not-": "II"},
    ),
    *_access(
        "write-only",
        "writeOnly",
        {"required": "IE", "required not-": "II", "optional": "IW", "optional not-": "II"},
    ),
]
