"""The bodies of webhooks: which model the document has for the deliveries of each type.

A delivery says its type in the property `type`. So a webhook is for the values that its schema
lists for that property, or else for its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from pipeline.common.documents import METHODS, Document, Json
from pipeline.common.schemas import referenced
from pipeline.common.text import literal
from pipeline.resources.annotations import ANY, Types
from pipeline.resources.constants import Models

_TYPE = "type"
#: Most levels of unions and references around the property.
_DEEPEST = 16


@frozen
class Webhook:
    """A webhook with a described body.

    Args:
        name: Its name in the document.
        types: The types of its deliveries.
        annotation: Python type of its body.
    """

    name: str
    types: tuple[str, ...]
    annotation: str


def webhooks(prepared: Document) -> list[Webhook]:
    """Return the webhooks of a document whose bodies have a type in Python, by name."""
    types = Types(prepared["components"]["schemas"])
    made = [
        Webhook(name, tuple(_listed(schema, types.schemas)) or (name,), _annotation(schema, types))
        for name, item in sorted(prepared.get("webhooks", {}).items())
        for schema in _bodies(item)
    ]
    return [webhook for webhook in made if webhook.annotation != ANY]


def claimed(found: list[Webhook]) -> tuple[dict[str, Webhook], list[str]]:
    """Return the webhook for each type of deliveries, and notices about types of several webhooks.

    Of several webhooks, the one with the name of the type has it, or else the first by name.
    """
    owners: dict[str, Webhook] = {}
    notices: list[str] = []
    for webhook in sorted(found, key=lambda each: (each.name not in each.types, each.name)):
        for kind in webhook.types:
            owner = owners.setdefault(kind, webhook)
            if owner.annotation != webhook.annotation:
                notices.append(
                    f"the webhooks {owner.name!r} and {webhook.name!r} both send the type "
                    f"{kind!r}; {owner.name!r} decides its model: list the types in an overlay"
                )
    return dict(sorted(owners.items())), notices


def webhook_module(prepared: Document, modules: Mapping[str, str]) -> str:
    """Return the module with the decoders of the bodies.

    Args:
        prepared: The prepared document.
        modules: Module of each model, by its name.
    """
    owners, _ = claimed(webhooks(prepared))
    models = Models(".", dict(modules), {})
    kinds = list(dict.fromkeys(webhook.annotation for webhook in owners.values()))
    names = {annotation: f"_body_{number}" for number, annotation in enumerate(kinds, 1)}
    imports = [f"    {line}" for line in models.imports(_words(kinds))]
    lines = [
        '"""The bodies of webhook deliveries, by the type of the delivery."""',
        "",
        "from __future__ import annotations",
        "from collections.abc import Callable, Mapping",
        "from typing import TYPE_CHECKING, Any, TypeAlias",
        "from .codec import decode",
        *(["if TYPE_CHECKING:", *imports] if imports else []),
        '__all__ = ["BODIES", "Payload"]',
        "",
        "#: Any of the bodies that the document describes.",
        f"Payload: TypeAlias = {literal(' | '.join(kinds)) if kinds else 'Any'}",
        *(line for kind in kinds for line in _decoder(names[kind], kind, models)),
        "",
        "#: Decoders of bodies by type.",
        "BODIES: Mapping[str, Callable[..., Any]] = {",
        *(f"    {literal(kind)}: {names[owners[kind].annotation]}," for kind in owners),
        "}",
        "",
    ]
    return "\n".join(lines)


def _decoder(name: str, annotation: str, models: Models) -> list[str]:
    return [
        "",
        "",
        f"def {name}(value: Any, **options: Any) -> {annotation}:",
        *(f"    {line}" for line in models.imports(_words([annotation]))),
        f"    made: {annotation} = decode({annotation}, value, **options)",
        "    return made",
        "",
    ]


def _words(annotations: list[str]) -> set[str]:
    return {word for annotation in annotations for word in re.findall(r"\w+", annotation)}


def _annotation(schema: Json, types: Types) -> str:
    return types.returned(types.plain(schema))


def _bodies(item: Document) -> Iterator[Json]:
    """Yield the JSON schema of the body of a webhook, if there is one."""
    for method in METHODS:
        content = item.get(method, {}).get("requestBody", {}).get("content", {})
        for media_type, media in content.items():
            if "json" in media_type and "schema" in media:
                yield media["schema"]
                return


def _listed(schema: Json, schemas: dict[str, Json], depth: int = 0) -> Iterator[str]:
    """Yield the values that a schema lists for the type of a delivery, each once."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return
    if name := referenced(schema):
        schema = schemas[name]
    found = list(_values(schema.get("properties", {}).get(_TYPE), schemas))
    for union in ("anyOf", "oneOf"):
        for variant in schema.get(union, ()):
            found += _listed(variant, schemas, depth + 1)
    yield from dict.fromkeys(found)


def _values(schema: Json, schemas: dict[str, Json]) -> Iterator[str]:
    if isinstance(schema, dict) and (name := referenced(schema)):
        schema = schemas[name]
    if isinstance(schema, dict):
        values = schema.get("enum", [schema["const"]] if "const" in schema else [])
        yield from (value for value in values if isinstance(value, str))
