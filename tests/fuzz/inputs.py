"""A fuzzing target: what must hold, and of which inputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

#: A document is a large input, and takes its time.
_UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


@frozen
class Target:
    """What must hold of all inputs.

    Args:
        check: Fails if it does not.
        inputs: Where the arguments of that come from.
    """

    check: Callable[..., None]
    inputs: tuple[st.SearchStrategy[Any], ...]

    def run(self, examples: int, number: int) -> None:
        """Try so many inputs, which a number stands for: the same number, the same inputs."""
        chosen = settings(
            max_examples=examples, database=None, deadline=None, suppress_health_check=_UNHURRIED
        )
        chosen(seed(number)(given(*self.inputs)(self.check)))()


Registry = dict[str, Target]
Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def registered(targets: Registry, *inputs: st.SearchStrategy[Any]) -> Decorator:
    """Return a decorator that makes a target of a function, under its name."""

    def register(check: Callable[..., None]) -> Callable[..., None]:
        targets[check.__name__] = Target(check, inputs)
        return check

    return register
