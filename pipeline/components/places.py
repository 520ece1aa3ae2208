"""Where a schema stands, in the words of names: in a body, a list, a parameter or a property."""

from __future__ import annotations

from attrs import frozen

from pipeline.common.python_names import pascal_case, singular
from pipeline.common.schemas import STRUCTURE, WEBHOOK
from pipeline.components.rooting import Position

#: Property names that say nothing about what is inside.
GENERIC = frozenset(
    "data entries item items list records response result results rows value values".split()
)
#: Words that name a class only together with what is around it.
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
        """The innermost word that says something, empty for bodies and their items."""
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
