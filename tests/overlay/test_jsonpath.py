"""JSONPath as overlays use it: RFC 9535, on documents of any depth."""

from __future__ import annotations

import jsonpath_rfc9535
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.overlay.select import compile_query, select
from pipeline.overlay.steps import Root

QUERIES = [
    "$", "$.a", "$.*", "$[0]", "$[-1]", "$[::2]", "$['a','b','a']", "$..a", "$..*", "$..[0]",
    "$..[1:]", "$..['a','b']", "$..a..b", "$..[?@.a]", "$..[?@.a.b]", "$..[?@.a==1]",
    "$..[?@.a==1 && @.b]", "$..[?@.a || @.b==2]", "$..[?!@.a]", "$..[?!(@.a && @.b)]",
    "$..[?@.a!=1]", "$..[?@.a==@.b]", "$..[?@.a<2]", "$..[?@.a<=@.b]", "$..[?@['a','b']]",
    "$..[?@[0]]", "$..[?@[0]==1]", "$..[?@.*]", "$..[?@..a]", "$..[?length(@.a)>1]",
    "$..[?count(@.*)==2]", "$..[?match(@.a,'x+')]", "$..[?search(@.a,'x')]", "$..[?value(@.a)==1]",
    "$..[?@.a[?@.b]]", "$.a[?@.b==1].b", "$..[?@==1]", "$..[?@.a==null]", "$[?@.a, ?@.b]",
    "$..[?@.a=='x' && (@.b==1 || @.b==2)]", "$..[?@.a && @[0]]", "$..[?1==1]", "$..[?1==2]",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["x", "xx"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=20,
)


def pointers(query: str, document: Json) -> list[str]:
    return [place.pointer for place in select(compile_query(query, ""), Root(document))]


@given(st.sampled_from(QUERIES), VALUES)
def test_places_are_those_of_the_library(query: str, document: Json) -> None:
    """Our shortcuts select what jsonpath-rfc9535 selects, and every place once."""
    places = select(compile_query(query, ""), Root(document))
    expected = {node.location: node.value for node in jsonpath_rfc9535.find(query, document)}
    assert {place.location: place.value for place in places} == expected
    assert len(places) == len(expected)


@pytest.mark.parametrize(
    ("query", "document", "expected"),
    [
        ("$[?@]", [0, False, "", None, {}], ["/0", "/1", "/2", "/3", "/4"]),
        ("$[?!@]", [0, False, "", None, {}], []),
        ("$[?@.a]", [{"a": 0}, {"a": None}, {}], ["/0", "/1"]),
        ("$.a[?@.x[?@==$.b]]", {"a": [{"x": [1]}, {"x": [2]}], "b": 1}, ["/a/0"]),
        ("$.a[?@.b==$.c].d", {"a": [{"b": 1, "d": 0}, {"b": 2}], "c": 1}, ["/a/0/d"]),
        ("$..[?@.a==$.b]", {"b": 1, "c": {"d": {"a": 1}}}, ["/c/d"]),
        ("$['a/b']['~']", {"a/b": {"~": 1}}, ["/a~1b/~0"]),
        ("$.é['\\u65e5']", {"é": {"日": 1}}, ["/é/日"]),
        ("$['a\\'b','c\"d']", {"a'b": 1, 'c"d': 2}, ["/a'b", '/c"d']),
        ("$..[?@.type=='number' && !@.format]", {"a": {"type": "number"}}, ["/a"]),
        ("$[?match(@,'(')]", ["("], []),
    ],
)
def test_rules_of_the_rfc(query: str, document: Json, expected: list[str]) -> None:
    """Existence is not truth, `$` is the root at any depth, names are quoted as in the RFC."""
    assert pointers(query, document) == expected


@pytest.mark.parametrize(
    "query",
    [
        *("", "a", " $", "$ ", "$.", "$..", "$[", "$[]", "$[01]", "$.a.length()", "$.x-y", "@.a"),
        *("$[?'a']", "$[?@.a=1]", "$[?@.a==@.*]", "$[?f(@)]", "$[?length(@)]", "$.a, $.b"),
        *("$['\\ud800']", "$[9007199254740993]", "$[?@.a==1e999]", "$.a\x00", "$" + "..*" * 50_000),
    ],
)
def test_other_dialects_are_refused(query: str) -> None:
    """What RFC 9535 does not define, or nobody means, is an error of one sentence."""
    with pytest.raises(
        PipelineError, match=r"^file:1: .* is not a JSONPath of RFC 9535: ."
    ) as error:
        compile_query(query, "file:1")
    assert len(str(error.value)) < 400


def test_descent_has_no_limit_of_its_own() -> None:
    """Whatever could be read can be searched."""
    document: Json = {"end": 1}
    for _ in range(5000):
        document = {"a": [document]}
    assert len(pointers("$..[?@.end]", document)) == 1
