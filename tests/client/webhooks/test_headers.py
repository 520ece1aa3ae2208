"""Signature headers are found in what every web framework hands over, under all their names."""

from __future__ import annotations

import base64
from collections.abc import Callable
from email.message import Message
from typing import Any

import pytest
from multidict import CIMultiDict
from starlette.datastructures import Headers as StarletteHeaders
from werkzeug.datastructures import EnvironHeaders
from werkzeug.datastructures import Headers as WerkzeugHeaders

from ofauth_client import webhooks
from ofauth_client.webhooks import WebhookError, verify

NOW = 1_790_000_000
SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
BODY = b'{"type":"rules.updated"}'


def renamed(headers: dict[str, str]) -> dict[str, str]:
    """Return the headers of Svix under the names of Standard Webhooks."""
    return {name.replace("svix-", "webhook-"): value for name, value in headers.items()}


OFAUTH = webhooks.sign(BODY, SECRET, NOW)
SVIX = webhooks.sign_svix(BODY, SECRET, NOW, "msg_1")
STANDARD = renamed(SVIX)
SCHEMES = {"ofauth": OFAUTH, "svix": SVIX, "standard": STANDARD}


def message(headers: dict[str, str]) -> Message:
    """Return headers as http.server has them."""
    made = Message()
    for name, value in headers.items():
        made[name] = value
    return made


def environ(headers: dict[str, str]) -> dict[str, Any]:
    """Return the variables of WSGI, which are not all texts."""
    found = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return {"wsgi.input": object(), "wsgi.version": (1, 0), "REMOTE_PORT": 5, **found}


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers as ASGI has them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


FORMS: dict[str, Callable[[dict[str, str]], Any]] = {
    "mapping": dict,
    "upper case": lambda headers: {name.upper(): value for name, value in headers.items()},
    "pairs": lambda headers: [("Accept", "*/*"), *headers.items()],
    "iterator": lambda headers: iter(headers.items()),
    "ASGI": raw,
    "byte arrays": lambda headers: [(bytearray(k), bytearray(v)) for k, v in raw(headers)],
    "lists": lambda headers: {name: [value] for name, value in headers.items()},
    "equal values": lambda headers: {name: [value, value] for name, value in headers.items()},
    "http.server": message,
    "WSGI": environ,
    "aiohttp": lambda headers: CIMultiDict(headers),
    "starlette": lambda headers: StarletteHeaders(raw=raw(headers)),
    "werkzeug": lambda headers: WerkzeugHeaders(list(headers.items())),
    "werkzeug on WSGI": lambda headers: EnvironHeaders(environ(headers)),
    "space around values": lambda headers: {name: f" \t{v}\t " for name, v in headers.items()},
    "None for others": lambda headers: dict.fromkeys([*OFAUTH, *SVIX, *STANDARD]) | headers,
    "no value for others": lambda headers: {name: [] for name in [*OFAUTH, *SVIX]} | headers,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("scheme", SCHEMES)
def test_headers_come_in_any_form(scheme: str, form: Callable[[dict[str, str]], Any]) -> None:
    """An id that was signed is the event's, however it was handed over."""
    event = verify(BODY, form(SCHEMES[scheme]), SECRET, now=NOW)
    assert event.delivery_id == (None if scheme == "ofauth" else "msg_1")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_header_with_two_values_is_refused(scheme: str) -> None:
    """A list of values and a repeated header are the same."""
    headers = SCHEMES[scheme]
    for name, value in headers.items():
        for twice in ({**headers, name: [value, "x"]}, [*headers.items(), (name.upper(), "x")]):
            with pytest.raises(WebhookError, match=f"the header {name.lower()} occurs twice"):
                verify(BODY, twice, SECRET, now=NOW)


@pytest.mark.parametrize("kind", [SVIX, STANDARD], ids=["svix", "standard"])
def test_a_missing_header_is_named(kind: dict[str, str]) -> None:
    """The message names the header by the name that the other two suggest."""
    for name in kind:
        rest = {other: value for other, value in kind.items() if other != name}
        with pytest.raises(WebhookError, match=f"the header {name} is missing"):
            verify(BODY, rest, SECRET, now=NOW)


def test_names_of_two_kinds_are_not_mixed() -> None:
    """Each kind counts only if it is whole; an id of the other kind changes nothing."""
    mixed = {"svix-id": "msg_1", **dict(list(STANDARD.items())[1:])}
    with pytest.raises(WebhookError, match="the header webhook-id is missing"):
        verify(BODY, mixed, SECRET, now=NOW)
    assert verify(BODY, {**STANDARD, "svix-id": "x"}, SECRET, now=NOW).delivery_id == "msg_1"
    assert verify(BODY, {**SVIX, "webhook-id": "x"}, SECRET, now=NOW).delivery_id == "msg_1"


def test_an_id_that_was_not_signed_is_not_believed() -> None:
    """Who repeats a delivery under another id must not make it a new one."""
    for name in ("svix-id", "webhook-id"):
        headers = {**OFAUTH, name: "another"}
        assert verify(BODY, headers, SECRET, now=NOW).delivery_id is None


@pytest.mark.parametrize("headers", [None, 5, "text", [1], [("a",)], ["abc"], {"svix-id": 1}])
def test_headers_that_cannot_be_read_are_one_error(headers: Any) -> None:
    """Whatever was handed over instead of headers."""
    with pytest.raises(WebhookError):
        verify(BODY, headers, SECRET, now=NOW)
