"""The source of dlt loads lists of many connections into DuckDB."""

from __future__ import annotations

import gzip
import json
import logging
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import dlt
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from ofauth_client import AsyncOFAuth, OFAuth, errors, models
from ofauth_client._operations import describe, method_names
from ofauth_client.dlt import Table, ofauth_source
from ofauth_client.dlt.plans import plan_table
from ofauth_client.dlt.table_rows import table_columns, table_rows
from ofauth_client.sandbox import Sandbox
from tests.client.programs import run as run_program
from tests.client.serving import Received, Reply, serving
from tests.scale.forwarding import forward

ROOT = Path(__file__).parents[2]

CONNECTIONS = {"ada": "conn_ada_secret", "bob": "conn_bob_secret"}
LISTS = ("chats", "chats.messages", "subscribers")
#: Pages of the first run, for each connection: 7 chats, 25 messages in each, 30 subscribers.
FIRST = {"chats.list": 2, "chats.messages.list": 7 * 3, "subscribers.list": 1}


class Run(NamedTuple):
    """What a run of a pipeline did.

    Args:
        rows: Number of loaded rows by table.
        pages: Number of answered requests by operation.
    """

    rows: Mapping[str, int]
    pages: Mapping[str, int]


class Loader:
    """A pipeline into a DuckDB database, and a sandbox to read from.

    Args:
        sandbox: The sandbox.
        folder: Folder of all files.
    """

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        database = dlt.destinations.duckdb(str(folder / "creators.duckdb"))
        self.pipeline = dlt.pipeline(
            "ofauth",
            destination=database,
            dataset_name="lists",
            pipelines_dir=str(folder / "pipelines"),
        )

    def load(self, source: Any) -> Run:
        """Run the pipeline with a source."""
        before = len(self.sandbox.exchanges)
        self.pipeline.run(source)
        assert self.pipeline.last_trace is not None
        info = self.pipeline.last_trace.last_normalize_info
        assert info is not None
        rows = {name: count for name, count in info.row_counts.items() if name[:4] != "_dlt"}
        return Run(rows, Counter(each.operation for each in self.sandbox.exchanges[before:]))

    def query(self, statement: str) -> list[Any]:
        """Return the rows of a query."""
        with self.pipeline.sql_client() as database:
            return [*(database.execute_sql(statement) or [])]

    def columns(self, table: str) -> dict[str, Any]:
        """Return the columns of a table in the schema of the pipeline."""
        tables: Any = self.pipeline.default_schema.tables
        return {
            name: column for name, column in tables[table]["columns"].items() if name[:4] != "_dlt"
        }

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self.query(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all tests."""
    with Sandbox(seed=5, chats=7, messages=25, fans=30) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox as it begins, in the environment; files of dlt go to a temporary folder."""
    shared.forget()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OFAUTH_BASE_URL", shared.url)
    monkeypatch.setenv("OFAUTH_API_KEY", shared.api_key)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    return shared


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[OFAuth]:
    """A client without retries."""
    with OFAuth(max_retries=0) as client:
        yield client


@pytest.fixture
def loader(sandbox: Sandbox, tmp_path: Path) -> Loader:
    """An empty database."""
    return Loader(sandbox, tmp_path)


Source = Callable[..., Any]


@pytest.fixture
def source(client: OFAuth) -> Source:
    """Makes sources of two connections."""

    def make(*lists: str | Table, **options: Any) -> Any:
        return ofauth_source(CONNECTIONS, lists or LISTS, client=client, **options)

    return make


def twice(pages: Mapping[str, int]) -> dict[str, int]:
    """Return numbers of pages for both connections."""
    return {name: 2 * count for name, count in pages.items()}


def test_a_second_run_loads_nothing_and_stops_at_known_rows(loader: Loader, source: Source) -> None:
    """Of lists that begin with their newest items, it requests the first page."""
    first = loader.load(source())
    assert first.rows == {"chats": 14, "chats_messages": 2 * 7 * 25, "subscribers": 60}
    assert first.pages == twice(FIRST)
    second = loader.load(source())
    assert second.rows == {}
    # The chats are also asked for messages: no chat has changed.
    assert second.pages == twice({"chats.list": 2, "subscribers.list": 1})


def test_a_second_run_loads_what_is_new(loader: Loader, source: Source, sandbox: Sandbox) -> None:
    """New messages with their chats, of their connection alone, and each once."""
    loader.load(source())
    for text in ("first", "second", "third"):
        sandbox.add_message(1003, text, connection=CONNECTIONS["ada"])
    again = loader.load(source())
    assert again.rows == {"chats": 1, "chats_messages": 3}
    assert again.pages["chats.messages.list"] == 1
    found = loader.query(
        "SELECT connection, user_id, text FROM chats_messages ORDER BY id DESC, connection LIMIT 3"
    )
    newest = loader.query(
        "SELECT text FROM chats_messages WHERE connection = 'ada' AND user_id = 1003 "
        "ORDER BY created_at DESC LIMIT 3"
    )
    assert [text for (text,) in newest] == ["third", "second", "first"]
    assert found
    assert loader.count("chats_messages") == 2 * 7 * 25 + 3
    assert loader.count("chats") == 14
    assert loader.load(source()).rows == {}


def test_more_new_messages_than_a_page_holds(
    loader: Loader, source: Source, sandbox: Sandbox
) -> None:
    """Reading goes on to the page that ends with a known message."""
    loader.load(source("chats.messages"))
    for number in range(23):
        sandbox.add_message(1001, f"new {number}", connection=CONNECTIONS["bob"])
    again = loader.load(source("chats.messages"))
    assert again.rows == {"chats_messages": 23}
    assert again.pages["chats.messages.list"] == 3


def test_a_row_that_changed_is_loaded_again(loader: Loader, source: Source, client: OFAuth) -> None:
    """A list without a known order is compared row by row; the table keeps one row for each."""
    loader.load(source("subscribers"))
    view = client.for_connection(CONNECTIONS["bob"])
    view.subscribers.set_custom_name(1004, body={"displayName": "Cat"})
    again = loader.load(source("subscribers"))
    assert again.rows == {"subscribers": 1}
    found = loader.query("SELECT connection, id FROM subscribers WHERE display_name = 'Cat'")
    assert found == [("bob", 1004)]
    assert loader.count("subscribers") == 60


def test_a_deleted_message_does_not_hide_the_known_messages(
    loader: Loader, source: Source, client: OFAuth
) -> None:
    """The run after it still stops at the first page."""
    loader.load(source("chats.messages"))
    view = client.for_connection(CONNECTIONS["ada"])
    newest = view.chats.messages.list(1001).items[0]
    view.chats.messages.unsend(1001, newest.id, body={"withUserId": 1001})
    view.chats.messages.send(1001, body={"text": "instead"})
    again = loader.load(source("chats.messages"))
    assert again.rows == {"chats_messages": 1}
    assert again.pages["chats.messages.list"] == 1


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


def test_no_file_has_a_secret(loader: Loader, client: OFAuth, tmp_path: Path) -> None:
    """Connections without names are digests; neither state, trace nor database has an id or key."""
    loader.load(ofauth_source([*CONNECTIONS.values()], LISTS, client=client))
    assert loader.query("SELECT count(DISTINCT connection) FROM chats") == [(2,)]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        content += gzip.decompress(content) if path.suffix == ".gz" else b""
        for secret in (*CONNECTIONS.values(), loader.sandbox.api_key):
            assert secret.encode() not in content, path


def test_the_key_is_a_secret_of_dlt(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    """It wins over the variable of the client."""
    monkeypatch.setenv("SOURCES__OFAUTH__API_KEY", loader.sandbox.api_key)
    monkeypatch.setenv("OFAUTH_API_KEY", "sk_of_somebody_else")
    assert loader.load(ofauth_source(CONNECTIONS, ["chats"])).rows == {"chats": 14}
    assert {each.status for each in loader.sandbox.exchanges} == {200}


def test_the_key_of_the_environment(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a secret of dlt, the client's own variable is read; the client is closed."""
    closed: list[OFAuth] = []
    close = OFAuth.close

    def closing(client: OFAuth) -> None:
        closed.append(client)
        close(client)

    monkeypatch.setattr(OFAuth, "close", closing)
    assert loader.load(ofauth_source("conn_a", "chats")).rows == {"chats": 7}
    # The first one was made to check the key.
    assert len(closed) == 2


def test_a_missing_key_is_told_at_once(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the run, in the client's own words."""
    monkeypatch.delenv("OFAUTH_API_KEY")
    with pytest.raises(errors.ConfigurationError, match="the API needs a key"):
        ofauth_source(CONNECTIONS)


def test_an_error_loads_nothing_and_the_next_run_everything(
    loader: Loader, source: Source, sandbox: Sandbox
) -> None:
    """State and rows are one package in dlt."""
    sandbox.plan.add("status=500 on chats.messages.list at 9")
    with pytest.raises(PipelineStepFailed, match="500"):
        loader.load(source())
    sandbox.plan.clear()
    again = loader.load(source())
    assert again.rows["chats_messages"] == loader.count("chats_messages") == 2 * 7 * 25


def test_keeping_going_loads_what_was_read(
    loader: Loader, source: Source, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    """The next run begins with the page that failed, and requests no other page twice."""
    sandbox.plan.add("status=500 on chats.messages.list at 9")
    failed = loader.load(source(keep_going=True))
    sandbox.plan.clear()
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert "the next run continues" in record.getMessage()
    assert failed.rows["chats"] == 14
    assert 0 < failed.rows["chats_messages"] < 2 * 7 * 25
    again = loader.load(source(keep_going=True))
    assert failed.rows["chats_messages"] + again.rows["chats_messages"] == 2 * 7 * 25
    assert loader.count("chats_messages") == 2 * 7 * 25
    pages = failed.pages["chats.messages.list"] + again.pages["chats.messages.list"]
    # The failed page, and the head of its chat (which may be the same), since newer messages may
    # have come by then.
    assert 1 <= pages - 2 * 7 * 3 <= 2
    assert loader.load(source()).rows == {}


def test_one_connection_that_expired_stops_no_other(
    loader: Loader, source: Source, sandbox: Sandbox
) -> None:
    """The account is read as soon as it is connected again."""
    sandbox.change_connection(CONNECTIONS["ada"], status="expired")
    assert loader.load(source("chats", keep_going=True)).rows == {"chats": 7}
    sandbox.change_connection(CONNECTIONS["ada"], status="active")
    assert loader.load(source("chats", keep_going=True)).rows == {"chats": 7}
    assert loader.query("SELECT connection, count(*) FROM chats GROUP BY ALL ORDER BY ALL") == [
        ("ada", 7),
        ("bob", 7),
    ]


def test_a_parent_that_is_gone_is_left_out(
    loader: Loader, source: Source, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    """It would stop every run."""
    sandbox.plan.add("status=404 on chats.messages.list at 3")
    loaded = loader.load(source("chats.messages"))
    assert 2 * 6 * 25 <= loaded.rows["chats_messages"] < 2 * 7 * 25
    assert any("is left out" in each.getMessage() for each in caplog.records)


@pytest.mark.parametrize("pages", [pytest.param(1, marks=pytest.mark.long), 4])
def test_a_backfill_in_steps(loader: Loader, source: Source, pages: int) -> None:
    """Each run requests a few pages of each resource, until a run loads nothing."""
    loaded, requested, runs = Counter[str](), Counter[str](), 0
    while True:
        run = loader.load(source(max_pages=pages))
        assert run.pages["subscribers.list"] + run.pages["chats.messages.list"] <= 2 * 2 * pages
        loaded.update(run.rows)
        requested.update(run.pages)
        runs += 1
        if not run.rows and not run.pages["chats.messages.list"]:
            break
    assert loaded == {"chats": 14, "chats_messages": 2 * 7 * 25, "subscribers": 60}
    assert loader.count("chats_messages") == 2 * 7 * 25
    # A list that is continued is looked at from its head as well.
    assert requested["chats.messages.list"] <= 2 * 7 * 4
    assert runs > 21 / pages


def test_a_limit_of_dlt_loses_nothing(loader: Loader, source: Source) -> None:
    """`add_limit` may read a page twice, which the key of the table makes one."""
    for _ in range(5):
        loader.load(source("chats.messages").add_limit(8))
    assert loader.count("chats_messages") == 2 * 7 * 25
    assert loader.query("SELECT count(DISTINCT (connection, id)) FROM chats_messages") == [(350,)]


_PROGRAM = """
import dlt
from ofauth_client.dlt import ofauth_source

pipeline = dlt.pipeline(
    "ofauth",
    destination=dlt.destinations.duckdb("creators.duckdb"),
    dataset_name="lists",
    pipelines_dir="pipelines",
)
for _ in range(3):
    pipeline.run(ofauth_source({"ada": "conn_a"}, ["chats", "chats.messages"], max_pages=6))
"""


@pytest.mark.long
def test_a_program_that_is_killed(loader: Loader, client: OFAuth) -> None:
    """Amid any page, again and again: other programs load the rest, and nothing twice."""
    kills = [2, 11, 19, 26, 28]
    running: list[subprocess.Popen[bytes]] = []

    def answer(received: Received) -> Reply:
        if kills and len(server.received) >= kills[0]:
            kills.pop(0)
            running[-1].kill()
        return forward(loader.sandbox, received)

    ended: list[int] = []
    paths = [str(ROOT), str(ROOT / "generated")]
    with serving() as server:
        server.answers(answer)
        environment = {**os.environ, "OFAUTH_BASE_URL": server.url}
        environment["PYTHONPATH"] = os.pathsep.join(paths)
        while ended[-3:] != [0, 0, 0]:
            running.append(subprocess.Popen([sys.executable, "-c", _PROGRAM], env=environment))
            ended.append(running[-1].wait())
    assert not kills
    assert {*ended} == {0, -signal.SIGKILL}
    assert loader.load(ofauth_source({"ada": "conn_a"}, LISTS[:2], client=client)).rows == {}
    assert loader.count("chats") == 7
    assert loader.count("chats_messages") == 7 * 25
    assert loader.query("SELECT count(DISTINCT id) FROM chats_messages") == [(7 * 25,)]


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
