"""Any two documents of any API by the command: outputs, exit status, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.common.documents import Document
from pipeline.reading.yaml_writer import dump_yaml
from tests.fetch.serving import Server, send, serving
from tests.review.command.documents import newer, older, shop, without_id
from tests.review.command.repository import Result, commit, git, pin

Review = Callable[..., Result]


@pytest.fixture
def review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Review:
    """Run the command inside a folder that is no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def review(*arguments: str) -> Result:
        capsys.readouterr()
        status = main(["--root", str(tmp_path), "review", *arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return review


def write(name: str, document: Document | str | bytes) -> str:
    """Write a document, or what is none, into the folder at hand; return its name."""
    data = document if isinstance(document, str | bytes) else json.dumps(document, indent=1)
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def checks(ended: Result) -> list[str]:
    """Return the check ids in a JSON report."""
    return [change["check"] for change in json.loads(ended.out)["changes"]]


WIRE = ("--wire-only", "--format", "json")


def test_openapi_30_in_yaml_is_compared_with_31_in_json(review: Review) -> None:
    """Nullable spelled in two ways is no change, one that is new is; files and lines are told."""
    old = shop(
        "3.0.3", properties={"id": {"type": "integer"}, "a": {"type": "string", "nullable": True}}
    )
    now = {"id": {"type": ["integer", "null"]}, "a": {"type": ["string", "null"]}}
    write("old.yaml", dump_yaml(old))
    write("new.json", shop("3.1.1", properties=now))
    ended = review("old.yaml", "new.json", *WIRE)
    (change,) = json.loads(ended.out)["changes"]
    assert change["check"] == "response-property-became-nullable"
    assert (change["old"]["file"], change["new"]["file"]) == ("old.yaml", "new.json")
    lines = Path("new.json").read_text("utf-8").splitlines()
    assert '"null"' in "".join(lines[change["new"]["line"] - 1 :][:4])


def test_references_to_other_files_are_followed(review: Review) -> None:
    """A change in a file that the document refers to is told with that file."""
    for folder, name in (("old", "string"), ("new", "integer")):
        Path(folder, "parts").mkdir(parents=True)
        write(
            f"{folder}/api.yaml", dump_yaml(shop(properties={"id": {"$ref": "parts/id.yaml#/Id"}}))
        )
        write(f"{folder}/parts/id.yaml", f"Id:\n  type: {name}\n")
    ended = review("old/api.yaml", "new/api.yaml", *WIRE)
    (change,) = json.loads(ended.out)["changes"]
    assert change["check"] == "response-property-type-changed"
    assert change["new"]["file"] == "new/parts/id.yaml"
    assert change["new"]["line"] == 2


def test_a_reference_out_of_the_folder_is_followed_only_if_asked(review: Review) -> None:
    """A document nobody vetted does not choose what is read of this machine."""
    Path("api").mkdir()
    write("secret.yaml", "Id: {type: integer}\n")
    write("api/new.yaml", dump_yaml(shop(properties={"id": {"$ref": "../secret.yaml#/Id"}})))
    write("old.json", shop())
    refused = review("old.json", "api/new.yaml", *WIRE)
    assert refused.status == 2
    assert "secret.yaml" in refused.err
    assert review("old.json", "api/new.yaml", "--refs-anywhere", *WIRE).status == 0


@pytest.fixture(scope="module")
def server() -> Any:
    """A server on loopback."""
    with serving() as started:
        yield started


def test_a_url_is_read_and_its_secrets_are_never_shown(review: Review, server: Server) -> None:
    """A key in a query is neither in a report nor in an error."""
    write("new.json", without_id())
    url = server.answers(send(shop())) + "?token=sk_live_SECRET"
    for form in ("text", "markdown", "html", "json"):
        ended = review(url, "new.json", "--wire-only", "--format", form)
        assert ended.status == 0
        assert "/openapi.json" in ended.out
        assert "SECRET" not in ended.out + ended.err
    url = server.answers(send(b"{")) + "?token=sk_live_SECRET"
    ended = review(url, "new.json")
    assert ended.status == 2
    assert "SECRET" not in ended.err


def test_every_output_is_written_by_the_ending_of_its_file(review: Review) -> None:
    """One run writes all, and prints the short text; a format given counts for every file."""
    old, new = write("old.json", shop()), write("new.json", without_id())
    ended = review(old, new, "--wire-only", "-oa.json", "-oa.md", "-oa.html", "-oa.txt")
    assert json.loads(Path("a.json").read_text("utf-8"))["verdict"] == "breaking-wire"
    assert Path("a.html").read_text("utf-8").lstrip().startswith("<!doctype html>")
    assert Path("a.md").read_text("utf-8").startswith("## ")
    assert Path("a.txt").read_text("utf-8") == ended.out
    review(old, new, "--wire-only", "--format", "json", "-o", "report.txt")
    assert Path("report.txt").read_bytes() == Path("a.json").read_bytes()
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []


def test_a_report_replaces_a_file_as_a_whole(review: Review) -> None:
    """Who has the old report open reads on in the old one."""
    old, new = write("old.json", shop()), write("new.json", without_id())
    write("report.md", "kept")
    Path("opened.md").hardlink_to("report.md")
    assert review(old, new, "--wire-only", "-o", "report.md").status == 0
    assert Path("opened.md").read_text("utf-8") == "kept"
    assert Path("report.md").read_text("utf-8").startswith("## ")


@pytest.mark.parametrize(
    ("new", "statuses"),
    [
        (shop(), (0, 0, 0, 0)),
        (without_id(), (1, 1, 1, 1)),
        (shop("3.1.0", nullable=True), (1, 1, 1, 1)),
    ],
    ids=["the same", "without id", "null items"],
)
def test_the_exit_status_says_whether_the_threshold_is_reached(
    review: Review, new: Document, statuses: tuple[int, ...]
) -> None:
    """0 below, 1 at it; without a threshold a review never fails."""
    arguments = (write("old.json", shop()), write("new.json", new), "--wire-only")
    thresholds = ("wire-breaking", "python-breaking", "warning", "any")
    assert review(*arguments).status == 0
    assert tuple(review(*arguments, "--fail-on", t).status for t in thresholds) == statuses


def test_a_warning_and_a_note_reach_their_own_thresholds(review: Review) -> None:
    """What is no break fails only who asked for less."""
    thresholds = ("wire-breaking", "python-breaking", "warning", "any")
    old = write("old.json", shop())
    note, warning = shop(), shop()
    answer = note["paths"]["/items"]["get"]["responses"]["200"]["content"]["application/json"]
    answer["schema"]["items"]["properties"]["more"] = {"type": "string"}
    warning["paths"]["/items"]["get"]["parameters"][0]["schema"]["default"] = 20
    for new, statuses in ((note, [0, 0, 0, 1]), (warning, [0, 0, 1, 1])):
        arguments = (old, write("new.json", new), "--wire-only")
        assert [review(*arguments, "--fail-on", t).status for t in thresholds] == statuses


SWAGGER = '{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {}}'

BROKEN: dict[str, tuple[Document | str | bytes, str]] = {
    "no JSON": ('{"openapi": "3.1.0", "paths": {', "new.json:1: not JSON"),
    "no YAML": ("openapi: 3.1.0\npaths: [\n", "new.json"),
    "empty": ("", "new.json"),
    "binary": (b"\xff\xfe\x00\x01\x80", "new.json"),
    "a list": ("[1, 2]", "no `openapi`"),
    "HTML": ("<!doctype html><title>Sign in</title>", "HTML"),
    "Swagger 2": (SWAGGER, "Swagger 2.0 is not supported"),
    "OpenAPI 4": ('{"openapi": "4.0.0"}', "OpenAPI 4.0.0 is not supported"),
    "paths are a list": (
        '{"openapi": "3.1.0", "paths": []}',
        "new.json:1: the value here is a list",
    ),
    "no such file": (shop(properties={"id": {"$ref": "gone.yaml"}}), "gone.yaml"),
    "a URL inside": (shop(properties={"id": {"$ref": "http://127.0.0.1/x"}}), "http"),
    "too deep": ('{"openapi": "3.1.0", "paths": ' + '{"a":' * 20_000 + "1" + "}" * 20_001, "deep"),
}


@pytest.mark.parametrize("sides", [("new.json", "good.json"), ("good.json", "new.json")])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_one_sentence_on_either_side(
    review: Review, name: str, sides: tuple[str, str]
) -> None:
    """Exit status 2, nothing printed, nothing written; what was there stays."""
    text, said = BROKEN[name]
    write("good.json", shop())
    write("new.json", text)
    write("report.md", "kept")
    ended = review(*sides, "-o", "report.md", "--fail-on", "any")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err
    assert "new.json" in ended.err
    assert Path("report.md").read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.json", "good.json"], "gone.json: there is no such file"),
        (["good.json", "HEAD"], "not a git repository"),
        (["HEAD:x.json", "good.json"], "not a git repository"),
        (["", "good.json"], "git"),
        (["folder", "good.json"], "git"),
        (["ftp://127.0.0.1/x.json", "good.json"], "https"),
        (["http://example.com/x.json", "good.json"], "https"),
        (["good.json", "good.json", "-o", "gone/report.md"], "gone/report.md"),
        (["good.json", "good.json", "-o", "folder"], "folder"),
        (["good.json", "good.json", "-o", "good.json"], "would replace what it is about"),
        (["good.json", "good.json", "-o", "a.md", "-o", "./a.md"], "two reports"),
        (["good.json", "good.json", "--accepted", "gone.toml"], "gone.toml"),
        (["good.json", "good.json", "--accepted", "bad.toml"], "bad.toml:2: not TOML"),
        (["good.json", "good.json", "--accepted", "wrong.toml"], "there is no check"),
    ],
)
def test_a_wrong_argument_is_one_sentence(review: Review, arguments: list[str], said: str) -> None:
    """Exit status 2, and nothing is printed or replaced."""
    good = write("good.json", shop())
    before = Path(good).read_bytes()
    Path("folder").mkdir()
    write("bad.toml", "\nx = y\n")
    write("wrong.toml", '[levels]\nno-such-check = "INFO"\n')
    ended = review(*arguments, "--wire-only")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err
    assert Path(good).read_bytes() == before


def test_a_wrong_option_is_refused_by_its_name() -> None:
    """The parser's own exit status is that of bad input, too."""
    with pytest.raises(SystemExit) as ended:
        main(["review", "--format", "pdf"])
    assert ended.value.code == 2


def test_revisions_that_are_not_there_are_told_apart(review: Review) -> None:
    """An unknown revision, and one without the file."""
    root = Path.cwd()
    (root / "openapi").mkdir()
    git(root, "init", "--quiet")
    write("README.md", "x")
    commit(root)
    pin(root, newer())
    write("good.json", older())
    told = {
        ("nowhere", "good.json"): "nowhere: neither a file nor a revision",
        ("nowhere:a.json", "good.json"): "the revision is unknown",
        ("HEAD:gone.json", "good.json"): "HEAD:gone.json: the revision has no such file",
        (): "HEAD:openapi/upstream.json: the revision has no such file",
    }
    for arguments, said in told.items():
        ended = review(*arguments)
        assert (ended.status, ended.out) == (2, "")
        assert said in ended.err


def test_a_part_that_cannot_be_read_is_told(review: Review) -> None:
    """A reference that leads nowhere is a warning with file and line, and no refusal."""
    write("good.json", shop(properties={"id": {"type": "integer"}}))
    write("new.json", shop(properties={"id": {"$ref": "#/components/schemas/Gone"}}))
    ended = review("good.json", "new.json", *WIRE, "--fail-on", "any")
    assert ended.status == 1
    (unread,) = [c for c in json.loads(ended.out)["changes"] if "unread" in c["check"]]
    assert (unread["level"], unread["new"]["file"]) == ("WARN", "new.json")
    assert "points at nothing" in unread["message"]


def test_a_client_that_cannot_be_generated_is_told_never_taken_for_no_change(
    review: Review,
) -> None:
    """The wire is compared all the same, and what is missing is a warning, or worse."""
    # A schema that extends, inside of itself, the schema that holds it has no end.
    tree = {"$ref": "#/components/schemas/Tree"}
    deeper = {"allOf": [tree, {"type": "object", "properties": {"depth": {"type": "integer"}}}]}
    odd = shop()
    odd["components"] = {"schemas": {"Tree": {"type": "object", "properties": {"child": deeper}}}}
    content = {"application/json": {"schema": tree}}
    many = {"responses": {"200": {"description": "", "content": content}}}
    odd["paths"]["/many"] = {"get": many}
    write("good.json", shop())
    write("odd.json", odd)
    ended = review("good.json", "odd.json", "--format", "json", "--fail-on", "python-breaking")
    assert ended.status == 1
    assert {"python-new-not-generated", "endpoint-added"} <= {*checks(ended)}
