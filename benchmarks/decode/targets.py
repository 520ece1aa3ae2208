"""What our models are to reach, as ratios within one run."""

from __future__ import annotations

from attrs import frozen

from benchmarks.decode.contestants import ORJSON, OURS_FAST
from benchmarks.decode.generated import OURS, PYDANTIC, STOCK
from benchmarks.decode.importing import PACKAGE, TREE
from benchmarks.decode.measuring import Figures
from benchmarks.decode.telling import Measured


@frozen
class Target:
    """One figure, and what it is to be.

    Args:
        text: What it is.
        figure: What was measured.
        most: The most that it may be.
    """

    text: str
    figure: float
    most: float

    def __str__(self) -> str:
        verdict = "met" if self.figure <= self.most else "MISSED"
        return f"{self.text}: {self.figure:.2f} (at most {self.most:g}): {verdict}"


def targets(measured: Measured) -> list[Target]:
    """Return the targets for the smallest page, and for the imports of each document."""
    page = measured.pages[min(measured.pages)]
    decoded = page["decode, GC on"]
    return [
        Target("from_dict, in times of stock", _ratio(page, "from_dict, GC on"), 1 / 4),
        Target("to_dict, in times of stock", _ratio(page, "to_dict, GC on"), 1 / 1.5),
        *_beside_pydantic(measured.pages),
        Target(
            "bytes to models, in times of orjson.loads", decoded[OURS_FAST] / decoded[ORJSON], 3.5
        ),
        Target("memory, in times of stock", _ratio(page, "memory kept"), 1),
        Target("memory, in times of pydantic", _ratio(page, "memory kept", PYDANTIC), 1),
        *_of_imports(measured.imports),
    ]


def _beside_pydantic(pages: dict[int, Figures]) -> list[Target]:
    return [
        Target(
            f"bytes to models, {chats} chats, in times of pydantic",
            page["decode, GC on"][OURS_FAST] / page["decode, GC on"][PYDANTIC],
            0.65,
        )
        for chats, page in pages.items()
    ]


def _of_imports(imports: dict[int, Figures]) -> list[Target]:
    # 5 and 30 ms where stock took 163 and 183 ms, in times of stock as the machine differs.
    most = {PACKAGE: 5 / 163, TREE: 30 / 183}
    return [
        Target(
            f"import of {what}, {operations} operations, in times of stock",
            _ratio(figures, what),
            most[what],
        )
        for operations, figures in imports.items()
        for what in most
    ]


def _ratio(page: Figures, measure: str, other: str = STOCK) -> float:
    return page[measure][OURS] / page[measure][other]
