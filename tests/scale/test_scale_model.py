"""The model of many connections, and what `docs/scale.md` says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scale.fleet import fleet
from benchmarks.scale.model import FULL, SIZES, USUAL, Costs, Use, needs, table

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scale.md").read_text("utf-8")
RESULTS = ROOT / "benchmarks" / "results"
COSTS = Costs()


def results() -> dict[str, Any]:
    """Return what was measured."""
    found: dict[str, Any] = json.loads((RESULTS / "scale.json").read_text("utf-8"))
    return found


def tables(text: str) -> list[str]:
    """Return the tables of a page in Markdown."""
    return [found[0] for found in re.finditer(r"(?:^\|.*\|\n)+", text, re.MULTILINE)]


@pytest.mark.parametrize("use", [FULL, USUAL], ids=lambda use: use.name)
def test_the_guide_has_the_tables_of_the_model(use: Use) -> None:
    """As the model makes them of its costs."""
    assert f"{table(use)}\n" in tables(PAGE)


def test_the_guide_has_the_costs_of_the_model() -> None:
    """Rounded as the formulas show them."""
    costs = (COSTS.request * 1e6, COSTS.ask * 1e6, COSTS.script * 1e6, COSTS.key, COSTS.network)
    (formulas,) = (each for each in tables(PAGE) if "requests a second | *q*" in each)
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", formulas)]
    assert {*costs, COSTS.latency, COSTS.busy, FULL.scripts} <= {*numbers}


def test_the_guide_has_the_tables_of_the_results() -> None:
    """Of the simulated day, and of a process."""
    measured = tables((RESULTS / "scale.md").read_text("utf-8"))
    assert [table in tables(PAGE) for table in measured] == [True, False, True, False, False]


def test_the_model_has_the_costs_that_were_measured() -> None:
    """Machines differ, but not by more than a factor of two."""
    found = results()
    process, redis = found["process"], found["redis"]
    pairs = {
        "request": (COSTS.request * 1e6, process["ours, limiter"]["cost"]),
        "ask": (COSTS.ask * 1e6, redis["ask"]),
        "script": (COSTS.script * 1e6, redis["together"]),
        "key": (COSTS.key, redis["memory"]),
        "network": (COSTS.network, redis["bytes_in"] + redis["bytes_out"]),
    }
    assert {name: 0.5 < said / was < 2 for name, (said, was) in pairs.items()} == dict.fromkeys(
        pairs, True
    )


def test_the_uses_are_those_of_the_simulated_day() -> None:
    """Of all connections on average; and the busiest of them ask most often for a request."""
    kinds = results()["day"].values()
    connections = sum(kind["connections"] for kind in kinds)
    rate = sum(kind["connections"] * kind["requests_a_minute"] for kind in kinds) / connections
    requests = [kind["interactive"] + kind["bulk"] for kind in kinds]
    asked = sum(
        kind["scripts_a_request"] * count for kind, count in zip(kinds, requests, strict=True)
    )
    assert pytest.approx(rate, rel=0.1) == USUAL.rate
    assert asked / sum(requests) == pytest.approx(USUAL.scripts, rel=0.1)
    assert max(kind["scripts_a_request"] for kind in kinds) == pytest.approx(FULL.scripts, rel=0.1)


def test_ten_times_the_connections_need_ten_times_as_much() -> None:
    """Except for the last server, which is not full."""
    for size in SIZES:
        few, many = needs(size, FULL), needs(10 * size, FULL)
        assert many.scripts == pytest.approx(10 * few.scripts)
        assert 10 * (few.servers - 1) < many.servers <= 10 * few.servers
        assert 10 * (few.workers - 1) < many.workers <= 10 * few.workers


@pytest.mark.parametrize("use", [FULL, USUAL], ids=lambda use: use.name)
@pytest.mark.parametrize("connections", SIZES[:3])
def test_as_many_servers_as_the_model_says_are_enough(connections: int, use: Use) -> None:
    """Also for the busiest of them, though a checksum shares connections out unevenly."""
    found = fleet(connections, use, COSTS)
    for server in (found.worker, found.redis):
        assert server.busy < 0.85
    assert found.worker.wait < 10
    assert found.redis.wait < 1


def test_too_few_servers_are_not_enough() -> None:
    """Work piles up if a request takes longer than the model says."""
    slow = Costs(request=COSTS.request * 2, busy=2 * COSTS.busy)
    assert fleet(10_000, FULL, slow).worker.busy > 1
    assert fleet(10_000, FULL, slow).worker.wait > 100
