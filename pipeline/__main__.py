"""The command line of the pipeline: python -m pipeline COMMAND."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.common.errors import PipelineError, reason
from pipeline.review.options import Format, Threshold

if TYPE_CHECKING:
    from pipeline.review.command import Request

ROOT = Path(__file__).resolve().parent.parent

_ANYWHERE = "let references leave the document's folder"


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 after success, 1 after a mistake, which standard error tells in one sentence. A review
        returns 2 after a mistake, and 1 if it finds a change as grave as `--fail-on` says.
    """
    options = _parser().parse_args(arguments)
    _write_any_character()
    try:
        status: int = options.run(options) or 0
        sys.stdout.flush()
    except PipelineError as error:
        return _fail(_relative(str(error), options.root), options.failed, error.details)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'input/output'}: {reason(error)}", options.failed)
    except KeyboardInterrupt:
        return _fail("interrupted; nothing is half replaced, run it again", 130)
    return status


def _write_any_character() -> None:
    """Write escapes, and raise no error, for characters that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, status: int, details: Sequence[str] = ()) -> int:
    for line in details:
        print(line, flush=True)
    print(f"error: {message}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline", description="Regenerate the client."
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the repository (default: the one of this package)"
    )
    parser.set_defaults(failed=1)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_fetch(commands.add_parser("fetch", help="pin the published document"))
    _add_regenerate(
        commands.add_parser("regenerate", help="rebuild openapi/openapi.json and generated/")
    )
    _add_rename(commands.add_parser("rename", help="rename a class or an operation, for good"))
    _add_names(commands.add_parser("names", help="list methods and classes, to look at"))
    check = commands.add_parser("check", help="rebuild in a temporary folder and compare")
    check.set_defaults(run=_check)
    _add_overlay(
        commands.add_parser("overlay", help="print any JSON or YAML document with overlays applied")
    )
    _add_review(commands.add_parser("review", help="say what an upstream change does to callers"))
    return parser


def _add_fetch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--url", help="https URL, http URL on loopback, or a JSON or YAML file")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, write nothing"
    )
    parser.add_argument(
        "--allow-shrink", action="store_true", help="accept a document that lost most operations"
    )
    parser.add_argument("--refs-anywhere", action="store_true", help=_ANYWHERE)
    parser.set_defaults(run=_fetch)


def _add_regenerate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="even if current, and over hand edits")
    parser.add_argument("--verbose", action="store_true", help="list every repair with its pointer")
    parser.set_defaults(run=_regenerate)


def _add_rename(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="class, or dotted id of an operation")
    parser.add_argument("new", metavar="NEW")
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--until", metavar="VERSION", help="release in which the old name goes")
    kept.add_argument("--drop", action="store_true", help="let the old name go at once")
    parser.set_defaults(run=_rename)


def _add_names(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--new",
        nargs="?",
        const="HEAD",
        metavar="REVISION",
        help="only those that a git revision lacks (HEAD: what is new since the last commit)",
    )
    what.add_argument(
        "--settle", action="store_true", help="at a release: names of now are provisional no more"
    )
    parser.set_defaults(run=_names)


def _add_overlay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", type=Path, metavar="INPUT")
    parser.add_argument("overlays", type=Path, nargs="+", metavar="OVERLAY")
    parser.add_argument("--yaml", action="store_true", help="print YAML instead of JSON")
    parser.add_argument(
        "--strict", action="store_true", help="demand evidence and a match of every action"
    )
    parser.set_defaults(run=_overlay)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old",
        nargs="?",
        metavar="OLD",
        help="a path, a URL, a git revision or REVISION:PATH (default: the committed pin)",
    )
    parser.add_argument("new", nargs="?", metavar="NEW", help="likewise (default: the pinned file)")
    parser.add_argument("--wire-only", action="store_true", help="leave Python and overlays out")
    parser.add_argument(
        "--format",
        choices=[form.value for form in Format],
        help=f"{', '.join(Format)} (default: by the ending of FILE, else text)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="write to FILE, and the short text to standard output; may be repeated",
    )
    parser.add_argument(
        "--fail-on",
        choices=[threshold.value for threshold in Threshold],
        help="exit with 1 from there on: " + ", ".join(Threshold),
    )
    parser.add_argument("--accepted", type=Path, metavar="FILE", help="instead of accepted.toml")
    parser.add_argument("--refs-anywhere", action="store_true", help=_ANYWHERE)
    parser.add_argument("--checks", action="store_true", help="list all checks, and do no more")
    parser.add_argument(
        "--log", type=_count, metavar="N", help="review the last N documents that were pinned"
    )
    parser.add_argument(
        "--git-diff", nargs="+", metavar="ARGUMENT", help="as diff.<name>.command of git; last"
    )
    parser.set_defaults(run=_review, failed=2)


def _fetch(options: argparse.Namespace) -> None:
    from pipeline.fetch import fetch

    report = fetch(
        options.root,
        options.url,
        allow_shrink=options.allow_shrink,
        dry_run=options.dry_run,
        refs_anywhere=options.refs_anywhere,
    )
    print("\n".join(report.lines()))


def _regenerate(options: argparse.Namespace) -> None:
    from pipeline.regenerate import regenerate

    def say(line: str) -> None:
        print(_relative(line, options.root), flush=True)

    regenerate(options.root, say, force=options.force, verbose=options.verbose)


def _rename(options: argparse.Namespace) -> None:
    from pipeline.rename import rename_command

    names = (options.root, options.old, options.new)
    print(rename_command(*names, options.until, keep=not options.drop))


def _names(options: argparse.Namespace) -> None:
    from pipeline.name_list import list_names, settle_names

    if options.settle:
        print(settle_names(options.root))
    else:
        print("\n".join(list_names(options.root, options.new)))


def _check(options: argparse.Namespace) -> None:
    from pipeline.regenerate import check

    check(options.root, print)


def _overlay(options: argparse.Namespace) -> None:
    from pipeline.overlay import overlay_command

    text = overlay_command(options.input, options.overlays, options.strict, options.yaml)
    sys.stdout.write(text)


def _review(options: argparse.Namespace) -> int:
    if options.checks:
        from pipeline.review.check_table import check_table

        sys.stdout.write(check_table())
        return 0
    from pipeline.common.locks import clear_up_beside
    from pipeline.review.command import Request, check_outputs

    check_outputs(options.output, (options.old, options.new), options.root)
    for path in options.output:
        clear_up_beside(path)
    request = Request(
        options.root,
        options.old,
        options.new,
        options.wire_only,
        options.accepted,
        options.refs_anywhere,
    )
    if options.log is not None:
        return _write_timeline(options, request)
    return _write_review(options, request)


def _write_timeline(options: argparse.Namespace, request: Request) -> int:
    from pipeline.review.command import write_texts
    from pipeline.review.render.timeline import render_timeline
    from pipeline.review.timeline import timeline

    if options.old or options.git_diff or options.fail_on:
        raise PipelineError("give it without OLD, NEW, --git-diff and --fail-on", "--log")
    pins = timeline(request, options.log)
    form = Format(options.format) if options.format else None
    sys.stdout.write(write_texts(partial(render_timeline, pins), form, options.output))
    return 0


def _write_review(options: argparse.Namespace, request: Request) -> int:
    from pipeline.review.command import review, write
    from pipeline.review.git_driver import review_for_git

    found = review_for_git(request, options.git_diff) if options.git_diff else review(request)
    if isinstance(found, str):
        sys.stdout.write(found)
        return 0
    width = shutil.get_terminal_size((100, 24)).columns
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    form = Format(options.format) if options.format else None
    sys.stdout.write(write(found, form, options.output, width=width, colour=colour))
    return int(options.fail_on is not None and found.reaches(Threshold(options.fail_on)))


def _count(text: str) -> int:
    """Read a number of documents."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of documents; give 1 or more")
    return int(text)


def _relative(text: str, root: Path) -> str:
    """Return the text with the files of the repository under their relative paths."""
    return text.replace(f"{root}{os.sep}", "")


if __name__ == "__main__":
    sys.exit(main())
