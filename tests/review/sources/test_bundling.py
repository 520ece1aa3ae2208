"""References to other files become components, and every value is found in its file."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.fetch import bundling
from pipeline.reading.yaml_writer import dump_yaml
from pipeline.review.sources import Source, load
from pipeline.review.wire import normalized
from tests.review.command.documents import shop


def write(folder: Path, **files: Json) -> Path:
    """Write files, `a_yaml` as `a.yaml`, and return the path of the document."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else dump_yaml(content)
        path.write_text(text, encoding="utf-8")
    return folder / "api.yaml"


def loaded(folder: Path, **files: Json) -> Source:
    """Write files and read the document among them."""
    return load(str(write(folder, **files)), folder)


def refused(folder: Path, **files: Json) -> str:
    """Return the sentence that refuses a document, the folder left out."""
    with pytest.raises(PipelineError) as caught:
        loaded(folder, **files)
    return str(caught.value).replace(f"{folder}/", "")


def api(**properties: Any) -> Document:
    """Return a document whose answer has some properties."""
    return shop(properties=properties)


def answered(source: Source) -> Document:
    """Return the properties of the answer."""
    content = source.document["paths"]["/items"]["get"]["responses"]["200"]["content"]
    found: Document = content["application/json"]["schema"]["items"]["properties"]
    return found


def test_a_document_of_one_file_stays_as_it_is(tmp_path: Path) -> None:
    """References inside it are left for normalization."""
    document = api(id={"$ref": "#/components/schemas/Id"})
    document["components"] = {"schemas": {"Id": {"type": "string"}}}
    assert loaded(tmp_path, api_yaml=document).document == document


@pytest.mark.parametrize("reference", ["id.yaml", "./id.yaml", "parts/../id.yaml", "id.yaml#"])
def test_a_file_is_a_component_however_it_is_spelled(tmp_path: Path, reference: str) -> None:
    """One target, one component, named after the file."""
    source = loaded(
        tmp_path,
        api_yaml=api(id={"$ref": reference}, other={"$ref": "id.yaml"}),
        id_yaml={"type": "string"},
    )
    assert answered(source)["id"] == answered(source)["other"]
    assert source.document["components"]["schemas"] == {"id": {"type": "string"}}


def test_a_part_of_a_file_is_named_after_its_last_token(tmp_path: Path) -> None:
    """Escaped tokens, percent signs and spaces are read; a name that is taken gets a number."""
    source = loaded(
        tmp_path,
        api_yaml=api(
            a={"$ref": "my%20parts.yaml#/schemas/a~1b"}, b={"$ref": "other.yaml#/schemas/a~1b"}
        ),
        **{"my parts_yaml": {"schemas": {"a/b": {"type": "string"}}}},
        other_yaml={"schemas": {"a/b": {"type": "integer"}}},
    )
    schemas = source.document["components"]["schemas"]
    assert sorted(schemas) == ["a_1b", "a_1b2"]
    assert [schemas[answered(source)[name]["$ref"].rpartition("/")[2]] for name in "ab"] == [
        {"type": "string"},
        {"type": "integer"},
    ]


def test_files_that_refer_to_one_another_in_a_circle_end(tmp_path: Path) -> None:
    """A circle of files is a circle of components, and a way back is the document's own."""
    source = loaded(
        tmp_path,
        api_yaml={
            **api(node={"$ref": "a.yaml"}),
            "components": {"schemas": {"Id": {"type": "string"}}},
        },
        a_yaml={"type": "object", "properties": {"b": {"$ref": "b.yaml"}}},
        b_yaml={
            "type": "object",
            "properties": {
                "a": {"$ref": "a.yaml"},
                "self": {"$ref": "#"},
                "id": {"$ref": "api.yaml#/components/schemas/Id"},
            },
        },
    )
    schemas = source.document["components"]["schemas"]
    assert schemas["a"]["properties"]["b"] == {"$ref": "#/components/schemas/b"}
    assert schemas["b"]["properties"] == {
        "a": {"$ref": "#/components/schemas/a"},
        "self": {"$ref": "#/components/schemas/b"},
        "id": {"$ref": "#/components/schemas/Id"},
    }


def test_each_kind_goes_to_its_section(tmp_path: Path) -> None:
    """Parameters, responses, bodies and path items are no schemas."""
    document = shop()
    operation = document["paths"]["/items"]["get"]
    operation["parameters"] = [{"$ref": "p.yaml"}]
    operation["responses"]["404"] = {"$ref": "r.yaml"}
    document["paths"]["/more"] = {"$ref": "i.yaml"}
    source = loaded(
        tmp_path,
        api_yaml=document,
        p_yaml={"name": "page", "in": "query", "schema": {"type": "integer"}},
        r_yaml={"description": "gone"},
        i_yaml={
            "post": {"requestBody": {"$ref": "b.yaml"}, "responses": {"204": {"description": ""}}}
        },
        b_yaml={"content": {}},
    )
    components = source.document["components"]
    assert {name: sorted(section) for name, section in components.items()} == {
        "parameters": ["p"],
        "responses": ["r"],
        "pathItems": ["i"],
        "requestBodies": ["b"],
    }


def test_data_that_looks_like_a_reference_is_left_alone(tmp_path: Path) -> None:
    """An example or a default may have a member `$ref`."""
    document = api(id={"type": "object", "default": {"$ref": "gone.yaml"}})
    assert loaded(tmp_path, api_yaml=document).document == document


def test_the_order_of_keys_and_files_does_not_show(tmp_path: Path) -> None:
    """Names of components are the same however the document is sorted."""
    names = [f"n{number}" for number in range(8)]
    results = []
    for seed in (1, 2):
        Random(seed).shuffle(names)
        folder = tmp_path / str(seed)
        files = {f"{name}_yaml": {"schemas": {"X": {"const": name}}} for name in names}
        properties = {name: {"$ref": f"{name}.yaml#/schemas/X"} for name in names}
        results.append(loaded(folder, api_yaml=api(**properties), **files).document)
    assert json.dumps(results[0], sort_keys=True) == json.dumps(results[1], sort_keys=True)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("gone.yaml", "gone.yaml: "),
        ("id.yaml#/Gone", "points at nothing"),
        ("#/components/schemas/../Gone", ""),
        ("../outside.yaml", "leaves the folder of the document"),
        ("/etc/hostname", "leaves the folder of the document"),
        ("parts/../../outside.yaml", "leaves the folder of the document"),
        ("%2e%2e/outside.yaml", "leaves the folder of the document"),
        ("https://127.0.0.1/x.yaml", "is a URL"),
        ("file:///etc/hostname", "is a URL"),
        ("//127.0.0.1/x.yaml", "is a URL"),
        ("link.yaml", "a link that leads out"),
        ("folder", ""),
        ("no.yaml", "no.yaml:2: not YAML"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_line(
    tmp_path: Path, reference: str, said: str
) -> None:
    """The sentence names the file and the line of the reference, or of the broken file; a
    reference inside the document is a part that is not compared."""
    folder = tmp_path / "api"
    (folder / "folder").mkdir(parents=True)
    (tmp_path / "outside.yaml").write_text("type: string\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    files = {
        "api_yaml": api(id={"$ref": reference}),
        "id_yaml": {"type": "string"},
        "no_yaml": "a: [\n",
    }
    if reference.startswith("#"):
        assert normalized(loaded(folder, **files).document).unread
        return
    sentence = refused(folder, **files)
    assert said in sentence
    assert "\n" not in sentence
    assert "api.yaml:" in sentence


def test_references_may_lead_out_of_the_folder_if_that_is_asked_for(tmp_path: Path) -> None:
    """For an API whose documents share parts."""
    (tmp_path / "shared.yaml").write_text("type: string\n", encoding="utf-8")
    path = write(tmp_path / "api", api_yaml=api(id={"$ref": "../shared.yaml"}))
    source = load(str(path), tmp_path, anywhere=True)
    assert source.document["components"]["schemas"] == {"shared": {"type": "string"}}


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MAX_FILES", 2, "more than 2 files"),
        ("MAX_BYTES", 60, "more than 60 bytes"),
        ("MAX_VALUES", 3, "more than 3 values"),
    ],
)
def test_what_references_bring_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    """A document nobody vetted cannot fill the machine."""
    monkeypatch.setattr(bundling, limit, value)
    chain = {
        f"n{n}_yaml": {"type": "object", "properties": {"n": {"$ref": f"n{n + 1}.yaml"}}}
        for n in range(5)
    }
    files = {**chain, "n5_yaml": {"type": "string"}}
    assert said in refused(tmp_path, api_yaml=api(n={"$ref": "n0.yaml"}), **files)


def test_values_are_found_in_their_files_and_lines(tmp_path: Path) -> None:
    """A pointer into the bundled document leads back to the text."""
    source = loaded(
        tmp_path,
        api_yaml=api(id={"$ref": "id.yaml#/Id"}),
        id_yaml="# ids\nOther: 1\nId:\n  type: object\n  properties:\n    x: {type: string}\n",
    )
    base = "/paths/~1items/get/responses/200/content/application~1json/schema/items/properties"
    wanted = [
        f"{base}/id/properties/x/type",
        "/components/schemas/Id/properties/x",
        "/info/title",
        "/info/gone/deep",
    ]
    found = source.locations(wanted)
    assert [(Path(p.file).name, p.line) for p in found.values()][:2] == [("id.yaml", 6)] * 2
    lines = (tmp_path / "api.yaml").read_text("utf-8").splitlines()
    title, gone = found["/info/title"], found["/info/gone/deep"]
    assert title.line is not None
    assert gone.line is not None
    assert "title: Shop" in lines[title.line - 1]
    assert lines[gone.line - 1].startswith("info:") or "info" in lines[gone.line - 2]


def test_references_at_unusual_places_are_replaced_by_copies(tmp_path: Path) -> None:
    """A media type, `content` and an operation come from files, whose own references are read
    from their folder; a change inside has its file and line."""
    media = {"application/json": {"$ref": "media.yaml"}}
    source = loaded(
        tmp_path,
        api_yaml={
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/items": {"get": {"$ref": "parts/get.yaml"}}},
        },
        parts__get_yaml={"responses": {"200": {"description": "", "content": {"$ref": "m.yaml"}}}},
        parts__m_yaml=media,
        parts__media_yaml={"schema": {"$ref": "../id.yaml"}},
        id_yaml={"type": "string"},
    )
    operation = source.document["paths"]["/items"]["get"]
    content = operation["responses"]["200"]["content"]
    assert content == {"application/json": {"schema": {"$ref": "#/components/schemas/id"}}}
    assert source.document["components"] == {"schemas": {"id": {"type": "string"}}}
    (location,) = source.locations(["/paths/~1items/get/responses"]).values()
    assert (location.file, location.pointer) == (f"{tmp_path}/parts/get.yaml", "/responses")


def test_references_in_place_of_values_are_replaced_by_the_values(tmp_path: Path) -> None:
    """In the document and in another file, whose references are read from there."""
    source = loaded(
        tmp_path,
        api_yaml={
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "x-values": ["c"],
            "components": {
                "schemas": {
                    "One": {"type": "string", "enum": {"$ref": "values.yaml"}},
                    "Two": {"$ref": "parts/two.yaml"},
                    "Own": {"type": "string", "enum": {"$ref": "#/x-values"}},
                }
            },
        },
        values_yaml=["a", "b"],
        parts__two_yaml={
            "type": "object",
            "required": {"$ref": "#/x-names"},
            "properties": {"a": {"type": "string", "enum": {"$ref": "../values.yaml"}}},
            "x-names": ["a"],
        },
    )
    schemas = source.document["components"]["schemas"]
    assert schemas["One"]["enum"] == ["a", "b"]
    assert schemas["Two"]["required"] == ["a"]
    assert schemas["Two"]["properties"]["a"]["enum"] == ["a", "b"]
    assert schemas["Own"]["enum"] == {"$ref": "#/x-values"}
    (location,) = source.locations(["/components/schemas/One/enum"]).values()
    assert (location.file, location.pointer) == (f"{tmp_path}/values.yaml", "")


def test_circles_of_references_at_unusual_places_are_refused(tmp_path: Path) -> None:
    """Files that lead to one another have no value."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/items": {"get": {"$ref": "a.yaml"}}},
    }
    told = refused(
        tmp_path, api_yaml=document, a_yaml={"$ref": "b.yaml"}, b_yaml={"$ref": "a.yaml"}
    )
    assert told == "b.yaml:1: the reference 'a.yaml' leads to itself; remove it"
