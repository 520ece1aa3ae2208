"""`allOf` becomes one list of fields, and an object beside a union a union of objects."""

from __future__ import annotations

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from tests.components.building import (
    NUMBER,
    TEXT,
    answer,
    array,
    document,
    enum,
    inline_classes,
    named,
    names,
    obj,
    ref,
)

pytestmark = pytest.mark.long

BASE = obj("id", id=NUMBER)


def all_of(*parts: Json, **beside: Json) -> Document:
    """Return a schema that combines parts."""
    return {"allOf": list(parts), **beside}


def merged(schema: Json, schemas: Document | None = None) -> Json:
    """Return the class that a response schema becomes."""
    made = named(document(schemas, a=answer(schema)))
    assert inline_classes(made) == []
    return made.classes[made.answer("a.get")["$ref"].rsplit("/", 1)[1]]


def test_the_fields_of_all_parts_are_fields_of_one_class() -> None:
    """Inline parts, referenced parts, and what stands beside `allOf` are put together."""
    schema = all_of(ref("Base"), obj("name", name=TEXT), properties={"age": NUMBER})
    assert merged(schema, {"Base": BASE}) == obj("id", "name", age=NUMBER, id=NUMBER, name=TEXT)


def test_parts_of_parts_are_merged() -> None:
    """A chain of extensions ends in one class with all fields, each component its own."""
    schemas = {
        "A": BASE,
        "B": all_of(ref("A"), obj(b=TEXT)),
        "C": all_of(ref("B"), all_of(obj(c=TEXT), {"required": ["b"]})),
    }
    made = named(document(schemas, a=answer(ref("C"))))
    assert made.classes["B"] == obj("id", b=TEXT, id=NUMBER)
    assert made.classes["C"] == obj("b", "id", b=TEXT, c=TEXT, id=NUMBER)


def test_a_part_may_only_require() -> None:
    """`required` alone is a part as good as any."""
    schema = all_of(obj(a=TEXT, b=TEXT), {"required": ["b"]}, {"required": ["a", "b"]})
    assert merged(schema) == obj("a", "b", a=TEXT, b=TEXT)


@pytest.mark.parametrize("notes", [[], [{}], [{"description": "The base"}], [{"x-y": 1}]])
def test_a_lone_reference_stays_a_reference(notes: list[Json]) -> None:
    """`allOf: [$ref]` is a way of writing a description beside a reference."""
    field = all_of(ref("Base"), *notes, default={})
    made = named(document({"Base": BASE}, a=answer(obj(x=field))))
    beside = {k: v for note in notes for k, v in note.items()}
    expected = {**ref("Base"), **beside, "default": {}}
    assert made.classes["A"]["properties"]["x"] == expected
    assert sorted(made.classes) == ["A", "Base"]


def test_a_component_that_is_a_lone_reference_is_another_name() -> None:
    """What refers to it, or extends it, has the fields of what it refers to."""
    schemas = {"Base": BASE, "Same": all_of(ref("Base"))}
    assert names(document(schemas, a=answer(ref("Same")))) == ["Base"]
    for extended in (all_of(ref("Same"), obj(b=TEXT)), all_of(all_of(ref("Same")), obj(b=TEXT))):
        assert merged(extended, schemas) == obj("id", b=TEXT, id=NUMBER)


def test_a_described_reference_to_the_schema_around_it_stays_one() -> None:
    """A tree whose children are `allOf: [the tree, description]` is still a tree."""
    tree = obj(child=all_of(ref("Tree"), {"description": "Below"}))
    assert names(document({"Tree": tree}, a=answer(ref("Tree")))) == ["Tree"]


def test_properties_beside_a_reference_extend_it() -> None:
    """OpenAPI 3.1 lets `$ref` and `properties` hold at once."""
    schema = {**ref("Base"), "properties": {"name": TEXT}}
    assert merged(schema, {"Base": BASE}) == obj("id", id=NUMBER, name=TEXT)
    schema = all_of(obj(name=TEXT), **ref("Base"))
    assert merged(schema, {"Base": BASE}) == obj("id", id=NUMBER, name=TEXT)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ({"type": "number"}, {"type": "integer"}, NUMBER),
        ({"type": ["integer", "string"]}, {"type": ["number", "string"]}, ["integer", "string"]),
        ({"type": ["string", "null"]}, TEXT, TEXT),
        ({"minimum": 1, "maximum": 9}, {"minimum": 3, "maximum": 7}, {"minimum": 3, "maximum": 7}),
        ({"maxLength": 5}, {"maxLength": 9}, {"maxLength": 5}),
        (array(TEXT), {"maxItems": 3}, {**array(TEXT), "maxItems": 3}),
        (array({}), array(TEXT), array(TEXT)),
        (ref("Base"), {"description": "d"}, {**ref("Base"), "description": "d"}),
        ({"description": "d"}, ref("Base"), {"description": "d", **ref("Base")}),
        (array(ref("Base")), array({"title": "t"}), array({**ref("Base"), "title": "t"})),
    ],
)
def test_both_schemas_of_a_field_hold(first: Json, second: Json, both: Json) -> None:
    """A field of two parts gets the tighter of both schemas."""
    schema = all_of(obj(x=first), obj(x=second))
    expected = both if isinstance(both, dict) else {"type": both}
    assert merged(schema, {"Base": BASE})["properties"]["x"] == expected


def test_enums_of_two_parts_have_their_common_values() -> None:
    """What either part forbids is forbidden."""
    schema = all_of(obj(x=enum("a", "b", "c")), obj(x=enum("b", "c", "d")))
    made = named(document(a=answer(schema)))
    assert enum("b", "c") in made.classes.values()


def test_a_part_without_a_common_type_yields() -> None:
    """Parts that contradict one another make a class all the same; the last one wins."""
    schema = all_of(obj(x=TEXT), obj(x={"type": "boolean"}))
    assert merged(schema) == obj(x={"type": "boolean"})


def test_the_title_of_a_base_is_not_the_title_of_what_extends_it() -> None:
    """Only the title beside or inside `allOf` names the class."""
    base = {**BASE, "title": "Titled"}
    schema = all_of(ref("Base"), obj(name=TEXT), title="Derived")
    untitled = all_of(ref("Base"), obj(other=TEXT))
    given = document({"Base": base}, a=answer(schema), b=answer(untitled))
    assert names(given) == ["B", "Base", "Derived"]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_schema_that_is_its_own_part_is_refused(length: int) -> None:
    """A circle of `allOf` has no fields; the error names a member and says what to do."""
    circle = {f"S{n}": all_of(ref(f"S{(n + 1) % length}"), obj(a=TEXT)) for n in range(length)}
    with pytest.raises(PipelineError, match=r"^/components/schemas/S0: S\d is part of its own"):
        named(document(circle))


def test_a_schema_that_extends_the_one_around_it_is_refused() -> None:
    """Its class would have itself as a field, extended, and so on without end."""
    tree = obj(child=all_of(ref("Tree"), obj(depth=NUMBER)))
    with pytest.raises(PipelineError, match=r"^/components/schemas/Tree/child: .* make it a comp"):
        named(document({"Tree": tree}))


def test_a_component_may_extend_the_one_that_holds_it() -> None:
    """What the error above proposes works."""
    schemas = {"Tree": obj(child=ref("Child")), "Child": all_of(ref("Tree"), obj(depth=NUMBER))}
    made = named(document(schemas))
    assert made.classes["Child"] == obj(child=ref("Child"), depth=NUMBER)


def test_an_object_beside_a_union_becomes_a_union_of_objects() -> None:
    """Each variant has the common fields, too."""
    variants = [obj("name", name=TEXT), ref("Base")]
    made = named(document({"Base": BASE}, a=answer({**obj("n", n=NUMBER), "anyOf": variants})))
    union = made.answer("a.get")["anyOf"]
    classes = [made.classes[variant["$ref"].rsplit("/", 1)[1]] for variant in union]
    assert classes == [obj("n", "name", n=NUMBER, name=TEXT), obj("id", "n", id=NUMBER, n=NUMBER)]


def test_a_discriminator_of_a_union_beside_an_object_still_tells_the_variants() -> None:
    """Its values become values of the property that they name."""
    schemas = {
        "Cat": obj(kind=TEXT, lives=NUMBER),
        "Dog": obj(kind=TEXT),
        "Fox": obj(kind=enum("f")),
    }
    mapping = {
        "cat": "#/components/schemas/Cat",
        "hound": "#/components/schemas/Dog",
        "dog": "#/components/schemas/Dog",
        "fox": "#/components/schemas/Fox",
    }
    union = {
        "oneOf": [ref("Cat"), ref("Dog"), ref("Fox")],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    made = named(document(schemas, a=answer(all_of(union, obj(n=NUMBER)))))
    found = [
        made.classes[variant["$ref"].rsplit("/", 1)[1]]["properties"]["kind"]
        for variant in made.answer("a.get")["oneOf"]
    ]
    assert found[0] == {**TEXT, "const": "cat"}
    listed = [made.classes[each["$ref"].rsplit("/", 1)[1]]["enum"] for each in found[1:]]
    assert listed == [["hound", "dog"], ["f"]]


def test_a_union_that_only_requires_is_left_out() -> None:
    """`anyOf` of `required` alone cannot be said with classes: the object stays."""
    schema = {**obj(a=TEXT, b=TEXT), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}
    assert merged(schema) == obj(a=TEXT, b=TEXT)


def test_parts_that_repeat_one_another_cost_no_more_than_once() -> None:
    """Forty schemas, each twice a part of the next, are merged at once."""
    chain: Document = {f"S{n}": all_of(ref(f"S{n + 1}"), ref(f"S{n + 1}")) for n in range(40)}
    assert merged(ref("S0"), {**chain, "S40": BASE}) == BASE


def test_unions_that_multiply_one_another_are_refused() -> None:
    """Forty unions of unions would make a class for every way through them."""
    chain: Document = {
        f"S{n}": {**obj(**{f"a{n}": TEXT}), "anyOf": [ref(f"S{n + 1}"), ref(f"S{n + 1}")]}
        for n in range(40)
    }
    with pytest.raises(PipelineError, match="multiply one another; flatten them"):
        named(document({**chain, "S40": BASE}))


def test_two_unions_at_once_are_all_pairs_of_their_alternatives() -> None:
    """A value fits an alternative of each: null only if both allow null."""
    null = {"type": "null"}
    first, second = [obj(a=TEXT), null], [obj(b=TEXT), obj(c=TEXT)]
    for more, is_null in (([], False), ([null], True)):
        both = all_of({"anyOf": first}, {"anyOf": [*second, *more]})
        made = named(document(a=answer(both)))
        union = made.answer("a.get")["anyOf"]
        models = [each["$ref"].rsplit("/", 1)[1] for each in union if "$ref" in each]
        fields = sorted(sorted(made.classes[name]["properties"]) for name in models)
        assert fields == [["a", "b"], ["a", "c"]]
        assert (null in union) is is_null
