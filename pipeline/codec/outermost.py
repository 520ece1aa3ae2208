"""One decoding from start to end: what was put off, what was found amiss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from .drift import Drift
from .mismatch import DecodeError, OnDrift, located

#: Decodes by a type: type, value, drift, holder and key.
FormDecoder: TypeAlias = Callable[[Any, Any, Drift, Any, Any], Any]


def run(decode: FormDecoder, form: Any, value: Any, strict: bool, on_drift: OnDrift | None) -> Any:
    """Decode an outermost value.

    Args:
        decode: Makes an instance of a type.
        form: The type.
        value: What the JSON parser returned.
        strict: Raise an error if there is a mismatch that is not only guessed.
        on_drift: Called with all mismatches, if there are any.

    Raises:
        DecodeError: With `strict`, for all mismatches together.
    """
    drift = Drift()
    made = decode(form, value, drift, None, None)
    drift.finish()
    found = [(*one, False) for one in drift.found] + [(*one, True) for one in drift.undated]
    if found and (strict or on_drift is not None):
        _tell(form, located(found, value), strict, on_drift)
    return made


def _tell(form: Any, mismatches: Any, strict: bool, on_drift: OnDrift | None) -> None:
    if on_drift is not None:
        on_drift(mismatches)
    sure = tuple(mismatch for mismatch in mismatches if not mismatch.guessed)
    if strict and sure:
        raise DecodeError(getattr(form, "__name__", str(form)), sure)
