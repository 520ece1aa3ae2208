"""Prism, a mock server that somebody else wrote, on loopback for as long as a block lasts."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import httpx

from pipeline.common.documents import Document

#: Seconds that Prism may take to read a document; one of 130 operations takes about five.
_START = 120


@contextmanager
def mocking(prism: Path, document: Document, port: int, log: Path) -> Generator[str]:
    """Let Prism serve a document in dynamic mode, and return its URL.

    Args:
        prism: Its command.
        document: The prepared document.
        port: Port on loopback that is free.
        log: File for what Prism says.

    Raises:
        SystemExit: It does not start.
    """
    path = log.with_suffix(".json")
    path.write_text(json.dumps(document), encoding="utf-8")
    command = (str(prism), "mock", "--dynamic", "--port", str(port), "--verboseLevel", "warn")
    with log.open("wb") as said:
        process = subprocess.Popen((*command, str(path)), stdout=said, stderr=said)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(lambda: process.poll() is not None or _answers(url), time.monotonic() + _START)
        if not _answers(url):
            raise SystemExit(f"error: Prism does not start: {log.read_text('utf-8')[-500:]}")
        yield url
    finally:
        process.terminate()
        process.wait()


def _answers(url: str) -> bool:
    try:
        return bool(httpx.get(url, trust_env=False).status_code)
    except httpx.TransportError:
        return False


def _wait(ready: Callable[[], bool], deadline: float) -> None:
    while not ready() and time.monotonic() < deadline:
        time.sleep(0.1)
