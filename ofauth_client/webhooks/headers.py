"""Finds the signature headers of a delivery, in whatever form a web framework has headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from ofauth_client.errors import WebhookError


class _HasItems(Protocol):
    """A mapping, or the headers of `http.server`, which are not a mapping."""

    def items(self) -> Iterable[tuple[Any, Any]]: ...


Headers: TypeAlias = _HasItems | Iterable[tuple[Any, Any]]


class HeaderNames(NamedTuple):
    """Names of the three headers of a signature with an id."""

    id: str
    timestamp: str
    signature: str


OFAUTH = "ofauth-signature"
SVIX = HeaderNames("svix-id", "svix-timestamp", "svix-signature")
#: The standard took over the signature of Svix, under names without a vendor.
STANDARD = HeaderNames("webhook-id", "webhook-timestamp", "webhook-signature")

_NAMES = (OFAUTH, *SVIX, *STANDARD)
#: WSGI, and `request.META` of Django, have headers among variables, such as HTTP_SVIX_ID.
_SPELLINGS = {
    **{name: name for name in _NAMES},
    **{f"http_{name.replace('-', '_')}": name for name in _NAMES},
}


def signature_headers(headers: Any) -> dict[str, str]:
    """Return the signature headers by lower-case name.

    Args:
        headers: A mapping, or pairs; an item may have several values.

    Raises:
        WebhookError: The headers cannot be read, or a header has two different values.
    """
    found: dict[str, str] = {}
    try:
        for name, text in _signature_pairs(headers):
            if found.setdefault(name, text) != text:
                raise WebhookError(f"the header {name} occurs twice")
    except (TypeError, ValueError, AttributeError):
        raise WebhookError("the headers cannot be read") from None
    return found


def names_in(found: Mapping[str, str]) -> HeaderNames:
    """Return the names of the headers that sign a delivery with an id.

    Args:
        found: The signature headers.

    Raises:
        WebhookError: A header is missing.
    """
    lacking = {names: [name for name in names if not found.get(name)] for names in (SVIX, STANDARD)}
    names, missing = min(lacking.items(), key=lambda item: len(item[1]))
    if len(missing) == len(names):
        raise WebhookError(
            "the delivery has no signature: "
            f"neither the header OFAuth-Signature nor {SVIX.signature} nor {STANDARD.signature}"
        )
    if missing:
        raise WebhookError(f"the delivery has no signature: the header {missing[0]} is missing")
    return names


def _signature_pairs(headers: Any) -> Iterator[tuple[str, str]]:
    pairs = headers.items() if hasattr(headers, "items") else headers
    for spelling, value in pairs:
        name = _SPELLINGS.get(_text(spelling).lower())
        if name:
            yield from ((name, _text(each).strip(" \t")) for each in _several(value))


def _several(value: Any) -> Iterable[Any]:
    """Return the values of an item; None, for a header that was looked up in vain, is no value."""
    if isinstance(value, list | tuple):
        return value
    return () if value is None else (value,)


def _text(value: Any) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | bytearray) else str(value)
