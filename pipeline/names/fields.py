"""Python names of properties and parameters whose wire names are no Python names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.common.documents import Document, Json
from pipeline.common.python_names import field_name
from pipeline.names.distinct import distinct

#: Names that an operation's generated function uses itself.
_FUNCTION_NAMES = frozenset("body client cookies headers kwargs params quote response url".split())

_REGULAR = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def python_names(wire_names: Iterable[str], settled: Mapping[str, str]) -> dict[str, str]:
    """Return a unique Python name for every wire name.

    Args:
        wire_names: Property names of one object.
        settled: Names given earlier, from the ledger.
    """
    return distinct({wire: field_name(wire) for wire in wire_names}, field_name, settled)


def irregular(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names that differ from the wire name in plain snake_case."""
    return {
        wire: name
        for wire, name in sorted(names.items())
        if not _REGULAR.fullmatch(wire) or name != field_name(wire)
    }


def parameter_names(parameters: list[Document]) -> list[str]:
    """Return a unique Python name for each parameter of an operation, in their order.

    A parameter that has `x-python-name` keeps it.
    """
    labels = [_label(parameter, parameters) for parameter in parameters]
    settled = {
        label: parameter["x-python-name"]
        for label, parameter in zip(labels, parameters, strict=True)
        if "x-python-name" in parameter
    }
    names = python_names(labels, settled)
    return [names[label] for label in labels]


def name_path_parameters(
    path: str, operation: Document, known: Sequence[str]
) -> tuple[Document, list[str]]:
    """Let the parameters in a path keep their Python names, even if upstream renames them.

    Args:
        path: Path template with braces.
        operation: The operation.
        known: The names that the ledger has for them, in the order of the path.

    Returns:
        The operation, and the names.
    """
    wires: list[str] = re.findall(r"{([^}]*)}", path)
    parameters: list[Document] = operation.get("parameters", [])
    if len(known) == len(wires):
        settled = dict(zip(wires, known, strict=True))
        parameters = [_settled(parameter, settled) for parameter in parameters]
        operation = {**operation, "parameters": parameters} if parameters else operation
    names = {
        parameter["name"]: name
        for parameter, name in zip(parameters, parameter_names(parameters), strict=True)
        if parameter["in"] == "path"
    }
    return operation, [names[wire] for wire in wires if wire in names]


def _settled(parameter: Document, settled: Mapping[str, str]) -> Document:
    name = settled.get(parameter["name"]) if parameter["in"] == "path" else None
    if name is None or name == field_name(parameter["name"]):
        return parameter
    return {**parameter, "x-python-name": name}


def name_parameters(operation: Document) -> Document:
    """Set `x-python-name` on the parameters of an operation that need it."""
    parameters = operation.get("parameters", [])
    named = [
        parameter if _plain(parameter, name) else {**parameter, "x-python-name": name}
        for parameter, name in zip(parameters, parameter_names(parameters), strict=True)
    ]
    return {**operation, "parameters": named} if named else operation


def _plain(parameter: Document, name: str) -> bool:
    return not irregular({parameter["name"]: name})


def _label(parameter: Document, parameters: list[Document]) -> str:
    """Return the name of a parameter, with its place if the name alone is ambiguous or in use."""
    name: str = parameter["name"]
    same = [other for other in parameters if other["name"] == name]
    if len(same) == 1 and field_name(name) not in _FUNCTION_NAMES:
        return name
    # No name has a line break, so no label is the name of another parameter.
    return f"{name}\n{parameter['in']}"


def with_field_names(schema: Json, settled: Mapping[str, str]) -> tuple[Json, dict[str, str]]:
    """Set `x-python-names` on an object schema that needs it.

    Returns:
        The schema and its irregular names.
    """
    names = irregular(python_names(schema.get("properties", {}), settled))
    return ({**schema, "x-python-names": names} if names else schema), names
