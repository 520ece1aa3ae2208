"""Download the media of the vault into a folder; files that are complete are not fetched again.

Usage: python examples/jobs/download_media.py [FOLDER] [--most 20]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from ofauth_client import OFAuth


def download(url: str, target: Path) -> None:
    """Save a file, which is there when it is complete.

    Media are on servers of their own: the credentials of the client are not for them.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    with httpx.stream("GET", url, follow_redirects=True) as response:
        response.raise_for_status()
        with unfinished.open("wb") as file:
            for piece in response.iter_bytes():
                file.write(piece)
    unfinished.replace(target)


def main(folder: Path, most: int) -> None:
    """Download what is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with OFAuth() as client:
        for media in client.vault.media().iter(max_items=most):
            if not media.can_view or not media.files:
                continue
            url = media.files.full.url
            target = folder / f"{media.id}{Path(urlsplit(url).path).suffix}"
            if not target.exists():
                download(url, target)
                print(target.name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Download the media of the vault.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("media"))
    parser.add_argument("--most", type=int, default=20, help="most media to look at")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.most)
