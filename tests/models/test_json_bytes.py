"""JSON is parsed by msgspec, by orjson or by the standard library, with the same results."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codec import json_bytes

#: Parsed as what, or None where it is no JSON.
CASES: list[tuple[bytes, Any]] = [
    (b"18446744073709551615", 2**64 - 1),
    (b"18446744073709551616", 2**64),
    (b"-9223372036854775808", -(2**63)),
    (b"-9223372036854775809", -(2**63) - 1),
    (
        b"[1234567890123456789012345678901234567890, 0.5]",
        [1234567890123456789012345678901234567890, 0.5],
    ),
    (b'{"a":18446744073709551616}', {"a": 2**64}),
    (b"[1,\n18446744073709551616]", [1, 2**64]),
    (b"[1,-9223372036854775809]", [1, -(2**63) - 1]),
    (b"9007199254740993", 2**53 + 1),
    (b"1e2", 100.0),
    (b"1e400", None),
    (b"-1e400", None),
    (b"1e-400", 0.0),
    (b"NaN", None),
    (b"[Infinity]", None),
    (b"-Infinity", None),
    (b'{"a": 1, "b": 2, "a": 3}', {"a": 3, "b": 2}),
    (b'"\\ud83d\\ude00"', "😀"),
    (b'"\\ud83d"', "\ufffd"),
    (b'["\\uDE00\\ud83d"]', ["\ufffd\ufffd"]),
    (b'{"\\ud800": 1}', {"\ufffd": 1}),
    (b'"\\ud83d\\ud83d\\ude00\\n\\u00e9"', "\ufffd😀\n\u00e9"),
    (b'"\\\\\\ud83d\\\\ud83d"', "\\\ufffd\\ud83d"),
    (b'[18446744073709551616, "\\udfff"]', [2**64, "\ufffd"]),
    (b'["\\ud83d", 1,]', None),
    (b'"\\ud83"', None),
    (b'"\\\\ud800"', "\\ud800"),
    (b'"\xed\xa0\x80"', None),
    (b'"\xff"', None),
    (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    (b'"\\u0000\x7f"', "\x00\x7f"),
    (b'"\n"', None),
    (b"", None),
    (b" ", None),
    (b" [1 ,2]\r\n\t", [1, 2]),
    (b"[1,]", None),
    (b"{'a': 1}", None),
    (b"01", None),
    (b"1.", None),
    (b"[1] 2", None),
    (b"1" * 5_000, None),
    (b"<html>", None),
    (b"[" * 100_000, None),
]


#: The parsers in the order in which they are preferred.
PREFERRED = ["msgspec", "orjson", "json"]


@pytest.fixture(params=PREFERRED)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With msgspec installed, with orjson alone, and with neither."""
    name = str(request.param)
    absent = ["msgspec.json", "orjson"][: PREFERRED.index(name)]
    for module in absent:
        monkeypatch.setitem(sys.modules, module, None)
    json_bytes.fast_parser.cache_clear()
    found = json_bytes.fast_parser()
    assert getattr(found and found.parse, "__module__", "json").partition(".")[0] == name
    yield name
    monkeypatch.undo()
    json_bytes.fast_parser.cache_clear()


def test_a_version_of_msgspec_with_other_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts as not installed, because callers expect a ValueError."""
    older = SimpleNamespace(DecodeError=Exception)
    monkeypatch.setitem(sys.modules, "msgspec", older)
    assert json_bytes.msgspec() is None


def loads(content: bytes) -> Any:
    """Parse by the parser of the test."""
    return json_bytes.loads(content)


@pytest.mark.parametrize(("content", "value"), CASES, ids=lambda case: repr(case)[:30])
def test_the_same_is_parsed_and_refused(parser: str, content: bytes, value: Any) -> None:
    """Integers of any size, floats, duplicate names, surrogates, byte order marks, nonsense."""
    if value is None:
        with pytest.raises(ValueError, match=r".+"):
            loads(content)
    else:
        assert loads(content) == value
        assert type(loads(content)) is type(value)


@pytest.mark.parametrize(
    "content",
    [
        b'{"id":"12345678901234567890","next":"-1234567890123456789"}',
        b"[1234567890123456789,-123456789012345678]",
        b"[0.12345678901234567890, 1.5e-0000000000000000000001]",
        b'"2026-01-02T03:04:05.12345678901234567890Z"',
    ],
)
@pytest.mark.parametrize("parser", ["orjson"], indirect=True)
def test_long_digits_alone_are_no_long_integers(
    parser: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of texts, of what 64 bits hold and of fractions leave a page to orjson."""
    orjson, parsed = import_module("orjson"), list[bytes]()

    def observed(content: bytes) -> Any:
        parsed.append(content)
        return orjson.loads(content)

    found = json_bytes.Parser(observed, rounds_integers=True)
    monkeypatch.setattr(json_bytes, "fast_parser", lambda: found)
    assert loads(content) == json.loads(content)
    assert parsed == [content]


@pytest.mark.parametrize("digits", range(18, 23))
@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("before", range(5))
def test_a_long_integer_is_found_wherever_it_begins(
    parser: str, digits: int, sign: str, before: int
) -> None:
    """No digit is lost, at any place of the text."""
    number = int(sign + "9" * digits)
    assert loads(f"[{'0,' * before}{' ' * before}{number}]".encode())[-1] == number


def test_deep_json_is_parsed(parser: str) -> None:
    """As deep as both parsers go."""
    value = loads(b'{"a":' * 500 + b"1" + b"}" * 500)
    depth = 0
    while isinstance(value, dict):
        value, depth = value["a"], depth + 1
    assert depth == 500


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**60, max_value=2**90)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


PARSERS = [("orjson", "loads"), ("msgspec.json", "decode")]


@contextmanager
def parsing_by(module: str, name: str) -> Generator[None]:
    """Parse by a function of a package."""
    with pytest.MonkeyPatch.context() as patch:
        parse = getattr(import_module(module), name)
        found = json_bytes.Parser(parse, rounds_integers=module == "orjson")
        patch.setattr(json_bytes, "fast_parser", lambda: found)
        yield


@pytest.mark.parametrize(("module", "name"), PARSERS)
@given(value=VALUES, ascii_only=st.booleans())
def test_any_json_is_parsed_to_what_it_says(
    module: str, name: str, value: Any, ascii_only: bool
) -> None:
    """With escapes or as UTF-8, exactly."""
    content = json.dumps(value, ensure_ascii=ascii_only).encode()
    with parsing_by(module, name):
        parsed = loads(content)
    assert parsed == value
    assert repr(parsed) == repr(value)


@pytest.mark.parametrize(("module", "name"), PARSERS)
@given(
    content=st.binary(max_size=40)
    | st.text(alphabet='[]{},:"\\ud8e0019.-+eE tfn\n', max_size=30).map(str.encode)
)
def test_all_parsers_agree_on_anything(module: str, name: str, content: bytes) -> None:
    """What one refuses, the other refuses; what one makes of it, so does the other."""
    results: list[Any] = []
    for use in (loads, json_bytes.standard):
        try:
            with parsing_by(module, name):
                results.append(repr(use(content.removeprefix(b"\xef\xbb\xbf"))))
        except ValueError:
            results.append(ValueError)
    assert results[0] == results[1]
