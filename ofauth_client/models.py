"""The models of the API. Each model is imported on first use."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_api.models import *  # noqa: F403 - all models of the document
else:
    from ofauth_api import models

    # The same module under two names, so that the warning for a deprecated name points to the
    # line that uses the name.
    sys.modules[__name__] = models
