"""Twenty edits of the full-scale document, each with what a review must say of it.

The expected result stands beside the edit: check id, level, direction, number of operations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Area, Change, Direction, Level
from tests.made_up import made_up_document, resorted

ERR, WARN, INFO = Level.ERR, Level.WARN, Level.INFO
REQUEST, RESPONSE, NEITHER = Direction.REQUEST, Direction.RESPONSE, Direction.NEITHER

Row = tuple[str, Level, Direction, int]


@frozen
class Edit:
    """An edit of the document.

    Args:
        name: What an upstream maintainer would call it.
        apply: Makes it, in place.
        expected: What a review on the wire must find, and nothing else.
    """

    name: str
    apply: Callable[[Document], None]
    expected: tuple[Row, ...]


def edited_document(edits: tuple[Edit, ...] | None = None) -> Document:
    """Return the full-scale document with edits made (all, if none are given), re-sorted."""
    document = made_up_document()
    for edit in EDITS if edits is None else edits:
        edit.apply(document)
    return resorted(document, 5)


def row(change: Change) -> Row:
    """Return what the expected result says of a change."""
    return change.check, change.level, change.direction, len(change.operations)


def rows(changes: tuple[Change, ...]) -> list[Row]:
    """Return what the expected result says of the changes on the wire, sorted."""
    return sorted(row(change) for change in changes if change.area is Area.WIRE)


def operation(document: Document, key: str) -> Document:
    """Return an operation by method and path, as the document spells it."""
    method, path = key.split(" ")
    found: Document = document["paths"][path][method.lower()]
    return found


def answer(document: Document, key: str) -> Document:
    """Return the response of success of an operation."""
    found: Document = operation(document, key)["responses"]["200"]
    return found


def body(document: Document, key: str) -> Document:
    """Return the schema of the request body of an operation."""
    content = operation(document, key)["requestBody"]["content"]
    found: Document = content["application/json"]["schema"]
    return found


def parameter(document: Document, key: str, name: str) -> Document:
    """Return a parameter of an operation."""
    given = operation(document, key)["parameters"]
    return next(each for each in given if each["name"] == name)


def records(node: Json, *names: str) -> Iterator[Document]:
    """Yield every object schema that has exactly these properties."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and node["properties"].keys() == {*names}:
            yield node
        for value in node.values():
            yield from records(value, *names)
    elif isinstance(node, list):
        for value in node:
            yield from records(value, *names)


def _done_gains_an_optional_message(document: Document) -> None:
    for done in list(records(document["paths"], "success")):
        done["properties"]["message"] = {"type": "string"}


def _thumbnails_lose_their_small_size(document: Document) -> None:
    for thumbs in list(records(document["paths"], "c50", "c144")):
        del thumbs["properties"]["c50"]
        thumbs["required"].remove("c50")


def _currency_of_prices_may_be_null(document: Document) -> None:
    for price in list(records(document["paths"], "amount", "currency")):
        price["properties"]["currency"]["nullable"] = True


def _labels_may_be_pinned(document: Document) -> None:
    names = ("id", "name", "type", "postsCount", "isClearInProgress", "posts")
    for label in list(records(document["paths"], *names)):
        label["properties"]["type"]["enum"].append("pinned")


def _stories_need_a_kind(document: Document) -> None:
    kind = {"in": "query", "name": "kind", "required": True, "schema": {"type": "string"}}
    operation(document, "GET /v2/access/stories")["parameters"].append(kind)


def _bundles_are_not_listed(document: Document) -> None:
    del document["paths"]["/v2/access/promotions/bundles"]["get"]


def _folder_names_are_short(document: Document) -> None:
    body(document, "POST /v2/access/vault/folders")["properties"]["name"]["maxLength"] = 50


def _transactions_may_be_csv(document: Document) -> None:
    content = answer(document, "GET /v2/access/earnings/transactions")["content"]
    content["text/csv"] = {"schema": {"type": "string"}}


def _signing_needs_a_connection(document: Document) -> None:
    operation(document, "POST /v2/dynamic-rules/sign")["security"][0]["ConnectionId"] = []


def _completing_an_upload_may_take_time(document: Document) -> None:
    responses = operation(document, "POST /v2/access/uploads/complete")["responses"]
    responses["202"] = {"description": "Accepted"}


def _statistics_move(document: Document) -> None:
    paths = document["paths"]
    paths["/v2/vault-plus/statistics"] = paths.pop("/v2/vault-plus/stats")


def _highlights_are_deprecated(document: Document) -> None:
    operation(document, "POST /v2/access/stories/highlights")["deprecated"] = True


def _posts_can_be_shared(document: Document) -> None:
    like = deepcopy(operation(document, "POST /v2/access/posts/{postId}/like"))
    document["paths"]["/v2/access/posts/{postId}/share"] = {"post": like | {"summary": "Share"}}


def _promotions_need_a_discount(document: Document) -> None:
    body(document, "POST /v2/access/promotions")["required"].append("discount")


def _free_trials_end(document: Document) -> None:
    kinds = body(document, "POST /v2/access/promotions")["properties"]["type"]["enum"]
    kinds.remove("free_trial")


def _pages_of_payouts_shrink(document: Document) -> None:
    limit = parameter(document, "GET /v2/access/earnings/payouts", "limit")
    limit["schema"]["maximum"] = 50


def _pages_of_buyers_grow(document: Document) -> None:
    parameter(document, "GET /v2/access/posts/:postId/buyers", "limit")["schema"]["default"] = 20


def _sizes_of_cached_media_are_text(document: Document) -> None:
    names = "id mediaId status size contentType url storedAt lastAccessedAt".split()
    for media in list(records(document["paths"], *names)):
        media["properties"]["size"] = {"type": "string"}


def _nobody_is_told_who_types(document: Document) -> None:
    del document["webhooks"]["realtime.chat.typing"]


def _likes_are_no_longer_counted(document: Document) -> None:
    for like in list(records(document["paths"], "isFavorite", "favoritesCount")):
        like["required"].remove("favoritesCount")


EDITS = (
    Edit(
        "done gains an optional message",
        _done_gains_an_optional_message,
        (("response-optional-property-added", INFO, RESPONSE, 34),),
    ),
    Edit(
        "thumbnails lose their small size",
        _thumbnails_lose_their_small_size,
        (("response-required-property-removed", ERR, RESPONSE, 28),),
    ),
    Edit(
        "the currency of prices may be null",
        _currency_of_prices_may_be_null,
        (("response-property-became-nullable", ERR, RESPONSE, 5),),
    ),
    Edit(
        "labels may be pinned",
        _labels_may_be_pinned,
        (("response-property-enum-value-added", WARN, RESPONSE, 2),),
    ),
    Edit(
        "stories need a kind",
        _stories_need_a_kind,
        (("new-required-request-parameter", ERR, REQUEST, 1),),
    ),
    Edit(
        "bundles are not listed",
        _bundles_are_not_listed,
        (("api-removed-without-deprecation", ERR, NEITHER, 1),),
    ),
    Edit(
        "names of folders are short",
        _folder_names_are_short,
        (("request-property-max-length-set", ERR, REQUEST, 1),),
    ),
    Edit(
        "transactions may be CSV",
        _transactions_may_be_csv,
        (("response-media-type-added", INFO, RESPONSE, 1),),
    ),
    Edit(
        "signing needs a connection",
        _signing_needs_a_connection,
        (
            ("api-security-added", INFO, REQUEST, 1),
            ("api-security-removed", ERR, REQUEST, 1),
        ),
    ),
    Edit(
        "completing an upload may take time",
        _completing_an_upload_may_take_time,
        (("response-success-status-added", INFO, RESPONSE, 1),),
    ),
    Edit(
        "statistics move",
        _statistics_move,
        (
            ("api-removed-without-deprecation", ERR, NEITHER, 1),
            ("endpoint-added", INFO, NEITHER, 1),
        ),
    ),
    Edit(
        "highlights are deprecated",
        _highlights_are_deprecated,
        (("endpoint-deprecated", INFO, NEITHER, 1),),
    ),
    Edit(
        "posts can be shared",
        _posts_can_be_shared,
        (("endpoint-added", INFO, NEITHER, 1),),
    ),
    Edit(
        "promotions need a discount",
        _promotions_need_a_discount,
        (("request-property-became-required", ERR, REQUEST, 1),),
    ),
    Edit(
        "free trials end",
        _free_trials_end,
        (("request-property-enum-value-removed", ERR, REQUEST, 1),),
    ),
    Edit(
        "pages of payouts shrink",
        _pages_of_payouts_shrink,
        (("request-parameter-max-decreased", ERR, REQUEST, 1),),
    ),
    Edit(
        "pages of buyers grow",
        _pages_of_buyers_grow,
        (("request-parameter-default-value-changed", WARN, REQUEST, 1),),
    ),
    Edit(
        "sizes of cached media are text",
        _sizes_of_cached_media_are_text,
        (("response-property-type-changed", ERR, RESPONSE, 3),),
    ),
    Edit(
        "nobody is told who types",
        _nobody_is_told_who_types,
        (("webhook-removed", ERR, NEITHER, 1),),
    ),
    Edit(
        "likes are no longer counted",
        _likes_are_no_longer_counted,
        (("response-property-became-optional", ERR, RESPONSE, 2),),
    ),
)
