"""Injects faults into answers: first into the data, then into the bytes."""

from __future__ import annotations

import gzip
import json
import math
from collections import OrderedDict
from copy import deepcopy
from random import Random
from typing import Any

from attrs import define, evolve, field, frozen

from ofauth_client.sandbox.drift import Drift
from ofauth_client.sandbox.example_texts import MEDIA_HOST
from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.faults import Fault
from ofauth_client.sandbox.http_messages import Answer, ValidRequest

#: Number of lists whose last page is remembered, for `page=duplicate`.
_REMEMBERED = 1024
_HTML = b"<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>"
_INVALID = b'{"list": [,], NaN: tru'


@frozen
class WireAnswer:
    """An answer as sent.

    Args:
        status: Status code.
        headers: Headers.
        body: The body.
        wait: Seconds before the answer is sent; infinite for silence.
        cut: Point where the connection ends, as in `faults`; empty for a complete answer.
        skew: Seconds by which the clock of the server is ahead.
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    wait: float = 0.0
    cut: str = ""
    skew: float = 0.0


@define
class DataFaults:
    """Injects faults into the data of answers.

    Args:
        examples: Finds schemas.
        seed: Decides which property changes.
    """

    examples: Examples
    seed: str
    _pages: OrderedDict[str, Any] = field(init=False, factory=OrderedDict)
    _drifted: int = field(init=False, default=0)

    def apply(self, answer: Answer, request: ValidRequest, faults: tuple[Fault, ...]) -> Answer:
        """Return an answer with faults in its data.

        Args:
            answer: A successful answer.
            request: The request.
            faults: All faults of the answer; the faults of its bytes are ignored.
        """
        before = self._previous_page(answer, request)
        for fault in faults:
            if fault.kind == "page" and fault.value == "duplicate" and before is not None:
                answer = evolve(answer, data=before)
            elif fault.kind in ("page", "cursor") and request.operation.pagination:
                answer = evolve(answer, data=_misleading_page(answer.data, request, fault))
            elif fault.kind == "drift":
                answer = evolve(answer, data=self._drift(answer, request, fault.value))
        return answer

    def _previous_page(self, answer: Answer, request: ValidRequest) -> Any:
        """Remember a page, and return the page before."""
        if not request.operation.pagination:
            return None
        key = json.dumps([request.connection, request.operation.id, request.path], sort_keys=True)
        before = self._pages.pop(key, None)
        self._pages[key] = answer.data
        if len(self._pages) > _REMEMBERED:
            self._pages.popitem(last=False)
        return before

    def _drift(self, answer: Answer, request: ValidRequest, kind: str) -> Any:
        _, documented = request.operation.success()
        pointer = documented.pointers.get(answer.media_type)
        if pointer is None:
            return answer.data
        self._drifted += 1
        drift = Drift(self.examples.document, Random(f"{self.seed}:{self._drifted}"))  # noqa: S311
        data = deepcopy(answer.data)
        fields = (request.operation.pagination or {}).get("fields", {})
        drift.apply(kind, data, self.examples.schema_at(pointer), frozenset(fields.values()))
        return data


def encode_answer(answer: Answer, faults: tuple[Fault, ...], media_address: str = "") -> WireAnswer:
    """Return the bytes of an answer, with faults.

    Args:
        answer: An answer.
        faults: All faults of the answer; the faults of its data are ignored.
        media_address: Where files can be read; stands in the answer instead of `MEDIA_HOST`.
    """
    body = answer.content if answer.content is not None else _json(answer.data)
    if media_address and answer.content is None:
        body = body.replace(f"{MEDIA_HOST}/".encode(), f"{media_address}/".encode())
    has_body = answer.status not in (204, 304)
    headers = dict(answer.headers)
    if answer.media_type and has_body:
        headers["Content-Type"] = answer.media_type
    wire = WireAnswer(answer.status, list(headers.items()), body if has_body else b"")
    for fault in faults:
        wire = _damaged(wire, fault)
    return wire


def _damaged(wire: WireAnswer, fault: Fault) -> WireAnswer:
    match fault.kind:
        case "latency":
            return evolve(wire, wait=wire.wait + fault.number(0, math.inf))
        case "cut":
            return evolve(wire, cut=fault.value)
        case "clock":
            return evolve(wire, skew=wire.skew + fault.number(-math.inf, math.inf))
        case "body":
            return _other_body(wire, fault.value)
        case "type":
            return evolve(wire, headers=_with(wire.headers, "Content-Type", fault.value))
        case "gzip":
            packed = wire.body if fault.value == "broken" else gzip.compress(wire.body, mtime=0)
            return evolve(
                wire, body=packed, headers=_with(wire.headers, "Content-Encoding", "gzip")
            )
        case _:
            return wire


def _other_body(wire: WireAnswer, form: str) -> WireAnswer:
    if form == "html":
        return evolve(wire, body=_HTML, headers=_with(wire.headers, "Content-Type", "text/html"))
    bodies = {"truncated": wire.body[: len(wire.body) // 2], "invalid": _INVALID, "empty": b""}
    return evolve(wire, body=bodies[form])


def _with(headers: list[tuple[str, str]], name: str, value: str) -> list[tuple[str, str]]:
    return [*((key, kept) for key, kept in headers if key != name), (name, value)]


def _misleading_page(data: Any, request: ValidRequest, fault: Fault) -> Any:
    """Return a page that leads nowhere or to itself; a bare array can only become empty."""
    pagination = request.operation.pagination or {}
    if not isinstance(data, dict):
        return [] if fault.value == "empty" else data
    fields, parameters = pagination["fields"], pagination["parameters"]
    asked = request.query.get(parameters.get("next", ""))
    here = 0 if asked is None and pagination["style"] == "offset" else asked
    changed = {**data, fields["more"]: True} if "more" in fields else dict(data)
    if "next" in fields:
        changed[fields["next"]] = None if fault.value == "null" else here
    if fault.kind == "page" and fault.value == "empty":
        changed[fields["items"]] = []
    return changed if fault.value != "duplicate" else data


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
