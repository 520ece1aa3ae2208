"""Which faults happen to which request."""

from __future__ import annotations

import threading
from random import Random

from attrs import define, field

from ofauth_client._spelling import did_you_mean
from ofauth_client.sandbox.errors import SandboxError
from ofauth_client.sandbox.faults import Fault, Rule, parse_rule


@define
class _Counted:
    rule: Rule
    number: int
    seen: int = 0


@define
class Plan:
    """Rules, and how many requests each has seen.

    Args:
        seed: Decides where a rule is for a share of the requests.
        operations: Ids of the operations there are.
    """

    seed: str
    operations: frozenset[str] = field(repr=False)
    _rules: list[_Counted] = field(init=False, factory=list)
    _lock: threading.Lock = field(init=False, factory=threading.Lock, repr=False)

    def add(self, rule: Rule | str) -> Rule:
        """Add a rule, which counts requests from now on, and return it.

        Args:
            rule: A rule, or its text, such as `status=503 on chats.list at 3`.

        Raises:
            SandboxError: The text is no rule, or there is no such operation.
        """
        made = parse_rule(rule) if isinstance(rule, str) else rule
        if made.operation and made.operation not in self.operations:
            advice = did_you_mean(made.operation, self.operations)
            raise SandboxError(f"there is no operation {made.operation!r:.80}{advice}")
        with self._lock:
            self._rules.append(_Counted(made, len(self._rules)))
        return made

    def clear(self) -> None:
        """Forget all rules."""
        with self._lock:
            self._rules.clear()

    def rules(self) -> list[Rule]:
        """Return the rules."""
        with self._lock:
            return [counted.rule for counted in self._rules]

    def next_faults(self, operation: str) -> tuple[Fault, ...]:
        """Count a request, and return what happens to it.

        Args:
            operation: Id of its operation.
        """
        with self._lock:
            return tuple(
                fault
                for counted in self._rules
                if counted.rule.operation in ("", operation) and self._happens(counted)
                for fault in counted.rule.faults
            )

    def _happens(self, counted: _Counted) -> bool:
        counted.seen += 1
        rule = counted.rule
        if rule.at and counted.seen not in rule.at:
            return False
        chance = Random(f"{self.seed}:{counted.number}:{counted.seen}")  # noqa: S311 - a plan
        return rule.share >= 1 or chance.random() < rule.share
