"""What the scale benchmark tells, of figures that were made up."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from attrs import asdict, evolve

from benchmarks.scale import __main__ as benchmark
from benchmarks.scale.day import Day, Days, one_after_another
from benchmarks.scale.fleet import fleet
from benchmarks.scale.model import USUAL, Costs
from benchmarks.scale.one_process import NAMES, Turn, Turns
from benchmarks.scale.redis_load import RedisCosts, redis_costs
from benchmarks.scale.results import keep
from benchmarks.scale.telling import (
    Section,
    day_section,
    draw,
    fleets_section,
    process_section,
    redis_section,
)
from ofauth_client import RateLimit

REDIS = RedisCosts(16, 30, 4000, 260, 21, 280, 370, 40, of_thread=5100, of_tasks=9900)


def turns(cost: float = 200, kilobytes: float = 9, slowest: float = 0.95) -> dict[str, Turns]:
    """Return turns of all contestants, the first of which is twice as fast."""
    costs = [100.0, *[cost] * (len(NAMES) - 1)]
    return {
        name: Turns([Turn(1_000, each, kilobytes, slowest)] * 3)
        for name, each in zip(NAMES, costs, strict=True)
    }


@pytest.fixture(scope="module")
def hour() -> Days:
    """Return an hour of two connections."""
    return one_after_another([0, 195], 3600.0, RateLimit())


def test_sections_have_all_figures(hour: Days) -> None:
    """A row for each kind of connection, promise, contestant and fleet."""
    fleets = fleets_section({USUAL.name: [fleet(1_000, USUAL, Costs())]})
    sections = (day_section(hour), process_section(turns()), redis_section(REDIS), fleets)
    told = "\n".join(section.text for section in sections)
    for words in ("| usual | 1 |", "| busy | 1 |", "| ours, Redis |", "260 + 21", "| 1,000 |"):
        assert words in told
    assert told.count(": met") == 8
    assert [section.missed for section in sections] == [[], [], [], []]


def test_figures_are_json(hour: Days) -> None:
    """With the figures that the guide and its tests read."""
    sections = (day_section(hour), process_section(turns()), redis_section(REDIS))
    day, process, redis = json.loads(json.dumps([section.figures for section in sections]))
    assert process["ours"]["cost"] == 200
    assert day["busy"]["bulk"] > 1000
    assert (redis["memory"], redis["of_thread"]) == (370, 5100)


def test_a_part_that_runs_again(tmp_path: Path) -> None:
    """Its results are replaced in their place, and those of the other parts stay."""
    keep(tmp_path, "one", Section("One", "today\n\n| 1 |", {"rate": 1}))
    keep(tmp_path, "two", Section("Two", "| 2 |\n\n- met", [2]))
    keep(tmp_path, "one", Section("One", "tomorrow\n\n| 3 |", {"rate": 3}))
    figures = json.loads((tmp_path / "scale.json").read_text("utf-8"))
    assert (figures["one"], figures["two"]) == ({"rate": 3}, [2])
    assert (tmp_path / "scale.md").read_text("utf-8") == (
        "# Many connections\n\n## One\n\ntomorrow\n\n| 3 |\n\n## Two\n\n| 2 |\n\n- met\n"
    )


def test_a_plot(tmp_path: Path) -> None:
    """The same figures make the same plot."""
    for name in ("one.svg", "two.svg"):
        draw(turns(), tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize(
    "missed", [{"cost": 210.0}, {"kilobytes": 20.5}, {"slowest": 0.89}], ids=lambda each: str(each)
)
def test_a_missed_target(missed: dict[str, float]) -> None:
    """With the limiter, and without it."""
    section = process_section(turns(**missed))
    assert len(section.missed) == section.text.count("MISSED") == 2


@pytest.mark.parametrize("name", ["of_thread", "of_tasks"])
def test_too_few_reservations(name: str) -> None:
    """From one thread, and from the tasks of an event loop."""
    (missed,) = redis_section(evolve(REDIS, **{name: 4999.0})).missed
    assert missed.endswith("4,999 (at least 5000): MISSED")


def test_a_broken_promise(hour: Days) -> None:
    """Is told by its name."""
    day = Day()
    assert day.broken() == []
    day.merge(Day(worst={"share": 0.5}))
    assert day.broken() == ["share"]
    days: Days = {**hour, "busy": evolve(hour["busy"], worst={**day.worst, "share": 0.5})}
    assert day_section(days).missed == ["share"]


def test_a_redis_server_is_measured() -> None:
    """With few scripts, all of which the server runs."""
    found = redis_costs(scripts=200)
    assert all(figure > 0 for figure in asdict(found).values())
    assert (found.bytes_in > 200, found.bytes_out > 10) == (True, True)


def test_an_unknown_part(capsys: pytest.CaptureFixture[str]) -> None:
    """The parts are told instead."""
    with pytest.raises(SystemExit):
        benchmark.main(["night"])
    assert "no part night; choose of day, process, redis, fleets" in capsys.readouterr().err


def test_a_part_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only it runs; what it misses is the exit status."""
    ran: list[str] = []

    def part(name: str, missed: list[str]) -> Section:
        ran.append(name)
        return Section(name.title(), "figures", 1, missed)

    parts = {"day": partial(part, "day", []), "redis": partial(part, "redis", ["rate"])}
    monkeypatch.setattr(benchmark, "PARTS", parts)
    monkeypatch.setattr(benchmark, "RESULTS", tmp_path)
    assert [benchmark.main(["day"]), benchmark.main(["redis"]), benchmark.main()] == [0, 1, 1]
    assert ran == ["day", "redis", "day", "redis"]
    assert capsys.readouterr().out.count("## Redis\n\nfigures\n") == 2


def test_no_redis_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told at once, instead of after minutes."""
    monkeypatch.setenv("PATH", "")
    assert benchmark.main() == 1
    assert "needs redis-server" in capsys.readouterr().err
