"""Names of the parts of bodies, which are objects and enums in properties, and of parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.common.documents import Document, Json
from pipeline.common.python_names import (
    SINGLE_THINGS,
    UNMARKED_PLURALS,
    class_name,
    is_plural,
    pascal_case,
    singular,
    words,
)
from pipeline.common.schemas import WEBHOOK
from pipeline.components.context import Context, beside, fields
from pipeline.components.groups import Group
from pipeline.components.places import GENERIC, Place, is_vague, place_of
from pipeline.operations.words import is_participle

_PLAIN_OBJECT = "JsonObject"
#: Last words of a class name that are left out if the word of the part has them, too.
_FILLERS = frozenset("data info item response result value".split())
#: Endings of the names of bodies, which are left out in the name of a part.
_ENDINGS = ("ErrorResponse", "Request", "Response", "Page")
#: Methods whose parameters are named after the resource alone.
_USUAL = frozenset("get list search".split())


def property_word(context: Context, group: Group) -> str:
    """Return the most frequent word of a group's properties, if it is clear enough by itself."""
    if group.kind != "object":
        return ""
    if not fields(group):
        return _name_of_map(group.structure)
    word = _most_frequent_word(context, group)
    return "" if _is_unclear(word) else word


def _most_frequent_word(context: Context, group: Group) -> str:
    """Return the word of at least half of a group's places, or the common end of their words."""
    inside = [p for p in context.places(group) if not p.is_body and not p.is_item]
    votes = Counter(place.word for place in inside if place.properties)
    word = min(votes, key=lambda word: (-votes[word], word), default="")
    return word if votes[word] * 2 >= len(inside) else _frequent_end(votes)


def _frequent_end(phrases: Counter[str]) -> str:
    """Return the word that most phrases end in: `Chart` of `LikeChart`, `TipChart`."""
    ends: Counter[str] = Counter()
    for phrase, votes in phrases.items():
        ends.update(dict.fromkeys(words(phrase)[-1:], votes))
    end = min(ends, key=lambda end: (-ends[end], end), default="")
    return end if ends[end] * 2 >= phrases.total() else ""


def _is_unclear(word: str) -> bool:
    """Tell whether a word needs its context: a vague word, or a plural of a single word."""
    parts = words(word)
    if len(parts) > 1:
        return len(parts) == 2 and all(map(is_vague, parts))
    return is_plural(word) or is_vague(word) or is_participle(word.lower())


def _name_of_map(structure: Document) -> str:
    """Name an object without properties after the values of the map."""
    values = structure.get("additionalProperties")
    if not isinstance(values, dict):
        return _PLAIN_OBJECT
    return f"{_name_of_value(values)}Map" if _name_of_value(values) else ""


def _name_of_value(schema: Json) -> str:
    kind = schema.get("type") if isinstance(schema, dict) else None
    if kind == "array":
        item = _name_of_value(schema.get("items"))
        return f"{item}List" if item else ""
    return pascal_case(kind) if isinstance(kind, str) else ""


def parts(context: Context, group: Group) -> Iterator[str]:
    """Yield names for a group after its context, the best first, without end."""
    place = place_of(group.first_position())
    if _is_of_parameters(context, group):
        yield from _of_parameters(context, group)
    outermost, word = _outermost(context, place), _word_inside(context, group, place)
    around = _around(context, group)
    best = [*_in_class(around, place, word)] if around else [within(outermost, word)]
    value = pascal_case(context.value(group))
    yield from (value + name for name in best)
    for name in best:
        if group.first_position()[-1].startswith("|"):
            yield from _variants(context, group, name)
        yield from beside(context, group, name)
        yield f"{name}Item" if place.brackets and not name.endswith("Item") else ""
    yield f"{around}Details" if around in best else ""
    yield within(outermost, word)
    yield outermost + "".join(map(pascal_case, place.properties))
    yield from context.names.numbered(best[0])


def _is_of_parameters(context: Context, group: Group) -> bool:
    """Tell whether a group is named after the parameters that take it, not after its holder."""
    places = context.places(group)
    taking = [place for place in places if place.is_parameter and not place.properties]
    resources = {place.resource for place in places}
    return bool(taking) and (len(resources) == 1 or len(taking) * 2 >= len(places))


def _word_inside(context: Context, group: Group, place: Place) -> str:
    """Return the word of a part, with `Item` for items of a property without a plural name."""
    word = _most_frequent_word(context, group) or place.word
    holder = place.properties[-1] if place.properties else ""
    many = is_plural(holder) or holder in UNMARKED_PLURALS or not place.brackets
    return word if many or not is_vague(word) else f"{word}Item"


def _of_parameters(context: Context, group: Group) -> Iterator[str]:
    """Name the schema of a parameter after the resource, or after its only operation."""
    places = [p for p in context.places(group) if p.is_parameter and not p.properties]
    word, subjects = places[0].word, context.subjects
    if len({place.owner for place in places}) == 1:
        usual = places[0].method in _USUAL
        yield (subjects.thing(places[0].resource) if usual else subjects.call(places[0])) + word
    shared = subjects.shared(places)
    yield shared + word if shared or len(words(word)) > 1 else ""
    first = group.first_position()[0]
    # Of several resources that share a parameter, the resource nearest to the client names it.
    nearest = min(places, key=lambda p: (len(p.resource), p.owner != first, p.owner))
    yield subjects.thing(nearest.resource) + word


def _around(context: Context, group: Group) -> str:
    """Return the name of the class around most of a group's places, or an empty text."""
    found = [context.name_around(at) for at in sorted(group.positions)]
    first = context.name_around(group.first_position())
    votes = Counter(filter(None, found))
    return min(votes, key=lambda name: (-votes[name], name != first, name), default="")


def _in_class(around: str, place: Place, word: str) -> Iterator[str]:
    """Yield names for a part of a class: a value of a map, an item of a list, a property."""
    if place.brackets.endswith("{"):
        yield singular(around) if _is_countable(around) else f"{around}Entry"
    elif place.brackets and _is_countable(around) and _is_generic(place):
        yield singular(around)
    else:
        yield from (within(_stem(around, word), word), within(around, word))


def _stem(name: str, word: str) -> str:
    """Return the name of a body without its ending, unless the word begins as the rest does."""
    stem = next((name.removesuffix(end) for end in _ENDINGS if name.endswith(end)), name)
    if name.endswith("Model") and class_name(name.removesuffix("Model")) == name:
        stem = name.removesuffix("Model")
    return stem if stem and not word.startswith(stem) else name


def _is_countable(name: str) -> bool:
    """Tell whether a name is a plural with a singular for a single thing."""
    return is_plural(name) and words(name)[-1].lower() not in SINGLE_THINGS


def _is_generic(place: Place) -> bool:
    return bool(place.properties) and place.properties[-1].lower() in GENERIC


def _variants(context: Context, group: Group, name: str) -> Iterator[str]:
    """Name a variant of a union after a property that no other variant has, or its kind."""
    siblings = context.siblings(group)
    own = fields(group).difference(*map(fields, siblings)) if siblings else frozenset[str]()
    required = group.structure.get("required", ())
    for field in sorted(own, key=lambda field: (field not in required, field)):
        yield f"{name}With{pascal_case(field)}"
    yield f"{name}Enum" if group.kind == "enum" else f"{name}Object"


def _outermost(context: Context, place: Place) -> str:
    if place.is_operation:
        of_thing = place.is_parameter and place.method in _USUAL
        subjects = context.subjects
        return subjects.thing(place.resource) if of_thing else subjects.call(place)
    if place.owner == "#":
        return pascal_case(place.part)
    return "".join(map(pascal_case, place.owner.removeprefix(WEBHOOK).split(".")))


def within(around: str, word: str) -> str:
    """Join the name of a class and the word of a part, without repeated words."""
    outer, inner = words(around), [singular(part.lower()) for part in words(word)]
    if words(word)[: len(outer)] == outer:
        return word
    last = singular(outer[-1].lower())
    if inner and (last == inner[0] or (last in inner and last in _FILLERS)):
        outer = outer[:-1]
    return "".join(outer) + word
