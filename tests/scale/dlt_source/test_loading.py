"""The source of dlt loads what is new, whatever stopped the run before."""

from __future__ import annotations

import gzip
import logging
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from ofauth_client import OFAuth, errors
from ofauth_client.dlt import ofauth_source
from ofauth_client.sandbox import Sandbox
from tests.client.serving import Received, Reply, serving
from tests.scale.dlt_source.loader import CONNECTIONS, FIRST, LISTS, Loader, Source, twice
from tests.scale.forwarding import forward

ROOT = Path(__file__).parents[3]


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
