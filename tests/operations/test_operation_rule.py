"""Names of operations follow from method and path, unless a document or the ledger has one."""

from __future__ import annotations

import itertools
import keyword
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Document, Json
from pipeline.documents import operations as operations_of
from pipeline.ledger import Ledger
from pipeline.operations import name_operations
from pipeline.operations import naming as rule
from tests.components.building import (
    TEXT,
    answer,
    array,
    document_of,
    obj,
    ref,
)

BARE: Document = {"responses": {"204": {"description": ""}}}
PAGE = obj(list=array(TEXT))


def names_of(*operations: str, schema: Json = None, ledger: Ledger | None = None) -> list[str]:
    """Return the names of operations written `GET /path`, in their order."""
    paths: Document = {}
    for text in operations:
        method, path = text.split()
        paths.setdefault(path, {})[method.lower()] = answer(schema) if schema else BARE
    made, _, _ = name_operations(document_of(paths), ledger or Ledger())
    found = {f"{m.upper()} {p}": op["operationId"] for p, m, op in operations_of(made)}
    return [found[" ".join(text.split())] for text in operations]


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        *re.findall(r"^    ((?:GET|POST) +\S+) +(\S+)$", rule.__doc__ or "", re.MULTILINE),
        ("GET /v2/access/chats", "chats.list"),
        ("GET /v2/access/chats/{userId}/messages", "chats.messages.list"),
        ("PUT /v2/access/posts/{postId}", "posts.update"),
        ("PATCH /v2/access/posts/{postId}", "posts.update"),
        ("DELETE /v2/access/posts/{postId}", "posts.delete"),
        ("DELETE /v2/access/posts", "posts.delete_many"),
        ("PATCH /v2/access/posts", "posts.update_many"),
        ("DELETE /v2/access/posts/{postId}/pin", "posts.delete_pin"),
        ("GET /v2/account/settings", "account.get_settings"),
        ("PATCH /v2/account/settings", "account.update_settings"),
        ("GET /v2/access/vault/media", "vault.media.list"),
        ("GET /v2/access/vault/media/{mediaId}", "vault.media.get"),
        ("PUT /v2/access/uploads/{id}/parts/{n}", "uploads.parts.update"),
        ("POST /v2/access/uploads/complete", "uploads.complete"),
        ("HEAD /v2/access/posts/{postId}", "posts.head"),
        ("GET /v2/access", "access.get"),
        ("GET /v2", "root.get"),
        ("GET /", "root.get"),
        ("GET /posts", "posts.list"),
        ("GET /v2/access/self", "self_.get"),
        ("POST /v2/account/import", "account.import_"),
        ("GET /v2/account/class", "account.get_class"),
        ("POST /v2/global/lambda", "global_.lambda_"),
        ("GET /v2/240/{id}", "n240.get"),
        ("GET /v2/access/release-forms", "release_forms.list"),
        ("GET /v2/access/releaseForms", "release_forms.list"),
        ("GET /v2/files/{name}.json", "files.get_json"),
    ],
)
def test_the_rule(operation: str, name: str) -> None:
    """Plural segments are resources, singular ones at the end actions or single things."""
    assert names_of(operation) == [name]


def test_the_table_in_the_module_is_tested() -> None:
    """The examples of the docstring are part of the test above."""
    assert len(re.findall(r"^    (GET|POST) ", rule.__doc__ or "", re.MULTILINE)) == 6


@pytest.mark.parametrize("schema", [array(TEXT), PAGE, obj(hasMore=TEXT), obj(items=array(TEXT))])
def test_an_answer_with_a_list_makes_a_resource(schema: Json) -> None:
    """A singular segment whose answer is a page is listed."""
    assert names_of("GET /v2/access/feed", schema=schema) == ["feed.list"]
    assert names_of("GET /v2/access/feed", schema=obj(id=TEXT)) == ["feed.get"]


def test_a_plural_may_name_a_single_thing() -> None:
    """Settings of notifications are read and updated as one; they are not listed."""
    settings = "/v2/access/self/settings/notifications"
    thing = obj(email=TEXT, codes=array(TEXT))
    assert names_of(f"GET {settings}", f"PATCH {settings}", schema=thing) == [
        "self_.settings.get_notifications",
        "self_.settings.update_notifications",
    ]
    assert names_of("GET /v2/dynamic-rules", schema=thing) == ["dynamic_rules.get"]


@pytest.mark.parametrize("other", ["POST /v2/rules", "GET /v2/rules/{id}", "PUT /v2/rules/{id}/x"])
def test_what_has_items_is_no_single_thing(other: str) -> None:
    """Where something is created, or has a path for each, there are many."""
    assert names_of("GET /v2/rules", other, schema=obj(id=TEXT))[0] == "rules.list"


@pytest.mark.parametrize(
    "schema",
    [
        TEXT,
        {},
        {"type": "object"},
        array(TEXT),
        PAGE,
        obj(data=array(TEXT)),
        obj(rules={"type": ["array", "null"]}),
        {"anyOf": [array(TEXT), obj(id=TEXT)]},
    ],
)
def test_what_may_be_a_list_is_listed(schema: Json) -> None:
    """Only an object without a list makes a plural a single thing."""
    assert names_of("GET /v2/rules", schema=schema) == ["rules.list"]


def test_an_answer_may_be_a_component() -> None:
    """The reference to a page is a page."""
    given = document_of({"/v2/feed": {"get": answer(ref("Page"))}}, {"Page": PAGE})
    made, _, _ = name_operations(given, Ledger())
    assert made["paths"]["/v2/feed"]["get"]["operationId"] == "feed.list"


def test_json_decides_whether_an_answer_is_a_list() -> None:
    """Of several media types the first in order counts, whichever stands first."""
    media = {"text/json": {"schema": array(TEXT)}, "application/json": {"schema": TEXT}}
    for content in (media, dict(reversed(media.items()))):
        operation = {"responses": {"200": {"description": "", "content": content}}}
        made, _, _ = name_operations(document_of({"/v2/feed": {"get": operation}}), Ledger())
        assert made["paths"]["/v2/feed"]["get"]["operationId"] == "feed.get"


def test_put_and_patch_on_one_path_have_different_names() -> None:
    """PUT replaces where PATCH updates, on items, collections and single things."""
    for path, resource, thing in (
        ("/v2/posts/{id}", "posts", ""),
        ("/v2/posts", "posts", "_many"),
        ("/v2/account/settings", "account", "_settings"),
    ):
        assert names_of(f"PUT {path}", f"PATCH {path}") == [
            f"{resource}.replace{thing}",
            f"{resource}.update{thing}",
        ]


def test_operations_that_come_to_one_name_are_told_apart() -> None:
    """By a parameter, by the method, at last by a number."""
    assert names_of("GET /v2/posts/{id}", "GET /v2/posts/{id}/{part}") == [
        "posts.get",
        "posts.get_by_part",
    ]
    assert names_of("POST /v2/posts", "POST /v2/posts/{id}") == [
        "posts.create",
        "posts.create_by_id",
    ]
    many = [f"GET /v{n}/posts" for n in range(2, 6)]
    assert names_of(*many) == ["posts.list", "posts.get_list", "posts.list_2", "posts.list_3"]


def test_a_method_and_a_resource_never_share_a_name() -> None:
    """`posts.pin` cannot be called and have methods of its own."""
    pin, item = "POST /v2/posts/{id}/pin", "GET /v2/posts/{id}/pin/{pinId}"
    assert names_of(pin, item) == ["posts.pin_by_id", "posts.pin.get"]
    ledger = Ledger({"POST /v2/posts/{}/pin": "posts.pin"})
    assert names_of(pin, item, ledger=ledger) == ["posts.pin", "posts.get_pin"]


@pytest.mark.parametrize("item", ["/v2/pin/{x}", "/v2/pin/{x}/a/{y}", "/v2/pin/a", "/v2/pin/posts"])
def test_a_blocked_resource_gets_another_name(item: str) -> None:
    """Where a method stands in the way of every name below it, there is still one."""
    ledger = Ledger({"POST /v2/chats/pin": "chats.pin", "POST /v2/chats": "chats.list"})
    given = ["POST /v2/chats/pin", "POST /v2/chats", f"GET {item.replace('/v2', '/v2/chats')}"]
    made = names_of(*given, ledger=ledger)
    assert made[:2] == ["chats.pin", "chats.list"]
    assert made[2].startswith("chats.")
    assert "pin" in made[2].removeprefix("chats.").split("_")


def test_modules_are_unique_too() -> None:
    """`a-b/c` and `a/b-c` would be generated into one file."""
    names = names_of("GET /v2/a-b/c", "GET /v2/a/b-c", "GET /v2/a/b/c", "GET /v2/a_b/c")
    assert len({name.replace(".", "_") for name in names}) == 4


def test_an_undotted_id_is_ignored() -> None:
    """What upstream calls an operation has no resource in it."""
    for text in (
        "listChats",
        "list_chats",
        "Chats.List",
        "chats.",
        ".list",
        "chats..list",
        "a.b c",
    ):
        paths = {"/v2/access/chats": {"get": {**BARE, "operationId": text}}}
        made, _, _ = name_operations(document_of(paths), Ledger())
        assert made["paths"]["/v2/access/chats"]["get"]["operationId"] == "chats.list"


def test_an_id_with_dots_is_taken_as_it_is() -> None:
    """Overlays name the operations that the rule names badly."""
    paths = {"/v2/access/chats": {"get": {**BARE, "operationId": "inbox.conversations.all"}}}
    made, ledger, _ = name_operations(document_of(paths), Ledger())
    assert made["paths"]["/v2/access/chats"]["get"]["operationId"] == "inbox.conversations.all"
    assert ledger.operations == {"GET /v2/access/chats": "inbox.conversations.all"}


segments = st.sampled_from(
    "v2 access posts pin pins {id} {postId} self class a-b 240 имя {имя} search settings a.b .. "
    "{a}.{b} '\" media __a__ x%20y".split()
)
keys = st.tuples(
    st.sampled_from(["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"]),
    st.lists(segments, max_size=5).map(lambda parts: "/" + "/".join(parts)),
)


def skeleton(key: tuple[str, str]) -> tuple[str, str]:
    """Return what two operations of a document never have in common."""
    return key[0], re.sub(r"{[^}]*}", "{}", key[1])


@given(st.lists(keys, max_size=12, unique_by=skeleton), st.lists(st.booleans(), min_size=12))
def test_all_operations_have_good_names_for_good(
    found: list[tuple[str, str]], kept: list[bool]
) -> None:
    """Names are unique, also as modules; coming and going renames none; order is nothing."""
    paths: Document = {}
    for method, path in found:
        paths.setdefault(path, {})[method.lower()] = BARE
    made, ledger, _ = name_operations(document_of(paths), Ledger())
    names = [op["operationId"] for _, _, op in operations_of(made)]
    assert_good(names)
    assert name_operations(document_of(dict(reversed(paths.items()))), Ledger())[1] == ledger
    old = dict(itertools.compress(ledger.operations.items(), kept))
    again = name_operations(document_of(paths), Ledger(old))[1].operations
    assert again.items() >= old.items()
    assert_good(list(again.values()))


def assert_good(names: list[str]) -> None:
    """Check that names can stand beside one another."""
    assert len(set(names)) == len(names) == len({re.sub(r"[._]+", "_", name) for name in names})
    for name in names:
        parts = name.split(".")
        assert len(parts) > 1
        assert all(part.isidentifier() and not keyword.iskeyword(part) for part in parts)
        assert {"self", "cls"}.isdisjoint(parts)
        assert not any(other.startswith(f"{name}.") for other in names)
