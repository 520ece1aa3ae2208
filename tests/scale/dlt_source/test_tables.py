"""The tables of the source of dlt: columns, keys, names, arguments, and what is no table."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors, models
from ofauth_client._operations import describe, method_names
from ofauth_client.dlt import Table, ofauth_source
from ofauth_client.dlt.plans import plan_table
from ofauth_client.dlt.table_rows import table_columns, table_rows
from ofauth_client.sandbox import Sandbox
from tests.client.programs import run as run_program
from tests.scale.dlt_source.loader import CONNECTIONS, Loader, Source


def test_columns_are_those_of_the_models(loader: Loader, source: Source) -> None:
    """Their names and types, also of columns without values; lists and objects are JSON."""
    loader.load(source("chats", "chats.messages"))
    expected = {*models.ChatMessage.row_keys(), "connection", "user_id"}
    assert loader.columns("chats_messages").keys() == expected
    types = {
        "id": "bigint",
        "created_at": "timestamp",
        "cancel_seconds": "double",
        "is_free": "bool",
        "text": "text",
        "giphy_id": "text",
        "media": "json",
        "reply_to_message": "json",
    }
    found = loader.columns("chats_messages")
    assert {name: found[name]["data_type"] for name in types} == types
    assert loader.columns("chats")["can_not_send_reason"]["data_type"] == "text"
    assert "chats__last_message_media" not in loader.pipeline.default_schema.tables
    assert loader.query("SELECT DISTINCT can_not_send_reason FROM chats") == [("false",)]


def test_rows_have_keys(loader: Loader, source: Source) -> None:
    """The id of an item among those of its connection, and of its chat."""
    loader.load(source())
    keys = {
        table: [name for name, each in loader.columns(table).items() if each.get("primary_key")]
        for table in ("chats", "chats_messages", "subscribers")
    }
    assert {name: sorted(key) for name, key in keys.items()} == {
        "chats": ["connection", "with_user_id"],
        "chats_messages": ["connection", "id", "user_id"],
        "subscribers": ["connection", "id"],
    }


def test_drift_is_kept(loader: Loader, source: Source, sandbox: Sandbox) -> None:
    """A value of another type gets a column of its own; nothing is lost."""
    sandbox.plan.add("drift=type")
    loader.load(source("subscribers"))
    assert loader.count("subscribers") == 60


def test_numbers_beyond_64_bits_are_texts(loader: Loader) -> None:
    """In a column of their own, as dlt makes it for texts; databases have no larger numbers."""
    plan, large = plan_table("chats.messages"), 2**70
    given = {"id": 1, "queueId": large, "mediaCount": 2**63 - 1, "previews": [large, 3]}
    rows = table_rows(plan, [models.ChatMessage.from_dict(given)], {"connection": "ada"})
    loader.pipeline.run(rows, table_name="numbers", columns=table_columns(plan))
    found = "SELECT queue_id, queue_id__v_text, media_count, previews::VARCHAR FROM numbers"
    expected = (None, str(large), 2**63 - 1, json.dumps([str(large), 3], separators=(",", ":")))
    assert loader.query(found) == [expected]


def test_an_item_without_an_id_is_told() -> None:
    """Its row could not be told from others."""
    with pytest.raises(errors.ExportError, match=r"client.chats.messages.list has no id, so"):
        table_rows(plan_table("chats.messages"), [models.ChatMessage.from_dict({})], {})


def test_tables_with_arguments(loader: Loader, source: Source, client: OFAuth) -> None:
    """The same list can make several tables, whose rows are those of the method."""
    tables = [
        Table("subscribers", {"type": kind}, name=f"{kind}_fans") for kind in ("active", "expired")
    ]
    loader.load(source(*tables))
    view = client.for_connection(CONNECTIONS["ada"])
    for kind in ("active", "expired"):
        fans = {fan.id for fan in view.subscribers.list(type=kind)}
        found = loader.query(f"SELECT connection, id FROM {kind}_fans")  # noqa: S608
        assert {identifier for name, identifier in found if name == "ada"} == fans


def test_a_table_of_one_parent(loader: Loader, source: Source) -> None:
    """An argument that is given needs no parent, and is a column all the same."""
    loader.load(source(Table("chats.messages", {"user_id": 1002})))
    assert loader.query("SELECT DISTINCT user_id FROM chats_messages") == [(1002,)]
    assert loader.count("chats_messages") == 50


def test_another_parent_and_another_order(loader: Loader, source: Source) -> None:
    """Posts of the users on a list; notifications are read up to the known ones."""
    tables = [
        Table("users.posts", parent="subscribers"),
        Table("me.notifications", newest_first="created_at"),
    ]
    first = loader.load(source(*tables))
    assert first.pages["me.notifications"] > 2
    again = loader.load(source(*tables))
    assert again.rows == {}
    assert again.pages["me.notifications"] == 2


def all_lists() -> list[str | Table]:
    """Return all lists of the client; users are those of the chats."""
    found: list[str | Table] = []
    for name in method_names():
        method = describe(name)
        if method.operation.pagination is None:
            continue
        missing = [parameter.name for parameter in method.parameters if parameter.required]
        if missing == ["user_id"]:
            found.append(Table(name, {"user_id": 1001}))
        elif missing and missing != ["list_id"]:
            found.append(Table(name, dict.fromkeys(missing, 1)))
        else:
            found.append(name)
    return found


@pytest.mark.long
def test_every_list_makes_a_table(loader: Loader, source: Source) -> None:
    """Whose keys hold, and of which a second run loads nothing."""
    lists = all_lists()
    assert len(lists) > 3
    first = loader.load(source(*lists))
    assert len(first.rows) > len(lists) * 3 / 4
    for table, count in first.rows.items():
        assert loader.count(table) == count, table
    assert loader.load(source(*lists)).rows == {}


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        (["chat"], r"no list method client.chat; did you mean chats"),
        (["me.get"], r"client.me.get returns no list in pages"),
        (["users.posts"], r"client.users.posts requires user_id: set arguments or parent"),
        ([Table("chats", {"ordr": "old"})], r"no argument ordr; did you mean order"),
        ([Table("posts", newest_first="postedat")], r"no column postedat; did you mean posted_at"),
        ([Table("chats", name="my chats")], r"'my chats' cannot be the name of a table"),
        (["chats", "client.chats.list"], r"two tables have the name chats"),
        ([Table("users.posts", parent="chats.media")], r"client.chats.media is no parent"),
        ([Table("users.posts", parent="nothing")], r"no list method client.nothing"),
    ],
)
def test_what_no_table_can_be_made_of(client: OFAuth, tables: list[Any], message: str) -> None:
    """A sentence says what is wrong, before any request."""
    with pytest.raises(errors.ArgumentError, match=message):
        ofauth_source(CONNECTIONS, tables, client=client)


def test_refused_options(client: OFAuth) -> None:
    """Of pages and connections; the id of a connection is not repeated."""
    with pytest.raises(errors.ArgumentError, match="max_pages must be a whole number from 1"):
        ofauth_source(CONNECTIONS, max_pages=0, client=client)
    with pytest.raises(errors.ArgumentError, match="lists has no list"):
        ofauth_source(CONNECTIONS, [], client=client)
    with pytest.raises(errors.ArgumentError, match="client must be an OFAuth, not AsyncOFAuth"):
        ofauth_source(CONNECTIONS, client=AsyncOFAuth())
    with pytest.raises(errors.ConfigurationError, match="connection_id") as caught:
        ofauth_source(["conn_ä\n"], client=client)
    assert "ä" not in str(caught.value)


def test_other_arguments_are_another_list(loader: Loader, source: Source) -> None:
    """A state of the one does not hide rows of the other."""
    loader.load(source(Table("subscribers", {"type": "expired"})))
    expired = loader.count("subscribers")
    loader.load(source("subscribers"))
    assert expired < loader.count("subscribers") == 60
    loader.load(source(Table("posts", newest_first=False), max_pages=1))
    loader.load(source("posts"))
    assert loader.load(source("posts")).rows == {}
    assert loader.query("SELECT count(*) - count(DISTINCT (connection, id)) FROM posts") == [(0,)]


def test_the_source_without_a_pipeline(source: Source) -> None:
    """Rows can be looked at; nothing is remembered."""
    rows = list(source("chats"))
    assert len(rows) == 14
    assert {row["connection"] for row in rows} == {*CONNECTIONS}


def test_names_of_connections_are_any_texts(loader: Loader, client: OFAuth) -> None:
    """They are values of a column, and parts of names of resources."""
    names = ["Ada / Lovelace", "ada.b", "Åda", "__"]
    loader.load(ofauth_source(dict.fromkeys(names, "conn_a"), ["chats"], client=client))
    found = loader.query("SELECT DISTINCT connection FROM chats ORDER BY 1")
    assert [name for (name,) in found] == sorted(names)
    again = ofauth_source(dict.fromkeys(names, "conn_a"), ["chats"], client=client)
    assert loader.load(again).rows == {}


def test_names_of_resources_are_not_ambiguous(loader: Loader, client: OFAuth) -> None:
    """Whatever the names of tables and connections have in common."""
    made = ofauth_source(
        {"ada": "conn_a", "messages_ada": "conn_b"}, ["chats", "chats.messages"], client=client
    )
    assert len(made.resources) == 4
    assert loader.load(made).rows == {"chats": 14, "chats_messages": 2 * 7 * 25}
    fresh = ofauth_source({"ada": "conn_c"}, client=client).with_resources("chats:ada")
    assert loader.load(fresh).rows == {"chats": 7}


def test_dlt_is_imported_when_it_is_asked_for() -> None:
    """The client does not import it; without it, a sentence says what to install."""
    printed, _ = run_program(
        """
        import sys
        sys.modules["dlt"] = None
        import ofauth_client
        from ofauth_client.errors import ConfigurationError
        from ofauth_client.export import Export
        try:
            import ofauth_client.dlt
        except ConfigurationError as error:
            print(error)
        """
    )
    assert printed.strip() == "this module needs dlt: pip install 'ofauth-client[dlt]'"
    assert "ofauth_client.dlt" in sys.modules
