"""Which addresses are allowed, which comes first, and what of them is ever shown."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.errors import PipelineError
from pipeline.fetch.source import locate, parse_url, shown


def test_the_published_document_is_the_default() -> None:
    """Without an address the published document is fetched."""
    assert locate(None) == httpx.URL("https://api.ofauth.com/openapi.json")


def test_the_variable_comes_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """OFAUTH_OPENAPI_URL replaces the default, unless it is empty."""
    monkeypatch.setenv("OFAUTH_OPENAPI_URL", "https://example.com/o.json")
    assert locate(None) == httpx.URL("https://example.com/o.json")
    monkeypatch.setenv("OFAUTH_OPENAPI_URL", "")
    assert locate(None) == httpx.URL("https://api.ofauth.com/openapi.json")


def test_the_argument_comes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address given by hand wins."""
    monkeypatch.setenv("OFAUTH_OPENAPI_URL", "https://example.com/o.json")
    assert locate("spec.yaml") == Path("spec.yaml")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/o.json",
        "https://example.com:8443/o.json?v=1",
        "HTTPS://EXAMPLE.COM/o.json",
        "http://127.0.0.1:80/o",
        "http://127.8.9.10/o",
        "http://localhost:8000/o",
        "http://LOCALHOST/o",
        "http://[::1]:8000/o",
    ],
)
def test_https_anywhere_and_http_on_loopback_are_allowed(url: str) -> None:
    """The two kinds of URL that are allowed are kept as they are."""
    assert locate(url) == httpx.URL(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/o.json",
        "http://127.0.0.1.example.com/o",
        "http://localhost.example.com/o",
        "http://10.0.0.1/o",
        "http://0.0.0.0/o",
        "http://[::2]/o",
        "http://2130706433/o",
        "http://127.0.0.1\\@example.com/o",
        "ftp://example.com/o.json",
        "data://x",
        "javascript://x",
        "https://",
        "https:///o.json",
        "https://example.com:port/o",
        "https://example.com:99999/o",
        "https://[::1/o",
        "https://xn--/o",
        "https://example.com/o\x00",
        "https://example.com/o\r\nX-Evil: 1",
        "https://" + "a" * 70_000,
        "file://elsewhere/o.json",
    ],
)
def test_other_addresses_are_refused_in_one_sentence(url: str) -> None:
    """An address that is neither allowed nor a file is refused before anything is sent."""
    with pytest.raises(PipelineError) as caught:
        locate(url)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("url", ["https://me:secret@example.com/", "https://secret@example.com/"])
def test_credentials_are_refused_and_not_repeated(url: str) -> None:
    """A user name or password in a URL is refused, and the refusal does not show it."""
    with pytest.raises(PipelineError, match="user name or password") as caught:
        locate(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://me:secret@[/", "https://me:secret@h:port/", "http://a:secret@b/"]
)
def test_a_malformed_url_with_credentials_is_not_repeated(url: str) -> None:
    """Whatever is wrong with a URL, its secrets are not shown."""
    with pytest.raises(PipelineError) as caught:
        locate(url)
    assert "secret" not in str(caught.value)


def test_a_query_is_asked_for_but_never_shown() -> None:
    """The name of a source has neither query nor fragment: either may be a token."""
    source = locate("https://example.com/o.json?token=secret#secret")
    assert source == httpx.URL("https://example.com/o.json?token=secret#secret")
    assert shown(source) == "https://example.com/o.json"


@pytest.mark.parametrize("name", ["spec.json", "a b.yaml", "caf\u00e9.json", "100%.json"])
def test_a_file_is_named_without_its_folder(tmp_path: Path, name: str) -> None:
    """The name of a file source says nothing of the machine it was on."""
    assert shown(locate(str(tmp_path / name))) == f"file:{name}"


@pytest.mark.parametrize("name", ["spec.json", "a b.yaml", "caf\u00e9.json", "100%.json"])
def test_a_file_url_is_the_path_it_encodes(tmp_path: Path, name: str) -> None:
    """file: URLs name the same file as their path."""
    path = tmp_path / name
    assert locate(path.as_uri()) == path
    assert locate(path.as_uri().replace("file://", "file://localhost", 1)) == path


def test_a_relative_redirect_is_resolved() -> None:
    """A Location may be relative to the URL that sent it."""
    base = httpx.URL("https://example.com/a/b?x=1")
    assert parse_url("../c", base) == httpx.URL("https://example.com/c")


@given(st.text(max_size=40), st.sampled_from(["", "https://", "http://", "file://", "x://"]))
def test_any_text_is_a_source_or_a_sentence(text: str, scheme: str) -> None:
    """No text given as an address raises anything but a PipelineError."""
    try:
        told = shown(locate(scheme + text))
    except PipelineError as error:
        told = str(error)
    assert scheme != "https://" or "\n" not in told
