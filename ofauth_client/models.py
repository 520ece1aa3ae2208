"""The models of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofauth_api.models import *  # noqa: F403 - whatever the document has


def __getattr__(name: str) -> Any:
    from ofauth_api import models

    found = getattr(models, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    from ofauth_api import models

    return sorted(models.__all__)
