"""The names ledger is read strictly: a name that cannot stand is refused, and why is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import class_name, field_name
from pipeline.names.ledger import Ledger, SchemaEntry, read_ledger

FULL = Ledger(
    {"GET /v2/posts": "posts.list", "GET /v2/posts/{}": "posts.get"},
    {
        "Post": SchemaEntry(("posts.get:200", "posts.list:200[]"), "0123456789abcdef"),
        "User": SchemaEntry(("posts.get:200.user",), "fedcba9876543210", {"_view": "view"}),
    },
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The place of a ledger, as in a repository."""
    folder = tmp_path / "openapi"
    folder.mkdir()
    return folder / "names.lock.json"


def refused(path: Path, text: str | bytes) -> str:
    """Return what is said of a ledger's text; the sentence names the file."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PipelineError) as error:
        read_ledger(path)
    told = str(error.value)
    assert told.startswith("openapi/names.lock.json:")
    assert "\n" not in told
    return told


def with_entry(name: str, **changes: Json) -> str:
    """Return the text of a ledger with one class."""
    entry = {"at": [], "shape": "", "fields": {}, **changes}
    return json.dumps({"version": 1, "operations": {}, "schemas": {name: entry}})


def test_a_missing_ledger_is_empty(path: Path) -> None:
    """The first run gives all names anew."""
    assert read_ledger(path) == Ledger()


@pytest.mark.parametrize("ledger", [FULL, Ledger()])
def test_what_is_written_is_read_again(path: Path, ledger: Ledger) -> None:
    """Nothing is lost on the way through the file, which is canonical JSON."""
    text = ledger.to_json()
    path.write_text(text, encoding="utf-8")
    assert read_ledger(path) == ledger
    assert read_ledger(path).to_json() == text
    assert text.endswith("}\n")
    assert json.loads(text)["version"] == 1


def test_the_order_of_entries_does_not_matter() -> None:
    """A ledger is written sorted, however it was made."""
    turned = Ledger(dict(reversed(FULL.operations.items())), dict(reversed(FULL.schemas.items())))
    assert turned.to_json() == FULL.to_json()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        "<<<<<<< HEAD\n{}",
        b"\xff\xfe",
        b"\x80",
        '{"schemas": {}}',
        '{"operations": {}}',
        '{"operations": [], "schemas": {}}',
        '{"operations": {}, "schemas": []}',
        '{"operations": {"GET /a": 1}, "schemas": {}}',
        '{"operations": {"GET /a": null}, "schemas": {}}',
        '{"operations": {}, "schemas": {"A": null}}',
        '{"operations": {}, "schemas": {"A": {}}}',
        '{"version": 2, "operations": {}, "schemas": {}}',
        with_entry("A", at="posts.get:200"),
        with_entry("A", fields=["a"]),
        with_entry("A", fields={"a": 1}),
        '{"operations": ' + "[" * 100_000,
        '{"operations": {}, "operations": {}, "schemas": {}}',
    ],
)
def test_what_is_no_ledger_is_refused(path: Path, text: str | bytes) -> None:
    """Broken files say so, and what to do: restore the ledger, or name anew."""
    told = refused(path, text)
    assert "not a names ledger" in told
    assert "restore it from git, or delete it to name anew" in told


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    """No traceback where the file cannot be read."""
    path.mkdir()
    with pytest.raises(PipelineError, match="not a names ledger"):
        read_ledger(path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("chat page", "'chat page' cannot name a class; write 'ChatPage'"),
        ("chatPage", "write 'ChatPage'"),
        ("Chat_Page", "write 'ChatPage'"),
        ("Response", "write 'ResponseModel'"),
        ("2Fast", "write 'Model2Fast'"),
        ("None", "write 'NoneModel'"),
        ("", "write 'Model'"),
        ("X" * 70, "cannot name a class"),
        ("Имя", "cannot name a class"),
        ("A\nB", "cannot name a class"),
    ],
)
def test_a_name_that_cannot_name_a_class_is_refused(path: Path, name: str, told: str) -> None:
    """The sentence says which name could."""
    assert told in refused(path, with_entry(name))


def test_classes_that_differ_in_case_only_are_refused(path: Path) -> None:
    """Their modules could not stand in one folder everywhere."""
    entry = {"at": [], "shape": "", "fields": {}}
    text = json.dumps({"operations": {}, "schemas": {"ChatPage": entry, "Chatpage": entry}})
    assert "'ChatPage' and 'Chatpage' differ in case only; rename one" in refused(path, text)


def test_a_class_that_stands_twice_is_refused(path: Path) -> None:
    """Of two entries of one name one would be lost without a word."""
    entry = '{"at": [], "shape": "", "fields": {}}'
    text = f'{{"operations": {{}}, "schemas": {{"A": {entry}, "A": {entry}}}}}'
    assert "'A' stands twice" in refused(path, text)


@pytest.mark.parametrize(
    ("python", "told"),
    [
        ("to_dict", "'to_dict' (A._view) cannot name a field; write 'to_dict_'"),
        ("additional_properties", "write 'additional_properties_'"),
        ("self", "write 'self_'"),
        ("list", "write 'list_'"),
        ("class", "write 'class_'"),
        ("_view", "write 'view'"),
        ("theView", "write 'the_view'"),
        ("the view", "write 'the_view'"),
        ("", "cannot name a field"),
        ("x\ny", "cannot name a field"),
    ],
)
def test_a_name_that_cannot_name_a_field_is_refused(path: Path, python: str, told: str) -> None:
    """Keywords, builtins and the methods of a model are taken."""
    assert told in refused(path, with_entry("A", fields={"_view": python}))


def test_fields_of_one_name_are_refused(path: Path) -> None:
    """One of them would hide the other."""
    told = refused(path, with_entry("A", fields={"a-b": "x", "a b": "x"}))
    assert "'a-b' and 'a b' of A are both named x; rename one of them" in told


@pytest.mark.parametrize("name", ["posts", "", "Posts.list", "posts..list", "posts.list()", "a.é"])
def test_a_name_that_cannot_name_an_operation_is_refused(path: Path, name: str) -> None:
    """An operation is called resource.method."""
    text = json.dumps({"operations": {"GET /a": name}, "schemas": {}})
    assert f"{name!r} (GET /a) is no name like posts.list; write another" in refused(path, text)


def test_a_keyword_in_the_name_of_an_operation_is_refused(path: Path) -> None:
    """Nobody could call it."""
    text = json.dumps({"operations": {"GET /a": "account.import"}, "schemas": {}})
    assert "write import_" in refused(path, text)


def test_operations_of_one_name_are_refused(path: Path) -> None:
    """Both keys are told."""
    names = {"GET /a": "posts.list", "GET /b": "posts.list"}
    told = refused(path, json.dumps({"operations": names, "schemas": {}}))
    assert "GET /a and GET /b are both named posts.list; give one of them another name" in told


def read_or_refuse(path: Path) -> Ledger:
    """Return a ledger, an empty one where the file is refused as it should be."""
    try:
        return read_ledger(path)
    except PipelineError as error:
        if not str(error).startswith("openapi/names.lock.json"):
            raise AssertionError(error) from None
        return Ledger()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
entries = st.fixed_dictionaries({}, optional=dict.fromkeys(("at", "shape", "fields"), json_values))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "version": st.sampled_from([1, 2, "1", None]),
            "operations": json_values,
            "schemas": json_values | st.dictionaries(st.sampled_from(["A", "b", ""]), entries),
        },
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_json_is_read_or_refused(path: Path, data: Json) -> None:
    """Whatever the file holds, there are good names or one sentence."""
    path.write_text(json.dumps(data), encoding="utf-8")
    ledger = read_or_refuse(path)
    assert all(class_name(name) == name for name in ledger.schemas)
    wires = [wire for entry in ledger.schemas.values() for wire in entry.fields.values()]
    assert all(field_name(wire) == wire for wire in wires)
