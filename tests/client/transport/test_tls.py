"""What servers are verified with: options, environment, and mistakes in either."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import certifi
import httpx
import pytest

from ofauth_client import errors
from ofauth_client._transport import tls
from tests.client.serving import Server
from tests.client.ways import LIST, AsyncWay, Way

SECURE = "https://api.ofauth.test"


@pytest.fixture(autouse=True)
def _no_certificates_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE"])
@pytest.mark.parametrize("kind", ["missing", "empty file", "no certificate", "empty folder"])
def test_certificates_of_the_environment_that_cannot_be_read(
    way: Way, name: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client is refused when it is made, and the variable and the path are named."""
    path = tmp_path / "authorities"
    if kind == "empty folder":
        path.mkdir()
    elif kind != "missing":
        path.write_text("" if kind == "empty file" else "no certificate\n")
    monkeypatch.setenv(name, str(path))
    with pytest.raises(errors.ConfigurationError, match=f"{name} names .*authorities, from which"):
        way.client(base_url=SECURE)


def test_certificates_that_are_set_later_count_for_the_next_client(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A context that was made before does not stand in for them; an empty variable is none."""
    way.client(base_url=SECURE)
    monkeypatch.setenv("SSL_CERT_FILE", "")
    way.client(base_url=SECURE)
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    way.client(base_url=SECURE)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(errors.ConfigurationError, match="SSL_CERT_FILE"):
        way.client(base_url=SECURE)


def test_plain_http_reads_no_certificates(
    server: Server, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A context of TLS is made only where it is needed."""

    def refuse(*_: object) -> Any:
        raise AssertionError("a context was made")

    monkeypatch.setattr(tls, "_context", refuse)
    assert way.call(way.client(), LIST) == {}


def test_options_of_the_caller(way: Way) -> None:
    """A file, a folder, a context; one that verifies nothing is warned of."""
    way.client(base_url=SECURE, verify=certifi.where())
    way.client(base_url=SECURE, verify=Path(certifi.where()))
    way.client(base_url=SECURE, verify=ssl.create_default_context())
    with pytest.warns(UserWarning, match="verify=False"):
        way.client(base_url=SECURE, verify=False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"verify": "/nowhere/ca.pem"}, "verify names /nowhere/ca.pem"),
        ({"verify": 1.5}, "verify must be"),
        ({"cert": 5}, "cert must be"),
        ({"cert": ("a", "b", "c", "d")}, "cert must be"),
        ({"cert": "/nowhere/client.pem"}, "cert names /nowhere/client.pem"),
        ({"cert": ("/nowhere/client.pem", "/nowhere/key.pem", "hidden")}, "cert names"),
    ],
)
def test_options_that_make_no_sense(way: Way, options: dict[str, Any], said: str) -> None:
    """The option is named, and a password is not shown."""
    with pytest.raises(errors.ConfigurationError, match=said) as caught:
        way.client(base_url=SECURE, **options)
    assert "hidden" not in str(caught.value)


def test_a_transport_has_its_own(way: Way) -> None:
    """What would have no effect is refused."""
    kind: Any = httpx.AsyncHTTPTransport if isinstance(way, AsyncWay) else httpx.HTTPTransport
    with pytest.raises(errors.ConfigurationError, match="their own verify"):
        way.client(transport=kind(), verify=certifi.where())
