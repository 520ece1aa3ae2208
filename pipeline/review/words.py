"""Words for sentences: values, types, counts, and the names of changed values.

A `Value` formats itself by the words after the colon of its field in a sentence:

    {after}               as text
    {after:code}          `a`, `b` or `c`
    {after:all}           `a`, `b` and `c`
    {after:values}        the values `a` and `b`
    {after:type}          a string or null
    {after:n character}   1 character, 20 characters
    {after:fewer item}    fewer than 20 items, an empty list
    {after:most}          at most 5, or less than 5; `least` likewise
    {after:over}          more than 5, or 5 or more; `under` likewise
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.schemas import STRUCTURE

#: Most characters of a value in a sentence.
_LONGEST = 80

#: Values that a sentence names; a single further value is named, too.
_NAMED = 5


_T = TypeVar("_T")


def first_few(names: Sequence[_T], most: int) -> tuple[Sequence[_T], int]:
    """Return the first items, and the number of the others; a single other is not left out."""
    shown = names if len(names) <= most + 1 else names[:most]
    return shown, len(names) - len(shown)


def listed(names: Sequence[str], most: int, word: str = "and", noun: str = "other") -> str:
    """Join names: `a, b and c`, `a, b and 7 others`."""
    shown, more = first_few(names, most)
    parts = [*shown, *([counted(more, noun)] if more else [])]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def counted(number: int, noun: str) -> str:
    """Format a number with its noun: `1 operation`, `40 operations`, `2 properties`."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of a noun, whose first word counts: `item of a kind`."""
    first, space, rest = noun.partition(" of ")
    made = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return f"{made}{space}{rest}"


def text(value: Json) -> str:
    """Format a JSON value on a line: texts as they are, whole numbers without a fraction."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def code(value: Json) -> str:
    """Format a value as code; a text that would end its backticks is in quotes instead."""
    return whole_code(_short(text(value)))


def whole_code(line: str) -> str:
    """Format a line as code, however long it is."""
    return f"`{line}`" if line.strip() and "`" not in line else f'"{line}"'


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


_ARTICLES = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}


def with_articles(names: str) -> str:
    """Format types: `integer or null` is `an integer or null`."""
    parts = [_ARTICLES.get(name, name) for name in names.split(" or ")]
    return listed(parts, len(parts), "or")


#: Values without what a noun counts.
_EMPTY = {"character": "an empty text", "item": "an empty list", "property": "an empty object"}


@frozen
class Value:
    """A value in a sentence.

    Args:
        value: The JSON value.
    """

    value: Json

    def __format__(self, words: str) -> str:
        """Format the value; see the module."""
        if words.startswith("n "):
            return self._counted(words.removeprefix("n "))
        if words.startswith("fewer "):
            return self._fewer(words.removeprefix("fewer "))
        match words:
            case "code":
                return listed(self._codes(), _NAMED, "or")
            case "all":
                return listed(self._codes(), _NAMED)
            case "values":
                noun = "value" if len(self._codes()) == 1 else "values"
                return f"the {noun} {self:all}"
            case "type":
                return with_articles(str(self.value))
            case "most" | "least":
                return self.value if isinstance(self.value, str) else f"at {words} {self.value}"
            case "over" | "under":
                return self._beyond("more" if words == "over" else "less")
            case _:
                return self._line()

    def _beyond(self, word: str) -> str:
        """Format the numbers beyond a bound; an exclusive bound, `less than 5`, is a text."""
        if isinstance(self.value, str):
            return f"{self.value.rpartition(' ')[2]} or {word}"
        return f"{word} than {self.value}"

    def _codes(self) -> list[str]:
        values = self.value if isinstance(self.value, list) else [self.value]
        return [code(value) for value in values]

    def _counted(self, noun: str) -> str:
        return f"{self.value} {noun if self.value == 1 else plural(noun)}"

    def _fewer(self, noun: str) -> str:
        empty = _EMPTY.get(noun) if self.value == 1 else None
        return empty or f"fewer than {self._counted(noun)}"

    def _line(self) -> str:
        values = self.value if isinstance(self.value, list) else [self.value]
        return _short(", ".join(map(text, values)))


#: The kinds of structure at the end of a path, in words.
_ENDS = {"[]": "the items of", "{}": "the values of"}


def subject(owner: str, steps: Sequence[str], nameless: str) -> str:
    """Name a changed value: `Chat.title`, the items of `Chat.tags`, the parameter `limit`.

    Args:
        owner: Name of the owner; may be empty.
        steps: The steps from the owner: properties, `[]`, `{}`, and `|name` for alternatives.
        nameless: The name of a value without owner and steps, such as `the body`.
    """
    if not steps:
        return f"`{owner}`" if owner else nameless
    *before, last = steps
    if last in _ENDS:
        return f"{_ENDS[last]} {subject(owner, before, nameless)}"
    if last.startswith("|"):
        return f"{subject(owner, before, nameless)} ({_condition(last[1:])})"
    if last.startswith("?"):
        return f"the parameter `{last[1:]}`"
    at = max((i for i, step in enumerate(before) if step.startswith("|")), default=-1) + 1
    inner = _joined([*before[at:], last])
    if at:
        return f"`{inner}` of {subject(owner, before[:at], nameless)}"
    if inner.startswith("?"):
        name, _, rest = inner[1:].partition(".")
        return f"`{rest or name}` of the parameter `{name}`"
    named = f"{owner}{'' if inner.startswith(STRUCTURE) else '.'}{inner}" if owner else inner
    return f"`{named}`"


def _joined(steps: Sequence[str]) -> str:
    made = ""
    for step in steps:
        made += step if not made or step.startswith(STRUCTURE) else f".{step}"
    return made


def _condition(label: str) -> str:
    """Tell when an alternative applies, by its label: a name, `property=value`, or its types."""
    if label.isdecimal():
        return f"item {int(label) + 1}"
    name, equals, value = label.partition("=")
    if equals:
        return f"if `{name}` is {code(value)}"
    if all(part in _ARTICLES or part == "null" for part in label.split(" or ")):
        return f"if it is {with_articles(label)}"
    return f"if it is `{label}`"
