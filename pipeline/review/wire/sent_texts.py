"""Values that are sent as texts: parameters, headers, and the fields of forms.

A text takes every number, boolean and null there, and a list takes a single item: `?a=1` is a text,
a number, and a list of one of these.
"""

from __future__ import annotations

from attrs import evolve

from pipeline.review.wire.findings import RootPair
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.schemas.edits import NARROWER_TYPES, WIDER_TYPES, Child
from pipeline.review.wire.schemas.inclusion import Read, accepts_all
from pipeline.review.wire.schemas.shape import Shape, accepts_types, without_extensions
from pipeline.review.wire.wire_checks import MESSAGE_PARTS

#: Types whose values are texts in a query, a path, a header or a form.
_AS_TEXT = {"boolean", "integer", "number", "string"}

#: Null is sent as a text, too.
_KINDS_OF_NULL = {"became-nullable", "became-not-nullable"}

_KINDS_OF_TEXTS = {"type-changed", *WIDER_TYPES, *NARROWER_TYPES, *_KINDS_OF_NULL}


def kind_as_text(kind: str, root: RootPair, hops: tuple[Child, ...], old: Read, new: Read) -> str:
    """Return the kind of an edit at its location.

    Args:
        kind: The kind of the edit of two schemas.
        root: The root schemas.
        hops: The schemas from the root schemas to the edited schemas.
        old: The old edited schema.
        new: The new edited schema.

    Returns:
        The kind, or a milder one if one of the schemas takes all values of the other as texts.
    """
    if kind not in _KINDS_OF_TEXTS or not _is_text(root, hops):
        return kind
    if kind in _KINDS_OF_NULL:
        narrow = (new, old) if kind == "became-not-nullable" else (old, new)
        return NOTE if _takes_all_texts(narrow[0].shape, narrow[1].shape) else kind
    if _takes_all_texts(new.shape, old.shape):
        return NOTE if _takes_all_texts(old.shape, new.shape) else "type-generalized"
    if _takes_all_texts(old.shape, new.shape):
        return "type-specialized"
    return _kind_of_lists(kind, root, hops, old, new)


def _kind_of_lists(kind: str, root: RootPair, hops: tuple[Child, ...], old: Read, new: Read) -> str:
    """Return the kind of an edit of a list and a single item: a list takes the item.

    Nothing milder can be said of the opposite direction.
    """
    if MESSAGE_PARTS[root.letter].startswith("response"):
        return "type-specialized" if _lists_all(root, hops, old, new) else kind
    return "type-generalized" if _lists_all(root, hops, new, old) else kind


def _lists_all(root: RootPair, hops: tuple[Child, ...], wide: Read, narrow: Read) -> bool:
    """Tell whether a shape of lists takes each value of another shape as its only item."""
    items = wide.shape.parts.get("[]")
    limits = without_extensions(wide.shape).keywords.keys() - {"uniqueItems"}
    limits -= {"minItems"} if wide.shape.keywords.get("minItems", 0) <= 1 else set()
    limits -= {"maxItems"} if wide.shape.keywords.get("maxItems", 1) >= 1 else set()
    is_list = {*wide.shape.types} == {"array"} and wide.shape.enum is None
    if not is_list or limits or wide.shape.parts.keys() - {"[]"} or wide.shape.rest:
        return False
    if not narrow.shape.types <= _AS_TEXT or not narrow.shape.types or not _may_be_list(root, hops):
        return False
    if root.separator and not _is_whole(narrow.shape, root.separator):
        return False
    if items is None:
        return True
    inner = wide.inner(items.schema)
    return _takes_all_texts(inner.shape, narrow.shape) or accepts_all(inner, narrow)


def _is_whole(shape: Shape, separator: str) -> bool:
    """Tell whether no value of a shape contains the character between the items of a list."""
    values = _texts(shape)
    if values is not None:
        return not any(separator in value for value in values)
    return not shape.types & ({"string", "number"} if separator == "." else {"string"})


def _may_be_list(root: RootPair, hops: tuple[Child, ...]) -> bool:
    """Tell whether a value is a whole parameter or header, or a field of a form."""
    inside = [hop.keyword for hop in hops if not hop.is_variant]
    return inside == ["properties"] if root.is_form else not (inside or root.is_plain)


def _takes_all_texts(wide: Shape, narrow: Shape) -> bool:
    """Tell whether a shape of texts takes all values of another shape, written as texts."""
    known = wide.types | narrow.types <= _AS_TEXT and bool(narrow.types)
    if not known or "string" not in wide.types:
        return False
    values = _texts(narrow)
    if wide.enum is not None:
        return values is not None and values <= (_texts(wide) or set())
    # The text of a number has at least one character.
    is_short = "string" in narrow.types
    kept = {k: v for k, v in wide.keywords.items() if k != "minLength" or v > 1 or is_short}
    return accepts_types(evolve(wide, keywords=kept))


def _texts(shape: Shape) -> set[str] | None:
    """Return the values of a shape as texts; None if there are too many."""
    if shape.enum is None:
        return {"false", "true"} if {*shape.types} == {"boolean"} else None
    return {value if isinstance(value, str) else text(value) for value in shape.enum}


#: Keywords with the fields of a form, and those with values of their own.
_OF_FIELDS = ("additionalProperties", "properties")
_INSIDE_TEXTS = {*_OF_FIELDS, "items"}


def _is_text(root: RootPair, hops: tuple[Child, ...]) -> bool:
    """Tell whether a value is sent as a text: a parameter, a header, or a field of a form."""
    keywords = [hop.keyword for hop in hops if not hop.is_variant]
    nested = sum(keyword in _OF_FIELDS for keyword in keywords)
    if not {*keywords} <= _INSIDE_TEXTS or nested > 1:
        return False
    if root.letter in "Qh":
        return True
    return (root.is_plain and not keywords) or (root.is_form and root.letter == "B" and nested == 1)
