"""Reading of JSON and YAML documents, and writing of YAML."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import MAX_DEPTH, Json
from pipeline.common.errors import PipelineError
from pipeline.reading import find_lines, parse_document, parse_located, read_document
from pipeline.reading.yaml_writer import dump_yaml

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(
        "no 200 1e3 0o17 0x1F 2020-01-01 ~ = << .inf y 1_0 12:30 null +1 -".split(" ")
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


def parse(text: str) -> Json:
    return parse_document(text.encode(), "file")


def refusal(data: str | bytes) -> str:
    with pytest.raises(PipelineError) as caught:
        parse_document(data.encode() if isinstance(data, str) else data, "file")
    return str(caught.value)


def typed(value: Json) -> Json:
    """Return a value that differs where 1, 1.0 and true do."""
    if isinstance(value, dict):
        return [(key, typed(child)) for key, child in value.items()]
    if isinstance(value, list):
        return [typed(child) for child in value]
    return type(value), repr(value)


@given(VALUES)
def test_yaml_gives_back_what_was_written(value: Json) -> None:
    """parse(dump_yaml(x)) is x, with the same types and the same order of keys."""
    assert typed(parse(dump_yaml(value))) == typed(value)


@given(VALUES)
def test_yaml_1_1_readers_read_what_was_written(value: Json) -> None:
    """A reader of YAML 1.1 takes the written YAML for the same value."""
    assert yaml.safe_load(dump_yaml(value)) == value


@given(VALUES)
def test_json_reads_as_the_standard_library_reads_it(value: Json) -> None:
    """What json writes is read as json reads it, escapes of UTF-16 included."""
    assert typed(parse(json.dumps([value]))) == typed([value])


def outcome(data: bytes) -> str:
    """Return the refusal of some bytes, or the JSON of their value."""
    try:
        return json.dumps(parse_document(data, "file"), allow_nan=False)
    except PipelineError as error:
        return str(error)


@given(st.text(alphabet="{}[]:,-&*!|>\"'% \n\tab01~<#?", max_size=30))
def test_broken_text_is_a_value_or_one_sentence(text: str) -> None:
    """Whatever stands in a file, reading ends in a JSON value or a PipelineError."""
    assert "\n" not in outcome(text.encode())


@given(st.binary(max_size=40))
def test_bytes_are_a_value_or_one_sentence(data: bytes) -> None:
    """Whatever bytes are served, reading ends in a JSON value or a PipelineError."""
    assert "\n" not in outcome(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: [yes, on, off, y, n]", {"a": ["yes", "on", "off", "y", "n"]}),
        ("200: ok\nno: x\n1.0: y\n~: z", {"200": "ok", "no": "x", "1.0": "y", "~": "z"}),
        (
            "a: 2020-01-01\nb: 12:30:45\nc: 1_000",
            {"a": "2020-01-01", "b": "12:30:45", "c": "1_000"},
        ),
        ("a: [0o17, 0x1F, 012, -7, +7]", {"a": [15, 31, 12, -7, 7]}),
        ("a: [1e3, .5, 5., -1.5E-2]", {"a": [1000.0, 0.5, 5.0, -0.015]}),
        ("a: [true, False, TRUE, tRUE]", {"a": [True, False, True, "tRUE"]}),
        ("a: ~\nb: null\nc:\nd: ''", {"a": None, "b": None, "c": None, "d": ""}),
        (
            "a: '200'\nb: \"no\"\nc: !!str 200\nd: ! 5",
            {"a": "200", "b": "no", "c": "200", "d": "5"},
        ),
        ("a: !!int '3'\nb: !!float 3\nc: !!null ''", {"a": 3, "b": 3.0, "c": None}),
        ("<<: text", {"<<": "text"}),
        ("'<<': {a: 1}", {"<<": {"a": 1}}),
        ("{a: 1, b: [x]}", {"a": 1, "b": ["x"]}),
        ("- 1\n- 2", [1, 2]),
        ("plain text", "plain text"),
        ("%YAML 1.2\n---\na: no\n...\n", {"a": "no"}),
        ("\ufeffa: 1", {"a": 1}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{"a": "\\ud83d\\ude00"}', {"a": "😀"}),
        ('{"a": "\\\\ud800"}', {"a": "\\ud800"}),
    ],
)
def test_yaml_1_2_core_schema(text: str, value: Json) -> None:
    """Scalars have the types of the YAML 1.2 core schema; keys are their text."""
    assert typed(parse(text)) == typed(value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "file: the document is empty"),
        (" \n\t", "file: the document is empty"),
        ("# nothing\n", "file:2: the document is empty"),
        ("<!DOCTYPE html><p>", "file: got HTML or XML where"),
        ("\n <html>", "file: got HTML or XML where"),
        ("a: 1".encode("utf-16"), "file: the document is UTF-16"),
        ("a: 1".encode("utf-16-le"), "file: the document is UTF-16"),
        (b"a: 1\nb: \xff", "file:2: the document is not UTF-8"),
        ('{"a": 1,\n "b" 2}', "file:2: not JSON: Expecting ':' delimiter (column 6)"),
        ('{"a": 1', "file:1: not JSON: Expecting ',' delimiter"),
        ('{"a": tru}', "file:1: not JSON: Expecting value"),
        ("{", "file:1: not JSON"),
        ('{"a": NaN}', "file: a number is NaN, infinite or too large"),
        ('{"a": -Infinity}', "file: a number is NaN, infinite or too large"),
        ('{"a": 1e999}', "file: a number is NaN, infinite or too large"),
        (f'{{"a": {"9" * 5000}}}', "file: a number is NaN, infinite or too large"),
        ('{"a": {"b": 1, "b": 2}}', "file: the key 'b' stands twice in one object"),
        ('{"a": ["\\ud800"]}', "file: the string at /a/0 has a lone surrogate"),
        ('{"\\udfff": 1}', "file: the string at the root has a lone surrogate"),
        ("a: .inf", "file:1: .inf is not a number"),
        ("b: 1\na: .NaN", "file:2: .NaN is not a number"),
        ("a: 1e999", "file:1: 1e999 is not a number"),
        (f"a: {'9' * 5000}", "file:1: 99999999999999999999 is not a number"),
        ('a: "\\ud800"', "file:1: not YAML"),
        ("a: 1\nb: \x07", "file:2: the character '\\x07' is not allowed"),
        ("a: 1\nb:\n  a: 1\n  a: 2", "file:4: the key 'a' stands twice in one mapping"),
        ("1: a\n'1': b", "file:2: the key '1' stands twice in one mapping"),
        ("a: 1\n---\nb: 2", "file:2: the file holds several documents"),
        ("a: !secret x", "file:1: the tag !secret does not fit here"),
        ("a: !!python/name:os.system", "file:1: the tag tag:yaml.org,2002:python/name:os.system"),
        ("a: !!binary aGk=", "file:1: the tag tag:yaml.org,2002:binary does not fit"),
        ("a: !!int x", "file:1: the tag tag:yaml.org,2002:int does not fit"),
        ("!!set {a}", "file:1: the tag tag:yaml.org,2002:set does not fit"),
        ("? [a]\n: 1", "file:1: a key must be plain or quoted text"),
        ("a: &x {b: 1}\nc:\n  <<: *x", "file:3: YAML 1.2 has no merge key"),
        ("a: *x", "file:1: the alias *x has no complete anchor before it"),
        ("a: &x\n  - *x", "file:2: the alias *x has no complete anchor before it"),
        ("a: 'x", "file:1: not YAML: found unexpected end of stream"),
        ("a:\n\t- b", "file:2: not YAML: found character that cannot start any token"),
    ],
)
def test_what_json_cannot_hold_is_refused(data: str | bytes, message: str) -> None:
    """Broken input is told in one sentence, with the line where the format has it."""
    assert refusal(data).startswith(message)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000 + "1", "- " * 100_000 + "1"])
def test_endless_nesting_is_refused(text: str) -> None:
    """Nesting beyond all measure is an error and no overflow of the stack."""
    assert f"nested more than {MAX_DEPTH} levels" in refusal(text)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_nesting_is_limited_alike_in_json_and_yaml(opening: str, closing: str) -> None:
    """The limit is that of check_depth, in every notation."""
    allowed = MAX_DEPTH + 1
    parse(opening * allowed + "x" * (opening != "[") + closing * allowed)
    text = opening * (allowed + 1) + "x" * (opening != "[") + closing * (allowed + 1)
    assert f"nested more than {MAX_DEPTH} levels" in refusal(text)


def test_aliases_are_copies() -> None:
    """An anchor and its aliases are equal values and never one object."""
    value = parse("a: &x {list: [1]}\nb: *x\nc: [*x, *x]")
    value["a"]["list"].append(2)
    assert value["b"] == {"list": [1]}
    assert value["c"] == [{"list": [1]}, {"list": [1]}]
    value["c"][0]["list"].clear()
    assert value["c"][1] == {"list": [1]}


def test_anchors_on_scalars_and_keys() -> None:
    """Scalars have anchors, too; a later anchor of the same name replaces the first."""
    assert parse("&k a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: *k") == {
        "a": 1,
        "b": 1,
        "c": 2,
        "d": 2,
        "e": "a",
    }


def test_a_billion_laughs_are_refused() -> None:
    """A few lines of aliases cannot fill the memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 20)]
    assert "aliases add more than 1,000,000 values" in refusal("\n".join(lines))


def test_aliases_count_in_the_depth() -> None:
    """A chain of aliases is as deep as what it stands for."""
    lines = ["a0: &a0 [x]", *(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, MAX_DEPTH + 2))]
    assert f"nested more than {MAX_DEPTH} levels" in refusal("\n".join(lines))


YAML_TEXT = """\
# comment
a:
  - b: 1

    c: 2
d/e: [x,
  y]
"""


def test_lines_of_yaml_values() -> None:
    """Each value stands on the line of its key or item; unknown places on their ancestor's."""
    value, lines = parse_located(YAML_TEXT.encode(), "file")
    assert value == parse(YAML_TEXT)
    assert lines.where("/a") == "file:2"
    assert lines.where("/a/0") == "file:3"
    assert lines.where("/a/0/c") == "file:5"
    assert lines.where("/a/0/c/unknown") == "file:5"
    assert lines.where("/d~1e/1") == "file:7"
    assert lines.where("/unknown") == "file:1"


def test_lines_of_json_values() -> None:
    """JSON has lines, too, except where PyYAML cannot read it."""
    _, lines = parse_located(b'{\n  "a": [\n    1,\n\t2\n  ]\n}', "file")
    assert lines.where("/a/1") == "file:4"
    value, lines = parse_located(b'{\n  "a": "\\ud83d\\ude00"\n}', "file")
    assert value == {"a": "😀"}
    assert lines.where("/a") == "file"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder and a name that is none are told in one sentence."""
    with pytest.raises(PipelineError, match=r"missing: there is no such file$"):
        read_document(tmp_path / "missing")
    with pytest.raises(PipelineError, match="the file cannot be read: Is a directory"):
        read_document(tmp_path)
    with pytest.raises(PipelineError, match="this is not the name of a file"):
        read_document(Path("a\0b"))


def test_file_names_stand_in_errors(tmp_path: Path) -> None:
    """An error names the file and the line."""
    path = tmp_path / "broken.yaml"
    path.write_text("a: 1\nb: [")
    with pytest.raises(PipelineError) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}:2: not YAML")


def test_written_yaml_is_for_people() -> None:
    """Plain text is unquoted, text of several lines is a block, keys keep their order."""
    value = {
        "title": "A chat's messages, all (100) of them",
        "200": {"description": "First line.\n\n- second\n", "x": "a\nb"},
        "empty": [{}, [], "", None],
        "nested": [[1, [2.0, 1e16]], {"a": "no", "é": "日本 😀"}],
        "$ref": "#/components/schemas/Chat",
    }
    assert (
        dump_yaml(value)
        == """\
title: A chat's messages, all (100) of them
"200":
  description: |
    First line.

    - second
  x: |-
    a
    b
empty:
  - {}
  - []
  - ""
  - null
nested:
  - - 1
    - - 2.0
      - 1.0e+16
  - a: "no"
    "é": "日本 😀"
$ref: "#/components/schemas/Chat"
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a\n",
            "a\n\n",
            "\na",
            " a\nb",
            "a \nb",
            "a\n  ",
            "a\r\nb",
            "a\x85b\nc",
            "a\u2028\nb",
            "\n",
        ),
        *("a\n\tb", "a\n b\nc", "#a\nb", "---\na", "a\n---", "\ufeffa\nb", "a\x7f\nb", "k" * 2000),
    ],
)
def test_awkward_text_survives(text: str) -> None:
    """Spaces, breaks and characters that YAML treats specially survive as key and as value."""
    value = {"deep": [{text: text}, text]}
    assert parse(dump_yaml(value)) == value
    assert yaml.safe_load(dump_yaml(value)) == value


def test_floats_keep_their_value() -> None:
    """Floats are read back to the last bit."""
    numbers = [0.1, -0.0, 1e-7, 5e-324, 1.7976931348623157e308, 1e22, math.pi]
    assert [n.hex() for n in parse(dump_yaml(numbers))] == [n.hex() for n in numbers]


NESTED = """\
# A comment.
openapi: 3.1.0
paths:
  /a~b:
    get: &get
      tags: [x, {y: 1},
        z]
      "quoted key":
        - - deep
        - |
          several
          lines
    put: *get
  ? /c
  : null
"""


def test_lines_are_found_without_reading_the_values() -> None:
    """They are those of a reading, or of what is around a value that does not exist."""
    _, lines = parse_located(NESTED.encode(), "a.yaml")
    wanted = [*lines.numbers, "/paths/~1a~0b/put/tags", "/paths/~1a~0b/get/tags/9", "/nothing/here"]
    for few in (wanted, *([place] for place in wanted)):
        found = find_lines(NESTED.encode(), "a.yaml", few)
        assert [found.where(place) for place in few] == [lines.where(place) for place in few]
