"""The programs in examples/ run as they stand."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from ofauth_client import OFAuth, webhooks
from tests.client import programs
from tests.client.serving import Reply, Server, hang_up, refusal
from tests.documentation.api import Api

ROOM = Path(__file__).parents[2] / "examples"


def run(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> list[str]:
    """Return the lines that an example prints."""
    path = ROOM / f"{name}.py"
    monkeypatch.setattr(sys, "argv", [str(path), *words])
    runpy.run_path(str(path), run_name="__main__")
    return capsys.readouterr().out.splitlines()


def test_every_example_is_run() -> None:
    """A new example needs a test here."""
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert {path.stem for path in ROOM.glob("*.py")} <= tested


def test_quickstart(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It pages through chats, and prints the last messages of the first."""
    assert run("quickstart", monkeypatch, capsys) == [
        "1: 123 unread",
        "2: 123 unread",
        "3: 123 unread",
        "last messages of the first:",
        "  <string>  <string>",
    ]
    assert server.received[-1].target == "/v2/access/chats/1/messages?limit=3"


def test_async_quickstart(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It reads all chats, and the messages of each."""
    lines = run("async_quickstart", monkeypatch, capsys)
    assert lines == [f"{user}: 1 messages" for user in (1, 2, 3)]


def test_tenants(
    server: Server,
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each connection has its line, and no line the id of a connection."""
    api.expired = frozenset({"conn_b"})
    assert run("tenants", monkeypatch, capsys, "conn_a", "conn_b") == [
        "connection 1: newest chat 1, requests left: 7",
        "connection 2: has to connect again (None)",
    ]
    sent = {received.header("x-connection-id") for received in server.received}
    assert sent == {"conn_a", "conn_b"}


def test_webhook_receiver(server: Server) -> None:
    """A signed delivery is handled, and another one refused."""
    path = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "generated")]
    program = subprocess.Popen(
        [sys.executable, str(ROOM / "webhook_receiver.py"), "0"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with program:
        try:
            assert program.stdout is not None
            address = program.stdout.readline().strip()
            body = json.dumps({"type": "realtime.message", "data": {}}).encode()
            headers = webhooks.sign_svix(body, "whsec_c2VjcmV0", int(time.time()), "msg_1")
            assert httpx.post(address, content=body, headers=headers).status_code == 204
            assert httpx.post(address, content=body + b" ", headers=headers).status_code == 400
            assert program.stdout.readline() == "live: message\n"
        finally:
            program.terminate()


def test_tracing(server: Server) -> None:
    """It prints each chat, and the span of each page; test_tracing.py has the details."""
    program = f"import runpy; runpy.run_path({str(ROOM / 'tracing.py')!r}, run_name='__main__')"
    variables = {name: value for name, value in os.environ.items() if name.startswith("OFAUTH_")}
    printed, _ = programs.run(program, **variables)
    assert re.findall(r"^\d+$", printed, re.MULTILINE) == ["1", "2", "3"]
    assert '"name": "GET /v2/access/chats"' in printed


@pytest.mark.parametrize(
    ("content", "uploaded", "lines"),
    [
        (b"abcd", [b"abcd"], ["(media_upload_id='up/1')"]),
        (
            b"abcdefghi",
            [b"abcd", b"efgh", b"i"],
            [
                "part 1 of 3",
                "part 2 of 3",
                "part 3 of 3",
                "(media_upload_id='up/1')",
            ],
        ),
    ],
)
def test_upload(
    server: Server,
    api: Api,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    uploaded: list[bytes],
    lines: list[str],
) -> None:
    """A file is sent in one part or in as many as the API asks for."""
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    printed = run("upload", monkeypatch, capsys, str(path))
    # The name of the model is the document's.
    assert [re.sub(r"^\w+(?=\()", "", line) for line in printed] == lines
    assert api.uploaded == uploaded
    assert json.loads(server.received[0].body)["contentType"] == "video/mp4"
    assert server.received[1].path.startswith("/v2/access/uploads/up%2F1")


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (None, "1 messages"),
        (refusal(401, "SESSION_EXPIRED"), "ask the user to connect again (None)"),
        (refusal(404), "there is no such chat"),
        (
            refusal(429, Retry_After="60"),
            "come back in 60.0 s; 1 attempts were made",
        ),
        (refusal(418, "TEAPOT"), "tell support of req_1: 418 TEAPOT No"),
        (hang_up(), "no answer: GET /v2/access/chats/{userId}/messages: "),
    ],
)
def test_error_handling(server: Server, reply: Reply | None, line: str) -> None:
    """Each branch is reached."""
    if reply is not None:
        server.answers(reply)
    read = runpy.run_path(str(ROOM / "error_handling.py"))["read"]
    with OFAuth(max_retries=0) as client:
        assert read(client, 42).startswith(line)


def test_an_example_without_a_key_ends_in_a_sentence(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in a traceback."""
    monkeypatch.delenv("OFAUTH_API_KEY")
    with pytest.raises(SystemExit, match=r"^error: the API needs a key: "):
        run("error_handling", monkeypatch, capsys)


def test_raw_and_streaming(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What came is printed, and what is large is saved."""
    target = tmp_path / "film.mp4"
    first, *rest = run(
        "raw_and_streaming", monkeypatch, capsys, "/v2/access/vault/7/file", str(target)
    )
    assert first.startswith("200 application/json ")
    assert rest == ["chats: [1]", "me: {'id': 1, 'name': 'somebody'}", "saved: video/mp4"]
    assert target.read_bytes() == b"\x00film"


def test_every_operation_of_the_document_can_be_shown(server: Server, api: Api) -> None:
    """Pages and examples may call whatever the pinned document has; uploads have tests above."""
    headers = {"apiKey": "sk_documentation", "x-connection-id": "conn_documentation"}
    with httpx.Client(base_url=server.url, headers=headers, trust_env=False) as http:
        operations = api.sandbox.api.operations
        for operation in (each for each in operations if "/uploads/" not in each.path):
            path = re.sub(r"\{[^}]*\}", "1", operation.path)
            answer = http.request(operation.method, path)
            assert "ROUTE_NOT_FOUND" not in answer.text, operation.id
            assert answer.status_code < 500, operation.id
