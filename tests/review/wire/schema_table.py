"""Pairs of schemas, one for each kind of check of a value and for its mirror.

The pairs stand in no place: the same pair is a change of a request body, of a property of an
answer, of a header, and what it means there is told by its levels.
"""

from __future__ import annotations

from tests.review.wire.schema_objects import COMBINED, OBJECTS, OTHERS, PARTS
from tests.review.wire.schema_values import BOUNDS, TYPES, VALUES

ROWS = [
    row for pair in (*TYPES, *VALUES, *BOUNDS, *OBJECTS, *COMBINED, *PARTS, *OTHERS) for row in pair
]
