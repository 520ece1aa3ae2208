"""`python -m benchmarks.client`: requests beside bare HTTP libraries, and imports beside httpx."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.client.importing import CLIENT, HTTPX, OPENED, PACKAGE, Subject, milliseconds
from benchmarks.client.measuring import awaiting_results, waiting_results
from benchmarks.client.targets import targets
from benchmarks.client.telling import draw, figures, machine, table
from benchmarks.loopback import served
from benchmarks.results_file import RESULTS, write_figures
from tests.full_scale.__main__ import main as write_full_scale

GENERATED = Path(__file__).parents[2] / "generated"

#: What an import may cost, in times of httpx's.
MOST_IMPORT = {PACKAGE: 1.25, CLIENT: 1.35}
#: What an import may cost at full scale, in times of that with this document.
MOST_GROWTH = 1.15


@frozen
class Measured:
    """A figure beside the one that it is compared with.

    Args:
        name: What it is.
        ours: Our time.
        other: The other's.
        unit: Of both.
        most: Times that ours may be the other's, if that is limited.
    """

    name: str
    ours: float
    other: float
    unit: str
    most: float | None = None

    @property
    def ratio(self) -> float:
        """Our time, in times of the other's."""
        return self.ours / self.other

    @property
    def missed(self) -> bool:
        """Whether it is more than allowed."""
        return self.most is not None and self.ratio > self.most

    def line(self) -> str:
        """Return it in words."""
        figures = f"{self.ours:.1f} {self.unit} to {self.other:.1f} {self.unit}"
        verdict = "" if self.most is None else f"  (at most {self.most})"
        missed = "  missed" if self.missed else ""
        return f"client  {self.name:42} {figures:24} × {self.ratio:.2f}{verdict}{missed}"


def main() -> int:
    """Measure, print and write the figures; return 1 if a target is missed."""
    with served("benchmarks.client.answering") as url:
        kinds = {"tasks": asyncio.run(awaiting_results(url)), "threads": waiting_results(url)}
    aims = list(targets(kinds["tasks"]))
    told = "\n".join([table(kinds), "", machine(), "", *(f"- {aim}" for aim in aims)])
    print(told)
    imported = list(imports())
    for measured in imported:
        print(measured.line())
    ratios = {one.name: round(one.ratio, 3) for one in imported}
    write_figures("client", {"requests": figures(kinds), "imports": ratios})
    (RESULTS / "client.md").write_text(f"# Requests\n\n{told}\n", encoding="utf-8")
    draw(kinds, RESULTS / "client.svg")
    missed = [aim for aim in aims if not aim.is_met]
    return int(bool(missed) or any(measured.missed for measured in imported))


def imports() -> Iterator[Measured]:
    """Measure imports, with the operations of this repository's document and with 130."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        write_full_scale(whole, lambda _: None)
        statements = (PACKAGE, CLIENT, OPENED)
        subjects = [Subject(one, place) for one in statements for place in (GENERATED, whole)]
        httpx, *ours = milliseconds([Subject(HTTPX, GENERATED), *subjects])
    for statement, few, many in zip(statements, ours[::2], ours[1::2], strict=True):
        most = MOST_IMPORT.get(statement)
        name = statement.partition(";")[2].strip() or statement
        yield Measured(f"{name}, this document", few, httpx, "ms", most)
        yield Measured(f"{name}, made-up document", many, httpx, "ms", most)
        yield Measured(f"{name}, made-up over this", many, few, "ms", MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
