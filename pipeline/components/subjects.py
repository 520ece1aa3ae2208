"""The subjects of operations, in the words of class names: things, and words of calls.

The thing of the resource `promotions.trial_links` is a `TrialLink`. If the last word of a resource
is singular, vague, or also the name of a resource nearer to the client, the name of the thing
begins with the resource around it: `UserList`, `VaultList`, `AnalyticsPost`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.common.python_names import (
    SINGLE_THINGS,
    UNMARKED_PLURALS,
    is_plural,
    pascal_case,
    singular,
)
from pipeline.components.places import Place, is_vague
from pipeline.operations.words import ADJECTIVES, REPORTS, is_opposite, is_participle, is_verb

#: Methods that answer with the thing itself, and those that answer with many of them.
_ONE = ("get", "create", "update", "replace", "patch")
_MANY = frozenset({"list", "search"})
#: Beginnings of methods whose answer is named after the rest: `get_settings`.
_ONE_OF = ("get_", "create_", "set_", "update_", "replace_", "patch_")
#: Words of methods that most resources have.
_USUAL = frozenset("add create delete get list put remove replace search set update".split())
Resource = tuple[str, ...]


class Subjects:
    """Names of things by resource.

    Args:
        resources: The resources of a document.
    """

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._resources = {*resources}
        self._depths = Counter((resource[-1], len(resource)) for resource in self._resources)

    def thing(self, resource: Resource) -> str:
        """Return the name of the things of a resource."""
        own = _noun(resource[-1])
        if len(resource) == 1 or self._stands_alone(resource):
            return own
        return _joined(self.thing(resource[:-1]), own)

    def _stands_alone(self, resource: Resource) -> bool:
        last = resource[-1]
        rivals = sum(self._depths[last, depth] for depth in range(1, len(resource) + 1))
        word = last.rpartition("_")[2]
        counted = (is_plural(word) and word not in SINGLE_THINGS) or "_" in last
        return counted and rivals <= 1 and not ("_" not in last and is_vague(last))

    def item(self, place: Place) -> str:
        """Return the name of the items that an operation lists."""
        thing, method = self.thing(place.resource), place.method
        if is_adjective(method):
            return pascal_case(method) + _noun(place.resource[-1])
        if method in REPORTS:
            return thing + pascal_case(method) + "Item"
        if method.startswith("list_"):
            return thing + pascal_case(singular(method.removeprefix("list_")))
        last = place.resource[-1]
        return thing if is_plural(last) or last in UNMARKED_PLURALS else f"{thing}Item"

    def answered(self, place: Place) -> str:
        """Return the name of the thing that an operation answers with, or an empty text."""
        thing, method = self.thing(place.resource), place.method
        if is_verb(place.resource[-1]):
            return ""
        if method in _ONE:
            return thing
        if method in REPORTS - ADJECTIVES:
            return thing + pascal_case(method)
        start = next((start for start in _ONE_OF if method.startswith(start)), "")
        return thing + pascal_case(method.removeprefix(start)) if start else ""

    def common(self, places: Sequence[Place]) -> str:
        """Return the common words of the operations of several bodies, or an empty text."""
        calls = sorted({(place.resource, place.method) for place in places})
        if len(calls) == 1:
            return self.call(places[0])
        resources = Counter(resource for resource, _ in calls)
        if len(resources) == 1:
            [resource] = resources
            return self.thing(resource) + _pascal(_shared([_words((), m) for _, m in calls]))
        words = _shared([_words(resource, method) for resource, method in calls])
        if not _USUAL.issuperset(words):
            return _pascal(map(_noun, words))
        resource = min(resources, key=lambda name: (-resources[name], name))
        most = resources[resource] * 2 >= len(calls) > 2
        return self.thing(resource) if most else ""

    def shared(self, places: Sequence[Place]) -> str:
        """Return the common thing of the operations of several places, or an empty text."""
        resources = sorted({place.resource for place in places})
        if len(resources) == 1:
            return self.thing(resources[0])
        calls = sorted({(place.resource, place.method) for place in places})
        words = _shared([_words(resource, method) for resource, method in calls])
        made = _pascal(_noun(word) for word in words if word not in _USUAL)
        return "" if is_vague(made) else made

    def call(self, place: Place) -> str:
        """Return the words of one operation."""
        if is_adjective(place.method):
            return pascal_case(place.method) + _noun(place.resource[-1])
        return self.thing(place.resource) + pascal_case(place.method)


def is_adjective(method: str) -> bool:
    """Tell whether a method is an adjective of the things that it lists: `users.blocked`."""
    return method in ADJECTIVES or is_participle(method)


def _noun(segment: str) -> str:
    segment = segment.rstrip("_")
    return pascal_case(
        segment if segment.rpartition("_")[2] in SINGLE_THINGS else singular(segment)
    )


def _joined(around: str, word: str) -> str:
    return word if word.startswith(around) else around + word


def _words(resource: Resource, method: str) -> list[str]:
    """Return the words of an operation; the word of `unpin` is `pin`."""
    found = [word for part in (*resource, method) for word in part.split("_") if word]
    return [word.removeprefix("un") if is_opposite(word) else word for word in found]


def _shared(lists: list[list[str]]) -> list[str]:
    """Return the words that all lists have, in the order of the first."""
    first, *others = lists
    return [word for word in first if word and all(word in other for other in others)]


def _pascal(words: Iterable[str]) -> str:
    return "".join(map(pascal_case, words))
