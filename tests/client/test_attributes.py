"""Attributes of clients and resources: nobody sets an option that nothing reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any
from unittest.mock import patch

import pytest

from ofauth_client import AsyncOFAuth, OFAuth
from tests.client.ways import CONNECTION, KEY, travel

CLIENTS = pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])
THINGS: dict[str, Callable[[Any], Any]] = {
    "client": lambda client: client,
    "view": lambda client: client.with_options(timeout=3),
    "connection": lambda client: client.for_connection("conn_other"),
    "resource": lambda client: client.chats,
    "inner resource": lambda client: client.chats.messages,
    "raw responses": lambda client: client.chats.with_raw_response,
}
EVERY_THING = pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())


@CLIENTS
@EVERY_THING
@pytest.mark.parametrize("name", ["api_key", "timeout", "messages", "tiemout", "_caller"])
def test_attributes_cannot_be_set(make: Any, thing: Callable[[Any], Any], name: str) -> None:
    """The error names the attribute and the remedy, and not the value."""
    changed = thing(make(api_key=KEY))
    before = dict(vars(changed))
    with pytest.raises(AttributeError) as caught:
        setattr(changed, name, CONNECTION)
    kind = type(changed).__name__
    assert str(caught.value) == (
        f"the attribute {name} of {kind} cannot be changed: "
        "with_options() of the client returns a view with other options"
    )
    with pytest.raises(AttributeError, match=r"with_options\(\)"):
        delattr(changed, name)
    assert vars(changed) == before


@CLIENTS
@pytest.mark.parametrize("name", ["chats", "rate_limit", "_engine", "_owns"])
def test_parts_of_a_client_cannot_be_set(make: Any, name: str) -> None:
    """Neither resources nor properties nor private parts."""
    client = make(api_key=KEY)
    with pytest.raises(AttributeError, match=f"^the attribute {name} of {make.__name__} "):
        setattr(client, name, None)
    assert client.chats is client.chats


@CLIENTS
def test_tests_can_replace_methods(make: Any) -> None:
    """A method of a client or resource can be patched, and is itself again afterwards."""
    client = make(api_key=KEY)
    raw = client.chats.with_raw_response
    with (
        patch.object(client.chats, "list", new=lambda: "patched"),
        patch.object(raw, "list", new=lambda: "raw"),
    ):
        assert (client.chats.list(), raw.list()) == ("patched", "raw")
    with patch.object(client, "request", new=lambda: "patched"):
        assert client.request() == "patched"
    assert client.chats.list.__func__ is type(client.chats).list
    assert client.request.__func__ is make.request


class Counting(OFAuth):
    """A client of a program, with state of its own."""

    label = "none"

    def __init__(self, **options: Any) -> None:
        self.calls = [0]
        super().__init__(**options)
        self.label = "mine"

    @cached_property
    def patient(self) -> Counting:
        """A view, which is computed once for each client or view."""
        return self.with_options(timeout=300)


def test_subclasses_have_attributes_of_their_own() -> None:
    """Before and after the set-up of the client, and in its views, copies and pickles."""
    client = Counting(api_key=KEY)
    view = client.for_connection(CONNECTION)
    assert (view.label, view.calls) == ("mine", [0])
    assert view.calls is client.calls
    assert (travel(client).label, travel(client).calls) == ("mine", [0])
    view.label = "view"
    assert client.label == "mine"
    del client.label
    assert client.label == "none"


def test_subclasses_cannot_set_options() -> None:
    """An option of a client stays an option in a subclass."""
    client = Counting(api_key=KEY)
    for name in ("timeout", "chats", "_engine"):
        with pytest.raises(AttributeError, match=f"^the attribute {name} of Counting "):
            setattr(client, name, None)


def test_cached_properties_of_subclasses_belong_to_their_view() -> None:
    """A view computes them with its own options."""
    client = Counting(api_key=KEY)
    assert client.patient is client.patient
    view = client.for_connection(CONNECTION)
    assert view.patient is not client.patient
    assert repr(view.patient).endswith("connection ***>")
