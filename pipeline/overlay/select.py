"""JSONPath (RFC 9535) queries, and the places in a document that they select.

The evaluator is `jsonpath-rfc9535`, parsed into a few node types of our own where version
1.0.1 deviates from the RFC or visits every value of a large document several times over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias, Any

from jsonpath_rfc9535 import (
    JSONPathEnvironment,
    JSONPathError,
    JSONPathNode,
    JSONPathNodeList,
    JSONPathQuery,
    Parser,
)
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterContext,
    FilterQuery,
    FunctionExtension,
    LogicalExpression,
    PrefixExpression,
    RelativeFilterQuery,
)
from jsonpath_rfc9535.segments import (
    JSONPathChildSegment,
    JSONPathRecursiveDescentSegment,
    JSONPathSegment,
)
from jsonpath_rfc9535.selectors import FilterSelector, JSONPathSelector, NameSelector
from jsonpath_rfc9535.tokens import TokenStream, Token

from pipeline.documents import Json, pointer
from pipeline.errors import PipelineError


class Place(NamedTuple):
    """A selected value: the container it is in, and its location from the root.

    Args:
        container: Object or array that holds the value; a list of its own for the root.
        key: Name or index in the container.
        location: Names and indexes from the root of the document.
    """

    container: Json
    key: str | int
    location: tuple[str | int, ...]

    @property
    def value(self) -> Json:
        """The value now at this place."""
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
        return _ENVIRONMENT.compile(expression)
    except JSONPathError as error:
        reason = error.args[0]
    except RecursionError:
        reason = "it is nested too deeply"
    except (ValueError, OverflowError):
        reason = "a number is out of range"
    raise PipelineError(f"{expression!r} is not a JSONPath of RFC 9535: {reason}", where)


def select(query: JSONPathQuery, root: list[Json]) -> list[Place]:
    """Return the places a query selects, each once, in the order of the query.

    Args:
        query: A compiled query.
        root: A list that holds the document as its only item.
    """
    places = {node.location: _place(node, root) for node in query.finditer(root[0])}
    return list(places.values())


def _place(node: JSONPathNode, root: list[Json]) -> Place:
    if node.parent is None:
        return Place(root, 0, ())
    return Place(node.parent.value, node.location[-1], node.location)


class _Parser(Parser):
    """Puts our segments, selectors and queries in the place of the library's."""

    def parse_query(
        self, stream: TokenStream, *, in_filter: bool = False
    ) -> Iterator[JSONPathSegment]:
        for segment in super().parse_query(stream, in_filter=in_filter):
            if isinstance(segment, JSONPathRecursiveDescentSegment):
                yield _Descendants(
                    env=segment.env, token=segment.token, selectors=segment.selectors
                )
            else:
                yield segment

    def parse_filter_selector(self, stream: TokenStream) -> FilterSelector:
        return _Filter(super().parse_filter_selector(stream))

    def parse_relative_query(self, stream: TokenStream) -> Expression:
        token = stream.next_token()
        segments = tuple(self.parse_query(stream, in_filter=True))
        return _RelativeQuery(token, JSONPathQuery(env=self.env, segments=segments))


class _Environment(JSONPathEnvironment):
    parser_class = _Parser


class _Descendants(JSONPathRecursiveDescentSegment):
    """`..` that makes nodes only of containers in which a selector can find something."""

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterator[JSONPathNode]:
        for node in nodes:
            for step in _steps(node.value):
                for selector in self.selectors:
                    if _may_select(selector, step[0]):
                        yield from selector.resolve(_node(step, node))


#: A container, its key, and the step to the container it is in.
_Step: TypeAlias = tuple[Json, "str | int", Any]


def _steps(value: Json) -> Iterator[_Step]:
    """Yield the steps to a value and to all containers below it, in document order."""
    stack: list[_Step] = [(value, "", None)]
    while stack:
        step = stack.pop()
        yield step
        inside = [(child, key, step) for key, child in _members(step[0]) if type(child) in _CONTAINERS]
        inside.reverse()
        stack += inside


def _node(step: _Step, start: JSONPathNode) -> JSONPathNode:
    value, key, parent = step
    return start if parent is None else (above := _node(parent, start)).new_child(value, key, above)


def _may_select(selector: JSONPathSelector, value: Json) -> bool:
    """Tell at little cost that a selector finds nothing among the members of a value."""
    if type(selector) is NameSelector:
        return type(value) is dict and selector.name in value
    return type(selector) is not _Filter or selector.may_select(value)


def _members(value: Json) -> Iterable[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


class _RelativeQuery(RelativeFilterQuery):
    """`@` that hands the root on to filters inside, and exists also where it is false or 0."""

    __slots__ = ("_names",)

    def __init__(self, token: Token, query: JSONPathQuery) -> None:
        super().__init__(token, query)
        self._names = _names(query)

    def evaluate(self, context: FilterContext) -> JSONPathNodeList:
        value = context.current
        for name in self._names:
            if type(value) is not dict or name not in value:
                return _NO_NODES
            value = value[name]
        nodes: Iterable[JSONPathNode] = [
            JSONPathNode(value=value, location=(), parent=None, root=context.root)
        ]
        for segment in self.query.segments[len(self._names):]:
            nodes = segment.resolve(nodes)
        return JSONPathNodeList(nodes)


def _names(query: JSONPathQuery) -> list[str]:
    """Return the names with which a query begins, as `.a.b` in `@.a.b[*]`."""
    names: list[str] = []
    for segment in query.segments:
        first = segment.selectors[0]
        if not isinstance(segment, JSONPathChildSegment) or len(segment.selectors)>1 or not isinstance(first, NameSelector):
            break
        names.append(first.name)
    return names


class _Filter(FilterSelector):
    """`?` that tests only children which can match.

    Most filters ask for a name, as `?@.properties.id` does, and are false without it.
    """

    __slots__ = ("_names",)

    def __init__(self, selector: FilterSelector) -> None:
        super().__init__(env=selector.env, token=selector.token, expression=selector.expression)
        self._names = _needed_names(self)

    def may_select(self, value: Json) -> bool:
        names = self._names
        if names is None:
            return True
        for _, child in _members(value):
            if type(child) is dict and not names.isdisjoint(child):
                return True
        return False

    def resolve(self, node: JSONPathNode) -> Iterator[JSONPathNode]:
        names = self._names
        for key, child in _members(node.value):
            if names is None or (type(child) is dict and not names.isdisjoint(child)):
                context = FilterContext(env=self.env, current=child, root=node.root)
                if self.expression.evaluate(context):
                    yield node.new_child(child, key, node)


def _needed_names(selector: FilterSelector) -> frozenset[str] | None:
    """Return names of which a child must have one to match; None where there are no such.

    A child without any name that the filter asks for is to the filter what `{}` is.
    """
    names: set[str] = set()
    for query in _queries(selector.expression.expression):
        first = _first_selectors(query)
        if not first or not all(isinstance(each, NameSelector) for each in first):
            return None
        names.update(each.name for each in first if isinstance(each, NameSelector))
    nothing = FilterContext(env=selector.env, current={}, root={})
    return None if selector.expression.evaluate(nothing) else frozenset(names)


def _queries(expression: Expression) -> list[FilterQuery]:
    """Return the queries in a filter, but for those in filters inside them."""
    match expression:
        case FilterQuery():
            return [expression]
        case PrefixExpression():
            return _queries(expression.right)
        case LogicalExpression() | ComparisonExpression():
            return _queries(expression.left) + _queries(expression.right)
        case FunctionExtension():
            return [query for argument in expression.args for query in _queries(argument)]
        case _:
            return []


def _first_selectors(query: FilterQuery) -> tuple[JSONPathSelector, ...]:
    """Return what a query selects among the members of `@`; nothing for other queries."""
    first = query.query.segments[0] if query.query.segments else None
    if isinstance(query, RelativeFilterQuery) and isinstance(first, JSONPathChildSegment):
        return first.selectors
    return ()


_NO_NODES = JSONPathNodeList()
_CONTAINERS = frozenset({dict, list})
_ENVIRONMENT = _Environment()
