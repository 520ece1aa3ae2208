"""Bring openapi/openapi.json and generated/ up to date with their sources."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.errors import PipelineError, printable
from pipeline.common.files import replace_directory, staged, update_directory, update_file
from pipeline.common.locks import run_lock
from pipeline.common.manifest import (
    NAME,
    Manifest,
    hand_edited,
    leftovers,
    make_manifest,
    read_manifest,
    verified_outputs,
)
from pipeline.common.releases import package_version
from pipeline.common.text import counted
from pipeline.names.deprecated import has_outlived
from pipeline.names.ledger import read_ledger
from pipeline.waiting_process import waiting_generator

Say = Callable[[str], None]


def regenerate(root: Path, say: Say, *, force: bool = False, verbose: bool = False) -> None:
    """Prepare the pinned document and generate the package, where anything changed.

    Args:
        root: The repository.
        say: Takes each line for people.
        force: Regenerate even if nothing changed, and overwrite hand edits.
        verbose: Also report every repair with its pointer.

        Raises:
            PipelineError: The input has a mistake; no file has been replaced then.
    """
    with run_lock(root):
        before = _Before(read_manifest(root / "generated"), make_manifest(root, root / "generated"))
        if before.is_current() and not force and not _is_outlived(root):
            say("regenerate nothing to do")
            return
        with collector_at_rest():
            _rebuild(root, say, before, force=force, verbose=verbose)


@frozen
class _Before:
    """The state of generated/ before a run.

    Args:
        recorded: The manifest of the last run.
        found: The manifest of the files that are there now.
    """

    recorded: Manifest
    found: Manifest

    def is_current(self) -> bool:
        """Tell whether nothing has changed since the last run."""
        return self.recorded == self.found

    def refuse_hand_edits(self, wanted: Manifest) -> None:
        """Fail where a change by hand would be lost."""
        edited = hand_edited(self.recorded, self.found, wanted)
        if edited:
            raise PipelineError(
                f"edited by hand{_more(edited)}; generated code is replaced as a whole: move the "
                "change to an overlay or a template, or give --force to lose it",
                f"generated/{edited[0]}",
            )

    def notices(self, wanted: Manifest) -> list[str]:
        """Return a line about unrecorded files that the run will remove."""
        found = leftovers(self.recorded, self.found, wanted)
        if not found:
            return []
        notice = f"generated/{found[0]}{_more(found)}: not written by the last run, and replaced"
        return [printable(f"{'':<11}! {notice}")]

    def changed(self, wanted: Manifest) -> int:
        """Count the files that differ from those of the last run."""
        old = self.recorded.outputs
        return sum(old.get(name) != digest for name, digest in wanted.outputs.items())

    def removed(self, wanted: Manifest) -> int:
        """Count the files of the last run that are no longer there."""
        return len(self.recorded.outputs.keys() - wanted.outputs.keys())


def _more(names: list[str]) -> str:
    return f" and {len(names) - 1} more" if len(names) > 1 else ""


def _is_outlived(root: Path) -> bool:
    """Tell whether deprecated names are still there although their last release is reached."""
    ledger = read_ledger(root / "openapi" / "names.lock.json")
    return has_outlived(ledger, package_version(root))


def _rebuild(root: Path, say: Say, before: _Before, *, force: bool, verbose: bool) -> None:
    # Imported late: most runs find nothing to do.
    from pipeline.generate import generate_with
    from pipeline.prepare import prepare_pinned, prepared_files

    with waiting_generator() as generator, staged(root / "generated") as folder:
        prepared = prepare_pinned(root)
        for report in prepared.reports:
            _say_all(say, report.lines(verbose))
        verified = verified_outputs(before.recorded, before.found)
        generated = generate_with(generator, prepared.document, folder, verified=verified)
        _say_all(say, generated.lines(verbose))
        coming = prepared_files(prepared)
        manifest = make_manifest(root, folder, coming)
        (folder / NAME).write_text(manifest.to_json(), encoding="utf-8")
        if not force:
            before.refuse_hand_edits(manifest)
        _say_all(say, before.notices(manifest))
        with _back_on_failure(root, coming):
            changed = _write(root, coming)
            replace_directory(folder, root / "generated")
    count, total = before.changed(manifest) + len(changed), len(manifest.outputs) + len(coming)
    removed = before.removed(manifest)
    more = f", {removed} removed" if removed else ""
    say(f"{'done':<11}{count} of {counted(total, 'file')} changed{more}")


def _write(root: Path, texts: Mapping[str, str | None]) -> list[str]:
    """Write files of the repository, those of openapi/ all at once; return the changed names."""
    folder = "openapi/"
    beside = {name: text for name, text in texts.items() if not name.startswith(folder)}
    inside = {n.removeprefix(folder): text for n, text in texts.items() if n.startswith(folder)}
    changed = [name for name, text in beside.items() if update_file(root / name, text)]
    return changed + update_directory(root / folder, inside)


@contextmanager
def _back_on_failure(root: Path, names: Iterable[str]) -> Generator[None]:
    """Restore files if a later step of the same replacement fails."""
    before = {name: _text(root / name) for name in names}
    try:
        yield
    except PipelineError:
        _write(root, before)
        raise


def _say_all(say: Say, lines: list[str]) -> None:
    for line in lines:
        say(line)


def check(root: Path, say: Say) -> None:
    """Rebuild into a temporary folder, validate, and compare byte for byte.

    Raises:
        PipelineError: A prepared or generated file is not what the pipeline would write, or
            the prepared document is not valid OpenAPI.
    """
    from pipeline.generate import generate_with
    from pipeline.generate.validating import validating, waiting_validator
    from pipeline.prepare import prepare_pinned, prepared_files

    with collector_at_rest(), waiting_generator() as generator, waiting_validator() as validator:
        prepared = prepare_pinned(root)
        written = prepared_files(prepared)
        stale = [name for name, text in sorted(written.items()) if _text(root / name) != text]
        with (
            tempfile.TemporaryDirectory() as folder,
            validating(validator, written["openapi/openapi.json"], "openapi/openapi.json"),
        ):
            recorded = make_manifest(root, root / "generated")
            verified = verified_outputs(read_manifest(root / "generated"), recorded)
            generate_with(generator, prepared.document, Path(folder), verified=verified)
            wanted = make_manifest(root, Path(folder))
    names = {*wanted.outputs, *recorded.outputs}
    stale += [
        f"generated/{name}"
        for name in sorted(names)
        if wanted.outputs.get(name) != recorded.outputs.get(name)
    ]
    if _text(root / "generated" / NAME) != wanted.to_json():
        stale.append(f"generated/{NAME}")
    if stale:
        more = f" (and {len(stale) - 1} more)" if len(stale) > 1 else ""
        raise PipelineError(f"not current{more}; run: nox -s regenerate", stale[0])
    count = len(names) + len(written) + 1
    say(f"{'check':<11}{counted(count, 'file is', 'files are')} current")


def _text(path: Path) -> str | None:
    return path.read_text("utf-8", errors="replace") if path.is_file() else None
