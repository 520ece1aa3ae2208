"""Replacements for parts of jsonpath-rfc9535: descent, filters, `@`, and tests of texts.

Version 1.0.1 deviates from RFC 9535 in two points: `?@` is false for false, 0 and empty text, and
`$` inside a filter inside a filter is not the root. It also makes several objects for every value
that `..` passes, which takes minutes in large documents. Here, `..` makes a list of cheap steps
first, and nodes only of the values that a selector selects. A filter that needs a property skips
all values without that property.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import product
from typing import TypeAlias

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
from jsonpath_rfc9535.function_extensions import ExpressionType, FilterFunction
from jsonpath_rfc9535.segments import (
    JSONPathChildSegment,
    JSONPathRecursiveDescentSegment,
    JSONPathSegment,
)
from jsonpath_rfc9535.selectors import FilterSelector, JSONPathSelector, NameSelector
from jsonpath_rfc9535.tokens import Token, TokenStream

from pipeline.common.documents import Json
from pipeline.overlay.steps import PlainSteps, Root, Step, Steps, members, steps_below

#: Finds the steps to the values that a selector selects below some steps; the last argument is the
#: root of the document.
_Finder: TypeAlias = "Callable[[Steps, Json], Iterable[Step]]"


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

    def setup_function_extensions(self) -> None:
        """Add the functions of RFC 9535."""
        super().setup_function_extensions()
        for name in ("match", "search"):
            self.function_extensions[name] = _TextTest(self.function_extensions[name])


class _TextTest(FilterFunction):
    """`match` or `search` that remembers its answers.

    The library translates the regular expression anew for each text. Texts of documents repeat.
    """

    def __init__(self, test: Callable[[Json, Json], bool]) -> None:
        self._test = test
        self._test_text = lru_cache(maxsize=4096)(test)

    @property
    def arg_types(self) -> list[ExpressionType]:
        """The types of the arguments."""
        return [ExpressionType.VALUE, ExpressionType.VALUE]

    @property
    def return_type(self) -> ExpressionType:
        """The type of the answer."""
        return ExpressionType.LOGICAL

    def __call__(self, value: Json, pattern: Json) -> bool:
        """Tell whether a value is a text that the pattern fits."""
        are_texts = isinstance(value, str) and isinstance(pattern, str)
        return self._test_text(value, pattern) if are_texts else self._test(value, pattern)


class _Descendants(JSONPathRecursiveDescentSegment):
    """`..` that makes nodes only of values that its selectors select."""

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterator[JSONPathNode]:
        finders = [_finder(selector) for selector in self.selectors]
        for start in nodes:
            steps = start.steps if isinstance(start, _Start) else _below(start)
            # Several selectors take turns at every step.
            groups = [steps] if len(finders) == 1 else [PlainSteps([s]) for s in steps.all()]
            for group, find in product(groups, finders):
                for value, key, above in find(group, start.root):
                    node = _node(above, start)
                    yield node.new_child(value, key, node)


class _Start(JSONPathNode):
    """The root of a document whose steps are known."""

    __slots__ = ("steps",)

    def __init__(self, root: Root) -> None:
        super().__init__(value=root[0], location=(), parent=None, root=root[0])
        self.steps = root.steps()


def _below(start: JSONPathNode) -> Steps:
    return PlainSteps(steps_below(start.value))


def find_nodes(query: JSONPathQuery, root: Root) -> Iterable[JSONPathNode]:
    """Return the nodes that a query selects in a document."""
    if not query.segments or not isinstance(query.segments[0], _Descendants):
        return query.finditer(root[0])
    nodes: Iterable[JSONPathNode] = [_Start(root)]
    for segment in query.segments:
        nodes = segment.resolve(nodes)
    return nodes


def _node(step: Step, start: JSONPathNode) -> JSONPathNode:
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


def _named(name: str, steps: Steps, _: Json) -> Iterable[Step]:
    return [(step[0][name], name, step) for step in steps.having(frozenset((name,)))]


def _passing(selector: _Filter, steps: Steps, root: Json) -> Iterable[Step]:
    """Find the passing values among the steps themselves: only objects pass such a filter."""
    found = steps.having(selector.needed[0])
    for names in selector.needed[1:]:
        found = PlainSteps(found).having(names)
    return [step for step in found if step[2] is not None and selector.selects(step[0], root)]


def _selected(selector: JSONPathSelector, steps: Steps, root: Json) -> Iterator[Step]:
    for step in steps.all():
        node = JSONPathNode(value=step[0], location=(), parent=None, root=root)
        for child in selector.resolve(node):
            yield child.value, child.location[-1], step


def _has_one(value: Json, names: frozenset[str]) -> bool:
    return isinstance(value, dict) and not value.keys().isdisjoint(names)


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
        for key, child in members(node.value):
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
