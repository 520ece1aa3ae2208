"""Notations of paths that frameworks write, in the notation that `templates` reads.

- RFC 6570, as Micronaut has it: `{/id}` and `{/id:[0-9]+}`, `{x,y}`, `{.format}`, `{;a,b}`.
- Rails: `/users/:id(.:format)` and `(/page/:page)`. A format is left out, other optional parts are
  parts like any other, as are those of Express (`{/:name}`).
- Django's regular expressions: `^users/(?P<id>[0-9]+)/$`.
- ASP.NET doubles the braces of a regular expression: `{id:regex(^\\d{{3}}$)}`.
- Templates of texts: `{{id}}` and `#{id}`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

#: What is between braces: a regular expression may have braces in a set of characters.
WITH_SETS = r"(?:\[(?:\\.|[^\]\\])+\]|\\.|\{[^{}]*\}|[^{}\[\\])*"

#: A parameter with a regular expression whose braces are doubled.
_DOUBLED = re.compile(r"\{\w[^{}]*:(?:[^{}]|\{\{[^{}]*\}\})*\}")
_MUSTACHE = re.compile(r"\{\{\s*([^\W\d]\w*)\s*\}\}")
_RUBY = re.compile(r"(?<=/)#(?=\{\w+\})")
_ENCODED = re.compile(r"%7B(\w+)%7D", re.IGNORECASE)

#: A named group, with groups of one level inside.
_GROUP = re.compile(r"\(\?P?<(\w+)>(?:\\.|[^()\\]|\([^()]*\))*\)")
_BEGIN, _END = re.compile(r"^/?\^/?"), re.compile(r"\??\$$|(?<=/)\?$")
_ESCAPE = re.compile(r"\\([-./_])")

#: A format at the end of a path, and another part that is optional in Rails.
_FORMAT = re.compile(r"\(\.:?(\w+)\)$")
_IN_PARENTHESES = re.compile(r"\((/[^()*+?\\|\[\]^$]*)\)")
#: A part of a path that is optional in Express.
_OPTIONAL = re.compile(r"\{(/[^{}]*[:*][^{}]*)\}")

#: Parameters with the sign in front of them (RFC 6570, sections 3.2.5 to 3.2.7).
_SIGNED = re.compile(
    rf"(?P<before>/?)\{{(?P<sign>[/.;])(?P<names>\w[^{{}}:]*)(?P<more>:{WITH_SETS})?\}}"
)
_NAME = re.compile(r"\w+\*?")
#: Several parameters (section 3.2.2).
_SEVERAL = re.compile(r"\{(\w+\*?(?:,\w+\*?)+)\}")


def plain_notation(path: str, declared: AbstractSet[str]) -> str:
    """Return a path whose parameters stand one by one, in a notation that `templates` reads.

    Args:
        path: The path in the document.
        declared: Names of the path parameters that its operations declare.
    """

    def in_braces(match: re.Match[str]) -> str:
        return f"{{{match[1]}}}" if match[1] in declared else match[0]

    def signed(match: re.Match[str]) -> str:
        return _signed(match, declared)

    def listed(match: re.Match[str]) -> str:
        names = match[1].split(",")
        return match[0] if match[1] in declared else ",".join(f"{{{name}}}" for name in names)

    path = _DOUBLED.sub(lambda match: match[0].replace("{{", "{").replace("}}", "}"), path)
    path = _RUBY.sub("", _MUSTACHE.sub(r"{\1}", _ENCODED.sub(in_braces, path)))
    path = _without_groups(path, declared)
    return _OPTIONAL.sub(r"\1", _SEVERAL.sub(listed, _SIGNED.sub(signed, path)))


def _signed(match: re.Match[str], declared: AbstractSet[str]) -> str:
    """Return parameters with a sign in front of each; a sign may be a part of a declared name."""
    sign, names, pattern = match["sign"], match["names"].split(","), match["more"] or ""
    if sign + match["names"] in declared or not all(map(_NAME.fullmatch, names)):
        return match[0]
    before = "" if sign == "/" else match["before"]
    # A semicolon is a part of the value, as the name is.
    begin = "{;" if sign == ";" else f"{sign}{{"
    return before + "".join(f"{begin}{name}{pattern}}}" for name in names)


def _without_groups(path: str, declared: AbstractSet[str]) -> str:
    """Return a path without the parentheses of Rails, and without those of Django."""
    found = _FORMAT.search(path)
    if found and found[1] not in declared:
        path = path[: found.start()]
    while (opened := _IN_PARENTHESES.sub(r"\1", path)) != path:
        path = opened
    named = _GROUP.sub(r"<re:\1>", path)
    if named == path:
        return path
    return _ESCAPE.sub(r"\1", _END.sub("", _BEGIN.sub("/", named)))
