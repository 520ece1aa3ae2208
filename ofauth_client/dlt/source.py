"""The source of dlt: a resource for each list of each connection."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import dlt
from attrs import define, field, frozen
from dlt.extract import DltResource

from ofauth_client._options.credentials import HiddenText, Secret
from ofauth_client.client import OFAuth
from ofauth_client.dlt.plans import Plan, Table, plan_tables
from ofauth_client.dlt.reading import (
    Budget,
    Fetch,
    NewRows,
    Page,
    Row,
    State,
    read_all,
    read_changed,
    read_children,
    read_newest,
    state_of,
)
from ofauth_client.dlt.table_rows import table_columns, table_rows
from ofauth_client.errors import ArgumentError, OFAuthError

#: Column with the name of a connection.
CONNECTION = "connection"
_logger = logging.getLogger("ofauth_client.dlt")


@dlt.source(name="ofauth", section="ofauth", max_table_nesting=0)
def ofauth_source(
    connections: Mapping[str, str] | Sequence[str],
    lists: Sequence[str | Table] = ("chats", "chats.messages", "subscribers"),
    *,
    api_key: str | None = dlt.secrets.value,
    client: Any = None,
    max_pages: int | None = None,
    keep_going: bool = False,
) -> Iterable[DltResource]:
    """Make a source of the lists of some connections, which loads what is new in every run.

        pipeline.run(ofauth_source({"ada": "conn_1"}, lists=("chats", "chats.messages")))

    Each list is a table for all connections, with the columns of `to_row`, and a column
    `connection`. Each list of each connection is a resource, such as `chats:ada`, with a state of
    its own; the resources are read in parallel.

    Args:
        connections: Ids of connections by the names that the table is to have, or ids alone:
            then the table has digests of the ids instead of names.
        lists: Names of list methods, such as `chats.messages.list` (`.list` may be left out), and
            tables that need more than a name.
        api_key: The API key; by default the secret `sources.ofauth.api_key` of dlt, or else
            `OFAUTH_API_KEY`.
        client: An `OFAuth` to send the requests, for other options; by default a client that keeps
            the documented rate limit.
        max_pages: Most pages that a resource requests in a run, without pages of parents; the next
            run continues.
        keep_going: Log the error of a resource, and go on with the others: all pages before the
            error are loaded, and the next run continues there. By default, an error ends the run,
            which then loads nothing.

    Returns:
        The source.

    Raises:
        ArgumentError: A list, an argument or a column of it is unknown, or names are not unique.
        ConfigurationError: The API key is missing.
    """
    if max_pages is not None and max_pages < 1:
        raise ArgumentError(f"max_pages must be a whole number from 1, not {max_pages}")
    if not isinstance(client, OFAuth | None):
        raise ArgumentError(f"client must be an OFAuth, not {type(client).__name__}")
    clients = _Clients({"api_key": api_key} if api_key else {}, client)
    # A missing key is told before the run begins.
    with clients.opened():
        pass
    for plan in plan_tables(lists):
        for label, connection in _labelled(connections).items():
            reader = _Reader(plan, label, connection, clients, max_pages, keep_going)
            yield _resource(reader)


def _labelled(connections: Mapping[str, str] | Sequence[str]) -> dict[str, HiddenText]:
    """Return ids of connections by their names, or by digests of the ids.

    Raises:
        ConfigurationError: An id cannot be sent.
    """
    if isinstance(connections, Mapping):
        named = [*connections.items()]
    else:
        named = [("", each) for each in _listed(connections)]
    found: dict[str, HiddenText] = {}
    for label, connection in named:
        secret = Secret(connection, "connection_id").check("connection_id")
        found[label or secret.digest()] = HiddenText(connection)
    return found


def _listed(connections: Sequence[str]) -> Sequence[str]:
    return [connections] if isinstance(connections, str) else connections


@define
class _Clients:
    """A client for all resources, which is open while any of them is read.

    Args:
        options: Options of the client.
        given: A client of the caller's, which stays open.
    """

    options: Mapping[str, Any] = field(repr=False)
    given: OFAuth | None = None
    _users: int = 0
    _client: OFAuth | None = None
    _lock: Lock = field(factory=Lock, repr=False)

    @contextmanager
    def opened(self) -> Generator[OFAuth]:
        """Yield the client."""
        if self.given is not None:
            yield self.given
            return
        with self._lock:
            if self._client is None:
                self._client = OFAuth(rate_limit=True, **self.options)
            self._users += 1
            client = self._client
        try:
            yield client
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    self._client = None
                    client.close()


@frozen
class _Reader:
    """Reads a list of a connection.

    Args:
        plan: The list.
        label: Name of the connection.
        connection: Id of the connection.
        clients: Has the client.
        max_pages: Most pages of a run.
        keep_going: Whether an error is logged instead of raised.
    """

    plan: Plan
    label: str
    connection: HiddenText
    clients: _Clients
    max_pages: int | None
    keep_going: bool

    def new_rows(self) -> NewRows:
        """Yield pages of rows that are new, and keep the state of the resource."""
        # A name may stand for another connection by now.
        digest = Secret(self.connection, "connection_id").digest()
        facts = {**self.plan.facts(), "connection": digest}
        state = state_of(dlt.current.resource_state(), facts)
        with self.clients.opened() as client:
            # Requests of people, who wait, go first.
            view = client.with_options(connection_id=self.connection, priority="bulk")
            try:
                for rows in self._read(view, state, Budget(self.max_pages)):
                    if rows:
                        yield rows
            except OFAuthError as error:
                if not self.keep_going:
                    raise
                _logger.error(
                    "%s of %s ends early, the next run continues: %s",
                    self.plan.name,
                    self.label,
                    error,
                )

    def _read(self, client: OFAuth, state: State, budget: Budget) -> NewRows:
        plan = self.plan
        if plan.parent is None:
            return _read_list(self._fetch(client, plan, {}), plan, state, budget)
        parent, argument = plan.parent
        fetch_parents = self._fetch(client, parent, {})

        # Pages of parents do not count: a run that may request a single page would get no further.
        def parents(known: State) -> NewRows:
            if parent.order and parent.order.shows_activity:
                return _read_list(fetch_parents, parent, known, Budget())
            return read_all(fetch_parents, known)

        def children(identifier: Any, known: State) -> NewRows:
            fetch = self._fetch(client, plan, {argument: identifier})
            return _read_list(fetch, plan, known, budget)

        return read_children(parents, parent.key, children, state, budget)

    def _fetch(self, client: OFAuth, plan: Plan, more: Mapping[str, Any]) -> Fetch:
        """Return a function that requests the pages of a list."""
        arguments = {**plan.arguments, **more}
        columns = {CONNECTION: self.label, **{name: arguments[name] for name in plan.required}}
        own = {plan.own_column(name): value for name, value in columns.items()}
        method: Callable[..., Any] = plan.method.of(client)

        def fetch(position: Mapping[str, Any] | None) -> Iterator[Page]:
            options = {"request_options": {"query": position}} if position else {}
            for page in method(**arguments, **options).pages():
                # Raises for a page that names no next page but should.
                following = page.next_params
                yield Page(table_rows(plan, page.new_items(), own), following)

        return fetch


def _read_list(fetch: Fetch, plan: Plan, state: State, budget: Budget) -> NewRows:
    if plan.order is None:
        return read_changed(fetch, state, budget)
    return read_newest(fetch, plan.order.column, plan.key, state, budget)


def _resource(reader: _Reader) -> DltResource:
    plan = reader.plan
    own = [plan.own_column(name) for name in (CONNECTION, *plan.required)]

    # A function without arguments, because dlt would look for their values in its settings.
    def new_rows() -> Generator[list[Row]]:
        yield from reader.new_rows()

    made: DltResource = dlt.resource(
        new_rows,
        name=f"{plan.name}:{reader.label}",
        table_name=plan.name,
        write_disposition="merge",
        primary_key=[*own, plan.key],
        columns=table_columns(plan),
        parallelized=True,
    )
    return made
