"""The changelog entry: the text of a release, by the methods of the client, nothing cut."""

from __future__ import annotations

from attrs import evolve

from pipeline.review.changes import Area, Change, Level, Usage
from pipeline.review.render import Format, render
from pipeline.review.render.changelog import changelog
from tests.review.reports.making import overlay, python, review_of, some_changes, wire

METHODS = {f"GET /things/{number}": f"client.things{number}.list()" for number in range(40)}


def entry(*changes: Change) -> list[str]:
    """Return the lines of the changelog entry of a client with methods."""
    return changelog(evolve(review_of(changes), methods=METHODS)).splitlines()


def met(*numbers: int) -> tuple[Usage, ...]:
    """Return a usage in each of some operations."""
    return tuple(Usage(f"GET /things/{number}") for number in numbers)


def test_an_edit_is_one_line_under_the_method_of_the_client() -> None:
    """The consequence in Python says more than the wire; an operation alone leads its line."""
    gone = wire("response-required-property-removed", usages=met(1))
    assert entry(gone, python("python-field-removed", causes=[gone], usages=met(1))) == [
        "### Breaking",
        "",
        "- `client.things1.list()`: `User` no longer has the field `avatar`.",
    ]


def test_an_edit_of_many_operations_names_the_first_methods() -> None:
    """A single further method is named, too."""
    gone = wire("response-required-property-removed", usages=met(*range(4)))
    names = [f"`client.things{number}.list()`" for number in range(3)]
    (line,) = entry(gone)[2:]
    assert line == (
        f"- The property `avatar` is gone ({', '.join(names)} and `client.things3.list()`)."
    )
    (line,) = entry(evolve(gone, usages=met(*range(9))))[2:]
    assert line == f"- The property `avatar` is gone ({', '.join(names)} and 6 other methods)."


def test_without_a_client_operations_are_named() -> None:
    """A review of the wire alone has no methods."""
    gone = wire("response-required-property-removed", usages=(Usage("GET /other"),))
    assert entry(gone)[2:] == ["- `GET /other`: The property `avatar` is gone."]


def test_a_method_that_its_sentence_names_is_not_repeated() -> None:
    """Most sentences about parameters name the method."""
    change = python(
        "python-parameter-removed",
        message="`client.things1.list()` can no longer be given `x`",
        usages=met(1),
    )
    assert entry(change)[2:] == ["- `client.things1.list()` can no longer be given `x`."]


def test_a_webhook_is_named_in_words() -> None:
    """Once, whether its sentence names it or not."""
    usages = (Usage("webhook chat.typing"),)
    gone = wire(
        "webhook-removed",
        usages=usages,
        message="callers no longer receive the webhook `chat.typing`",
    )
    assert entry(gone)[2:] == ["- Callers no longer receive the webhook `chat.typing`."]
    field = wire("c", usages=usages, message="readers no longer see `a`")
    assert entry(field)[2:] == ["- The webhook `chat.typing`: Readers no longer see `a`."]


def test_further_breaks_of_an_edit_are_lines_of_their_own() -> None:
    """None of them is left out, and harmless consequences are."""
    gone = wire("api-removed-without-deprecation", usages=met(1))
    method = python("python-method-removed", causes=[gone], message="the method", usages=met(1))
    owner = python("python-class-removed", causes=[gone], message="the class", usages=met(1))
    note = python("python-name-added", Level.INFO, causes=[gone], message="the name")
    assert entry(gone, method, owner, note)[2:] == [
        "- `client.things1.list()`: The class.",
        "- `client.things1.list()`: The method.",
    ]


def test_a_break_on_the_wire_is_told_beside_that_of_a_class() -> None:
    """What became of a class does not say what requests must be like."""
    closed = wire("request-body-closed", message="callers may no longer send more", usages=met(1))
    named = python("python-class-renamed", causes=[closed], message="`A` is now `B`", usages=met(1))
    assert entry(closed, named)[2:] == [
        "- `client.things1.list()`: Callers may no longer send more.",
        "- `client.things1.list()`: `A` is now `B`.",
    ]


def test_classes_that_no_operation_uses_are_told_if_they_break() -> None:
    """Nobody meets a new one."""
    new = python("python-class-added", Level.INFO, message="`A` is new", owner="A", usages=())
    gone = python("python-class-removed", message="`B` is gone", owner="B", usages=())
    assert entry(new, gone) == ["### Breaking", "", "- `B` is gone."]


def test_a_resource_that_is_gone_names_its_methods_once() -> None:
    """In its sentence."""
    gone = python(
        "python-resource-removed", message="`client.a` is gone, with `b`", usages=met(1, 2)
    )
    assert entry(gone)[2:] == ["- `client.a` is gone, with `b`."]


def test_new_operations_are_methods() -> None:
    """Each is a line, however many there are; classes and resources follow from them."""
    new = [
        wire("endpoint-added", Level.INFO, owner=key, usages=(Usage(key),), identity=key, path="")
        for key in METHODS
    ]
    owner = python("python-class-added", Level.INFO, causes=new[:1], message="the class")
    lines = entry(*new, owner)
    assert lines[:2] == ["### Added", ""]
    assert len(lines) == 2 + len(METHODS)
    assert "- `client.things7.list()` is new (`GET /things/7`)." in lines


def test_headings_are_in_order_and_no_line_comes_twice() -> None:
    """Breaking first; two edits of the same sentence are one line."""
    changes = [
        wire("c-removed", Level.WARN, path="a", usages=met(1), message="r"),
        wire("endpoint-deprecated", Level.INFO, usages=met(1), message="d"),
        wire("c-changed", Level.INFO, path="b", usages=met(1), message="c"),
        wire("c-added", Level.INFO, path="x", usages=met(1), message="a"),
        wire("c-added", Level.INFO, path="y", usages=met(1), message="a"),
        wire("c", Level.ERR, usages=met(1), message="b"),
    ]
    lines = entry(*changes)
    assert [line[4:] for line in lines if line.startswith("#")] == [
        "Breaking",
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
    ]
    assert lines.count("- `client.things1.list()`: A.") == 1


def test_a_rule_that_came_or_went_is_a_change() -> None:
    """Nothing was added for callers, and nothing removed."""
    rules = ("request-property-format-removed", "request-property-pattern-added")
    changes = [wire(f"ofauth-{rule}", Level.INFO, message=rule, path=rule) for rule in rules]
    assert [line for line in entry(*changes) if line.startswith("#")] == ["### Changed"]


def test_edits_of_the_document_alone_are_left_out() -> None:
    """A release says nothing of texts and tags."""
    checks = ("ofauth-description-changed", "ofauth-extension-changed", "api-tag-added")
    assert entry(*(wire(check, Level.INFO, usages=met(1)) for check in checks)) == []


def test_a_consequence_of_several_edits_is_told_once() -> None:
    """The edits whose consequence stands with another edit have no line of their own."""
    edits = [
        wire("response-required-property-added", Level.INFO, message=f"readers see {n}", path=n)
        for n in "abc"
    ]
    effect = python("python-field-added", Level.INFO, causes=edits, message="`A.x` is new")
    graver = wire("response-property-became-nullable", path="d", message="readers may see null")
    owner = python("python-class-added", Level.INFO, causes=[*edits, graver], message="`C` is new")
    lines = [line for line in entry(*edits, effect, graver, owner) if line.startswith("-")]
    assert len(lines) == 2
    assert "Readers may see null" in lines[0]
    assert "`A.x` is new" in lines[1]


def test_a_long_path_is_not_cut() -> None:
    """Callers look for it in their own code."""
    path = "GET /" + "/".join(f"{{part{number}}}" for number in range(20))
    new = wire("endpoint-added", Level.INFO, owner=path, usages=(Usage(path),), path="")
    assert entry(new)[2:] == [f"- `{path}` is new."]


def test_a_long_sentence_is_not_cut() -> None:
    """The text of a release has no ellipsis."""
    message = f"callers may now send {'a long text ' * 100}".strip()
    assert entry(wire("c", message=message, usages=met(1)))[2].endswith(f"{message[1:]}.")


def test_nothing_for_callers_is_an_empty_entry() -> None:
    """Neither no change nor a drift of overlays has an entry."""
    drift = [change for change in some_changes() if change.area is Area.OVERLAY]
    assert changelog(review_of([])) == changelog(review_of(drift)) == ""


def test_an_effect_of_our_own_overlays_is_in_the_entry() -> None:
    """Callers meet it; the overlay itself is nobody's business."""
    retired = overlay("overlay-retired", Level.INFO, message="the overlay was retired")
    effect = python("python-field-removed", causes=[retired], usages=met(1))
    assert entry(retired, effect)[2:] == [
        "- `client.things1.list()`: `User` no longer has the field `avatar`."
    ]


def test_the_entry_can_be_printed_alone() -> None:
    """As the text of a release, without escapes that only Markdown needs in other places."""
    review = review_of([wire("c", message="readers now see `a`: not `b`, e.g. `c`", usages=met(1))])
    assert render(review, Format.CHANGELOG) == changelog(review)
    assert "\\" not in changelog(review)
