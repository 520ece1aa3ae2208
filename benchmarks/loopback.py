"""A server on loopback, in a process of its own, so that it costs those who are measured nothing.

A module that serves calls `serve` when it is run, and prints nothing else.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

#: Makes the bytes of an answer of those of a request without a body.
Answer = Callable[[bytes], bytes]

_END = b"\r\n\r\n"


def serve(answer: Answer) -> None:
    """Print a port, and answer requests there until the process is killed."""
    asyncio.run(_serve(answer))


async def _serve(answer: Answer) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(answer), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class _Connection(asyncio.Protocol):
    def __init__(self, answer: Answer) -> None:
        self._answer, self._received = answer, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._received = (self._received + data).split(_END)
        self._transport.write(b"".join(map(self._answer, requests)))


@contextmanager
def served(module: str) -> Generator[str]:
    """Run a module that serves as long as the block lasts; yield its address."""
    command = [sys.executable, "-m", module]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def json_answer(body: bytes, headers: bytes = b"") -> bytes:
    """Return the answer with a JSON body.

    Args:
        body: The body.
        headers: More headers, each with its line end.
    """
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n%scontent-length: %d\r\n\r\n"
    return head % (headers, len(body)) + body
