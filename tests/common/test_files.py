"""Files and directories are replaced whole or not at all, by one run at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.common.errors import PipelineError
from pipeline.common.files import (
    WAYS,
    Way,
    exchange,
    rename_twice,
    replace_directory,
    replace_files,
    staged,
    update_directory,
    update_file,
    write_atomically,
)
from pipeline.common.locks import run_lock

ROOT = Path(__file__).resolve().parents[2]

#: Leaves no room for files of more than 4 kB, as a full disk does.
FULL_DISK = """
import resource, sys
from pathlib import Path
from pipeline.common.errors import PipelineError
from pipeline.common.files import update_directory, write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    {action}
except PipelineError as error:
    sys.exit(f"refused: {{error}}")
"""


def tree(folder: Path) -> dict[str, str]:
    """Return the text of every file by its path."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in paths}


def fill(folder: Path, files: dict[str, str]) -> Path:
    """Write files by path and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def sentence(caught: pytest.ExceptionInfo[PipelineError]) -> str:
    """Return the text of an error, which is one line."""
    assert "\n" not in str(caught.value)
    return str(caught.value)


def on_a_full_disk(action: str) -> str:
    """Run an action that must fail for want of room, and return its sentence."""
    command = [sys.executable, "-c", FULL_DISK.format(action=action)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("refused: ")
    assert run.stderr.count("\n") == 1
    return run.stderr


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_written_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Every text is stored as UTF-8, newlines of any kind unchanged."""
    path = tmp_path_factory.mktemp("text") / "file.txt"
    write_atomically(path, text)
    assert path.read_bytes() == text.encode()
    assert os.listdir(path.parent) == ["file.txt"]


def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    """A file that was not there gets the permissions any new file gets."""
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    """A file that was there keeps its permissions, alone or in a directory."""
    path = fill(tmp_path / "d", {"a": "old", "b": "old"}) / "a"
    path.chmod(mode)
    write_atomically(path, "newer")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    update_directory(path.parent, {"a": "newest"})
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    """Writing through a link changes the file it leads to, and the link stays."""
    (tmp_path / "link").symlink_to("file")
    write_atomically(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text("utf-8") == "x"


@pytest.mark.parametrize("name", ["file/below", "missing/file", "folder", "n" * 300, "loop"])
def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    """Whatever the system refuses, the folder stays as it was."""
    fill(tmp_path, {"file": "old", "folder/x": "old"})
    (tmp_path / "loop").symlink_to("loop/x")
    before = tree(tmp_path)
    with pytest.raises(PipelineError) as caught:
        write_atomically(tmp_path / name, "new")
    assert name in sentence(caught)
    assert tree(tmp_path) == before


def test_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    """Half a surrogate pair cannot be stored; the old text stays."""
    path = fill(tmp_path, {"a": "old"}) / "a"
    with pytest.raises(PipelineError, match="surrogates"):
        write_atomically(path, "\ud800")
    with pytest.raises(PipelineError, match="surrogates"):
        update_directory(tmp_path, {"a": "\ud800"})
    assert tree(tmp_path) == {"a": "old"}


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """When there is no room for the new text, the old one is still there."""
    path = fill(tmp_path, {"a": "old"}) / "a"
    told = on_a_full_disk(f"write_atomically(Path({str(path)!r}), 'x' * 5000)")
    assert str(path) in told
    assert tree(tmp_path) == {"a": "old"}


def test_a_full_disk_leaves_the_old_pair(tmp_path: Path) -> None:
    """When there is room for one file of two, neither is replaced."""
    target = fill(tmp_path / "d", {"a": "old", "b": "old"})
    told = on_a_full_disk(f"update_directory(Path({str(target)!r}), {{'a': 'x', 'b': 'x' * 5000}})")
    assert str(target) in told
    assert tree(tmp_path) == {"d/a": "old", "d/b": "old"}


def test_files_of_a_full_disk_that_only_need_copying_are_told_alike(tmp_path: Path) -> None:
    """Copying what stays may fail, too: one sentence, nothing replaced."""
    target = fill(tmp_path / "d", {"a": "old", "big": "x" * 5000})
    told = on_a_full_disk(f"update_directory(Path({str(target)!r}), {{'a': 'new'}})")
    assert "cannot update the directory" in told
    assert tree(tmp_path) == {"d/a": "old", "d/big": "x" * 5000}


def test_one_file_is_written_only_where_it_differs(tmp_path: Path) -> None:
    """Its directory is made, and no text means no file."""
    path = tmp_path / "folder" / "file"
    changes = [update_file(path, text) for text in (None, "a", "a", "b", None, None)]
    assert changes == [False, True, False, True, True, False]
    assert not path.exists()


def test_only_what_differs_is_named(tmp_path: Path) -> None:
    """The names of changed and new files come back; other files stay."""
    target = fill(tmp_path / "d", {"a": "1", "b": "2", "sub/b": "3"})
    assert update_directory(target, {"b": "new", "a": "1", "0": ""}) == ["0", "b"]
    assert tree(target) == {"0": "", "a": "1", "b": "new", "sub/b": "3"}
    assert os.listdir(tmp_path) == ["d"]


def test_nothing_is_touched_if_nothing_differs(tmp_path: Path) -> None:
    """The directory and its files are the very same afterwards."""
    target = fill(tmp_path / "d", {"a": "1"})
    before = [(path.stat().st_ino, path.stat().st_ctime_ns) for path in (target, target / "a")]
    assert update_directory(target, {"a": "1"}) == []
    after = [(path.stat().st_ino, path.stat().st_ctime_ns) for path in (target, target / "a")]
    assert after == before


def test_a_missing_directory_is_made(tmp_path: Path) -> None:
    """The first files make their directory, its parents included."""
    assert update_directory(tmp_path / "x" / "d", {"a": "1"}) == ["a"]
    assert tree(tmp_path) == {"x/d/a": "1"}


def test_a_linked_file_is_replaced_in_its_directory_only(tmp_path: Path) -> None:
    """The file that a link leads to, outside the directory, is not written."""
    outside = fill(tmp_path / "outside", {"a": "old"}) / "a"
    target = fill(tmp_path / "d", {})
    for name in ("a", "b"):
        (target / name).symlink_to(outside)
    update_directory(target, {"a": "new"})
    assert (outside.read_text("utf-8"), tree(target)) == ("old", {"a": "new", "b": "old"})
    assert (target / "b").is_symlink()


def test_a_linked_directory_stays_a_link(tmp_path: Path) -> None:
    """The directory that a link leads to is the one that is replaced."""
    fill(tmp_path / "real", {"a": "old"})
    (tmp_path / "link").symlink_to("real")
    update_directory(tmp_path / "link", {"a": "new"})
    assert (tmp_path / "link").is_symlink()
    assert tree(tmp_path / "real") == {"a": "new"}


@pytest.mark.parametrize("name", ["file", "file/below", "d"])
def test_a_directory_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    """A file in the place of a directory, or a directory in that of a file, stays."""
    fill(tmp_path, {"file": "old", "d/a/b": "old"})
    with pytest.raises(PipelineError) as caught:
        update_directory(tmp_path / name, {"a": "new"})
    assert name in sentence(caught)
    assert tree(tmp_path) == {"file": "old", "d/a/b": "old"}
    assert sorted(os.listdir(tmp_path)) == ["d", "file"]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_replaces_the_whole_tree(tmp_path: Path, way: Way) -> None:
    """Files and folders that are not in the new tree are gone; nothing else is left."""
    target = fill(tmp_path / "d", {"same": "1", "a": "old", "gone/x": "old", "sub/gone": "old"})
    with staged(target) as staging:
        fill(staging, {"same": "1", "a": "new", "sub/x": "new", "more/x/y": "new"})
        replace_directory(staging, target, (way,))
    assert tree(tmp_path) == {"d/same": "1", "d/a": "new", "d/sub/x": "new", "d/more/x/y": "new"}
    assert sorted(os.listdir(target)) == ["a", "more", "same", "sub"]
    assert os.listdir(tmp_path) == ["d"]


def refuse(new: Path, target: Path) -> None:
    """Fail as a file system does that knows no exchange."""
    raise OSError(95, "Operation not supported")


@pytest.mark.parametrize(
    "ways", [(refuse, exchange), (refuse, rename_twice), (refuse, replace_files)]
)
def test_the_next_way_is_tried(tmp_path: Path, ways: tuple[Way, ...]) -> None:
    """What one file system cannot do is done another way."""
    target = fill(tmp_path / "d", {"a": "old"})
    with staged(target) as staging:
        fill(staging, {"a": "new"})
        replace_directory(staging, target, ways)
    assert tree(tmp_path) == {"d/a": "new"}


def test_if_no_way_works_the_old_tree_stays(tmp_path: Path) -> None:
    """The last refusal is told, and nothing has changed."""
    target = fill(tmp_path / "d", {"a": "old"})
    with pytest.raises(PipelineError, match="Operation not supported"), staged(target) as staging:
        replace_directory(staging, target, (refuse, refuse))
    assert tree(tmp_path) == {"d/a": "old"}


def test_two_renames_that_fail_in_the_middle_are_undone(tmp_path: Path) -> None:
    """The old tree is put back when the new one cannot be moved in."""
    target = fill(tmp_path / "d", {"a": "old"})
    with pytest.raises(FileNotFoundError):
        rename_twice(tmp_path / "missing", target)
    assert tree(target) == {"a": "old"}


def test_an_exchange_that_fails_tells_why(tmp_path: Path) -> None:
    """The reason that the system gives is not lost."""
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "missing", tmp_path)


def test_staging_is_gone_after_an_error(tmp_path: Path) -> None:
    """Whatever happens while the new tree is written, its folder does not stay."""
    target = fill(tmp_path / "d", {"a": "old"})

    def interrupted() -> None:
        with staged(target) as staging:
            fill(staging, {"a": "new"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert tree(tmp_path) == {"d/a": "old"}
    assert os.listdir(tmp_path) == ["d"]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """The next run begins with an empty folder, be the leftover a folder, a file or a link."""
    target = fill(tmp_path / "d", {"a": "old"})
    fill(tmp_path / ".staging-d" / "new", {"half": "written"})
    with staged(target) as staging:
        assert os.listdir(staging) == []
    (tmp_path / ".staging-d").symlink_to(target)
    with staged(target) as staging:
        assert os.listdir(staging) == []
    assert tree(tmp_path) == {"d/a": "old"}


def test_two_folders_are_staged_at_once(tmp_path: Path) -> None:
    """Staging one directory leaves alone what is being staged for another beside it."""
    with staged(tmp_path / "d") as one, staged(tmp_path / "d-e") as other:
        fill(one, {"a": "1"})
        fill(other, {"a": "2"})
        replace_directory(other, tmp_path / "d-e")
        replace_directory(one, tmp_path / "d")
    assert tree(tmp_path) == {"d/a": "1", "d-e/a": "2"}


def test_a_run_clears_up_after_one_that_was_killed(tmp_path: Path) -> None:
    """The lock's holder removes leftovers, and puts back a tree that was set aside."""
    fill(tmp_path, {"kept": "1", ".staging-kept": "2", ".staging-": "odd"})
    fill(tmp_path / "sub", {".staging-kept": "3"})
    fill(tmp_path / ".staging-d" / "old", {"a": "old"})
    fill(tmp_path / ".staging-d" / "new", {"a": "new"})
    with run_lock(tmp_path):
        pass
    found = tree(tmp_path)
    found.pop(".pipeline.lock", None)
    assert found == {"kept": "1", "d/a": "old", ".staging-": "odd"}


def test_a_second_run_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    """The second is told at once; when the first has ended, the way is free."""
    with run_lock(tmp_path):
        with pytest.raises(PipelineError, match="another run") as caught, run_lock(tmp_path):
            pytest.fail("two runs at once")
        assert str(tmp_path) in sentence(caught)
    with run_lock(tmp_path):
        pass


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    """The lock ends with its process, however that ended."""
    code = (
        "import os, signal; from pathlib import Path; from pipeline.common.locks import run_lock\n"
        f"with run_lock(Path({str(tmp_path)!r})): os.kill(os.getpid(), signal.SIGKILL)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert run.returncode < 0
    with run_lock(tmp_path):
        pass


def test_a_repository_that_cannot_be_locked_is_one_sentence(tmp_path: Path) -> None:
    """A root that is no directory is told like any other mistake."""
    root = fill(tmp_path, {"file": ""}) / "file"
    with pytest.raises(PipelineError) as caught, run_lock(root):
        pytest.fail("locked a file")
    assert "cannot lock" in sentence(caught)
