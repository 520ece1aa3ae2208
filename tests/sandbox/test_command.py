"""The command line: what it prints, what it runs, how it ends; and the pytest plugin."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

from ofauth_client.sandbox.__main__ import wait_until
from tests.documentation.blocks import blocks

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "ofauth_client.sandbox")
#: Python code in the place of the command, on a machine that lacks the extra.
WITHOUT_EXTRA = "import sys; sys.modules['uvicorn'] = None; sys.argv = ['x']; "


def environment(**more: str) -> dict[str, str]:
    """Return an environment that finds the client."""
    paths = os.pathsep.join(map(str, (ROOT / "generated", ROOT)))
    return os.environ | {"PYTHONPATH": paths, "PYTHONWARNINGS": "error"} | more


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_a_ready_line_and_ends_quietly(number: signal.Signals) -> None:
    """The line can be pasted into a shell; an interrupt ends the sandbox without a word."""
    process = subprocess.Popen(
        (*COMMAND, "--chats", "3"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    first, second = process.stdout.readline(), process.stdout.readline()
    variables = dict(each.split("=", 1) for each in second.split()[1:])
    url = variables["OFAUTH_BASE_URL"]
    assert first == f"OFAuth sandbox at {url} (made-up data, seed 7)\n"
    headers = {
        "apiKey": variables["OFAUTH_API_KEY"],
        "x-connection-id": variables["OFAUTH_CONNECTION_ID"],
    }
    answer = httpx.get(f"{url}/v2/access/chats", headers=headers)
    assert len(answer.json()["list"]) == 3
    assert answer.headers["x-ratelimit-limit"] == "90"
    process.send_signal(number)
    rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_the_main_thread_never_waits_without_a_timeout() -> None:
    """On Windows, no interrupt ends such a wait; with a timeout, it takes effect between two."""
    timeouts: list[float | None] = []

    class Ended(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            timeouts.append(timeout)
            return len(timeouts) == 3

    assert wait_until(Ended()) == 0
    assert [timeout is not None and 0 < timeout <= 1 for timeout in timeouts] == [True] * 3


def test_a_command_has_the_sandbox_as_long_as_it_runs() -> None:
    """What is run finds the sandbox in its environment; its exit status is the command's."""
    code = "import os, sys; print(sorted(k for k in os.environ if 'OFAUTH' in k)); sys.exit(7)"
    done = run((*COMMAND, "--", sys.executable, "-c", code))
    assert "['OFAUTH_API_KEY', 'OFAUTH_BASE_URL', 'OFAUTH_CONNECTION_ID']" in done.stdout
    assert (done.returncode, done.stderr) == (7, "")


def test_the_quickstart_reads_chats_from_it() -> None:
    """What `nox -s demo` runs prints the chats that it read."""
    done = run((*COMMAND, "--", sys.executable, str(ROOT / "examples" / "quickstart.py")))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"^\d+: ", done.stdout, re.MULTILINE)) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "listens only on this machine"),  # noqa: S104 - refused
        (["--document", "nowhere.json"], "nowhere.json cannot be read: No such file or directory"),
        (["--fault", "cut=sideways"], "cut can be before, amid-head, amid, after"),
        (["--fault", "status=999"], "status must be a whole number from 200 to 599"),
        (["--drift", "enum,odd"], "drift can be enum, extra, missing, type"),
        (["--", "/no/such/command"], "cannot run /no/such/command: No such file or directory"),
    ],
)
def test_mistakes_are_one_sentence(arguments: list[str], told: str) -> None:
    """A mistake is told in a sentence, with exit status 1."""
    done = run((*COMMAND, *arguments))
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_in_use_is_one_sentence() -> None:
    """A port that somebody has is told in a sentence."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run((*COMMAND, "--port", port))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"error: cannot listen on 127.0.0.1 port {port}: Address already in use\n"
    )


def test_a_missing_extra_is_one_sentence() -> None:
    """Without the packages of the extra, the command says what to install."""
    code = "import runpy; runpy.run_module('ofauth_client.sandbox', run_name='__main__')"
    done = run((sys.executable, "-c", WITHOUT_EXTRA + code))
    assert done.returncode == 1
    assert done.stderr == (
        "error: the sandbox needs more packages: pip install 'ofauth-client[sandbox]'\n"
    )


PLUGIN_TESTS = """
import sys

def client(sandbox):
    from ofauth_client import OFAuth
    return OFAuth(**sandbox.options())

def test_nothing_is_imported_before():
    heavy = {"starlette", "uvicorn", "httpx", "ofauth_api", "jsonschema_rs"}
    assert not {name for name in heavy if sys.modules.get(name)}

def test_it_reads_and_remembers(ofauth_sandbox):
    with client(ofauth_sandbox) as reading:
        assert len(reading.chats.list(limit=20).items) == 20
    ofauth_sandbox.add_message(1001, "from the test before")
    ofauth_sandbox.plan.add("status=503")

def test_it_knows_nothing_of_the_test_before(ofauth_sandbox):
    with client(ofauth_sandbox) as reading:
        assert reading.chats.list(limit=1).items[0].last_message.text != "from the test before"
    assert len(ofauth_sandbox.exchanges) == 1
"""


def pytest_run(
    tmp_path: Path, before: str = "", content: str = PLUGIN_TESTS
) -> subprocess.CompletedProcess[str]:
    """Run somebody's tests with the plugin."""
    (tmp_path / "test_theirs.py").write_text(content)
    plugins = ["-p", "ofauth_client.pytest_plugin", "-p", "no:cacheprovider"]
    code = f"{before}import pytest, sys; sys.exit(pytest.main({[*plugins, '-q', str(tmp_path)]!r}))"
    return subprocess.run(
        (sys.executable, "-c", code),
        env=environment(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
    )


def test_the_fixture_gives_each_test_a_fresh_sandbox(tmp_path: Path) -> None:
    """Somebody's tests use the fixture; nothing is imported before the first one does."""
    done = pytest_run(tmp_path)
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_the_fixture_of_the_guide_works(tmp_path: Path) -> None:
    """The test that docs/sandbox.md shows is one that passes."""
    (block,) = [each for each in blocks(ROOT / "docs" / "sandbox.md") if "def test_" in each]
    done = pytest_run(tmp_path, content=f"from ofauth_client import OFAuth\n{block}")
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_fixture_without_the_extra_fails_in_one_sentence(tmp_path: Path) -> None:
    """Tests that do not use the fixture pass; the others say what to install."""
    done = pytest_run(tmp_path, WITHOUT_EXTRA)
    assert "1 passed, 2 errors" in done.stdout, done.stdout + done.stderr
    assert "pip install 'ofauth-client[sandbox]'" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
