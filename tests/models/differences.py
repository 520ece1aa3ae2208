"""What two models of one JSON object, of different clients, hold otherwise."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import attrs


def differences(ours: Any, stock: Any, at: str = "$") -> list[str]:
    """Compare our model and the generator's, field by field.

    Where they take an object for different models of a union, only its JSON is compared.
    """
    if attrs.has(type(ours)) and attrs.has(type(stock)):
        if type(ours).__name__ != type(stock).__name__:
            return differences(ours.to_dict(), stock.to_dict(), at)
        return _of_fields(ours, stock, at)
    if isinstance(ours, list) and isinstance(stock, list) and len(ours) == len(stock):
        pairs = enumerate(zip(ours, stock, strict=True))
        return [text for number, (o, s) in pairs for text in differences(o, s, f"{at}[{number}]")]
    if isinstance(ours, dict) and isinstance(stock, dict) and ours.keys() == stock.keys():
        return [text for key in ours for text in differences(ours[key], stock[key], f"{at}.{key}")]
    if type(ours).__name__ == type(stock).__name__ == "Unset":
        return []
    if isinstance(ours, datetime) and isinstance(stock, str):
        # What is only called a date is a text to the generator.
        ours = getattr(ours, "text", ours.isoformat())
    same = ours == stock and _kind(ours) == _kind(stock)
    return [] if same else [f"{at}: {ours!r} and {stock!r}"]


def _of_fields(ours: Any, stock: Any, at: str) -> list[str]:
    """Compare fields of one name; names made of the likes of `_view` are our own."""
    names = {field.name for field in attrs.fields(type(ours))}
    others = {field.name for field in attrs.fields(type(stock))}
    found = [f"{at}: fields {sorted(names ^ others)}"] if len(names) != len(others) else []
    for name in sorted(names & others):
        found += differences(getattr(ours, name), getattr(stock, name), f"{at}.{name}")
    return found


def _kind(value: Any) -> str:
    """Return what both must agree in beside the value: 1 is not true, nor a member of an enum."""
    kinds = (Enum, bool, int | float, date, UUID, str)
    return next((str(kind) for kind in kinds if isinstance(value, kind)), type(value).__name__)
