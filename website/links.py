"""Checks the finished site: every link leads to a page and a place, and nothing is loaded from
elsewhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from attrs import define, field

#: Elements that make a browser load the address in this attribute.
_LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href"}
_LOADED_LINKS = ("stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "manifest")


@define
class _Html(HTMLParser):
    """What a page refers to, and the places in it.

    Args:
        anchors: Names of places.
        links: Addresses that a reader can follow.
        loaded: Addresses that a browser loads by itself.
    """

    anchors: set[str] = field(factory=set[str])
    links: list[str] = field(factory=list[str])
    loaded: list[str] = field(factory=list[str])

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and places of an element."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        address = given.get(_LOADS.get(tag, ""))
        kinds = given.get("rel", "").split()
        if address and (tag != "link" or any(kind in _LOADED_LINKS for kind in kinds)):
            self.loaded.append(address)


def problems(site: Path, address: str) -> Iterator[str]:
    """Yield a sentence for each dead link, and for each thing that comes from elsewhere.

    Args:
        site: Folder of the finished site.
        address: Address that the site will have.
    """
    pages = {
        path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))
    }
    for name, page in pages.items():
        for link in page.loaded:
            if urlsplit(link).netloc and not link.startswith(address):
                yield f"{name} loads {link}: a page must not load anything from elsewhere"
        for link in {*page.links, *page.loaded}:
            yield from _dead(link, name, pages, site, urlsplit(address).path)


def _read(path: Path) -> _Html:
    parser = _Html()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser


def _dead(link: str, name: str, pages: dict[str, _Html], site: Path, base: str) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    path = unquote(parts.path)
    inside = path.removeprefix(base) if path.startswith("/") else _joined(name, path)
    target = posixpath.normpath(inside) if inside else "."
    if (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if not (site / target).is_file():
        yield f"{name} has a link to {link}, which does not exist"
    elif target in pages and not _has_place(pages[target], unquote(parts.fragment)):
        yield f"{name} has a link to {link}, but {target} has no such place"


def _has_place(page: _Html, fragment: str) -> bool:
    return not fragment or fragment in page.anchors


def _joined(name: str, path: str) -> str:
    return posixpath.join(posixpath.dirname(name), path) if path else name
