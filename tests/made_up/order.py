"""The same document, told in another order."""

from __future__ import annotations

from random import Random

from pipeline.common.documents import Document, Json

#: Arrays whose order has no meaning.
SETS = frozenset({"required", "parameters", "enum", "anyOf", "oneOf", "type", "security"})
#: Values that are data, where an array's order has a meaning whatever its name.
DATA = frozenset({"default", "example", "examples", "const"})


def resorted(document: Document, seed: int) -> Document:
    """Return a document that means the same, with everything orderless in another order.

    Args:
        document: The document; left as it is.
        seed: Chooses the order of object keys and of the members of `SETS`.
    """
    chance = Random(seed)
    result: Document = _shuffled(document, chance)
    return result


def _shuffled(node: Json, chance: Random) -> Json:
    if isinstance(node, list):
        return [_shuffled(item, chance) for item in node]
    if not isinstance(node, dict):
        return node
    keys = chance.sample(list(node), len(node))
    return {key: _member(key, node[key], chance) for key in keys}


def _member(key: str, value: Json, chance: Random) -> Json:
    if isinstance(value, list) and key in DATA:
        return value
    if isinstance(value, list) and key in SETS:
        value = chance.sample(value, len(value))
    return _shuffled(value, chance)
