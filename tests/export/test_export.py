"""Whole lists into files of each format, and what a file refuses."""

from __future__ import annotations

import asyncio
import csv
import importlib.util
import json
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors, rows
from ofauth_client.export import Export, ExportError
from ofauth_client.sandbox import Sandbox

SUFFIXES = ("jsonl", "csv", "sqlite", "parquet")


def contents(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file; those of a table as texts."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".parquet":
        from importlib import import_module

        parquet: Any = import_module("pyarrow.parquet")
        records: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return records
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        found = [dict(row) for row in database.execute("SELECT * FROM items")]
    database.close()
    return found


def chats(client: OFAuth) -> list[int]:
    """Return the users of all chats."""
    return [int(chat.with_user.id) for chat in client.chats.list()]


def export_messages(client: OFAuth, path: Path, **options: Any) -> None:
    """Write the messages of all chats, in pages of ten."""
    with Export(path, **options) as export:
        for user in chats(client):
            export.read(client.chats.messages.list, user, limit=10, columns={"chat": user})


def expected(client: OFAuth, path: Path) -> list[Any]:
    """Return what a file of all messages is to contain, in the form of its format."""
    messages = [(user, each) for user in chats(client) for each in client.chats.messages.list(user)]
    if path.suffix == ".jsonl":
        return [{"chat": user, **each.to_dict()} for user, each in messages]
    made = [{"chat": user, **each.to_row(scalars=True)} for user, each in messages]
    if path.suffix != ".csv":
        return made
    return [{key: "" if v is None else str(v) for key, v in row.items()} for row in made]


def same(found: Any, wanted: Any) -> bool:
    """Tell whether records are equal; a Parquet column of several types has JSON texts."""
    return all(
        f.keys() == w.keys() and all(f[k] == w[k] or str(f[k]) == str(w[k]) for k in w)
        for f, w in zip(found, wanted, strict=True)
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_all_messages_of_all_chats(client: OFAuth, tmp_path: Path, suffix: str) -> None:
    """Each once, in the order of the lists; a second run adds nothing and reads no list again."""
    path = tmp_path / f"messages.{suffix}"
    export_messages(client, path)
    assert len(contents(path)) == 7 * 25
    assert same(contents(path), expected(client, path))
    before = path.read_bytes()
    export_messages(client, path)
    assert path.read_bytes() == before


def test_what_is_read_is_remembered(client: OFAuth, sandbox: Sandbox, tmp_path: Path) -> None:
    """The second run asks for the chats, and for no messages."""
    export_messages(client, tmp_path / "messages.jsonl")
    sandbox.forget()
    export_messages(client, tmp_path / "messages.jsonl")
    assert {each.operation for each in sandbox.exchanges} == {"chats.list"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_error_amid_a_list(
    client: OFAuth, sandbox: Sandbox, tmp_path: Path, suffix: str
) -> None:
    """The pages before it are in the file, and the next run goes on behind them."""
    path = tmp_path / f"messages.{suffix}"
    sandbox.plan.add("status=500 on chats.messages.list at 6")
    with pytest.raises(errors.ServerError):
        export_messages(client, path)
    sandbox.plan.clear()
    export_messages(client, path)
    asked = [each for each in sandbox.exchanges if each.operation == "chats.messages.list"]
    assert len(asked) == 7 * 3 + 1
    assert same(contents(path), expected(client, path))


def test_tasks(sandbox: Sandbox, client: OFAuth, tmp_path: Path) -> None:
    """Lists of an asynchronous client are read at once into one file."""
    path = tmp_path / "messages.jsonl"

    async def main() -> None:
        async with AsyncOFAuth(**sandbox.options()) as tasks:
            with Export(path) as export:
                messages = tasks.chats.messages.list
                reads = (
                    export.read_async(messages, user, limit=10, columns={"chat": user})
                    for user in chats(client)
                )
                assert await asyncio.gather(*reads) == [25] * 7

    asyncio.run(main())
    by_id = [
        {item["id"]: item for item in each} for each in (contents(path), expected(client, path))
    ]
    assert by_id[0] == by_id[1]
    assert len(by_id[0]) == len(contents(path))


@pytest.mark.parametrize("suffix", ["jsonl", "sqlite"])
def test_threads(client: OFAuth, tmp_path: Path, suffix: str) -> None:
    """Threads share a file."""
    path = tmp_path / f"messages.{suffix}"
    with Export(path) as export:
        threads = [
            threading.Thread(
                target=export.read, args=(client.chats.messages.list, user), kwargs={"limit": 5}
            )
            for user in chats(client)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len({each["id"] for each in contents(path)}) == len(contents(path)) == 7 * 25


def test_connections_have_lists_of_their_own(client: OFAuth, tmp_path: Path) -> None:
    """Whichever way a connection is chosen; and their ids are nowhere in the files."""
    path = tmp_path / "chats.jsonl"
    with Export(path) as export:
        for name in ("conn_one_secret", "conn_two_secret"):
            assert export.read(client.for_connection(name).chats.list) == 7
            options = {"connection_id": f"{name}_more"}
            assert export.read(client.chats.list, request_options=options) == 7
    assert len(contents(path)) == 4 * 7
    for file in tmp_path.iterdir():
        assert b"secret" not in file.read_bytes()


def test_a_key_makes_each_row_once(client: OFAuth, tmp_path: Path) -> None:
    """A row that comes again replaces the earlier row."""
    path = tmp_path / "chats.sqlite"
    for name in ("first", "second"):
        with Export(path, key="with_user_id") as export:
            export.read(client.chats.list, name=name)
    assert len(contents(path)) == 7


def test_a_list_can_be_read_again(client: OFAuth, sandbox: Sandbox, tmp_path: Path) -> None:
    """Into a database with a key, whose rows are replaced."""
    path = tmp_path / "chats.sqlite"
    for again in (False, True, True):
        with Export(path, key="with_user_id") as export:
            assert export.read(client.chats.list, again=again) == 7
    assert len(contents(path)) == 7
    assert len(sandbox.exchanges) == 3
    with (
        Export(tmp_path / "chats.jsonl") as export,
        pytest.raises(errors.ArgumentError, match="only a database with a key can take"),
    ):
        export.read(client.chats.list, again=True)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reading_ends_at_known_items(
    client: OFAuth, sandbox: Sandbox, tmp_path: Path, suffix: str
) -> None:
    """The first page without a new item is the last that is requested, also in the next run."""
    path = tmp_path / f"messages.{suffix}"
    user = chats(client)[0]
    ids = [message.id for message in client.chats.messages.list(user)]
    before = len(sandbox.exchanges)
    for _ in range(2):
        with Export(path) as export:
            items = export.read(
                client.chats.messages.list, user, limit=5, known=lambda each: each.id <= ids[7]
            )
            assert items == 15
    assert len(sandbox.exchanges) - before == 3
    assert [int(each["id"]) for each in contents(path)] == ids[:15]


def test_tasks_end_at_known_items(client: OFAuth, sandbox: Sandbox, tmp_path: Path) -> None:
    """A pinned message does not end the reading, and neither does a list without known items."""
    user = chats(client)[0]
    ids = [message.id for message in client.chats.messages.list(user)]

    async def main(export: Export, known: set[int]) -> int:
        async with AsyncOFAuth(**sandbox.options()) as tasks:
            messages = tasks.chats.messages.list
            return await export.read_async(
                messages, user, limit=5, again=True, known=lambda each: each.id in known
            )

    with Export(tmp_path / "messages.sqlite", key="id") as export:
        assert asyncio.run(main(export, {ids[0], *ids[5:10]})) == 10
        assert asyncio.run(main(export, set())) == 25


def test_progress(client: OFAuth, tmp_path: Path) -> None:
    """A function learns the name of each list and the number of items; no connection."""
    told: list[tuple[str, int]] = []
    user = chats(client)[0]
    with Export(tmp_path / "a.jsonl", progress=lambda *step: told.append(step)) as export:
        export.read(client.chats.messages.list, user, limit=10)
        export.read(client.chats.list, name="all chats")
    label = f"chats.messages.list({user}, limit=10)"
    assert told == [(label, 10), (label, 10), (label, 5), ("all chats", 7)]


@pytest.mark.parametrize("missing", [(), ("tqdm",), ("tqdm", "rich")])
def test_displays(
    client: OFAuth,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    missing: tuple[str, ...],
) -> None:
    """Whatever is installed, the number of items is shown on standard error."""
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "ofauth_client.export.progress.find_spec",
        lambda name: None if name in missing else found(name),
    )
    with Export(tmp_path / "chats.jsonl", progress=True) as export:
        export.read(client.chats.list)
    shown = capsys.readouterr()
    assert "chats.jsonl: 7 items" in shown.err
    assert not shown.out


def test_several_tables_in_a_database(client: OFAuth, tmp_path: Path) -> None:
    """Each has its own columns, and lists of its own; other tables stay."""
    path = tmp_path / "all.db"
    with sqlite3.connect(path) as database:
        database.execute('CREATE TABLE "mine" (a)')
    database.close()
    user = chats(client)[0]
    with Export(path, table="chats") as export:
        assert export.read(client.chats.list) == 7
    with Export(path, table='odd "name"') as export:
        assert export.read(client.chats.messages.list, user) == 25
    with sqlite3.connect(path) as database:
        assert database.execute('SELECT count(*) FROM "odd ""name"""').fetchone() == (25,)
        assert database.execute('SELECT count(*) FROM "mine"').fetchone() == (0,)
    database.close()


def test_rows_read_like_those_of_models(client: OFAuth, tmp_path: Path) -> None:
    """Without extra columns, a table is what `rows` makes."""
    path = tmp_path / "chats.sqlite"
    with Export(path) as export:
        export.read(client.chats.list)
    assert contents(path) == list(rows(client.chats.list(), scalars=True))


@pytest.mark.parametrize(
    ("suffix", "numbers", "stored"),
    [
        ("sqlite", [2**63, 2**63 - 1], [str(2**63), 2**63 - 1]),
        ("parquet", [2**63, 1], [str(2**63), "1"]),
        ("parquet", [-(2**64), None], [str(-(2**64)), None]),
        ("parquet", [2**53 + 1, 0.5], [float(2**53), 0.5]),
    ],
)
def test_numbers_that_a_column_cannot_hold(
    client: OFAuth, tmp_path: Path, suffix: str, numbers: list[Any], stored: list[Any]
) -> None:
    """Whole numbers beyond 64 bits are texts; a column with fractions has floats alone."""
    path = tmp_path / f"chats.{suffix}"
    with Export(path) as export:
        for number in numbers:
            export.read(client.chats.list, limit=1, columns={"number": number}, name=str(number))
    assert list(dict.fromkeys(row["number"] for row in contents(path))) == stored


def test_a_list_without_items(client: OFAuth, sandbox: Sandbox, tmp_path: Path) -> None:
    """Makes an empty file of each format."""
    with Sandbox(chats=0) as empty, OFAuth(**empty.options()) as client:
        for suffix in SUFFIXES:
            path = tmp_path / f"chats.{suffix}"
            with Export(path) as export:
                assert export.read(client.chats.list) == 0
            assert suffix == "sqlite" or not contents(path)


def test_unknown_formats(tmp_path: Path) -> None:
    """The error names the formats; nothing is written."""
    with pytest.raises(errors.ArgumentError, match=r"no known format; end its name in .csv, .db"):
        Export(tmp_path / "messages.xlsx")
    with pytest.raises(errors.ArgumentError, match="only databases have a key"):
        Export(tmp_path / "messages.csv", key="id")
    assert list(tmp_path.iterdir()) == []


REFUSED: dict[str, tuple[Callable[[OFAuth, Export], object], type[Exception], str]] = {
    "no list": (
        lambda client, export: export.read(client.me.get),
        errors.ArgumentError,
        r"^me.get\(\) returns \w+, not the pages of a list$",
    ),
    "no method": (
        lambda _, export: export.read(len, "text"),
        errors.ArgumentError,
        "neither a method nor a resource",
    ),
    "column": (
        lambda client, export: export.read(client.chats.list, columns={"with_user_id": 1}),
        ExportError,
        "the items have with_user_id themselves: give the column another name",
    ),
    "key": (
        lambda client, export: export.read(client.chats.list),
        ExportError,
        "the items have no column nothing for the key of the table items of a.db",
    ),
}


@pytest.mark.parametrize(("act", "error", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_refusals(client: OFAuth, tmp_path: Path, act: Any, error: Any, said: str) -> None:
    """A sentence for each misuse, and the file takes other lists afterwards."""
    key = "nothing" if "nothing" in said else ()
    with Export(tmp_path / "a.db", key=key) as export:
        with pytest.raises(error, match=said):
            act(client, export)
        if not key:
            assert export.read(client.chats.list) == 7


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_items_of_another_kind(client: OFAuth, tmp_path: Path, suffix: str) -> None:
    """A table has the columns of its first items; JSON Lines take anything."""
    path = tmp_path / f"mixed.{suffix}"
    user = chats(client)[0]
    with Export(path) as export:
        export.read(client.chats.list)
        if suffix == "jsonl":
            assert export.read(client.chats.messages.list, user) == 25
            return
        with pytest.raises(ExportError, match=r"mixed\.\w+ has other columns than these items \("):
            export.read(client.chats.messages.list, user)
    assert len(contents(path)) == 7


def test_files_of_others(client: OFAuth, tmp_path: Path) -> None:
    """A file that no export has begun stays as it is."""
    for name, text in {"a.csv": "mine", "a.db": "mine, and no database at all"}.items():
        (tmp_path / name).write_text(text)
        with pytest.raises(ExportError, match=r"not begun by an export|not an SQLite database"):
            Export(tmp_path / name)
        assert (tmp_path / name).read_text() == text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_missing_folders(tmp_path: Path, suffix: str) -> None:
    """The error names the file."""
    with pytest.raises(
        ExportError, match=rf"^a\.{suffix}(\.rows)? cannot be opened: unable to open"
    ):
        Export(tmp_path / "missing" / f"a.{suffix}")


def test_a_file_that_lost_its_end(client: OFAuth, tmp_path: Path) -> None:
    """The error says what to do, rather than go on with a hole."""
    path = tmp_path / "chats.jsonl"
    with Export(path) as export:
        export.read(client.chats.list)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ExportError, match=r"delete chats.jsonl.state to begin anew"):
        Export(path)
    (tmp_path / "chats.jsonl.state").unlink()
    path.unlink()
    with Export(path) as export:
        assert export.read(client.chats.list) == 7


def test_one_program_at_a_time(tmp_path: Path) -> None:
    """Two programs would mix their lines."""
    with (
        Export(tmp_path / "chats.jsonl"),
        pytest.raises(ExportError, match=r"another program is writing chats\.jsonl"),
    ):
        Export(tmp_path / "chats.jsonl")


def test_a_complete_parquet_file_cannot_grow(client: OFAuth, tmp_path: Path) -> None:
    """What was read before stays."""
    path = tmp_path / "chats.parquet"
    with Export(path) as export:
        export.read(client.chats.list)
    other = client.for_connection("conn_other").chats.list
    complete = pytest.raises(ExportError, match="complete, and a Parquet file cannot grow")
    with Export(path) as export, complete:
        export.read(other)
    assert len(contents(path)) == 7
    assert {each.name for each in tmp_path.iterdir()} == {path.name, f"{path.name}.rows.state"}


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "ofauth_client.export.parquet", raising=False)
    monkeypatch.delattr("ofauth_client.export.parquet", raising=False)
    with pytest.raises(errors.ConfigurationError, match=r"ofauth-client\[parquet\]"):
        Export(tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []
