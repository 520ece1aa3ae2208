"""Faults on demand, and the rules that say which requests they happen to.

    status=503             the documented error of this status; `status=401:SESSION_EXPIRED`: with
                           this error type
    latency=0.5            seconds before the answer; `latency=forever`: no answer
    cut=before             the connection ends before the answer; also `amid-head`, `amid` the
                           body, and `after` the body
    body=truncated         half of the body, with a correct length; also `invalid`, `html`, `empty`
    type=text/plain        another Content-Type
    gzip                   a compressed body; `gzip=broken`: only the header claims compression
    page=duplicate         the previous page again; `page=empty`: no items, but `hasMore`
    cursor=null            more items, but no next page; `cursor=repeated`: the next page is this
                           page
    drift=enum             values that the document does not have; also `extra`, `missing`, `type`
    clock=3600             seconds by which the clock of the server is ahead

Examples of rules: `status=503 on chats.list at 3`, `cut=amid for 2%`, `gzip, latency=0.1`.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable
from random import Random

from attrs import define, field, frozen

from ofauth_client._spelling import did_you_mean
from ofauth_client.sandbox.errors import SandboxError

CHOICES: dict[str, tuple[str, ...]] = {
    "body": ("truncated", "invalid", "html", "empty"),
    "cursor": ("null", "repeated"),
    "cut": ("before", "amid-head", "amid", "after"),
    "drift": ("enum", "extra", "missing", "type"),
    "gzip": ("", "broken"),
    "page": ("duplicate", "empty"),
}
#: Smallest and largest status code of an answer.
STATUSES = 200, 599
_ERROR_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_RULE = re.compile(
    r"(?P<faults>\S.*?)(?: on (?P<operation>\S+))?(?: at (?P<at>[\d,]+))?"
    r"(?: for (?P<share>[\d.]+)%)?"
)


@frozen
class Fault:
    """A fault of an answer.

    Args:
        kind: Kind of fault, from the list at the head of this module.
        value: Form of the fault; empty if the kind has a single form.
    """

    kind: str
    value: str = ""

    def __attrs_post_init__(self) -> None:
        if self.kind in CHOICES:
            if self.value not in CHOICES[self.kind]:
                raise SandboxError(f"{self.kind} can be {_listed(CHOICES[self.kind])}")
        elif self.kind == "status":
            self.number(*STATUSES)
            if ":" in self.value and not _ERROR_TYPE.fullmatch(self.error_type):
                raise SandboxError("an error type must be like SESSION_EXPIRED: status=401:TYPE")
        elif self.kind == "latency":
            self.number(0, 3600)
        elif self.kind == "clock":
            self.number(-(10**10), 10**10)
        elif self.kind != "type" or not _is_header(self.value):
            raise SandboxError(f"there is no fault {str(self)!r}; see docs/sandbox.md")

    @property
    def error_type(self) -> str:
        """Error type of a fault such as `status=401:SESSION_EXPIRED`; empty if it names none."""
        return self.value.partition(":")[2] if self.kind == "status" else ""

    def number(self, least: float, most: float) -> float:
        """Return the value as a number; `latency=forever` is infinite.

        Raises:
            SandboxError: The value is not a number, or is out of range.
        """
        if self.kind == "latency" and self.value == "forever":
            return math.inf
        is_whole = self.kind == "status"
        try:
            found = float(self.value.partition(":")[0] if is_whole else self.value)
        except ValueError:
            found = math.nan
        if not least <= found <= most or (is_whole and not found.is_integer()):
            kind = "whole number" if is_whole else "number"
            raise SandboxError(f"{self.kind} must be a {kind} from {least} to {most}")
        return found

    def __str__(self) -> str:
        return f"{self.kind}={self.value}" if self.value else self.kind


def _numbers(values: Iterable[int]) -> frozenset[int]:
    return frozenset(values)


@frozen
class Rule:
    """Faults, and the requests that they happen to.

    Args:
        faults: The faults, which happen together.
        operation: Id of an operation; empty for all operations.
        at: Numbers of the requests, counted from 1 when the rule is added; empty for all.
        share: Share of the requests, from 0 to 1; the seed decides which requests.
    """

    faults: tuple[Fault, ...]
    operation: str = ""
    at: frozenset[int] = field(default=frozenset[int](), converter=_numbers)
    share: float = 1.0

    def __str__(self) -> str:
        parts = [", ".join(map(str, self.faults))]
        parts += [f"on {self.operation}"] if self.operation else []
        parts += ["at " + ",".join(map(str, sorted(self.at)))] if self.at else []
        parts += [f"for {self.share * 100:g}%"] if self.share < 1 else []
        return " ".join(parts)


def parse_faults(text: str) -> tuple[Fault, ...]:
    """Read faults, separated by commas.

    Raises:
        SandboxError: A fault is unknown.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    pairs = [part.partition("=") for part in parts]
    if not pairs:
        raise SandboxError("a fault is missing, such as status=503")
    return tuple(Fault(kind.strip(), value.strip()) for kind, _, value in pairs)


def parse_rule(text: str) -> Rule:
    """Read a rule such as `status=503 on chats.list at 3`.

    Raises:
        SandboxError: The text is not a rule.
    """
    match = _RULE.fullmatch(" ".join(text.split()))
    if match is None:
        raise SandboxError(f"{text[:80]!r} is not a rule such as 'status=503 on chats.list at 3'")
    try:
        at = frozenset(int(each) for each in (match["at"] or "").split(",") if each)
        share = float(match["share"] or 100) / 100
    except ValueError:
        share, at = 2.0, frozenset[int]()
    if 0 in at:
        raise SandboxError("requests are counted from 1")
    if not 0 <= share <= 1:
        raise SandboxError("a share must be from 0% to 100%")
    return Rule(parse_faults(match["faults"]), match["operation"] or "", at, share)


def _is_header(value: str) -> bool:
    return value.isascii() and value.isprintable() and value != ""


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(value or "without a value" for value in values)


@define
class _Counted:
    rule: Rule
    number: int
    seen: int = 0


@define
class FaultPlan:
    """The rules of a sandbox, and the number of requests that each rule has seen.

    Args:
        seed: Decides which requests belong to the share of a rule.
        operations: Ids of all operations.
    """

    seed: str
    operations: frozenset[str] = field(repr=False)
    _rules: list[_Counted] = field(init=False, factory=list)
    _lock: threading.Lock = field(init=False, factory=threading.Lock, repr=False)

    def add(self, rule: Rule | str) -> Rule:
        """Add a rule, which counts requests from now on, and return the rule.

        Args:
            rule: A rule, or its text, such as `status=503 on chats.list at 3`.

        Raises:
            SandboxError: The text is not a rule, or the operation is unknown.
        """
        made = parse_rule(rule) if isinstance(rule, str) else rule
        if made.operation and made.operation not in self.operations:
            advice = did_you_mean(made.operation, self.operations)
            raise SandboxError(f"there is no operation {made.operation!r:.80}{advice}")
        with self._lock:
            self._rules.append(_Counted(made, len(self._rules)))
        return made

    def clear(self) -> None:
        """Remove all rules."""
        with self._lock:
            self._rules.clear()

    def rules(self) -> list[Rule]:
        """Return the rules."""
        with self._lock:
            return [counted.rule for counted in self._rules]

    def next_faults(self, operation: str) -> tuple[Fault, ...]:
        """Count a request, and return its faults.

        Args:
            operation: Id of the operation of the request.
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
        random = Random(f"{self.seed}:{counted.number}:{counted.seen}")  # noqa: S311 - a plan
        return rule.share >= 1 or random.random() < rule.share
