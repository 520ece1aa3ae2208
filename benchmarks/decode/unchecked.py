"""Models of a page without any check, the floor for decoders in Python that check values.

For each value, there is a lookup and an assignment, and for each object a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Decoder = Callable[[Mapping[str, Any]], Any]


def unchecked_decoder(sample: Mapping[str, Any]) -> Decoder:
    """Return a decoder of values that have the same properties as a sample.

    Args:
        sample: A JSON object. The first object of a list stands for all.
    """
    names: dict[str, Any] = {"new": object.__new__}
    _define("Page", sample, names)
    decode: Decoder = names["decode_Page"]
    return decode


def _define(name: str, sample: Mapping[str, Any], names: dict[str, Any]) -> None:
    """Define the class of an object, and the function that decodes it."""
    fields = [f"field_{number}" for number in range(len(sample))]
    names[name] = type(name, (), {"__slots__": fields})
    lines = [f"def decode_{name}(source):", f"    model = new({name})"]
    lines += _assignments(name, sample, names)
    exec("\n".join([*lines, "    return model"]), names)  # noqa: S102  (of names made here)


def _assignments(name: str, sample: Mapping[str, Any], names: dict[str, Any]) -> Iterator[str]:
    for number, (key, value) in enumerate(sample.items()):
        inner, looked_up = f"{name}_{number}", f"source[{key!r}]"
        made = looked_up
        if isinstance(value, dict):
            _define(inner, value, names)
            made = f"decode_{inner}({looked_up})"
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            _define(inner, value[0], names)
            made = f"[decode_{inner}(item) for item in {looked_up}]"
        yield f"    model.field_{number} = {made}"
