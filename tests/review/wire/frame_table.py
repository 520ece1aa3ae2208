"""Pairs of documents, one for each check of everything that is no schema, and for its mirror."""

from __future__ import annotations

from tests.review.wire.frame_document_level import WHOLE
from tests.review.wire.frame_operations import OPERATIONS
from tests.review.wire.frame_requests import PARAMETERS, REQUESTS
from tests.review.wire.frame_responses import RESPONSES
from tests.review.wire.frame_security import SECURITY

ROWS = [*OPERATIONS, *PARAMETERS, *REQUESTS, *RESPONSES, *SECURITY, *WHOLE]
