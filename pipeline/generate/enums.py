"""Names of enum members, made of their values."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.common.python_names import snake_case, spelled_out


def member_names(schema: Document) -> list[str]:
    """Return a unique member name for every value of an enum, in the order of the values.

    The document's own `x-enum-varnames` are taken where there is one per value.
    """
    values: list[Json] = schema["enum"]
    given = schema.get("x-enum-varnames")
    if isinstance(given, list) and len(given) == len(values):
        wishes = [_upper(str(name)) or _wish(v) for name, v in zip(given, values, strict=True)]
    else:
        wishes = [_wish(value) for value in values]
    names: list[str] = []
    for wish, value in zip(wishes, values, strict=True):
        names.append(_unique(wish, str(value), wishes, names))
    return names


def _wish(value: Json) -> str:
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    return _upper(value) or ("EMPTY" if not value else _upper(spelled_out(value)))


def _upper(text: str) -> str:
    name = snake_case(text).upper()
    return f"VALUE_{name}" if name[:1].isdigit() else name


def _unique(wish: str, text: str, wishes: list[str], names: list[str]) -> str:
    if wishes.count(wish) == 1 and wish not in names:
        return wish
    spelled = wish if wish == text.upper() == text else _upper(spelled_out(text))
    number, name = 2, spelled
    while name in names:
        name, number = f"{spelled}_{number}", number + 1
    return name
