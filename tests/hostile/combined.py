"""One document that holds what many hostile documents hold, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import Document
from tests.hostile.documents import PLACES, numbered, payloads, with_payload


@frozen
class Soaked:
    """A payload and the places where it stands.

    Args:
        name: What the payload is.
        payload: The text itself.
        places: The places where a document with it is accepted.
    """

    name: str
    payload: str
    places: tuple[str, ...]


def soaked(marker: Path, refused: Iterable[str]) -> list[Soaked]:
    """Return every payload with the places where it is not refused.

    Args:
        marker: The file that comes to exist when a payload is run.
        refused: Ids of hostile documents that are refused.
    """
    no = set(refused)
    return [
        Soaked(name, text, tuple(place for place in PLACES if f"{place}: {name}" not in no))
        for name, text in payloads(marker).items()
    ]


def combined(many: Iterable[Soaked]) -> Document:
    """Return one document with the paths, webhooks, components and texts of many."""
    documents = [
        numbered(with_payload(one.places, one.payload), number) for number, one in enumerate(many)
    ]
    return {
        "openapi": "3.2.0",
        "info": {
            "title": " ".join(document["info"]["title"] for document in documents),
            "description": " ".join(document["info"]["description"] for document in documents),
            "version": "1.0.0",
        },
        "servers": [server for document in documents for server in document["servers"]],
        "tags": [tag for document in documents for tag in document["tags"]],
        "paths": _joined(document["paths"] for document in documents),
        "webhooks": _joined(document["webhooks"] for document in documents),
        "x-shared": _joined(document["x-shared"] for document in documents),
        "components": {
            kind: _joined(document["components"][kind] for document in documents)
            for kind in ("schemas", "securitySchemes")
        },
    }


def _joined(maps: Iterable[Document]) -> Document:
    return {name: value for one in maps for name, value in one.items()}
