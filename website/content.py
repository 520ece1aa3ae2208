"""All pages of the site."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from attrs import frozen
from ofauth_api import models

from ofauth_client import errors
from pipeline.common.documents import Document
from pipeline.reading import read_document
from pipeline.resources.tree import resource_tree
from website import operations
from website.jobs import jobs_table, programs_table, with_programs
from website.migration import functions_table
from website.models import catalogue
from website.operations import Reference, call_examples, error_classes, usages
from website.pages import Page
from website.project import Project
from website.runtime import runtime_pages
from website.sources import filled, read_pages

_MIGRATION = "migration.md"


@frozen
class Content:
    """The pages, and what a maintainer has to know about them.

    Args:
        pages: All pages.
        notices: Sentences about things that a page should have and lacks.
    """

    pages: tuple[Page, ...]
    notices: tuple[str, ...]


def all_pages(root: Path, project: Project) -> Content:
    """Make all pages.

    Args:
        root: The repository.
        project: What pyproject.toml says.

    Raises:
        SiteError: A page has a mistake.
        PipelineError: The prepared document cannot be read.
    """
    document: Document = read_document(root / "openapi" / "openapi.json")
    tree = resource_tree(document)
    found = catalogue(models, document, usages(tree), operations.FOLDER)
    examples = call_examples(root / "generated" / "examples")
    reference = Reference(document, tree, found.links, examples, error_classes(_documented(errors)))
    facts = Path(__file__).with_name("onlyfans_sdk.csv").read_text("utf-8")
    functions, lacking = functions_table(facts, tree, operations.FOLDER, _MIGRATION)
    written = [with_programs(page, root) for page in read_pages(root, project.repository)]
    tables = {
        "jobs": jobs_table(written),
        "programs": programs_table(root, project.repository),
        "onlyfans-sdk": functions,
    }
    by_hand = (filled(page, tables) for page in written)
    return Content((*by_hand, *reference.pages(), *found.pages(), *runtime_pages()), tuple(lacking))


def _documented(module: ModuleType) -> dict[str, str]:
    """Return the docstrings of the classes of a module."""
    classes = (value for value in vars(module).values() if isinstance(value, type))
    return {each.__name__: each.__doc__ or "" for each in classes}
