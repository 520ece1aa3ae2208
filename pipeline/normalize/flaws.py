"""Flaws: the parts of a document that normalization refuses, all at once.

Each flaw is taken out of a copy, so that the next one shows: a reference to a missing schema gets
the schema, any other part is removed.
"""

from __future__ import annotations

from urllib.parse import unquote

from attrs import frozen

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.common.schemas import REF_PREFIX
from pipeline.normalize import normalize
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.references import DanglingError, LostReferenceError, held, leads
from pipeline.normalize.walk import Place, walk

#: The name of webhooks before OpenAPI 3.1.
_HOOKS = "x-webhooks"

#: Most flaws of a document that are told.
MOST_FLAWS = 50


@frozen
class Flaw:
    """A part of a document that normalization refuses.

    Args:
        at: JSON pointer of the mistake.
        message: The mistake in a sentence.
        steps: The steps to the part that was taken out.
        value: That part.
        missing: Name of the schema that was added instead; empty if the part was taken out.
        reference: The text of the reference that is the mistake; empty for another mistake.
    """

    at: str
    message: str
    steps: tuple[str | int, ...]
    value: Json = None
    missing: str = ""
    reference: str = ""

    @property
    def is_example(self) -> bool:
        """Whether the part is an example, which has no effect."""
        return self.steps[-2:-1] == ("examples",)

    @property
    def part(self) -> str:
        """The JSON pointer of the part that was taken out."""
        return pointer(*self.steps)


def normalize_rest(document: Document) -> tuple[Document, Report, list[Flaw]]:
    """Normalize a document without the parts that normalization refuses.

    Args:
        document: A published document; it is not changed.

    Returns:
        The normalized rest, the report of the normalization, and the flaws in the order in which
        they were found.

    Raises:
        PipelineError: A flaw concerns the whole document, or there are too many.
    """
    flaws: list[Flaw] = []
    for number in range(MOST_FLAWS + 1):
        try:
            return *normalize(document), flaws
        except PipelineError as error:
            if number == MOST_FLAWS:
                raise
            document = document if number else copy_json(document)
            flaws += _all_mended(document, error, adds_schemas=False)
    raise AssertionError("the last turn returns or raises")


def flaws_of(document: Document) -> list[Flaw]:
    """Return the flaws of a document that normalization refuses, the first of them if too many.

    Raises:
        PipelineError: A flaw concerns the whole document.
    """
    flaws: list[Flaw] = []
    document = copy_json(document)
    while len(flaws) < MOST_FLAWS:
        try:
            normalize(document)
            break
        except PipelineError as error:
            flaws += _all_mended(document, error, adds_schemas=True)
    return flaws[:MOST_FLAWS]


def _all_mended(document: Document, error: PipelineError, *, adds_schemas: bool) -> list[Flaw]:
    """Mend the part that an error names, and of a reference to nothing all others like it.

    A document may lack a whole section that hundreds of its parts refer to.

    Args:
        document: The document, which is changed.
        error: The error of the normalization.
        adds_schemas: A missing schema is added, rather than each reference to it taken out.
    """
    errors: dict[str, PipelineError] = {}
    if isinstance(error, DanglingError):
        errors = {found.where: found for found in _all_dangling(document)}
    errors.setdefault(error.where, error)
    flaws: dict[str, Flaw] = {}
    for at, found in errors.items() if adds_schemas else ():
        if added := _with_schema(document, found):
            flaws[at] = added
    # From the last to the first, so that the indexes in arrays stay true.
    for at, found in reversed(errors.items()):
        is_left = at not in flaws and not _leads(document, found)
        if is_left and (at == error.where or _is_there(document, found)):
            flaws[at] = _taken_out(document, found)
    return [flaws[at] for at in errors if at in flaws] or [_taken_out(document, error)]


def _all_dangling(document: Document) -> list[DanglingError]:
    """Return the errors of all references that point at nothing, in the order of the document."""
    found: list[DanglingError] = []

    def visit(place: Place) -> None:
        text = place.value.get("$ref") if isinstance(place.value, dict) else None
        if isinstance(text, str) and text.startswith("#/") and not leads(document, text):
            found.append(DanglingError(text, place.pointer))

    hooks = {"webhooks": document[_HOOKS]} if _HOOKS in document else {}
    walk({**hooks, **document}, visit)
    return found


def _is_there(document: Document, error: PipelineError) -> bool:
    return held(document, _way(document, error.where)) is not None


def _leads(document: Document, error: PipelineError) -> bool:
    """Tell whether the reference of an error leads to a value by now."""
    return isinstance(error, DanglingError) and leads(document, error.reference)


def _with_schema(document: Document, error: PipelineError) -> Flaw | None:
    """Add the schema that a reference misses, if it can be a component."""
    text = error.reference if isinstance(error, DanglingError) else ""
    if not text.startswith(REF_PREFIX) or "/" in text.removeprefix(REF_PREFIX):
        return None
    name = unescape_token(unquote(text.removeprefix(REF_PREFIX)))
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {}) if isinstance(components, dict) else None
    if not isinstance(schemas, dict) or name in schemas:
        return None
    schemas[name] = {}
    return Flaw(error.where, error.message, ("components", "schemas", name), missing=name)


def _taken_out(document: Document, error: PipelineError) -> Flaw:
    """Remove the part of a document that an error names, or the nearest part around it.

    Raises:
        PipelineError: The error concerns the whole document.
    """
    tokens = _way(document, error.where)
    while len(tokens) > 1:
        found = held(document, tokens)
        if found is None:
            tokens.pop()
            continue
        steps = tuple(_key_at(document, tokens[:end]) for end in range(1, len(tokens) + 1))
        holder, key = found
        reference = error.reference if isinstance(error, LostReferenceError) else ""
        return Flaw(error.where, error.message, steps, holder.pop(key), reference=reference)
    raise error


def _way(document: Document, at: str) -> list[str]:
    """Return the tokens of a pointer into the normalized document, for the published document."""
    tokens = [unescape_token(token) for token in at.split("/")[1:]]
    is_renamed = tokens[:1] == ["webhooks"] and "webhooks" not in document
    return [_HOOKS, *tokens[1:]] if is_renamed else tokens


def _key_at(document: Document, tokens: list[str]) -> str | int:
    """Return the last step of a way: a key, or the index in an array."""
    found = held(document, tokens)
    key: str | int = found[1] if found else tokens[-1]
    return key
