"""Compare two builds, and look into the wheel: python -m tests.supply FOLDER OTHER."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.supply.wheels import problems


def main(first: Path, second: Path) -> None:
    """Print what was built, and fail if the builds differ or hold what they should not.

    Args:
        first: A folder with a wheel and a source archive.
        second: One with those of another build.
    """
    ours, others = contents(first), contents(second)
    found = [f"{name} differs in two builds" for name in ours if ours[name] != others.get(name)]
    found += [problem for wheel in first.glob("*.whl") for problem in problems(wheel)]
    found += [] if any(name.endswith(".whl") for name in ours) else ["there is no wheel"]
    for name, data in ours.items():
        print(f"{name}: {len(data):,} bytes")
    sys.exit("error: " + "; ".join(found) if found else 0)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
