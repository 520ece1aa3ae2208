"""Secrets in variables stay hidden, whatever a tool does to them before it prints them."""

from __future__ import annotations

import collections
import copy
import difflib
import logging
import pickle
import pprint
import reprlib
import string
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import OFAuth
from ofauth_client._options.credentials import HIDDEN, HeaderSecret, HiddenText, revealed

TEXT = "https://user:sk_planted@host.test:8030/planted path?planted=1\nplanted\tline"
#: The parts that a tool could leave of the text; each would tell something.
PLANTED = ("planted", "user", "host", "line")

Show = Callable[[Any], str]
Change = Callable[[Any], object]


def tells(shown: str) -> bool:
    """Tell whether something that was shown has a planted part."""
    return any(part in shown.casefold() for part in PLANTED)


def like(value: Any, text: str) -> Any:
    """Return a text as the kind of a value."""
    return text if isinstance(value, str) else text.encode()


#: What is shown as it is: a string, or the repr of a container.
SHOWN: dict[str, Show] = {
    "repr": repr,
    "str": str,
    "ascii": ascii,
    "format": format,
    "f-string": lambda x: f"{x}",
    "width": lambda x: f"{x:>80}|{x:<80}|{x:^80}|{x:.9}",
    "f-string repr": lambda x: f"{x!r:>90} {x!s} {x!a}",
    "percent": lambda x: "%s %r %a %-90s" % (x, x, x, x),  # noqa: UP031 - a form to test
    "percent of a mapping": lambda x: "%(a)s" % {"a": x},  # noqa: UP031 - a form to test
    "str.format": lambda x: "{0} {0!r} {0:>80}".format(x),  # noqa: UP032 - a form to test
    "template": lambda x: string.Template("$a").substitute(a=x),
    "print": lambda x: " ".join(str(each) for each in [x, x]),
    "containers": lambda x: repr([x, (x,), {x}, {x: x}, collections.deque([x])]),
    "defaultdict": lambda x: repr(collections.defaultdict(list, {"a": x})),
    "pprint": lambda x: pprint.pformat({"key": [x, x]}, width=10),
    "reprlib": lambda x: reprlib.repr([x]),
    "exception": lambda x: repr(ValueError(x)) + str(KeyError(x)) + str(ValueError(x)),
    "iterated": lambda x: repr([*x]) if isinstance(x, str) else "",
    "reversed": lambda x: repr([*reversed(x)]) if isinstance(x, str) else "",
    "traceback": lambda x: "".join(traceback_of(x)),
    "difference": lambda x: (
        "\n".join(difflib.ndiff(x.splitlines(), x[:9].splitlines())) if isinstance(x, str) else ""
    ),
    "deep copy": lambda x: repr(copy.deepcopy([x, copy.copy(x)])),
    "pickled": lambda x: repr(pickle.loads(pickle.dumps(x))),  # noqa: S301 - our own bytes
}


def traceback_of(value: object) -> list[str]:
    """Return a traceback with the variables of a frame that has a value."""

    def fail(variable: object) -> None:
        raise LookupError

    try:
        fail(value)
    except LookupError as error:
        stack = traceback.TracebackException.from_exception(error, capture_locals=True).stack
        return [f"{frame.locals}" for frame in stack if frame.name == "fail"]
    raise AssertionError


#: Parts and changed copies, of which the repr is shown.
CHANGED: dict[str, Change] = {
    "cut": lambda x: [x[:80], x[3:], x[-20:], x[::2], x[:30] + x[30:]],
    "strip": lambda x: [x.strip(), x.lstrip(), x.rstrip(), x.strip(x[:1])],
    "lines": lambda x: [x.splitlines(), x.splitlines(keepends=True)],
    "split": lambda x: [x.split(), x.rsplit(maxsplit=1), x.split(x[4:5])],
    "partition": lambda x: [x.partition(x[9:10]), x.rpartition(x[9:10])],
    "case": lambda x: [x.lower(), x.upper(), x.title(), x.swapcase(), x.capitalize()],
    "padding": lambda x: [x.center(99), x.ljust(99), x.rjust(99), x.zfill(99), x.expandtabs()],
    "replace": lambda x: [x.replace(x[:1], x[1:2]), x.removeprefix(x[:4]), x.removesuffix(x[-4:])],
    "repeat": lambda x: [x * 2, 2 * x],
    "translate": lambda x: x.translate(str.maketrans("", "", "x"))
    if isinstance(x, str)
    else x.translate(None),
    "encode": lambda x: x.encode() if isinstance(x, str) else x.hex(),
    "casefold": lambda x: x.casefold() if isinstance(x, str) else x,
    "own formats": lambda x: [x.format(), x.format_map({})] if isinstance(x, str) else [x],
    "percent": lambda x: x % (),
    "joined": lambda x: [x + x[:1], x[:0] + x],
    "after a plain one": lambda x: like(x, "prefix ") + x,
    "before a plain one": lambda x: x + like(x, " suffix"),
}  # fmt: skip

both_kinds = pytest.mark.parametrize(
    "secret", [HiddenText(TEXT), HeaderSecret(TEXT.encode())], ids=["text", "bytes"]
)


@both_kinds
@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN.keys())
def test_whatever_shows_a_secret_shows_asterisks(show: Show, secret: Any) -> None:
    """Loggers format, tracebacks take the repr, containers too."""
    assert not tells(show(secret))


@both_kinds
@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED.keys())
def test_parts_and_changed_copies_stay_hidden(change: Change, secret: Any) -> None:
    """They have the right content, and a repr without it."""
    found = change(secret)
    assert not tells(repr(found))
    assert found == change(TEXT if isinstance(secret, str) else TEXT.encode())


def test_all_uses_show_a_plain_text() -> None:
    """Otherwise the tests above would prove nothing."""
    changed = {name: repr(change(TEXT)) for name, change in CHANGED.items()}
    shown = {name: show(TEXT) for name, show in SHOWN.items()} | changed
    # These two show single characters.
    assert {name for name, text in shown.items() if not tells(text)} == {"iterated", "reversed"}


@both_kinds
def test_logs_show_asterisks(secret: Any, caplog: pytest.LogCaptureFixture) -> None:
    """With each placeholder of a log line, and as an attribute of a record."""
    with caplog.at_level(logging.INFO):
        logging.getLogger("mine").info("%s %r %-80s %.9s", secret, secret, secret, secret)
        logging.getLogger("mine").info(secret)
    assert not any(tells(record.getMessage()) for record in caplog.records)
    assert not tells(caplog.text)


@both_kinds
def test_failed_assertions_show_asterisks(secret: Any) -> None:
    """The comparison that pytest prints has neither of the two if both are hidden."""
    with pytest.raises(AssertionError) as caught:
        assert secret == secret[:20]
    assert not tells(str(caught.value))
    with pytest.raises(AssertionError) as caught:
        assert secret in [secret[1:]]
    assert not tells(str(caught.value))


@given(text=st.text(min_size=8), start=st.integers(-9, 9), stop=st.integers(-9, 9))
def test_hidden_texts_are_the_texts(text: str, start: int, stop: int) -> None:
    """Comparison, hash, search and conversion see the text; its repr is always the same."""
    hidden = HiddenText(text)
    assert hidden == text == revealed(hidden) == revealed(HiddenText(hidden))
    assert (hash(hidden), len(hidden)) == (hash(text), len(text))
    assert type(revealed(hidden)) is str
    assert hidden[start:stop] == text[start:stop]
    assert repr(hidden[start:stop]) == repr(hidden) == f"'{HIDDEN}'"
    assert [*hidden] == [*text]
    assert hidden.encode("utf-8", "surrogatepass") == text.encode("utf-8", "surrogatepass")


@given(raw=st.binary(min_size=2), start=st.integers(-9, 9), stop=st.integers(-9, 9))
def test_hidden_bytes_are_the_bytes(raw: bytes, start: int, stop: int) -> None:
    """Libraries that send headers join, decode, compare and iterate them."""
    hidden = HeaderSecret(raw)
    assert hidden == raw == bytes(hidden)
    assert hidden[start:stop] == raw[start:stop]
    assert repr(hidden[start:stop]) == repr(hidden) == f"b'{HIDDEN}'"
    assert (hidden[0], [*hidden], b"".join([hidden]), b"%b" % hidden) == (raw[0], [*raw], raw, raw)
    assert type(hidden.decode("latin-1")) is str
    assert hidden.decode("latin-1") == raw.decode("latin-1")


def test_hidden_values_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Options of calls, and addresses of the environment, are hidden before they are checked."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    monkeypatch.setenv("OFAUTH_BASE_URL", "http://[::1]:8030/base/")
    with OFAuth(api_key="sk_planted", transport=httpx.MockTransport(answer)) as client:
        client.request("GET", "/v2/x", headers={"X-Mine": "planted"}, connection_id="conn_planted")
    (request,) = seen
    assert request.url == "http://[::1]:8030/base/v2/x"
    sent = [request.headers[name] for name in ("apiKey", "x-connection-id", "x-mine")]
    assert sent == ["sk_planted", "conn_planted", "planted"]
