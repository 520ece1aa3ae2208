"""What tells the models of a union apart: a property that names them, if there is one."""

from __future__ import annotations

from pipeline.generate.models import Catalog, ModelPlan
from pipeline.generate.shapes import Shape


def tag_of(shape: Shape, catalog: Catalog) -> tuple[str, dict[str, str]]:
    """Return the property that names the model of an object, and the model for each value.

    The document's discriminator is taken at its word. Without one, it is a property that all
    models require and that can say in one of them what it can say in no other.

    Args:
        shape: A union of models.
        catalog: The classes of the document.
    """
    if shape.tag and shape.tags:
        return shape.tag, dict(shape.tags)
    wanted = [shape.tag] if shape.tag else _common([catalog.plans[name] for name in shape.models])
    for wire in wanted:
        tags = _tags(wire, shape.models, catalog)
        if tags:
            return wire, tags
    return "", {}


def _common(plans: list[ModelPlan]) -> list[str]:
    """Return the properties that all models require."""
    required = [{field.wire for field in plan.fields if field.required} for plan in plans]
    return sorted(set[str].intersection(*required))


def _tags(wire: str, models: tuple[str, ...], catalog: Catalog) -> dict[str, str]:
    """Return the model for each value of a property; nothing if that is not clear."""
    tags: dict[str, str] = {}
    for name in models:
        fields = catalog.plans[name].fields
        shape = next((field.shape for field in fields if field.wire == wire), Shape())
        values = _values(shape, catalog)
        if not values or any(value in tags for value in values):
            return {}
        tags |= dict.fromkeys(values, name)
    return tags


def _values(shape: Shape, catalog: Catalog) -> list[str]:
    """Return all texts that a value can be, nothing if it can be something else."""
    listed = [*shape.values, *(value for name in shape.enums for value in catalog.enums[name])]
    texts = [value for value in listed if isinstance(value, str)]
    limited = shape.is_of("values") or shape.is_of("enums")
    return texts if limited and len(texts) == len(listed) else []
