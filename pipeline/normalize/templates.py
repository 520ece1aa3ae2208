"""Path templates: Express's `:name` and its relatives, as OpenAPI's braces.

A colon begins a parameter where it follows `/`, `-` or `.`; elsewhere only if the
operations declare a path parameter of that name. So `/:a-:b.:c` has three parameters,
while `/things:batchGet` and `/{id}:cancel` keep their colons.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from attrs import frozen

from pipeline.common.documents import pointer
from pipeline.common.errors import PipelineError

_TOKEN = re.compile(
    r"\{(?P<braced>(?:[^{}]|\{[^{}]*\})*)\}"
    r"|:(?P<named>\w+)(?P<regex>\((?:[^()]|\([^()]*\))*\))?(?P<modifier>[?*+])?"
    r"|(?<=/)\*(?P<wild>\w*)(?=/|$)"
)

#: A name with a catch-all or optional mark, or a regular expression behind a colon.
_DECORATED = re.compile(r"[*+]?(?P<name>[^:?*+{}/]+)(?::.*|[?*+])?", re.DOTALL)

#: The names the generator can put into a path.
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_SLOT = re.compile(r"\{[A-Za-z_-][A-Za-z0-9_-]*\}")

_REFUSED = (
    (re.compile(r"^//|://"), "a host"),
    (re.compile(r"/:(?:/|$)"), "a parameter without a name"),
    (re.compile(r"[{}]"), "braces that do not match"),
    (re.compile(r"[\"'`\\]"), "a quote or a backslash"),
    (re.compile(r"[?#]"), "a query or a fragment"),
    (re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE), "a segment of dots"),
    (re.compile(r"%(?:[01][0-9a-f]|7f|2f|5c)", re.IGNORECASE), "an encoded slash or control"),
)


@frozen
class Slot:
    """One parameter of a path.

    Args:
        name: Its name in the template.
        written: Its name as the document has it.
    """

    name: str
    written: str


@frozen
class Template:
    """A path in OpenAPI's notation, and its parameters in order."""

    path: str
    slots: tuple[Slot, ...]

    @property
    def skeleton(self) -> str:
        """The path without the names of its parameters: equal for equal requests."""
        return _SLOT.sub("{}", self.path)


def read_template(path: str, declared: AbstractSet[str]) -> Template:
    """Read a path in Express's or OpenAPI's notation; a missing slash in front is added.

    Args:
        path: The path as the document has it.
        declared: Names of the path parameters that its operations declare.

    Raises:
        PipelineError: The path is malformed, or holds what no path should.
    """
    if not path.isprintable():
        raise _refusal(path, "control characters")
    reader = _Reader(path, declared)
    made = _TOKEN.sub(reader.read, path if path.startswith("/") else f"/{path}")
    literal = _SLOT.sub("x", made)
    for pattern, what in _REFUSED:
        if pattern.search(literal):
            raise _refusal(path, what)
    return Template(made, tuple(reader.slots))


def _refusal(path: str, what: str) -> PipelineError:
    return PipelineError(f"the path {path!r} has {what}; correct it", pointer("paths", path))


class _Reader:
    """Reads the parameters of one path, and gives each a name of its own."""

    def __init__(self, path: str, declared: AbstractSet[str]) -> None:
        self._path, self._declared = path, declared
        self.slots: list[Slot] = []

    def read(self, match: re.Match[str]) -> str:
        """Return what a token becomes: a parameter in braces, or itself."""
        braced, named, wild = match["braced"], match["named"], match["wild"]
        if braced is not None:
            return self._slot(self._undecorated(braced))
        if wild is not None:
            return self._slot(wild or "wildcard")
        before = match.string[match.start() - 1]
        return self._slot(named) if before in "/-." or named in self._declared else match[0]

    def _undecorated(self, braced: str) -> str:
        if braced in self._declared:
            return braced
        match = _DECORATED.fullmatch(braced)
        if match is None or not match["name"].strip():
            raise _refusal(self._path, "a parameter without a usable name")
        return match["name"].strip()

    def _slot(self, written: str) -> str:
        if re.search(r"[/\"'`\\]", written):
            raise _refusal(self._path, "a parameter without a usable name")
        base = _UNSAFE.sub("_", written)
        base = f"_{base}" if base[0].isdigit() else base
        taken, name, number = {slot.name for slot in self.slots}, base, 2
        while name in taken:
            name, number = f"{base}{number}", number + 1
        self.slots.append(Slot(name, written if name == base else name))
        return f"{{{name}}}"
