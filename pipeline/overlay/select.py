"""The places in a document that a JSONPath query selects."""

from __future__ import annotations

from typing import NamedTuple

from jsonpath_rfc9535 import JSONPathError, JSONPathNode, JSONPathQuery

from pipeline.common.documents import Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.overlay.jsonpath import Environment, find_nodes
from pipeline.overlay.steps import Root

#: Greatest length of an expression: each step and each nested filter takes a part of the stack.
MAX_EXPRESSION = 5_000

_ENVIRONMENT = Environment()


class Place(NamedTuple):
    """A selected value: the container it is in, and its location from the root.

    Args:
        container: Object or array that holds the value; a list of its own for the root.
        key: Name in the object, or index in the array.
        location: Names and indexes from the root of the document.
    """

    container: Json
    key: str | int
    location: tuple[str | int, ...]

    @property
    def value(self) -> Json:
        """The current value of this place."""
        return self.container[self.key]

    @property
    def pointer(self) -> str:
        """The JSON pointer of this place."""
        return pointer(*self.location)


def compile_query(expression: str, where: str) -> JSONPathQuery:
    """Parse a JSONPath expression.

    Args:
        expression: The query, such as `$.paths.*.get`.
        where: File and line named in the error.

    Raises:
        PipelineError: The expression is not RFC 9535 JSONPath.
    """
    try:
        if len(expression) <= MAX_EXPRESSION:
            return _ENVIRONMENT.compile(expression)
        reason = f"it has more than {MAX_EXPRESSION:,} characters"
    except JSONPathError as error:
        reason = error.args[0]
    except (ValueError, OverflowError):
        reason = "a number is out of range"
    shown = repr(expression) if len(expression) <= 200 else f"{expression[:200]!r}…"
    raise PipelineError(f"{shown} is not a JSONPath of RFC 9535: {reason}", where)


def select(query: JSONPathQuery, root: Root) -> list[Place]:
    """Return the places a query selects, each once, in the order of the query.

    Args:
        query: A compiled query.
        root: The document.
    """
    places = {node.location: _place(node, root) for node in find_nodes(query, root)}
    return list(places.values())


def _place(node: JSONPathNode, root: Root) -> Place:
    if node.parent is None:
        return Place(root, 0, ())
    return Place(node.parent.value, node.location[-1], node.location)
