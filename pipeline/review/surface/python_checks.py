"""The table of checks of callers' Python: every kind of change with its levels.

Callers write the classes of requests and read the classes of responses, and the same change has
another level for writers than for readers. A class without an operation counts as both.

Enums are open: callers receive unknown values as members already, so a new member changes nothing
for them. A removed member raises an `AttributeError`.
"""

from __future__ import annotations

from attrs import frozen

from pipeline.review.changes import Level

INFO, WARN, ERR = Level.INFO, Level.WARN, Level.ERR


@frozen
class Check:
    """A kind of change.

    Args:
        sent: Severity for callers who write the value into a request.
        read: Severity for callers who read the value from a response.
        sentence: A template with `{owner}`, `{path}`, `{before}` and `{after}`.
    """

    sent: Level
    read: Level
    sentence: str


def _same(level: Level, sentence: str) -> Check:
    return Check(level, level, sentence)


#: Checks for failed generations. They concern maintainers: callers get no such client.
UNCOMPARED = frozenset(
    {"python-new-not-generated", "python-old-not-generated", "python-neither-generated"}
)

CHECKS: dict[str, Check] = {
    # Failed generations.
    "python-new-not-generated": _same(
        ERR, "No client can be generated from the new document: {after}"
    ),
    "python-old-not-generated": _same(
        WARN,
        "No client can be generated from the old document, so Python is not compared: {before}",
    ),
    "python-neither-generated": _same(
        WARN, "No client can be generated from either document, so Python is not compared: {after}"
    ),
    # Names.
    "python-name-added": _same(INFO, "`{path}` can be imported from `{owner}`"),
    "python-name-removed": _same(ERR, "`{path}` can no longer be imported from `{owner}`"),
    "python-old-name-removed": _same(
        WARN, "`{before}`, the old name of `{owner}`, no longer works; it warned"
    ),
    # Models and enums.
    "python-class-added": _same(INFO, "The class `{owner}` is new"),
    "python-class-removed": _same(ERR, "The class `{owner}` is gone"),
    "python-class-renamed": _same(ERR, "The class `{before}` is called `{after}` now"),
    "python-class-renamed-kept": _same(
        WARN, "The class `{before}` is called `{after}` now; the old name still works, and warns"
    ),
    "python-class-split": _same(WARN, "Some values of `{before}` are `{after}` now"),
    "python-class-merged": _same(ERR, "The class `{before}` is gone: its values are `{after}` now"),
    "python-class-replaced": _same(
        ERR, "`{owner}` is an unrelated class now: the old class is gone"
    ),
    "python-class-kind-changed": _same(ERR, "`{owner}` was {before} and is {after} now"),
    "python-extras-type-changed": _same(
        WARN, "Other properties of `{owner}` are `{after}` now, not `{before}`"
    ),
    # Fields of models.
    "python-field-added": _same(INFO, "`{owner}` has a new field `{path}: {after}`"),
    "python-field-added-required": Check(
        ERR, INFO, "`{owner}` has a new field `{path}: {after}`, which its constructor demands"
    ),
    "python-field-removed": _same(ERR, "`{owner}` no longer has the field `{path}`"),
    "python-field-renamed": _same(ERR, "The field `{before}` of `{owner}` is called `{after}` now"),
    "python-field-became-optional": Check(
        INFO, ERR, "`{owner}.{path}` can be `UNSET` now: it may be missing"
    ),
    "python-field-became-required": Check(
        ERR, INFO, "`{owner}.{path}` is demanded by the constructor now, and never missing"
    ),
    "python-field-became-nullable": Check(INFO, ERR, "`{owner}.{path}` can be `None` now"),
    "python-field-became-not-nullable": Check(
        ERR, INFO, "`{owner}.{path}` can no longer be `None`"
    ),
    "python-field-type-widened": Check(
        INFO, ERR, "`{owner}.{path}` is `{after}` now, more than `{before}`"
    ),
    "python-field-type-narrowed": Check(
        ERR, INFO, "`{owner}.{path}` is `{after}` now, less than `{before}`"
    ),
    "python-field-type-changed": _same(
        ERR, "`{owner}.{path}` is `{after}` now, and was `{before}`"
    ),
    "python-field-type-unknown": Check(
        INFO, WARN, "`{owner}.{path}` can be anything now, and was `{before}`"
    ),
    "python-field-default-changed": _same(
        WARN, "`{owner}.{path}` is `{after}` by default now, and was `{before}`"
    ),
    "python-field-deprecated": _same(INFO, "`{owner}.{path}` is deprecated"),
    # Enums.
    "python-enum-member-added": _same(INFO, "`{owner}` has a new member `{path}` ({after})"),
    "python-enum-member-removed": _same(
        ERR, "`{owner}` no longer has the member `{path}` ({before})"
    ),
    "python-enum-member-renamed": _same(
        ERR, "The member `{before}` of `{owner}` is called `{after}` now"
    ),
    "python-enum-value-changed": _same(ERR, "`{owner}.{path}` is {after} now, and was {before}"),
    "python-enum-base-changed": _same(
        ERR, "The values of `{owner}` are `{after}` now, and were `{before}`"
    ),
    # Methods of the resources, and the functions of openapi-python-client behind them.
    "python-method-added": _same(INFO, "`{owner}` is new"),
    "python-method-removed": _same(ERR, "`{owner}` is gone"),
    "python-method-renamed": _same(ERR, "`{before}` is called `{after}` now"),
    "python-method-moved": _same(ERR, "`{before}` is `{after}` now, of another resource"),
    "python-method-replaced": _same(
        ERR, "`{before}` is gone; `{after}` is new, and takes and returns much the same"
    ),
    "python-method-renamed-kept": _same(
        WARN, "`{before}` is called `{after}` now; the old name still works, and warns"
    ),
    "python-method-deprecated": _same(WARN, "{owner} warns that it is deprecated"),
    "python-method-operation-changed": _same(
        WARN, "`{owner}` calls `{after}` now, and called `{before}`"
    ),
    "python-resource-added": _same(INFO, "`client.{owner}` is new, with {after}"),
    "python-resource-removed": _same(ERR, "`client.{owner}` is gone, with {before}"),
    "python-resource-moved": _same(ERR, "`client.{before}` is `client.{after}` now"),
    "python-resource-class-renamed": _same(
        WARN, "The class of `client.{owner}` is called `{after}` now, and was `{before}`"
    ),
    "python-function-added": _same(INFO, "{owner} can be called by `{path}` of `api`, too"),
    "python-function-removed": _same(ERR, "{owner} can no longer be called by `{path}` of `api`"),
    "python-function-parameter-changed": _same(
        ERR, "The functions of {owner} take `{path}: {after}` now, and took `{before}`"
    ),
    "python-function-return-changed": _same(
        WARN, "The functions of {owner} return `{after}` now, and returned `{before}`"
    ),
    "python-sync-async-mismatch": _same(
        WARN, "{owner} and its asynchronous counterpart do not take or return the same"
    ),
    # Parameters.
    "python-parameter-added": _same(INFO, "{owner} can be given `{path}: {after}`"),
    "python-parameter-added-required": _same(ERR, "{owner} must be given `{path}: {after}`"),
    "python-parameter-removed": _same(ERR, "{owner} no longer takes `{path}`"),
    "python-parameter-renamed": _same(
        ERR, "The parameter `{before}` of {owner} is called `{after}` now"
    ),
    "python-parameter-became-required": _same(ERR, "{owner} must be given `{path}` now"),
    "python-parameter-became-optional": _same(INFO, "{owner} need not be given `{path}` now"),
    "python-parameter-type-widened": _same(
        INFO, "{owner} takes `{path}: {after}` now, more than `{before}`"
    ),
    "python-parameter-type-narrowed": _same(
        ERR, "{owner} takes `{path}: {after}` now, less than `{before}`"
    ),
    "python-parameter-type-changed": _same(
        ERR, "{owner} takes `{path}: {after}` now, and took `{before}`"
    ),
    "python-parameter-kind-changed": _same(
        ERR, "{owner} takes `{path}` as {after} now, not as {before}"
    ),
    "python-parameter-default-changed": _same(
        WARN, "`{path}` of {owner} is `{after}` by default now, and was `{before}`"
    ),
    "python-parameter-order-changed": _same(
        ERR, "{owner} takes its positional arguments in another order"
    ),
    "python-parameter-deprecated": _same(WARN, "{owner} warns that `{path}` is deprecated"),
    # Results.
    "python-return-type-widened": _same(ERR, "{owner} returns `{after}` now, more than `{before}`"),
    "python-return-type-narrowed": _same(
        INFO, "{owner} returns `{after}` now, less than `{before}`"
    ),
    "python-return-type-changed": _same(
        ERR, "{owner} returns `{after}` now, and returned `{before}`"
    ),
    "python-return-type-unknown": _same(
        WARN, "{owner} returns anything now, and returned `{before}`"
    ),
    "python-paging-added": _same(ERR, "{owner} returns pages now (`{after}`), not `{before}`"),
    "python-paging-removed": _same(
        ERR, "{owner} no longer returns pages (`{before}`), but `{after}`"
    ),
    "python-paging-changed": _same(
        WARN, "{owner} goes on to the next page by {after} now, and did by {before}"
    ),
    "python-async-changed": _same(ERR, "The asynchronous {owner} is {after} now, and was {before}"),
}
