"""Runs the script of the queues in a Redis server, for threads and for event loops."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha1
from importlib.resources import files
from itertools import compress
from typing import Any, NamedTuple, cast
from urllib.parse import SplitResult, urlsplit
from weakref import WeakKeyDictionary

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError, RedisError
from redis.retry import Retry

from ofauth_client._options.credentials import HiddenText, revealed
from ofauth_client.errors import ConfigurationError

#: Errors of a server that cannot be reached, or that does not run the script.
SERVER_ERRORS = (RedisError, OSError)


def digest(script: str) -> str:
    """Return the digest by which Redis knows a script."""
    return sha1(script.encode(), usedforsecurity=False).hexdigest()


SCRIPT = files("ofauth_client.redis").joinpath("bucket.lua").read_text("utf-8")
SHA = digest(SCRIPT)
#: Most commands that travel together.
_BATCH = 500
_MOST_CONNECTIONS = 50
#: An idle connection may have been closed by the server; a second failure is an outage.
_RETRIES = 1


class Reply(NamedTuple):
    """What the script returns.

    Args:
        wait: Microseconds to wait.
        ticket: Ticket of the place.
        tokens: Tokens that are left; below 0 if requests wait.
        other_limit: 1 if another client uses another limit for the same queue.
    """

    wait: int
    ticket: int
    tokens: int
    other_limit: int


class Command(NamedTuple):
    """A call of the script.

    Args:
        key: Key of the queue.
        arguments: Arguments of the script.
    """

    key: str
    arguments: Sequence[str | int | float]


class Server:
    """Address of a Redis server.

    Args:
        url: The address, which may contain a password.
        timeout: Seconds that connecting and an answer may take.

    Attributes:
        name: The address without secrets.

    Raises:
        ConfigurationError: The address cannot be used.
    """

    def __init__(self, url: HiddenText, timeout: float) -> None:
        self._url = url
        self._timeout = timeout
        try:
            _check_database(urlsplit(revealed(url)))
            pool = self.connect().connection_pool
            # Tells of options that do not exist.
            pool.make_connection()
        except (ValueError, TypeError, AttributeError, RedisError):
            raise ConfigurationError(
                "the address of the Redis server is not valid: it must be redis://host:port/db, "
                "rediss://host:port/db or unix://path, with options that redis-py knows"
            ) from None
        parts = pool.connection_kwargs
        place = f"{parts.get('host', 'localhost')}:{parts.get('port', 6379)}"
        self.name = str(parts.get("path") or f"{place}/{parts.get('db', 0)}")

    def connect(self) -> redis.Redis:
        """Return a client for threads; it connects when it is used."""
        pool = redis.BlockingConnectionPool.from_url(
            revealed(self._url),
            max_connections=_MOST_CONNECTIONS,
            timeout=self._timeout,
            socket_timeout=self._timeout,
            socket_connect_timeout=self._timeout,
            retry=Retry(NoBackoff(), _RETRIES, (redis.ConnectionError,)),
        )
        return redis.Redis(connection_pool=pool)

    def connect_async(self) -> redis.asyncio.Redis:
        """Return a client for an event loop; it connects when it is used."""
        return redis.asyncio.Redis.from_url(
            revealed(self._url),
            socket_timeout=self._timeout,
            socket_connect_timeout=self._timeout,
            retry=AsyncRetry(NoBackoff(), _RETRIES, (redis.ConnectionError,)),
        )


class Scripts:
    """Runs the script for threads, which wait for the replies.

    Args:
        server: The server.
    """

    def __init__(self, server: Server) -> None:
        self._client = server.connect()

    def run(self, command: Command) -> Reply:
        """Run the script.

        Raises:
            RedisError: The server cannot be reached, or does not run the script.
            OSError: The same.
        """
        try:
            reply = self._client.evalsha(SHA, 1, command.key, *command.arguments)
        except NoScriptError:
            reply = self._client.eval(SCRIPT, 1, command.key, *command.arguments)
        return Reply(*cast("list[int]", reply))

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class AsyncScripts:
    """Runs the script for event loops; what tasks ask at the same time travels together.

    Args:
        server: The server.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._batches: WeakKeyDictionary[asyncio.AbstractEventLoop, _Batches] = WeakKeyDictionary()

    async def run(self, command: Command) -> Reply:
        """Run the script; see `Scripts.run`."""
        loop = asyncio.get_running_loop()
        batches = self._batches.get(loop)
        if batches is None:
            batches = self._batches[loop] = _Batches(self._server.connect_async())
        return await batches.run(command)

    async def close(self) -> None:
        """Close the connection of the running event loop."""
        batches = self._batches.pop(asyncio.get_running_loop(), None)
        if batches is not None:
            await batches.client.aclose()


class _Batches:
    """Sends the commands of an event loop, many at once, over one connection.

    Args:
        client: Client of the event loop.
    """

    def __init__(self, client: redis.asyncio.Redis) -> None:
        self.client = client
        self._waiting: list[tuple[Command, asyncio.Future[Reply]]] = []
        self._sending: asyncio.Task[None] | None = None

    async def run(self, command: Command) -> Reply:
        """Run the script; see `Scripts.run`."""
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting.append((command, future))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_waiting())
        return await future

    async def _send_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            try:
                replies = await self._send([command for command, _ in batch])
            except SERVER_ERRORS as error:
                replies = [error] * len(batch)
            except BaseException:
                # The event loop ends.
                for _, future in batch + self._waiting:
                    future.cancel()
                raise
            for (_, future), reply in zip(batch, replies, strict=True):
                _settle(future, reply)

    async def _send(self, commands: list[Command]) -> list[Any]:
        replies = await self._run_all(commands)
        if not any(isinstance(reply, NoScriptError) for reply in replies):
            return replies
        await self.client.script_load(SCRIPT)
        missing = [isinstance(reply, NoScriptError) for reply in replies]
        again = iter(await self._run_all(list(compress(commands, missing))))
        return [
            next(again) if lost else reply for reply, lost in zip(replies, missing, strict=True)
        ]

    async def _run_all(self, commands: list[Command]) -> list[Any]:
        async with self.client.pipeline(transaction=False) as pipeline:
            for command in commands:
                pipeline.evalsha(SHA, 1, command.key, *command.arguments)
            return await pipeline.execute(raise_on_error=False)


def _settle(future: asyncio.Future[Reply], reply: Any) -> None:
    if future.done():
        # The caller was cancelled.
        return
    if isinstance(reply, Exception):
        future.set_exception(reply)
    else:
        future.set_result(Reply(*reply))


def _check_database(url: SplitResult) -> None:
    """Refuse a database that redis-py would ignore."""
    name = url.path.strip("/")
    if url.scheme in ("redis", "rediss") and name and not name.isdecimal():
        raise ValueError
