"""The functions of one generated model, by which the functions for all models know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .drift import ModelDecoder
from .work_list import Later


class Binding(NamedTuple):
    """How a model is decoded and encoded.

    Args:
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: Names that have a field, and what the field is called.
    """

    decode: ModelDecoder
    encode: Callable[[Any, Later], dict[str, Any]]
    required: frozenset[str]
    known: Mapping[str, str]
