"""Files of git revisions, read with the git command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attrs import frozen

from pipeline.common.errors import PipelineError


@frozen
class Commit:
    """A commit: its id, its day, and the first line of its message."""

    id: str
    day: str
    subject: str


@frozen
class Repository:
    """A git repository, or a folder inside one.

    Args:
        folder: The working folder of git.
    """

    folder: Path

    def prefix(self) -> str:
        """Return the path of the folder from the top of the repository, such as `client/`.

        Raises:
            PipelineError: The folder is in no repository that git reads.
        """
        return self._prefix

    @cached_property
    def _prefix(self) -> str:
        answer = self._git("rev-parse", "--show-prefix")
        if answer.returncode:
            reason = _reason(answer)
            raise PipelineError(f"git cannot be asked for a revision ({reason})", str(self.folder))
        return answer.stdout.decode(errors="surrogateescape").removesuffix("\n")

    def commit(self, revision: str) -> str | None:
        """Return the commit id of a revision, None if the revision is unknown."""
        if "\0" in revision:
            return None
        named = f"{revision}^{{commit}}"
        answer = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", named)
        return None if answer.returncode else answer.stdout.decode().split()[-1]

    def files(self, commit: str, *paths: str) -> list[str]:
        """Return the paths of the files of some folders, without folders inside.

        Args:
            commit: Id of a commit.
            *paths: Paths from the top of the repository, with a slash at the end; without the
                slash, the path of a file.

        Returns:
            The paths from the top of the repository; empty if the commit lacks the folders.

        Raises:
            PipelineError: Git cannot read the commit.
        """
        answer = self._git("ls-tree", "-z", "--full-tree", commit, "--", *paths)
        if answer.returncode:
            raise PipelineError(f"git cannot list the files ({_reason(answer)})", paths[0])
        listed = answer.stdout.decode(errors="surrogateescape").split("\0")
        entries = [entry.partition("\t") for entry in listed if entry]
        return [name for kind, _, name in entries if " blob " in kind]

    def read(self, commit: str, path: str, name: str) -> bytes:
        """Return the content of a file.

        Args:
            commit: Id of a commit.
            path: Path from the top of the repository.
            name: The name of the file in errors.

        Raises:
            PipelineError: The commit has no such file.
        """
        answer = self._git("cat-file", "blob", f"{commit}:{path}")
        if answer.returncode:
            raise PipelineError("the revision has no such file", name)
        return answer.stdout

    def read_all(self, commit: str, paths: Sequence[str]) -> dict[str, bytes]:
        """Return the contents of some files by path, read by one process.

        Args:
            commit: Id of a commit.
            paths: Paths from the top of the repository, without line breaks.

        Raises:
            PipelineError: The commit lacks a file.
        """
        wanted = "".join(f"{commit}:{path}\n" for path in paths)
        answer = self._git("cat-file", "--batch", given=wanted.encode(errors="surrogateescape"))
        return dict(zip(paths, _blobs(answer.stdout, paths), strict=True))

    def log(self, path: str, count: int) -> list[Commit]:
        """Return the last commits of this branch that changed a file, the newest first.

        Args:
            path: Path from the folder.
            count: Most commits.

        Raises:
            PipelineError: Git cannot list the commits.
        """
        form = "--format=%H%x00%cs%x00%s"
        answer = self._git("log", "--first-parent", "-m", f"-n{count}", form, "--", path)
        if answer.returncode:
            raise PipelineError(f"git cannot list the commits ({_reason(answer)})", path)
        lines = answer.stdout.decode(errors="replace").splitlines()
        return [Commit(*line.split("\0", 2)) for line in lines if "\0" in line]

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", str(self.folder), *arguments]
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            return subprocess.run(  # noqa: S603 - no shell
                command, env=environment, input=given, capture_output=True, check=False
            )
        except FileNotFoundError:
            message = "git is not installed, which reads revisions; give a file instead"
            raise PipelineError(message) from None


def _blobs(output: bytes, paths: Iterable[str]) -> Iterator[bytes]:
    """Yield the contents in the output of `git cat-file --batch`.

    Each begins with a line with its size, and ends with a line break.
    """
    at = 0
    for path in paths:
        end = output.find(b"\n", at)
        header = output[at:end].split(b" ")
        if end < 0 or not header[-1].isdigit():
            raise PipelineError("the revision has no such file", path)
        start = end + 1
        at = start + int(header[-1]) + 1
        yield output[start : at - 1]


def _reason(answer: subprocess.CompletedProcess[bytes]) -> str:
    first = answer.stderr.decode(errors="replace").partition("\n")[0]
    return first.removeprefix("fatal: ") or f"exit status {answer.returncode}"
