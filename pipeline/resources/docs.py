"""Docstrings of resources and their methods."""

from __future__ import annotations

from pipeline.resources.records import Argument, Method, Resource
from pipeline.resources.texts import docstring, one_line, paragraphs, sentence, wrapped

_OPTIONS = "Options of this call; each wins over the client's."


def class_doc(resource: Resource, prefix: str) -> list[str]:
    """Return the docstring of a resource's class."""
    manner = ", asynchronous" if prefix else ""
    return docstring([f"Operations of `client.{'.'.join(resource.path)}`{manner}."], 4)


def method_doc(method: Method) -> list[str]:
    """Return the docstring of a method: what it does and needs, its arguments, its result."""
    title = sentence(method.summary) or f"Perform `{method.id}`."
    blocks = [[f"{' ' * 8}{one_line(f'`{method.http_method} {method.path}`')}"]]
    blocks += [wrapped(text, 8) for text in (*method.remarks, *_description(method))]
    if method.deprecated:
        gone = f", and the old name goes in {method.until}"
        now = f": it is `client.{method.id}` now{gone}" if method.former else ""
        blocks.append([f"{' ' * 8}Deprecated{now}."])
    blocks.append([f"{' ' * 8}Args:", *_arguments(method)])
    if text := _returned(method):
        blocks.append([f"{' ' * 8}Returns:", *wrapped(text, 12)])
    first, *more = wrapped(title, 0)
    lines = [first, *(" " * 8 + line for line in more)]
    for block in blocks:
        lines += ["", *block]
    return docstring(lines, 8)


def _description(method: Method) -> list[str]:
    """Return the paragraphs of the description that do not only repeat the title."""
    title = one_line(method.summary)
    return [text for text in paragraphs(method.description) if one_line(text) != title]


def _arguments(method: Method) -> list[str]:
    lines: list[str] = []
    for argument in method.arguments:
        text = argument.text or _unexplained(argument)
        lines += _entry(argument.name, " ".join([text, *_page_size(argument, method)]))
    if method.body:
        lines += _entry("body", method.body.text)
    return lines + _entry("request_options", _OPTIONS)


def _page_size(argument: Argument, method: Method) -> list[str]:
    """Tell what a limit limits, and what is asked for without it: a server's default is less."""
    paging = method.paging.fields if method.paging else {}
    if argument.wire != paging.get("limit_parameter"):
        return []
    most = paging.get("max_limit")
    asked = [f"Without it, {most} are asked for."] if most else []
    return ["It is the size of a page, not of the list.", *asked]


def _unexplained(argument: Argument) -> str:
    return sentence(f"`{argument.wire}` of the {argument.place}")


def _entry(name: str, text: str) -> list[str]:
    return wrapped(f"{name}: {text}", 12, hanging=4)


def _returned(method: Method) -> str:
    if method.paging:
        return "The first page; iterating over it goes on to the pages behind it."
    if method.result.accept == "bytes":
        return "The whole answer."
    return ""
