"""Classes are named after the thing they are, as a person would name them."""

from __future__ import annotations

import re

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.python_names import words
from pipeline.components.places import is_vague
from pipeline.normalize import normalize
from tests.components.building import (
    TEXT,
    answer,
    array,
    content,
    document,
    document_of,
    enum,
    named,
    obj,
    parameter,
    with_parameters,
)
from tests.made_up import made_up_document

#: Objects with fields of their own: `thing("a")` and `thing("b")` are two classes.
DONE = obj(success=TEXT)


def thing(*extra: str) -> Document:
    """Return an object with two fields, and more."""
    return obj(**dict.fromkeys(("id", "createdAt", *extra), TEXT))


def page(items: Json, **more: Json) -> Document:
    """Return the envelope of a list."""
    return obj(list=array(items), hasMore=TEXT, **more)


def call(schema: Json = None, body: Json = None, **parameters: Json) -> Document:
    """Return an operation that answers with a schema, and takes a body and parameters."""
    made = answer(schema) if schema else with_parameters()
    if body is not None:
        made["requestBody"] = {"content": content(body)}
    made["parameters"] = [parameter(name, schema=s) for name, s in parameters.items()]
    return made


def names_of(calls: dict[str, Document], schemas: Document | None = None) -> list[str]:
    """Return the names of the classes of operations by `GET /path`."""
    paths: Document = {}
    for text, operation in calls.items():
        method, path = text.split()
        paths.setdefault(path, {})[method.lower()] = operation
    return sorted(named(document_of(paths, schemas)).classes)


@pytest.mark.parametrize(
    ("calls", "names"),
    [
        (("GET /posts/{id}",), ["Post"]),
        (("POST /posts", "GET /posts/{id}", "PATCH /posts/{id}"), ["Post"]),
        (("POST /promotions/trial-links", "GET /promotions/trial-links/{id}"), ["TrialLink"]),
        (("GET /promotions/trial-links/{id}", "GET /admin/{id}/trial-links/{id}"), ["TrialLink"]),
        (("GET /users/lists/{id}", "PUT /users/lists/{id}"), ["UserList"]),
        (("GET /account/settings", "PATCH /account/settings"), ["AccountSettings"]),
        (("GET /earnings/chart",), ["EarningsChart"]),
        (("GET /posts/chart", "GET /stories/chart"), ["PostChart"]),
        (("GET /analytics/posts/chart", "GET /analytics/stories/chart"), ["AnalyticsChart"]),
        (("GET /self",), ["SelfModel"]),
        (("POST /uploads/check",), ["UploadCheckResponse"]),
        (("GET /account/whoami",), ["AccountWhoamiResponse"]),
        (("POST /account/connections/import",), ["ConnectionImportResponse"]),
        (("POST /sign", "POST /rules/sign"), ["SignResponse"]),
        (("DELETE /chats/messages/{id}", "DELETE /mass-messages/{id}"), ["MessageDeleteResponse"]),
        (("POST /posts/{id}/pin", "DELETE /posts/{id}/pin"), ["PostPinResponse"]),
        (("POST /posts/{id}/pin", "POST /posts/{id}/report"), ["PostResponse"]),
        (("POST /a/x", "POST /a/y", "POST /b/z"), ["AResponse"]),
    ],
)
def test_what_operations_answer_is_named_after_the_thing(
    calls: tuple[str, ...], names: list[str]
) -> None:
    """Where it is the thing; else after what the operations have in common."""
    assert names_of(dict.fromkeys(calls, call(thing()))) == names


def test_a_thing_is_named_after_the_resource_most_of_its_places_have() -> None:
    """The user is a `User`, though the account answers with it, and chats have one inside."""
    user, other = thing("name"), thing("text")
    calls = {
        "PATCH /account": call(user),
        "GET /users/{id}": call(user),
        "GET /users": call(page(user)),
        "GET /chats/{id}": call(obj(withUser=other, user=other, author=other, id=TEXT)),
        "GET /chats": call(page(obj(withUser=other))),
    }
    assert names_of(calls) == ["Chat", "ChatItem", "ChatItemPage", "User", "UserPage", "WithUser"]


def test_resources_with_one_word_are_told_apart() -> None:
    """The nearest to the client has the word; vague and singular words need what is around."""
    paths = ["posts", "analytics/posts", "users/lists", "vault/lists", "lists", "vault/store"]
    calls = {f"GET /{path}/{{id}}/{{part}}": call(thing(f"f{n}")) for n, path in enumerate(paths)}
    assert names_of(calls) == [
        "AnalyticsPost",
        "List",
        "Post",
        "UserList",
        "VaultList",
        "VaultStore",
    ]


def test_of_two_classes_that_are_one_thing_the_smaller_is_a_summary() -> None:
    """Or the larger one has the details; where neither is part of the other, the place says it."""
    small, large = thing(), thing("text")
    calls = {"GET /posts": call(page(small)), "GET /posts/{id}": call(large)}
    assert names_of(calls) == ["Post", "PostSummary", "PostSummaryPage"]
    calls["POST /posts"] = call(small)
    assert names_of(calls) == ["Post", "PostDetails", "PostPage"]
    calls = {"GET /posts": call(page(thing("a"))), "GET /posts/{id}": call(thing("b"))}
    assert names_of(calls) == ["Post", "PostItem", "PostItemPage"]
    calls["POST /posts"] = call(thing("a"))
    assert names_of(calls) == ["Post", "PostDetails", "PostPage"]


def test_an_answer_that_something_was_done_is_no_thing() -> None:
    """`{success}` of many operations is one class, whatever they update."""
    paths = ("PATCH /posts/{id}", "PUT /account/name", "DELETE /x/{id}")
    calls = {path: call(DONE) for path in paths}
    assert names_of(calls) == ["SuccessResponse"]
    assert names_of({"PATCH /posts/{id}": call(obj(success=TEXT, id=TEXT))}) == [
        "PostUpdateResponse"
    ]
    assert names_of({"DELETE /posts/{id}": call(thing())}) == ["PostDeleteResponse"]


def test_what_wraps_the_answer_does_not_hide_the_thing() -> None:
    """`{data: {...}}` has the thing inside, `{data, status}` has not."""
    assert names_of({"GET /posts/{id}": call(obj(data=thing()))}) == ["Post", "PostGetResponse"]
    wrapped = obj(data=thing(), status=TEXT)
    assert names_of({"GET /posts/{id}": call(wrapped)}) == ["Post", "PostData"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/posts", ["Post", "PostPage"]),
        ("/users/{id}/posts", ["Post", "PostPage"]),
        ("/media", ["Media", "MediaPage"]),
        ("/users/blocked", ["BlockedUser", "BlockedUserPage"]),
        ("/users/restrict", ["RestrictedUser", "RestrictedUserPage"]),
        ("/analytics/posts/top", ["TopPost", "TopPostPage"]),
        ("/mass-messages/sent", ["SentMassMessage", "SentMassMessagePage"]),
        ("/subscriptions/{id}/history", ["SubscriptionHistoryItem", "SubscriptionHistoryPage"]),
        ("/feed", ["FeedItem", "FeedPage"]),
        ("/vault-plus/list", ["VaultPlusItem", "VaultPlusPage"]),
    ],
)
def test_lists_are_pages_of_what_they_hold(path: str, names: list[str]) -> None:
    """The envelope ends in `Page`, behind the name of its items."""
    assert names_of({f"GET {path}": call(page(thing()))}) == names
    assert names_of({f"GET {path}": call(array(thing()))}) == names[:1]
    either = {"anyOf": [array(thing()), page(thing())]}
    assert names_of({f"GET {path}": call(either)}) == names


def test_a_page_needs_no_class_inside() -> None:
    """Of texts, it is named after the resource, or what several resources share."""
    assert names_of({"GET /links/{id}/claimers": call(page(TEXT))}) == ["ClaimerPage"]
    shared = {f"GET /{owner}/fans": call(page(TEXT)) for owner in ("users", "posts")}
    assert names_of(shared) == ["FanPage"]


def test_a_list_without_pages_is_no_page_of_an_action() -> None:
    """`items` in the answer to a batch are not the first of several pages."""
    batch = {"POST /vault-plus/batch": call(obj(items=array(thing())))}
    assert names_of(batch) == ["VaultPlusBatchResponse", "VaultPlusItem"]
    listed = {"GET /users/list": call(obj(users=array(thing())))}
    assert names_of(listed) == ["User", "UserPage"]


@pytest.mark.parametrize(
    ("calls", "name"),
    [
        (("POST /posts",), "PostCreateRequest"),
        (("POST /posts", "PUT /posts/{id}"), "PostRequest"),
        (("POST /chats/{id}/messages",), "ChatMessageCreateRequest"),
        (("POST /trial-links",), "TrialLinkCreateRequest"),
        (("PUT /subscribers/{id}/note",), "SubscriberSetNoteRequest"),
        (("PATCH /account/settings",), "AccountUpdateSettingsRequest"),
        (("POST /connections/import",), "ConnectionImportRequest"),
        (("POST /links/share-access", "DELETE /links/share-access"), "LinkShareAccessRequest"),
        (("POST /sign", "POST /dynamic-rules/sign"), "SignRequest"),
        (("POST /a", "POST /b"), "ACreateRequest"),
    ],
)
def test_bodies_of_requests_end_in_one_way(calls: tuple[str, ...], name: str) -> None:
    """Behind the resource and the method, or what several operations have in common."""
    assert names_of(dict.fromkeys(calls, call(body=thing()))) == [name]


def test_a_small_body_of_unlike_operations_is_named_after_its_field() -> None:
    """Nothing else is true of all of them."""
    body = call(body=obj(name=TEXT))
    assert names_of({"POST /users/lists": body, "POST /links": body}) == ["NameRequest"]


def test_errors_are_error_responses() -> None:
    """Shared by all, or by the operations of one resource."""
    error, refusal = obj(error=TEXT), obj(error=TEXT, isCurrent=TEXT)
    calls = {
        path: {
            "responses": {
                "200": {"description": ""},
                status: {"description": "", "content": content(schema)},
            }
        }
        for path, status, schema in (
            ("GET /account/whoami", "401", error),
            ("POST /link/init", "400", error),
            ("GET /rules/{id}", "403", refusal),
            ("PUT /rules/{id}", "default", refusal),
        )
    }
    assert names_of(calls) == ["ErrorResponse", "RuleErrorResponse"]


@pytest.mark.parametrize(
    "word",
    "type filter error text success opened imported stats total totals position queue session "
    "chart payment settings status data info list state".split(),
)
def test_a_vague_word_is_no_name_by_itself(word: str) -> None:
    """It stands behind the class around it, which is not said twice."""
    given = call(obj(id=TEXT, **{word: thing()}))
    name = word.capitalize()
    assert names_of({"GET /posts/{id}": given}) == ["Post", f"Post{name}"]
    body = call(body=obj(**{word: thing()}))
    assert {*names_of({"POST /posts": body})} == {"PostCreateRequest", f"PostCreate{name}"}


MAP = {"type": "object", "additionalProperties": thing()}


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        (obj(id=TEXT, user=obj(a=TEXT, user=thing())), ["User", "UserDetails"]),
        (obj(userData=thing("a"), data=obj(id=TEXT, userData=thing("b"))), ["PostUserData"]),
        (obj(media=MAP), ["Media", "PostMedia"]),
        (obj(stats=MAP), ["PostStats", "PostStatsEntry"]),
        (obj(topCountries=obj(rows=array(thing()))), ["TopCountries", "TopCountry"]),
        (obj(chart=obj(chart=thing(), a=TEXT)), ["PostChart", "PostChartDetails"]),
        (obj(history=array(thing())), ["PostHistoryItem"]),
        (obj(likeChart=thing(), tipChart=thing(), viewChart=thing()), ["PostChart"]),
        (obj(mediaItem=obj(counters=thing())), ["MediaItem", "MediaItemCounters"]),
        (obj(cells={**MAP, "additionalProperties": array(TEXT)}), ["StringListMap"]),
    ],
)
def test_parts_say_nothing_twice(schema: Document, names: list[str]) -> None:
    """Words that the class around them has are left out; items and values are told apart."""
    found = names_of({"GET /posts/{id}": call(schema)})
    assert {*names} <= {*found}
    assert not [name for name in found if re.search(r"(\w{4,})\1|\d$", name)]


def test_a_part_of_a_thing_is_its_summary() -> None:
    """The most frequent one; the others are named after what is around them."""
    brief = thing("name")
    calls = {
        "GET /users/{id}": call(thing("name", "text")),
        "GET /chats/{id}": call(obj(user=brief, a=TEXT)),
        "GET /posts/{id}": call(obj(user=brief, b=TEXT)),
        "GET /links/{id}": call(obj(user=thing(), c=TEXT)),
    }
    assert names_of(calls) == ["Chat", "Link", "LinkUser", "Post", "User", "UserSummary"]


@pytest.mark.parametrize(
    ("calls", "name"),
    [
        (("GET /subscribers",), "SubscriberType"),
        (("GET /posts", "GET /users/{id}/posts"), "PostType"),
        (("GET /self/forms", "GET /self/users"), "SelfType"),
        (("GET /posts/chart",), "PostChartType"),
        (("GET /analytics/posts/top",), "TopPostType"),
        (("GET /posts/chart", "GET /posts/top"), "PostType"),
        (("GET /chats", "GET /a/b/users"), "ChatType"),
    ],
)
def test_parameters_are_named_after_the_resource(calls: tuple[str, ...], name: str) -> None:
    """Or the method that alone has them; of several resources, what they share."""
    assert names_of(dict.fromkeys(calls, call(type=enum("a", "b")))) == [name]
    assert names_of(dict.fromkeys(calls, call(type=thing()))) == [name]


def test_a_parameter_of_unlike_resources_needs_no_resource_if_it_says_enough() -> None:
    """`SortDirection` is clear, `Type` is not."""
    given = call(sortDirection=enum("a", "b"))
    assert names_of({"GET /posts": given, "GET /chats": given}) == ["SortDirection"]


def test_the_enum_of_a_filter_is_that_of_the_field() -> None:
    """What filters a list and stands in its items is named once for both."""
    status = enum("active", "expired")
    given = {"GET /connections": call(page(obj(id=TEXT, status=status)), status=status)}
    assert names_of(given) == ["Connection", "ConnectionPage", "ConnectionStatus"]


def test_variants_of_a_union_are_told_apart() -> None:
    """By the value that tells them apart, a field that no other has, or their kind."""
    post, story = obj(type=enum("post"), id=TEXT), obj(type=enum("story"), id=TEXT)
    feed = {"GET /feed": call(page({"anyOf": [post, story]}))}
    assert {"FeedPage", "PostFeedItem", "StoryFeedItem"} <= {*names_of(feed)}
    constant = obj(kind={"const": "a"}, id=TEXT), obj(kind={"const": "b"}, id=TEXT)
    assert names_of({"GET /feed": call(array({"anyOf": [*constant]}))}) == [
        "AFeedItem",
        "BFeedItem",
    ]
    union = {"anyOf": [obj("a", a=TEXT, z=TEXT), obj("b", b=TEXT, y=TEXT)]}
    assert sorted(named(document({"Thing": union})).classes) == [
        "Thing",
        "ThingWithA",
        "ThingWithB",
    ]
    mixed = {"anyOf": [thing(), TEXT, enum("a", "b")]}
    assert sorted(named(document({"Thing": mixed})).classes) == [
        "Thing",
        "ThingEnum",
        "ThingObject",
    ]


def test_objects_without_fields_are_json_objects() -> None:
    """They are no thing, whatever answers with them."""
    empty, any_object = {"type": "object", "properties": {}}, {"type": "object"}
    calls = {"GET /posts/{id}": call(empty), "GET /users/{id}": call(any_object)}
    assert names_of(calls) == ["JsonObject"]


def test_what_a_webhook_sends_is_an_event() -> None:
    """Once, if its name says so already."""
    webhooks = {
        name: {"post": {"requestBody": {"content": content(thing(name))}, "responses": {}}}
        for name in ("chat.typing", "realtime.event")
    }
    given = document_of({}, webhooks=webhooks)
    assert sorted(named(given).classes) == ["ChatTypingEvent", "RealtimeEvent"]


def test_a_large_document_has_no_ugly_names() -> None:
    """No numbers at the end, no vague word alone, no word twice in a row."""
    made = named(normalize(made_up_document())[0]).classes
    numbered = [name for name in made if re.search(r"[a-z]\d+$", name)]
    vague = [name for name in made if len(words(name)) == 1 and is_vague(name)]
    stuttering = [name for name in made if re.search(r"([A-Z][a-z]+)\1(?![a-z])", name)]
    assert (numbered, vague, stuttering) == ([], ["Link", "Session"], [])


def test_the_number_of_other_resources_is_no_matter() -> None:
    """What comes in an unrelated place changes no name, without any ledger."""
    calls = {"GET /posts": call(page(thing())), "POST /posts": call(thing(), body=thing("a"))}
    other = {"GET /stories": call(page(thing("b")), type=enum("x", "y")), "GET /x/{id}": call(DONE)}
    assert {*names_of(calls)} <= {*names_of(calls | other)}
