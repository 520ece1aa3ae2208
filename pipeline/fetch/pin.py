"""The pin: openapi/upstream.json, and the lock with its source and digests."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict, field, frozen
from attrs.validators import instance_of, optional

from pipeline.common.documents import Document, Json, canonical_json
from pipeline.common.errors import PipelineError
from pipeline.fetch.document import as_object, check_openapi, count_paths, count_schemas, endpoints
from pipeline.fetch.source import Source, shown
from pipeline.reading import parse_document, read_bytes, read_document

if TYPE_CHECKING:
    from pipeline.fetch.download import Served

DOCUMENT = "upstream.json"
LOCK = "upstream.lock.json"

_text = instance_of(str)
_number = instance_of(int)


@frozen
class Lock:
    """The source of the pinned document, and its content in numbers.

    Args:
        url: The source, without query; `file:` and the name for a file.
        sha256: Digest of the bytes as served, without content coding.
        etag: Validator sent along; null for a source with a query, which the URL leaves out.
        last_modified: Validator, like `etag`.
        fetched_at: Time when these bytes were first fetched, UTC.
        openapi: Version of OpenAPI.
        info_version: `info.version` of the document.
        operations: Number of operations.
        paths: Number of paths.
        schemas: Number of component schemas.
        document_sha256: Digest of upstream.json, which reveals an edit by hand.
        parts: Digests of the other files that the document refers to, by their path from its
            folder. Their content is in upstream.json.
    """

    url: str = field(validator=_text)
    sha256: str = field(validator=_text)
    etag: str | None = field(validator=optional(_text))
    last_modified: str | None = field(validator=optional(_text))
    fetched_at: str = field(validator=_text)
    openapi: str = field(validator=_text)
    info_version: str | None = field(validator=optional(_text))
    operations: int = field(validator=_number)
    paths: int = field(validator=_number)
    schemas: int = field(validator=_number)
    document_sha256: str = field(validator=_text)
    parts: dict[str, str] = field(factory=dict[str, str], validator=instance_of(dict))


@frozen
class Pin:
    """A document as it is stored, with its lock.

    Args:
        text: Content of upstream.json; empty if there is none.
        lock: Content of upstream.lock.json; None if it is missing or broken.
        endpoints: The document's operations; None if it is missing or broken.
    """

    text: bytes
    lock: Lock | None
    endpoints: list[str] | None

    def intact(self) -> bool:
        """Tell whether upstream.json is the file that the lock describes."""
        return self.lock is not None and self.lock.document_sha256 == digest(self.text)

    def holds(self, data: bytes) -> bool:
        """Tell whether this is the pin of these bytes."""
        return self.lock is not None and self.intact() and self.lock.sha256 == digest(data)

    def parts(self) -> dict[str, str]:
        """Return the digests of the other files of the document."""
        return self.lock.parts if self.lock else {}

    def operations(self) -> int:
        """Return the number of operations; if the document is broken, the number in the lock."""
        if self.endpoints is None:
            return self.lock.operations if self.lock else 0
        return len(self.endpoints)

    def validators(self, source: Source) -> dict[str, str]:
        """Return the conditional headers for a source; empty unless this pin is from the source.

        They cover only one file, so a document of several files has none.
        """
        lock = self.lock if self.intact() else None
        if lock is None or not _has_validators(source) or lock.url != shown(source) or lock.parts:
            return {}
        headers = {"If-None-Match": lock.etag, "If-Modified-Since": lock.last_modified}
        return {name: value for name, value in headers.items() if value and _sendable(value)}

    def files(self) -> dict[str, str]:
        """Return the content of the two files by name."""
        lock = asdict(self.lock) if self.lock else {}
        if not self.parts():
            lock.pop("parts", None)
        return {DOCUMENT: self.text.decode(), LOCK: canonical_json(lock)}


def read_pin(folder: Path) -> Pin:
    """Read the pin; missing or broken parts are None, as the next fetch repairs them.

    Raises:
        PipelineError: A file exists but cannot be read.
    """
    path = folder / DOCUMENT
    text = read_bytes(path) if path.exists() else b""
    return Pin(text, _read_lock(folder / LOCK), _read_endpoints(text))


def _read_lock(path: Path) -> Lock | None:
    try:
        return Lock(**read_document(path))
    except (PipelineError, TypeError):
        return None


def _read_endpoints(text: bytes) -> list[str] | None:
    try:
        return endpoints(check_openapi(parse_document(text, DOCUMENT), DOCUMENT))
    except PipelineError:
        return None


def make_pin(
    source: Source,
    served: Served,
    document: Document,
    now: datetime,
    parts: Mapping[str, str] | None = None,
) -> Pin:
    """Return the pin of a document that was just served.

    Args:
        source: The source.
        served: The bytes and their validators.
        document: The parsed document, with the content of its other files.
        now: The time of the fetch.
        parts: Digests of the other files; see `Lock`.
    """
    text = canonical_json(document).encode()
    lasting = _has_validators(source)
    lock = Lock(
        url=shown(source),
        sha256=digest(served.data),
        etag=served.etag if lasting else None,
        last_modified=served.last_modified if lasting else None,
        fetched_at=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        openapi=str(document["openapi"]),
        info_version=_info_version(document),
        operations=len(endpoints(document)),
        paths=count_paths(document),
        schemas=count_schemas(document),
        document_sha256=digest(text),
        parts=dict(parts or {}),
    )
    return Pin(text, lock, endpoints(document))


def part_digests(files: Mapping[str, bytes], path: str) -> dict[str, str]:
    """Return the digests of the files of a document except the document itself.

    Args:
        files: Content of each file by its path.
        path: Path of the document.
    """
    folder = posixpath.dirname(path)
    return {
        posixpath.relpath(name, folder or "."): digest(files[name])
        for name in sorted(files)
        if name != path
    }


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _has_validators(source: Source) -> bool:
    """Tell whether the lock's URL, which has no query, is exactly that of the source."""
    return not isinstance(source, Path) and not source.query


def _sendable(value: str) -> bool:
    return value.isascii() and value.isprintable()


def _info_version(document: Document) -> str | None:
    version: Json = as_object(document.get("info")).get("version")
    return str(version) if isinstance(version, str | int | float) else None
