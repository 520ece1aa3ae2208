"""The models of the API, each imported when it is first used."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_api.models import *  # noqa: F403 - whatever the document has
else:
    from ofauth_api import models

    # One module under two names: what warns of an old name points to the line that uses it.
    sys.modules[__name__] = models
