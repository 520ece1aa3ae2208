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
from pipeline.resources.annotations import ANY, Types, imports_for_results
from pipeline.resources.constants import Models

_TYPE = "type"
#: Most levels of unions and references around the property.
_DEEPEST = 16


@frozen
class Webhook:
    """The body of a webhook for one type of deliveries.

    Args:
        name: Name of the webhook in the document.
        type: Type of the deliveries.
        annotation: Python type of the body.
    """

    name: str
    type: str
    annotation: str


def described_webhooks(prepared: Document) -> list[Webhook]:
    """Return the webhooks of a document whose bodies are models, by name and type."""
    types = Types(prepared["components"]["schemas"])
    made = [
        Webhook(name, kind, types.returned(types.plain(body)))
        for name, item in sorted(prepared.get("webhooks", {}).items())
        for schema in _bodies(item)
        for kind, body in sorted((_by_type(schema, types.schemas) or {name: schema}).items())
    ]
    return [webhook for webhook in made if webhook.annotation != ANY]


def claimed(found: list[Webhook]) -> tuple[dict[str, Webhook], list[str]]:
    """Return the webhook for each type of deliveries, and notices about types of several webhooks.

    Of several webhooks, the one with the name of the type has it, or else the first by name.
    """
    owners: dict[str, Webhook] = {}
    notices: list[str] = []
    for webhook in sorted(found, key=lambda each: (each.name != each.type, each.name)):
        owner = owners.setdefault(webhook.type, webhook)
        if owner.annotation != webhook.annotation:
            notices.append(
                f"the webhooks {owner.name!r} and {webhook.name!r} both send the type "
                f"{webhook.type!r}; {owner.name!r} decides its model: list the types in an overlay"
            )
    return dict(sorted(owners.items())), notices


def webhook_module(prepared: Document, modules: Mapping[str, str]) -> str:
    """Return the module with the decoders of the bodies.

    Args:
        prepared: The prepared document.
        modules: Module of each model, by its name.
    """
    owners, _ = claimed(described_webhooks(prepared))
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
        *imports_for_results(_words(kinds)),
        "from .codec import decode",
        *(["if TYPE_CHECKING:", *imports] if imports else []),
        "",
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


def _bodies(item: Document) -> Iterator[Json]:
    """Yield the JSON schema of the body of a webhook, if there is one; deliveries are posted."""
    for method in sorted(METHODS, key="post".__ne__):
        content = item.get(method, {}).get("requestBody", {}).get("content", {})
        for media_type, media in content.items():
            if "json" in media_type and "schema" in media:
                yield media["schema"]
                return


def _by_type(schema: Json, schemas: dict[str, Json], depth: int = 0) -> dict[str, Json]:
    """Return the schema of the body for each type that a schema, or a part of a union, lists."""
    target = schemas[name] if (name := referenced(schema)) else schema
    if not isinstance(target, dict) or depth > _DEEPEST:
        return {}
    found = dict.fromkeys(_values(target.get("properties", {}).get(_TYPE), schemas), schema)
    discriminator: Json = target.get("discriminator") or {}
    if discriminator.get("propertyName") == _TYPE:
        mapping = discriminator.get("mapping", {}).items()
        found |= {kind: {"$ref": reference} for kind, reference in mapping}
    for union in ("anyOf", "oneOf"):
        for variant in target.get(union, ()):
            for kind, body in _by_type(variant, schemas, depth + 1).items():
                found.setdefault(kind, body)
    return found


def _values(schema: Json, schemas: dict[str, Json]) -> Iterator[str]:
    if isinstance(schema, dict) and (name := referenced(schema)):
        schema = schemas[name]
    if isinstance(schema, dict):
        values = schema.get("enum", [schema["const"]] if "const" in schema else [])
        yield from (value for value in values if isinstance(value, str))
