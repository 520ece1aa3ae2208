"""Encodes the values of queries: scalars as text, other values by style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ofauth_api.codec import NO_STYLES, EncodeError, Styles
from ofauth_api.codec import query_string as encoded_query

from ofauth_client.errors import ArgumentError


def query_string(values: Mapping[str, Any], styles: Styles = NO_STYLES) -> str:
    """Return query parameters, quoted and without None and UNSET.

    Args:
        values: Scalars, lists, mappings or models, by name.
        styles: Style and explode of parameters that differ from exploded form style
            (OpenAPI 3.1, section "Style Values").

    Raises:
        ArgumentError: A value cannot be sent.
    """
    try:
        return encoded_query(values, styles)
    except EncodeError as error:
        raise ArgumentError(str(error)) from None
