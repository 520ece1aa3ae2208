"""Reads and checks the OpenAPI document of the sandbox, and resolves its references."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from ofauth_client.sandbox.errors import SandboxError

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
#: Path of the document in a checkout. In a wheel, the document is in the folder of this module.
_CHECKOUT = Path(__file__).parents[2] / "openapi" / "openapi.json"


def read_document(path: Path | None = None) -> dict[str, Any]:
    """Return a prepared document.

    Args:
        path: A JSON file; by default, the document that the client was generated from.

    Raises:
        SandboxError: The file cannot be read, or is not an OpenAPI 3 document.
    """
    name = str(path) if path else "the document of the package"
    try:
        document = json.loads(path.read_bytes() if path else _own())
    except OSError as error:
        raise SandboxError(f"{name} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise SandboxError(f"{name} is not JSON") from None
    return check_document(document, name)


def check_document(document: Any, name: str = "the document") -> dict[str, Any]:
    """Check a document, and return it.

    Raises:
        SandboxError: The value is not an OpenAPI 3 document with operations.
    """
    version = document.get("openapi") if isinstance(document, dict) else None
    if not isinstance(version, str) or not version.startswith("3."):
        raise SandboxError(f"{name} is not an OpenAPI 3 document: openapi must be 3.…")
    paths = document.get("paths")
    if not isinstance(paths, dict) or not all(isinstance(item, dict) for item in paths.values()):
        raise SandboxError(f"{name} has no paths")
    if not any(operations(document)):
        raise SandboxError(f"{name} has no operations")
    return dict(document)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method and operation object of each operation."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield path, method, item[method]


def json_pointer(*keys: object) -> str:
    """Return the JSON pointer of a location, as a URL fragment."""
    return "#" + "".join(f"/{_escaped(str(key))}" for key in keys)


def resolve(document: dict[str, Any], node: Any) -> Any:
    """Return the target of a reference, or the node itself if it is no reference."""
    for _ in range(64):
        reference = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(reference, str):
            return node
        node = _find(document, reference)
    raise SandboxError("a reference of the document leads in a circle")


def _find(document: dict[str, Any], reference: str) -> Any:
    node: Any = document
    try:
        for key in reference.removeprefix("#/").split("/"):
            name = key.replace("~1", "/").replace("~0", "~")
            node = node[int(name)] if isinstance(node, list) else node[name]
    except (KeyError, IndexError, ValueError, TypeError):
        raise SandboxError(f"the document has nothing at {reference}") from None
    return node


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _own() -> bytes:
    packaged = resources.files(__package__ or "").joinpath("openapi.json")
    return packaged.read_bytes() if packaged.is_file() else _CHECKOUT.read_bytes()
