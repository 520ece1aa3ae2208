"""Security is compared: the requirements of operations, and the schemes of the document.

An operation has alternative requirements, each a set of schemes with their scopes. A caller who
fulfils a requirement also fulfils one that asks for less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context
from pipeline.review.wire.frame.collector import Collector, compare_unmatched_fields
from pipeline.review.wire.json_values import text

_URLS = {
    "authorizationUrl": "api-security-component-oauth-url-changed",
    "refreshUrl": "api-security-component-oauth-token-url-changed",
    "tokenUrl": "api-security-component-oauth-token-url-changed",
}


class Security:
    """Compares the security of two documents.

    Args:
        old: The old normalized document.
        new: The new normalized document.
    """

    def __init__(self, old: Document, new: Document) -> None:
        self._defaults: tuple[list[Document], list[Document]] = (
            old.get("security", []),
            new.get("security", []),
        )
        self._schemes = _schemes(old), _schemes(new)
        self._renamed = _renamed(*self._schemes)
        self._names = _common_names(*self._schemes)

    def compare(self, collector: Collector, context: Context, old: Document, new: Document) -> None:
        """Compare the security requirements of two operations."""
        before = self._required(old.get("security", self._defaults[0]), self._names[0])
        after = self._required(new.get("security", self._defaults[1]), self._names[1])
        if before.keys() == after.keys():
            for key in sorted(before):
                _compare_scopes(collector, context, before[key], after[key])
            return
        if not before or "" in before:
            _compare_new_requirements(collector, context.at("security"), before, after)
        elif not after or "" in after:
            kind = "ofauth-api-security-no-longer-required"
            inside = context.at("security")
            collector.add(kind, inside, path="security", before=_listed(before))
        else:
            _compare_alternatives(collector, context, before, after)

    def _required(self, given: list[Document], names: dict[str, str]) -> dict[str, Document]:
        """Return requirements by the common names of their schemes.

        If several requirements have the same schemes, their scopes belong to the names.
        """
        renamed = [{names.get(n, n): scopes for n, scopes in each.items()} for each in given]
        counts = Counter(_label(requirement) for requirement in renamed)
        return {_label(each, scoped=counts[_label(each)] > 1): each for each in renamed}

    def compare_schemes(self, collector: Collector, context: Context) -> None:
        """Compare the security schemes of the two documents."""
        before, after = self._schemes
        context = context.at("components", "securitySchemes")
        for name, other in sorted(self._renamed.items()):
            kind = "ofauth-api-security-component-renamed"
            collector.add(kind, context.apart((name,), (other,)), before=name, after=other)
        for name in sorted(after.keys() - before.keys() - set(self._renamed.values())):
            inside = context.at(name).added()
            collector.add("api-security-component-added", inside, after=name)
        for name in sorted(before.keys() - after.keys() - self._renamed.keys()):
            inside = context.at(name).removed()
            collector.add("api-security-component-removed", inside, before=name)
        for name in sorted(before.keys() & after.keys()):
            _compare_scheme(collector, context.at(name), name, before[name], after[name])


def _label(requirement: Document, *, scoped: bool = False) -> str:
    """Name a requirement by its schemes, in alphabetic order, and by their scopes."""
    return " and ".join(
        f"{name} ({', '.join(scopes)})" if scoped and scopes else name
        for name, scopes in sorted(requirement.items())
    )


def _compare_alternatives(
    collector: Collector, context: Context, before: dict[str, Document], after: dict[str, Document]
) -> None:
    """Compare alternatives as sets: who fulfils a requirement fulfils its parts."""
    reduced, inside = set[str](), context.at("security")
    for key in sorted(before.keys() - after.keys()):
        enough = [name for name in sorted(after) if _asks_less(after[name], before[key])]
        reduced |= {*enough}
        if enough:
            kind = "ofauth-api-security-reduced"
            collector.add(kind, inside, path="security", before=key, after=enough[0])
        else:
            collector.add("api-security-removed", inside, path="security", before=key)
    for key in sorted(before.keys() & after.keys()):
        _compare_scopes(collector, context, before[key], after[key])
    for key in sorted(after.keys() - before.keys() - reduced):
        collector.add("api-security-added", inside, path="security", after=key)


def _asks_less(less: Document, more: Document) -> bool:
    """Tell whether a requirement asks only for schemes and scopes of another."""
    return all(name in more and {*scopes} <= {*more[name]} for name, scopes in less.items())


def _schemes(document: Document) -> dict[str, Document]:
    schemes: dict[str, Document] = document.get("components", {}).get("securitySchemes", {})
    return schemes


def _renamed(before: dict[str, Document], after: dict[str, Document]) -> dict[str, str]:
    """Return the new names of schemes that were renamed and not changed."""
    left = {_content(before[name]): name for name in sorted(before.keys() - after.keys())}
    found: dict[str, str] = {}
    for name in sorted(after.keys() - before.keys()):
        old = left.pop(_content(after[name]), None)
        if old is not None:
            found[old] = name
    return found


def _common_names(
    before: dict[str, Document], after: dict[str, Document]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the common name of each old and of each new scheme.

    Schemes of equal content are the same to callers, whatever their names are: they have the name
    that comes first in the new document. A scheme that changed keeps its name.
    """
    first: dict[str, str] = {}
    for name in sorted(after, reverse=True):
        first[_content(after[name])] = name
    old = {name: first.get(_content(scheme), name) for name, scheme in before.items()}
    return old, {name: first[_content(scheme)] for name, scheme in after.items()}


def _content(scheme: Document) -> str:
    kept = {name: value for name, value in scheme.items() if name != "description"}
    return text({**kept, **{name: value.lower() for name, value in _without_case(scheme)}})


def _without_case(scheme: Document) -> Iterator[tuple[str, str]]:
    """Yield the fields of a scheme whose case has no meaning: names of headers and schemes."""
    if scheme.get("in") == "header":
        yield "name", scheme["name"]
    if "scheme" in scheme:
        yield "scheme", scheme["scheme"]


def _listed(requirements: dict[str, Document]) -> str:
    return " or ".join(sorted(key or "nothing" for key in requirements))


def _compare_new_requirements(
    collector: Collector, context: Context, before: dict[str, Document], after: dict[str, Document]
) -> None:
    """Compare requirements with an old operation that had none."""
    if after and "" not in after:
        kind = "ofauth-api-security-required"
        collector.add(kind, context, path="security", after=_listed(after))
        return
    for key in sorted(after.keys() - before.keys() - {""}):
        collector.add("api-security-added", context, path="security", after=key)
    for key in sorted(before.keys() - after.keys() - {""}):
        collector.add("api-security-removed", context, path="security", before=key)


def _compare_scopes(collector: Collector, context: Context, was: Document, now: Document) -> None:
    for name in sorted(was):
        before, after = set(was[name]), set(now[name])
        inside = context.at("security")
        for scope in sorted(after - before):
            kind = "api-security-scope-added"
            collector.add(kind, inside, path="security", after=scope, identity=[name])
        for scope in sorted(before - after):
            kind = "api-security-scope-removed"
            collector.add(kind, inside, path="security", before=scope, identity=[name])


def _compare_scheme(
    collector: Collector, context: Context, name: str, was: Document, now: Document
) -> None:
    what = f"the security scheme `{name}`"
    if was["type"] != now["type"]:
        kind = "api-security-component-type-changed"
        collector.add(
            kind, context.at("type"), path=name, before=was["type"], after=now["type"], what=what
        )
        return
    before, after = _sent(was), _sent(now)
    lowered = [
        _sent({**given, **{n: v.lower() for n, v in _without_case(given)}}) for given in (was, now)
    ]
    if lowered[0] != lowered[1]:
        kind = "ofauth-api-security-component-changed"
        collector.add(kind, context, path=name, before=before, after=after, what=what)
    _compare_flows(collector, context.at("flows"), name, was.get("flows", {}), now.get("flows", {}))
    checked = ("type", "in", "name", "scheme", "openIdConnectUrl", "flows")
    compare_unmatched_fields(collector, context, was, now, checked)


def _sent(scheme: Document) -> str:
    given = [scheme.get(key) for key in ("in", "name", "scheme")]
    if "openIdConnectUrl" in scheme:
        given.append(scheme["openIdConnectUrl"])
    return " ".join(str(value) for value in given if value is not None)


def _compare_flows(
    collector: Collector, context: Context, name: str, old: Document, new: Document
) -> None:
    what = f"the security scheme `{name}`"
    for flow in sorted(old.keys() | new.keys()):
        was, now = old.get(flow), new.get(flow)
        inside = context.at(flow)
        if was is None:
            kind = "ofauth-api-security-component-flow-added"
            collector.add(kind, inside.added(), path=name, after=flow, what=what)
        elif now is None:
            kind = "ofauth-api-security-component-flow-removed"
            collector.add(kind, inside.removed(), path=name, before=flow, what=what)
        else:
            _compare_flow(collector, inside, name, was, now)


def _compare_flow(
    collector: Collector, context: Context, name: str, was: Document, now: Document
) -> None:
    what = f"the security scheme `{name}`"
    for keyword, kind in _URLS.items():
        before: Json = was.get(keyword)
        after: Json = now.get(keyword)
        if before != after:
            inside = context.at(keyword)
            collector.add(kind, inside, path=name, before=before, after=after, what=what)
    old, new = was.get("scopes", {}), now.get("scopes", {})
    for scope in sorted(new.keys() - old.keys()):
        kind = "api-security-component-oauth-scope-added"
        collector.add(kind, context.at("scopes", scope).added(), path=name, after=scope, what=what)
    for scope in sorted(old.keys() - new.keys()):
        kind = "api-security-component-oauth-scope-removed"
        collector.add(
            kind, context.at("scopes", scope).removed(), path=name, before=scope, what=what
        )
    compare_unmatched_fields(collector, context.at("scopes"), old, new, old.keys() ^ new.keys())
    compare_unmatched_fields(collector, context, was, now, (*_URLS, "scopes"))
