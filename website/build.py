"""Builds the site: writes the pages, runs MkDocs, adds llms.txt, and checks the result."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from website.content import Content, all_pages
from website.links import problems
from website.llms import llms_files
from website.models import FOLDER as MODELS
from website.navigation import Section, navigation
from website.pages import Page, SiteError
from website.project import Project, read_project
from website.sources import images

_SETTINGS = Path(__file__).with_name("mkdocs.yml")
#: Titles of pages in the navigation.
_TITLES = {"operations.md": "Evidence of operations"}
_ASSETS = Path(__file__).with_name("assets")


def build(root: Path, output: Path) -> Content:
    """Build the site.

    Args:
        root: The repository.
        output: Folder for the sources of the site, `sources`, and for the site, `site`. Both are
            replaced.

    Returns:
        The pages.

    Raises:
        SiteError: A page has a mistake, MkDocs warns of something, or a link is dead.
    """
    project = read_project(root)
    content = all_pages(root, project)
    sections = navigation([page.path for page in content.pages])
    sources, site = output / "sources", output / "site"
    for folder in (sources, site):
        shutil.rmtree(folder, ignore_errors=True)
    _write_sources(root, sources / "pages", content.pages)
    settings = _settings(root, project, sections, site)
    (sources / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    _run_mkdocs(sources / "mkdocs.yml")
    about = {"description": project.description, "version": project.version}
    for path, text in llms_files(content.pages, sections, project.site, about):
        _write(site / path, text)
    if found := list(problems(site, project.site)):
        raise SiteError("\n".join(found))
    return content


def _write_sources(root: Path, folder: Path, pages: Sequence[Page]) -> None:
    for page in pages:
        _write(folder / page.path, page.text)
    for place, image in images(root).items():
        _copy(image, folder / place)
    for asset in sorted(_ASSETS.iterdir()):
        _copy(asset, folder / "assets" / asset.name)


def _settings(
    root: Path, project: Project, sections: Sequence[Section], site: Path
) -> dict[str, object]:
    """Return the settings of MkDocs that are no constants."""
    return {
        "INHERIT": str(_SETTINGS),
        "docs_dir": "pages",
        "site_dir": str(site.absolute()),
        "site_url": project.site,
        "site_description": project.description,
        "extra": {
            "generator": False,
            "social": [
                {"icon": "fontawesome/brands/git-alt", "link": project.repository, "name": "Source"}
            ],
        },
        "plugins": {"mkdocstrings": {"handlers": {"python": {"paths": _packages(root)}}}},
        "nav": [{title: list(map(_entry, paths))} for title, paths in sections],
    }


def _entry(path: str) -> str | dict[str, str]:
    """Return an entry of the navigation, with another title than the page's if that is clearer."""
    folder, _, name = path.rpartition("/")
    if folder == MODELS and name != "index.md":
        return {name.removesuffix(".md"): path}
    return {_TITLES[path]: path} if path in _TITLES else path


def _packages(root: Path) -> list[str]:
    return [str(root.absolute()), str((root / "generated").absolute())]


def _run_mkdocs(settings: Path) -> None:
    # The theme announces another generator on standard error, which is no warning about a page.
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run([*command, "--config-file", str(settings)], env=quiet, check=False)  # noqa: S603
    if done.returncode:
        raise SiteError("MkDocs has refused the pages; its messages are above")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
