"""What is pinned, when nothing is touched, and what the report says."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.common.documents import canonical_json
from pipeline.common.errors import PipelineError
from pipeline.common.locks import run_lock
from pipeline.fetch import fetch
from tests.fetch.serving import Server, document, pinned, send

NOON = datetime(2026, 1, 2, 12, 0, 0, 5, tzinfo=UTC)


def lock_of(root: Path) -> dict[str, Any]:
    """Return the content of the lock."""
    lock: dict[str, Any] = json.loads((root / "openapi" / "upstream.lock.json").read_text("utf-8"))
    return lock


def stored(root: Path) -> str:
    """Return the text of upstream.json."""
    return (root / "openapi" / "upstream.json").read_text("utf-8")


def test_document_and_lock_are_written(tmp_path: Path, server: Server) -> None:
    """The pin is the whole document in canonical form, and the lock says where it came from."""
    served = document("/b", "/a", components={"schemas": {"B": {}, "A": {}}})
    body = json.dumps(served).encode()
    url = server.answers(send(body, etag='"1"', last_modified="yesterday"))
    fetch(tmp_path, url, now=lambda: NOON)
    assert stored(tmp_path) == canonical_json(served)
    assert lock_of(tmp_path) == {
        "url": url,
        "sha256": hashlib.sha256(body).hexdigest(),
        "etag": '"1"',
        "last_modified": "yesterday",
        "fetched_at": "2026-01-02T12:00:00Z",
        "openapi": "3.1.0",
        "info_version": "7",
        "operations": 2,
        "paths": 2,
        "schemas": 2,
        "document_sha256": hashlib.sha256(canonical_json(served).encode()).hexdigest(),
    }


def test_the_time_of_the_lock_is_utc(tmp_path: Path, server: Server) -> None:
    """Wherever the clock stands, the lock says UTC."""
    clock = NOON.astimezone(timezone(timedelta(hours=-7)))
    fetch(tmp_path, server.answers(send(document())), now=lambda: clock)
    assert lock_of(tmp_path)["fetched_at"] == "2026-01-02T12:00:00Z"


def test_a_yaml_file_is_pinned_under_its_name(tmp_path: Path) -> None:
    """YAML 1.2 becomes JSON, and the lock knows nothing of folders."""
    body = b"openapi: 3.1.0\ninfo: {version: 1.0}\npaths: {/a: {get: {responses: {200: {x: no}}}}}"
    (tmp_path / "spec.yaml").write_bytes(body)
    fetch(tmp_path, str(tmp_path / "spec.yaml"))
    assert json.loads(stored(tmp_path))["paths"]["/a"]["get"] == {"responses": {"200": {"x": "no"}}}
    lock = lock_of(tmp_path)
    assert (lock["url"], lock["info_version"], lock["etag"]) == ("file:spec.yaml", "1.0", None)
    assert lock["sha256"] == hashlib.sha256(body).hexdigest()


def test_the_variable_names_the_source(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --url the environment says where to fetch from."""
    monkeypatch.setenv("OFAUTH_OPENAPI_URL", server.answers(send(document())))
    fetch(tmp_path)
    assert lock_of(tmp_path)["operations"] == 1


def test_the_same_bytes_touch_nothing(tmp_path: Path, server: Server) -> None:
    """A server without validators sends everything again: still unchanged, not even the time."""
    url = server.answers(send(document()))
    fetch(tmp_path, url, now=lambda: NOON)
    before = pinned(tmp_path)
    report = fetch(tmp_path, url)
    assert report.lines() == ["fetch      unchanged"]
    assert pinned(tmp_path) == before


def test_not_modified_touches_nothing(tmp_path: Path, server: Server) -> None:
    """The validators of the lock are sent, and 304 means unchanged."""
    url = server.answers(
        send(document(), etag='"1"', last_modified="yesterday"), send(b"", status=304)
    )
    fetch(tmp_path, url)
    before = pinned(tmp_path)
    assert fetch(tmp_path, url).summary == "unchanged"
    assert pinned(tmp_path) == before
    headers = server.requests[1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "yesterday")


def edit_document(folder: Path) -> None:
    """Edit upstream.json by hand."""
    path = folder / "upstream.json"
    path.write_text(path.read_text("utf-8").replace('"T"', '"Better title"'), encoding="utf-8")


def lose_document(folder: Path) -> None:
    """Delete upstream.json."""
    (folder / "upstream.json").unlink()


def lose_lock(folder: Path) -> None:
    """Delete the lock."""
    (folder / "upstream.lock.json").unlink()


def break_lock(folder: Path) -> None:
    """Leave a merge conflict in the lock."""
    (folder / "upstream.lock.json").write_text("<<<<<<< ours\n{}\n", encoding="utf-8")


def empty_lock(folder: Path) -> None:
    """Leave a lock of another shape."""
    (folder / "upstream.lock.json").write_text('{"url": 1, "etag": []}', encoding="utf-8")


@pytest.mark.parametrize(
    "damage", [edit_document, lose_document, lose_lock, break_lock, empty_lock]
)
def test_a_damaged_pin_is_fetched_anew(tmp_path: Path, server: Server, damage: Any) -> None:
    """Validators are sent only for the file that the lock describes; the pair is restored."""
    url = server.answers(send(document(), etag='"1"'))
    fetch(tmp_path, url, now=lambda: NOON)
    before = {name: content for name, (content, _, _) in pinned(tmp_path).items()}
    damage(tmp_path / "openapi")
    report = fetch(tmp_path, url, now=lambda: NOON)
    assert "if-none-match" not in server.requests[1][1]
    assert {name: content for name, (content, _, _) in pinned(tmp_path).items()} == before
    told = any("not as fetched" in notice for notice in report.notices)
    assert told == (damage is not lose_document)


def test_validators_are_not_sent_to_another_address(tmp_path: Path, server: Server) -> None:
    """An ETag means something to the server that gave it, for that URL."""
    url = server.answers(send(document(), etag='"1"'))
    fetch(tmp_path, url)
    for other in (url + "2", url + "?v=2"):
        fetch(tmp_path, other)
        assert "if-none-match" not in server.requests[-1][1]


def test_a_query_leaves_no_trace(tmp_path: Path, server: Server) -> None:
    """A token in a query is sent, but is neither in the pin nor in a report or an error."""
    url = server.answers(send(document(), etag='"1"'))
    report = fetch(tmp_path, url + "?token=secret")
    assert server.requests[0][0] == "/openapi.json?token=secret"
    assert (lock_of(tmp_path)["url"], lock_of(tmp_path)["etag"]) == (url, None)
    assert "secret" not in " ".join(report.lines(verbose=True))
    server.answers(send(b"", 404))
    with pytest.raises(PipelineError) as caught:
        fetch(tmp_path, url + "?token=secret")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("etag", ['"a\nX-Evil: 1"', '"\u00e9"', '"\x1b"', ""])
def test_validators_that_no_header_can_hold_are_left_out(
    tmp_path: Path, server: Server, etag: str
) -> None:
    """A lock that somebody wrote cannot bend the request."""
    url = server.answers(send(document(), etag='"1"'))
    fetch(tmp_path, url)
    lock = {**lock_of(tmp_path), "etag": etag}
    (tmp_path / "openapi" / "upstream.lock.json").write_text(canonical_json(lock), "utf-8")
    fetch(tmp_path, url)
    assert not {"if-none-match", "x-evil"}.intersection(server.requests[1][1])


def test_the_report_counts_what_came_and_went(tmp_path: Path, server: Server) -> None:
    """One line says what was fetched, and the findings name the operations."""
    url = server.answers(send(document("/a", "/b")), send(document("/b", "/c", "/d")))
    first, second = fetch(tmp_path, url), fetch(tmp_path, url)
    assert first.summary == "fetched 199 B: 2 operations (+2 \u22120), 2 paths"
    assert second.summary == "fetched 263 B: 3 operations (+2 \u22121), 3 paths"
    assert [(f.kind, f.pointer, f.detail) for f in second.findings] == [
        ("document pinned", "", ""),
        ("added", "/paths/~1c/get", "GET /c"),
        ("added", "/paths/~1d/get", "GET /d"),
        ("removed", "/paths/~1a/get", "GET /a"),
    ]


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path, server: Server) -> None:
    """What would change is named, operation by operation, and no file appears."""
    url = server.answers(send(document("/a", "/b")), send(document("/b", "/c")))
    fetch(tmp_path, url)
    before, everything = pinned(tmp_path), sorted(tmp_path.rglob("*"))
    report = fetch(tmp_path, url, dry_run=True)
    assert report.summary == "would fetch 199 B: 2 operations (+1 \u22121), 2 paths"
    assert report.notices == (
        "upstream.json: 376 B now, 376 B then",
        "+ GET /c",
        "\u2212 GET /a",
    )
    assert pinned(tmp_path) == before
    assert sorted(tmp_path.rglob("*")) == everything


def test_a_path_cannot_act_on_the_terminal(tmp_path: Path, server: Server) -> None:
    """A hostile path is shown, on one line, with its control characters escaped."""
    url = server.answers(send(document("/a\x1b[2J\n! all is well")))
    with pytest.raises(PipelineError, match="control characters") as caught:
        fetch(tmp_path, url)
    assert str(caught.value).isprintable()


def test_a_dry_run_needs_no_pin(tmp_path: Path, server: Server) -> None:
    """In an empty repository a dry run leaves it empty."""
    fetch(tmp_path, server.answers(send(document())), dry_run=True)
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_is_turned_away_at_once(tmp_path: Path, server: Server) -> None:
    """While one run is at work, another neither waits nor asks the server."""
    url = server.answers(send(document()))
    with run_lock(tmp_path), pytest.raises(PipelineError, match="another run"):
        fetch(tmp_path, url)
    assert server.requests == []


def test_files_beside_the_pin_stay(tmp_path: Path, server: Server) -> None:
    """The other files of openapi/ are none of fetch's business."""
    (tmp_path / "openapi").mkdir()
    (tmp_path / "openapi" / "names.lock.json").write_text("{}\n", encoding="utf-8")
    fetch(tmp_path, server.answers(send(document())))
    names = sorted(path.name for path in (tmp_path / "openapi").iterdir())
    assert names == ["names.lock.json", "upstream.json", "upstream.lock.json"]


finite = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.integers() | st.integers(10**15, 10**60) | finite
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(values)
def test_nothing_in_a_document_is_altered(value: Any) -> None:
    """Every value survives: types, digits, signs and the order of arrays; only keys are sorted."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.json"
        served = document(**{"x-value": value})
        source.write_text(json.dumps(served), encoding="utf-8")
        fetch(Path(folder), str(source))
        kept = json.loads(stored(Path(folder)))
    assert json.dumps(kept, sort_keys=True) == json.dumps(served, sort_keys=True)


@pytest.mark.parametrize("number", ["1", "1.0", "-0.0", "1e5", "1" * 40, "0.1", "1e-320", "1E308"])
def test_numbers_keep_type_and_value(tmp_path: Path, number: str) -> None:
    """An integer of any length stays exact, and 1.0 stays a number with a point."""
    text = json.dumps(document()).replace('"7"', number)
    (tmp_path / "source.json").write_text(text, encoding="utf-8")
    fetch(tmp_path, str(tmp_path / "source.json"))
    kept = json.loads(stored(tmp_path))["info"]["version"]
    assert (type(kept), repr(kept)) == (type(json.loads(number)), repr(json.loads(number)))
