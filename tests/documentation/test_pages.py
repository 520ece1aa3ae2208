"""The Python in README.md and docs/ runs as it stands, from the top of a page to its end."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from ofauth_client import errors, webhooks
from tests.client.serving import Server
from tests.documentation.blocks import blocks

ROOT = Path(__file__).parents[2]
#: All pages but those about libraries that have no release for this Python.
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if path.stem != "dlt" or find_spec("dlt")
]
SECRET = "whsec_c2VjcmV0"


def run(path: Path) -> dict[str, Any]:
    """Run the blocks of a page one after the other; return what the last one left behind."""
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks(path):
        exec(compile(block, str(path), "exec"), names)  # noqa: S102 - our own documentation
    return names


def delivery() -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of a delivery."""
    body = json.dumps({"type": "connection.expired", "data": {"id": "x"}}).encode()
    return body, webhooks.sign_svix(body, SECRET, int(time.time()), "msg_1")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_runs(
    server: Server, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it raises, and what it defines to be run is run."""
    monkeypatch.chdir(tmp_path)
    main = run(path).get("main")
    if inspect.iscoroutinefunction(main):
        asyncio.run(main())


def test_the_guide_has_the_tree_of_errors() -> None:
    """As the module draws it."""
    tree = (errors.__doc__ or "").split("\n\n")[1]
    lines = [line.removeprefix("    ") for line in tree.splitlines()]
    assert "\n".join(lines) in (ROOT / "docs" / "client.md").read_text("utf-8")


def test_the_guide_has_every_option() -> None:
    """Those of clients, and those of calls."""
    from ofauth_api.resources.base import RequestOptions

    from ofauth_client import ClientOptions

    guide = (ROOT / "docs" / "client.md").read_text("utf-8")
    options = {*ClientOptions.__annotations__, *RequestOptions.__annotations__}
    assert {name for name in options if f"`{name}`" not in guide} == set()


def test_the_decisions_have_a_list_of_contents() -> None:
    """With every heading, in order."""
    page = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    contents, _, rest = page.partition("\n\n## ")
    headings = re.findall(r"^###? (.+)$", f"## {rest}", flags=re.MULTILINE)
    assert re.findall(r"^ *- \[(.+)\]\(#", contents, flags=re.MULTILINE) == headings


def recipe(framework: str) -> dict[str, Any]:
    """Return what a recipe for webhooks defines."""
    (block,) = [each for each in blocks(ROOT / "docs" / "webhooks.md") if framework in each]
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(block, framework, "exec"), names)  # noqa: S102 - our own documentation
    return names


def test_the_recipe_for_fastapi_receives(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """A delivery is taken, another body is refused."""
    transport = httpx.ASGITransport(recipe("FastAPI")["app"])
    body, headers = delivery()

    async def post(content: bytes) -> int:
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            answer = await client.post("/webhooks/ofauth", content=content, headers=headers)
            return answer.status_code

    assert [asyncio.run(post(body)), asyncio.run(post(body + b" "))] == [204, 400]
    assert capsys.readouterr().out.startswith("ask the user to connect again")


def test_the_recipe_for_flask_receives(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """A delivery is taken, another body is refused."""
    client = recipe("Flask")["app"].test_client()
    body, headers = delivery()
    statuses = [
        client.post("/webhooks/ofauth", data=content, headers=headers).status_code
        for content in (body, body + b" ")
    ]
    assert statuses == [204, 400]
    assert capsys.readouterr().out.startswith("connection.expired")


def test_the_recipe_for_repeated_deliveries_counts_what_was_handled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An attempt whose handling failed is not remembered; the next attempt is handled."""
    monkeypatch.chdir(tmp_path)
    names = recipe("sqlite3")
    handle_once, (body, headers) = names["handle_once"], delivery()
    event = webhooks.verify(body, headers, SECRET)

    def fail(_: webhooks.Event) -> None:
        raise LookupError

    seen: list[webhooks.Event] = []
    with closing(names["store"]):
        with pytest.raises(LookupError):
            handle_once(body, event, fail)
        assert [handle_once(body, event, seen.append) for _ in range(3)] == [True, False, False]
    assert seen == [event]
