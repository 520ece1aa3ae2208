"""The programs in examples/jobs/ do their jobs on the sandbox."""

from __future__ import annotations

import json
import os
import re
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "examples" / "jobs"

#: Runs a program, and returns the lines that it prints.
Run: TypeAlias = Callable[..., list[str]]


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all programs."""
    with Sandbox(chats=6, messages=25) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox as it begins, which the variables lead to."""
    shared.forget()
    options = shared.options()
    monkeypatch.setenv("OFAUTH_BASE_URL", options["base_url"])
    monkeypatch.setenv("OFAUTH_API_KEY", options["api_key"])
    monkeypatch.setenv("OFAUTH_CONNECTION_ID", options["connection_id"])
    monkeypatch.chdir(tmp_path)
    return shared


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[OFAuth]:
    """A client of the sandbox."""
    with OFAuth(**sandbox.options()) as client:
        yield client


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a program with words of its command line."""

    def run(name: str, *words: str) -> list[str]:
        path = ROOM / f"{name}.py"
        monkeypatch.setattr(sys, "argv", [str(path), *words])
        runpy.run_path(str(path), run_name="__main__")
        return capsys.readouterr().out.splitlines()

    return run


def test_every_program_has_a_test_and_a_page() -> None:
    """A new program needs both."""
    programs = {path.stem for path in ROOM.glob("*.py")}
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert programs <= tested
    pages = [path.read_text("utf-8") for path in (ROOT / "docs" / "jobs").glob("*.md")]
    for name in programs:
        assert any(f"examples/jobs/{name}.py" in page for page in pages), name


def test_programs_fit_on_a_screen() -> None:
    """With their docstrings; a longer program is a library in hiding."""
    for path in ROOM.glob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 90, path.name


def test_sync_fans(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """Each fan once, also on the next day."""
    fans = {fan.id for kind in ("active", "expired") for fan in client.subscribers.list(type=kind)}
    for _ in range(2):
        assert run("sync_fans")[0] == f"{len(fans)} fans in fans.sqlite"
    with closing(sqlite3.connect("fans.sqlite")) as database:
        assert {each for (each,) in database.execute("SELECT id FROM fans")} == fans


def test_verify_subscriber(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """Active, expired, unknown."""
    active, expired = (
        next(iter(client.subscribers.list(type=kind))).id for kind in ("active", "expired")
    )
    for user, status in ((active, 0), (expired, 1), (987654321, 1)):
        with pytest.raises(SystemExit) as ended:
            run("verify_subscriber", str(user))
        assert ended.value.code == status, user


def test_export_messages(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """All messages of all chats."""
    assert run("export_messages") == ["150 messages in messages.jsonl"]
    lines = Path("messages.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert len({each["id"] for each in found}) == 150
    assert len({each["chat"] for each in found}) == 6


def test_earnings(
    sandbox: Sandbox, client: OFAuth, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sums of each connection; one that has expired is told."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    header, first, second = run("earnings", "conn_a", "conn_b", "--plot", "earnings.png")
    assert Path("earnings.png").read_bytes().startswith(b"\x89PNG")
    assert header.split() == ["connection", "transactions", "net", "chargebacks"]
    own = client.for_connection("conn_a")
    nets = [each.amounts.net for each in own.earnings.transactions()]
    taken = [each.payment.amounts.net for each in own.earnings.chargebacks()]
    assert first.split() == ["conn_a", str(len(nets)), f"{sum(nets):.2f}", f"{sum(taken):.2f}"]
    assert second.split()[0] == "conn_b"
    sandbox.plan.add("status=401 on earnings.chargebacks at 1")
    told = run("earnings", "conn_a")
    assert told[0].startswith("conn_a: GET /v2/access/earnings/chargebacks: 401")


def test_auto_reply(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """Every open chat is answered once, whatever happens between."""
    sandbox.add_message(1001, "Are you there?")
    first = run("auto_reply")[-1]
    assert re.fullmatch(r"[1-6] answers sent", first)
    assert client.chats.messages.list(1001, limit=1).items[0].text.startswith("Thank you!")
    assert run("auto_reply") == ["0 answers sent"]
    sandbox.add_message(1001, "Hello?")
    sandbox.plan.add("cut=before on chats.messages.send at 1")
    with pytest.raises(Exception, match="POST"):
        run("auto_reply")
    sandbox.plan.clear()
    told, answers = run("auto_reply")
    assert re.fullmatch(r"look at message \d+: its answer may be missing", told)
    assert answers == "0 answers sent"


def test_mass_message(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """It is scheduled, and can be taken back."""
    (line,) = run("mass_message", "Hello", "fans", "--without", "restricted")
    number = int(line.split()[2])
    assert client.mass_messages.get(number).id == number
    line, taken = run("mass_message", "Hello", "fans", "--unsend")
    assert taken == "taken back: True"


def test_paid_message(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """The file arrives in two parts, and the message costs something."""
    Path("clip.mp4").write_bytes(os.urandom(6_000_000))
    *steps, sent = run("paid_message", "1001", "clip.mp4", "9.99")
    assert steps == [" 87% of 6000000 bytes", "100% of 6000000 bytes"]
    newest = client.chats.messages.list(1001, limit=1).items[0]
    assert sent == f"message {newest.id} sent"
    assert newest.is_free is False


def test_download_media(sandbox: Sandbox, run: Run) -> None:
    """Each file once."""
    names = run("download_media", "media", "--most", "3")
    assert sorted(path.name for path in Path("media").iterdir()) == sorted(names)
    assert names
    assert run("download_media", "media", "--most", "3") == []


def test_relink(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """A page for each connection that has expired."""
    expired = list(client.account.connections.list(status="expired"))
    lines = run("relink")
    assert len(lines) == len(expired) > 0
    assert all(re.fullmatch(r"\S+: https?://\S+", line) for line in lines)


def test_connecting(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """A new account has a page; its session can be followed."""
    (line,) = run("relink", "--new", "customer 7")
    name, _, url = line.partition(": ")
    assert name == "customer 7"
    assert client.link.get(url.rpartition("/")[2]).status


def test_webhooks_once(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repeated delivery is told, an old secret is taken, and a forged one is refused."""
    monkeypatch.setenv("OFAUTH_WEBHOOK_SECRET", sandbox.webhook_secret)
    monkeypatch.setenv("OFAUTH_WEBHOOK_SECRET_OLD", "whsec_b2xk")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "generated")]))
    command = [sys.executable, str(ROOM / "webhooks_once.py"), "0", "deliveries.sqlite"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            url = program.stdout.readline().strip()
            assert sandbox.deliver(url, "connection.expired", copies=2) == 204
            assert sandbox.deliver(url, "rules.updated", secret="whsec_b2xk") == 204
            assert sandbox.deliver(url, "rules.updated", fault="forged") == 400
            told = [program.stdout.readline().strip() for _ in range(3)]
        finally:
            program.terminate()
    assert told == ["new: connection.expired", "again: connection.expired", "new: rules.updated"]


def test_campaign_links(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """The links are made, and all are shown."""
    trial, *links, tracking = run("campaign_links", "spring")
    assert trial.startswith("trial link: http")
    assert links[0].startswith("spring ")
    assert tracking == f"{len(list(client.promotions.tracking_links.list()))} tracking links"


def test_notes_and_lists(sandbox: Sandbox, client: OFAuth, run: Run) -> None:
    """Ten fans are on the list, each with a note; a second run changes nothing."""
    members = run("notes_and_lists", "VIPs", "--spent", "0")
    assert len(members) == 10
    user = int(members[0].split()[0])
    assert (client.users.get(user).notice or "").startswith("VIPs: has spent ")
    before = len(sandbox.exchanges)
    assert run("notes_and_lists", "VIPs", "--spent", "0") == members
    called = {each.operation for each in sandbox.exchanges[before:]}
    assert called == {"users.lists.list", "users.lists.users", "subscribers.list"}


def test_many_tenants(sandbox: Sandbox, run: Run) -> None:
    """Every connection is worked on, and the person is answered."""
    *lines, person = run("many_tenants", "conn_a", "conn_b", "conn_c")
    assert sorted(line.partition(":")[0] for line in lines) == ["conn_a", "conn_b", "conn_c"]
    assert person == "the person saw 1 chat"


def test_any_path(sandbox: Sandbox, run: Run) -> None:
    """The answer is JSON, and the signature has its headers."""
    answer, signed = run("any_path")
    assert answer.startswith('200 {"list": ')
    assert "signed" in signed
