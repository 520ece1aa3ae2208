"""Path templates: a published path in OpenAPI's notation, with its parameters in order.

The input may be in the notation of Express, Hono and their relatives. A colon begins a parameter
after `/`, `-`, `.` and other signs, and after a word only if the operations declare a path
parameter of that name. So `/:a-:b.:c` has three parameters, while `/things:batchGet` and
`/{id}:cancel` keep their colons. A pattern may follow a name: `/:id([0-9]+)` in Express,
`/:id{[0-9]+}` in Hono. A part that is optional in Express (`/files{/:name}`) is a part like any
other. Flask has `<int:id>` and `<id>`, Fiber `:id<int>`. The `[id]` of Next.js and the `$id` of
Remix are parameters if declared. `notations` knows further notations.

A path may have a query and a fragment, which OpenAPI does not know:

- Constants of a query (`/messages?beta=true`) are a part of the path, and are sent.
- A parameter of a query (`/things?action={action}`, `/things{?page,size}`) is a query parameter.
- A fragment (`/files#share`) tells operations with the same path apart, and is not sent.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from urllib.parse import quote, unquote

from attrs import field, frozen

from pipeline.common.documents import Document, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.notations import WITH_SETS, plain_notation

_PLAIN = r"(?:[^{}]|\{[^{}]*\})*"

_TOKEN = re.compile(
    rf"\{{(?P<braced>{WITH_SETS}|{_PLAIN})\}}"
    rf"|:(?P<named>\w+)(?:\((?:[^()]|\([^()]*\))*\)|\{{(?!\w+\}})(?:{WITH_SETS}|{_PLAIN})\}})?"
    r"(?:<[^<>/]*>)?(?:[*+]|\?(?![\w%\[]))?"
    r"|(?<=/)(?:\*{1,2}|\(\.[*+]\))(?P<wild>\w*)(?=/|$)"
    r"|<(?P<type>[^<>:/]+:)?(?P<angled>\w+)>"
    r"|\[{1,2}(?:\.{3})?(?P<squared>\w+)\]{1,2}"
    r"|(?<=/)\$(?P<dollar>\w+)(?=/|$)"
)

#: Signs after which a colon begins a parameter.
_BEFORE_A_NAME = "/-.~@,;=("

#: A name with a mark (catch-all or optional), with a regular expression after a colon or in angle
#: brackets, or with a pattern or a default after an equals sign.
_DECORATED = re.compile(r"[*+!;]{0,2}(?P<name>[^:=<?*+{}/]+?)(?:[:=<].*|\.{3}|[?*+])?", re.DOTALL)

#: The beginning of a pattern or a type after the name of a parameter.
_PATTERN = re.compile(r"\w(?:[({<]|:[^:])")

#: A list of query parameters at the end of a path (RFC 6570, sections 3.2.8 and 3.2.9).
_EXPANSION = re.compile(r"\{[?&]([^{}]*)\}")
_MODIFIER = re.compile(r"(?:\*|:\d+)$")
#: A parameter as the value of a query.
_VALUE = re.compile(r"\{([^{}]+)\}|:(\w+)")

#: Characters that the generator cannot have in the name of a path parameter.
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_SLOT = re.compile(r"\{[A-Za-z_-][A-Za-z0-9_-]*\}")

#: Characters that stay as they are in a query or a fragment.
_UNQUOTED = "%/?:@!$&'()*+,;=~"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

_REFUSED = (
    (re.compile(r"^//|://"), "a host"),
    (re.compile(r"/:(?:/|$)"), "a parameter without a name"),
    (re.compile(r"[{}]"), "braces that do not match"),
    (re.compile(r"[\"`\\]"), "a quote or a backslash"),
    (re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE), "a segment of dots"),
    (re.compile(r"%(?:[01][0-9a-f]|7f|2f|5c)", re.IGNORECASE), "an encoded slash or control"),
)


@frozen
class Slot:
    """A parameter of a path.

    Args:
        name: Its name in the template.
        written: Its name in the document.
        style: What the notation tells of its style, as fields of a parameter.
    """

    name: str
    written: str
    style: Document = field(factory=dict)


@frozen
class Asked:
    """A parameter in the query of a path.

    Args:
        name: Its name in the query.
        written: The name of the value in the document.
        required: Whether the path always has it.
        repeated: Whether it may have several values.
    """

    name: str
    written: str
    required: bool
    repeated: bool = False


@frozen
class Template:
    """A path in OpenAPI's notation, and its parameters in order.

    Args:
        path: The path, with the constants of its query and with its fragment.
        slots: The parameters in the path.
        asked: The parameters in the query.
        is_limited: Whether a parameter has a pattern, so that only some requests are meant.
    """

    path: str
    slots: tuple[Slot, ...]
    asked: tuple[Asked, ...] = ()
    is_limited: bool = False

    def names(self) -> list[str]:
        """Return the names of all parameters."""
        return [*(slot.name for slot in self.slots), *(asked.name for asked in self.asked)]

    @property
    def skeleton(self) -> str:
        """The path without the names of its parameters: equal for equal requests."""
        address, mark, fragment = _SLOT.sub("{}", self.path).partition("#")
        path, question, query = address.partition("?")
        return f"{path}{question}{'&'.join(sorted(query.split('&')))}{mark}{fragment}"

    @property
    def constants(self) -> dict[str, str]:
        """The constants of the query, unquoted."""
        query = self.path.partition("#")[0].partition("?")[2]
        pairs = (part.partition("=") for part in query.split("&") if part)
        return {unquote(name): unquote(value) for name, _, value in pairs}


def read_template(path: str, declared: AbstractSet[str]) -> Template:
    """Read a path in Express's or OpenAPI's notation; add a missing slash in front.

    Args:
        path: The path in the document.
        declared: Names of the path parameters that its operations declare.

    Raises:
        PipelineError: The path is malformed, or has a part that no path may have.
    """
    if not path.isprintable():
        raise _refusal(path, "control characters")

    plain = plain_notation(_EXPANSION.sub("", path), declared)
    written, query, fragment = _parts(plain)
    reader = _Reader(path, declared)
    made = _TOKEN.sub(reader.read, written if written.startswith("/") else f"/{written}")
    literal = _SLOT.sub("x", made)
    for pattern, what in _REFUSED:
        if pattern.search(literal):
            raise _refusal(path, what)
    constants, asked = reader.query(query)
    for names in _EXPANSION.findall(path):
        asked += map(reader.expanded, names.split(","))
    made += f"?{'&'.join(map(_quoted, constants))}" if constants else ""
    made += f"#{_quoted(fragment)}" if fragment else ""
    return Template(made, tuple(reader.slots), tuple(asked), reader.is_limited)


def _is_segment(match: re.Match[str]) -> bool:
    """Tell whether a token is a whole segment of its path."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return before.endswith("/") and (not after or after.startswith("/"))


def _parts(path: str) -> tuple[str, str, str]:
    """Split a path from its query and its fragment; a parameter may have a question mark."""
    masked = _TOKEN.sub(lambda match: "x" * len(match[0]), path)
    sent = masked.partition("#")[0]
    start = len(sent.partition("?")[0])
    return path[:start], path[start + 1 : len(sent)], path[len(sent) + 1 :]


def _quoted(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_UNQUOTED)


def _refusal(path: str, what: str, remedy: str = "correct it") -> PipelineError:
    return PipelineError(f"the path {path!r} has {what}; {remedy}", pointer("paths", path))


class _Reader:
    """Reads the parameters of a path, and gives each a unique name."""

    def __init__(self, path: str, declared: AbstractSet[str]) -> None:
        self._path, self._declared = path, declared
        self.slots: list[Slot] = []
        self.is_limited = False

    def read(self, match: re.Match[str]) -> str:
        """Return the replacement of a token: a parameter in braces, or the token itself."""
        self.is_limited |= _PATTERN.search(match[0]) is not None
        if (braced := match["braced"]) is not None:
            return self._slot(self._undecorated(braced), self._style(braced))
        if (wild := match["wild"]) is not None:
            return self._slot(wild or "wildcard")
        name = match["named"] or match["angled"] or match["squared"] or match["dollar"]
        begins = match["named"] and match.string[match.start() - 1] in _BEFORE_A_NAME
        is_whole = match["angled"] and _is_segment(match)
        is_slot = begins or match["type"] or is_whole or name in self._declared
        return self._slot(name) if is_slot else match[0]

    def query(self, query: str) -> tuple[list[str], list[Asked]]:
        """Return the constants of a query, and its parameters."""
        constants: list[str] = []
        asked: list[Asked] = []
        for part in filter(None, query.split("&")):
            name, _, value = part.partition("=")
            match = _VALUE.fullmatch(value)
            if name and match and (match[1] or match[2] in self._declared):
                written = self._undecorated(match[1]) if match[1] else match[2]
                asked.append(Asked(unquote(name), written, required=True))
            elif re.search(r"[{}]", part):
                what = "a parameter amid a value of its query"
                raise _refusal(self._path, what, "write ?name={value}")
            else:
                constants.append(part)
        return constants, asked

    def expanded(self, written: str) -> Asked:
        """Return an optional parameter in a list of query parameters."""
        name = _MODIFIER.sub("", written.strip())
        if not name:
            raise self._unnamed()
        return Asked(name, name, required=False, repeated=written.strip().endswith("*"))

    def _undecorated(self, braced: str) -> str:
        if braced in self._declared:
            return braced
        if braced.startswith("{"):
            what = "braces inside of braces"
            raise _refusal(self._path, what, "write {id} for a parameter, %7B and %7D for braces")
        if braced.startswith("#"):
            raise _refusal(
                self._path, "a parameter in its fragment, which is not sent", "remove it"
            )
        match = _DECORATED.fullmatch(braced)
        if match is None or not match["name"].strip():
            raise self._unnamed()
        return match["name"].strip()

    def _style(self, braced: str) -> Document:
        """Return the style of a parameter that RFC 6570 writes with a semicolon (section 3.2.7)."""
        if not braced.startswith(";") or braced in self._declared:
            return {}
        return {"style": "matrix"} | ({"explode": True} if braced.endswith("*") else {})

    def _unnamed(self) -> PipelineError:
        return _refusal(self._path, "a parameter without a usable name", "write a name, as in {id}")

    def _slot(self, written: str, style: Document | None = None) -> str:
        if re.search(r"[/\"'`\\]", written):
            raise self._unnamed()
        base = _UNSAFE.sub("_", written)
        base = f"_{base}" if base[0].isdigit() else base
        taken, name, number = {slot.name for slot in self.slots}, base, 2
        while name in taken:
            name, number = f"{base}{number}", number + 1
        is_repeated = any(slot.written == written for slot in self.slots)
        self.slots.append(Slot(name, name if is_repeated else written, style or {}))
        return f"{{{name}}}"
