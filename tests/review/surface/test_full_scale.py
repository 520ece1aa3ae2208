"""The full-scale document and an edited copy: every change once, and with what caused it."""

from __future__ import annotations

from pipeline.review.changes import Change, Level
from pipeline.review.surface import compare_python
from pipeline.review.wire import compare_wire
from tests.made_up import made_up_document
from tests.review.full_scale.edits import edited_document

#: What becomes of Python by twenty edits, each with the number of operations that meet it.
TOLD = """
ERR  28 `AvatarThumbs` no longer has the field `c50`
ERR   2 `PostsResponse.favorites_count` can be `UNSET` now: it may be missing
ERR   1 The class `PromotionsBundlesListResponse` is gone
ERR   1 `PromotionsCreateRequest.discount` is demanded by the constructor now, and never missing
ERR   1 `PromotionsCreateRequestType` no longer has the member `FREE_TRIAL` ('free_trial')
ERR   1 The class `RealtimeChatTypingEvent` is gone; likewise `RealtimeChatTypingEventData`, `R…
ERR   5 `Revenue.currency` can be `None` now
ERR   3 `VaultPlusItem.size` is `str` now, and was `float`
ERR   1 `promotions.bundles.list` is gone
ERR   1 `stories.list` must be given `kind: str`
ERR   1 `uploads.complete` returns `UploadsCompleteResponse | None` now, more than `UploadsComp…
ERR   2 `vault_plus.get_stats` is gone; `vault_plus.get_statistics` is new, and takes and retur…
WARN  1 Some of what was `AvatarThumbs` is `CreatedEventDataMessageMediaReleaseFormUserAvatarTh…
WARN  1 The constructor of `PromotionsCreateRequest` takes its arguments in another order
WARN  1 Some of what was `PromotionType` is `PromotionsCreateRequestType` now
WARN  2 Some of what was `Revenue` is `RealtimeSubscriptionCreatedEventDataPrice` now
WARN  1 Some of what was `VaultFoldersRequest` is `VaultFoldersCreateRequest` now
WARN  1 `stories.highlights.create` warns that it is deprecated
INFO  2 `LabelType` has a new member `PINNED` ('pinned')
INFO  2 The constructor of `PostsResponse` takes its arguments in another order
INFO 34 `SuccessResponse` has a new field `message: str | Unset`
INFO  1 `posts.share` is new
"""


def test_each_change_is_told_once_with_what_caused_it() -> None:
    """Nothing is left to naming and generation; who is broken is so where the wire is."""
    old, new = made_up_document(), edited_document()
    wire = compare_wire(old, new)
    changes = compare_python(old, new, wire=wire)
    assert [_line(change) for change in changes] == TOLD.strip().splitlines()
    operations = {change.fingerprint: {*change.operations} for change in wire}
    for change in changes:
        met = set[str]().union(*(operations[cause] for cause in change.causes))
        assert change.causes
        assert change.level is not Level.ERR or met >= {*change.operations}


def _line(change: Change) -> str:
    """Write a change in one line of the table."""
    line = f"{change.level.name:<4} {len(change.operations):>2} {change.message}"
    return line if len(line) <= 96 else f"{line[:95]}…"
