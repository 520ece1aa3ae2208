"""Which permissions methods need, and what a refusal says of the one that it was about."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from ofauth_api.resources.permission_table import PERMISSIONS

from ofauth_client import AsyncOFAuth, OFAuth, errors, permissions_of
from tests.client.programs import run
from tests.client.serving import Server, refusal
from tests.client.ways import KEY, SEND, Way, travel

TABLE = {
    "chats.list": "messages:read",
    "chats.messages.create": "messages:write",
    "chats.messages.list": "messages:read",
    "link.init": None,
    "vault.list": "vault:read",
    "vault_plus.list": "other:read",
}
CLIENTS: list[Any] = [OFAuth(api_key=KEY), AsyncOFAuth(api_key=KEY)]


@pytest.fixture
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that no document changes."""
    monkeypatch.setattr("ofauth_client._methods.PERMISSIONS", TABLE)


@pytest.mark.usefixtures("_table")
def test_permissions_are_sorted_and_each_stands_once() -> None:
    """A method without one adds none, and so do no methods at all."""
    names = ("vault.list", "chats.messages.create", "chats.list", "chats.messages.list")
    assert permissions_of(*names) == ["messages:read", "messages:write", "vault:read"]
    assert permissions_of("link.init") == permissions_of() == []


@pytest.mark.usefixtures("_table")
def test_a_resource_stands_for_all_methods_inside_it() -> None:
    """Those of the resources inside, too, and of none whose name begins alike."""
    assert permissions_of("chats") == ["messages:read", "messages:write"]
    assert permissions_of("client.vault") == ["vault:read"]


@pytest.mark.parametrize("client", CLIENTS, ids=["OFAuth", "AsyncOFAuth"])
def test_every_method_is_found(client: Any) -> None:
    """As a bound method, as one with raw answers, and by its resource."""
    for path, permission in PERMISSIONS.items():
        owner, _, name = path.rpartition(".")
        resource = attrgetter(owner)(client)
        wanted = [permission] if permission else []
        assert permissions_of(getattr(resource, name)) == wanted
        assert permissions_of(getattr(resource.with_raw_response, name)) == wanted
        assert set(wanted) <= set(permissions_of(resource))


def test_a_function_around_a_method_is_that_method() -> None:
    """A decorator of the caller's hides nothing; what streams asynchronously is one, too."""
    from functools import wraps

    method: Callable[..., Any] = CLIENTS[0].chats.list

    @wraps(method)
    def decorated() -> None:
        """Call nothing."""

    assert permissions_of(decorated) == permissions_of(method)


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (
            "chats.lits",
            "no method or resource client.chats.lits; did you mean chats.list?",
        ),
        ("", "there is no method or resource client."),
        (print, "builtin_function_or_method is neither a method nor a resource of a client"),
        (CLIENTS[0], "OFAuth is neither a method nor a resource of a client"),
        (OFAuth, "type is neither a method nor a resource of a client"),
        (lambda: None, "function is neither a method nor a resource of a client"),
        (3, "int is neither a method nor a resource of a client"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(thing: Any, words: str) -> None:
    """With what was meant, or what to pass."""
    with pytest.raises(errors.ArgumentError) as caught:
        permissions_of(thing)
    assert words in str(caught.value)


def test_asking_imports_no_model_and_no_resource() -> None:
    """Names are looked up in a table, which costs the same however many methods there are."""
    loaded, _ = run(
        """
        import sys
        from ofauth_api.resources.permission_table import PERMISSIONS
        from ofauth_client import permissions_of
        permissions_of(*PERMISSIONS)
        kept = {"base", "permission_table"}
        names = [name.split(".") for name in sys.modules if name.startswith("ofauth_api.")]
        print([name for name in names if name[1] == "models" or set(name[2:]) - kept])
        """
    )
    assert loaded.strip() == "[]"


def test_a_refusal_names_the_permission(server: Server, way: Way) -> None:
    """As an attribute, and in the text, which does not say that it is the reason."""
    server.answers(refusal(403, "FORBIDDEN"))
    writing = SEND._replace(permission="messages:write")
    with pytest.raises(errors.PermissionDeniedError) as caught:
        way.call(way.client(), writing, body={})
    error = caught.value
    assert error.permission == "messages:write"
    assert "; needs messages:write, which this connection may lack)" in str(error)
    assert str(travel(error)) == str(error)
    assert travel(error).permission == "messages:write"


def test_where_no_permission_is_known_nothing_is_said_of_one(server: Server, way: Way) -> None:
    """Neither of an operation without one, nor of a path of the caller's own."""
    server.answers(refusal(403, "FORBIDDEN"))
    with pytest.raises(errors.PermissionDeniedError) as named:
        way.call(way.client(), SEND, body={})
    with pytest.raises(errors.PermissionDeniedError) as free:
        way.request(way.client(), "GET", "/v2/access/x")
    for caught in (named, free):
        assert caught.value.permission is None
        assert "needs" not in str(caught.value)


def test_other_errors_have_no_permission(server: Server, way: Way) -> None:
    """It could not be what they are about."""
    server.answers(refusal(404))
    with pytest.raises(errors.NotFoundError) as caught:
        way.call(way.client(), SEND._replace(permission="messages:write"), body={})
    assert not hasattr(caught.value, "permission")
