"""Replacements for parts of jsonpath-rfc9535: descent, filters and `@`.

Version 1.0.1 deviates from RFC 9535 in two points: `?@` is false for false, 0 and empty text, and
`$` inside a filter inside a filter is not the root. It also makes several objects for every value
that `..` passes, which takes minutes in large documents. Here, `..` makes a list of cheap steps
first, and nodes only of the values that a selector selects. A filter that needs a property skips
all values without that property.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, TypeAlias

from jsonpath_rfc9535 import (
    JSONPathEnvironment,
    JSONPathNode,
    JSONPathNodeList,
    JSONPathQuery,
    Parser,
)
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterContext,
    FilterExpression,
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
from jsonpath_rfc9535.tokens import Token, TokenStream

from pipeline.common.documents import Json

#: A container, its key, and the step to the container it is in (None for the first).
_Step: TypeAlias = tuple[Json, "str | int", Any]
_CONTAINERS = (dict, list)

#: Finds the steps to the values that a selector selects below some steps; the last argument is the
#: root of the document.
_Finder: TypeAlias = "Callable[[Sequence[_Step], Json], Iterable[_Step]]"


class _Parser(Parser):
    """Uses the segments, selectors and queries of this module in place of the library's."""

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


class Environment(JSONPathEnvironment):
    """Compiles queries that use the parts below."""

    parser_class = _Parser


class _Descendants(JSONPathRecursiveDescentSegment):
    """`..` that makes nodes only of values that its selectors select."""

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterator[JSONPathNode]:
        finders = [_finder(selector) for selector in self.selectors]
        for start in nodes:
            steps = _steps(start.value)
            # Several selectors take turns at every step.
            groups = [steps] if len(finders) == 1 else [[step] for step in steps]
            for group, find in product(groups, finders):
                for value, key, above in find(group, start.root):
                    node = _node(above, start)
                    yield node.new_child(value, key, node)


def _steps(value: Json) -> list[_Step]:
    """Return the steps to a value and to all containers below it, in document order."""
    first: _Step = (value, "", None)
    steps = [first]
    if isinstance(value, _CONTAINERS):
        _add_steps(first, steps)
    return steps


def _add_steps(step: _Step, steps: list[_Step]) -> None:
    """Add the steps to the containers below a container; this takes most of a query's time."""
    value = step[0]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in members:
        # An empty container has no containers below it.
        if isinstance(child, _CONTAINERS):
            inner: _Step = (child, key, step)
            steps.append(inner)
            if child:
                _add_steps(inner, steps)


def _node(step: _Step, start: JSONPathNode) -> JSONPathNode:
    """Return the node of a step; `start` is the node of the first step."""
    value, key, above = step
    keys: list[str | int] = []
    while above is not None:
        keys.append(key)
        _, key, above = above
    location = (*start.location, *reversed(keys))
    return JSONPathNode(value=value, location=location, parent=start, root=start.root)


def _finder(selector: JSONPathSelector) -> _Finder:
    """Return a finder for the values that a selector selects."""
    if isinstance(selector, NameSelector):
        return partial(_named, selector.name)
    if isinstance(selector, _Filter) and selector.needed:
        return partial(_passing, selector)
    return partial(_selected, selector)


def _named(name: str, steps: Sequence[_Step], _: Json) -> Sequence[_Step]:
    holders = [step for step in steps if isinstance(step[0], dict) and name in step[0]]
    return [(step[0][name], name, step) for step in holders]


def _passing(selector: _Filter, steps: Sequence[_Step], root: Json) -> Sequence[_Step]:
    """Find the passing values among the steps themselves: only objects pass such a filter."""
    for names in selector.needed:
        steps = [s for s in steps if isinstance(s[0], dict) and not names.isdisjoint(s[0])]
    return [step for step in steps if step[2] is not None and selector.selects(step[0], root)]


def _selected(selector: JSONPathSelector, steps: Sequence[_Step], root: Json) -> Iterator[_Step]:
    for step in steps:
        node = JSONPathNode(value=step[0], location=(), parent=None, root=root)
        for child in selector.resolve(node):
            yield child.value, child.location[-1], step


def _has_one(value: Json, names: frozenset[str]) -> bool:
    return isinstance(value, dict) and not value.keys().isdisjoint(names)


def _members(value: Json) -> Iterable[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


class _RelativeQuery(RelativeFilterQuery):
    """`@` that hands the root to filters inside it, and finds false and 0, too."""

    __slots__ = ("_names",)

    def __init__(self, token: Token, query: JSONPathQuery) -> None:
        super().__init__(token, query)
        self._names = _leading_names(query)

    def evaluate(self, context: FilterContext) -> JSONPathNodeList:
        value: Json = context.current
        for name in self._names:
            if not isinstance(value, dict) or name not in value:
                return JSONPathNodeList()
            value = value[name]
        node = JSONPathNode(value=value, location=(), parent=None, root=context.root)
        nodes: Iterable[JSONPathNode] = [node]
        for segment in self.query.segments[len(self._names) :]:
            nodes = segment.resolve(nodes)
        return JSONPathNodeList(nodes)


def _leading_names(query: JSONPathQuery) -> tuple[str, ...]:
    """Return the names at the beginning of a query: `a` and `b` of `@.a.b[*]`."""
    names: list[str] = []
    for segment in query.segments:
        match segment:
            case JSONPathChildSegment(selectors=(NameSelector(name=name),)):
                names.append(name)
            case _:
                break
    return tuple(names)


class _Filter(FilterSelector):
    """`?` that knows the names it needs.

    Most filters ask for a property, as `?@.properties.id` does, and are false for values without
    it: for all values but a few objects. A look at the names of an object is enough to skip it.
    """

    __slots__ = ("needed",)

    def __init__(self, selector: FilterSelector) -> None:
        super().__init__(env=selector.env, token=selector.token, expression=selector.expression)
        conditions = _conjuncts(self.expression.expression)
        needed = [_needed_names(condition, self.env) for condition in conditions]
        self.needed = tuple(names for names in needed if names)

    def selects(self, value: Json, root: Json) -> bool:
        """Tell whether the filter is true for a value."""
        if not all(_has_one(value, names) for names in self.needed):
            return False
        return self.expression.evaluate(FilterContext(env=self.env, current=value, root=root))

    def resolve(self, node: JSONPathNode) -> Iterator[JSONPathNode]:
        for key, child in _members(node.value):
            if self.selects(child, node.root):
                yield node.new_child(child, key, node)


def _conjuncts(expression: Expression) -> list[Expression]:
    """Return the conditions that must all be true for a filter to be true."""
    if isinstance(expression, LogicalExpression) and expression.operator == "&&":
        return _conjuncts(expression.left) + _conjuncts(expression.right)
    return [expression]


def _needed_names(condition: Expression, env: JSONPathEnvironment) -> frozenset[str]:
    """Return names of which a child needs one to meet a condition; empty if it needs none.

    For a condition that asks only for members by name, a child without them is like `{}`.
    """
    names: set[str] = set()
    for query in _queries(condition):
        leading = _leading_names(query.query)
        if not leading or not isinstance(query, RelativeFilterQuery):
            return frozenset()
        names.add(leading[0])
    nothing = FilterContext(env=env, current={}, root={})
    met = FilterExpression(condition.token, condition).evaluate(nothing)
    return frozenset() if met else frozenset(names)


def _queries(expression: Expression) -> list[FilterQuery]:
    """Return the queries in a condition, without those in filters inside the queries."""
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
