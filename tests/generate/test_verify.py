"""Modules that an earlier run has verified are not imported again."""

from __future__ import annotations

from pathlib import Path

from pipeline.common.manifest import digest
from pipeline.generate.verify import modules_to_import

MODULES = {
    "p/__init__.py": "",
    "p/types.py": "class T: ...\n",
    "p/models/__init__.py": "",
    "p/models/user.py": "from ..types import T\n",
    "p/models/chat.py": "from .user import (\n    User,\n)\n",
    "p/api/chats/list.py": "def f():\n    from ...models import chat\n",
    "p/api/chats/get.py": "from ... import types\n",
    "p/api/alone.py": "import json\nfrom typing import Any\n",
}


def package(folder: Path, **changed: str) -> Path:
    """Write the package, with other texts for some modules."""
    for name, text in {**MODULES, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "p"


VERIFIED = {name: digest(text.encode()) for name, text in MODULES.items()}


def test_nothing_is_imported_if_nothing_changed(tmp_path: Path) -> None:
    """Neither are files of other folders of any interest."""
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "new.py").touch()
    assert [*modules_to_import(package(tmp_path), VERIFIED)] == []


def test_changed_modules_are_imported_and_those_that_import_them(tmp_path: Path) -> None:
    """However the import is written, and wherever it stands."""
    changed = package(tmp_path, **{"p/types.py": "class U: ...\n"})
    assert {*modules_to_import(changed, VERIFIED)} == {
        "p.types",
        "p.models.user",
        "p.api.chats.get",
    }
    changed = package(tmp_path, **{"p/models/user.py": "", "p/types.py": MODULES["p/types.py"]})
    assert {*modules_to_import(changed, VERIFIED)} == {"p.models.user", "p.models.chat"}


def test_what_imported_a_module_that_is_gone_is_imported(tmp_path: Path) -> None:
    """It fails, if it still needs the module."""
    made = package(tmp_path)
    (made / "models" / "chat.py").unlink()
    assert [*modules_to_import(made, VERIFIED)] == ["p.api.chats.list"]


def test_without_an_earlier_run_everything_is_imported(tmp_path: Path) -> None:
    """A package has the name of its folder."""
    found = {*modules_to_import(package(tmp_path), {})}
    assert len(found) == len(MODULES)
    assert {"p", "p.models", "p.api.chats.list"} <= found
