"""What each part measured, as a section with a plot for people and as figures for programs."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen

from benchmarks.client.targets import Target
from benchmarks.scale.checking import PROMISES
from benchmarks.scale.day import PARTS, Day, Days
from benchmarks.scale.demand import DAY, demand
from benchmarks.scale.fleet import Fleet
from benchmarks.scale.one_process import AIOHTTP, CONNECTIONS, FREE, LIMITED, Turns
from benchmarks.scale.redis_load import CLIENTS, TASKS, RedisCosts
from benchmarks.scale.simulation import simulate
from ofauth_client import RateLimit

#: The first connection that people and programs work on all day.
_BUSY = 195
_PICTURED = 600.0


#: Reservations a second of one process, as the issue of many machines asks for.
_LEAST_RESERVATIONS = 5_000


@frozen
class Section:
    """A part of the benchmark, as it is told.

    Args:
        title: Title of the section.
        text: What was measured, in Markdown.
        figures: The same for programs.
        missed: What was not reached.
    """

    title: str
    text: str
    figures: Any
    missed: list[str] = field(factory=list[str])


def day_section(days: Days) -> Section:
    """Tell of a simulated day."""
    return Section(
        "A simulated day",
        _text(_waits(days), _promises(days)),
        {kind: _day_figures(day) for kind, day in days.items()},
        [name for day in days.values() for name in day.broken()],
    )


def process_section(turns: dict[str, Turns]) -> Section:
    """Tell of a thousand connections in one process."""
    targets = list(process_targets(turns))
    return Section(
        f"{CONNECTIONS:,} connections in one process",
        _text(_turns(turns), _targets(targets)),
        {name: _turn_figures(each) for name, each in turns.items()},
        _missed(targets),
    )


def redis_section(redis: RedisCosts) -> Section:
    """Tell of a Redis server."""
    targets = list(redis_targets(redis))
    return Section(
        "A Redis server",
        _text(_redis(redis), _targets(targets)),
        {name: round(value, 1) for name, value in asdict(redis).items()},
        _missed(targets),
    )


def fleets_section(fleets: dict[str, list[Fleet]]) -> Section:
    """Tell of simulated workers and Redis servers."""
    figures = {name: [asdict(each) for each in found] for name, found in fleets.items()}
    title = "Workers and Redis servers, as many as the model says"
    return Section(title, _text(_fleets(fleets)), figures)


def process_targets(turns: dict[str, Turns]) -> Iterator[Target]:
    """Yield what a process is to reach."""
    for name in (FREE, LIMITED):
        ratio = turns[AIOHTTP].cost / turns[name].cost
        yield Target(f"requests a second of a core, {name}, in times of aiohttp", ratio, 0.5)
        kilobytes = turns[name].kilobytes
        yield Target(f"kilobytes for a connection, {name}", kilobytes, 20, at_least=False)
        yield Target(f"slowest connection over the mean, {name}", turns[name].slowest, 0.9)


def redis_targets(redis: RedisCosts) -> Iterator[Target]:
    """Yield what one process is to reach with a Redis server."""
    for name, rate in (("one thread", redis.of_thread), (f"{TASKS} tasks", redis.of_tasks)):
        yield Target(f"reservations a second of a process, {name}", rate, _LEAST_RESERVATIONS)


def _text(*parts: str) -> str:
    """Return the text of a section; it says what it was measured on, as others may be older."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return "\n\n".join((f"{time.strftime('%Y-%m-%d')}, {python}, {system}.", *parts))


def _targets(targets: Iterable[Target]) -> str:
    return "\n".join(f"- {target}" for target in targets)


def _missed(targets: Iterable[Target]) -> list[str]:
    return [str(target) for target in targets if not target.is_met]


def draw(turns: dict[str, Turns], path: Path) -> None:
    """Draw the requests of a process, and the day of a busy connection, into an SVG file."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "scale"
    plots: Any = import_module("matplotlib.pyplot")
    figure, (left, right) = plots.subplots(1, 2, figsize=(12, 3))
    rates = [1e6 / turn.cost for turn in turns.values()]
    bars = left.barh(list(turns), rates, color=["#b8b8b8", *["#4b90cf"] * (len(turns) - 1)])
    left.bar_label(bars, fmt="%.0f", padding=3)
    left.set_xlim(0, max(rates) * 1.2)
    left.invert_yaxis()
    left.set_title(f"Requests a second of a core, {CONNECTIONS:,} connections", fontsize=10)
    calls = simulate(demand(_BUSY, DAY), RateLimit(), DAY)
    kinds = [
        _counts(call.sent for call in calls if call.priority == priority)
        for priority in ("interactive", "bulk")
    ]
    hours = [number * _PICTURED / 3600 for number in range(len(kinds[0]))]
    right.stackplot(hours, kinds, labels=("interactive", "bulk"), colors=("#1f6fb8", "#bcd6ef"))
    right.axhline(60, color="#888888", linewidth=0.8)
    right.legend(loc="lower right", fontsize=8)
    right.set_title("Requests a minute of a busy connection, by the hour", fontsize=10)
    for axis in (left, right):
        axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plots.close(figure)


def _counts(moments: Iterable[float]) -> list[float]:
    """Return the calls a minute."""
    counts = [0] * int(DAY / _PICTURED)
    for moment in moments:
        counts[min(len(counts) - 1, int(moment / _PICTURED))] += 1
    return [count * 60 / _PICTURED for count in counts]


def _day_figures(day: Day) -> dict[str, Any]:
    return {
        "connections": day.connections,
        "interactive": day.waits.count,
        "bulk": day.bulk,
        "requests_a_minute": round(_a_minute(day), 2),
        "scripts_a_request": round(_scripts(day), 2),
        "possible": day.possible,
        "waits": [round(wait, 2) for wait in day.waits.within()],
        "alone": [round(wait, 2) for wait in day.alone.within()],
        "worst": {name: round(worst, 4) for name, worst in day.worst.items()},
    }


def _turn_figures(turn: Turns) -> dict[str, float]:
    return {
        "rate": round(turn.rate),
        "cost": round(turn.cost),
        "kilobytes": round(turn.kilobytes, 1),
        "slowest": round(turn.slowest, 3),
    }


def _a_minute(day: Day) -> float:
    return (day.bulk + day.waits.count) / day.connections / (DAY / 60)


def _scripts(day: Day) -> float:
    return day.asked / (day.bulk + day.waits.count)


def _waits(days: Days) -> str:
    parts = [f"{part:g} %" for part in PARTS]
    head = ("connections", "number", "interactive", "bulk", "of possible", "a minute", "scripts")
    rows = []
    for kind, day in days.items():
        counts = [f"{count:,}" for count in (day.connections, day.waits.count, day.bulk)]
        possible = f"{day.bulk / day.possible:.0%}" if day.possible else ""
        pairs = zip(day.waits.within(), day.alone.within(), strict=True)
        waits = [f"{wait:.1f} ({alone:.1f})" for wait, alone in pairs]
        rows.append(
            (kind, *counts, possible, f"{_a_minute(day):.1f}", f"{_scripts(day):.1f}", *waits)
        )
    return (
        "Longest waits of parts of the interactive calls, in seconds; in brackets, without bulk "
        "calls.\n\n" + _table((*head, *parts), rows)
    )


def _promises(days: Days) -> str:
    rows = [
        (promise.text, f"{promise.most:g}", *(f"{day.worst[name]:.4g}" for day in days.values()))
        for name, promise in PROMISES.items()
    ]
    return _table(("worst connection", "at most", *days), rows)


def _turns(turns: dict[str, Turns]) -> str:
    rows = [
        (
            name,
            f"{turn.rate:.0f}",
            f"{turn.cost:.0f}",
            f"{1e6 / turn.cost:.0f}",
            f"{turn.kilobytes:.1f}",
            f"{turn.slowest:.3f}",
        )
        for name, turn in turns.items()
    ]
    head = ("", "requests a second", "µs of processor time", "requests a second of a core")
    return _table((*head, "kB for a connection", "slowest connection over mean"), rows)


def _redis(redis: RedisCosts) -> str:
    rows = [
        ("µs of the processor for a script, many together", f"{redis.together:.1f}"),
        ("µs of the processor for a script, alone", f"{redis.single:.1f}"),
        ("µs of a client's processor for asking, many tasks together", f"{redis.ask:.1f}"),
        (f"scripts a second of {CLIENTS} clients on this machine", f"{redis.rate:.0f}"),
        ("reservations a second of a process, one thread", f"{redis.of_thread:.0f}"),
        (f"reservations a second of a process, {TASKS} tasks", f"{redis.of_tasks:.0f}"),
        ("bytes in and out for a script", f"{redis.bytes_in:.0f} + {redis.bytes_out:.0f}"),
        ("bytes of a key; growth of the server for a key", f"{redis.key:.0f}; {redis.memory:.0f}"),
    ]
    return _table(("", ""), rows)


def _fleets(fleets: dict[str, list[Fleet]]) -> str:
    rows = [
        (
            name,
            f"{each.connections:,}",
            f"{each.worker.busy:.0%}",
            f"{each.worker.wait:.1f} ms",
            f"{each.redis.busy:.0%}",
            f"{each.redis.wait:.2f} ms",
        )
        for name, found in fleets.items()
        for each in found
    ]
    head = (
        "use",
        "connections",
        "busiest worker",
        "99 % wait",
        "busiest Redis",
        "99 % wait",
    )
    return _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
