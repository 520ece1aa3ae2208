"""Files of a revision are read as they are, many of them by one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.review.sources.git import Repository
from tests.review.command.repository import commit, git

#: Contents that a reader of lines or of texts would change.
CONTENTS = {"a.txt": b"", "é b.txt": b"x\n\n", "sub/c.bin": b"\0\r\n1 blob 3\n\xff", "d.txt": b"y"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with the files committed."""
    for name, content in CONTENTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    return Repository(tmp_path)


def test_many_files_are_read_at_once(repository: Repository) -> None:
    """In any order, and also none."""
    found = repository.commit("main") or ""
    assert repository.read_all(found, [*reversed(CONTENTS)]) == CONTENTS
    assert repository.read_all(found, []) == {}
    assert sorted(repository.files(found, "sub/", "a.txt")) == ["a.txt", "sub/c.bin"]


@pytest.mark.parametrize("path", ["gone.txt", "sub/3"])
def test_a_missing_file_is_refused_by_name(repository: Repository, path: str) -> None:
    """Wherever it stands among the others."""
    found = repository.commit("main") or ""
    with pytest.raises(PipelineError, match="the revision has no such file") as refused:
        repository.read_all(found, ["a.txt", path, "d.txt"])
    assert refused.value.where == path
