"""An example call of every operation: documentation, type-checked and run by tests."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.resources.annotations import BINARY
from pipeline.resources.records import Argument, Body, Method
from pipeline.resources.samples import Samples
from pipeline.resources.texts import docstring, literal, one_line, sentence
from pipeline.resources.tree import Tree

#: The content of a file that is sent.
_CONTENT = b"content"

_HEAD = [
    "from __future__ import annotations",
    "",
    "from typing import TYPE_CHECKING",
    "",
    "if TYPE_CHECKING:",
    "    from ofauth_client import OFAuth",
]


def example_files(tree: Tree, prepared: Document) -> Iterator[tuple[str, str]]:
    """Yield name and text of a module of examples for each outermost resource."""
    samples = Samples(prepared["components"]["schemas"])
    yield "__init__.py", '"""How to call each operation of the API."""\n'
    for resource in tree.resources:
        lines = [f'"""How to call the operations of `client.{resource.path[0]}`."""', "", *_HEAD]
        for path, method in resource.calls():
            if not method.former:
                lines += ["", "", *_example(method, path, samples)]
        yield f"{resource.path[0]}.py", "\n".join([*lines, ""])


def _example(method: Method, path: str, samples: Samples) -> list[str]:
    call = f"client.{path}({', '.join(_arguments(method, samples))})"
    title = sentence(method.summary) or one_line(f"`{method.http_method} {method.path}`.")
    return [
        f"def {method.id.replace('.', '_')}(client: OFAuth) -> None:",
        *docstring([title], 4),
        *(f"    {line}" for line in _use(method, call)),
    ]


def _use(method: Method, call: str) -> list[str]:
    if method.paging:
        return [f"for item in {call}:", "    print(item)"]
    return [call if method.result.annotation == "None" else f"print({call})"]


def _arguments(method: Method, samples: Samples) -> Iterator[str]:
    paging = method.paging.fields if method.paging else {}
    for argument in method.arguments:
        if argument.required or not _is_left_out(argument, paging):
            value = literal(_value(argument, samples, paging))
            yield value if argument.place == "path" else f"{argument.name}={value}"
    if method.body:
        yield f"body={_body(method.body, samples)}"


def _is_left_out(argument: Argument, paging: dict[str, Json]) -> bool:
    """Tell whether an argument is old, or only goes on to a page that iterating goes on to."""
    return argument.deprecated or argument.wire == paging.get("next_parameter")


def _value(argument: Argument, samples: Samples, paging: dict[str, Json]) -> Json:
    """Return a value; where only one can stand, a list or an object is no value."""
    if argument.wire == paging.get("limit_parameter") and "max_limit" in paging:
        return paging["max_limit"]
    value = samples.of(argument.schema, argument.example)
    return value if argument.annotation != "str" or isinstance(value, str) else "text"


def _body(body: Body, samples: Samples) -> str:
    if body.annotation.startswith(BINARY):
        return repr(_CONTENT)
    in_form = body.media_type.startswith("multipart/")
    samples = evolve(samples, binary=_CONTENT) if in_form else samples
    return ascii(samples.of(body.schema, body.example))
