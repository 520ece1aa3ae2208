"""JSON that is exactly as documented takes a shorter way to its models, with the same result."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from random import Random
from threading import Barrier, Thread
from typing import Any

import pytest

from tests.generate.building import Client, answering, built, document
from tests.models.payloads import Payloads
from tests.models.zoo import SCHEMAS

FORMATS = ("date-time", "date", "uuid")


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


NAMES = ("self", "", "é", "\u2028", "\x7f", "a.b", "__class__", "field_1", "model", "read", "1")
LEAF = {"$ref": "#/components/schemas/Leaf"}
TREE = {"$ref": "#/components/schemas/Tree"}
COLOUR = {"$ref": "#/components/schemas/Colour"}
SIZE = {"$ref": "#/components/schemas/Size"}
EITHER = {"$ref": "#/components/schemas/Either"}
#: Every kind of field that a struct can stand for, and models that it cannot stand for.
PLAIN: dict[str, Any] = {
    "Colour": {"type": "string", "enum": ["red", "", "été"]},
    "Size": {"type": "integer", "enum": [0, 1, 240]},
    "Leaf": _object(
        ["text", "maybe", "colour"],
        text={"type": "string"},
        maybe={"type": ["string", "null"]},
        number={"type": "number"},
        whole={"type": "integer"},
        flag={"type": "boolean"},
        nothing={"type": "null"},
        either={"type": ["string", "integer", "null"]},
        anything={},
        list_of_anything={"type": "array"},
        texts=_list({"type": "string"}),
        matrix=_list(_list({"type": "number"})),
        texts_or_number={"anyOf": [_list({"type": "string"}), {"type": "number"}]},
        colour=COLOUR,
        size=SIZE,
        colours=_list(COLOUR),
        maybe_size=_or_null(SIZE),
        **{f"{each} at": {"type": "string", "format": each} for each in FORMATS},
        **{f"{each} or null": {"type": ["string", "null"], "format": each} for each in FORMATS},
        **{f"{each}s": _list({"type": "string", "format": each}) for each in FORMATS},
    ),
    "Tree": _object(
        ["leaf"],
        leaf=LEAF,
        leaves=_list(LEAF),
        maybe=_or_null(LEAF),
        rows=_or_null(_list(_list(LEAF))),
        gaps=_list(_or_null(LEAF)),
        parent=TREE,
        children=_list(TREE),
        either=EITHER,
        some=_list(EITHER),
        quoted={"$ref": "#/components/schemas/Quoted"},
    ),
    "Either": _object(["of"], of={"anyOf": [LEAF, {"type": "string"}]}),
    "Quoted": _object([], **{'a "b"': {"type": "string"}, "c": {"type": "integer"}}),
    "Named": _object(
        ["self"],
        **{name: {"type": "integer"} for name in NAMES},
    ),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of the schemas above."""
    paths = {"/tree": {"get": answering(TREE)}}
    with built(document(schemas=PLAIN, paths=paths), tmp_path_factory.mktemp("exact")) as client:
        yield client


def exact(client: Client, form: Any, content: bytes) -> Any:
    """Return what is made of JSON that is exactly as documented, at the first attempt."""
    return client.module("codec.exact").ExactReader(form, pause=0).read(content)


def content_of(value: Any) -> bytes:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False).encode()


def assert_as_from_dict(client: Client, form: Any, made: Any, content: bytes) -> None:
    """Check that a result is, type for type, what the decoders make without a mismatch."""
    found: list[Any] = []
    codec = client.module("codec")
    expected = codec.decode(form, codec.loads(content), on_drift=found.extend)
    assert not found
    assert (made, repr(made)) == (expected, repr(expected))
    encoded = [each.to_dict() for each in ([made] if hasattr(made, "to_dict") else made)]
    assert content_of(encoded if isinstance(made, list) else encoded[0]) == content_of(
        expected.to_dict() if hasattr(made, "to_dict") else [each.to_dict() for each in expected]
    )


def _payloads(schemas: dict[str, Any], name: str, count: int) -> Iterator[tuple[Any, Any]]:
    """Yield values that a schema allows, each with a copy in which something is broken."""
    for seed in range(count):
        made = Payloads(schemas, Random(seed), extras=seed % 2 == 0)
        value = made.valid(schemas[name])
        yield value, made.broken(value)


@pytest.mark.parametrize("name", ["Leaf", "Tree", "Either", "Quoted", "Named"])
def test_the_result_is_that_of_the_decoders(plain: Client, name: str) -> None:
    """For all values that are as documented; all others are left to the decoders."""
    taken = 0
    for values in _payloads(PLAIN, name, 300):
        for value in values:
            content = content_of(value)
            made = exact(plain, plain.model(name), content)
            if made is not None:
                taken += 1
                assert_as_from_dict(plain, plain.model(name), made, content)
    # No struct can stand for a union of a model and a text, nor for names with quotes.
    assert (taken > 100) == (name not in {"Either", "Quoted"})


@pytest.mark.parametrize("name", ["Zoo", "Unions", "Lists", "Maps", "Scalars", "Formats", "Node"])
def test_every_shape_of_schema(zoo: Client, name: str) -> None:
    """Also models that no struct can stand for."""
    for values in _payloads(SCHEMAS, name, 150):
        for value in values:
            content = content_of(value)
            made = exact(zoo, zoo.model(name), content)
            if made is not None:
                assert_as_from_dict(zoo, zoo.model(name), made, content)


LEAVES: dict[str, Any] = {"text": "a", "maybe": None, "colour": "red"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"number": 1, "whole": 2**70, "flag": False, "nothing": None, "either": 7},
        {"number": 1.5, "texts": [], "matrix": [[1, 2.5], []], "texts_or_number": ["a"]},
        {"date-time at": "2026-01-02T03:04:05.120Z", "date at": "2026-01-02"},
        {"date-time or null": None, "dates": ["2026-01-02"], "maybe_size": None, "size": 240},
        {"colours": ["", "été"], "anything": {"a": [1, {"b": None}]}, "list_of_anything": [1, {}]},
    ],
)
def test_values_as_documented_take_the_short_way(plain: Client, more: dict[str, Any]) -> None:
    """Numbers may be written as integers, integers have any length, texts any language."""
    content = content_of({**LEAVES, **more})
    made = exact(plain, plain.model("Leaf"), content)
    assert_as_from_dict(plain, plain.model("Leaf"), made, content)


@pytest.mark.parametrize(
    "more",
    [
        {"unknown": 1},
        {"text": None},
        {"text": 1},
        {"flag": 1},
        {"flag": None},
        {"whole": True},
        {"whole": 1.0},
        {"number": "1"},
        {"number": True},
        {"colour": "blue"},
        {"size": 2},
        {"size": False},
        {"texts": ["a", None]},
        {"texts": {}},
        {"matrix": [[1], ["2"]]},
        {"date-time at": "yesterday"},
        {"date-time at": "2026-01-02"},
        {"date-times": ["2026-01-02T03:04:05Z", ""]},
        {"date or null": "2026-13-01"},
        {"uuid at": "123"},
        {"either": []},
    ],
)
def test_values_unlike_the_document_are_left_to_the_decoders(
    plain: Client, more: dict[str, Any]
) -> None:
    """They are kept and told as ever, wherever they are."""
    leaf = {**LEAVES, **more}
    assert exact(plain, plain.model("Leaf"), content_of(leaf)) is None
    tree = {"leaf": LEAVES, "children": [{"leaf": LEAVES, "rows": [[LEAVES, leaf]]}]}
    assert exact(plain, plain.model("Tree"), content_of(tree)) is None
    assert plain.model("Tree").from_json(content_of(tree)).to_dict() == tree


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xef\xbb\xbf{}",
        b'{"text": "\\ud83d", "maybe": null, "colour": "red"}',
        b'{"text": "\xff", "maybe": null, "colour": "red"}',
        b'{"text": NaN, "maybe": null, "colour": "red"}',
        b'{"text": "a", "maybe": null, "colour": "red", "anything": ' + b"[" * 100_000,
    ],
)
def test_other_texts_are_left_to_the_parser(plain: Client, content: bytes) -> None:
    """It knows what to say of them."""
    assert exact(plain, plain.model("Leaf"), content) is None


REQUIRED = '"text": "a", "maybe": null, "colour": "red"'


@pytest.mark.parametrize(
    "more",
    [
        '\t"number" : 1e3 , "matrix" : [ [ ] , [ -0.0 , -0 , 1E-2 ] ]\r\n',
        f'"number": 1{"0" * 300}, "whole": -0',
        f'"number": 0.{"1" * 60}, "whole": -{"9" * 40}',
        '"t\\u0065xts": ["\\ud83d\\ude00", "\\u0000\\/\\"", "\U0001f600"]',
        f'"anything": {{"a": 1, "b": -0, "a": [1e3, {2**70}]}}',
        '"texts": ["a"], "whole": 2, "texts": [], "whole": 1',
        '"date-time at": "2026-01-02t03:04:05z", "date at": "2026-01-02"',
        '"uuid at": "123E4567-E89B-12D3-A456-426614174000"',
    ],
)
def test_every_spelling_of_what_is_documented(plain: Client, more: str) -> None:
    """Numbers, texts and dates are those that parser and decoders make."""
    content = f" \n{{{REQUIRED}, {more}}}\n ".encode()
    made = exact(plain, plain.model("Leaf"), content)
    assert_as_from_dict(plain, plain.model("Leaf"), made, content)


@pytest.mark.parametrize(
    "more",
    [
        '"whole": 1e3',
        '"size": 240.0',
        '"number": 1e400',
        '"texts": {}, "texts": []',
        '"date-time at": "2026-01-02T24:00:00Z"',
        '"date at": "20260102"',
        '"uuid at": "{123e4567-e89b-12d3-a456-4266141740}"',
        '"whole": 1} {',
        '"whole": 1,',
    ],
)
def test_other_spellings_are_left_to_the_decoders(plain: Client, more: str) -> None:
    """They make whole numbers of 240.0, and know the words for what is wrong."""
    assert exact(plain, plain.model("Leaf"), f"{{{REQUIRED}, {more}}}".encode()) is None


def test_a_property_that_comes_twice(plain: Client) -> None:
    """The last one counts, as everywhere."""
    content = b'{"text": "a", "maybe": null, "colour": "red", "text": "b"}'
    assert exact(plain, plain.model("Leaf"), content).text == "b"


def test_a_list_of_models(plain: Client) -> None:
    """Also a list in a list, and with null in the place of a model."""
    leaf = plain.model("Leaf")
    many: Any = list
    for form, value in (
        (many[leaf], [LEAVES, LEAVES]),
        (many[many[leaf]], [[LEAVES], []]),
        (many[leaf | None], [None, LEAVES]),
    ):
        made = exact(plain, form, content_of(value))
        assert made == plain.module("codec").decode(form, value)


def test_what_has_no_fields_is_left_to_the_decoders(plain: Client) -> None:
    """As are types that are neither models nor lists."""
    for form in (str, Any, dict[str, int], plain.model("Leaf") | None, list[set[int]]):
        assert exact(plain, form, b'{"text": "a", "maybe": null, "colour": "red"}') is None


def test_a_list_in_which_msgspec_would_check_nothing(plain: Client) -> None:
    """Its models have no structs, so that the decoders do everything in any case."""
    many: Any = list
    assert exact(plain, many[plain.model("Either")], b'[{"of": "a"}]') is None


@pytest.mark.parametrize("depth", [400, 5_000])
def test_a_chain_of_any_length(plain: Client, depth: int) -> None:
    """The decoders are there for chains that are too long for the stack, wherever that ends."""
    leaf = content_of(LEAVES)
    content = b'{"leaf":%s,"parent":' % leaf * (depth - 1) + b'{"leaf":%s' % leaf + b"}" * depth
    tree = plain.model("Tree")
    made = exact(plain, tree, content)
    if depth > 400 and made is None:
        return
    for _ in range(depth - 1):
        made = made.parent
    assert made.leaf.text == "a"


def test_a_class_of_the_callers_own(plain: Client) -> None:
    """A model derived from a generated model is made as ever."""

    class Own(plain.model("Leaf")):  # type: ignore[misc]  # The base is only known when it runs.
        pass

    for _ in range(3):
        assert type(Own.from_json(content_of(LEAVES))) is Own


def test_threads_that_meet_a_type_at_once(tmp_path: Any) -> None:
    """One of them defines it, and the others go to the decoders meanwhile."""
    with built(document(schemas=PLAIN), tmp_path) as client:
        tree, content = client.model("Tree"), content_of({"leaf": LEAVES, "leaves": [LEAVES] * 3})
        vars(client.module("codec.exact"))["_FIRST_PAUSE"] = 1
        made: list[Any] = []
        start = Barrier(8)

        def decode() -> None:
            start.wait()
            made.extend(tree.from_json(content) for _ in range(3))

        threads = [Thread(target=decode) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [tree.from_dict(json.loads(content))] * 24
        assert exact(client, tree, content) is not None


def test_attempts_in_vain_become_rare(plain: Client) -> None:
    """After each of them, twice as many bytes are left to the decoders; success ends that."""
    right, wrong = content_of({**LEAVES, "flag": True}), content_of({**LEAVES, "f": True})
    wrong += b" " * (len(right) - len(wrong))
    reader = plain.module("codec.exact").ExactReader(plain.model("Leaf"), pause=len(right) + 1)

    def taken(*contents: bytes) -> list[bool]:
        return [reader.read(content) is not None for content in contents]

    assert taken(right, right, right, wrong) == [False, False, True, False]
    assert taken(right, wrong) == [False, False]
    assert taken(right, right, right) == [False, False, True]
    assert taken(wrong, right, right) == [False, False, True]
    assert taken(wrong, right + b" ", right) == [False, False, True]


def test_few_small_answers_need_no_definitions(plain: Client) -> None:
    """Definitions take longer than decoding hundreds of them."""
    leaf, readers = plain.model("Leaf"), plain.module("codec.exact")._READERS
    readers.pop(leaf, None)
    content = content_of(LEAVES)
    for _ in range(2**16 // len(content)):
        leaf.from_json(content)
    assert readers[leaf]._read is None
    for _ in range(2):
        leaf.from_json(content)
    assert readers[leaf]._read is not None


@contextmanager
def _without_msgspec(client: Client, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    json_bytes = client.module("codec.json_bytes")
    with monkeypatch.context() as patch:
        for module in ("msgspec", "msgspec.json"):
            patch.setitem(sys.modules, module, None)
        json_bytes.fast_parser.cache_clear()
        yield
    json_bytes.fast_parser.cache_clear()


def test_without_msgspec(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is left to the decoders."""
    with (
        built(document(schemas=PLAIN), tmp_path) as client,
        _without_msgspec(client, monkeypatch),
    ):
        leaf = client.model("Leaf")
        assert exact(client, leaf, content_of(LEAVES)) is None
        assert leaf.from_json(content_of(LEAVES)) == leaf.from_dict(LEAVES)
