"""Tables that pages are made of, the navigation of the real site, and what programs read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import ofauth_client
from ofauth_client import errors
from pipeline.common.documents import operations
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from pipeline.reading import read_document
from pipeline.resources.tree import resource_tree
from tests.components.building import NUMBER, answer, document_of, obj
from website.content import Content, all_pages
from website.jobs import jobs_table, programs_table, summary, with_programs
from website.llms import llms_files
from website.migration import functions_table
from website.navigation import navigation
from website.pages import Page, SiteError
from website.project import read_project
from website.runtime import documented

ROOT = Path(__file__).parents[2]
SITE = "https://docs.example.test/"
HEAD = "function,iterator,method,path\n"
#: Addresses of other projects, and made-up ones.
OURS = re.compile(r"https://(?:git|ofauth-client)\.example[^\s)>'\"]*")


@pytest.fixture(scope="module")
def content() -> Content:
    """Return all pages."""
    return all_pages(ROOT, read_project(ROOT))


def test_every_public_name_has_a_place() -> None:
    """In the reference of the runtime; the models have pages of their own."""
    public = {f"ofauth_client.{name}" for name in ofauth_client.__all__}
    assert public - documented() <= {"ofauth_client.models", "ofauth_client.__version__"}


def test_every_public_module_has_a_place() -> None:
    """In the reference, or in a guide of its name."""
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("Public modules: ")[2]
    modules = set(re.findall(r"`(ofauth_client\.\w+)`", contributing.partition(".\n")[0]))
    guides = {f"ofauth_client.{path.stem}" for path in (ROOT / "docs").glob("*.md")}
    assert "ofauth_client.webhooks" in modules
    assert modules <= documented() | guides


def test_the_table_of_errors_has_every_class() -> None:
    """And no class that does not exist."""
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    classes = {name for name, each in vars(errors).items() if isinstance(each, type)}
    raised = {name for name in classes if name.endswith("Error")}
    assert {*re.findall(r"`(?:errors\.)?(\w+Error)`", page)} - {"ValueError"} == raised


def test_a_function_is_beside_the_method_with_its_request() -> None:
    """Whatever the names of their parameters; a function without a method is told."""
    paths = {"/v2/plants/{plantId}": {"get": answer(obj(id=NUMBER))}}
    tree = resource_tree(prepare(document_of(paths), [], Ledger()).document)
    facts = HEAD + "a.get_plants,a.iter_plants,GET,/v2/plants/{plant_id}\na.b,,POST,/v2/{x}\n"
    text, lacking = functions_table(facts, tree, "reference/operations", "migration.md")
    assert text.splitlines()[2:] == [
        "| `a.get_plants` | `a.iter_plants` |"
        " [`plants.get(plant_id)`](reference/operations/plants.md#plants.get) |",
        '| `a.b` |  | `client.request("POST", "/v2/{x}")` |',
    ]
    assert lacking == ["onlyfans_sdk.a.b: no method sends POST /v2/{x}"]


def test_migration_has_every_function(content: Content) -> None:
    """A function without a method is named."""
    page = next(page for page in content.pages if page.path == "migration.md")
    rows = re.findall(r"^\| `\w+\.\w+` \|.*", page.text, re.MULTILINE)
    facts = (ROOT / "website" / "onlyfans_sdk.csv").read_text("utf-8").splitlines()
    assert len(rows) == len(facts) - 1
    by_path = [row for row in rows if "client.request(" in row]
    assert len(by_path) == len(content.notices)


def test_a_job_is_in_the_table_with_its_first_sentence() -> None:
    """Headings and code are no sentences; the index itself is no job."""
    pages = [
        Page(
            "jobs/b.md", "# Sync *fans*\n\n```python\nx = 1\n```\n\nReads [all](x.md) fans. Once.\n"
        ),
        Page("jobs/index.md", "# Jobs\n"),
        Page("client.md", "# Client\n"),
    ]
    assert jobs_table(pages).splitlines()[2:] == [
        "| [Sync *fans*](b.md) | Reads all fans. |",
    ]
    assert jobs_table(pages[1:]) == ""


def test_a_job_ends_with_the_programs_that_it_names(tmp_path: Path) -> None:
    """Each once; pages of other things stay as they are."""
    (tmp_path / "examples" / "jobs").mkdir(parents=True)
    (tmp_path / "examples" / "jobs" / "a.py").write_text('"""A ```b```."""\n')
    named = "# A\n\n`examples/jobs/a.py`: [a](https://x.test/examples/jobs/a.py)\n"
    page = with_programs(Page("jobs/a.md", named), tmp_path)
    assert page.text == f'{named}\n## The program\n\n````python\n"""A ```b```."""\n````\n'
    for other in (Page("jobs/index.md", named), Page("jobs/b.md", "# B\n"), Page("c.md", named)):
        assert with_programs(other, tmp_path) == other
    with pytest.raises(SiteError, match=r"^docs/jobs/d\.md names examples/jobs/z\.py, which does"):
        with_programs(Page("jobs/d.md", "# D\n\n`examples/jobs/z.py`\n"), tmp_path)


def test_the_programs_have_their_docstrings(tmp_path: Path) -> None:
    """Their first paragraphs; jobs have pages."""
    (tmp_path / "examples" / "jobs").mkdir(parents=True)
    (tmp_path / "examples" / "jobs" / "b.py").touch()
    (tmp_path / "examples" / "a.py").write_text('"""Do this.\n\nMore."""\n')
    assert programs_table(tmp_path, "https://x.test").splitlines()[2:] == [
        "| [`a.py`](https://x.test/blob/main/examples/a.py) | Do this. |"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# A\n\n`x` is this. And that.\n", "`x` is this."),
        ("# A\n\n- item\n\n| a |\n|---|\n\nText\nover lines. More.\n", "Text over lines."),
        ("# A\n\n## B\n", ""),
        ("", ""),
    ],
)
def test_the_summary_of_a_page(text: str, sentence: str) -> None:
    """Its first sentence."""
    assert summary(Page("a.md", text)) == sentence


def test_llms_txt_names_every_page(content: Content) -> None:
    """In the form of llmstxt.org, with Markdown at each address that it names."""
    sections = navigation([page.path for page in content.pages])
    project = {"description": "A client.", "version": "1.2.3"}
    files = dict(llms_files(content.pages, sections, SITE, project))
    text = files["llms.txt"]
    assert text.startswith("# ofauth-client\n\n> A client.\n")
    links = re.findall(r"^- \[.+\]\((\S+)\)", text, re.MULTILINE)
    assert len(links) == len(content.pages)
    assert {link for link in links if link.endswith(".md")} == {
        SITE + path for path in files if path != "llms.txt"
    }


def test_markdown_for_programs_has_whole_addresses() -> None:
    """Of the Markdown of other pages, and of files."""
    pages = [
        Page("a/b.md", "# B\n\n[c](../c.md#d) [e](#e) [p](../p.png) [i](../index.md)\n"),
        Page("c.md", "# C\n"),
        Page("index.md", "# I\n", complete=False),
    ]
    sections = [("All", [page.path for page in pages])]
    files = dict(llms_files(pages, sections, SITE, {"description": "", "version": ""}))
    assert files.keys() == {"llms.txt", "a/b/index.html.md", "c/index.html.md"}
    assert files["a/b/index.html.md"].splitlines()[2] == (
        f"[c]({SITE}c/index.html.md#d) [e](#e) [p]({SITE}p.png) [i]({SITE})"
    )


def test_addresses_are_those_of_the_project() -> None:
    """Pages repeat the addresses of pyproject.toml; another repository changes all of them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        urls = tomllib.load(file)["project"]["urls"]
    known = tuple(url.rstrip("/") for url in urls.values())
    paths = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    found = {each for path in paths for each in OURS.findall(path.read_text("utf-8"))}
    assert found
    assert {each for each in found if not each.startswith(known)} == set()


def test_the_table_of_all_operations_is_complete(content: Content) -> None:
    """It has a row for each operation of the document."""
    (index,) = (page for page in content.pages if page.path == "reference/operations/index.md")
    document = read_document(ROOT / "openapi" / "openapi.json")
    assert len(re.findall(r"^\| \[`", index.text, re.MULTILINE)) == len(list(operations(document)))
