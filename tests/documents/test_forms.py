"""Multipart and urlencoded forms: fields, files, encodings, unions; models and mappings alike."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.generator_input import form_notices
from pipeline.generator_input.wire import encodings_of
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.documents.wire import Wire, posting, wired
from tests.generate.building import document

TEXT, BINARY = {"type": "string"}, {"type": "string", "format": "binary"}
MOMENT = {"type": "string", "format": "date-time"}
BORN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
FIELDS = {
    "alive": {"type": "boolean"},
    "note": {"type": ["string", "null"]},
    "weight": {"type": "number"},
    "lives": {"type": "integer"},
    "ids": {"type": "array", "items": {"type": "integer"}},
    "flags": {"type": "array", "items": {"type": "boolean"}},
    "born": MOMENT,
    "home": {"type": "object", "properties": {"since": MOMENT, "street": TEXT}},
    "past": {"type": "array", "items": {"type": "object", "properties": {"street": TEXT}}},
    "free": {},
}
PHOTO = {
    "type": "object",
    "properties": {
        **FIELDS,
        "file": BINARY,
        "more": {"type": "array", "items": BINARY},
        "raw": {"type": "string", "contentMediaType": "image/png"},
    },
}
VALUES: dict[str, Any] = {
    "alive": True,
    "note": None,
    "weight": 3.0,
    "lives": 9,
    "ids": [1, 2],
    "flags": [True, False],
    "born": BORN,
    "home": {"since": BORN, "street": "é"},
    "past": [{"street": "a"}, {"street": "b"}],
    "free": {"a": [None, 1.5]},
}
ENCODED = {
    "data": {"contentType": "application/json"},
    "labels": {"contentType": "application/json"},
    "page": {"contentType": "text/html; charset=utf-8"},
    "image": {"contentType": "image/png"},
    "any": {"contentType": "image/png, image/jpeg"},
}
STYLED_PARTS = {
    "link": {"style": "deepObject", "explode": True, "contentType": "application/json"},
    "ids": {"style": "form", "explode": False},
    "image": {"style": "form", "contentType": "image/png"},
    "pages": {"style": "deepObject"},
}
STYLED = {
    "metadata": {"style": "deepObject", "explode": True},
    "ids": {"style": "form", "explode": False},
    "pipes": {"style": "pipeDelimited"},
    "tags": {"explode": True},
    "spread": {"style": "form"},
    "rule": {"contentType": "application/json"},
    "reserved": {"allowReserved": True},
}


def form(media_type: str, schema: Any, encoding: Any = None, **body: Any) -> dict[str, Any]:
    """Return a path that takes a form."""
    return posting({media_type: {"schema": schema, "encoding": encoding or {}}}, **body)


def answering_a_form(path: dict[str, Any]) -> dict[str, Any]:
    """Return a path whose operation answers with a form as well."""
    content = {URLENCODED: {"schema": {"type": "object", "properties": {"a": TEXT}}}}
    path["post"]["responses"] = {"200": {"description": "", "content": content}}
    return path


def refer(name: str) -> dict[str, Any]:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


MULTIPART, URLENCODED = "multipart/form-data", "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with forms."""
    labelled = {"labels": {"type": "array", "items": TEXT}, "data": {}, "page": TEXT}
    encoded = {"type": "object", "properties": {**labelled, "image": BINARY, "any": BINARY}}
    styled = {
        "type": "object",
        "properties": {
            "name": TEXT,
            "ids": {"type": "array", "items": {"type": "integer"}},
            "pipes": {"type": "array", "items": TEXT},
            "tags": {"type": "array", "items": TEXT},
            "metadata": {"type": "object", "additionalProperties": TEXT},
            "spread": {"type": "object", "additionalProperties": TEXT},
            "rule": {},
            "reserved": TEXT,
            "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": TEXT}}},
        },
    }
    either = {"oneOf": [refer("Code"), refer("Revoke")]}
    paths = {
        "/photos": form(MULTIPART, refer("Photo")),
        "/encoded": form(MULTIPART, encoded, ENCODED, required=True),
        "/media": form(MULTIPART, {"oneOf": [refer("Clip"), refer("Still")]}, required=True),
        "/free": form(MULTIPART, {"type": "object"}, required=True),
        "/plain": form(URLENCODED, refer("Plain")),
        "/styled": form(URLENCODED, styled, STYLED, required=True),
        "/revoke": form(URLENCODED, refer("Revoke"), required=True),
        "/token": form(URLENCODED, either, required=True),
        "/charset": form(f"{URLENCODED}; charset=utf-8", either),
        "/answers": answering_a_form(form(URLENCODED, either, required=True)),
        "/styles": form(MULTIPART, refer("Album"), STYLED_PARTS, required=True),
        "/nothing": form(URLENCODED, {"anyOf": [*either["oneOf"], {"type": "null"}]}),
        "/maybe": form(MULTIPART, {"anyOf": [refer("Clip"), {"type": "null"}]}),
        "/texts": form(URLENCODED, TEXT),
        "/bytes": posting({"application/pdf": {"schema": BINARY}}, required=True),
    }
    album = {"cover": refer("Page"), "pages": refer("Pages"), "link": {}, "ids": {}, "image": {}}
    schemas = {
        "Photo": PHOTO,
        "Album": {"type": "object", "properties": album},
        "Page": BINARY,
        "Pages": {"type": "array", "items": refer("Page")},
        "Plain": {"type": "object", "properties": FIELDS},
        "Code": {"type": "object", "required": ["code"], "properties": {"code": TEXT}},
        "Revoke": {"type": "object", "required": ["token"], "properties": {"token": TEXT}},
        "Clip": {"type": "object", "properties": {"video": BINARY}},
        "Still": {"type": "object", "properties": {"image": BINARY, "width": {"type": "integer"}}},
    }
    made = document(paths=paths, schemas=schemas)
    with wired(made, tmp_path_factory.mktemp("forms")) as wire:
        yield wire


def model(wire: Wire, values: dict[str, Any]) -> Any:
    """Return a model with the values of a mapping, with models inside."""
    plain = values.keys() - {"home", "past"}
    made = wire.model("Photo", **{name: values[name] for name in plain})
    if "home" in values:
        made.home = wire.client.model("Home")(**values["home"])
    if "past" in values:
        past = wire.client.model("Past")
        made.past = [past(**item) for item in values["past"]]
    return made


def disposition(text: str) -> str:
    """Return the head of a part without a media type."""
    return f"Content-Disposition: form-data; {text}\r\n\r\n"


def test_a_model_sends_the_parts_of_a_mapping(wire: Wire) -> None:
    """Scalars as in JSON, without null; a part for each item; objects as JSON."""
    sent = wire.sent("photos.create", body=model(wire, VALUES))
    as_mapping = wire.sent("photos.create", body=VALUES)
    assert sorted(sent.parts()) == sorted(as_mapping.parts())
    texts = {"alive": "true", "weight": "3", "lives": "9", "born": "2026-01-02T03:04:00Z"}
    expected = [disposition(f'name="{name}"') + text for name, text in texts.items()]
    expected += [disposition('name="ids"') + text for text in ("1", "2")]
    expected += [disposition('name="flags"') + text for text in ("true", "false")]
    json_head = "\r\nContent-Type: application/json\r\n\r\n"
    for name, text in (
        ("home", '{"since":"2026-01-02T03:04:00+00:00","street":"é"}'),
        ("past", '{"street":"a"}'),
        ("past", '{"street":"b"}'),
        ("free", '{"a":[null,1.5]}'),
    ):
        expected.append(f'Content-Disposition: form-data; name="{name}"{json_head}{text}')
    assert sorted(as_mapping.parts()) == sorted(expected)


def file_of(wire: Wire, *about: str) -> Any:
    """Return a function that makes a `File` with a new stream."""
    made = wire.client.module("types").File
    return lambda: made(io.BytesIO(b"content"), *about)


@pytest.mark.parametrize("about", [(), ("a.png",), ("a.png", "image/png")])
def test_files_are_sent_alike(wire: Wire, about: tuple[str, ...]) -> None:
    """With a name and a media type, and without."""
    file = file_of(wire, *about)
    name = about[0] if about else "file"
    media_type = about[1] if len(about) > 1 else "application/octet-stream"
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'
    for body in (lambda: model(wire, {"file": file()}), lambda: {"file": file()}):
        (part,) = wire.sent("photos.create", body=body).parts()
        assert part == f"{head}Content-Type: {media_type}\r\n\r\ncontent"


def test_bytes_open_files_and_lists_are_files(wire: Wire, tmp_path: Path) -> None:
    """An open file has the name of the file."""
    path = tmp_path / "cat.jpg"
    path.write_bytes(b"\xc3\xa9")
    fields: dict[str, Any] = {"raw": b"bytes", "more": [b"1", memoryview(b"2")]}
    octets = "application/octet-stream"
    expected = [
        f'Content-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        f"Content-Type: {media_type}\r\n\r\n{text}"
        for name, file, media_type, text in (
            ("file", "cat.jpg", octets, "é"),
            ("more", "file", octets, "1"),
            ("more", "file", octets, "2"),
            ("raw", "file", "image/png", "bytes"),
        )
    ]
    with path.open("rb") as file:
        for made in (
            lambda: model(wire, {**fields, "file": file}),
            lambda: {**fields, "file": file},
        ):
            assert sorted(wire.sent("photos.create", body=made).parts()) == expected


def test_files_of_a_model_have_their_types(wire: Wire) -> None:
    """Type checkers accept all that can be sent."""
    hints = wire.client.model("Photo").__annotations__
    assert hints["file"] == "File | BinaryIO | bytes | Unset"
    assert hints["more"] == "list[File | BinaryIO | bytes] | Unset"
    assert hints["raw"] == "File | BinaryIO | bytes | Unset"


def test_parts_have_the_media_types_of_the_document(wire: Wire) -> None:
    """`contentType` decides, unless it is a list of types; a file's own type wins."""
    own = wire.client.module("types").File
    body: dict[str, Any] = {
        "data": "text",
        "labels": ["a"],
        "page": "<p>",
        "image": b"1",
        "any": lambda: own(io.BytesIO(b"2"), "x", "image/gif"),
    }
    parts = wire.sent("encoded.create", body=lambda: {**body, "any": body["any"]()}).parts()
    types = [part.partition("Content-Type: ")[2] for part in parts]
    assert types == [
        'application/json\r\n\r\n"text"',
        'application/json\r\n\r\n"a"',
        "text/html; charset=utf-8\r\n\r\n<p>",
        "image/png\r\n\r\n1",
        "image/gif\r\n\r\n2",
    ]
    (part,) = wire.sent("encoded.create", body={"any": b"3"}).parts()
    assert "Content-Type: application/octet-stream" in part


@pytest.mark.parametrize(
    ("schema", "encoding", "expected"),
    [
        ({"type": "string", "contentMediaType": "text/csv"}, {}, "text/csv"),
        ({"type": "array", "items": {"contentMediaType": "image/png"}}, {}, "image/png"),
        ({"anyOf": [{"contentMediaType": "image/png"}, {"type": "null"}]}, {}, "image/png"),
        ({"$ref": "#/components/schemas/Picture"}, {}, "image/png"),
        ({"contentMediaType": "text/csv"}, {"contentType": "text/plain"}, "text/plain"),
        ({"contentMediaType": "text/csv"}, {"headers": {}}, "text/csv"),
        ({"contentMediaType": "image/*"}, {}, ""),
        ({"contentMediaType": "application/json"}, {}, ""),
        ({"contentMediaType": "application/octet-stream"}, {}, ""),
        ({"contentMediaType": "image/png", "contentEncoding": "base64"}, {}, ""),
        ({"type": "string", "format": "binary"}, {}, ""),
    ],
)
def test_the_media_type_of_a_schema_is_that_of_its_part(
    schema: Any, encoding: Any, expected: str
) -> None:
    """An encoding wins. JSON is written as JSON by itself, and a range is no type."""
    form = {"anyOf": [{"properties": {"a": schema}}, {"$ref": "#/components/schemas/Picture"}]}
    schemas = {"Picture": {"type": "string", "contentMediaType": "image/png"}}
    media = {"schema": form, "encoding": {"a": encoding} if encoding else {}}
    found = encodings_of("multipart/form-data", media, schemas)
    assert found == ({"a": ("", True, expected)} if expected else {})
    assert encodings_of("application/x-www-form-urlencoded", {"schema": form}, schemas) == {}


def test_fields_of_a_multipart_form_have_the_styles_of_the_document(wire: Wire) -> None:
    """Their names have no quotes there; a file has no style."""
    body: dict[str, Any] = {
        "link": {"create": True, "tags": {"a&b": "é"}},
        "ids": [1, 2],
        "image": b"1",
        "pages": [b"2", b"3"],
    }
    parts = wire.sent("styles.create", body=body).parts()
    assert parts[:3] == [
        disposition('name="link[create]"') + "true",
        disposition('name="link[tags][a&b]"') + "é",
        disposition('name="ids"') + "1,2",
    ]
    assert [part.partition("Content-Type: ")[2] for part in parts[3:]] == [
        "image/png\r\n\r\n1",
        "application/octet-stream\r\n\r\n2",
        "application/octet-stream\r\n\r\n3",
    ]


def test_a_tuple_is_a_list_unless_it_is_a_file(wire: Wire) -> None:
    """A file is a name, a content and a media type."""
    as_list = wire.sent("photos.create", body={"ids": [1, 2], "flags": [True, False]})
    assert wire.sent("photos.create", body={"ids": (1, 2), "flags": (True, False)}) == as_list
    assert wire.sent("plain.create", body={"ids": (1, 2)}).body == b"ids=1&ids=2"
    (part,) = wire.sent("photos.create", body={"file": ("a", b"1", "x/y")}).parts()
    assert part.endswith('filename="a"\r\nContent-Type: x/y\r\n\r\n1')


def test_files_behind_references_have_their_types(wire: Wire) -> None:
    """A component may be a file, or a list of files."""
    hints = wire.client.model("Album").__annotations__
    assert hints["cover"] == "File | BinaryIO | bytes | Unset"
    assert hints["pages"] == "list[File | BinaryIO | bytes] | Unset"


@pytest.mark.parametrize("name", ["nothing", "maybe"])
def test_none_is_no_form(wire: Wire, name: str) -> None:
    """Although its schema accepts null: a form cannot say it."""
    sent = wire.sent(f"{name}.create", body=None)
    assert (sent.body, sent.header("content-type")) == (b"", None)


def test_the_content_of_a_file_cannot_end_its_part(wire: Wire) -> None:
    """The boundary is random: no content can have it."""
    content = (
        b'x\r\n--+++\r\nContent-Disposition: form-data; name="admin"\r\n\r\ntrue\r\n--+++--\r\n'
    )
    (part,) = wire.sent("photos.create", body={"file": content}).parts()
    assert part.endswith(content.decode())


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"file": io.StringIO("text")}, "file: a file must be opened in binary mode"),
        ({"file": ("a", b"", "x/y\r\nX: y")}, "file: the media type of a file must not contain"),
        ({"file": ("a", b"", "x/y", {"X": "y"})}, "file: a file has no headers but"),
        ({"free": object()}, "free: a value of the type object cannot be sent"),
        ([1], "must be a model or a mapping"),
    ],
)
def test_parts_that_cannot_be_sent(wire: Wire, body: Any, complaint: str) -> None:
    """They are refused in words that name the field."""
    for way in wire.ways():
        with pytest.raises(ValueError, match=complaint):
            way("photos.create", (), {"body": body})


def test_an_object_has_no_other_type_than_json(wire: Wire) -> None:
    """Nobody knows how to write it as HTML."""
    for way in wire.ways():
        with pytest.raises(ValueError, match="page: a dict cannot be sent as text/html"):
            way("encoded.create", (), {"body": {"page": {"a": 1}}})


def test_a_multipart_form_may_be_a_union(wire: Wire) -> None:
    """Each alternative is a model with files, or a mapping."""
    clip = wire.sent("media.create", body=wire.model("Clip", video=b"v"))
    assert clip == wire.sent("media.create", body={"video": b"v"})
    still = wire.sent("media.create", body=wire.model("Still", image=b"i", width=2))
    assert [part.rpartition("\r\n")[2] for part in still.parts()] == ["i", "2"]
    assert wire.client.model("Clip").__annotations__["video"] == "File | BinaryIO | bytes | Unset"


def test_a_form_without_a_class_is_a_mapping(wire: Wire) -> None:
    """An object of which the document tells nothing."""
    assert wire.sent("free.create", body={"a": 1}).parts() == [disposition('name="a"') + "1"]


def test_a_model_sends_the_fields_of_a_mapping(wire: Wire) -> None:
    """Lists repeat the field, objects are JSON."""
    values = {name: VALUES[name] for name in sorted(VALUES)}
    sent = wire.sent("plain.create", body=values)
    fields = {name: values[name] for name in values if name not in ("home", "past")}
    made = wire.model("Plain", **fields, home=values["home"], past=values["past"])
    as_model = wire.sent("plain.create", body=made)
    assert sorted(as_model.body.split(b"&")) == sorted(sent.body.split(b"&"))
    assert sent.header("content-type") == URLENCODED
    assert sent.body.decode() == (
        "alive=true&born=2026-01-02T03%3A04%3A00Z&flags=true&flags=false"
        "&free=%7B%22a%22%3A%5Bnull%2C1.5%5D%7D"
        "&home=%7B%22since%22%3A%222026-01-02T03%3A04%3A00%2B00%3A00%22%2C%22street%22%3A%22%C3%A9%22%7D"
        "&ids=1&ids=2&lives=9&past=%7B%22street%22%3A%22a%22%7D&past=%7B%22street%22%3A%22b%22%7D"
        "&weight=3"
    )


@pytest.mark.parametrize(
    ("field", "value", "sent"),
    [
        ("metadata", {"name": "inner", "n": None}, "metadata%5Bname%5D=inner"),
        ("ids", [1, 2], "ids=1,2"),
        ("pipes", ["a", "b|c"], "pipes=a%7Cb%7Cc"),
        ("tags", ["a", "b"], "tags=a&tags=b"),
        ("spread", {"a": "1", "b": "2"}, "a=1&b=2"),
        ("rule", "text", "rule=%22text%22"),
        ("rule", {"a": True}, "rule=%7B%22a%22%3Atrue%7D"),
        ("reserved", "a/b?c&d", "reserved=a/b?c%26d"),
        ("lines", [{"sku": "a"}], "lines=%7B%22sku%22%3A%22a%22%7D"),
        ("lines", [], ""),
    ],
)
def test_fields_have_the_styles_of_the_document(
    wire: Wire, field: str, value: Any, sent: str
) -> None:
    """Beside a field whose name is inside an object."""
    found = wire.sent("styled.create", body={"name": "outer", field: value})
    assert found.body.decode() == "&".join(filter(None, ("name=outer", sent)))


def test_models_have_the_styles_of_the_document(wire: Wire) -> None:
    """A class for the object is like a mapping."""
    metadata = wire.client.model("StringMap").from_dict({"name": "inner"})
    body = wire.model("StyledCreateRequest", name="outer", metadata=metadata, ids=[1, 2])
    sent = wire.sent("styled.create", body=body).body.decode()
    assert sorted(sent.split("&")) == ["ids=1,2", "metadata%5Bname%5D=inner", "name=outer"]


def test_objects_inside_a_styled_list_are_refused(wire: Wire) -> None:
    """The style leaves them undefined."""
    for way in wire.ways():
        with pytest.raises(ValueError, match="ids: a value of the type dict cannot be sent"):
            way("styled.create", (), {"body": {"ids": [{"a": 1}]}})


def test_one_schema_in_a_form_and_in_a_union_of_forms(wire: Wire) -> None:
    """Both take the model."""
    revoke = wire.model("Revoke", token="t&")
    for operation in ("revoke.create", "token.create", "charset.create"):
        assert wire.sent(operation, body=revoke).body == b"token=t%26"
        assert wire.sent(operation, body={"code": "c"}).body == b"code=c"
    assert wire.sent("token.create", body=wire.model("Code", code="c")).body == b"code=c"
    assert wire.sent("charset.create").body == b""
    method = wire.client.module("resources.token").Token.create
    assert method.__annotations__["body"] == "Code | Mapping[str, Any] | Revoke"


def test_an_answer_that_is_a_form_is_bytes(wire: Wire) -> None:
    """The body of the request is a form of models as before."""
    sent = wire.sent("answers.create", body=wire.model("Code", code="c"))
    assert (sent.body, sent.header("content-type")) == (b"code=c", URLENCODED)
    method = wire.client.module("resources.answers").Answers.create
    assert method.__annotations__["return"] == "bytes"


def test_a_form_may_be_a_text(wire: Wire) -> None:
    """If the document says so, or if a caller has written it."""
    assert wire.sent("texts.create", body="a=b&c=%26").body == b"a=b&c=%26"
    assert wire.sent("texts.create").body == b""
    method = wire.client.module("resources.texts").Texts.create
    assert method.__annotations__["body"] == "str | None"


def test_parts_that_are_not_written_are_told() -> None:
    """Headers of a part, and bodies of other parts than fields."""
    parts = {"type": "object", "properties": {"meta": TEXT, "file": BINARY}}
    rated = {"file": {"headers": {"X-Rate": {"schema": TEXT}}}, "meta": {"headers": {}}}
    paths = {
        "/a": form(MULTIPART, parts, rated),
        "/b": form("multipart/related", parts),
        "/c": posting({"application/json": {"schema": {}}, "multipart/mixed": {"schema": parts}}),
        "/d": form(MULTIPART, parts),
    }
    prepared = prepare(document(paths=paths), [], Ledger()).document
    first, second = form_notices(prepared)
    assert first.startswith("POST /a has headers at the field file of its form, which are not sent")
    assert second.startswith("POST /b takes multipart/related, whose parts are not written")


def test_forms_leave_other_bodies_alone(wire: Wire) -> None:
    """A binary body in the same document is still a file."""
    sent = wire.by_methods("bytes.create", body=lambda: io.BytesIO(b"%PDF"))
    assert (sent.body, sent.header("content-type")) == (b"%PDF", "application/pdf")
    file = wire.client.module("types").File
    assert wire.by_functions("bytes.create", body=lambda: file(io.BytesIO(b"%PDF"))) == sent
