"""Instructions of a call, counted by valgrind: what else a machine does cannot change them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from benchmarks.decode.contestants import ORJSON, OURS_FAST
from benchmarks.decode.generated import PYDANTIC, STOCK, Generated
from benchmarks.pipeline.running import HERE

INSTRUCTIONS = "decode, instructions, GC on"

_CONTESTANTS = (STOCK, OURS_FAST, PYDANTIC, ORJSON)

#: Calls of the shorter and of the longer program. The difference has no imports in it, and long
#: enough runs have their share of garbage collections.
_CALLS = (2, 22)

_VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")

_PROGRAM = """
import gc, sys
sys.path[:0] = [{here!r}, {folder!r}]
from importlib import import_module
from pathlib import Path
from benchmarks.decode.contestants import contestants
from benchmarks.decode.generated import Generated
from benchmarks.decode.pages import page
models = Generated(Path({folder!r}), {modules!r}, import_module({codec!r}))
decode, content = contestants(models)[{name!r}].decode, page({chats})
gc.collect()
gc.freeze()
for _ in range({calls}):
    decode(content)
"""


def millions(models: Generated, chats: int) -> dict[str, float]:
    """Return millions of instructions from bytes to the models of a page; {} without valgrind."""
    if shutil.which("valgrind") is None:
        return {}
    return {name: _millions(models, chats, name) for name in _CONTESTANTS}


def _millions(models: Generated, chats: int, name: str) -> float:
    few, many = (_instructions(models, chats, name, calls) for calls in _CALLS)
    return (many - few) / (_CALLS[1] - _CALLS[0]) / 1e6


def _instructions(models: Generated, chats: int, name: str, calls: int) -> int:
    program = _PROGRAM.format(
        here=str(HERE),
        folder=str(models.folder),
        modules=models.modules,
        codec=models.codec.__name__,
        name=name,
        chats=chats,
        calls=calls,
    )
    done = subprocess.run(
        [*_VALGRIND, sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert counted, done.stderr
    return int(counted[1].replace(",", ""))
