"""A Redis server of a test: its own process, on a free port, with nothing kept on disk."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path
from typing import Self

import pytest
import redis


class RedisServer:
    """A Redis server on loopback, which can be killed and started again on the same port.

    Args:
        folder: Working folder of the server.
        options: More options of the command.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        found = shutil.which("redis-server")
        if found is None:
            # No package of the index has it; `.ci/run` installs that of the system.
            pytest.skip("redis-server is not here: install the package of your system")
        self.port = _free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._command = [found, "--port", str(self.port), "--bind", "127.0.0.1", "--dir"]
        self._command += [str(folder), "--save", "", "--appendonly", "no", *options]
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the server, and return when it takes connections."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        lines: list[str] = []
        for line in self._process.stdout:
            lines.append(line)
            if "Ready to accept connections" in line:
                return
        raise AssertionError("".join(lines))

    def kill(self) -> None:
        """Kill the server, which loses all it has."""
        if self._process is not None:
            self._process.kill()
            self._end()

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self._process is not None:
            self._process.terminate()
            self._end()

    @property
    def process_id(self) -> int:
        """Id of the server's process."""
        assert self._process is not None
        return self._process.pid

    def client(self) -> redis.Redis:
        """Return a client of the server, to be closed by the caller; its texts are `str`."""
        return redis.Redis(port=self.port, decode_responses=True)

    def keys(self, pattern: str = "*") -> list[str]:
        """Return the keys that the server has."""
        with self.client() as client:
            return sorted(map(str, client.keys(pattern)))

    def _end(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process.wait()
        self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
