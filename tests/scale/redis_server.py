"""A Redis server on this machine, for the tests that need one."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

#: Seconds in which the server answers.
_PATIENCE = 20.0


class RedisServer:
    """A server on a free port of loopback that keeps nothing when it ends.

    Args:
        folder: Folder for its log.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address, which stays the same when it is started again."""
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> Self:
        """Start the server, and return as soon as it answers.

        Raises:
            RuntimeError: There is no Redis, or it does not start.
        """
        program = shutil.which("redis-server")
        if program is None:
            raise RuntimeError(
                "this test needs redis-server: install it (Debian: apt-get install redis-server)"
            )
        log = self.folder / "redis.log"
        options = {
            "--bind": "127.0.0.1",
            "--port": str(self._port),
            "--dir": str(self.folder),
            "--logfile": str(log),
            "--save": "",
            "--appendonly": "no",
        }
        self._process = subprocess.Popen(
            [program, *(word for option in options.items() for word in option)]
        )
        limit = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > limit:
                self.kill()
                raise RuntimeError(f"redis-server did not start: {log.read_text('utf-8')[-500:]}")
            time.sleep(0.01)
        return self

    def kill(self) -> None:
        """End the server at once, as a crash does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the server."""
        self._end(signal.SIGTERM)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _end(self, by: signal.Signals) -> None:
        if self._process is not None:
            os.kill(self._process.pid, by)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port
