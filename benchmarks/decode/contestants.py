"""The ways to get from the bytes of a page to its models, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from attrs import frozen

from benchmarks.decode.generated import MSGSPEC, OURS, PYDANTIC, STOCK, Generated

PAGE = "ChatPage"
OURS_FAST, JSON, ORJSON = "ours, msgspec", "json.loads", "orjson.loads"


@frozen
class Contestant:
    """One way to decode and encode.

    Args:
        decode: Makes models of bytes; a parser makes dicts.
        encode: Makes bytes of models, if it can.
        from_dict: Makes models of dicts, where models are made in two steps.
        to_dict: Makes dicts of models, where bytes are made in two steps.
    """

    decode: Callable[[bytes], Any]
    encode: Callable[[Any], bytes] | None = None
    from_dict: Callable[[Any], Any] | None = None
    to_dict: Callable[[Any], Any] | None = None


def contestants(models: Generated) -> dict[str, Contestant]:
    """Return all contestants by name, with parsers alone as floors."""
    orjson: Any = import_module("orjson")
    msgspec: Any = import_module("msgspec")
    stock, ours = models.model(STOCK, PAGE), models.model(OURS, PAGE)
    return {
        STOCK: _two_steps(json.loads, stock, _dumps),
        OURS: _two_steps(json.loads, ours, _dumps),
        OURS_FAST: Contestant(ours.from_json, lambda page: msgspec.json.encode(page.to_dict())),
        PYDANTIC: _pydantic(models.model(PYDANTIC, PAGE)),
        MSGSPEC: _msgspec(models.model(MSGSPEC, PAGE)),
        JSON: Contestant(json.loads, _dumps),
        ORJSON: Contestant(orjson.loads, orjson.dumps),
    }


def _two_steps(
    loads: Callable[[bytes], Any], model: Any, dumps: Callable[[Any], bytes]
) -> Contestant:
    return Contestant(
        decode=lambda content: model.from_dict(loads(content)),
        encode=lambda page: dumps(page.to_dict()),
        from_dict=model.from_dict,
        to_dict=model.to_dict,
    )


def _pydantic(model: Any) -> Contestant:
    def encode(page: Any) -> bytes:
        content: bytes = page.model_dump_json(by_alias=True, exclude_unset=True).encode()
        return content

    return Contestant(model.model_validate_json, encode)


def _msgspec(model: Any) -> Contestant:
    msgspec: Any = import_module("msgspec")
    return Contestant(msgspec.json.Decoder(model).decode, msgspec.json.Encoder().encode)


def _dumps(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
