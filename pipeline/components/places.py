"""Positions and places of schemas.

A position is the list of steps from an operation, or from `#` for a component, to a schema. A place
is the same in the words that names need: body, list, parameter or property.

`rooted` gives the positions of a schema as seen from the operations, even if the schema is in a
component. `#:Post.author` is a position in a component, and changes as soon as upstream writes the
same object inline. `posts.get:200.author` is right in both documents, so the names ledger knows
classes by positions that begin with an operation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.common.python_names import pascal_case, singular
from pipeline.common.schemas import STRUCTURE, WEBHOOK, map_document, map_subschemas, referenced

#: Names of properties that do not describe their values.
GENERIC = frozenset(
    "data entries item items list records response result results rows value values".split()
)
#: Words that name a class only together with their context.
_VAGUE = frozenset(
    "action additional aggregate all amount attribute body by change channel chart config content "
    "context count criteria data detail direction duration entity entry error event extra feature "
    "field filter flag folder format group history image info input item key kind label level "
    "limit line link list location log mark message meta metadata method mode name node note "
    "object option order other output page parameter part party payload payment period permission "
    "person plan point policy position preference preset price progress property question queue "
    "range rate reason record reference related request resource response result role row rule "
    "scope score section series session set setting size sort source spending stat state status "
    "step style success summary tag target task text time token total type unit update upload "
    "usage value variant version view".split()
)
#: The steps from an operation (or `#` for a component) to a schema.
Position: TypeAlias = tuple[str, ...]

#: Positions of a class that count; more would only make the ledger longer.
KEPT_POSITIONS = 24

Root: TypeAlias = Callable[[Position], list[Position]]


def position_text(at: Position) -> str:
    """Return a position as the ledger writes it: `chats.list:200.list[].lastMessage`.

    The number of an alternative of a union is left out: it may change without a change of meaning.
    """
    text = at[0] + (at[1] if at[1].startswith("?") else f":{at[1]}")
    return text + "".join(map(_step_text, at[2:]))


def _step_text(step: str) -> str:
    if step.startswith("|"):
        return "|"
    return step if step.startswith(STRUCTURE) else f".{step}"


def outermost(positions: Iterable[Position]) -> list[Position]:
    """Return the first positions, each once, the outermost first."""
    return sorted(set(positions), key=_rank)[:KEPT_POSITIONS]


def rooted(document: Document) -> Root:
    """Return a function that returns the positions of a schema as seen from the operations.

    A component without a way from an operation keeps its position.
    """
    roots = _roots(_uses(document))

    def root(at: Position) -> list[Position]:
        if at[0] != "#" or at[1] not in roots:
            return [at]
        return [(*start, *at[2:]) for start in roots[at[1]]]

    return root


def _uses(document: Document) -> list[tuple[Position, str]]:
    """Return every reference to a component, with its position."""
    uses: list[tuple[Position, str]] = []

    def note(schema: Json, at: Position) -> Json:
        if (name := referenced(schema)) is not None:
            uses.append((at, name))
        return map_subschemas(schema, at, note)

    map_document(document, note)
    return uses


def _roots(uses: list[tuple[Position, str]]) -> dict[str, list[Position]]:
    """Return the outermost positions of each component, by the shortest ways to it.

    No way leads through a component twice: a circle leads to no new place.
    """
    inner: defaultdict[str, list[tuple[Position, str]]] = defaultdict(list)
    waiting = [(_rank(at), name, frozenset[str]()) for at, name in uses if at[0] != "#"]
    for at, name in uses:
        if at[0] == "#":
            inner[at[1]].append((at[2:], name))
    heapify(waiting)
    roots: dict[str, list[Position]] = {}
    while waiting:
        (_, at), name, passed = heappop(waiting)
        found = roots.setdefault(name, [])
        if len(found) == KEPT_POSITIONS or at in found:
            continue
        found.append(at)
        passed |= {name}
        for steps, target in inner[name]:
            if target not in passed:
                heappush(waiting, (_rank((*at, *steps)), target, passed))
    return roots


def _rank(at: Position) -> tuple[int, Position]:
    return len(at), at


@frozen
class Place:
    """A position of a schema, without the variants of unions and the media types on the way.

    Args:
        owner: Operation id, webhook, or `#` for a component.
        part: `request`, a status, `?name` of a parameter, or the name of a component.
        properties: Names of the properties on the way.
        brackets: Arrays (`[`) and maps (`{`) between the last property and the schema.
    """

    owner: str
    part: str
    properties: tuple[str, ...]
    brackets: str

    @property
    def is_operation(self) -> bool:
        """Whether the owner is an operation, not a webhook or a component."""
        return self.owner != "#" and not self.owner.startswith(WEBHOOK)

    @property
    def is_parameter(self) -> bool:
        """Whether the schema is that of a parameter, or inside of it."""
        return self.part.startswith("?")

    @property
    def is_answer(self) -> bool:
        """Whether the schema is in the answer to a call that succeeded."""
        return self.is_operation and self.part.startswith("2")

    @property
    def is_body(self) -> bool:
        """Whether the schema is all of a request or response."""
        inside = self.properties or self.brackets or self.is_parameter
        return self.owner != "#" and not inside

    @property
    def is_item(self) -> bool:
        """Whether the schema is that of the items of a bare list, or of a list in an envelope."""
        holder = self.properties[0].lower() if self.properties else ""
        listed = holder in GENERIC or holder == self.resource[-1].lower()
        return self.is_answer and self.brackets == "[" and (not holder or self._alone(listed))

    def _alone(self, listed: bool) -> bool:
        return listed and len(self.properties) == 1

    @property
    def resource(self) -> tuple[str, ...]:
        """The resource of the operation."""
        return tuple(self.owner.split(".")[:-1]) or (self.owner,)

    @property
    def method(self) -> str:
        """The method of the operation, as words: `import` for `import_`."""
        return self.owner.rpartition(".")[2].rstrip("_")

    @property
    def word(self) -> str:
        """The innermost meaningful word; empty for bodies and their items."""
        if not self.properties:
            named = self.is_parameter or self.owner == "#"
            return self._cased(self.part.lstrip("?")) if named else ""
        last = self.properties[-1]
        if last.lower() not in GENERIC:
            return self._cased(last)
        return pascal_case(singular(last) if self.brackets else last)

    def _cased(self, word: str) -> str:
        return pascal_case(singular(word) if self.brackets else word)


def place_of(at: Position) -> Place:
    """Return the place that a position is."""
    owner, part, *rest = at
    steps = [step for step in rest if not step.startswith(("|", "<"))]
    end = len(steps)
    while end and steps[end - 1].startswith(STRUCTURE):
        end -= 1
    properties = tuple(step for step in steps[:end] if not step.startswith(STRUCTURE))
    return Place(owner, part, properties, "".join(step[0] for step in steps[end:]))


def is_vague(word: str) -> bool:
    """Tell whether a word names no class by itself: `Type`, `Totals`."""
    return word.lower() in _VAGUE or singular(word.lower()) in _VAGUE
