"""Results on standard output, whatever is in them."""

from __future__ import annotations

import io
import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager, redirect_stdout

import click
import pytest

from ofauth_client import models
from ofauth_client.cli.output import Output, print_binary, print_text

HOSTILE = "\x1b]0;title\x07 \x9b31m \u202eback \ud800"


class Terminal(io.StringIO):
    """A terminal of 40 columns."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(columns: int = 40) -> Generator[Terminal]:
    """Put a terminal in the place of standard output."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(Terminal()) as made:
        patch.setenv("COLUMNS", str(columns))
        yield made


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "table", None])
def test_a_terminal_gets_no_control_characters(kind: str | None) -> None:
    """What a stranger writes in a message cannot command the terminal."""
    with terminal() as shown:
        Output(kind).items([HOSTILE, {HOSTILE: HOSTILE}])
        Output(kind).value({HOSTILE: HOSTILE})
        print_text(HOSTILE)
    printed = shown.getvalue().replace("\n", "")
    assert not {"\x1b", "\x07", "\x9b", "\ud800"} & set(printed)
    printed.encode()


def test_json_keeps_every_text() -> None:
    """Characters that terminals act on are escaped, not lost."""
    with terminal() as shown:
        Output("jsonl").items([HOSTILE])
    assert json.loads(shown.getvalue()) == HOSTILE


def test_json_suits_the_encoding() -> None:
    """A pipe that is not UTF-8 gets ASCII."""
    buffer = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(buffer, encoding="cp1252")) as piped:
        Output().items(["☀️"])
        piped.flush()
    assert json.loads(buffer.getvalue().decode("ascii")) == "☀️"


def test_a_table_aligns_wide_characters() -> None:
    """A cell is cut by the cells that it fills."""
    users = [
        models.MessageUser.from_dict({"id": i, "name": n}) for i, n in ((1, "日本語"), (22, "é"))
    ]
    with terminal() as shown:
        Output("table", ("id", "name")).items(users)
    assert shown.getvalue().splitlines() == ["ID  NAME", "1   日本語", "22  é"]


def test_a_table_has_no_empty_columns() -> None:
    """Unless they are chosen."""
    user = models.MessageUser.from_dict({"id": 1})
    with terminal() as shown:
        Output("table").items([user])
        Output("table", ("name", "id")).items([user])
    assert shown.getvalue().splitlines() == ["ID", "1", "NAME  ID", "      1"]


def test_a_table_begins_with_what_identifies_an_item() -> None:
    """Ids and names of the item, then those of inner objects, then all else."""
    user = {"id": 1, "name": "Ada"}
    items = [models.ChatMessage.from_dict({"canPurchase": True, "fromUser": user, "id": 7})]
    with terminal(80) as shown:
        Output("table").items(items)
    assert shown.getvalue().split()[:3] == ["ID", "FROM_USER_ID", "FROM_USER_NAME"]


def test_an_empty_list_prints_nothing() -> None:
    """Whatever columns were chosen."""
    with terminal() as shown:
        for kind in ("table", "csv", "jsonl"):
            Output(kind, ("name",)).items([])
    assert shown.getvalue() == ""


def test_an_object_is_a_table_of_its_fields() -> None:
    """With inner objects as JSON."""
    with terminal() as shown:
        Output().value({"id": 1, "inner": {"a": [True]}, "nothing": None})
    assert shown.getvalue().splitlines() == ["id     1", 'inner  {"a": [true]}']


def test_items_without_common_columns_are_no_csv() -> None:
    """A row under the wrong heading would be worse than none."""
    items = [models.ChatUser.from_dict({"id": 1}), models.ChatOrder("old")]
    with terminal(), pytest.raises(click.ClickException, match="use --format jsonl"):
        Output("csv").items(items)


def test_a_terminal_gets_no_bytes() -> None:
    """They belong into a file."""
    with terminal(), pytest.raises(click.UsageError, match="binary"):
        print_binary([b"\x00"])


def test_a_list_is_printed_while_it_is_read() -> None:
    """The first items are there when a later page fails."""

    def items() -> Iterator[int]:
        yield 1
        raise ConnectionError

    with terminal() as shown, pytest.raises(ConnectionError):
        Output("jsonl").items(items())
    assert shown.getvalue() == "1\n"
