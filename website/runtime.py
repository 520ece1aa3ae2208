"""The reference of the hand-written modules: pages whose content is their docstrings."""

from __future__ import annotations

from collections.abc import Iterator

from website.pages import Page

FOLDER = "reference/runtime"

#: File and title of each page, a sentence about it, and the objects on it.
_PAGES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "client",
        "Clients",
        "The clients, and what they and their calls accept.",
        (
            "ofauth_client.OFAuth",
            "ofauth_client.AsyncOFAuth",
            "ofauth_client.ClientOptions",
            "ofauth_client.AsyncClientOptions",
            "ofauth_client.RequestOptions",
            "ofauth_client.permissions_of",
        ),
    ),
    (
        "answers",
        "Lists and answers",
        "What methods return.",
        (
            "ofauth_client.Page",
            "ofauth_client.AsyncPage",
            "ofauth_client.AsyncPager",
            "ofauth_client.RawResponse",
            "ofauth_client.StreamedResponse",
            "ofauth_client.AsyncStreamedResponse",
            "ofauth_client.UNSET",
            "ofauth_client.Unset",
            "ofauth_client.rows",
        ),
    ),
    (
        "options",
        "Retries, limits and hooks",
        "The values of options.",
        (
            "ofauth_client.RetryPolicy",
            "ofauth_client.RateLimit",
            "ofauth_client.RateLimiter",
            "ofauth_client.RateLimitState",
            "ofauth_client.Timing",
            "ofauth_client.CallEvent",
            "ofauth_client.RequestEvent",
            "ofauth_client.ResponseEvent",
            "ofauth_client.RetryEvent",
            "ofauth_client.DriftEvent",
            "ofauth_client.Middleware",
            "ofauth_client.AsyncMiddleware",
            "ofauth_client.MiddlewareSend",
            "ofauth_client.AsyncMiddlewareSend",
            "ofauth_client.MiddlewareRequest",
            "ofauth_client.MiddlewareResponse",
            "ofauth_client.redact_http_logs",
        ),
    ),
    (
        "export",
        "Export, uploads, concurrency",
        "Whole lists into files, files in parts, many things at once.",
        ("ofauth_client.export", "ofauth_client.uploading", "ofauth_client.concurrency"),
    ),
    ("dlt", "Source of dlt", "Lists of many connections for a database.", ("ofauth_client.dlt",)),
    ("redis", "Shared rate limit", "One limit for many processes.", ("ofauth_client.redis",)),
    ("errors", "Error classes", "The attributes of errors.", ("ofauth_client.errors",)),
    ("webhooks", "Webhooks", "Events and signatures.", ("ofauth_client.webhooks",)),
    ("sandbox", "Sandbox", "The sandbox in a program.", ("ofauth_client.sandbox",)),
    ("pytest_plugin", "Fixtures", "The fixtures for pytest.", ("ofauth_client.pytest_plugin",)),
)

#: Of what the clients inherit, the resources have pages of their own.
_VIEWS = "inherited_members: [for_connection, rate_limit, with_options]"
#: Options of mkdocstrings for single objects.
_OPTIONS = {
    "ofauth_client.OFAuth": [_VIEWS],
    "ofauth_client.AsyncOFAuth": [_VIEWS],
    "ofauth_client.errors": ['filters: ["!^_", "!^one_line$", "!^LONGEST_TEXT$"]'],
}


def runtime_pages() -> Iterator[Page]:
    """Yield the pages of the hand-written modules."""
    for name, title, sentence, documented in _PAGES:
        text = "\n\n".join([f"# {title}", sentence, *map(_directive, documented)])
        yield Page(f"{FOLDER}/{name}.md", text, complete=False)


def _directive(name: str) -> str:
    lines = [f"      {option}" for option in _OPTIONS.get(name, [])]
    return "\n".join([f"::: {name}", *(["    options:", *lines] if lines else [])])


def documented() -> set[str]:
    """Return the names of the objects that have a page."""
    return {name for _, _, _, names in _PAGES for name in names}
