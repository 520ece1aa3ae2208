"""The imports of a model: only what its module uses, and in the order in which ruff sorts them.

Ruff corrects whatever is wrong here, but for thousands of unused names it takes longer than for
everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: The most characters in a line of generated code.
_WIDTH = 100
_STANDARD = (
    ("datetime", ()),
    ("collections.abc", ("Mapping",)),
    ("typing", ("TYPE_CHECKING", "Any", "BinaryIO")),
    ("uuid", ("UUID",)),
)
_ATTRS = ["from attrs import define", "from attrs import field as _field"]
_CODEC = tuple(
    "UNSET ApiModel Drift EncodingWork File Unset Variants bind day decoded_extras decoded_items "
    "decoded_lists decoded_model decoded_models decoded_scalars encode encoded_models "
    "encoded_moment identifier is_one_of kind_of midnight moment new".split()
)
_WORD = re.compile(r"\w+")


def import_lines(body: str, neighbours: Iterable[tuple[str, list[str]]]) -> list[str]:
    """Return the imports of a module.

    Args:
        body: The code below the imports.
        neighbours: Modules of other models with the names that the code may use.
    """
    words = set(_WORD.findall(body))
    codec = [f"    {name}," for name in _CODEC if name in words]
    return [
        "from __future__ import annotations",
        "",
        *(line for module, names in _STANDARD for line in _used(module, names, words)),
        "",
        *_ATTRS,
        "",
        *(["from ..codec import (", *codec, ")"] if codec else []),
        *(line for module, names in neighbours for line in _used(f".{module}", names, words)),
    ]


def _used(module: str, names: Iterable[str], words: set[str]) -> list[str]:
    """Return the lines that import the used names of a module, or the module itself."""
    if not names:
        return [f"import {module}"] if module in words else []
    used = sorted(words.intersection(names), key=lambda name: (not name.isupper(), name))
    line = f"from {module} import {', '.join(used)}"
    if len(line) > _WIDTH:
        return [f"from {module} import (", *(f"    {name}," for name in used), ")"]
    return [line] if used else []
