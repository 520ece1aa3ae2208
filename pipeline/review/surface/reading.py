"""The models and enums of a client as their plans have them, and the names of other modules.

Nothing is imported. The tests compare the plans with the syntax trees of the written modules.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.common.documents import Json
from pipeline.generate.model_files import annotation, field_annotation
from pipeline.generate.models import DEPRECATED, FieldPlan, ModelPlan
from pipeline.review.surface.method_reading import assigned, parse_file, without_default
from pipeline.review.surface.public_surface import Enum, Model, Parameter, Type, read_type

#: Modules with public names other than models, resources and functions of operations.
_OTHERS = ("__init__", "client", "errors", "types")


def read_names(package: Path) -> dict[str, frozenset[str]]:
    """Return the public names of the modules without models and operations, by module."""
    return {name: _public(package / f"{name}.py") for name in _OTHERS}


def _public(path: Path) -> frozenset[str]:
    """Return the public names of a module: the names in `__all__`, else its classes."""
    if not path.is_file():
        return frozenset()
    tree = parse_file(path)
    listed = assigned(tree, "__all__")
    if isinstance(listed, list | tuple):
        return frozenset(map(str, listed))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return frozenset(name for name in classes if not name.startswith("_"))


def enum_of(name: str, members: Mapping[str, Json]) -> Enum:
    """Return an enum as its module has it.

    Args:
        name: Name of the class.
        members: The values by the names of the members.
    """
    is_text = any(isinstance(value, str) for value in members.values())
    return Enum(name, "str" if is_text else "int", {key: repr(members[key]) for key in members})


def model_of(plan: ModelPlan) -> Model:
    """Return a model as its module has it.

    Args:
        plan: The plan of the module.
    """
    return Model(plan.name, tuple(map(_field, plan.fields)), _type(annotation(plan.extras)))


def _field(field: FieldPlan) -> Parameter:
    default = "" if field.required else "UNSET"
    return Parameter(
        name=field.name,
        wire=field.wire,
        type=without_default(_type(field_annotation(field)), default),
        required=field.required,
        kind="keyword",
        default=default,
        deprecated=field.text.startswith(DEPRECATED),
    )


@cache
def _type(text: str) -> Type:
    """Read an annotation; most of them occur many times."""
    return read_type(ast.parse(text, mode="eval").body, {})
