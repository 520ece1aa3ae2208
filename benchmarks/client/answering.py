"""A server on loopback, in a process of its own, that answers at once and always the same.

`python -m benchmarks.client.answering` prints its port and serves until it is killed.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

_BODY = b'{"hasMore":false,"list":[]}'
_ANSWER = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-ratelimit-limit: 60\r\n"
    b"x-ratelimit-remaining: 59\r\nx-ratelimit-reset: 1\r\ncontent-length: %d\r\n\r\n%s"
) % (len(_BODY), _BODY)
_END = b"\r\n\r\n"


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._received = transport, b""

    def data_received(self, data: bytes) -> None:
        *requests, self._received = (self._received + data).split(_END)
        self._transport.write(_ANSWER * len(requests))


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def answering() -> Generator[str]:
    """Run the server as long as the block lasts; yield its address."""
    command = [sys.executable, "-m", "benchmarks.client.answering"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


if __name__ == "__main__":
    asyncio.run(_serve())
