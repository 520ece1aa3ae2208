"""A server in a process of its own that answers as fast as it can: python -m tests.soak.answering

It prints its port. A path with `stream` has an answer of many pieces.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

from attrs import frozen

from tests.soak.sandbox import ROOT

_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n"
    b'{"list":[],"hasMore":false}'
)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
_PIECE = b"4\r\nabcd\r\n"
_PIECES = 20


class _Answering(asyncio.Protocol):
    def __init__(self) -> None:
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            if b"/stream" in head:
                self._transport.write(_HEAD)
                self._send_pieces(_PIECES)
            else:
                self._transport.write(_ANSWER)

    def _send_pieces(self, left: int) -> None:
        """Send a piece with each step of the loop, so that it can arrive by itself."""
        if self._transport.is_closing():
            return
        self._transport.write(_PIECE if left else b"0\r\n\r\n")
        if left:
            asyncio.get_running_loop().call_soon(self._send_pieces, left - 1)


@frozen
class Answering:
    """A server that runs.

    Args:
        process: Id of its process.
        url: Its address.
    """

    process: int
    url: str


@contextmanager
def answering() -> Generator[Answering]:
    """Run the server as long as the block lasts."""
    command = (sys.executable, "-m", "tests.soak.answering")
    paths = os.pathsep.join((str(ROOT / "generated"), str(ROOT)))
    with subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            port = int(next(iter(process.stdout or ())))
            yield Answering(process.pid, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(
        _Answering, "127.0.0.1", 0, backlog=1000
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
