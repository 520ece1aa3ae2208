"""The reference of all models and enums, on a page for each outermost resource that uses them."""

from __future__ import annotations

import enum
import inspect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any

import attrs
from attrs import frozen

from pipeline.common.constraints import demands, settled
from pipeline.common.documents import Document, Json
from pipeline.common.text import sentence
from website.pages import ModelLinks, Page, code, inert, names_in, relative, table

FOLDER = "reference/models"
_SHARED = "shared"
_EXTRAS = "additional_properties"
#: Methods and models that the list of usages names.
_MOST = 12

_INTRODUCTION = """# All models

Import models from `ofauth_client.models`. A field that is marked `?` may be missing from an answer;
its value is then [`UNSET`](../../models.md). All models keep properties that the document does not
know in `additional_properties`. The JSON name of a field is in the second column if it differs."""


@frozen
class Catalogue:
    """The models and enums, and who uses them.

    Args:
        classes: The classes, by name.
        schemas: The components of the prepared document.
        homes: The page of each class.
        users: The methods and models that use each class, as links' texts and targets.
    """

    classes: Mapping[str, type]
    schemas: dict[str, Json]
    homes: Mapping[str, str]
    users: Mapping[str, list[tuple[str, str]]]

    @property
    def links(self) -> ModelLinks:
        """Links to the classes."""
        return ModelLinks(self.homes)

    def pages(self) -> Iterator[Page]:
        """Yield the table of all models, and the pages of the models."""
        by_page: dict[str, list[str]] = defaultdict(list)
        for name, home in sorted(self.homes.items()):
            by_page[home].append(name)
        index = f"{FOLDER}/index.md"
        rows = [
            [f"[{_title(page)}]({relative(page, index)})", ", ".join(self._links(names, index))]
            for page, names in sorted(by_page.items())
        ]
        yield Page(index, f"{_INTRODUCTION}\n\n{table(['page', 'models and enums'], rows)}")
        for page, names in sorted(by_page.items()):
            yield self._page(page, names)

    def _page(self, page: str, names: Iterable[str]) -> Page:
        resource = _stem(page)
        head = f"# {_title(page)}\n\nThe models and enums that `client.{resource}` uses."
        if resource == _SHARED:
            head = f"# {_title(page)}\n\nThe models and enums that several resources use."
        return Page(page, "\n\n".join([head, *(self._section(name, page) for name in names)]))

    def _section(self, name: str, page: str) -> str:
        described = self.classes[name]
        text = inspect.cleandoc(vars(described).get("__doc__") or "")
        members = (
            self._values(described)
            if issubclass(described, enum.Enum)
            else self._fields(name, page)
        )
        parts = [f"## {name} {{ #{name} }}", inert(text), members, *self._usages(name, page)]
        return "\n\n".join(part for part in parts if part)

    def _values(self, described: type[enum.Enum]) -> str:
        rows = [[code(member.name), code(repr(member.value))] for member in described]
        return table(["member", "value"], rows)

    def _fields(self, name: str, page: str) -> str:
        described: Any = self.classes[name]
        schema = settled(self.schemas[name], self.schemas)
        wires = {field: wire for wire, field in described.__binding__.known.items()}
        fields = [each for each in attrs.fields(described) if each.name != _EXTRAS]
        rows = [self._field(each, wires[each.name], schema, page) for each in fields]
        return _without_empty(["field", "in JSON", "type", "meaning"], rows) if rows else ""

    def _field(self, field: Any, wire: str, schema: Document, page: str) -> list[str]:
        parts = [part for part in field.type.split(" | ") if part != "Unset"]
        optional = "?" if len(parts) < len(field.type.split(" | ")) else ""
        typed = self.links.typed(" | ".join(parts), page)
        inner = settled(schema.get("properties", {}).get(wire, {}), self.schemas)
        shown = "" if wire == field.name else code(wire)
        return [f"{code(field.name)}{optional}", shown, typed, self._meaning(inner)]

    def _meaning(self, schema: Document) -> str:
        own = sentence(str(schema.get("description", "")))
        if "enum" in schema:
            return inert(own)
        return inert(" ".join([own, *demands(schema, own, self.schemas)]))

    def _usages(self, name: str, page: str) -> Iterator[str]:
        found = sorted(self.users.get(name, []))
        links = [f"[{code(text)}]({_from(target, page)})" for text, target in found[:_MOST]]
        more = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        if links:
            yield f"Used by {', '.join([*links, *more])}."

    def _links(self, names: Iterable[str], page: str) -> list[str]:
        return [f"[{name}]({self.links.to(name, page)})" for name in names]


def catalogue(
    module: ModuleType, document: Document, usages: Iterable[tuple[str, str, str]], operations: str
) -> Catalogue:
    """Find out which page a model belongs to, and what uses it.

    Args:
        module: The module with all models and enums.
        document: The prepared document.
        usages: Outermost resource, call and type, for each type of each method.
        operations: Folder of the pages of operations.
    """
    schemas: dict[str, Json] = document["components"]["schemas"]
    classes = {name: getattr(module, name) for name in sorted(schemas) if hasattr(module, name)}
    parts = {name: _parts(made) & classes.keys() for name, made in classes.items()}
    resources: dict[str, set[str]] = {name: set() for name in classes}
    users: dict[str, dict[tuple[str, str], None]] = {name: {} for name in classes}
    for resource, call, annotation in usages:
        for name in names_in(annotation, classes):
            users[name][call, f"{operations}/{resource}.md#{call}"] = None
            for reached in _reached(name, parts):
                resources[reached].add(resource)
    homes = {name: f"{FOLDER}/{_home(found)}.md" for name, found in resources.items()}
    for name, found in parts.items():
        for part in found - {name}:
            users[part][name, f"{homes[name]}#{name}"] = None
    return Catalogue(classes, schemas, homes, {name: [*found] for name, found in users.items()})


def _parts(described: Any) -> set[str]:
    if issubclass(described, enum.Enum):
        return set()
    return {name for each in attrs.fields(described) for name in re.findall(r"\w+", each.type)}


def _reached(name: str, parts: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting.extend(parts[each])
    return found


def _without_empty(columns: list[str], rows: list[list[str]]) -> str:
    """Return a table without the columns in which every row is empty."""
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    return table([columns[i] for i in kept], [[row[i] for i in kept] for row in rows])


def _home(resources: set[str]) -> str:
    return next(iter(resources)) if len(resources) == 1 else _SHARED


def _title(page: str) -> str:
    stem = _stem(page)
    return "Shared models" if stem == _SHARED else f"Models of {stem}"


def _stem(page: str) -> str:
    return page.rpartition("/")[2].removesuffix(".md")


def _from(target: str, page: str) -> str:
    path, _, anchor = target.partition("#")
    return f"{relative(path, page)}#{anchor}"
