"""Sentences on the use of classes, in place of descriptions: most schemas have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.python_names import is_plural, snake_case
from pipeline.common.text import counted
from pipeline.generate.models import ModelPlan
from pipeline.generate.shapes import Shape, ShapeReader

#: Number of places that a sentence names.
_MOST_PLACES = 2
#: Words without a plural, which have no article.
_UNCOUNTABLE = frozenset(
    "access audio content data info information media metadata progress text".split()
)
#: Beginnings of words with a vowel that is pronounced as a consonant.
_SPOKEN_YOU = ("eu", "uni", "url", "us", "uuid")


@frozen
class _Use:
    """A use of a class by places: the sentence for one place, and for several places."""

    singular: str
    plural: str
    noun: str = "method"

    def sentence(self, places: set[str], pronoun: str) -> str:
        """Return the end of a sentence that begins with the class."""
        pattern = self.singular if len(places) == 1 else self.plural
        return pattern.format(places=self.joined(places), it=pronoun)

    def joined(self, places: set[str]) -> str:
        """Return the first places, and the number of the others."""
        shown = sorted(places)[:_MOST_PLACES]
        rest = len(places) - len(shown)
        if not rest:
            return " and ".join(shown)
        return f"{', '.join(shown)} and {counted(rest, f'more {self.noun}')}"


_LISTS = _Use("{places} lists {it}", "{places} list {it}")
_RETURNS = _Use("{places} returns {it}", "{places} return {it}")
_TAKES = _Use("{places} takes {it}", "{places} take {it}")
_PAGES = _Use("the API sends {it} for {places}", "the API sends {it} for {places}")
_SENDS = _Use("{places} sends {it}", "{places} send {it}", "webhook")
_HAS = _Use("{places} has {it}", "{places} have {it}", "place")
#: The uses, the most informative first.
_USES = (_LISTS, _RETURNS, _TAKES, _PAGES, _SENDS, _HAS)


class Usage:
    """The places of the classes of a document.

    Args:
        prepared: The prepared document.
        plans: Its models.
    """

    def __init__(self, prepared: Document, plans: Mapping[str, ModelPlan]) -> None:
        self._reader = ShapeReader(prepared["components"]["schemas"])
        self._plans = plans
        self._places: defaultdict[str, defaultdict[_Use, set[str]]]
        self._places = defaultdict(lambda: defaultdict(set))
        for _, _, operation in operations(prepared):
            self._note_operation(operation)
        for name, item in prepared.get("webhooks", {}).items():
            for schema in _schemas(item.get("post", {}).get("requestBody", {})):
                self._note(_SENDS, f"the webhook `{name}`", self._reader.read(schema))
        for plan in plans.values():
            for field in plan.fields:
                self._note(_HAS, f"`{plan.name}.{field.name}`", field.shape)
            self._note(_HAS, f"`{plan.name}.additional_properties`", plan.extras)

    def of_model(self, name: str) -> str:
        """Return a sentence about a model."""
        for use in _USES:
            if places := self._places[name][use]:
                pronoun = "them" if is_plural(_words(name)[-1]) else "it"
                return f"{_titled(name)}, as {use.sentence(places, pronoun)}."
        return f"{_titled(name)} of the API."

    def of_enum(self, name: str) -> str:
        """Return a sentence about an enum."""
        found = self._places[name]
        places = found[_TAKES] or found[_HAS]
        return f"Values of {_HAS.joined(places) if places else f'`{name}`'}."

    def _note_operation(self, operation: Document) -> None:
        way = f"client.{operation['operationId']}"
        for parameter in operation.get("parameters", []):
            shape = self._reader.read(parameter.get("schema", {}))
            self._note(_TAKES, f"`{parameter['name']}` of `{way}`", shape)
        for schema in _schemas(operation.get("requestBody", {})):
            self._note(_TAKES, f"`{way}`", self._reader.read(schema))
        answers = [answer for status, answer in operation["responses"].items() if status[:1] == "2"]
        for schema in (schema for answer in answers for schema in _schemas(answer)):
            self._note_answer(way, self._reader.read(schema), operation.get("x-pagination"))

    def _note_answer(self, way: str, answer: Shape, pagination: Json) -> None:
        if not isinstance(pagination, dict):
            self._note(_RETURNS, f"`{way}`", answer)
            return
        for items in answer.arrays:
            self._note(_LISTS, f"`{way}`", items)
        wire = pagination.get("fields", {}).get("items")
        for name in answer.models:
            self._note(_PAGES, f"`{way}`", Shape(models=(name,)))
            for field in self._plans[name].fields:
                if field.wire == wire:
                    self._note(_LISTS, f"`{way}`", field.shape)

    def _note(self, use: _Use, place: str, shape: Shape) -> None:
        for name in shape.nested() | shape.nested_enums():
            self._places[name][use].add(place)


def _schemas(holder: Document) -> Iterator[Json]:
    """Yield the schemas of a body, in all media types."""
    for media in holder.get("content", {}).values():
        yield media.get("schema", {})


def _titled(name: str) -> str:
    """Return the words of a class name as the beginning of a sentence: A chat user."""
    words = _words(name)
    text = " ".join(words)
    if is_plural(words[-1]) or words[-1] in _UNCOUNTABLE:
        return text.capitalize()
    vowel = text[0] in "aeiou" and not text.startswith(_SPOKEN_YOU)
    return f"An {text}" if vowel else f"A {text}"


def _words(name: str) -> list[str]:
    return snake_case(name).split("_")
