"""The ids of all checks there are: on the wire, in callers' Python, in our overlays."""

from __future__ import annotations

from pipeline.review.overlays import CHECKS as OVERLAY
from pipeline.review.surface import CHECKS as PYTHON
from pipeline.review.wire.checks import BY_KIND

WIRE = {check.id: check for check in BY_KIND.values()}

CHECK_IDS = (*sorted(WIRE), *PYTHON, *OVERLAY)
