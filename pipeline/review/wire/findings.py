"""Findings: differences of two documents, each at one location, before they are grouped."""

from __future__ import annotations

from typing import TypeAlias

from attrs import evolve, frozen

from pipeline.common.documents import Json
from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import Usage
from pipeline.review.wire.schemas.edits import Child

#: Keys from the root of a normalized document; the key of a parameter is its `in` and its name.
Keys: TypeAlias = "tuple[str | tuple[str, str], ...]"

#: The usage of the document as a whole.
_DOCUMENT = Usage()


@frozen
class Context:
    """The value at hand while two documents are compared.

    Args:
        usage: The usage of the value, by an operation or by the document itself.
        old: Keys of the value in the old normalized document; None if the document lacks it.
        new: Keys of the value in the new normalized document; None if the document lacks it.
        inbound: The API calls the operation: callers read its requests and send its responses.
    """

    usage: Usage = _DOCUMENT
    old: Keys | None = ()
    new: Keys | None = ()
    inbound: bool = False

    def at(self, *keys: str | tuple[str, str], steps: tuple[str, ...] = ()) -> Context:
        """Return the context of a value inside, under the same keys in both documents."""
        return self.below(steps).apart(keys, keys)

    def below(self, steps: tuple[str, ...]) -> Context:
        """Return the context with further steps of the usage."""
        if not steps:
            return self
        usage = Usage(self.usage.operation, (*self.usage.steps, *steps))
        return Context(usage, self.old, self.new, self.inbound)

    def apart(self, old: Keys | None, new: Keys | None) -> Context:
        """Return the context of a value inside, under different keys in each document."""
        return Context(
            self.usage,
            None if self.old is None or old is None else (*self.old, *old),
            None if self.new is None or new is None else (*self.new, *new),
            self.inbound,
        )

    def added(self) -> Context:
        """Return the context of a value that the old document lacks."""
        return evolve(self, old=None)

    def removed(self) -> Context:
        """Return the context of a value that the new document lacks."""
        return evolve(self, new=None)


@frozen
class RootPair:
    """The old and the new schema of a parameter, a body or a header.

    Args:
        context: The context of the schemas.
        letter: The letter of their part of the message in the table of checks.
        old: The old schema.
        new: The new schema.
        path: The beginning of the path of each change outside of objects.
        is_form: The fields are sent as the texts of a form.
        is_plain: The value is sent as a text.
        separator: The character between the items of a list that is sent as a text; empty if each
            item is sent by itself.
    """

    context: Context
    letter: str
    old: Json
    new: Json
    path: tuple[str, ...] = ()
    is_form: bool = False
    is_plain: bool = False
    separator: str = ""


@frozen
class Finding:
    """One difference at one location, before grouping.

    Args:
        kind: Kind of the check.
        letter: The letter of the part of the message in the table of checks; empty in the frame.
        context: The context of the changed value, or of the root schema around it.
        identity: Distinguishes equal changes of different owners.
        path: Path of the changed value inside the owner.
        shared: The identity of a change that several owners share, instead of identity and path;
            empty for a change of a single owner.
        before: The old value.
        after: The new value.
        what: Name of the changed value in the sentence of the check; empty inside of schemas.
        owner: Name of the owner, or of a schema around the owner with the path from there.
        named: Name of the owner, or of a schema around the owner; may be empty.
        shown: The steps from there to the changed value, with the names of alternatives.
        shape: The described schema in words.
        alternative: The normalized schema of an alternative, or of a part of an `allOf`, that
            came or went.
        holds: The properties of the owner.
        at: Steps to the owner, if the owner is a schema.
        hops: The schemas from the root schema to the changed value.
        keywords: Alternative paths of keywords inside the schema; the first existing path counts.
        name: Name of the changed property.
        is_unseen: Values in this direction never contain the changed property.
        pointers: Pointers into both published documents, if they are known already.
    """

    kind: str
    letter: str
    context: Context
    identity: str = ""
    path: str = ""
    shared: str = ""
    before: Json = None
    after: Json = None
    what: str = ""
    owner: str = ""
    named: str = ""
    shown: tuple[str, ...] = ()
    shape: str = ""
    alternative: Json = None
    holds: tuple[str, ...] = ()
    at: tuple[str, ...] | None = None
    hops: tuple[Child, ...] = ()
    keywords: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    is_unseen: bool = False
    pointers: tuple[str | None, str | None] | None = None


def join(steps: tuple[str, ...]) -> str:
    """Join steps: `media[].type`."""
    joined = ""
    for step in filter(None, steps):
        joined += step if not joined or step.startswith(STRUCTURE) else f".{step}"
    return joined
