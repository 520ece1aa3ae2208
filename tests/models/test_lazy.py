"""Models are imported when they are used, by whatever is used, and all are to be seen."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import ofauth_api.models
import pytest

from tests.generate.building import Client

PACKAGE = Path(ofauth_api.models.__file__).parents[2]


def run(code: str, folder: Path = PACKAGE) -> str:
    """Run code in a Python of its own, and return what it printed."""
    done = subprocess.run(
        (sys.executable, "-c", code),
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def loaded(code: str) -> set[str]:
    """Return the model modules that are loaded after some code."""
    prefix = "ofauth_api.models."
    names = run(f"import sys\n{code}\nprint(*(n for n in sys.modules if n.startswith({prefix!r})))")
    return {name.removeprefix(prefix) for name in names.split()}


def test_importing_the_package_imports_no_model() -> None:
    """Neither models nor what they need."""
    assert loaded("import ofauth_api.models") == set()
    others = "{'attrs', 'httpx', 'msgspec', 'orjson'} & set(sys.modules)"
    assert run(f"import sys, ofauth_api.models\nprint({others})") == "set()"


def test_a_model_imports_what_it_holds_and_nothing_else() -> None:
    """A small model is imported alone, a page with all that stands in it."""
    assert loaded("from ofauth_api.models import MediaFile") == {"media_file"}
    page = loaded("from ofauth_api.models import ChatPage")
    assert {"chat_page", "chat", "chat_message", "media", "media_type"} <= page
    assert not {"error_body", "chat_filter", "chat_message_page"} & page


def test_all_names_are_to_be_seen() -> None:
    """`dir`, `__all__` and `import *` know every model; what is none raises as usual."""
    models: Any = ofauth_api.models
    assert set(models.__all__) <= set(dir(models))
    assert {"Chat", "ChatOrder", "MediaType"} <= set(models.__all__)
    names = run("from ofauth_api.models import *\nprint(*sorted(n for n in dir() if n[0] != '_'))")
    assert names.split() == sorted(models.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Chta'"):
        models.Chta  # noqa: B018  (it is to raise)


def test_a_model_is_imported_once() -> None:
    """Asking again gives the same class, without asking the package again."""
    assert ofauth_api.models.Chat is ofauth_api.models.Chat
    assert "Chat" in vars(ofauth_api.models)
    module = importlib.import_module("ofauth_api.models.chat")
    assert ofauth_api.models.Chat is module.Chat


@pytest.mark.parametrize("first", ["Node", "Partner"])
def test_models_that_hold_each_other_may_be_imported_in_any_order(zoo: Client, first: str) -> None:
    """Each imports the other when it is there itself."""
    code = (
        f"from {zoo.package}.models import {first}\n"
        "value = {'id': 1, 'node': {'id': 1}, 'partner': {'node': {'id': 2, 'parent': {}}}}\n"
        f"made = {first}.from_dict(value)\n"
        "print(made.to_dict() == value)"
    )
    assert run(code, zoo.folder) == "True"


def test_threads_may_import_models_that_hold_each_other(zoo: Client) -> None:
    """No thread sees half a module, and none waits for ever."""
    code = f"""
import importlib, sys, threading
value = {{"id": 1, "node": {{"id": 1}}}}
for _ in range(40):
    for name in [n for n in sys.modules if n.startswith("{zoo.package}")]:
        del sys.modules[name]
    models = importlib.import_module("{zoo.package}.models")
    barrier, made = threading.Barrier(4), []
    def use(name):
        barrier.wait()
        made.append(getattr(models, name).from_dict(value).to_dict() == value)
    threads = [threading.Thread(target=use, args=(n,)) for n in ("Node", "Partner") * 2]
    for thread in threads: thread.start()
    for thread in threads: thread.join(30)
    assert made == [True] * 4, made
print("fine")
"""
    assert run(code, zoo.folder) == "fine"


def test_the_package_offers_its_clients() -> None:
    """They are imported when they are asked for."""
    assert (
        run("from ofauth_api import AuthenticatedClient, Client\nprint(Client.__name__)")
        == "Client"
    )
    with pytest.raises(AttributeError, match="has no attribute 'Clint'"):
        ofauth_api.Clint  # type: ignore[attr-defined]  # noqa: B018  (it is to raise)


def test_annotations_can_be_read_at_run_time(zoo: Client) -> None:
    """What a model refers to is there when somebody asks for its types."""
    code = (
        "import typing\n"
        f"from {zoo.package}.models import Node, Partner\n"
        "print(typing.get_type_hints(Node)['children'])"
    )
    assert run(code, zoo.folder).startswith("list[")
