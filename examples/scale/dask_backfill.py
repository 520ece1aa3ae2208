"""Write all messages of many connections into Parquet files, with a Dask task for each connection.

The names of the connections and their ids are in a JSON file that every worker can read, so that
no id travels through the scheduler: {"ada": "conn_1", "bob": "conn_2"}. Each task writes one file,
such as ada.parquet, and keeps its positions beside it: a task whose worker is killed continues on
another worker, and a file that is complete is not requested again.

Usage: python examples/scale/dask_backfill.py connections.json FOLDER [--scheduler ADDRESS]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import dask.config
from distributed import Client, LocalCluster, Worker, WorkerPlugin, as_completed, get_worker

from ofauth_client import OFAuth
from ofauth_client.errors import OFAuthError
from ofauth_client.export import Export

#: What a task takes of its worker. A worker has as much of it as it may read connections at once.
RESOURCE = "connections"
#: How often a task is tried again after an error, beside the client's own retries.
RETRIES = 2


class ClientOfWorker(WorkerPlugin):
    """Gives each worker process one client, which all its tasks share."""

    name = "ofauth"

    def setup(self, worker: Worker) -> None:
        """Make the client, with the key and the address of the worker's environment."""
        del worker
        self.client = OFAuth(rate_limit=True)

    def teardown(self, worker: Worker) -> None:
        """Close its connections."""
        del worker
        self.client.close()


def backfill(name: str, connections: str, folder: str) -> str:
    """Write the messages of a connection, from where an earlier task stopped.

    Args:
        name: Name of the connection.
        connections: File with the ids of all connections.
        folder: Folder of the Parquet files.

    Returns:
        What was done, in a sentence.
    """
    path = Path(folder, f"{name}.parquet")
    # The file is there when it is complete.
    if path.exists():
        return "was complete"
    connection = json.loads(Path(connections).read_text("utf-8"))[name]
    plugin = cast("ClientOfWorker", get_worker().plugins[ClientOfWorker.name])
    view = plugin.client.with_options(connection_id=connection, priority="bulk")
    messages = 0
    with Export(path) as export:
        for chat in view.chats.list():
            user = chat.with_user.id
            # The name of a list in the state of the file.
            messages += export.read(view.chats.messages.list, user, columns={"chat": user})
    return f"{messages} messages"


def run(
    cluster: Client, names: list[str], connections: Path, folder: Path
) -> Iterator[tuple[str, Any]]:
    """Submit a task for each connection, and yield its name and what came of it."""
    cluster.register_plugin(ClientOfWorker())
    futures = cluster.map(
        backfill,
        names,
        key=[f"backfill-{name}" for name in names],
        connections=str(connections.resolve()),
        folder=str(folder.resolve()),
        resources={RESOURCE: 1},
        retries=RETRIES,
        pure=False,
    )
    for future in as_completed(futures):
        name = future.key.removeprefix("backfill-")
        yield name, future.exception() if future.status == "error" else future.result()


def read_names(connections: Path) -> list[str]:
    """Return the names of the connections, which are names of files, too."""
    try:
        ids = json.loads(connections.read_text("utf-8"))
    except (OSError, ValueError) as error:
        sys.exit(f"error: {connections} cannot be read: {error}")
    if not isinstance(ids, dict) or not all(isinstance(each, str) for each in ids.values()):
        sys.exit(f'error: {connections} must be a JSON object such as {{"ada": "conn_1"}}')
    for name in ids:
        if not re.fullmatch(r"[\w-][\w.-]*", name):
            sys.exit(f"error: {name!r} in {connections} cannot be the name of a file")
    return list(ids)


@contextmanager
def connected(scheduler: str | None, dashboard: str) -> Generator[Client]:
    """Yield a client of a running cluster, or of two processes on this machine."""
    if scheduler is not None:
        with Client(scheduler) as client:
            yield client
        return
    # A task that continues may lose any number of workers; Dask gives it up after three.
    dask.config.set({"distributed.scheduler.allowed-failures": 20})
    with (
        # A missing key is told before any process starts.
        OFAuth(),
        LocalCluster(
            n_workers=2,
            threads_per_worker=4,
            host="127.0.0.1",
            dashboard_address=dashboard,
            resources={RESOURCE: 4},
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def check_resource(workers: Iterable[Any]) -> None:
    """Refuse a cluster whose workers would never take a task."""
    if not any(worker["resources"].get(RESOURCE) for worker in workers):
        sys.exit(f"error: no worker has the resource; start them with --resources {RESOURCE}=4")


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Write all messages into Parquet files.")
    parser.add_argument("connections", type=Path, help="JSON file: ids by names")
    parser.add_argument("folder", type=Path, help="folder of the Parquet files")
    parser.add_argument("--scheduler", help="address of a running cluster")
    # Without an address, a cluster takes port 8787 of all interfaces.
    parser.add_argument(
        "--dashboard", default="127.0.0.1:0", help="its address, such as 127.0.0.1:8787"
    )
    return parser.parse_args()


def main() -> None:
    """Run the backfill, and tell what became of each connection."""
    given = read_arguments()
    names = read_names(given.connections)
    given.folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with connected(given.scheduler, given.dashboard) as client:
        check_resource(client.scheduler_info()["workers"].values())
        for name, outcome in run(client, names, given.connections, given.folder):
            failed += isinstance(outcome, BaseException)
            print(f"{name}: {outcome}", flush=True)
    print(f"{len(names) - failed} of {len(names)} connections are complete in {given.folder}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    try:
        main()
    except OFAuthError as error:
        sys.exit(f"error: {error}")
