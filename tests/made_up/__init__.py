"""A made-up document in the upstream's style, at full scale, for tests and benchmarks."""

from tests.made_up.census import Census, census
from tests.made_up.document import made_up_document
from tests.made_up.order import resorted

__all__ = ["Census", "census", "made_up_document", "resorted"]
