"""Commands against the sandbox: what they send, what they print, how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ofauth_client._operations import describe, method_names
from ofauth_client.sandbox import Sandbox
from tests.cli.conftest import Run
from tests.client import programs

CHATS = ("chats", "list")
MESSAGES = ("chats", "messages", "list", "1001")
SEND = ("chats", "messages", "send", "1001")


def lines(text: str) -> list[Any]:
    """Return the JSON lines of a text."""
    return [json.loads(line) for line in text.splitlines()]


def command_of(name: str) -> list[str]:
    """Return the words of the command of a method."""
    return [word.strip("_").replace("_", "-") for word in name.split(".")]


@pytest.mark.parametrize("name", method_names())
def test_every_method_has_a_command_that_explains_itself(name: str, run: Run) -> None:
    """Help has the method's own first line and all of its arguments."""
    method = describe(name)
    result = run(*command_of(name), "--help")
    assert result.exit_code == 0, result.output
    assert method.text.partition("\n")[0].split()[0] in result.stdout
    for parameter in method.parameters:
        word = parameter.name.strip("_")
        shown = word.upper() if parameter.place == "path" else word.replace("_", "-")
        assert shown in result.stdout


def test_a_list_prints_a_page_as_json_lines(sandbox: Sandbox, run: Run) -> None:
    """A note on standard error tells that there is more."""
    result = run(*CHATS, "--limit", "2", "--order", "recent")
    assert result.exit_code == 0
    assert [type(chat["withUser"]["id"]) for chat in lines(result.stdout)] == [int, int]
    assert result.stderr.startswith("note: this is a page of the list")
    assert len(sandbox.exchanges) == 1


def test_a_last_page_has_no_note(sandbox: Sandbox, run: Run) -> None:
    """Nothing is left to read."""
    result = run(*CHATS)
    assert (len(lines(result.stdout)), result.stderr) == (3, "")


@pytest.mark.parametrize(
    ("options", "count", "requests"),
    [(("--all",), 25, 3), (("--max-items", "12"), 12, 2), (("--max-items", "12", "--all"), 12, 2)],
)
def test_a_list_reads_further_pages_if_asked(
    options: tuple[str, ...], count: int, requests: int, sandbox: Sandbox, run: Run
) -> None:
    """No page is requested beyond the bound."""
    result = run(*MESSAGES, *options)
    ids = [message["id"] for message in lines(result.stdout)]
    assert (len(ids), len(set(ids)), result.stderr) == (count, count, "")
    assert len(sandbox.exchanges) == requests


def test_json_is_an_array(sandbox: Sandbox, run: Run) -> None:
    """It can be read as a whole."""
    assert len(json.loads(run(*CHATS, "--format", "json").stdout)) == 3


def test_csv_has_the_columns_of_the_model(sandbox: Sandbox, run: Run) -> None:
    """All items have the same columns, whatever fields an item has."""
    result = run(*MESSAGES, "--format", "csv", "--all")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == 25
    assert {"id", "text", "from_user_id"} <= rows[0].keys()
    assert None not in rows[0].values()


def test_columns_are_chosen(sandbox: Sandbox, run: Run) -> None:
    """In their order."""
    result = run(*MESSAGES, "--format", "csv", "--columns", "text, id")
    assert result.stdout.splitlines()[0] == "text,id"


def test_a_table_fits_the_terminal(
    sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not fit is told."""
    monkeypatch.setenv("COLUMNS", "50")
    result = run(*CHATS, "--format", "table")
    assert all(len(line) <= 50 for line in result.stdout.splitlines())
    assert len(result.stdout.splitlines()) == 4
    assert "more columns do not fit" in result.stderr


def test_an_unknown_column_is_told(sandbox: Sandbox, run: Run) -> None:
    """With the name that was meant."""
    result = run(*CHATS, "--format", "table", "--columns", "with_user_idd")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean with_user_id?" in result.stderr


def test_a_write_has_no_columns(run: Run) -> None:
    """A wrong name would be found after the write, and make it look undone."""
    for name in method_names():
        reads = describe(name).reads
        assert ("--columns" in run(*command_of(name), "--help").stdout) == reads


def text_of(sandbox: Sandbox, result: Any) -> str:
    """Return the text of the message in a result, after checking that it was sent once."""
    assert result.exit_code == 0, result.output
    operations = [exchange.operation for exchange in sandbox.exchanges]
    assert operations == ["chats.messages.send"]
    text: str = json.loads(result.stdout)["text"]
    return text


def test_fields_of_a_body_are_options(sandbox: Sandbox, run: Run) -> None:
    """Scalars, flags and repeated options."""
    options = ("--text", "Hi", "--no-is-markdown", "--user-tags", "3", "--user-tags", "4")
    assert text_of(sandbox, run(*SEND, *options)) == "Hi"


def test_a_body_is_json(sandbox: Sandbox, run: Run) -> None:
    """As an argument."""
    assert text_of(sandbox, run(*SEND, "--body", '{"text": "Hi"}')) == "Hi"


def test_a_body_comes_from_standard_input(sandbox: Sandbox, run: Run) -> None:
    """In UTF-8; options of fields win."""
    stdin = '{"text": "Grüße", "price": 3}'.encode()
    result = run(*SEND, "--body", "-", "--price", "0", stdin=stdin)
    assert text_of(sandbox, result) == "Grüße"


def test_a_body_comes_from_a_file(sandbox: Sandbox, run: Run, tmp_path: Path) -> None:
    """By its path after an @."""
    path = tmp_path / "body.json"
    path.write_text('{"text": "Hi"}')
    assert text_of(sandbox, run(*SEND, "--body", f"@{path}")) == "Hi"


def test_a_binary_body_comes_from_a_file(sandbox: Sandbox, run: Run, tmp_path: Path) -> None:
    """Byte for byte."""
    path = tmp_path / "film"
    path.write_bytes(b"\x00\xff")
    result = run("uploads", "put", "up1", "--body", f"@{path}")
    assert result.exit_code == 0, result.output
    refused = run("uploads", "put", "up1", "--body", "film")
    assert (refused.exit_code, "pass @FILE" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ((), "the request needs a body: pass --body"),
        (("--body", '{"text": '), "--body is not JSON: Expecting value (line 1, column 10)"),
        (("--body", "@/nowhere/x"), f"cannot read {Path('/nowhere/x')}: "),
        (("--body", "[1]", "--text", "x"), "need a --body that is an object"),
        (("--price", "much"), "'much' is not a number"),
        (("--price", "inf"), "'inf' is not a number"),
        (("--user-tags", "07"), "'07' is not a whole number"),
        (("--nothing", "7"), "No such option"),
    ],
)
def test_a_wrong_body_is_refused_before_anything_is_sent(
    options: tuple[str, ...], problem: str, sandbox: Sandbox, run: Run
) -> None:
    """The exit status is that of wrong usage."""
    result = run(*SEND, *options)
    assert (result.exit_code, result.stdout, sandbox.exchanges) == (2, "", [])
    assert problem in result.stderr


def test_an_error_of_the_api_is_a_line(sandbox: Sandbox, run: Run) -> None:
    """It contains neither key nor connection id."""
    result = run("chats", "messages", "list", "7")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: GET /v2/access/chats/{userId}/messages: 404 ")
    assert result.stderr.count("\n") == 1
    assert sandbox.api_key not in result.stderr
    assert sandbox.connection_id not in result.stderr


def test_a_missing_key_is_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the variable."""
    monkeypatch.delenv("OFAUTH_API_KEY", raising=False)
    result = run(*CHATS)
    assert result.exit_code == 1
    assert result.stderr == "Error: the API needs a key: pass api_key or set OFAUTH_API_KEY\n"


def test_an_argument_that_cannot_be_sent_is_wrong_usage(sandbox: Sandbox, run: Run) -> None:
    """Found by the client, not by the API."""
    result = run("users", "lists", "get", "..")
    assert (result.exit_code, sandbox.exchanges) == (2, [])


def test_a_connection_is_chosen(sandbox: Sandbox, run: Run) -> None:
    """Another connection has other people."""
    one = run(*CHATS, "--connection", "conn_one").stdout
    assert run(*CHATS, "--connection", "conn_two").stdout not in ("", one)


def test_a_credential_is_no_option_of_a_body(run: Run) -> None:
    """It would end in the history of the shell; `--body` reads it from a file."""
    text = run("account", "connections", "import", "--help").stdout
    assert "--user-agent" in text
    assert "--cookie" not in text


def test_a_credential_is_read_from_standard_input(sandbox: Sandbox, run: Run) -> None:
    """`-` stands for it."""
    result = run("link", "get", "-", stdin="cs_1\n")
    assert result.exit_code == 0, result.output
    assert sandbox.exchanges[-1].operation == "link.get"


def test_a_list_is_exported_once(sandbox: Sandbox, run: Run, tmp_path: Path) -> None:
    """A second run of the command continues at the end."""
    path = tmp_path / "messages.csv"
    for _ in range(2):
        result = run("export", str(path), *MESSAGES)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == f"note: {path} has 25 items of this list\n"
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 25
    assert len(sandbox.exchanges) == 3


def test_an_export_has_a_table_with_a_key(sandbox: Sandbox, run: Run, tmp_path: Path) -> None:
    """Options of the file go before its name, those of the list at the end."""
    path = tmp_path / "messages.db"
    options = ("export", "--table", "m", "--key", "id", str(path))
    for words in ((*options, *MESSAGES), (*options, *MESSAGES, "--query", "a")):
        assert run(*words).exit_code == 0
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM m").fetchone() == (25,)


def test_only_lists_are_exported(run: Run) -> None:
    """With their own options, but none for the output of a command."""
    assert run("export", "x.csv", *SEND).exit_code == 2
    text = run("export", "x.csv", "chats", "list", "--help").stdout
    assert "--order" in text
    assert "--connection" in text
    assert not any(word in text for word in ("--format", "--all ", "--columns"))


@pytest.mark.parametrize("words", [("x.txt", *CHATS), ("--key", "id", "x.csv", *CHATS)])
def test_an_impossible_export_is_wrong_usage(
    words: tuple[str, ...], sandbox: Sandbox, run: Run
) -> None:
    """Before anything is requested."""
    result = run("export", *words)
    assert (result.exit_code, sandbox.exchanges) == (2, [])
    assert "Error: " in result.stderr


def test_any_path_is_requested(sandbox: Sandbox, run: Run) -> None:
    """With repeated parameters, in any case of the method."""
    result = run("request", "get", "/v2/access/chats", "--param", "limit=1")
    assert len(json.loads(result.stdout)["list"]) == 1
    body = ("--body", '{"text": "Hi"}')
    posted = run("request", "POST", "/v2/access/chats/1001/messages", *body)
    assert json.loads(posted.stdout)["text"] == "Hi"
    assert run("request", "GET", "/v2/nothing").exit_code == 1
    assert run("request", "GET", "/v2/access/chats", "--param", "limit").exit_code == 2


def test_the_skill_is_printed(run: Run) -> None:
    """As it is in the package."""
    assert run("skill").stdout.startswith("---\nname: ofauth-client\n")


def test_help_imports_no_model() -> None:
    """However many models there are."""
    loaded, _ = programs.run(
        """
        import sys
        from click.testing import CliRunner
        from ofauth_client.cli.root import root
        CliRunner().invoke(root, ["--help"])
        CliRunner().invoke(root, ["chats", "--help"])
        print([name for name in sys.modules if name.startswith("ofauth_api.models.")])
        rare = ("mcp", "sqlite3", "ofauth_client.client", "ofauth_client.export")
        print([name for name in rare if name in sys.modules])
        """
    )
    assert loaded.splitlines() == ["[]", "[]"]


def test_without_the_extra_it_says_what_to_install() -> None:
    """In a line, with exit status 1."""
    code = "import sys; sys.modules['click'] = None; from ofauth_client.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    advice = "error: the command line needs more packages: pip install 'ofauth-client[cli]'\n"
    assert (done.returncode, done.stderr) == (1, advice)


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("ofauth", "ch"), {"chats"}),
        (("ofauth", "chats", "me"), {"media", "messages"}),
        (("ofauth", "chats", "list", "--order", ""), {"old", "recent"}),
        (("ofauth", "request", "--par"), {"--param"}),
    ],
)
def test_words_are_completed(words: tuple[str, ...], completed: set[str]) -> None:
    """Commands, options, and known values of enums, in a real process."""
    variables = {
        "_OFAUTH_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from ofauth_client.cli import main; main()"],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == completed
