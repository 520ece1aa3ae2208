"""What holds for all tests: neither chance nor a busy machine decides about a change.

Every run tries the same examples; `pytest --hypothesis-profile searching` tries new ones.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "searching", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("same", settings.get_profile("searching"), derandomize=True)
settings.load_profile("same")
