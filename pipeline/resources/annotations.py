"""Types of arguments and results in Python's notation, made of the generator's schemas."""

from __future__ import annotations

import re
from collections.abc import Collection

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import LENIENT_DATE, is_class, referenced
from pipeline.generator_input.schemas import SchemaDialect

ANY = "Any"
BINARY = "Binary"

#: Types that are accepted for texts of a format.
_FORMATS = {
    "binary": [BINARY],
    "date": ["Date"],
    "date-time": ["DateTime"],
    LENIENT_DATE: ["DateTime", "Date"],
    "uuid": ["UUID", "str"],
}
#: Types of results for texts of a format; `_datetime` is the module, as methods may have its name.
_RESULTS = {
    "binary": ["bytes"],
    "date": ["_datetime.date"],
    "date-time": ["_datetime.datetime"],
    LENIENT_DATE: ["_datetime.datetime", "str"],
    "uuid": ["UUID"],
}
_SCALARS = {"boolean": "bool", "integer": "int", "number": "float", "string": "str"}

#: Builtins in annotations; inside a class, a method may have the same name.
_BUILTINS = re.compile(r"\b(bool|bytes|float|int|list|str)\b")


def qualified(annotation: str, taken: set[str]) -> str:
    """Return an annotation for a class whose members have the names in `taken`."""

    def replace(match: re.Match[str]) -> str:
        return f"builtins.{match[0]}" if match[0] in taken else match[0]

    return _BUILTINS.sub(replace, annotation)


def imports_for_results(words: Collection[str]) -> list[str]:
    """Return the imports for the types of texts of a format among some words."""
    lines = {"_datetime": "import datetime as _datetime", "UUID": "from uuid import UUID"}
    return [line for name, line in lines.items() if name in words]


def is_parsed(plain: Document) -> bool:
    """Tell whether a plain schema has models, enums, or texts that are read as other types."""
    inner = [*plain.get("anyOf", []), *([plain["items"]] if "items" in plain else [])]
    is_text_of_format = plain.get("format", "binary") != "binary"
    return bool(referenced(plain)) or is_text_of_format or any(map(is_parsed, inner))


def union(parts: list[str]) -> str:
    """Join types, each once, None last."""
    unique = list(dict.fromkeys(parts))
    return " | ".join(sorted(unique, key="None".__eq__))


@frozen
class Types:
    """Writes types for a document.

    Args:
        schemas: The components of the prepared document.
        aliases: Names of models in a resource module that differ from their own names.
    """

    schemas: dict[str, Json]
    aliases: dict[str, str] = field(factory=dict[str, str])

    def classes(self) -> list[str]:
        """Return the names of the components that make a class."""
        return [name for name, schema in self.schemas.items() if is_class(schema)]

    def plain(self, schema: Json) -> Document:
        """Translate a schema of the document as for the generator."""
        return self.dialect().plain(schema)

    def dialect(self) -> SchemaDialect:
        """Return the translator of schemas for the generator."""
        return SchemaDialect(self.schemas)

    def accepted(self, plain: Document) -> str:
        """Return the type of an argument with a plain schema."""
        parts = self._accepted(plain)
        # Beside a type, "anything" only means that the document is not sure of the type.
        known = [part for part in parts if part not in (ANY, "None")]
        return union(known or [ANY])

    def simple(self, plain: Document) -> str:
        """Return the type of an argument outside the query and the body.

        A value is a scalar, a list of scalars, or an object of scalars.
        """
        variants: list[Document] = plain.get("anyOf", [plain])
        kept = [variant for variant in variants if self._is_simple(variant)]
        return self.accepted({"anyOf": kept or [{"type": "string"}]})

    def returned(self, plain: Document) -> str:
        """Return the type of a result with a plain schema."""
        return union(self._returned(plain))

    def local(self, model: str) -> str:
        """Return the name of a model in resource modules."""
        return self.aliases.get(model, model)

    def _accepted(self, plain: Document) -> list[str]:
        if "anyOf" in plain:
            return [part for variant in plain["anyOf"] for part in self._accepted(variant)]
        if name := referenced(plain):
            return [self.local(name), self._beside(name)]
        if plain.get("type") == "array":
            return [f"Sequence[{self.accepted(plain['items'])}]"]
        return _FORMATS.get(plain.get("format", "")) or [_scalar(plain)]

    def _returned(self, plain: Document) -> list[str]:
        if "anyOf" in plain:
            return [part for variant in plain["anyOf"] for part in self._returned(variant)]
        if name := referenced(plain):
            return [self.local(name)]
        if plain.get("type") == "array":
            return [f"list[{self.returned(plain['items'])}]"]
        return _RESULTS.get(plain.get("format", "")) or [_scalar(plain)]

    def _beside(self, model: str) -> str:
        """Return the type that is accepted beside a model or a member of an enum."""
        values = self.schemas[model].get("enum")
        if values is None:
            return "Mapping[str, Any]"
        return "int" if isinstance(values[0], int) else "str"

    def _is_simple(self, plain: Document) -> bool:
        return plain.get("type") in (*_SCALARS, "array") or referenced(plain) is not None


def _scalar(plain: Document) -> str:
    return "None" if plain.get("type") == "null" else _SCALARS.get(plain.get("type", ""), ANY)
