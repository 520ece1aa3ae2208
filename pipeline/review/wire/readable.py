"""Any document that can be parsed is read for a comparison, also one that generation refuses.

siblings      keywords beside references, in OpenAPI 3.0     ->  put aside
value_lists   references in place of an `enum` and the like  ->  replaced by the lists
references    at places without references                   ->  replaced by their targets
cycles        schemas that are parts of themselves           ->  opened
paths         that normalization refuses or drops            ->  stand-ins, until normalization ends
parts         that normalization refuses                     ->  left out, and told

Only a value that is no OpenAPI document at all is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from pipeline.common.documents import METHODS, Document, Json, children, pointer, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.normalize import normalize
from pipeline.normalize.flaws import normalize_rest
from pipeline.normalize.grammar import OBJECTS, Leaf, ListOf
from pipeline.normalize.newer import part_on_the_wire
from pipeline.normalize.references import find
from pipeline.normalize.templates import read_template
from pipeline.normalize.unusual_references import expanded
from pipeline.review.wire.cycles import without_cycles
from pipeline.review.wire.findings import Context, Finding
from pipeline.review.wire.json_values import text
from pipeline.review.wire.siblings import without_siblings
from pipeline.review.wire.value_lists import with_value_lists


@frozen(eq=False)
class Unread:
    """A part of a document that is not compared.

    Args:
        at: JSON pointer of the part.
        reason: The reason in a sentence.
        value: The part; None if it is unknown.
    """

    at: str
    reason: str
    value: Json = None


#: The reason on a side that can be read, or that lacks the part.
_NO_MISTAKE = "no mistake"


def compare_unread(old: Normalized, new: Normalized) -> Iterator[Finding]:
    """Tell which parts of two documents are not compared, and which of them changed."""
    before, after = ({part.at: part for part in side.unread} for side in (old, new))
    for at in sorted(before.keys() | after.keys()):
        was, now = before.get(at), after.get(at)
        same = was is not None and now is not None and text(was.value) == text(now.value)
        yield Finding(
            "ofauth-unread-part" if same else "ofauth-unread-part-changed",
            "",
            Context(),
            identity=at,
            before=was.reason if was else _NO_MISTAKE,
            after=now.reason if now else _NO_MISTAKE,
            what=f"`{at}`",
            pointers=(
                _published_place(old.published, at) if was else None,
                _published_place(new.published, at) if now else None,
            ),
        )


def _published_place(document: Document, at: str) -> str:
    """Return the pointer as far as it leads: a part inside a copy is not in the document."""
    value: Json = document
    place = ""
    for token in at.split("/")[1:]:
        key = unescape_token(token)
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            break
        place += f"/{token}"
    return place


@frozen(eq=False)
class Normalized:
    """A document with its normalized form, made by `normalized`.

    Args:
        published: The document as published.
        document: The document, normalized.
        repairs: The report of the normalization.
        paths: The published paths of those that have another name in the normalized document.
        unread: The parts that are not compared.
        is_plain: The document is normalized as generation does it, without any repair before.
    """

    published: Document
    document: Document
    repairs: Report
    paths: Mapping[str, str] = {}
    unread: tuple[Unread, ...] = ()
    is_plain: bool = False


def normalized(published: Document) -> Normalized:
    """Normalize a document for a comparison.

    Args:
        published: An OpenAPI document, 3.0 to 3.2, as published, external references bundled.

    Raises:
        PipelineError: The document is not OpenAPI, or nested too deeply.
    """
    if not isinstance(published.get("paths"), dict):
        return Normalized(published, *normalize(published))
    whole, lost = expanded(with_value_lists(published))
    readable, cut = without_cycles(without_siblings(whole))
    stand_ins = _stand_ins(readable)
    paths = {stand_ins.get(path, path): item for path, item in readable["paths"].items()}
    given = {**readable, "paths": paths}
    given, unread = _without_misshapen(given)
    document, repairs, flaws = normalize_rest(given)
    unread += [
        Unread(flaw.part, flaw.message, [flaw.value, *_referred(given, flaw.value)])
        for flaw in flaws
        if not flaw.is_example
    ]
    unread += _newer(given, repairs)
    names = {stand_in: _shown(stand_in) for stand_in in stand_ins.values()}
    document["paths"] = {names.get(path, path): item for path, item in document["paths"].items()}
    unread += [Unread(pointer("components", "schemas", name), _CYCLE) for name in cut]
    unread += [
        Unread(reference.at, reason, [reference.text, _value(given, reference.text)])
        for reference, reason in lost
    ]
    published_paths = {names[stand_in]: path for path, stand_in in stand_ins.items()}
    is_plain = readable is published and not (stand_ins or unread or flaws)
    return Normalized(published, document, repairs, published_paths, tuple(unread), is_plain)


def _without_misshapen(document: Document) -> tuple[Document, list[Unread]]:
    """Leave out the parts of a document that are no objects or lists, as they should be."""
    fields = OBJECTS["document"].fields
    shapes = {name: list if isinstance(node, ListOf) else dict for name, node in fields.items()}
    lost = {
        name: document[name]
        for name, node in fields.items()
        if not isinstance(node, Leaf) and name in document
        if not isinstance(document[name], shapes[name] | None)
    }
    kept = {name: value for name, value in document.items() if name not in lost}
    unread = [
        Unread(pointer(name), f"the part is no {_NAMES[shapes[name]]}", value)
        for name, value in lost.items()
    ]
    return (kept, unread) if lost else (document, [])


_NAMES: dict[type, str] = {dict: "object", list: "list"}


def _newer(document: Document, repairs: Report) -> Iterator[Unread]:
    """Yield the parts of OpenAPI 3.2 that are not compared, with all that they refer to."""
    for at in filter(None, map(part_on_the_wire, repairs.findings)):
        value = _value(document, "#" + at.replace("%", "%25"))
        yield Unread(at, "the part is new in OpenAPI 3.2", [value, *_referred(document, value)])


def _referred(document: Document, value: Json) -> list[Json]:
    """Return the targets of all references inside a value, and inside of these targets."""
    targets: dict[str, Json] = {}
    waiting = [value]
    while waiting:
        node = waiting.pop()
        text = node.get("$ref") if isinstance(node, dict) else None
        if isinstance(text, str) and text not in targets:
            targets[text] = _value(document, text)
            waiting.append(targets[text])
        waiting += children(node)
    return [targets[text] for text in sorted(targets)]


def _value(document: Document, reference: str) -> Json:
    """Return the target of a reference, or the schema with its anchor; None if there is none."""
    try:
        return find(document, reference, "").value
    except PipelineError:
        return _with_anchor(document, reference.removeprefix("#"))


def _with_anchor(document: Document, anchor: str) -> Json:
    waiting: list[Json] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and anchor in (
            value.get("$anchor"),
            value.get("$dynamicAnchor"),
        ):
            return value
        waiting += children(value)
    return None


_CYCLE = "the schema is its own part"


def _stand_ins(document: Document) -> dict[str, str]:
    """Return another path for each path that normalization would refuse or drop."""
    found: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for path, item in sorted(document["paths"].items(), key=lambda entry: str(entry[0])):
        if not isinstance(path, str) or path.startswith("x-") or not isinstance(item, dict):
            continue
        declared = _declared(document, item)
        usable = path if _is_readable(path, declared) else _escaped(path)
        if not _is_readable(usable, declared):
            continue
        template = read_template(usable, declared)
        routes = {(template.skeleton, key.lower()) for key in item if key.lower() in METHODS}
        if routes & taken:
            found[path] = f"{template.path}/~repeated-{len(found)}~"
        elif usable != path:
            found[path] = template.path
        taken |= routes
    return found


def _is_readable(path: str, declared: set[str]) -> bool:
    try:
        read_template(path, declared)
    except PipelineError:
        return False
    return True


def _declared(document: Document, item: Document) -> set[str]:
    """Return the names of the path parameters of a path item."""
    return {
        str(parameter["name"])
        for holder in (item, *(item[key] for key in item if key.lower() in METHODS))
        for parameter in _parameters(document, holder)
        if parameter.get("in") == "path" and "name" in parameter
    }


def _parameters(document: Document, holder: Json) -> Iterator[Document]:
    given = holder.get("parameters") if isinstance(holder, dict) else None
    for parameter in given if isinstance(given, list) else ():
        reference = parameter.get("$ref") if isinstance(parameter, dict) else None
        try:
            value = find(document, str(reference), "").value if reference else parameter
        except PipelineError:
            continue
        if isinstance(value, dict):
            yield value


#: Characters that need no stand-in, and the marks that stand for others and for repeated paths.
_UNUSUAL = re.compile(r"[^A-Za-z0-9/_.{}:*()\[\]+,;=@!$&'~ -]")
_ESCAPED = re.compile(r"~u([0-9a-f]+)~")
_REPEATED = re.compile(r"/~repeated-\d+~$")


def _escaped(path: str) -> str:
    return _UNUSUAL.sub(lambda match: f"~u{ord(match[0]):x}~", path)


def _shown(stand_in: str) -> str:
    """Return the path that a stand-in stands for."""
    plain = _REPEATED.sub("", stand_in)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), plain)
