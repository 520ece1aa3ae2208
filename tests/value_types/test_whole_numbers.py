"""Numbers that are called ids, counts, sizes and offsets are whole; all others stay."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import document
from tests.value_types.settling import NUMBER, TEXT, parameter, properties, property_of, settled

WHOLE = {"type": "integer"}
WHOLES = """
    id userId user_id user-id userID listId withUserId queueId lastReadMessageId
    count mediaCount likesCount claimCounts countPinnedMessages minAccessCountPosts
    checkAttemptsLeft limit offset nextOffset marker nextMarker headMarker cursor page
    width height size sizeBytes totalSizeBytes fileSize storageLimitBytes zIndex
""".split()
FRACTIONS = """
    price regularPrice amount tipsAmountRaw tipSum totalSumm net gross fee tax vat total delta
    discount percent duration lookDuration cancelSeconds rank x left scale canvasWidth dailyLimit
    paid valid grid discountPercent wide account country createdAt lineWidth
""".split()


@pytest.mark.parametrize("name", WHOLES)
def test_whole_numbers(name: str) -> None:
    """By the words of the name, in any spelling, in properties and in parameters."""
    assert property_of(name, NUMBER) == WHOLE
    assert parameter("query", name, NUMBER) == WHOLE


@pytest.mark.parametrize("name", FRACTIONS)
def test_numbers_that_may_have_fractions(name: str) -> None:
    """Money, shares, durations and positions, and words that only end like others."""
    assert property_of(name, NUMBER) == NUMBER


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"type": ["number", "null"]}, {"type": ["integer", "null"]}),
        ({"type": ["number", "string"]}, {"type": ["integer", "string"]}),
        ({"type": ["integer", "number"]}, WHOLE),
        ({"anyOf": [NUMBER, TEXT]}, {"anyOf": [WHOLE, TEXT]}),
        ({"anyOf": [WHOLE, NUMBER]}, WHOLE),
        ({"oneOf": [{"type": "null"}, NUMBER]}, {"oneOf": [WHOLE, {"type": "null"}]}),
        ({"allOf": [NUMBER, {"minimum": 1}]}, {"allOf": [WHOLE, {"minimum": 1}]}),
        ({"type": "array", "items": NUMBER}, {"type": "array", "items": WHOLE}),
        ({"$ref": "#/components/schemas/Number"}, {"type": "integer", "minimum": 0}),
        (TEXT, TEXT),
        ({"type": "object", "additionalProperties": NUMBER},) * 2,
    ],
)
def test_wherever_the_number_stands(given: Any, made: Any) -> None:
    """Null, unions, lists and references are no obstacle; what is no number stays."""
    component = {"type": "number", "minimum": 0}
    assert property_of("userIds", given, Number=component) == made


def test_a_component_may_be_called_a_whole_number() -> None:
    """It is one for all that refer to it."""
    reference = {"$ref": "#/components/schemas/UserId"}
    made, _ = settled(document(components={"schemas": {"UserId": NUMBER, "Other": reference}}))
    assert made["components"]["schemas"] == {"UserId": WHOLE, "Other": reference}


def test_lists_of_previews_are_lists_of_ids() -> None:
    """Their name does not say so, the documentation does."""
    given = {"type": "array", "items": NUMBER}
    assert property_of("previews", given) == {"type": "array", "items": WHOLE}
    assert property_of("preview", NUMBER) == NUMBER


def test_a_count_of_a_point_of_a_chart_may_be_money() -> None:
    """Beside a date it says how much, not how many."""
    assert properties({"date": TEXT, "count": NUMBER})["count"] == NUMBER
    assert properties({"text": TEXT, "count": NUMBER})["count"] == WHOLE


@pytest.mark.parametrize("declared", [NUMBER, {"anyOf": [NUMBER, TEXT]}])
def test_an_overlay_has_the_last_word(declared: Any) -> None:
    """A schema that is marked as declared stays as it is, with all that is in it."""
    given = {**declared, "x-value-type": "declared"}
    assert property_of("userId", given) == given
    listed = {"type": "array", "items": NUMBER, "x-value-type": "declared"}
    assert property_of("userIds", listed) == listed
    reference = {"$ref": "#/components/schemas/Price"}
    assert property_of("priceId", reference, Price=given) == reference


@pytest.mark.parametrize(
    "more",
    [{"multipleOf": 0.01}, {"default": 1.5}, {"enum": [0.5, 1]}, {"minimum": 0.5}],
)
def test_what_the_schema_contradicts_is_told(more: Any) -> None:
    """A number with fractions stays one, and a maintainer is told where and what to do."""
    schemas = {"Box": {"type": "object", "properties": {"size": {"type": "number", **more}}}}
    made, report = settled(document(components={"schemas": schemas}))
    assert made["components"]["schemas"]["Box"]["properties"]["size"]["type"] == "number"
    (notice,) = report.notices
    assert "/components/schemas/Box/properties/size; correct it in an overlay" in notice


def test_a_bound_that_is_written_with_a_point_is_whole() -> None:
    """1.0 is the number 1."""
    assert property_of("size", {"type": "number", "minimum": 1.0})["type"] == "integer"


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (NUMBER, WHOLE),
        ({"type": "string", "pattern": r"^\d+$", "minLength": 1}, WHOLE),
        ({"type": "string", "pattern": "^[0-9]+$"}, WHOLE),
        ({"$ref": "#/components/schemas/Digits"}, WHOLE),
        ({"anyOf": [NUMBER, TEXT]}, {"anyOf": [WHOLE, TEXT]}),
        (TEXT, TEXT),
        ({"type": "string", "pattern": "^conn_"},) * 2,
    ],
)
def test_numbers_in_paths_are_whole(given: Any, made: Any) -> None:
    """Whatever their names are, and texts of digits are numbers there."""
    digits = {"type": "string", "pattern": r"^\d+$"}
    assert parameter("path", "thing", given, Digits=digits) == made


def test_texts_of_digits_elsewhere_stay_texts() -> None:
    """Outside of paths, a text that is sent as a number may be refused."""
    digits = {"type": "string", "pattern": r"^\d+$"}
    assert parameter("query", "userId", digits) == digits
    assert property_of("userId", digits) == digits
