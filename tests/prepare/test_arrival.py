"""Names stay when upstream brings the operations that overlays have added."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from pipeline.common.documents import Document, operations
from pipeline.operations import operation_key
from pipeline.overlay import Overlay
from pipeline.overlay.document import Update
from pipeline.prepare import Prepared
from tests.made_up import made_up_document
from tests.prepare.arriving import (
    arrived,
    as_upstream,
    classes,
    overlays,
    pinned,
    whole,
    with_operations,
)

pytestmark = pytest.mark.long


def keys(document: Document) -> list[str]:
    """Return the keys of the operations of a document."""
    return [operation_key(path, method) for path, method, _ in operations(document)]


def adds_operations(overlay: Overlay) -> bool:
    """Tell whether an overlay adds operations, and not only the objects that others refer to."""
    return any(
        isinstance(action.edit, Update) and not action.edit.value.keys() <= {"components"}
        for action in overlay.actions
        if "x-add-missing-operations" in action.extensions
    )


def paging(document: Document) -> dict[str, object]:
    """Return how the lists of a document come in pages, by operation."""
    return {
        operation_key(path, method): operation.get("x-pagination") or None
        for path, method, operation in operations(document)
    }


def differences(before: Prepared, after: Prepared) -> tuple[set[str], set[str]]:
    """Return the names of classes that only one of both has: the new ones, and those gone."""
    old, now = set(before.ledger.schemas), set(after.ledger.schemas)
    return now - old, old - now


def moved(before: Prepared, after: Prepared) -> dict[str, tuple[set[str], set[str]]]:
    """Return the places of both at which no class has the name that it had."""
    sides: list[defaultdict[str, set[str]]] = []
    for prepared in (before, after):
        side: defaultdict[str, set[str]] = defaultdict(set)
        for place, name in classes(prepared):
            side[place].add(name)
        sides.append(side)
    old, new = sides
    return {
        place: (old[place], new[place])
        for place in old.keys() & new.keys()
        if not old[place] & new[place]
    }


@pytest.fixture(scope="module")
def before() -> Prepared:
    """What the repository has now."""
    return arrived(pinned())


def added(before: Prepared) -> list[str]:
    """Return the operations that upstream does not have yet, in the order of their paths."""
    return sorted(set(keys(before.document)) - set(keys(pinned())), key=lambda key: key.split()[1])


@pytest.mark.parametrize("parts", [1, 4])
def test_names_stay_however_upstream_brings_its_operations(before: Prepared, parts: int) -> None:
    """All at once or area by area, inline, with path parameters of other names: nothing moves."""
    document, waiting = pinned(), added(before)
    step = -(-len(waiting) // parts)
    for end in range(step, len(waiting) + step, step):
        coming = as_upstream(before.document, waiting[:end])
        after = arrived(with_operations(document, coming))
        assert after.ledger.operations == before.ledger.operations
        assert after.ledger.arguments == before.ledger.arguments
        new, gone = differences(before, after)
        # A second form of a class may go, where an overlay wrote what upstream has otherwise.
        assert not new
        assert all(name[-1].isdigit() for name in gone)
        assert moved(before, after) == {}
        assert paging(after.document) == paging(before.document)


def test_upstreams_operations_are_the_ones_that_stay(before: Prepared) -> None:
    """What has arrived whole is told in one line for each overlay, which can be retired."""
    coming = as_upstream(whole(), added(before))
    after = arrived(with_operations(pinned(), coming))
    told = [notice for report in after.reports for notice in report.notices]
    retired = [notice for notice in told if re.search("operations?: retire it$", notice)]
    files = {overlay.source for overlay in overlays() if adds_operations(overlay)}
    assert {notice.split(": ")[0] for notice in retired} == files
    assert all("x-evidence" not in each for _, _, each in operations(after.document))


def test_methods_and_arguments_stay_with_another_whole_document(before: Prepared) -> None:
    """A document with other objects changes no id and no argument; moved classes are told."""
    after = arrived(made_up_document())
    for key, name in before.ledger.operations.items():
        assert after.ledger.operations[key] == name
        assert after.ledger.arguments.get(key) == before.ledger.arguments.get(key)
    told = [notice for report in after.reports for notice in report.notices]
    assert bool(moved(before, after)) == any(" had " in notice for notice in told)


def test_a_class_only_loses_its_name_to_upstreams_own_operations(before: Prepared) -> None:
    """Where upstream has two forms of a class, one keeps the name; none goes to an overlay's."""
    after = arrived(made_up_document())
    upstream = {
        operation["operationId"]
        for _, _, operation in operations(after.document)
        if "x-evidence" not in operation
    }
    owners = {
        name: {re.split("[:?]", place)[0] for place in entry.at}
        for name, entry in after.ledger.schemas.items()
    }
    for place, (old, _) in moved(before, after).items():
        if re.split("[:?]", place)[0] in upstream:
            assert all(owners[name] & upstream for name in old & owners.keys()), place
