"""Make a component of every distinct object and enum schema, and name it for good.

The order of the work: `combine` merges `allOf`, `groups` collects equal schemas, `matching` finds
the classes that the ledger knows, and `naming` names the others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from attrs import evolve

from pipeline.common.documents import Document, Json, operations
from pipeline.common.report import Finding, Report
from pipeline.common.schemas import map_document, map_subschemas, reference, referenced
from pipeline.common.text import counted
from pipeline.components.combine import combine
from pipeline.components.groups import Group, collect, component_key, final_name, join, keys_of
from pipeline.components.matching import entry, known_names, match
from pipeline.components.naming import name_groups
from pipeline.components.places import Root, rooted
from pipeline.names.fields import name_parameters, name_path_parameters, with_field_names
from pipeline.names.ledger import Ledger, SchemaEntry
from pipeline.operations import operation_key

#: Renamed classes that a report lists.
_MOST_MOVED = 10


def name_components(document: Document, ledger: Ledger) -> tuple[Document, Ledger, Report]:
    """Hoist, deduplicate and name the schemas of a document.

    Args:
        document: A document whose operations are named.
        ledger: Names given by earlier runs.

    Returns:
        The document with every class as a component, the ledger with the classes of this
        document, and the report.

    Raises:
        PipelineError: A schema is its own part, or schemas multiply one another.
    """
    combined, findings = combine(document)
    root = rooted(combined)
    skeleton, collected = collect(combined, known_names(ledger, root))
    groups = join(collected)
    given = match(groups, ledger, root, _added(document))
    names = name_groups(groups, given, ledger.renamed.schemas)
    schemas, entries = _components(groups, names, ledger, root)
    referring = {key: names[group] for key, group in keys_of(groups).items()}
    made = _renamed(_with_schemas(skeleton, schemas), referring | _other_names(combined, referring))
    new = sorted(entries.keys() - ledger.schemas.keys())
    findings += [Finding("schemas named", f"/components/schemas/{name}") for name in new]
    report = _report(groups, findings, _moved(ledger, entries))
    named, arguments = _with_parameter_names(made, ledger)
    return named, evolve(ledger, schemas=entries, arguments=arguments), report


def _added(document: Document) -> frozenset[str]:
    """Return the ids of the operations that overlays add, which have evidence."""
    return frozenset(
        operation["operationId"]
        for _, _, operation in operations(document)
        if "x-evidence" in operation
    )


def _components(
    groups: list[Group], names: dict[str, str], ledger: Ledger, root: Root
) -> tuple[dict[str, Json], dict[str, SchemaEntry]]:
    schemas: dict[str, Json] = {}
    entries: dict[str, SchemaEntry] = {}
    for group in sorted(groups, key=lambda group: names[group.key]):
        name = names[group.key]
        known = ledger.schemas.get(name)
        schema = {k: v for k, v in group.wording().items() if k != "title"}
        schemas[name], fields = with_field_names(schema, known.fields if known else {})
        entries[name] = entry(group, fields, root)
    return schemas, entries


def _other_names(document: Document, names: dict[str, str]) -> dict[str, str]:
    """Return the names of components that are only references to other components."""
    schemas: dict[str, Json] = document.get("components", {}).get("schemas", {})
    return {component_key(n): names[component_key(final_name(n, schemas))] for n in schemas}


def _moved(ledger: Ledger, entries: dict[str, SchemaEntry]) -> list[str]:
    """Return notices about classes that have other names than before at the same places."""
    now: defaultdict[str, set[str]] = defaultdict(set)
    for name, known in entries.items():
        for place in known.at:
            now[place].add(name)
    moved: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, known in ledger.schemas.items():
        for place in known.at:
            if now[place] and name not in now[place]:
                moved[name, min(now[place])].append(place)
    lines = [f"{_places(at)} had {old}, and has {new} now" for (old, new), at in moved.items()]
    more = (
        [f"and {counted(len(lines) - _MOST_MOVED, 'more class', 'more classes')}"]
        if len(lines) > _MOST_MOVED
        else []
    )
    return lines[:_MOST_MOVED] + more


def _places(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{places[0]} (and {len(places) - 1} more)"


_KINDS = {"object": "object schemas", "enum": "enum schemas", "alias": "schemas without a class"}


def _report(groups: list[Group], findings: list[Finding], notices: list[str]) -> Report:
    by_kind = [Finding(_KINDS[group.kind]) for group in groups]
    inline = sum(sum(group.variants.values()) for group in groups)
    joined = [Finding("repeated schemas joined")] * (inline - len(groups))
    return Report("components", by_kind + joined + findings, notices)


def _with_schemas(document: Document, schemas: dict[str, Json]) -> Document:
    components = {**document["components"], "schemas": schemas}
    return {**document, "components": components}


def _renamed(document: Document, names: dict[str, str]) -> Document:
    """Point every reference at the component's name."""

    def rename(schema: Json, at: tuple[str, ...]) -> Json:
        made = map_subschemas(schema, at, rename)
        name = referenced(made)
        if name is not None:
            return {**made, **reference(names[name])}
        if isinstance(made, dict) and "discriminator" in made:
            return {**made, "discriminator": _renamed_mapping(made["discriminator"], names)}
        return made

    return map_document(document, rename)


def _renamed_mapping(discriminator: Any, names: dict[str, str]) -> Any:
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    if not isinstance(mapping, dict):
        return discriminator
    renamed = {value: _renamed_target(target, names) for value, target in mapping.items()}
    return {**discriminator, "mapping": renamed}


def _renamed_target(target: Any, names: dict[str, str]) -> Any:
    name = names.get(component_key(str(target).rsplit("/", 1)[-1]))
    return reference(name)["$ref"] if name else target


def _with_parameter_names(
    document: Document, ledger: Ledger
) -> tuple[Document, dict[str, list[str]]]:
    """Name the parameters of every operation.

    Returns:
        The document, and the names of the parameters in each path, by the operation's key.
    """
    paths: Document = {path: dict(item) for path, item in document["paths"].items()}
    arguments: dict[str, list[str]] = {}
    for path, method, operation in operations(document):
        key = operation_key(path, method)
        known = ledger.arguments.get(key, ())
        kept, names = name_path_parameters(path, operation, known)
        paths[path][method] = name_parameters(kept)
        if names:
            arguments[key] = names
    return {**document, "paths": paths}, dict(sorted(arguments.items()))
