"""References inside one document: read them, find what they point at."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from pipeline.common.documents import Document, Json, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.normalize.walk import Spot


class Target(NamedTuple):
    """What a reference points at.

    Args:
        tokens: The tokens of its JSON pointer.
        holder: The array or object that holds it.
        key: Its key or index in the holder.
    """

    tokens: tuple[str, ...]
    holder: Json
    key: Json

    @property
    def spot(self) -> Spot:
        """What identifies the place."""
        return id(self.holder), self.key

    @property
    def value(self) -> Json:
        """The value it points at."""
        return self.holder[self.key]


def find(document: Document, reference: str, at: str) -> Target:
    """Find what a reference points at.

    Args:
        document: The document that holds the reference.
        reference: The text of the reference.
        at: JSON pointer of the reference, for errors.

    Raises:
        PipelineError: The reference leaves the document, is no JSON pointer, or dangles.
    """
    if not reference.startswith("#"):
        message = f"the reference {reference!r} leaves the document; bundle it into one file"
        raise PipelineError(message, at)
    if not reference.startswith("#/"):
        message = f"the reference {reference!r} is no JSON pointer; write #/components/schemas/NAME"
        raise PipelineError(message, at)
    tokens = tuple(unescape_token(token) for token in unquote(reference[2:]).split("/"))
    holder: Json = None
    key: Json = None
    value: Json = document
    for token in tokens:
        holder, key = value, _key(value, token)
        if key is None:
            message = f"the reference {reference!r} points at nothing; correct or remove it"
            raise PipelineError(message, at)
        value = holder[key]
    return Target(tokens, holder, key)


def _key(holder: Json, token: str) -> str | int | None:
    if isinstance(holder, dict):
        return token if token in holder else None
    if isinstance(holder, list) and token.isdecimal() and token.isascii():
        index = int(token) if len(token) < 10 else len(holder)
        return index if index < len(holder) else None
    return None
