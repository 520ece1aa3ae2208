"""What an argument names: a URL before a file before a revision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.review.overlay_set import current_overlay_set, overlay_set_at
from pipeline.review.sources import load
from tests.fetch.serving import redirect, send, serving
from tests.review.command.documents import newer, older, shop
from tests.review.command.repository import commit, git, pin, write_repository
from tests.slice import overlays
from tests.slice import write_repository as write_slice


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with an older pin committed and tagged, a branch, and a newer pin on disk."""
    made = write_repository(tmp_path_factory.mktemp("arguments") / "root", older(), newer())
    (made / "other.json").write_text(json.dumps(shop()), encoding="utf-8")
    git(made, "tag", "v1")
    return made


def title(argument: str, root: Path) -> str:
    """Return the title of the document that an argument names."""
    return str(load(argument, root).document["info"]["title"])


@pytest.mark.parametrize(
    ("argument", "name", "pinned"),
    [
        ("HEAD", "HEAD:openapi/upstream.json", True),
        ("main", "main:openapi/upstream.json", True),
        ("v1^{commit}", "v1^{commit}:openapi/upstream.json", True),
        ("HEAD:openapi/upstream.json", "HEAD:openapi/upstream.json", True),
        ("HEAD:./openapi/upstream.json", "HEAD:openapi/upstream.json", True),
        ("HEAD:openapi/../openapi/upstream.json", "HEAD:openapi/upstream.json", True),
    ],
)
def test_a_revision_names_its_pin(root: Path, argument: str, name: str, pinned: bool) -> None:
    """The document is the committed one, whatever is on disk."""
    source = load(argument, root)
    assert (source.name, source.pinned) == (name, pinned)
    assert source.document["servers"] == [{"url": "https://api-next.ofauth.com"}]


def test_the_pinned_file_is_known_by_any_of_its_paths(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Overlays and names belong to it; another file is of another API."""
    monkeypatch.chdir(root / "openapi")
    for path in ("upstream.json", "../openapi/upstream.json", str(root / "openapi/upstream.json")):
        assert load(path, root).pinned
    assert not load("../other.json", root).pinned


def test_a_file_comes_before_a_revision_of_the_same_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`main` is what is on disk; `main:PATH` is the branch."""
    monkeypatch.chdir(root)
    (root / "main").write_text(json.dumps(shop()), encoding="utf-8")
    try:
        assert title("main", root) == "Shop"
        assert title("main:openapi/upstream.json", root) == "OFAuth API"
    finally:
        (root / "main").unlink()


def test_a_repository_below_the_top_of_another_finds_its_pin(tmp_path: Path) -> None:
    """The client may be a folder of a larger repository, and has its overlays and names there."""
    inner = tmp_path / "clients" / "python"
    write_slice(inner, older())
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    source = load("HEAD", inner)
    assert source.name == "HEAD:clients/python/openapi/upstream.json"
    assert source.pinned
    assert load("HEAD:clients/python/openapi/upstream.json", inner).pinned
    assert source.revision is not None
    ours = overlay_set_at(source.revision)
    assert len(ours.overlays) == len(overlays())
    assert ours.ledger.schemas
    assert ours == current_overlay_set(inner)


def test_references_of_a_revision_are_read_from_the_revision(tmp_path: Path) -> None:
    """The working copy has no part in it."""
    (tmp_path / "openapi").mkdir()
    pin(tmp_path, shop(properties={"id": {"$ref": "id.json"}}))
    part = tmp_path / "openapi" / "id.json"
    part.write_text('{"type": "string"}', encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    part.write_text('{"type": "integer"}', encoding="utf-8")
    assert load("HEAD", tmp_path).document["components"]["schemas"] == {"id": {"type": "string"}}


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("gone.json", "there is no such file"),
        ("gone/", "there is no such file"),
        ("gone", "neither a file nor a revision"),
        ("gone:openapi/upstream.json", "the revision is unknown"),
        ("HEAD:gone.json", "the revision has no such file"),
        ("HEAD:openapi", "the revision has no such file"),
        ("HEAD:../outside", "the revision has no such file"),
        ("--help", "neither a file nor a revision"),
        ("-o/tmp/x", "neither a file nor a revision"),
        ("HEAD\0", "neither a file nor a revision"),
        ("x" * 5000, "neither a file nor a revision"),
        ("", "neither a file nor a revision"),
        ("HEAD..main", "neither a file nor a revision"),
        ("ssh://127.0.0.1/x", "https"),
    ],
)
def test_what_names_nothing_is_told_in_one_sentence(root: Path, argument: str, said: str) -> None:
    """Nothing of it reaches git as an option."""
    with pytest.raises(PipelineError) as caught:
        load(argument, root)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_url_is_read_by_the_rules_of_fetch(tmp_path: Path) -> None:
    """Redirects to another scheme or host are no way around; references stay on the server."""
    with serving() as server:
        url = server.answers(
            send(shop(properties={"id": {"$ref": "id.json"}})), send({"type": "string"})
        )
        source = load(url + "?key=SECRET", tmp_path)
        assert source.document["components"]["schemas"] == {"id": {"type": "string"}}
        assert [path for path, _ in server.requests] == ["/openapi.json?key=SECRET", "/id.json"]
        assert "SECRET" not in source.name + str(source)
        url = server.answers(redirect("file:///etc/hostname"))
        with pytest.raises(PipelineError):
            load(url, tmp_path)
    with pytest.raises(PipelineError, match="https"):
        load("http://192.0.2.1/openapi.json", tmp_path)
