"""Key and connection id: texts that show nowhere but in the request they belong to."""

from __future__ import annotations

import hashlib
import os
from typing import Never, Self

from ofauth_client.errors import ConfigurationError

HIDDEN = "***"


class HeaderSecret(bytes):
    """A header's value that does not show in a repr, such as those in a traceback's locals."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"b'{HIDDEN}'"

    def __str__(self) -> str:
        return HIDDEN


class HiddenText(str):
    """A text that does not show in a repr, such as an address that may have a password in it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{HIDDEN}'"


class Secret:
    """A text that no repr, log line, exception or pickle shows.

    A pickle has a salted digest in its place, and where it is unpickled the text is read from
    the environment again. What was given in code has to be the same there; what came from the
    environment may be another by then, as after a change of keys. If it is not to be had, the
    first request says so, not the unpickling, which would break the pools that do it.

    Args:
        value: The text.
        variable: Environment variable that has it in a worker.
        from_environment: Whether it was read from there.
    """

    __slots__ = ("_flaw", "_from_environment", "_header", "_variable")

    def __init__(self, value: object, variable: str, *, from_environment: bool = False) -> None:
        self._variable = variable
        self._from_environment = from_environment
        self._flaw = header_flaw(value)
        # What is not a text that can be sent is not kept: nobody will ever need it.
        self._header = HeaderSecret() if self._flaw else HeaderSecret(str(value).encode())

    @classmethod
    def missing(cls, variable: str, flaw: str) -> Self:
        """Return a secret that says what is wrong when it is needed."""
        secret = cls("-", variable)
        secret._header, secret._flaw = HeaderSecret(), flaw
        return secret

    def check(self, name: str) -> Self:
        """Return the secret itself if it can be sent.

        Raises:
            ConfigurationError: It cannot; the text says why, and has no part of it.
        """
        if self._flaw:
            raise ConfigurationError(f"{name} {self._flaw}")
        return self

    @property
    def header(self) -> HeaderSecret:
        """The text as it is sent."""
        return self._header

    def digest(self) -> str:
        """Return what stands for the text where it must not be stored, for good."""
        return hashlib.blake2b(self._header, digest_size=16, person=b"ofauth-client").hexdigest()

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


def header_flaw(value: object) -> str:
    """Return why a value cannot be sent in a header, or an empty text.

    Args:
        value: Anything; the answer has no part of it.
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


def _recall(variable: str, salt: bytes, fingerprint: bytes) -> Secret:
    """Find a secret again where a pickle is read."""
    value = os.environ.get(variable)
    if not value:
        return Secret.missing(variable, f"is not in a pickle: set {variable} where it is read")
    if fingerprint and _fingerprint(value.encode(), salt) != fingerprint:
        return Secret.missing(
            variable, f"is not in a pickle, and {variable} has another one than was pickled"
        )
    return Secret(value, variable, from_environment=True)


def _fingerprint(value: bytes, salt: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, salt=salt).digest()


def refuse_pickling(what: str) -> Never:
    """Refuse to pickle something.

    Raises:
        ConfigurationError: Always.
    """
    raise ConfigurationError(f"{what} cannot be pickled; make the client in the worker")
