"""A document in the upstream's style, as large as the whole published one."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from tests.made_up import pinned
from tests.made_up.chats import add_chats
from tests.made_up.notation import schema
from tests.made_up.operations import Shape, add_endpoint, add_webhook, blocks
from tests.made_up.parameters import with_braces
from tests.made_up.scaling import copied_paths, copied_webhooks

HERE = Path(__file__).parent
USERS = ("User", "UserWithNotice", "UserWithNote", "UserWithoutHeader", "UserWithTips")


def made_up_document(seed: int = 7, scale: int = 1, *, brace_style: bool = False) -> Document:
    """Return an OpenAPI document with every habit the upstream's documents are known for.

    Args:
        seed: Chooses which variant of a user stands in which place.
        scale: How many times the size: everything but the real chat operations is repeated
            under other paths and with other fields.
        brace_style: Write all paths with braces, none in Express style.
    """
    shape = Records(_records(), Random(seed)).shape
    paths, webhooks = _scaled_paths(shape, scale), _scaled_webhooks(shape, scale)
    if brace_style:
        paths = {with_braces(path): item for path, item in paths.items()}
    return deepcopy(pinned.head()) | {
        "paths": paths,
        "webhooks": webhooks,
        "components": deepcopy(pinned.security_schemes()),
    }


@frozen
class Records:
    """The objects that stand inline in many places, each under a name.

    Args:
        texts: Records in notation.
        chance: Chooses the variant where a text says `AnyUser`.
    """

    texts: dict[str, str]
    chance: Random
    real: dict[str, Json] = field(factory=pinned.records)

    def shape(self, text: str) -> Json:
        """Return the schema of a notation that may name records."""
        return schema(text, self.named)

    def named(self, name: str) -> Json:
        """Return the schema of a record."""
        if name == "AnyUser":
            name = self.chance.choice(USERS)
        return self.real[name] if name in self.real else self.shape(self.texts[name])


def _records() -> dict[str, str]:
    records: dict[str, str] = {}
    for block in _text("records.txt").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            name, _, text = " ".join(lines).partition(" = ")
            records[name] = text
    return records


def _scaled_paths(shape: Shape, scale: int) -> Document:
    invented: Document = {}
    for block in blocks(_text("endpoints.txt")):
        add_endpoint(invented, block, shape)
    paths: Document = {}
    add_chats(paths, shape)
    for path, item in invented.items():
        paths.setdefault(path, {}).update(item)
    for number in range(2, scale + 1):
        paths |= copied_paths(invented, number)
    return paths


def _scaled_webhooks(shape: Shape, scale: int) -> Document:
    invented: Document = {}
    for block in blocks(_text("events.txt")):
        add_webhook(invented, block, shape)
    webhooks = dict(invented)
    for number in range(2, scale + 1):
        webhooks |= copied_webhooks(invented, number)
    return webhooks


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
