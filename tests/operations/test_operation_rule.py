"""Names of operations follow from method and path, unless a document or the ledger has one."""

from __future__ import annotations

import itertools
import keyword
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.documents import Document, Json
from pipeline.common.documents import operations as operations_of
from pipeline.names.ledger import Ledger
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
#: What the table in the module's docstring leaves out: an answer that is a list, or bytes.
LISTS = {"GET /v2/access/users/block"}
BYTES = {"PUT /v2/access/uploads/{uploadId}"}


def operation_of(
    schema: Json = None, body: Json = None, media: str = "application/json"
) -> Document:
    """Return an operation that answers with a schema and takes another one."""
    made = answer(schema) if schema else dict(BARE)
    if body is not None:
        made["requestBody"] = {"content": {media: {"schema": body}}}
    return made


def names_in(found: Document, ledger: Ledger | None = None) -> list[str]:
    """Return the names of operations by `GET /path`, in their order."""
    paths: Document = {}
    for text, operation in found.items():
        method, path = text.split()
        paths.setdefault(path, {})[method.lower()] = operation
    made, _, _ = name_operations(document_of(paths), ledger or Ledger())
    names = {f"{m.upper()} {p}": op["operationId"] for p, m, op in operations_of(made)}
    return [names[" ".join(text.split())] for text in found]


def names_of(*operations: str, schema: Json = None, ledger: Ledger | None = None) -> list[str]:
    """Return the names of operations written `GET /path` that take nothing."""
    return names_in({text: operation_of(schema) for text in operations}, ledger)


TABLE = re.findall(r"^    ([A-Z]+ +/\S+) +(\S+)$", rule.__doc__ or "", re.MULTILINE)


@pytest.mark.parametrize(("operation", "name"), TABLE)
def test_the_table_in_the_module(operation: str, name: str) -> None:
    """The examples of the docstring hold, each with what its path alone does not say."""
    text = " ".join(operation.split())
    bytes_ = {"type": "string", "format": "binary"} if text in BYTES else None
    schema = PAGE if text in LISTS else None
    assert names_in({text: operation_of(schema, bytes_, "*/*")}) == [name]


def test_the_table_in_the_module_is_found() -> None:
    """The regular expression above reads the docstring."""
    assert len(TABLE) == 11


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("GET /v2/access/chats", "chats.list"),
        ("GET /v2/access/chats/{userId}/messages", "chats.messages.list"),
        ("GET /v2/access/chats/search", "chats.search"),
        ("PUT /v2/access/posts/{postId}", "posts.update"),
        ("PATCH /v2/access/posts/{postId}", "posts.update"),
        ("DELETE /v2/access/posts/{postId}", "posts.delete"),
        ("DELETE /v2/access/posts", "posts.delete_many"),
        ("PATCH /v2/access/posts", "posts.update_many"),
        ("GET /v2/account/settings", "account.get_settings"),
        ("PATCH /v2/account/settings", "account.update_settings"),
        ("PUT /v2/account/settings", "account.update_settings"),
        ("GET /v2/account/notification-settings", "account.get_notification_settings"),
        ("GET /v2/access/vault/media", "vault.media.list"),
        ("GET /v2/access/vault/media/{mediaId}", "vault.media.get"),
        ("POST /v2/access/uploads/complete", "uploads.complete"),
        ("HEAD /v2/access/posts/{postId}", "posts.head"),
        ("GET /v2/access", "access.get"),
        ("GET /v2", "root.get"),
        ("GET /", "root.get"),
        ("GET /posts", "posts.list"),
        ("GET /api/v1/posts", "posts.list"),
        ("GET /api/v1beta2/posts", "posts.list"),
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


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("GET /v2/account/whoami", "account.whoami"),
        ("GET /v2/subscriptions/count", "subscriptions.count"),
        ("GET /v2/vault-plus/store/stats", "vault_plus.store.stats"),
        ("GET /v2/dynamic-rules/status", "dynamic_rules.status"),
        ("GET /v2/mass-messages/scheduled", "mass_messages.scheduled"),
        ("GET /v2/mass-messages/feed", "mass_messages.get_feed"),
        ("GET /v2/users/lookup/{name}", "users.lookup"),
        ("GET /pet/findByStatus", "pet.find_by_status"),
        ("GET /v2/files/{id}/content", "files.content"),
        ("POST /v2/runs/{id}/submit_tool_outputs", "runs.submit_tool_outputs"),
        ("POST /v2/accounts/{id}/share-access", "accounts.share_access"),
        ("DELETE /v2/accounts/{id}/share-access", "accounts.unshare_access"),
        ("DELETE /v2/vault-plus/purge", "vault_plus.purge"),
        ("DELETE /v2/users/{id}/restrict", "users.unrestrict"),
        ("DELETE /v2/users/{id}/unblock", "users.unblock"),
        ("DELETE /v2/users/{id}/subscribe", "users.unsubscribe"),
        ("DELETE /v2/users/{id}/enable", "users.disable"),
        ("DELETE /v2/users/{id}/avatar", "users.delete_avatar"),
        ("PUT /v2/gists/{id}/star", "gists.star"),
        ("PUT /v2/orders/{id}/cancel", "orders.cancel"),
        ("PATCH /v2/orders/{id}/archive", "orders.archive"),
        ("PUT /v2/subscribers/{id}/custom-name", "subscribers.set_custom_name"),
        ("PATCH /v2/subscribers/{id}/custom-name", "subscribers.update_custom_name"),
        ("POST /v2/vault-plus/store/list/{id}", "vault_plus.store.add_list"),
        ("GET /v2/users/export/status", "users.export_status"),
        ("DELETE /v2/users/export/status", "users.delete_export_status"),
        ("GET /v2/users/import/{id}", "users.get_import"),
        ("GET /v2/posts/{id}/like", "posts.get_like"),
        ("POST /sign", "sign.create"),
    ],
)
def test_a_verb_is_the_method(operation: str, name: str) -> None:
    """Whatever the HTTP method, and DELETE is the opposite; words for reports need no verb."""
    assert names_of(operation) == [name]


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("GET /v2/users/restrict", "users.restricted"),
        ("GET /v2/users/blocked", "users.blocked"),
        ("GET /v2/users/archive", "users.archived"),
        ("GET /v2/users/ban", "users.banned"),
        ("GET /v2/users/hide", "users.hidden"),
        ("GET /v2/users/import", "users.list_import"),
        ("GET /v2/subscriptions/{id}/history", "subscriptions.history"),
        ("GET /v2/analytics/posts/top", "analytics.posts.top"),
        ("GET /v2/analytics/mass-messages/sent", "analytics.mass_messages.sent"),
        ("GET /v2/analytics/mass-messages/{id}/buyers", "analytics.mass_messages.buyers.list"),
    ],
)
def test_a_list_of_a_singular_word_is_a_method(operation: str, name: str) -> None:
    """It says which things are listed, or what was done to them."""
    assert names_of(operation, schema=PAGE) == [name]


def test_what_was_made_by_a_verb_is_named_with_it() -> None:
    """A verb is no resource, though it has items."""
    item = "/v2/x/import/{id}"
    given = ("POST /v2/x/import", f"GET {item}", f"PATCH {item}", f"DELETE {item}")
    assert names_of(*given) == ["x.import_", "x.get_import", "x.update_import", "x.delete_import"]


def test_a_thing_that_is_read_is_set_where_it_is_posted() -> None:
    """A singular word is an action only where nothing is read under it; of a list it creates."""
    reading, posting = "GET /v2/messages/mass", "POST /v2/messages/mass"
    deleting = "DELETE /v2/messages/mass"
    assert names_of(posting, deleting) == ["messages.mass", "messages.remove_mass"]
    names = ["messages.list_mass", "messages.create_mass", "messages.delete_mass"]
    assert names_of(reading, posting, deleting, schema=PAGE) == names
    names = ["messages.get_mass", "messages.set_mass", "messages.delete_mass"]
    assert names_of(reading, posting, deleting) == names
    assert names_of("GET /v2/x/settings", "POST /v2/x/settings")[1] == "x.update_settings"


def test_what_has_parts_is_a_resource() -> None:
    """A method cannot have methods of its own."""
    team = ("GET /v2/account/team", "PUT /v2/account/team", "GET /v2/account/team/members")
    names = ["account.team.get", "account.team.update", "account.team.members.list"]
    assert names_of(*team) == names
    orders = ("POST /store/order", "GET /store/order/{id}", "PUT /store/order/{id}")
    assert names_of(*orders) == ["store.order.create", "store.order.get", "store.order.update"]


def test_what_exists_is_added_and_removed() -> None:
    """By an address without a body, or by ids of what the collection holds."""
    ids, other = obj(userIds=array(TEXT)), obj(userIds=array(TEXT), name=TEXT, text=TEXT)
    adding, removing = "POST /v2/lists/{id}/users", "DELETE /v2/lists/{id}/users"
    item = "/v2/lists/{id}/users/{userId}"
    assert names_in({adding: operation_of(body=ids), removing: operation_of(body=ids)}) == [
        "lists.users.add",
        "lists.users.remove",
    ]
    assert names_in({adding: operation_of(body=other)}) == ["lists.users.create"]
    assert names_in({"POST /v2/users": operation_of(body=ids)}) == ["users.create"]
    for method in ("POST", "PUT"):
        assert names_of(f"{method} {item}", f"DELETE {item}") == [
            "lists.users.add",
            "lists.users.remove",
        ]
    assert names_of(f"DELETE {item}") == ["lists.users.delete"]


def test_two_collections_with_the_same_words_are_told_apart() -> None:
    """The one with fewer operations, or further inside, has methods of the resource around it."""
    ids = operation_of(body=obj(listIds=array(TEXT)))
    inner = {
        "GET /v2/users/{userId}/lists": BARE,
        "POST /v2/users/{userId}/lists": BARE,
        "DELETE /v2/users/{userId}/lists": ids,
        "GET /v2/users/{userId}/lists/{id}": BARE,
        "PUT /v2/users/{userId}/lists/{id}": BARE,
        "DELETE /v2/users/{userId}/lists/{id}": BARE,
    }
    items = [f"{method} /v2/users/lists/{{id}}" for method in ("GET", "PUT", "PATCH", "DELETE")]
    outer = dict.fromkeys(("GET /v2/users/lists", "POST /v2/users/lists", *items), BARE)
    assert names_in(inner | outer)[:8] == [
        "users.list_lists",
        "users.create_list",
        "users.remove_from_lists",
        "users.get_list",
        "users.update_list",
        "users.delete_list",
        "users.lists.list",
        "users.lists.create",
    ]
    inner["POST /v2/users/{userId}/lists"] = ids
    assert names_in(inner | outer)[1] == "users.add_to_lists"
    assert names_in(inner)[1] == "users.lists.add"
    adding = {"PUT /v2/users/{userId}/lists/{id}": BARE}
    assert names_in(adding | outer)[0] == "users.add_to_list"
    assert names_in(inner | {"POST /v2/users/lists": BARE})[-1] == "users.create_list"


@pytest.mark.parametrize("media", ["application/octet-stream", "*/*", "image/png"])
def test_bytes_are_put_and_uploaded(media: str) -> None:
    """An item that is bytes is not updated."""
    taking = operation_of(body={"type": "string", "format": "binary"}, media=media)
    assert names_in({"PUT /v2/uploads/{id}/parts/{n}": taking}) == ["uploads.parts.put"]
    assert names_in({"POST /v2/uploads/{id}": taking}) == ["uploads.upload"]
    assert names_in({"PUT /v2/users/{id}/avatar": taking}) == ["users.upload_avatar"]


def test_post_on_an_item_updates_it_where_others_are_created() -> None:
    """As in APIs that do without PUT; where there is PUT, or nothing is created, it creates."""
    taking = operation_of(body=obj(name=TEXT))
    given = {"POST /v2/posts": taking, "POST /v2/posts/{id}": taking}
    assert names_in(given) == ["posts.create", "posts.update"]
    assert names_in({"GET /v2/posts": BARE, "POST /v2/posts/{id}": taking})[1] == "posts.update"
    assert names_in({"POST /v2/posts": taking, "POST /v2/posts/{id}": BARE})[1] == "posts.update"
    assert names_in({"POST /v2/hooks/{id}": taking}) == ["hooks.create"]
    assert names_in({"POST /v2/favorites/{id}": BARE}) == ["favorites.add"]


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


def test_names_of_any_path_are_short_enough_for_a_file() -> None:
    """The middle of a long name goes; names that become equal are told apart."""
    long = "/".join(["very-long-segment"] * 30)
    found = names_of(f"GET /a/{long}", f"GET /b/{long}", f"GET /a/x/{long}", f"GET /{'y' * 300}")
    assert len(set(found)) == 4
    assert all(len(name) < 150 for name in found)
    assert found[0] == "a.get_very_long_segment"


def test_put_and_patch_on_one_path_have_different_names() -> None:
    """PUT replaces where PATCH updates, on items, collections and single things."""
    for path, resource, thing in (
        ("/v2/posts/{id}", "posts", ""),
        ("/v2/posts", "posts", "_many"),
        ("/v2/account/settings", "account", "_settings"),
        ("/v2/account", "account", ""),
    ):
        assert names_of(f"PUT {path}", f"PATCH {path}") == [
            f"{resource}.replace{thing}",
            f"{resource}.update{thing}",
        ]


def test_operations_that_come_to_one_name_are_told_apart() -> None:
    """By the version, a parameter, the method, at last by a number."""
    assert names_of("GET /v2/posts/{id}", "GET /v2/posts/{id}/{part}") == [
        "posts.get",
        "posts.get_part",
    ]
    assert names_of("POST /v2/posts/pin", "POST /v2/posts/{id}/pin") == [
        "posts.pin",
        "posts.pin_by_id",
    ]
    many = [f"GET /v{n}/posts" for n in range(2, 5)]
    assert names_of(*many) == ["posts.list", "posts.list_v3", "posts.list_v4"]
    many = [f"GET /{prefix}posts" for prefix in ("", "api/", "rest/", "api/rest/")]
    assert names_of(*many) == ["posts.list_2", "posts.list", "posts.list_3", "posts.get_list"]


def test_a_method_and_a_resource_never_share_a_name() -> None:
    """`posts.poll` cannot be called and have methods of its own."""
    sync, item = "POST /v2/posts/{id}/vote", "GET /v2/posts/{id}/vote/{voteId}"
    assert names_of(sync, item) == ["posts.vote.create", "posts.vote.get"]
    ledger = Ledger({"POST /v2/posts/{}/vote": "posts.vote"})
    assert names_of(sync, item, ledger=ledger) == ["posts.vote", "posts.get_vote"]


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


def test_other_alphabets_are_written_in_ascii() -> None:
    """Also if the path has them as bytes."""
    paths = ("GET /пользователи", "GET /пользователи/{id}", "GET /%D0%B8%D0%BC%D1%8F")
    assert names_of(*paths[:2], schema=array(TEXT)) == ["polzovateli.list", "polzovateli.get"]
    assert names_of(paths[2]) == ["imya.get"]
    assert names_of("GET /用户/{id}", "GET /🎉") == ["yong_hu.get", "tada.get"]


def test_an_id_with_dots_is_taken_as_it_is() -> None:
    """Overlays name the operations that the rule names badly."""
    paths = {"/v2/access/chats": {"get": {**BARE, "operationId": "inbox.conversations.all"}}}
    made, ledger, _ = name_operations(document_of(paths), Ledger())
    assert made["paths"]["/v2/access/chats"]["get"]["operationId"] == "inbox.conversations.all"
    assert ledger.operations == {"GET /v2/access/chats": "inbox.conversations.all"}


segments = st.sampled_from(
    "v2 v3 api access posts pin pins {id} {postId} self class a-b 240 имя {имя} search settings "
    "list users import top a.b .. {a}.{b} '\" media __a__ x%20y".split()
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
        taking = operation_of(body=obj(userIds=array(TEXT)))
        paths.setdefault(path, {})[method.lower()] = BARE if len(path) % 2 else taking
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
