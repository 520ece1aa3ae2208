"""Random normalized documents, and values for their schemas."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import referenced
from tests.components.building import NULL, NUMBER, TEXT, array, document_of, enum, obj, ref

PATHS = (
    "/v2/access/posts",
    "/v2/access/posts/{id}",
    "/v2/access/posts/{id}/pin",
    "/v2/access/posts/{id}/comments",
    "/v2/access/chats/search",
    "/v2/account/settings",
    "/v2/users/{id}/{name}",
)
COMPONENTS = ("Post", "post-page", "User")
FIELDS = ("user", "list", "data", "a-b", "a b", "_view", "items", "type", "имя", "")

leaves: st.SearchStrategy[Json] = st.sampled_from(
    [
        TEXT,
        NUMBER,
        {},
        NULL,
        {"type": ["integer", "null"]},
        {**TEXT, "maxLength": 2},
        enum("a", "b"),
        enum("a", "b", description="Either"),
        {"type": ["string", "null"], "enum": [None, "a"]},
        {"type": "integer", "enum": [1, 2]},
        {"type": "object"},
        *map(ref, COMPONENTS),
        {**ref("User"), "minProperties": 1},
    ]
)


notes: st.SearchStrategy[Document] = st.sampled_from(
    [{}, {}, {"description": "One"}, {"title": "Post"}, {"title": "chat list", "x-y": 1}]
)


def objects(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Document]:
    """Return a strategy for object schemas with fields of another strategy."""
    fields = st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3)
    kinds: st.SearchStrategy[Json] = st.sampled_from(
        [*["object"] * 4, ["object", "null"], ["object", "string"]]
    )

    def made(properties: Document, required: bool, kind: Json, notes: Document) -> Document:
        names = sorted(properties)[:1] if required else []
        return {**obj(*names, **properties), "type": kind, **notes}

    return st.builds(made, fields, st.booleans(), kinds, notes)


def extended(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Document]:
    """Return a strategy for objects that are combined of two, or spread over a union."""
    own = st.builds(lambda schema: obj(own=schema), inner)
    base = st.sampled_from([ref(name) for name in COMPONENTS])
    return st.one_of(
        st.builds(lambda other: {"allOf": [obj(other=TEXT), other]}, own),
        st.builds(lambda known, other: {"allOf": [{"allOf": [known]}, other]}, base, own),
        st.builds(lambda known: {"allOf": [known, {"description": "One"}]}, base),
        st.builds(lambda other: {**other, "anyOf": [obj("x", x=TEXT), obj("y", y=NUMBER)]}, own),
    )


def _nested(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    return st.one_of(
        objects(inner),
        objects(inner),
        st.builds(array, inner),
        st.builds(lambda a, b: {"anyOf": [a, b]}, inner, inner),
        st.builds(lambda schema: {"anyOf": [schema, NULL]}, inner),
        st.builds(lambda values: {"type": "object", "additionalProperties": values}, inner),
        extended(inner),
    )


schemas: st.SearchStrategy[Json] = st.recursive(leaves, _nested, max_leaves=6)

#: Schemas that one document draws from, so that some repeat, alone and inside of others.
pools = st.lists(schemas, min_size=2, max_size=5).map(
    lambda pool: [*pool, *(obj(user=schema) for schema in pool), *map(array, pool)]
)


@st.composite
def operations(draw: st.DrawFn, pool: list[Json]) -> Document:
    """Draw an operation whose schemas are of a pool."""
    picked = st.sampled_from(pool)
    made: Document = {"responses": {"200": {"description": "", "content": _body(draw(picked))}}}
    if draw(st.booleans()):
        made["responses"]["200"]["content"]["text/json"] = {"schema": draw(picked)}
    if draw(st.booleans()):
        made["requestBody"] = {"content": _body(draw(picked))}
    if draw(st.booleans()):
        made["parameters"] = [{"name": "by", "in": "query", "schema": draw(picked)}]
    return made


def _body(schema: Json) -> Document:
    return {"application/json": {"schema": schema}}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document."""
    pool = draw(pools)
    places = st.sampled_from([(path, m) for path in PATHS for m in ("get", "put", "patch", "post")])
    paths: Document = {}
    for path, method in draw(st.lists(places, max_size=6, unique=True)):
        paths.setdefault(path, {})[method] = draw(operations(pool))
    # A component may be equal to another, and to schemas of the operations.
    written = objects(schemas) | st.sampled_from([each for each in pool if "properties" in each])
    components = {name: draw(written) for name in COMPONENTS}
    if draw(st.booleans()):
        components["Post"] = {"allOf": [ref("User"), components["Post"]]}
        components["post-page"] = {"allOf": [ref("Post")]}
    return document_of(paths, components)


def shuffled(value: Json, random: Random) -> Json:
    """Return a JSON value with the keys of all objects in another order."""
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    items = list(value.items())
    random.shuffle(items)
    return {key: shuffled(child, random) for key, child in items}


def a_value(schema: Json, components: Document, random: Random, depth: int = 0) -> Json:
    """Return a value that a schema is likely to accept."""
    if random.random() < 0.05 or depth > 6:
        return random.choice([None, "a", 1, {}, [], "long", {"user": 1}])
    name = referenced(schema)
    if name is not None:
        return a_value(components[name], components, random, depth + 1)
    if "allOf" in schema:
        parts = [a_value(part, components, random, depth + 1) for part in schema["allOf"]]
        return {k: v for part in parts if isinstance(part, dict) for k, v in part.items()}
    if "anyOf" in schema:
        chosen = a_value(random.choice(schema["anyOf"]), components, random, depth + 1)
        beside = {k: v for k, v in schema.items() if k != "anyOf"}
        own = a_value(beside, components, random, depth + 1) if "properties" in beside else chosen
        return {**own, **chosen} if isinstance(own, dict) and isinstance(chosen, dict) else chosen
    if "enum" in schema:
        return random.choice(schema["enum"])
    kinds = schema.get("type", "string")
    kind = random.choice(kinds) if isinstance(kinds, list) else kinds
    return _of_kind(kind, schema, components, random, depth)


def _of_kind(kind: str, schema: Document, components: Document, random: Random, depth: int) -> Json:
    if kind == "array":
        count = random.randrange(3)
        return [a_value(schema["items"], components, random, depth + 1) for _ in range(count)]
    if kind != "object":
        return {"null": None, "integer": random.randrange(3)}.get(kind, random.choice(["a", "abc"]))
    fields = {
        wire: a_value(inner, components, random, depth + 1)
        for wire, inner in schema.get("properties", {}).items()
        if wire in schema.get("required", ()) or random.random() < 0.6
    }
    more = schema.get("additionalProperties")
    return fields | ({"k": a_value(more, components, random, depth + 1)} if more else {})
