"""Structs are defined in the midst of a program: beside threads, forks, interrupts and imports."""

from __future__ import annotations

import gc
import json
import sys
import weakref
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.client.programs import run
from tests.generate.building import Client, built, document

LEAF = {"$ref": "#/components/schemas/Leaf"}
SCHEMAS: dict[str, Any] = {
    "Leaf": {
        "type": "object",
        "required": ["day"],
        "properties": {
            "day": {"type": "string", "format": "date"},
            "kind": {"type": "string", "enum": ["a", "b"]},
        },
    },
    "Tree": {
        "type": "object",
        "required": ["leaf"],
        "properties": {
            "leaf": LEAF,
            "leaves": {"type": "array", "items": LEAF},
            "parent": {"$ref": "#/components/schemas/Tree"},
        },
    },
}
LEAVES: dict[str, Any] = {"day": "2026-01-02", "kind": "b"}
VALUE: dict[str, Any] = {
    "leaf": LEAVES,
    "leaves": [LEAVES, {"day": "2026-01-03"}],
    "parent": {"leaf": LEAVES},
}
CONTENT = json.dumps(VALUE).encode()


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of the schemas above."""
    with built(document(schemas=SCHEMAS), tmp_path_factory.mktemp("definitions")) as made:
        yield made


@pytest.fixture
def client(generated: Client) -> Client:
    """The client as a new process has it, but with definitions at the second text of a type."""
    forget(generated)
    vars(generated.module("codec.exact"))["_FIRST_PAUSE"] = 1
    return generated


def forget(client: Client) -> None:
    """Forget the package of a client, so that it is imported once more."""
    for name in [name for name in sys.modules if name.split(".")[0] == client.package]:
        del sys.modules[name]


def is_exact(client: Client, form: Any, content: bytes = CONTENT) -> bool:
    """Tell whether JSON takes the short way at the first attempt, with the right result."""
    made = client.module("codec.exact").ExactReader(form, pause=0).read(content)
    assert made is None or made == client.module("codec").decode(form, json.loads(content))
    return made is not None


@pytest.mark.parametrize("depth", [1, 5, 21, 60, 300])
def test_lists_inside_lists(client: Client, depth: int) -> None:
    """Of any depth: Python itself fails on code that is nested as deeply."""
    form, value = client.model("Leaf"), json.dumps(LEAVES)
    for _ in range(depth):
        form = list[form]  # type: ignore[valid-type]  # Only known when it runs.
    content = ("[" * depth + value + "]" * depth).encode()
    assert is_exact(client, form, content) == (depth < 10)


def test_the_models_of_an_earlier_import(client: Client) -> None:
    """Programs that forget a package and import it once more may keep its first models."""
    first = client.model("Tree"), client.model("Leaf")
    reader = client.module("codec.exact").ExactReader(first[0], pause=0)
    forget(client)
    assert is_exact(client, client.model("Leaf"), json.dumps(LEAVES).encode())
    assert is_exact(client, client.model("Tree"))
    made = reader.read(CONTENT)
    assert type(made) is first[0]
    assert type(made.leaf) is type(made.leaves[1]) is first[1]


def test_nobody_waits_for_definitions(client: Client) -> None:
    """A text that comes meanwhile, perhaps by a signal handler, goes to the decoders."""
    tree = client.model("Tree")
    assert is_exact(client, client.model("Leaf"), json.dumps(LEAVES).encode())
    (lock,) = client.module("codec.exact")._LOCKS.values()
    with lock:
        assert not is_exact(client, tree)
        assert [tree.from_json(CONTENT) for _ in range(3)] == [tree.from_dict(VALUE)] * 3
    assert is_exact(client, tree)


@pytest.mark.parametrize("definitions", range(2))
def test_an_interrupted_definition(
    client: Client, monkeypatch: pytest.MonkeyPatch, definitions: int
) -> None:
    """The next text finds things in order, however many structs were defined."""
    defstruct, left = msgspec.defstruct, [None] * definitions

    def interrupted(*arguments: Any, **options: Any) -> Any:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return defstruct(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(msgspec, "defstruct", interrupted)
        with pytest.raises(KeyboardInterrupt):
            is_exact(client, client.model("Tree"))
    assert is_exact(client, client.model("Leaf"), json.dumps(LEAVES).encode())
    assert is_exact(client, client.model("Tree"))


def test_definitions_that_msgspec_refuses(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of msgspec may do so; the decoders do without."""

    def refuse(*_arguments: Any, **_options: Any) -> Any:
        raise TypeError("no")

    monkeypatch.setattr(msgspec, "defstruct", refuse)
    tree = client.model("Tree")
    assert [tree.from_json(CONTENT) for _ in range(3)] == [tree.from_dict(VALUE)] * 3


def test_classes_of_callers_are_not_kept(client: Client) -> None:
    """A class that a function derives from a model goes with the function."""

    def decode() -> weakref.ref[type]:
        class Own(client.model("Leaf")):  # type: ignore[misc]  # Only known when it runs.
            pass

        for _ in range(3):
            assert type(Own.from_json(json.dumps(LEAVES))) is Own
        return weakref.ref(Own)

    reference = decode()
    gc.collect()
    assert reference() is None


def test_a_process_that_was_forked_meanwhile(generated: Client) -> None:
    """It defines what it needs by itself, although the thread that did so is not in it."""
    run(
        f"""
        import os
        from {generated.package}.codec import exact
        from {generated.package}.models import Leaf, Tree

        exact.ExactReader(Leaf, pause=0).read(b"{{}}")
        (lock,) = exact._LOCKS.values()
        lock.acquire()
        child = os.fork()
        is_exact = exact.ExactReader(Tree, pause=0).read({CONTENT!r}) is not None
        if child == 0:
            os._exit(0 if is_exact else 1)
        assert not is_exact
        assert os.waitpid(child, 0)[1] == 0
        """
    )
