"""References at places where OpenAPI has none: operations, media types, `content`, `responses`.

Published documents have such references, and mean what a reader expects: each is replaced by a copy
of its target. So is a usual reference to an object in an extension, such as `#/x-shared/page`.
Fields beside the reference override those of the target.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import OBJECTS, SECTIONS, Leaf, ListOf, MapOf, Node
from pipeline.normalize.references import (
    MAX_GROWTH,
    SPARE_COPIES,
    LostReferenceError,
    find,
    size,
)
from pipeline.normalize.walk import Place, walk

#: Kinds of objects that may be references anyway, and the document itself.
_USUAL = {*SECTIONS, "schema", "document"}

_COMPONENTS = OBJECTS["components"].fields

#: Most references in a chain.
_MOST = 64


class UnusualReference(NamedTuple):
    """A reference at a place without references.

    Args:
        holder: The array or object that holds it.
        key: Its key or index in the holder.
        at: JSON pointer of the reference.
        kind: The kind of the object; for a list or map of objects, the kind of the object around.
        field: The field of the object around with the list or map; empty for an object.
    """

    holder: Json
    key: Json
    at: str
    kind: str
    field: str

    @property
    def text(self) -> str:
        """The text of the reference."""
        return str(self.holder[self.key]["$ref"])


def unusual_references(place: Place) -> list[UnusualReference]:
    """Return the unusual references at a place: the object itself, and its lists and maps."""
    _, _, holder, key, kind = place
    value, holding = holder[key], _HOLDING[kind]
    # Most objects have neither a reference nor a list or map of objects.
    if not isinstance(value, dict) or ("$ref" not in value and holding.isdisjoint(value)):
        return []
    found: list[UnusualReference] = []
    if _is_reference(value) and (kind not in _USUAL or _is_to_extension(kind, value["$ref"])):
        found.append(UnusualReference(holder, key, place.pointer, kind, ""))
    names = [name for name in value if name in holding and _is_reference(value[name])]
    for name in sorted(names):
        at = place.pointer + pointer(name)
        found.append(UnusualReference(value, name, at, kind, name))
    return found


def _is_to_extension(kind: str, text: str) -> bool:
    """Tell whether a usual reference leads to a place of which the grammar knows nothing."""
    if kind not in SECTIONS or not text.startswith("#/"):
        return False
    first, _, rest = text.removeprefix("#/").partition("/")
    section = rest.partition("/")[0]
    known = first in OBJECTS["document"].fields
    return not known or (first == "components" and section not in _COMPONENTS)


def _is_reference(value: Json) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)


def _holds_objects(node: Node) -> bool:
    if isinstance(node, ListOf):
        return not node.or_one and not isinstance(node.item, Leaf)
    return isinstance(node, MapOf) and not isinstance(node.value, Leaf)


#: The fields with lists and maps of objects, by the kind of the object.
_HOLDING = {
    kind: frozenset(name for name, node in shape.fields.items() if _holds_objects(node))
    for kind, shape in OBJECTS.items()
}


def expanded(document: Document) -> tuple[Document, list[tuple[UnusualReference, str]]]:
    """Replace the unusual references inside a document by copies of their targets.

    Args:
        document: The document; it is not changed.

    Returns:
        A copy, or the document itself if it has no unusual references; and the references that
        lead to no value, each with the reason. The fields beside them are at their place.
    """
    if not _found(document):
        return document, []
    made: Document = copy_json(document)
    _, lost = _expand(made)
    return made, lost


def follow_unusual(document: Document, found: list[Finding]) -> None:
    """Replace references at places where OpenAPI has none by copies of their targets.

    Raises:
        PipelineError: A reference dangles, leaves the document or leads to itself, or the copies
            would be too many.
    """
    followed, lost = _expand(document)
    for reference, reason in lost[:1]:
        raise LostReferenceError(reason, reference.at, reference.text)
    found.extend(
        Finding("references at unusual places followed", at, text) for at, text in followed
    )


def beside(reference: Json, target: Json) -> Json:
    """Return the value in place of a reference: its target, with the fields beside the reference.

    Args:
        reference: An object with a `$ref`.
        target: A copy of the target.
    """
    fields = {name: value for name, value in reference.items() if name != "$ref"}
    return {**target, **fields} if isinstance(target, dict) else target


def _expand(
    document: Document,
) -> tuple[list[tuple[str, str]], list[tuple[UnusualReference, str]]]:
    """Replace the references inside a document.

    Returns:
        Pointer and text of the followed references, and the lost references with the reasons.
    """
    followed: list[tuple[str, str]] = []
    lost: list[tuple[UnusualReference, str]] = []
    waiting = _found(document)
    spare = SPARE_COPIES + MAX_GROWTH * size(document) if waiting else 0
    for _ in range(_MOST):
        for reference in waiting:
            try:
                target = find(document, reference.text, reference.at).value
            except PipelineError as error:
                _lose(reference, error.message, lost)
                continue
            spare -= size(target)
            if spare < 0:
                _lose(reference, "the references multiply one another; resolve them", lost)
                continue
            followed.append((reference.at, reference.text))
            made = beside(reference.holder[reference.key], copy_json(target))
            reference.holder[reference.key] = made
        waiting = _found(document) if waiting else []
    for reference in waiting:
        _lose(reference, "the reference leads to itself; remove it", lost)
    return followed, lost


def _lose(
    reference: UnusualReference, reason: str, lost: list[tuple[UnusualReference, str]]
) -> None:
    """Note a reference without a value, with a copy of its holder's value."""
    kept = {"": reference.holder[reference.key]}
    reference.holder[reference.key] = beside(kept[""], {})
    lost.append((reference._replace(holder=kept, key=""), reason))


def _found(document: Document) -> list[UnusualReference]:
    found: list[UnusualReference] = []
    walk(document, lambda place: found.extend(unusual_references(place)))
    return found
