"""JSON read strictly: what could not be written again, or would be lost, is refused."""

from __future__ import annotations

import json
import math
import re
from functools import partial

from pipeline.common.documents import MAX_DEPTH, Json, check_depth, pointer
from pipeline.common.errors import PipelineError

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: str, source: str) -> Json:
    """Parse JSON.

    Args:
        text: The document.
        source: File or URL named in errors.

    Raises:
        PipelineError: The text is not JSON, nested too deeply, or has a key twice, a number
            that is not finite or a lone surrogate.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=partial(_object, source),
            parse_constant=_finite,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}"
        raise PipelineError(f"not JSON: {error.msg} (column {error.colno})", where) from None
    except RecursionError:
        message = f"the document is nested more than {MAX_DEPTH} levels deep; flatten it"
        raise PipelineError(message, source) from None
    except ValueError:
        raise PipelineError("a number is NaN, infinite or too large for JSON", source) from None
    check_depth(value, source)
    if _SURROGATE_ESCAPE.search(text):
        _refuse_surrogates(value, source)
    return value


def _object(source: str, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Build an object; of two equal keys the first would be lost without a word."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise PipelineError(f"the key {twice!r} stands twice in one object", source)
    return value


def _finite(number: str) -> float:
    if not math.isfinite(value := float(number)):
        raise ValueError(number)
    return value


def _refuse_surrogates(value: Json, source: str, place: str = "") -> None:
    """Refuse half of a UTF-16 pair: it could not be written as UTF-8 again."""
    if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
        raise PipelineError(f"the string at {place or 'the root'} has a lone surrogate", source)
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            _refuse_surrogates(key, source, place)
            _refuse_surrogates(child, source, place + pointer(key))
