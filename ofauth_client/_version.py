"""The version of the package, which the project file has, too."""

from __future__ import annotations

__version__ = "0.1.0"
