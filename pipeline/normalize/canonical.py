"""The one copy that normalization works on."""

from __future__ import annotations

import math

from pipeline.common.documents import Json, escape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding


def copy_document(value: Json, found: list[Finding], at: str = "") -> Json:
    """Copy a document, and refuse what JSON cannot hold.

    Keys that are whole numbers, which YAML allows, become text.

    Args:
        value: The document or a part of it.
        found: Where repaired keys are noted.
        at: JSON pointer of the part.

    Raises:
        PipelineError: A value or a key is nothing that JSON has.
    """
    if isinstance(value, dict):
        copied: dict[str, Json] = {}
        for key, child in value.items():
            name = _text_key(key, found, at)
            if name in copied:
                raise PipelineError(f"the key {name!r} stands here twice; keep one", at)
            copied[name] = copy_document(child, found, f"{at}/{escape_token(name)}")
        return copied
    if isinstance(value, list):
        return [copy_document(child, found, f"{at}/{index}") for index, child in enumerate(value)]
    return _scalar(value, at)


def copy_json(value: Json) -> Json:
    """Copy a part of a document already checked."""
    if isinstance(value, dict):
        return {key: copy_json(child) for key, child in value.items()}
    return [copy_json(child) for child in value] if isinstance(value, list) else value


def _text_key(key: Json, found: list[Finding], at: str) -> str:
    if isinstance(key, str):
        return _text(key, at)
    if isinstance(key, int) and not isinstance(key, bool):
        found.append(Finding("number keys written as text", at, str(key)))
        return str(key)
    raise PipelineError(f"the key {key!r} is not text; put it in quotes", at)


def _scalar(value: Json, at: str) -> Json:
    if isinstance(value, str):
        return _text(value, at)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    shown = str(value)[:80]
    raise PipelineError(f"{shown} is not a JSON value; put it in quotes or remove it", at)


def _text(text: str, at: str) -> str:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise PipelineError("the text here is not valid Unicode; correct it", at) from None
    return text
