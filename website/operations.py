"""The reference of all operations: a page for each outermost resource, and a table of them all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.text import paragraphs, sentence
from pipeline.resources.operation_table import signature
from pipeline.resources.records import Argument, Method, Resource
from pipeline.resources.tree import Tree
from website.pages import ModelLinks, Page, SiteError, code, inert, relative, table

FOLDER = "reference/operations"
_TABLE = f"{FOLDER}/index.md"
_PAGING, _ERRORS, _UNVERIFIED = "paging.md", "errors.md", "operations.md#unverified"

_INTRODUCTION = """# All operations

Every method of `OFAuth`, by its resource. `AsyncOFAuth` has the same methods, used with `await` and
`async for`. All methods also take `request_options`, see [Options](../../client.md#options).
Arguments that may be left out are not shown here. Each method has an example that runs on the
[sandbox](../../sandbox.md)."""

_EXAMPLE = "from ofauth_client import OFAuth\n\nwith OFAuth() as client:\n"

#: How the docstring of an error class begins: a status, and the type that the API gives.
_STATUS = re.compile(r"(\d{3})(?: and above| to (\d{3}))?: ")


@frozen
class Reference:
    """What the pages of operations are made of.

    Args:
        document: The prepared document.
        tree: Its resources.
        links: Links to the models.
        examples: The lines that call an operation, by its id.
        errors: The class of the error for each status, see `error_classes`.
    """

    document: Document
    tree: Tree
    links: ModelLinks
    examples: Mapping[str, str]
    errors: Mapping[range, str]

    def pages(self) -> Iterator[Page]:
        """Yield the table of all operations, and a page for each outermost resource."""
        yield Page(_TABLE, "\n\n".join([_INTRODUCTION, *map(_overview, self.tree.resources)]))
        responses = {
            each["operationId"]: each["responses"] for _, _, each in operations(self.document)
        }
        for resource in self.tree.resources:
            yield _Writer(self, responses, f"{FOLDER}/{resource.path[0]}.md").page(resource)


def call_examples(folder: Path) -> dict[str, str]:
    """Return the lines that call each operation, by its id with `_` for each dot.

    Args:
        folder: The generated examples.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.py")):
        source = path.read_text("utf-8")
        lines = source.splitlines()
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef):
                first, last = node.body[1], node.body[-1]
                found[node.name] = "\n".join(lines[first.lineno - 1 : last.end_lineno])
    return found


def error_classes(documented: Mapping[str, str]) -> dict[range, str]:
    """Return the error class for each range of statuses.

    Args:
        documented: Docstrings of the error classes; some begin with a status.
    """
    found: dict[range, str] = {}
    for name, text in documented.items():
        if status := _STATUS.match(text):
            first = int(status[1])
            last = int(status[2]) if status[2] else 599 if "above" in status[0] else first
            found[range(first, last + 1)] = name
    return found


def _overview(resource: Resource) -> str:
    name = resource.path[0]
    rows = [
        [
            f"[{code(signature(path, method))}]({name}.md#{path})",
            code(f"{method.http_method} {method.path}"),
            code(method.permission) if method.permission else "",
        ]
        for path, method in _current(resource)
    ]
    return f"## {name}\n\n{table(['method of `client`', 'request', 'permission'], rows)}"


def _current(resource: Resource) -> Iterator[tuple[str, Method]]:
    return ((path, method) for path, method in resource.calls() if not method.deprecated_id)


@frozen
class _Writer:
    """Writes a page of operations.

    Args:
        reference: Everything that pages are made of.
        responses: The responses of each operation, by its id.
        path: Path of the page.
    """

    reference: Reference
    responses: Mapping[str, Document]
    path: str

    def page(self, resource: Resource) -> Page:
        """Write the page of an outermost resource."""
        name = resource.path[0]
        head = f"# {name}\n\nThe operations of `client.{name}`."
        aliases = {
            alias: model for each in _inside(resource) for model, alias in each.aliases.items()
        }
        links = evolve(self.reference.links, aliases=aliases)
        sections = (self._section(path, method, links) for path, method in _current(resource))
        return Page(self.path, "\n\n".join([head, *sections]))

    def _section(self, path: str, method: Method, links: ModelLinks) -> str:
        parts = [
            f"## {code(signature(path, method))} {{ #{path} }}",
            *self._description(method),
            self._facts(method, links),
            *self._parameters(method, links),
            *self._errors(method),
            self._example(method),
        ]
        return "\n\n".join(parts)

    def _description(self, method: Method) -> Iterator[str]:
        title = sentence(method.summary)
        yield inert(title or f"`{method.http_method} {method.path}`.")
        for text in paragraphs(method.description):
            if sentence(text) != title:
                yield inert(text)
        if method.deprecated:
            yield "**Deprecated**: OFAuth's document advises against this operation."

    def _facts(self, method: Method, links: ModelLinks) -> str:
        rows = [("Request", code(f"{method.http_method} {method.path}"))]
        if method.permission:
            rows.append(("Permission", code(method.permission)))
        rows.append(("Connection", "required" if method.needs_connection else "not needed"))
        if method.body:
            rows.append(("Body", self._body(method, links)))
        rows.append(("Result", self._result(method, links)))
        rows += [("Evidence", inert(each)) for each in method.remarks if "Permission" not in each]
        return "\n".join(f"- **{title}**: {text}" for title, text in rows)

    def _body(self, method: Method, links: ModelLinks) -> str:
        body = method.body
        if body is None:
            return ""
        needed = "" if body.required else ", optional"
        typed = links.typed(body.annotation, self.path)
        return f"`{body.name}`: {typed}{needed}. {inert(body.text)}"

    def _result(self, method: Method, links: ModelLinks) -> str:
        if method.paging is None:
            return links.typed(method.result.annotation, self.path)
        typed = links.typed(f"Page[{method.paging.item}]", self.path)
        most = method.paging.fields.get("max_limit")
        size = f" of at most {most} items" if most else ""
        guide = f"[requests further pages]({relative(_PAGING, self.path)})"
        return f"{typed}, the first page{size}; iterating over it {guide}"

    def _parameters(self, method: Method, links: ModelLinks) -> Iterator[str]:
        if method.arguments:
            rows = [self._parameter(argument, links) for argument in method.arguments]
            yield table(["argument", "type", "meaning"], rows)

    def _parameter(self, argument: Argument, links: ModelLinks) -> list[str]:
        typed = links.typed(argument.annotation, self.path)
        needed = ["Required."] if argument.required else []
        sent = f"{argument.place.capitalize()}: {code(argument.wire)}."
        is_plain = (argument.wire, argument.place) == (argument.name, "query")
        parts = [inert(argument.text), *needed, *([] if is_plain else [sent])]
        return [code(argument.name), typed, " ".join(part for part in parts if part)]

    def _errors(self, method: Method) -> Iterator[str]:
        given = self.responses[method.id]
        refusals = [each for each in sorted(given) if each[:1] in ("3", "4", "5")]
        if refusals:
            link = relative(_ERRORS, self.path)
            yield f"[Errors]({link}): {', '.join(map(self._error, refusals))}."

    def _error(self, status: str) -> str:
        classes = self.reference.errors.items()
        found = next(
            (name for each, name in classes if status.isdigit() and int(status) in each), ""
        )
        return f"{status} `{found or 'APIStatusError'}`"

    def _example(self, method: Method) -> str:
        lines = self.reference.examples.get(method.id.replace(".", "_"))
        if lines is None:
            remedy = "run `nox -s regenerate`"
            raise SiteError(f"generated/examples has no call of {method.id}: {remedy}")
        return f"```python\n{_EXAMPLE}{lines}\n```"


def _inside(resource: Resource) -> Iterator[Resource]:
    yield resource
    for child in resource.children:
        yield from _inside(child)


def usages(tree: Tree) -> Iterator[tuple[str, str, Json]]:
    """Yield the methods of a tree with each type that they take or return.

    Yields:
        The outermost resource, the call such as `chats.messages.list`, and the type.
    """
    for outermost in tree.resources:
        for each in _inside(outermost):
            originals = {alias: model for model, alias in each.aliases.items()}
            for method in each.methods:
                if not method.deprecated_id:
                    path = ".".join((*each.path, method.name))
                    for annotation in _annotations(method):
                        yield outermost.path[0], path, _renamed(annotation, originals)


def _annotations(method: Method) -> Iterator[str]:
    yield from (argument.annotation for argument in method.arguments)
    yield method.result.annotation
    if method.body:
        yield method.body.annotation
    if method.paging:
        yield method.paging.item


def _renamed(annotation: str, originals: Mapping[str, str]) -> str:
    return re.sub(r"\w+", lambda found: originals.get(found[0], found[0]), annotation)
