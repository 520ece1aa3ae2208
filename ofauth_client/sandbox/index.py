"""The page at `/`: the operations, each with something to try."""

from __future__ import annotations

from html import escape
from itertools import groupby

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ofauth_client.sandbox.contract import Contract
from ofauth_client.sandbox.people import FIRST_USER
from ofauth_client.sandbox.service import Service

#: Before a path, calls it with the key of the sandbox: a browser cannot send one.
TRY = "/_sandbox/try"
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>OFAuth sandbox</title>
<style>
body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
code{{background:#eee;padding:.1rem .3rem}} td{{padding:.1rem .6rem .1rem 0;vertical-align:top}}
</style>
<h1>OFAuth sandbox</h1>
<p>{count} operations of <a href="/openapi.json">this document</a>. Nothing here is real; every
answer follows the seed {seed}. A link calls an operation with the sandbox's key.</p>
{tables}
</html>"""


def index_routes(service: Service) -> list[BaseRoute]:
    """Return the routes of the page, of the document, and of the links.

    Args:
        service: What they show.
    """
    page = _page(service)

    async def index(_request: Request) -> Response:
        return HTMLResponse(page)

    async def document(_request: Request) -> Response:
        return JSONResponse(service.document)

    return [Route("/", index), Route("/openapi.json", document)]


def _page(service: Service) -> str:
    contracts = sorted(service.contracts, key=lambda each: (each.tag, each.path, each.method))
    tables = [_table(tag, list(each)) for tag, each in groupby(contracts, lambda each: each.tag)]
    return _PAGE.format(count=len(contracts), seed=service.settings.seed, tables="\n".join(tables))


def _table(tag: str, contracts: list[Contract]) -> str:
    rows = "\n".join(map(_row, contracts))
    return f"<h2>{escape(tag or 'Other')}</h2>\n<table>\n{rows}\n</table>"


def _row(contract: Contract) -> str:
    path = escape(contract.path)
    return (
        f"<tr><td>{contract.method}<td><code>{path}</code><td>{escape(contract.summary)}"
        f"<td><code>{escape(contract.id)}</code><td>{_link(contract)}"
    )


def _link(contract: Contract) -> str:
    if contract.method != "GET":
        return ""
    path = contract.path.replace("{userId}", str(FIRST_USER))
    return "" if "{" in path else f'<a href="{TRY}{escape(path)}">try it</a>'
