"""Links of README.md as whole addresses in the metadata of the package, for pages of an index."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)[^)\s]+")


class LinkedReadme(MetadataHookInterface):
    """Sets `readme`, with links to the files of the release's tag."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `readme` in the metadata of the project."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        files = f"{metadata['urls']['Source']}/blob/v{metadata['version']}/"
        linked = _LINK.sub(lambda link: files + link[0], text)
        metadata["readme"] = {"content-type": "text/markdown", "text": linked}
