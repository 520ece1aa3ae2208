"""From the name of a list method to all that is needed to load the list into a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from attrs import frozen
from ofauth_api import models
from ofauth_api.codec import ApiModel
from ofauth_api.codec.rows import RowColumn, row_columns

from ofauth_client._operations import Method, describe, method_names
from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import ArgumentError
from ofauth_client.export.columns import column_type

#: Column with the digest of a row, which is the key of rows without an id.
DIGEST = "row_digest"

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_CLIENT = "client."
_LIST = ".list"


@frozen
class Table:
    """A list that becomes a table.

    Args:
        method: Name of the list method, such as `chats.messages.list`; `.list` may be left out.
        arguments: Arguments of the method, such as `{"type": "active"}`.
        name: Name of the table; by default derived from the method, such as `chats_messages`.
        parent: Name of the list method whose items give the argument that the method requires,
            such as the chat of messages; by default the list of an enclosing resource.
        newest_first: Column by which the list is sorted, such as `created_at`: a run then stops
            at the first row of an earlier run. False to read the whole list in every run. True
            stands for the known order of the list; a list without a known order is read whole.
    """

    method: str
    arguments: Mapping[str, Any] = _NOTHING
    name: str = ""
    parent: str = ""
    newest_first: str | bool = True


class Order(NamedTuple):
    """The order of a list that begins with its newest items.

    Args:
        arguments: Arguments that ask for this order.
        column: Column that falls from row to row.
        shows_activity: Whether an item with a new child item comes to the front.
    """

    arguments: Mapping[str, str]
    column: str
    shows_activity: bool = False


_BY_CREATION = Order({}, "created_at")
_BY_PUBLICATION = Order({"sort_by": "publish_date", "sort_direction": "desc"}, "posted_at")
#: The lists that begin with their newest items, by their documentation.
ORDERS: Mapping[str, Order] = {
    "chats.list": Order({"order": "recent"}, "last_message_created_at", shows_activity=True),
    "chats.media": _BY_CREATION,
    "chats.messages.list": _BY_CREATION,
    "posts.list": _BY_PUBLICATION,
    "users.posts": _BY_PUBLICATION,
}


class Parent(NamedTuple):
    """The list whose items give an argument of another list.

    Args:
        plan: The list.
        argument: Name of the argument.
    """

    plan: Plan
    argument: str


@frozen
class Plan:
    """A list, and how it becomes a table.

    Args:
        method: The method.
        name: Name of the table.
        arguments: Arguments of the method.
        key: Column that identifies a row among those with equal required arguments.
        columns: Columns of the rows by name.
        order: The order of the list; None if the list has to be read whole.
        parent: Where a required argument comes from; None if no argument is missing.
    """

    method: Method
    name: str
    arguments: Mapping[str, Any]
    key: str
    columns: Mapping[str, RowColumn]
    order: Order | None
    parent: Parent | None

    @property
    def required(self) -> list[str]:
        """Names of the required arguments, whose values are columns of the table."""
        return [parameter.name for parameter in self.method.parameters if parameter.required]

    def facts(self) -> dict[str, Any]:
        """Return what tells this list from another: a state of the one is none of the other."""
        return {
            "method": self.method.name,
            "arguments": dict(self.arguments),
            "order": self.order and self.order.column,
            "parent": self.parent and self.parent.plan.facts(),
        }

    def own_column(self, name: str) -> str:
        """Return the name of a column that the items do not have."""
        while name in self.columns:
            name += "_"
        return name

    def type_of(self, column: str) -> type:
        """Return the type of a column, see `column_type`."""
        return column_type(self.columns[column].types)


def plan_table(wanted: Table | str) -> Plan:
    """Find everything that is needed to load a list.

    Args:
        wanted: The table, or the name of a list method.

    Raises:
        ArgumentError: There is no such list, or an argument or column of it.
    """
    table = Table(wanted) if isinstance(wanted, str) else wanted
    method = _list_method(table.method)
    _check_arguments(method, table.arguments)
    columns = _columns(method)
    order = _order(method, table, columns)
    return Plan(
        method=method,
        name=table.name or method.name.removesuffix(_LIST).replace(".", "_"),
        arguments={**(order.arguments if order else {}), **table.arguments},
        key=_key(method, columns),
        columns=columns,
        order=order,
        parent=_parent(method, table),
    )


def plan_tables(wanted: Sequence[Table | str]) -> list[Plan]:
    """Return the plans of tables.

    Raises:
        ArgumentError: There are no tables, a name is invalid or there twice, or a list is unknown.
    """
    if not wanted:
        raise ArgumentError("lists has no list: give it names such as chats.messages")
    plans = [plan_table(table) for table in ([wanted] if isinstance(wanted, str) else wanted)]
    names = [plan.name for plan in plans]
    for name in names:
        if not re.fullmatch(r"\w+", name):
            raise ArgumentError(f"{name!r} cannot be the name of a table: use letters and digits")
        if names.count(name) > 1:
            raise ArgumentError(f"two tables have the name {name}: set the name of a Table")
    return plans


def _list_method(name: str) -> Method:
    """Return the method of a list by its name, with or without `.list` at its end."""
    wanted, known = name.removeprefix(_CLIENT), method_names()
    found = next((each for each in (wanted, wanted + _LIST) if each in known), None)
    if found is None:
        lists = [each for each in known if describe(each).operation.pagination]
        advice = did_you_mean(wanted, [each.removesuffix(_LIST) for each in lists])
        raise ArgumentError(f"there is no list method {_CLIENT}{wanted}{advice}")
    method = describe(found)
    if method.operation.pagination is None:
        raise ArgumentError(f"{_CLIENT}{found} returns no list in pages, so it makes no table")
    return method


def _check_arguments(method: Method, given: Mapping[str, Any]) -> None:
    known = [parameter.name for parameter in method.parameters]
    for name in given:
        if name not in known:
            advice = did_you_mean(name, known)
            raise ArgumentError(f"{_CLIENT}{method.name} has no argument {name}{advice}")


def _columns(method: Method) -> dict[str, RowColumn]:
    """Return the columns of the items; those of all classes if the items have several."""
    found: dict[str, RowColumn] = {}
    for name in method.returns.partition("[")[2].removesuffix("]").split("|"):
        kind: Any = getattr(models, name.strip(), None)
        if not (isinstance(kind, type) and issubclass(kind, ApiModel)):
            continue
        for column in row_columns(kind):
            known = found.get(column.key)
            types = column.types | known.types if known else column.types
            found[column.key] = column._replace(types=types)
    return found


def _key(method: Method, columns: Mapping[str, RowColumn]) -> str:
    """Return the column that identifies an item."""
    pagination = method.operation.pagination
    path = ((pagination and pagination.item_field) or "id").split(".")
    return next((key for key, each in columns.items() if [*each.properties] == path), DIGEST)


def _order(method: Method, table: Table, columns: Mapping[str, RowColumn]) -> Order | None:
    if isinstance(table.newest_first, str):
        if table.newest_first not in columns:
            advice = did_you_mean(table.newest_first, columns)
            raise ArgumentError(
                f"items of {_CLIENT}{method.name} have no column {table.newest_first}{advice}"
            )
        return Order({}, table.newest_first)
    order = ORDERS.get(method.name) if table.newest_first else None
    # Other arguments may ask for another order, and another document may have other columns.
    holds = order and all(table.arguments.get(k, v) == v for k, v in order.arguments.items())
    return order if order and holds and order.column in columns else None


def _parent(method: Method, table: Table) -> Parent | None:
    missing = [p.name for p in method.parameters if p.required and p.name not in table.arguments]
    if not missing:
        return None
    if len(missing) > 1:
        names = " and ".join(missing)
        raise ArgumentError(f"{_CLIENT}{method.name} requires {names}: set arguments of its Table")
    name = table.parent or _enclosing_list(method.name)
    if not name:
        raise ArgumentError(
            f"{_CLIENT}{method.name} requires {missing[0]}: set arguments or parent of its Table"
        )
    plan = plan_table(name)
    if plan.parent is not None:
        raise ArgumentError(f"{_CLIENT}{plan.method.name} is no parent: it requires an argument")
    return Parent(plan, missing[0])


def _enclosing_list(name: str) -> str:
    """Return the name of the list method of the nearest enclosing resource; empty for none."""
    known, resource = method_names(), name
    while resource:
        resource = resource.rpartition(".")[0]
        found = resource + _LIST
        if found != name and found in known and describe(found).operation.pagination:
            return found
    return ""
