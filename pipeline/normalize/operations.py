"""Repairs of operations and what belongs to them: methods, responses, bodies, ids."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.common.documents import METHODS, Document, operations, pointer
from pipeline.common.report import Finding
from pipeline.normalize.schema_rules import Repairs

_STATUS = re.compile(r"default|[1-5](?:\d\d|XX)")


def lower_methods(item: Document) -> Repairs:
    """Write methods in lower case."""
    for name in [key for key in item if key not in METHODS and key.lower() in METHODS]:
        if name.lower() not in item:
            item[name.lower()] = item.pop(name)
            yield "methods written in lower case", name


def settle_responses(operation: Document) -> Repairs:
    """Let an operation have responses, under statuses that OpenAPI knows."""
    given = operation.get("responses", {})
    responses: Document = {}
    for key, response in sorted(given.items()):
        status = key if key.startswith("x-") or key == "default" else key.strip().upper()
        status = "default" if status == "DEFAULT" else status
        if not status.startswith("x-") and not _STATUS.fullmatch(status):
            yield "responses without a status dropped", key
        elif status in responses:
            yield "repeated responses dropped", key
        else:
            responses[status] = response
    if not any(_STATUS.fullmatch(status) for status in responses):
        responses["default"] = {"description": ""}
        yield "missing responses completed", ""
    operation["responses"] = responses


def drop_empty_body(operation: Document) -> Repairs:
    """Drop a request body that has no content."""
    if "requestBody" in operation and not operation["requestBody"].get("content"):
        del operation["requestBody"]
        yield "request bodies without content dropped", ""


def settle_links(response: Document) -> Repairs:
    """Drop links that do not name exactly one operation."""
    links = response.get("links", {})
    for name in list(links):
        if len({"operationId", "operationRef"} & links[name].keys()) != 1:
            del links[name]
            yield "links without an operation dropped", name


def drop_repeated_ids(document: Document, found: list[Finding]) -> None:
    """Drop every `operationId` that several operations share: it names none of them."""
    listed = list(operations(document))
    counts = Counter(operation.get("operationId") for _, _, operation in listed)
    for path, method, operation in listed:
        if "operationId" in operation and counts[operation["operationId"]] > 1:
            at = pointer("paths", path, method)
            found.append(
                Finding("repeated operation ids dropped", at, operation.pop("operationId"))
            )
