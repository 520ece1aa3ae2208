"""The made-up document has the size and every habit of the published one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.common.documents import Document, Json, canonical_json, operations
from tests.made_up import census, made_up_document, resorted
from tests.made_up.census import bare, nodes
from tests.made_up.chats import MESSAGES, SEARCH
from tests.made_up.pinned import CHATS, answer, records
from tests.slice import upstream

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
DOCUMENT = made_up_document()
OPERATIONS = list(operations(DOCUMENT))
NODES = list(nodes(DOCUMENT))
SCHEMAS = [node for node in NODES if "in" not in node]
PARAMETERS = [item for _, _, operation in OPERATIONS for item in operation.get("parameters", [])]
TAGS = """
    Account, Connections, Link, Access, Analytics, Earnings, Messages, Posts, Promotions, Users,
    Vault, Upload, Self, Stories, Subscriptions, Realtime, Dynamic Rules, Vault+
"""


def bodies() -> list[Json]:
    """Return the schema of every successful response."""
    return [answer(operation) for _, _, operation in OPERATIONS]


def parameters(test: Callable[[Any], bool]) -> list[Document]:
    """Return the parameters whose schema passes a test."""
    return [item for item in PARAMETERS if test(item["schema"])]


def test_it_is_as_large_as_the_published_document() -> None:
    """Operations, paths, schemas and bytes are those of the whole published document."""
    counts = census(DOCUMENT)
    assert (counts.operations, counts.paths) == (130, 96)
    assert 700 < counts.objects < 900
    assert 210 < counts.distinct < 250
    assert 390 < counts.nullable < 440
    assert 85 < counts.any_of < 110
    assert counts.size > 1_000_000


def test_every_tag_of_the_published_document_is_used() -> None:
    """The tags are the published ones, in their order, and each has an operation or event."""
    listed = [tag["name"] for tag in DOCUMENT["tags"]]
    events = [item["post"] for item in DOCUMENT["webhooks"].values()]
    used = [operation for _, _, operation in OPERATIONS] + events
    assert listed == [tag.strip() for tag in TAGS.split(",")]
    assert {tag for operation in used for tag in operation["tags"]} == set(listed)


def test_head_and_security_are_the_published_ones() -> None:
    """What stands around the paths is the pinned document's, and no component has a schema."""
    pinned = upstream()
    assert DOCUMENT["components"] == {"securitySchemes": pinned["components"]["securitySchemes"]}
    assert all(DOCUMENT[key] == pinned[key] for key in ("openapi", "info", "servers", "security"))


def test_the_real_operation_stands_verbatim() -> None:
    """The one operation that is known for certain is the pinned one."""
    assert DOCUMENT["paths"][CHATS]["get"] == upstream()["paths"][CHATS]["get"]


def test_search_is_the_list_of_chats_without_the_type_of_media() -> None:
    """Search takes four parameters and returns chats; its pages show media without `type`."""
    search = DOCUMENT["paths"][SEARCH]["get"]
    assert [item["name"] for item in search["parameters"]] == ["query", "limit", "offset", "order"]
    message = answer(search)["properties"]["list"]["items"]["properties"]["lastMessage"]
    for shown in (message, message["properties"]["replyToMessage"]):
        assert "type" not in shown["properties"]["media"]["items"]["properties"]
        assert "type" not in shown["properties"]["media"]["items"]["required"]


def test_messages_take_the_documented_parameters() -> None:
    """The list of messages has its path in Express style, six parameters and a cursor."""
    messages = DOCUMENT["paths"][MESSAGES]["get"]
    wire = "userId limit offset query last_id first_id include_users"
    assert [item["name"] for item in messages["parameters"]] == wire.split()
    page = answer(messages)["properties"]
    assert list(page) == ["list", "hasMore", "nextLastId"]
    assert page["list"]["items"] == records()["Message"]


def test_operations_have_no_ids() -> None:
    """No operation says what it is called, and none is described without a summary."""
    assert not any("operationId" in node for node in NODES)
    assert all(operation["summary"] for _, _, operation in OPERATIONS)


def test_permissions_stand_in_the_description() -> None:
    """Operations for a connection name their permission and need both keys; others need one."""
    for path, _, operation in OPERATIONS:
        access = path.startswith("/v2/access/")
        assert ("**Permission Required:** `" in operation["description"]) == access
        assert operation["security"] == [
            {"ApiKey": [], "ConnectionId": []} if access else {"ApiKey": []}
        ]


def test_paths_are_written_in_both_styles() -> None:
    """Express-style and brace paths stand side by side, once in one path."""
    express = {path for path in DOCUMENT["paths"] if ":" in path}
    braced = {path for path in DOCUMENT["paths"] if "{" in path}
    assert len(express) > 25
    assert len(braced) > 5
    assert express & braced


def test_express_parameters_are_marked_optional() -> None:
    """A path parameter in Express style is said to be optional, which no parameter may be."""
    for path, _, operation in OPERATIONS:
        for item in operation.get("parameters", []):
            if item["in"] == "path":
                assert item["required"] == (f":{item['name']}" not in path)


def test_brace_style_changes_the_paths_alone() -> None:
    """The variant without Express-style paths holds the same operations."""
    braced = made_up_document(brace_style=True)
    assert not any(":" in path for path in braced["paths"])
    assert list(braced["paths"].values()) == list(DOCUMENT["paths"].values())


def test_dialect_is_a_mixture_of_two_versions() -> None:
    """A document of version 3.1 uses keywords of 3.0: boolean limits, and null beside types."""
    assert DOCUMENT["openapi"].startswith("3.1")
    assert sum(node.get("exclusiveMinimum") is True for node in SCHEMAS) > 10
    assert sum(bare(node) == {"nullable": True} for node in SCHEMAS) > 20
    assert not any(isinstance(node.get("type"), list) for node in SCHEMAS)


def test_response_numbers_are_never_integers() -> None:
    """Responses know numbers only, whatever they count."""
    assert not any(node.get("type") == "integer" for body in bodies() for node in nodes(body))


def test_enums_admit_null_in_several_ways() -> None:
    """Null stands inside an enum, beside one as `nullable`, or both."""
    enums = [node for node in SCHEMAS if isinstance(node.get("enum"), list)]
    ways = {(None in node["enum"], node.get("nullable", False)) for node in enums}
    assert ways == {(False, False), (False, True), (True, True)}
    assert any(node["type"] == "number" for node in enums)


def test_errors_have_no_schema() -> None:
    """Every operation lists the same errors, and says nothing about their bodies."""
    for _, _, operation in OPERATIONS:
        errors = {code: reply for code, reply in operation["responses"].items() if code != "200"}
        assert list(errors) == ["400", "401", "403", "429", "500", "502"]
        assert all(list(reply) == ["description"] for reply in errors.values())


def test_query_parameters_have_unusual_types() -> None:
    """There are arrays, arrays or strings, objects, dates that may be anything, and nulls."""
    assert parameters(lambda schema: schema.get("type") == "array")
    either = [branches(item) for item in parameters(lambda schema: "anyOf" in schema)]
    assert ["array", "string"] in either
    assert either.count(["string", None]) > 20
    filters = parameters(lambda schema: schema.get("type") == "object")
    assert {item["name"] for item in filters} == {"filter"}
    assert len({canonical_json(item) for item in filters}) == 2
    assert parameters(lambda schema: schema.get("nullable") is True)


def branches(parameter: Document) -> list[str | None]:
    """Return the types between which a parameter chooses."""
    return [branch.get("type") for branch in parameter["schema"]["anyOf"]]


def test_some_deletions_take_a_body() -> None:
    """DELETE carries JSON in several places."""
    deletions = [item for _, method, item in OPERATIONS if method == "delete"]
    assert sum("requestBody" in item for item in deletions) >= 5


def test_uploads_declare_no_body() -> None:
    """Both ways of sending bytes say nothing about them."""
    puts = [item for path, method, item in OPERATIONS if method == "put" and "/uploads/" in path]
    assert len(puts) == 2
    assert not any("requestBody" in item for item in puts)


def test_some_responses_are_an_array_or_an_object() -> None:
    """A response leaves open whether it is an array or an object, or is an array."""
    kinds = [[branch["type"] for branch in body.get("anyOf", [])] for body in bodies()]
    assert kinds.count(["array", "object"]) == 4
    assert any(body.get("type") == "array" for body in bodies())


def test_lists_come_in_several_forms() -> None:
    """Lists that take an offset come bare, in an envelope of either name, or as this or that."""
    taken = [
        answer(operation)
        for _, _, operation in OPERATIONS
        if any(item["name"] == "offset" for item in operation.get("parameters", []))
    ]
    assert any(body.get("type") == "array" for body in taken)
    assert {"list", "items"} <= {name for body in taken for name in fields(body)}
    unions = [[list(fields(branch)) for branch in body.get("anyOf", [])] for body in taken]
    assert [[], ["list", "hasMore"]] in unions
    assert [[], []] in unions


def test_ids_may_be_text_or_number() -> None:
    """Ids come in both types, in both orders."""
    ids = [node["properties"]["id"] for node in SCHEMAS if "id" in fields(node)]
    both = [bare(item)["anyOf"] for item in ids if "anyOf" in item]
    assert [{"type": "string"}, {"type": "number"}] in both
    assert [{"type": "number"}, {"type": "string"}] in both


def fields(node: Document) -> Document:
    """Return the properties of a schema."""
    properties: Document = node.get("properties", {}) if node.get("type") == "object" else {}
    return properties


@pytest.mark.parametrize(
    "name", ["list", "id", "type", "format", "_view", "user-id", "x-bc", "240", "720"]
)
def test_properties_have_awkward_names(name: str) -> None:
    """Names that a generator must work around are in the document."""
    assert any(name in fields(node) for node in SCHEMAS)


def test_markers_are_texts_or_numbers() -> None:
    """What names the next page has either type, and a cursor is named by nothing else."""
    markers = [fields(body).get("nextMarker", {}).get("type") for body in bodies()]
    assert {"string", "number"} <= set(markers)
    assert any("nextCursor" in fields(body) and "hasMore" not in fields(body) for body in bodies())


@pytest.mark.parametrize("field", ["nextOffset", "nextMarker", "nextLastId"])
def test_pages_end_in_three_ways(field: str) -> None:
    """Each way of paging has responses, all of them with a list and `hasMore`."""
    pages = [fields(body) for body in bodies() if field in fields(body)]
    assert len(pages) >= 2
    assert all({"list", "hasMore"} <= set(page) for page in pages)


def test_schemas_repeat_exactly() -> None:
    """The message stands in two dozen places: half of them the messages that others answer."""
    message, reply = records()["Message"], records()["Reply"]
    whole = NODES.count(message)
    assert whole >= 9
    assert NODES.count(reply) > whole
    assert sum({"text", "fromUser", "previews"} <= set(fields(node)) for node in NODES) >= 23


def test_schemas_repeat_nearly() -> None:
    """Users come in five variants, one or two fields apart."""
    users = [set(fields(node)) for node in NODES if "subscribedOnExpiredNow" in fields(node)]
    variants = {frozenset(user) for user in users if len(user) < 23}
    assert len(variants) == 5
    least = min(variants, key=len)
    assert all(least <= variant and len(variant - least) <= 3 for variant in variants)


def test_webhooks_are_described() -> None:
    """Realtime events and those of connections and rules have an envelope with their type."""
    events = DOCUMENT["webhooks"]
    assert sum(name.startswith("realtime.") for name in events) >= 5
    assert {"connection.created", "rules.updated"} <= set(events)
    for name, item in events.items():
        envelope = item["post"]["requestBody"]["content"]["application/json"]["schema"]
        assert list(envelope["properties"]) == ["type", "timestamp", "data"]
        assert envelope["properties"]["type"]["enum"] == [name]


def test_the_same_seed_gives_the_same_document() -> None:
    """The script is deterministic; another seed puts other variants of users in some places."""
    assert canonical_json(made_up_document(3)) == canonical_json(made_up_document(3))
    assert canonical_json(made_up_document(3)) != canonical_json(made_up_document(4))


@pytest.mark.parametrize("scale", [2, 10])
def test_a_scaled_document_grows_in_every_respect(scale: int) -> None:
    """Paths, operations, schemas, distinct schemas and bytes grow with the scale."""
    once, scaled = census(DOCUMENT), census(made_up_document(scale=scale))
    for name in ("paths", "operations", "objects", "distinct", "size"):
        assert 0.85 < getattr(scaled, name) / getattr(once, name) / scale < 1.05, name


def test_a_scaled_document_holds_the_unscaled_one() -> None:
    """Copies are added, and nothing of the first is renamed."""
    scaled = made_up_document(scale=2)
    assert {path: scaled["paths"][path] for path in DOCUMENT["paths"]} == DOCUMENT["paths"]
    assert "/v2/access/posts-2/:postId/pin" in scaled["paths"]
    assert "/v2/account-2/whoami" in scaled["paths"]


@settings(max_examples=5, deadline=None)
@given(st.integers())
def test_a_resorted_document_means_the_same(seed: int) -> None:
    """Another order changes the text of the document and nothing else."""
    other = resorted(DOCUMENT, seed)
    assert json.dumps(other) != json.dumps(DOCUMENT)
    assert canonical_json(ordered(other)) == canonical_json(ordered(DOCUMENT))


def ordered(value: Json) -> Json:
    """Return a value with all its arrays sorted by their text."""
    if isinstance(value, list):
        return sorted((ordered(item) for item in value), key=canonical_json)
    if isinstance(value, dict):
        return {key: ordered(item) for key, item in value.items()}
    return value


def test_resorting_moves_keys_required_parameters_and_enums() -> None:
    """Each kind of order is another one, and arrays with an order keep theirs."""
    value = {
        "required": list("abcdefgh"),
        "enum": list(range(9)),
        "parameters": [{"name": str(number)} for number in range(9)],
        "anyOf": list(range(9)),
        "prefixItems": list(range(9)),
        "example": {"enum": "kept"},
        "default": list(range(9)),
    }
    other = resorted(value, seed=1)
    assert list(other) != list(value)
    for key in ("required", "enum", "parameters", "anyOf"):
        assert other[key] != value[key]
    assert {key: other[key] for key in ("prefixItems", "default")} == {
        key: value[key] for key in ("prefixItems", "default")
    }


def test_the_command_writes_the_document(tmp_path: Path) -> None:
    """The module run as a command writes the canonical form."""
    target = tmp_path / "document.json"
    command = [sys.executable, "-m", "tests.made_up", "-o", str(target), "--scale", "2"]
    subprocess.run(command, cwd=ROOT, check=True)
    assert target.read_text(encoding="utf-8") == canonical_json(made_up_document(scale=2))
