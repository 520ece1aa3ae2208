"""Names of operations that cannot stand are refused, and the error says how to settle it."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.names.ledger import Ledger
from pipeline.operations import name_operations, operation_key
from tests.components.building import document_of


def named(ids: dict[str, str], ledger: dict[str, str] | None = None) -> dict[str, str]:
    """Name GET operations by path, with what overlays and the ledger say."""
    paths: Document = {}
    for path, name in ids.items():
        operation = {"responses": {}, **({"operationId": name} if name else {})}
        paths[path] = {"get": operation}
    return name_operations(document_of(paths), Ledger(ledger or {}))[1].operations


def test_an_overlay_and_the_ledger_that_disagree_are_an_error() -> None:
    """A name that people use does not change without a word."""
    with pytest.raises(PipelineError) as error:
        named({"/v2/posts": "posts.all"}, {"GET /v2/posts": "posts.list"})
    assert str(error.value) == (
        "GET /v2/posts is posts.all in an overlay and posts.list in openapi/names.lock.json; "
        "to rename it delete its line in the ledger, else change the overlay"
    )


def test_what_the_error_proposes_settles_it() -> None:
    """Without its line in the ledger the overlay's name is taken, and recorded."""
    assert named({"/v2/posts": "posts.all"}) == {"GET /v2/posts": "posts.all"}
    agreed = {"GET /v2/posts": "posts.all"}
    assert named({"/v2/posts": "posts.all"}, agreed) == agreed


def test_a_name_chosen_by_hand_stays() -> None:
    """The ledger wins over the rule, and over an id of upstream's own."""
    ledger = {"GET /v2/posts": "writing.pieces.all"}
    assert named({"/v2/posts": ""}, ledger) == ledger
    assert named({"/v2/posts": "listPosts"}, ledger) == ledger


def test_the_name_of_a_parameter_does_not_matter() -> None:
    """An operation is the same under `{id}` and `{postId}`."""
    assert operation_key("/v2/posts/{postId}", "get") == "GET /v2/posts/{}"
    ledger = {"GET /v2/posts/{}": "posts.one"}
    assert named({"/v2/posts/{id}": ""}, ledger) == named({"/v2/posts/{post}": ""}, ledger)


def test_the_rule_leaves_chosen_names_alone() -> None:
    """Whoever comes later takes another name."""
    names = named({"/v2/posts": "", "/v2/old": "posts.list"})
    assert names == {"GET /v2/old": "posts.list", "GET /v2/posts": "posts.get_list"}


def published(**ids: tuple[str, str]) -> tuple[dict[str, str], list[str]]:
    """Name GET operations by what upstream called them and what they are called after overlays.

    Returns:
        The names, and the ids of upstream that are told to have changed.
    """
    found = {f"/{key.replace('__', '/')}": pair for key, pair in ids.items()}
    paths = {
        path: {"get": {"responses": {}, "operationId": now}} for path, (_, now) in found.items()
    }
    before = {f"GET {path}": old for path, (old, _) in found.items()}
    _, ledger, report = name_operations(document_of(paths), Ledger(), before)
    told = [f.detail for f in report.findings if f.kind == "ids of upstream changed"]
    return ledger.operations, told


def test_a_dotted_id_of_upstream_is_kept_where_it_can_be() -> None:
    """Upstream may call operations what it likes: a keyword gets an underscore."""
    names, told = published(files=("files.all", "files.all"), x=("files.import", "files.import"))
    assert names == {"GET /files": "files.all", "GET /x": "files.import_"}
    assert told == ["files.import to files.import_"]


def test_a_dotted_id_in_camel_case_is_kept_in_snake_case() -> None:
    """That is no change, but a keyword or a conflict is told as always."""
    ids = {
        "a": "chat.postMessage",
        "b": "chat.post_message",
        "c": "PetController.find",
        "d": "x.y!",
    }
    names, told = published(**{key: (name, name) for key, name in ids.items()})
    assert names == {
        "GET /a": "chat.post_message",
        "GET /b": "b.get",
        "GET /c": "c.get",
        "GET /d": "d.get",
    }
    assert told == ["chat.post_message to b.get"]


def test_ids_of_upstream_that_cannot_stand_together_are_told_apart() -> None:
    """`files.list` cannot be called and have methods of its own; the second is named by rule."""
    names, told = published(
        files=("files.list", "files.list"), files__list__all=("files.list.all", "files.list.all")
    )
    assert names == {"GET /files": "files.list", "GET /files/list/all": "files.list_all"}
    assert told == ["files.list.all to files.list_all"]


def test_an_overlay_has_the_last_word_over_upstream() -> None:
    """An id that is not the published one is settled, and the others make way."""
    names, told = published(a=("files.list", "files.list"), b=("files.all", "files.list"))
    assert names == {"GET /a": "a.get", "GET /b": "files.list"}
    assert told == ["files.list to a.get"]


def test_stale_names_leave_the_ledger() -> None:
    """An operation that is gone leaves its name to others."""
    assert named({"/v2/posts": ""}, {"GET /v1/posts": "posts.list"}) == {
        "GET /v2/posts": "posts.list"
    }


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("posts.list", "posts.list", "are both named posts.list"),
        ("posts.pin", "posts.pin.get", "make posts.pin both a method and a resource"),
        ("posts.pin.get", "posts.pin", "make posts.pin both a resource and a method"),
        ("a.b_c", "a_b.c", "make the same module, a_b_c"),
        ("a.b", "a.b_", "make the same module, a_b"),
    ],
)
@pytest.mark.parametrize("by_hand", [False, True])
def test_two_names_that_cannot_stand_together_are_an_error(
    first: str, second: str, reason: str, by_hand: bool
) -> None:
    """Whether both are of overlays, or one of the ledger."""
    ids = {"/a": first, "/b": "" if by_hand else second}
    with pytest.raises(PipelineError) as error:
        named(ids, {"GET /b": second} if by_hand else {})
    assert str(error.value) == (
        f"GET /a and GET /b {reason}; change one in an overlay or in openapi/names.lock.json"
    )


@pytest.mark.parametrize("name", ["account.import", "class.list", "a.lambda.b"])
def test_a_keyword_in_an_overlay_is_an_error(name: str) -> None:
    """Nobody could call it; the sentence says what to write."""
    with pytest.raises(PipelineError, match=r"is a Python keyword; write (import|class|lambda)_"):
        named({"/a": name})


def test_what_was_done_is_reported() -> None:
    """New names are told one by one, known ones are counted."""
    paths: Document = {path: {"get": {"responses": {}}} for path in ("/v2/posts", "/v2/chats")}
    report = name_operations(document_of(paths), Ledger({"GET /v2/posts": "posts.list"}))[2]
    assert report.counts() == {"operations known by name": 1, "operations named": 1}
    [finding] = [finding for finding in report.findings if finding.detail]
    assert (finding.pointer, finding.detail) == ("/paths/~1v2~1chats/get", "chats.list")
