"""What a validator refuses, a review calls a break: random schemas, their edits and values."""

from __future__ import annotations

from random import Random

import pytest
from jsonschema_rs import Draft202012Validator

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from tests.review.wire import rare_schemas
from tests.review.wire.making import changes, placed
from tests.review.wire.random_schemas import closed, edited, schema, value
from tests.review.wire.rare_respelling import respelled
from tests.review.wire.test_missed import worst

pytestmark = pytest.mark.long

_VALUES = 40


def _pair(random: Random) -> tuple[Document, Document]:
    one = schema(random)
    other = edited(random, one)
    return (one, other) if random.random() < 0.5 else (other, one)


def _refused(random: Random, sent: Document, read: Document) -> list[Json]:
    """Return values of a sender's schema that a reader's schema refuses."""
    rules = [Draft202012Validator(each) for each in (sent, closed(sent))]
    reader = Draft202012Validator(read)
    values = (value(random, sent) for _ in range(_VALUES))
    return [v for v in values if all(r.is_valid(v) for r in rules) and not reader.is_valid(v)]


def _excludes(given: Document) -> bool:
    return "'oneOf'" in str(given)


@pytest.mark.parametrize("part", range(4))
def test_a_value_that_is_refused_now_is_a_break(part: int) -> None:
    """In requests, a value that the old schema accepts and the new one refuses; in answers, the
    other way round. What an old `oneOf` refused because several alternatives fit is not new to
    readers."""
    found = 0
    for seed in range(part * 1000, part * 1000 + 400):
        random = Random(seed)
        old, new = _pair(random)
        for letter, sent, read in (("B", old, new), ("b", new, old)):
            if _excludes(old) and letter == "b":
                continue
            refused = _refused(random, sent, read)
            if refused:
                found += 1
                level = worst(changes(placed(letter, old), placed(letter, new)))
                assert level in (Level.WARN, Level.ERR), (seed, refused[0], old, new)
    assert found > 40


def _rarely_refused(random: Random, sent: Document, read: Document) -> list[Json]:
    """Return values of a sender's schema with rare keywords that a reader's schema refuses."""
    rules = [Draft202012Validator(each) for each in (sent, rare_schemas.closed(sent))]
    reader = Draft202012Validator(read)
    values = [rare_schemas.value(random, random.choice([sent, read])) for _ in range(2 * _VALUES)]
    return [v for v in values if all(r.is_valid(v) for r in rules) and not reader.is_valid(v)]


@pytest.mark.parametrize("part", range(4))
def test_rare_keywords_that_refuse_a_value_are_a_break(part: int) -> None:
    """Tuples, patterns, conditions and dependencies. Readers take further properties, whatever the
    document says."""
    found = 0
    for seed in range(part * 1000, part * 1000 + 600):
        random = Random(seed)
        one = rare_schemas.schema(random)
        old, new = random.sample([one, rare_schemas.edited(random, one)], 2)
        for letter, sent, read in (("B", old, new), ("b", new, rare_schemas.opened(old))):
            if _excludes(old) or _excludes(new):
                continue
            refused = _rarely_refused(random, sent, read)
            if refused:
                found += 1
                level = worst(changes(placed(letter, old), placed(letter, new)))
                assert level in (Level.WARN, Level.ERR), (seed, refused[0], old, new)
    assert found > 40


@pytest.mark.parametrize("part", range(4))
def test_rare_keywords_in_other_words_are_no_break(part: int) -> None:
    """Keywords without an effect may be told."""
    for seed in range(part * 1000, part * 1000 + 500):
        random = Random(seed)
        one = rare_schemas.schema(random)
        other, components = respelled(random, one)
        for letter in "Bb":
            old, new = placed(letter, one), placed(letter, other)
            new["components"]["schemas"].update(components)
            for pair in ((old, new), (new, old)):
                assert worst(changes(*pair)) in (None, Level.INFO), (seed, one, other)
