"""Deliveries are believed only with a right and fresh signature, whichever kind it is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import errors, webhooks
from ofauth_client.webhooks import WebhookError, verify

NOW = 1_790_000_000
SECRET = "a signing secret"
SVIX_SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
#: Each has one byte of the key changed, not only of the text that stands for it.
OTHER_SECRETS = {
    "ofauth": "a signing secres",
    "svix": "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdee").decode(),
}
BODY = json.dumps(
    {"type": "connection.created", "timestamp": "2026-09-20T12:00:00Z", "data": {"id": "conn_x"}}
).encode()


def signature(body: bytes = BODY, time: int = NOW, secret: str = SECRET) -> bytes:
    """Return the signature of the documentation: HMAC-SHA256 of time, dot and body."""
    return hmac.new(secret.encode(), f"{time}.".encode() + body, hashlib.sha256).digest()


def header(*signatures: str, time: int = NOW) -> dict[str, str]:
    """Return an OFAuth-Signature header with the given v1 signatures."""
    return {"OFAuth-Signature": ",".join([f"t={time}", *(f"v1={s}" for s in signatures)])}


SPELLINGS: dict[str, Callable[[bytes], str]] = {
    "hex": lambda raw: raw.hex(),
    "upper-case hex": lambda raw: raw.hex().upper(),
    "base64": lambda raw: base64.b64encode(raw).decode(),
    "base64 without padding": lambda raw: base64.b64encode(raw).decode().rstrip("="),
    "base64 for URLs": lambda raw: base64.urlsafe_b64encode(raw).decode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_signature_is_read_in_every_spelling(spelling: str) -> None:
    """The documentation does not say how v1 is encoded."""
    event = verify(BODY, header(SPELLINGS[spelling](signature())), SECRET, now=NOW)
    assert isinstance(event, webhooks.ConnectionCreated)
    assert event.timestamp == datetime(2026, 9, 20, 12, tzinfo=UTC)
    assert event.data == {"id": "conn_x"}


def test_svix_signs_the_example_of_its_documentation() -> None:
    """The example of the Svix documentation on manual verification is accepted."""
    body = b'{"test": 2432232314}'
    headers = {
        "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "svix-timestamp": "1614265330",
        "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    with pytest.raises(WebhookError, match="not an event"):
        verify(body, headers, secret, now=1614265330)


def test_a_svix_delivery_is_read() -> None:
    """The older headers are verified, several signatures at a time, and carry the id."""
    headers = webhooks.sign_svix(BODY, SVIX_SECRET, NOW, "msg_1")
    headers["svix-signature"] = f"v1a,x v1,AAAA {headers['svix-signature']}"
    event = verify(BODY, headers, SVIX_SECRET, now=NOW)
    assert (event.type, event.delivery_id) == ("connection.created", "msg_1")


@pytest.mark.parametrize("tamper", ["body", "time", "secret", "signature"])
@pytest.mark.parametrize("scheme", ["ofauth", "svix"])
def test_nothing_can_be_changed(scheme: str, tamper: str) -> None:
    """One changed byte of body, time, secret or signature is one error."""
    secret = SECRET if scheme == "ofauth" else SVIX_SECRET
    time = NOW + (1 if tamper == "time" else 0)
    body = BODY + (b" " if tamper == "body" else b"")
    if scheme == "ofauth":
        right = signature().hex()
        headers = header("0" * 64 if tamper == "signature" else right, time=time)
    else:
        headers = {**webhooks.sign_svix(BODY, secret, NOW, "m"), "svix-timestamp": str(time)}
        if tamper == "signature":
            headers["svix-signature"] = "v1," + base64.b64encode(b"0" * 32).decode()
    used = OTHER_SECRETS[scheme] if tamper == "secret" else secret
    with pytest.raises(WebhookError, match="does not match"):
        verify(body, headers, used, now=NOW)


@pytest.mark.parametrize(
    ("offset", "fresh"), [(300, True), (301, False), (-300, True), (-301, False)]
)
def test_the_clock_window_holds_both_ways(offset: int, fresh: bool) -> None:
    """A delivery is stale five minutes after, and five minutes before, its time."""
    headers = webhooks.sign(BODY, SECRET, NOW)
    if fresh:
        verify(BODY, headers, SECRET, now=NOW + offset)
    else:
        with pytest.raises(WebhookError, match="too old, or"):
            verify(BODY, headers, SECRET, now=NOW + offset)


WRONG_NUMBERS: dict[str, tuple[Any, str]] = {
    "nan": (float("nan"), "not nan"),
    "inf": (float("inf"), "not inf"),
    "negative": (-1, "not -1"),
    "minus inf": (float("-inf"), "not -inf"),
    "bool": (True, "not bool"),
    "text": ("planted", "not str"),
    "datetime": (datetime(2026, 9, 20, tzinfo=UTC), "not datetime"),
    "digits": (10**5000, "not a number of so many digits"),
}


@pytest.mark.parametrize(("wrong", "told"), WRONG_NUMBERS.values(), ids=WRONG_NUMBERS.keys())
@pytest.mark.parametrize("headers", [webhooks.sign(BODY, SECRET, NOW), {}], ids=len)
def test_misuse_of_tolerance_and_now_is_an_error_of_the_configuration(
    wrong: Any, told: str, headers: dict[str, str]
) -> None:
    """Whatever was delivered, a comparison that always fails or always holds is refused."""
    with pytest.raises(errors.ConfigurationError, match=f"^tolerance must be .*, {told}$"):
        verify(BODY, headers, SECRET, now=NOW, tolerance=wrong)
    with pytest.raises(errors.ConfigurationError, match=f"^now must be seconds .*, {told}$"):
        verify(BODY, headers, SECRET, now=wrong)


def test_none_is_a_time_but_no_tolerance() -> None:
    """The system clock counts without a time; without a tolerance, nothing would be stale."""
    headers = webhooks.sign(BODY, SECRET, time.time())
    assert verify(BODY, headers, SECRET, now=None).type == "connection.created"
    nothing: Any = None
    with pytest.raises(errors.ConfigurationError, match=r"^tolerance must be .*, not NoneType"):
        verify(BODY, headers, SECRET, tolerance=nothing)


def test_a_tolerance_of_zero_takes_the_same_second() -> None:
    """The limit itself is within the tolerance."""
    headers = webhooks.sign(BODY, SECRET, NOW)
    assert verify(BODY, headers, SECRET, now=NOW, tolerance=0).type == "connection.created"
    with pytest.raises(WebhookError, match="too old, or"):
        verify(BODY, headers, SECRET, now=NOW + 0.5, tolerance=0)


def test_secrets_can_be_exchanged() -> None:
    """Any of several secrets, and any of several signatures, is enough."""
    headers = header("00" * 32, signature().hex())
    verify(BODY, headers, ["new secret", SECRET], now=NOW)
    with pytest.raises(WebhookError):
        verify(BODY, headers, ["new secret", "newer secret"], now=NOW)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("connection.created", webhooks.ConnectionCreated),
        ("connection.updated", webhooks.ConnectionUpdated),
        ("connection.expired", webhooks.ConnectionExpired),
        ("connection.disconnected", webhooks.ConnectionDisconnected),
        ("rules.updated", webhooks.RulesUpdated),
        ("realtime.message.created", webhooks.RealtimeEvent),
        ("something.new", webhooks.Event),
    ],
)
def test_events_are_typed_and_new_ones_pass(name: str, kind: type[webhooks.Event]) -> None:
    """Documented types have a class; an unknown one is a plain event."""
    body = json.dumps({"type": name, "data": {"a": 1}}).encode()
    event = verify(body, webhooks.sign(body, SECRET, NOW), SECRET, now=NOW)
    assert type(event) is kind
    assert event.data == {"a": 1}
    if isinstance(event, webhooks.RealtimeEvent):
        assert event.name == "message.created"


def test_what_is_secret_is_not_shown() -> None:
    """Neither the data of an event nor a secret stands in a repr or an error."""
    event = verify(BODY, webhooks.sign(BODY, SECRET, NOW), SECRET, now=NOW)
    assert "conn_x" not in repr(event)
    with pytest.raises(WebhookError) as caught:
        verify(BODY, webhooks.sign(BODY, SECRET, NOW), "another secret", now=NOW)
    assert "secret" not in str(caught.value)


SECRETS: list[tuple[Any, str]] = [
    ("", "is empty"),
    ([], "is empty"),
    (" ", "is empty"),
    ([SECRET, ""], "is empty"),
    (None, "must be a text, not NoneType"),
    ([SECRET, None], "must be a text, not NoneType"),
    (5, "must be a text, not int"),
    (b"planted", "must be a text, not bytes"),
    ("planted\n", "an unprintable character, such as a line end"),
    ("\ud800", "an unprintable character"),
    ("whsec_", "not whsec_ and base64"),
    ("whsec_planted!", "not whsec_ and base64"),
]


@pytest.mark.parametrize(("secret", "flaw"), SECRETS, ids=ascii)
@pytest.mark.parametrize("headers", [header(signature().hex()), {}, {"svix-id": "m"}], ids=list)
def test_a_wrong_secret_is_an_error_of_the_configuration(
    secret: Any, flaw: str, headers: dict[str, str]
) -> None:
    """A secret that was not set rightly is no key; whoever sends something is not told of it."""
    with pytest.raises(errors.ConfigurationError, match=f"^the webhook secret .*{flaw}") as caught:
        verify(BODY, headers, secret, now=NOW)
    assert "planted" not in frames_of(caught.value)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (BODY, {}),
        (BODY, {"svix-id": "m"}),
        (BODY, header("00" * 32)),
        (BODY, header("")),
        (BODY, header("00" * 32, time=10**13)),
        (BODY, webhooks.sign_svix(BODY, SVIX_SECRET, NOW, "m")),
        (BODY, webhooks.sign(BODY, "planted", 0)),
        (b"{}", webhooks.sign(b"{}", "planted", NOW)),
        (None, {}),
    ],
)
@pytest.mark.parametrize("secret", ["planted", ["whsec_cGxhbnRlZAAA", "planted"]], ids=len)
def test_a_refused_delivery_shows_no_secret(body: Any, headers: Any, secret: Any) -> None:
    """Whatever is wrong, no variable of a frame has the secret."""
    with pytest.raises(WebhookError) as caught:
        verify(body, headers, secret, now=NOW)
    assert "planted" not in frames_of(caught.value)
    assert "cGxhbnRlZAAA" not in frames_of(caught.value)


def test_what_is_missing_is_named() -> None:
    """Without any signature all kinds are named."""
    all_kinds = "neither the header OFAuth-Signature nor svix-signature nor webhook-signature"
    with pytest.raises(WebhookError, match=all_kinds):
        verify(BODY, {}, SECRET, now=NOW)


@pytest.mark.parametrize("body", [BODY, BODY.decode(), bytearray(BODY)])
def test_bodies_and_times_are_signed_as_they_come(body: Any) -> None:
    """Text is signed as its bytes, and of a time its whole seconds."""
    verify(BODY, webhooks.sign(body, SECRET, NOW + 0.7), SECRET, now=NOW)
    verify(BODY, webhooks.sign_svix(body, SVIX_SECRET, NOW + 0.7, "m"), SVIX_SECRET, now=NOW)


@pytest.mark.parametrize("sign", [webhooks.sign, partial(webhooks.sign_svix, message_id="m")])
def test_what_cannot_be_signed_is_one_clear_error(sign: Any) -> None:
    """Parsed bodies, times that are none, and secrets that are not set."""
    with pytest.raises(errors.ArgumentError, match="must be bytes or a text, not dict"):
        sign({}, SVIX_SECRET, NOW)
    for moment in (-1, float("nan"), 1e12):
        with pytest.raises(errors.ArgumentError, match=f"must be seconds since 1970.*{moment}"):
            sign(BODY, SVIX_SECRET, moment)
    with pytest.raises(errors.ArgumentError, match=r"seconds since 1970.*not str") as caught:
        sign(BODY, NOW, SVIX_SECRET)
    assert SVIX_SECRET not in str(caught.value)
    with pytest.raises(errors.ConfigurationError, match="is empty"):
        sign(BODY, "", NOW)


def frames_of(error: BaseException) -> str:
    """Return the variables of all frames but those of the tests."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    frames = [frame.locals for frame in stack if "tests" not in frame.filename]
    assert frames
    return repr(frames)


def test_secrets_of_both_kinds_stand_side_by_side() -> None:
    """While one kind of signature is exchanged for the other, both are read."""
    secrets = [SECRET, SVIX_SECRET]
    verify(BODY, webhooks.sign_svix(BODY, SVIX_SECRET, NOW, "m"), secrets, now=NOW)
    verify(BODY, webhooks.sign(BODY, SECRET, NOW), secrets, now=NOW)
    with pytest.raises(WebhookError, match="not whsec_"):
        verify(BODY, webhooks.sign_svix(BODY, SVIX_SECRET, NOW, "m"), SECRET, now=NOW)
    with pytest.raises(errors.ConfigurationError, match="not whsec_"):
        webhooks.sign_svix(BODY, SECRET, NOW, "m")


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda body: body.decode()])
def test_a_body_comes_in_any_form(kind: Callable[[bytes], Any]) -> None:
    """Frameworks hand bodies over as bytes of several kinds, or as text."""
    verify(kind(BODY), webhooks.sign(BODY, SECRET, NOW), SECRET, now=NOW)


@pytest.mark.parametrize("body", [{"type": "a"}, None, 5])
def test_a_parsed_body_is_refused(body: Any) -> None:
    """The signature is of the bytes."""
    with pytest.raises(WebhookError, match="bytes as received"):
        verify(body, webhooks.sign(BODY, SECRET, NOW), SECRET, now=NOW)


@pytest.mark.parametrize(
    ("envelope", "data"),
    [({}, {}), ({"data": None}, {}), ({"data": [1]}, {"value": [1]}), ({"data": {}}, {})],
)
def test_data_is_always_a_mapping(envelope: dict[str, Any], data: dict[str, Any]) -> None:
    """Whatever a delivery has in its place."""
    body = json.dumps({"type": "t", **envelope}).encode()
    assert verify(body, webhooks.sign(body, SECRET, NOW), SECRET, now=NOW).data == data


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"type": 1}', b"[" * 100_000])
def test_a_signed_body_that_is_no_event_is_refused(body: bytes) -> None:
    """A right signature does not make an event."""
    with pytest.raises(WebhookError):
        verify(body, webhooks.sign(body, SECRET, NOW), SECRET, now=NOW)


HEADER_NAMES = [
    "OFAuth-Signature", "svix-id", "svix-timestamp", "svix-signature", "x",
    "webhook-id", "Webhook-Timestamp", "HTTP_WEBHOOK_SIGNATURE",
]  # fmt: skip
VALUES = st.one_of(
    st.text(), st.binary(), st.none(), st.integers(), st.lists(st.text(), max_size=2),
    st.from_regex(r"t=[0-9]*,(v1=[0-9a-f]{0,64},?)*", fullmatch=True),
    st.from_regex(r"(v1,[A-Za-z0-9+/=]{0,50} ?)*", fullmatch=True),
)  # fmt: skip


@given(
    body=st.one_of(st.binary(), st.text()),
    headers=st.dictionaries(st.sampled_from(HEADER_NAMES), VALUES),
    secret=st.sampled_from([SECRET, SVIX_SECRET, "whsec_AAAAA"]),
)
def test_malformed_input_is_one_error(body: Any, headers: Any, secret: str) -> None:
    """Whatever arrives, it raises WebhookError and nothing else."""
    with pytest.raises(WebhookError):
        verify(body, headers, secret, now=NOW)


@given(body=st.dictionaries(st.text(), st.integers()), time=st.integers(0, 10**12 - 1))
def test_what_is_signed_verifies(body: dict[str, int], time: int) -> None:
    """verify accepts what sign and sign_svix made, at their time."""
    data = json.dumps({"type": "t", "data": body, "timestamp": time}).encode()
    for headers, secret in (
        (webhooks.sign(data, SECRET, time), SECRET),
        (webhooks.sign_svix(data, SVIX_SECRET, time, "m"), SVIX_SECRET),
    ):
        assert verify(data, headers, secret, now=time).data == body
