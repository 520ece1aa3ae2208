"""Python names made of wire names: words, snake_case, PascalCase, singular."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from functools import cache

from anyascii import anyascii

_DOTTED_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")

#: Longest class name the pipeline makes; a line of generated code holds it comfortably.
MAX_CLASS_NAME = 59

_CAPITALISED_WORD = re.compile(r"([A-Z]?[a-z]+)")

#: Names that have another meaning inside a generated module.
_TAKEN_CLASS_NAMES = frozenset(dir(builtins)) | {
    "ApiModel",
    "Drift",
    "EncodingWork",
    "OpenIntEnum",
    "OpenStrEnum",
    "RequestFiles",
    "Variants",
    "Any",
    "AuthenticatedClient",
    "BinaryIO",
    "BytesIO",
    "Client",
    "Enum",
    "File",
    "FileTypes",
    "Generator",
    "HTTPStatus",
    "IntEnum",
    "Literal",
    "Mapping",
    "Response",
    "Self",
    "StrEnum",
    "T",
    "TextIO",
    "TypeVar",
    "UNSET",
    "Unset",
    "UUID",
}

#: Names that a field cannot have: builtins (all but `id`, as in the generator), methods of a
#: generated model, and modules that generated code imports.
_TAKEN_FIELD_NAMES = (frozenset(dir(builtins)) - {"id"}) | {
    "additional_keys",
    "additional_properties",
    "cast",
    "cls",
    "datetime",
    "false",
    "from_dict",
    "from_json",
    "isoparse",
    "json",
    "row_keys",
    "self",
    "to_dict",
    "to_json",
    "to_multipart",
    "to_row",
    "true",
    "types",
}

#: Plurals, and words that look like plurals, for a single thing.
SINGLE_THINGS = frozenset(
    "access address analytics details earnings news permissions preferences progress settings "
    "statistics stats status".split()
)

#: Plurals that do not look like plurals.
UNMARKED_PLURALS = frozenset({"media"})

_UNCOUNTABLE = frozenset({"news", "series", "species"})
_IRREGULAR_PLURALS = {
    "cookies": "cookie",
    "movies": "movie",
    "people": "person",
    "selfies": "selfie",
    "statuses": "status",
}
#: Names to which the generator adds an underscore.
_GENERATOR_WORDS = (frozenset(dir(builtins)) | {"datetime", "false", "self", "true"}) - {"id"}


@cache
def words(text: str) -> tuple[str, ...]:
    """Split a wire name into words in ASCII, in their own case, as the generator splits names."""
    plain = text if text.isascii() else _in_ascii(text)
    if plain != plain.lower():
        plain = " ".join(_CAPITALISED_WORD.split(plain))
    return tuple(re.findall(r"[A-Za-z0-9]+", plain))


def _in_ascii(text: str) -> str:
    """Return a text with its letters in ASCII: other alphabets, and signs of words, by sound."""
    made = "".join(map(_letters, text))
    return made.upper() if text.isupper() else made


def _letters(character: str) -> str:
    if character.isascii():
        return character
    made = re.sub(r"[^A-Za-z0-9]", "", anyascii(character))
    return made if unicodedata.category(character)[0] in "LMN" else f" {made} "


def snake_case(text: str) -> str:
    """Return `text` in snake_case; empty where it has no letter or digit."""
    return "_".join(words(text)).lower()


def pascal_case(text: str) -> str:
    """Return `text` in PascalCase; empty where it has no letter or digit."""
    return "".join(word if word.isupper() else word.capitalize() for word in words(text))


def singular(name: str) -> str:
    """Return the singular of an English plural, or the name itself."""
    lower = name.lower()
    if lower in _IRREGULAR_PLURALS:
        return name[0] + _IRREGULAR_PLURALS[lower][1:]
    if lower in _UNCOUNTABLE or lower.endswith(("ss", "us", "is")):
        return name
    if lower.endswith("ies") and len(name) > 4:
        return name[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1] if lower.endswith("s") and len(name) > 2 else name


def is_plural(name: str) -> bool:
    """Tell whether a name looks like an English plural."""
    return singular(name) != name


def is_dotted_name(text: str) -> bool:
    """Tell whether a text has the form of an operation's name: `resource.method`."""
    return _DOTTED_NAME.fullmatch(text) is not None


def reserved_part(dotted: str) -> str:
    """Return the part of a dotted name that is a Python keyword, or an empty text."""
    return next((part for part in dotted.split(".") if keyword.iskeyword(part)), "")


def class_name(text: str) -> str:
    """Return a valid class name for `text` that no generated module uses otherwise."""
    name = _settled(shortened(pascal_case(text)) or "".join(f"U{ord(c):X}" for c in text[:4]))
    if name[:1].isdigit():
        name = shortened(name, MAX_CLASS_NAME - len("Model"))
    if name[:1].isdigit() or not words(text):
        name = _settled(f"Model{name}")
    return name + "Model" if name in _TAKEN_CLASS_NAMES or keyword.iskeyword(name) else name


def _settled(name: str) -> str:
    """Return the name as the generator writes it: `A0B` for `A0b`."""
    cut = shortened(pascal_case(name))
    return name if cut == name else _settled(cut)


def shortened(name: str, limit: int = MAX_CLASS_NAME) -> str:
    """Return a class name of at most `limit` characters, cut between words."""
    parts = [*words(name)]
    while len("".join(parts)) > limit and len(parts) > 1:
        parts.pop(0)
    return "".join(parts)[:limit]


def field_name(text: str) -> str:
    """Return the Python name of a property or parameter, never a keyword or a builtin."""
    name = snake_case(text)
    if not name or name[0].isdigit():
        name = f"field_{name}".rstrip("_")
    reserved = name in _TAKEN_FIELD_NAMES or keyword.iskeyword(name)
    return f"{name}_" if reserved else name


def module_name(model: str) -> str:
    """Return the module that the generator gives a class."""
    name = snake_case(model)
    return f"{name}_" if name in _GENERATOR_WORDS or keyword.iskeyword(name) else name
