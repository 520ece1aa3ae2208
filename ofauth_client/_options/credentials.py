"""Credentials: key and connection id, which appear nowhere but in the headers of requests."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, Never, Self, cast

from ofauth_client.errors import ConfigurationError

HIDDEN = "***"
KEY_HEADER = b"apiKey"
CONNECTION_HEADER = b"x-connection-id"
#: Lower-case names of the headers with credentials.
CREDENTIAL_HEADERS = frozenset({KEY_HEADER.lower(), CONNECTION_HEADER})


class HeaderSecret(bytes):
    """A header value whose repr is hidden, for tracebacks that show local variables.

    Parts and changed copies are hidden, too. Decoding returns the plain text, because libraries
    that take headers as texts decode them.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"b'{HIDDEN}'"

    def __str__(self) -> str:
        return HIDDEN

    def __format__(self, format_spec: str) -> str:
        return format(HIDDEN, format_spec)

    def __radd__(self, other: bytes) -> HeaderSecret:
        return HeaderSecret(other + bytes(self))


class HiddenText(str):
    """A text whose repr is hidden, such as a URL that may contain a password.

    `str` and formatting give three asterisks, so that no message and no log line can contain the
    text by mistake; `revealed` gives the text. Parts and changed copies are hidden, too. Code in C
    sees the text, such as `"".join` and `json`.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        # `str` would ask a hidden text for its three asterisks.
        return super().__new__(cls, revealed(text))

    def __repr__(self) -> str:
        return f"'{HIDDEN}'"

    def __str__(self) -> str:
        return HIDDEN

    def __format__(self, format_spec: str) -> str:
        return format(HIDDEN, format_spec)

    def __iter__(self) -> Iterator[str]:
        return map(HiddenText, super().__iter__())

    def __radd__(self, other: str) -> HiddenText:
        return HiddenText(other + revealed(self))


def revealed(text: str) -> str:
    """Return a text, hidden or not, as a plain text."""
    return str.__str__(text)


def header_secret(value: object) -> HeaderSecret:
    """Return a header value as sent.

    Args:
        value: A text without a flaw, see `header_flaw`.
    """
    return HeaderSecret(revealed(cast("str", value)).encode())


#: Methods of `str` and `bytes` that return parts or changed copies. Tools that print tracebacks,
#: such as rich, cut long values before they ask for the repr.
_METHODS = """
    __add__ __getitem__ __mod__ __mul__ __rmul__ capitalize center expandtabs ljust lower lstrip
    partition removeprefix removesuffix replace rjust rpartition rsplit rstrip split splitlines
    strip swapcase title translate upper zfill
""".split()


def _hidden(value: Any) -> Any:
    """Return a result of a method in hidden form; a byte is a number, and stays what it is."""
    if isinstance(value, list | tuple):
        return type(value)(map(_hidden, value))
    if isinstance(value, bytes):
        return HeaderSecret(value)
    return HiddenText(value) if isinstance(value, str) else value


def _hide_results(kind: type[HeaderSecret] | type[HiddenText], names: Iterable[str]) -> None:
    for name in names:
        setattr(kind, name, _hiding(getattr(kind, name)))


def _hiding(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def hidden(*arguments: Any, **options: Any) -> Any:
        return _hidden(method(*arguments, **options))

    return hidden


_hide_results(HeaderSecret, [*_METHODS, "hex"])
_hide_results(HiddenText, [*_METHODS, "casefold", "encode", "format", "format_map"])


class Secret:
    """A text that no repr, log line, exception or pickle shows.

    A pickle does not contain the text. Unpickling reads the text from the environment again:

    - A text that was given in code must be the same there. The pickle contains a salted digest
      to compare with.
    - A text that came from the environment may have changed since, for example with new keys.

    A text that is missing or differs is reported by the first request, not by unpickling, because
    an error during unpickling would break process pools.

    Args:
        value: The text.
        variable: Environment variable that has the text in a worker.
        from_environment: Whether the text was read from this variable.
    """

    __slots__ = ("_digest", "_flaw", "_from_environment", "_header", "_variable")

    def __init__(self, value: object, variable: str, *, from_environment: bool = False) -> None:
        self._variable = variable
        self._from_environment = from_environment
        self._flaw = header_flaw(value) or _quotes(value)
        # A value that cannot be sent is not kept, because it is never needed.
        self._header = HeaderSecret() if self._flaw else header_secret(value)
        self._digest = ""

    @classmethod
    def missing(cls, variable: str, flaw: str) -> Self:
        """Return a secret whose first use raises an error."""
        secret = cls("-", variable)
        secret._header, secret._flaw = HeaderSecret(), flaw
        return secret

    def check(self, name: str) -> Self:
        """Return the secret itself if it can be sent.

        Raises:
            ConfigurationError: The secret cannot be sent; the message contains no part of it.
        """
        if self._flaw:
            source = self._variable if self._from_environment else name
            raise ConfigurationError(f"{source} {self._flaw}")
        return self

    @property
    def header(self) -> HeaderSecret:
        """The text as sent."""
        return self._header

    def digest(self) -> str:
        """Return a permanent digest that stands for the text where it must not be stored."""
        if not self._digest:
            made = hashlib.blake2b(self._header, digest_size=16, person=b"ofauth-client")
            self._digest = made.hexdigest()
        return self._digest

    def __repr__(self) -> str:
        return f"Secret('{HIDDEN}')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._header == self._header

    def __hash__(self) -> int:
        return hash(self._header)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        if self._from_environment or self._flaw:
            return _recall, (self._variable, b"", b"")
        salt = os.urandom(16)
        return _recall, (self._variable, salt, _fingerprint(self._header, salt))


class KeyFunction:
    """A function of the caller that returns the key, or an awaitable of the key.

    Args:
        ask: The function. Its repr is hidden, because it may hold a key.
    """

    __slots__ = ("ask",)

    def __init__(self, ask: Callable[[], Any]) -> None:
        self.ask = ask

    def __repr__(self) -> str:
        return f"KeyFunction({HIDDEN})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeyFunction) and other.ask == self.ask

    def __hash__(self) -> int:
        return hash(self.ask)


def header_flaw(value: object) -> str:
    """Return the reason why a value cannot be sent in a header; empty if it can.

    Args:
        value: Any value; the reason contains no part of it.
    """
    if not isinstance(value, str):
        return f"must be a text, not {type(value).__name__}"
    if not value:
        return "is empty"
    if not value.isascii():
        return "has characters that are not ASCII, which a header cannot carry"
    if not value.isprintable():
        return "has a control character, such as a line end"
    if value != value.strip():
        return "has a space at its start or end"
    return ""


def _quotes(value: object) -> str:
    """Return the flaw of a text in quotes, which some tools leave around a variable."""
    text = value.encode() if isinstance(value, str) else b""
    return "has quotes around it" if text[:1] in (b"'", b'"') and text[:1] == text[-1:] else ""


def _recall(variable: str, salt: bytes, fingerprint: bytes) -> Secret:
    """Return a secret from the environment; called by unpickling."""
    value = os.environ.get(variable)
    if not value:
        return Secret.missing(variable, f"is not in a pickle: set {variable} in the worker")
    if fingerprint and _fingerprint(value.encode(), salt) != fingerprint:
        return Secret.missing(
            variable, f"is not in a pickle, and {variable} has another value than was pickled"
        )
    return Secret(value, variable, from_environment=True)


def _fingerprint(value: bytes, salt: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, salt=salt).digest()


def refuse_pickling(name: str) -> Never:
    """Refuse to pickle an object.

    Raises:
        ConfigurationError: Always.
    """
    raise ConfigurationError(f"{name} cannot be pickled; make the client in the worker")
