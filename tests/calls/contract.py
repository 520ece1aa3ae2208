"""What a request is by the document, in the eyes of openapi-core, which knows no client of ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from attrs import define, frozen
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import LENIENT_DATE
from tests.calls.values import one_variant
from tests.client.serving import Received

HOST = "http://contract.test"
_BINARY = {"application/octet-stream", "multipart/form-data"}


class RefusedError(Exception):
    """A request is not what the document says."""


@frozen
class Understood:
    """What a request says, by its document.

    Args:
        path: Values in the path.
        query: Query parameters.
        body: The body; None where there is none.
        headers: Header parameters.
        cookies: Cookies.
    """

    path: dict[str, Json]
    query: dict[str, Json]
    body: Json
    headers: dict[str, Json]
    cookies: dict[str, Json]


@define
class _Request:
    """A request as openapi-core wants it; the path is put into the parameters later."""

    received: Received
    parameters: RequestParameters
    host_url: str = HOST

    @property
    def path(self) -> str:
        return self.received.path

    @property
    def method(self) -> str:
        return self.received.method.lower()

    @property
    def body(self) -> bytes | None:
        return self.received.body or None

    @property
    def content_type(self) -> str:
        return self.received.header("content-type") or ""


@frozen
class Contract:
    """A document that requests are held against.

    Args:
        document: The document, as openapi-core can read it.
    """

    document: OpenAPI

    def read(self, received: Received) -> Understood:
        """Return what a request says.

        Raises:
            RefusedError: It is not what the document says; unknown query parameters included.
        """
        pairs = parse_qsl(urlsplit(received.target).query, keep_blank_values=True)
        parameters = RequestParameters(
            query=ImmutableMultiDict(pairs),
            header=Headers(received.headers),
            cookie=ImmutableMultiDict(_cookies(received)),
        )
        result = self.document.unmarshal_request(_Request(received, parameters))
        for error in result.errors:
            raise RefusedError(f"{error!r} {error.__cause__!r}")
        known = result.parameters.query
        sent = {name if name in known else name.partition("[")[0] for name, _ in pairs}
        query = {name: value for name, value in known.items() if name in sent}
        if sent != query.keys():
            raise RefusedError(f"unknown query parameters: {sorted(sent - query.keys())}")
        path = {name: _unquoted(value) for name, value in result.parameters.path.items()}
        others = dict(result.parameters.header), dict(result.parameters.cookie)
        return Understood(path, query, result.body, *others)


def contract(prepared: Document, variant: int) -> Contract:
    """Return the contract of a prepared document.

    Args:
        prepared: The document.
        variant: Which variant of parameters that have several is to be sent.
    """
    return Contract(OpenAPI.from_dict(readable(prepared, variant), _config()))


def readable(prepared: Document, variant: int) -> Document:
    """Return a document whose parameters openapi-core can read.

    It knows no parameters of several types, looks for an object under one name, and takes binary
    bodies for no strings. Null cannot be sent, and an object of the style `form` is a parameter
    for each of its properties.
    """
    schemas = prepared["components"]["schemas"]
    paths: Document = {}
    for path, method, operation in operations(prepared):
        parameters = [
            one
            for parameter in operation.get("parameters", [])
            for one in _simple(parameter, schemas, variant)
        ]
        simple = {**operation, "parameters": parameters} | _body(operation)
        paths.setdefault(path, {})[method] = simple
    wanted = ("openapi", "info", "components", "security")
    kept: Document = {key: prepared[key] for key in wanted if key in prepared}
    return {**kept, "paths": paths, "servers": [{"url": HOST}]}


def _simple(parameter: Document, schemas: dict[str, Json], variant: int) -> list[Document]:
    schema = one_variant(parameter["schema"], schemas, variant)
    style = parameter.get("style", "form"), parameter.get("explode", True)
    if schema.get("type") != "object" or style != ("form", True):
        return [{**parameter, "schema": schema}]
    return [
        {"name": name, "in": "query", "schema": one_variant(one, schemas, variant)}
        for name, one in schema["properties"].items()
    ]


def _body(operation: Document) -> Document:
    body: Document = operation.get("requestBody", {})
    binary = _BINARY & body.get("content", {}).keys()
    if not binary:
        return {}
    return {"requestBody": {**body, "content": {media_type: {} for media_type in binary}}}


def _cookies(received: Received) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for pair in (received.header("cookie") or "").split("; ")]
    return [(name, unquote(value)) for name, _, value in pairs if name]


def _unquoted(value: Json) -> Json:
    return unquote(value) if isinstance(value, str) else value


def _config() -> Config:
    """Return how openapi-core works here: texts stay texts, and the document is taken as valid."""
    texts = dict.fromkeys(("date", "date-time", LENIENT_DATE, "uuid", "binary"), str)
    # Its types do not know None, which its documentation has for no check of the document.
    options: Any = {"spec_validator_cls": None, "extra_format_unmarshallers": texts}
    return Config(**options)
