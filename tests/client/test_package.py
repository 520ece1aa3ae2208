"""The package as it is imported."""

from __future__ import annotations

import importlib
import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import ofauth_client
from ofauth_client import __version__, models
from tests.client.programs import run
from tests.client.serving import Server, ok

ROOT = Path(__file__).parents[2]

#: Variables for a program without proxies, wherever the tests run.
_NO_PROXIES = {name: "" for name in os.environ if name.lower().endswith("_proxy")}


def test_the_version_is_the_projects() -> None:
    """Project file and package have one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == __version__


def test_importing_imports_nothing() -> None:
    """`import ofauth_client` takes neither httpx nor a model with it."""
    loaded, _ = run(
        """
        import sys
        import ofauth_client
        print([name for name in sys.modules if name.startswith(("httpx", "attr", "ofauth_api"))])
        """
    )
    assert loaded.strip() == "[]"


def test_a_client_imports_no_model() -> None:
    """A client costs the same however many models there are."""
    loaded, _ = run(
        """
        import sys
        from ofauth_client import OFAuth, AsyncOFAuth, errors, models
        OFAuth(api_key="sk"); AsyncOFAuth(api_key="sk")
        print([name for name in sys.modules if name.startswith("ofauth_api.models.")])
        """
    )
    assert loaded.strip() == "[]"


def test_a_client_imports_nothing_that_few_need() -> None:
    """What only few programs need is imported by those, and costs the others nothing."""
    loaded, _ = run(
        """
        import sys
        sys.modules["click"] = None  # with it, httpx imports its command line
        from ofauth_client import OFAuth
        OFAuth(api_key="sk")
        ours = ("callers", "raw", "streaming", "webhooks")
        rare = ["asyncio", "concurrent.futures", "html", "ofauth_api.codec.rows"]
        rare += [f"ofauth_client.{one}" for one in ours]
        print([name for name in rare if name in sys.modules])
        """
    )
    assert loaded.strip() == "[]"


def test_the_first_line_of_a_program_imports_no_httpx() -> None:
    """httpx is for proxies, forms, certificates, and clients that callers bring."""
    loaded, _ = run(
        """
        import sys
        from ofauth_client import AsyncOFAuth, OFAuth, errors
        rare = ("httpx", "httpcore", "urllib.request", "http.cookiejar")
        print([name for name in rare if name in sys.modules])
        """
    )
    assert loaded.strip() == "[]"


def test_a_call_without_tls_needs_no_httpx(server: Server) -> None:
    """httpcore carries out calls; httpx takes more than twice its time to import."""
    server.answers(ok({"list": [], "hasMore": False}))
    loaded, _ = run(
        f"""
        import sys
        from ofauth_client import OFAuth
        with OFAuth(api_key="sk", connection_id="conn", base_url={server.url!r}) as client:
            client.chats.list(limit=1)
        print([name for name in ("httpx", "urllib.request") if name in sys.modules])
        """,
        **_NO_PROXIES,
    )
    assert loaded.strip() == "[]"


@pytest.mark.parametrize("variable", ["https_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_found(variable: str) -> None:
    """Whatever the case of its variable is."""
    shown, _ = run(
        """
        from ofauth_client._transport.proxies import proxies_of_environment
        print([str.__str__(address) for address in proxies_of_environment().values()])
        """,
        **{**_NO_PROXIES, variable: "http://localhost:8030"},
    )
    assert shown.strip() == "['http://localhost:8030']"


def test_every_name_is_there() -> None:
    """What the package says it has can be imported."""
    for name in ofauth_client.__all__:
        assert getattr(ofauth_client, name) is not None
    assert set(ofauth_client.__all__) <= set(dir(ofauth_client))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ofauth_client.nothing  # noqa: B018
    assert not hasattr(models, "Nothing")


def test_models_are_the_generated_ones() -> None:
    """One module under two names: a warning about an old name points to the caller's line."""
    import ofauth_api.models as generated

    assert importlib.import_module("ofauth_client.models") is models is generated
    assert dir(models) == sorted(generated.__all__)


def test_the_package_is_typed() -> None:
    """Type checkers are told that they may look."""
    assert files("ofauth_client").joinpath("py.typed").is_file()


def test_one_package_knows_httpx() -> None:
    """The transport uses httpx, and the options know its classes; nothing else does.

    The sandbox is a program of its own, which sends deliveries as a server would.
    """
    room = Path(ofauth_client.__file__).parent
    users = {
        path.relative_to(room).parts[0]
        for path in room.rglob("*.py")
        if re.search(r"^\s*(import|from) httpx", path.read_text("utf-8"), re.MULTILINE)
    }
    assert users - {"sandbox"} == {"_options", "_transport"}
