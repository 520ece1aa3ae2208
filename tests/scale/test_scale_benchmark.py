"""What the scale benchmark tells, of figures that were made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.scale import __main__ as benchmark
from benchmarks.scale.day import Day, Days, one_after_another
from benchmarks.scale.fleet import fleet
from benchmarks.scale.model import USUAL, Costs
from benchmarks.scale.one_process import NAMES, Turn, Turns
from benchmarks.scale.redis_load import RedisCosts
from benchmarks.scale.telling import draw, figures, page, targets
from ofauth_client import RateLimit

REDIS = RedisCosts(16, 30, 4000, 260, 21, 280, 370, 40)
FLEETS = {USUAL.name: [fleet(1_000, USUAL, Costs())]}


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


def test_a_page_has_all_figures(hour: Days) -> None:
    """A row for each kind of connection, promise, contestant and fleet."""
    told = page(hour, turns(), REDIS, FLEETS)
    for words in ("| usual | 1 |", "| busy | 1 |", "| ours, Redis |", "260 + 21", "| 1,000 |"):
        assert words in told
    assert told.count(": met") == 6
    assert "MISSED" not in told


def test_figures_are_json(hour: Days) -> None:
    """With the figures that the guide and its tests read."""
    found = json.loads(json.dumps(figures(hour, turns(), REDIS, FLEETS)))
    assert found["process"]["ours"]["cost"] == 200
    assert found["day"]["busy"]["bulk"] > 1000
    assert found["redis"]["memory"] == 370


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
    assert [target.is_met for target in targets(turns(**missed))].count(False) == 2


def test_a_broken_promise() -> None:
    """Is told by its name."""
    day = Day()
    assert day.broken() == []
    day.merge(Day(worst={"share": 0.5}))
    assert day.broken() == ["share"]


def test_no_redis_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told at once, instead of after minutes."""
    monkeypatch.setenv("PATH", "")
    assert benchmark.main() == 1
    assert "needs redis-server" in capsys.readouterr().err
