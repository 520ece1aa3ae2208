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
    "python-name-added": _same(INFO, "`{path}` can now be imported from `{owner}`"),
    "python-name-removed": _same(ERR, "`{path}` can no longer be imported from `{owner}`"),
    "python-old-name-removed": _same(
        WARN, "`{before}`, the deprecated name of `{owner}`, no longer works"
    ),
    # Models and enums.
    "python-class-added": _same(INFO, "The class `{owner}` is new"),
    "python-class-removed": _same(ERR, "The class `{owner}` is gone"),
    "python-class-renamed": _same(ERR, "The class `{before}` is now called `{after}`"),
    "python-class-renamed-kept": _same(
        WARN, "The class `{before}` is now called `{after}`; the old name still works, and warns"
    ),
    "python-class-split": _same(WARN, "Some values that were `{before}` are now `{after}`"),
    "python-class-merged": _same(ERR, "The class `{before}` is gone: its values are now `{after}`"),
    "python-class-replaced": _same(ERR, "`{owner}` is now another class: the old one is gone"),
    "python-class-kind-changed": _same(ERR, "`{owner}` is now {after}, not {before}"),
    "python-extras-type-changed": _same(
        WARN, "The other properties of `{owner}` are now `{after}`, not `{before}`"
    ),
    # Fields of models.
    "python-field-added": _same(INFO, "`{owner}` has the new field `{path}: {after}`"),
    "python-field-added-required": Check(
        ERR, INFO, "`{owner}` has the new field `{path}: {after}`, which its constructor needs"
    ),
    "python-field-removed": _same(ERR, "`{owner}` no longer has the field `{path}`"),
    "python-field-renamed": _same(ERR, "The field `{before}` of `{owner}` is now called `{after}`"),
    "python-field-became-optional": Check(
        INFO, ERR, "`{owner}.{path}` can now be `UNSET`: it may be missing"
    ),
    "python-field-became-required": Check(
        ERR, INFO, "The constructor of `{owner}` now needs `{path}`, which is never missing"
    ),
    "python-field-became-nullable": Check(INFO, ERR, "`{owner}.{path}` can now be `None`"),
    "python-field-became-not-nullable": Check(
        ERR, INFO, "`{owner}.{path}` can no longer be `None`"
    ),
    "python-field-type-widened": Check(
        INFO, ERR, "`{owner}.{path}` is now `{after}`, not only `{before}`"
    ),
    "python-field-type-narrowed": Check(
        ERR, INFO, "`{owner}.{path}` is now only `{after}`, not `{before}`"
    ),
    "python-field-type-changed": _same(ERR, "`{owner}.{path}` is now `{after}`, not `{before}`"),
    "python-field-type-unknown": Check(
        INFO, WARN, "`{owner}.{path}` can now be anything, not only `{before}`"
    ),
    "python-field-default-changed": _same(
        WARN, "`{owner}.{path}` is now `{after}` by default, not `{before}`"
    ),
    "python-field-deprecated": _same(INFO, "`{owner}.{path}` is deprecated"),
    # Enums.
    "python-enum-member-added": _same(INFO, "`{owner}` has the new member `{path} = {after}`"),
    "python-enum-member-removed": _same(
        ERR, "`{owner}` no longer has the member `{path} = {before}`"
    ),
    "python-enum-member-renamed": _same(
        ERR, "The member `{before}` of `{owner}` is now called `{after}`"
    ),
    "python-enum-value-changed": _same(ERR, "`{owner}.{path}` is now `{after}`, not `{before}`"),
    "python-enum-base-changed": _same(
        ERR, "The values of `{owner}` are now `{after}`, not `{before}`"
    ),
    # Methods of the resources, and the functions of openapi-python-client behind them.
    "python-method-added": _same(INFO, "`client.{owner}()` is new"),
    "python-method-removed": _same(ERR, "`client.{owner}()` is gone"),
    "python-method-renamed": _same(ERR, "`client.{before}()` is now called `client.{after}()`"),
    "python-method-moved": _same(
        ERR, "`client.{before}()` is now `client.{after}()`, of another resource"
    ),
    "python-method-replaced": _same(
        ERR,
        "`client.{before}()` is gone; `client.{after}()` is new, and takes and returns "
        "much the same",
    ),
    "python-method-renamed-kept": _same(
        WARN,
        "`client.{before}()` is now called `client.{after}()`; the old name still works, and warns",
    ),
    "python-method-deprecated": _same(WARN, "Calls of {owner} now warn of a deprecation"),
    "python-method-operation-changed": _same(
        WARN, "`client.{owner}()` now calls `{after}`, not `{before}`"
    ),
    "python-resource-added": _same(INFO, "`client.{owner}` is new, with {after}"),
    "python-resource-removed": _same(ERR, "`client.{owner}` is gone, with {before}"),
    "python-resource-moved": _same(ERR, "`client.{before}` is now `client.{after}`"),
    "python-resource-class-renamed": _same(
        WARN, "The class of `client.{owner}` is now called `{after}`, not `{before}`"
    ),
    "python-function-added": _same(
        INFO, "`{path}` of `ofauth_api.api` can now be used instead of {owner}"
    ),
    "python-function-removed": _same(
        ERR, "`{path}` of `ofauth_api.api` can no longer be used instead of {owner}"
    ),
    "python-function-parameter-changed": _same(
        ERR,
        "The functions of {owner} in `ofauth_api.api` now take `{path}: {after}`, not `{before}`",
    ),
    "python-function-return-changed": _same(
        WARN, "The functions of {owner} in `ofauth_api.api` now return `{after}`, not `{before}`"
    ),
    "python-sync-async-mismatch": _same(
        WARN, "{owner} and the asynchronous counterpart no longer take or return the same"
    ),
    # Parameters.
    "python-parameter-added": _same(INFO, "{owner} can now be given `{path}: {after}`"),
    "python-parameter-added-required": _same(ERR, "{owner} must now be given `{path}: {after}`"),
    "python-parameter-removed": _same(ERR, "{owner} can no longer be given `{path}`"),
    "python-parameter-renamed": _same(
        ERR, "The parameter `{before}` of {owner} is now called `{after}`"
    ),
    "python-parameter-became-required": _same(ERR, "{owner} must now be given `{path}`"),
    "python-parameter-became-optional": _same(INFO, "{owner} need no longer be given `{path}`"),
    "python-parameter-type-widened": _same(
        INFO, "{owner} can now be given `{path}: {after}`, not only `{before}`"
    ),
    "python-parameter-type-narrowed": _same(
        ERR, "{owner} can now be given only `{path}: {after}`, not `{before}`"
    ),
    "python-parameter-type-changed": _same(
        ERR, "{owner} must now be given `{path}: {after}`, not `{before}`"
    ),
    "python-parameter-kind-changed": _same(
        ERR, "{owner} must now be given `{path}` as a {after} argument, not as a {before} argument"
    ),
    "python-parameter-default-changed": _same(
        WARN, "`{path}` of {owner} is now `{after}` by default, not `{before}`"
    ),
    "python-parameter-order-changed": _same(
        ERR, "The positional arguments of {owner} now come in another order"
    ),
    "python-parameter-deprecated": _same(
        WARN, "The parameter `{path}` of {owner} is deprecated, and warns"
    ),
    # Results.
    "python-return-type-widened": _same(
        ERR, "The result of {owner} is now `{after}`, not only `{before}`"
    ),
    "python-return-type-narrowed": _same(
        INFO, "The result of {owner} is now only `{after}`, not `{before}`"
    ),
    "python-return-type-changed": _same(
        ERR, "The result of {owner} is now `{after}`, not `{before}`"
    ),
    "python-return-type-unknown": _same(
        WARN, "The result of {owner} can now be anything, not only `{before}`"
    ),
    "python-paging-added": _same(
        ERR, "The result of {owner} is now a series of pages (`{after}`), not `{before}`"
    ),
    "python-paging-removed": _same(
        ERR, "The result of {owner} is no longer a series of pages (`{before}`), but `{after}`"
    ),
    "python-paging-changed": _same(
        WARN, "The next page of {owner} now comes by {after}, not by {before}"
    ),
    "python-async-changed": _same(
        ERR, "Calls of the asynchronous {owner} are now {after}; before, {before}"
    ),
}

#: Sentences about long unions that gained or lost some alternatives: `{parts}` names these.
PARTIAL: dict[str, str] = {
    "python-field-type-widened": "`{owner}.{path}` can now also be {parts}",
    "python-field-type-narrowed": "`{owner}.{path}` can no longer be {parts}",
    "python-parameter-type-widened": "`{path}` of {owner} can now also be {parts}",
    "python-parameter-type-narrowed": "`{path}` of {owner} can no longer be {parts}",
    "python-return-type-widened": "The result of {owner} can now also be {parts}",
    "python-return-type-narrowed": "The result of {owner} can no longer be {parts}",
}

#: Words of checks of fields and parameters, with words of the changes on the wire that cause them.
_SORTS = {
    "required": ("required", "new-", "added"),
    "optional": ("optional", "removed"),
    "nullable": ("nullable", "type", "-of-", "enum", "alternatives"),
    "deprecated": ("deprecated",),
    "default": ("default",),
}


def is_about(check: str, cause: str) -> bool:
    """Tell whether a change on the wire is of the sort that a check of Python tells of.

    Args:
        check: The check of Python.
        cause: The check of the change on the wire.
    """
    words = {*check.split("-")}
    sorts = [wire for sort, wire in _SORTS.items() if sort in words]
    return not sorts or any(word in cause for wire in sorts for word in wire)
