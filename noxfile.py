"""The commands of a maintainer. `nox -l` lists the sessions; those marked * run by default."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False

PYPROJECT = nox.project.load_toml("pyproject.toml")
TYPED = [
    "pipeline",
    "ofauth_client",
    "generated",
    "examples",
    "tests",
    "benchmarks",
    "website",
    "noxfile.py",
]
PRISM = "5.16.0"
GENERATED = {"PYTHONPATH": os.pathsep.join(("generated", "."))}


def group(*names: str) -> list[str]:
    """Return the requirements of the project and of the named dependency groups."""
    return [
        *PYPROJECT["project"]["dependencies"],
        *nox.project.dependency_groups(PYPROJECT, *names),
    ]


def present(version: str) -> bool:
    """Tell whether a Python version is installed; add it to PATH if pyenv hides it.

    pyenv has a shim for every version it knows. The shim of an inactive version exists but fails.
    """
    name = f"python{version}"
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return True
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    hidden = sorted(pyenv.glob(f"versions/{version}.*/bin/{name}"))
    if hidden:
        os.environ["PATH"] = f"{hidden[-1].parent}{os.pathsep}{os.environ['PATH']}"
    found = shutil.which(name)
    return found is not None and Path(found).parent != pyenv / "shims"


PYTHONS = [version for version in nox.project.python_versions(PYPROJECT) if present(version)]
if not PYTHONS:
    sys.exit("error: no supported Python is here; install Python 3.11 or later")
PYTHON = PYTHONS[0]


def pipeline(session: nox.Session, *arguments: str) -> None:
    """Run a command of the pipeline with its pinned tools."""
    session.install(*group("pipeline"))
    session.run("python", "-m", "pipeline", *arguments, *session.posargs)


@nox.session(python=PYTHON, reuse_venv=True)
def regenerate(session: nox.Session) -> None:
    """Rebuild openapi/openapi.json and generated/ from openapi/upstream.json, offline."""
    pipeline(session, "regenerate")


@nox.session(python=PYTHON, reuse_venv=True)
def tests(session: nox.Session) -> None:
    """Test everything within minutes, on one Python (--force-python 3.12 3.13 for others)."""
    session.install(*group("pipeline", "tests"))
    session.run("pytest", "-n", "auto", "-m", "not long", *session.posargs)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def long_tests(session: nox.Session) -> None:
    """Run the tests that take long: many examples, kills, hostile documents, a browser."""
    session.install(*group("pipeline", "tests", "docs"))
    session.run("pytest", "-n", "auto", "-m", "long", *session.posargs)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def demo(session: nox.Session) -> None:
    """Start the sandbox, print its newest chats, and export all messages with progress."""
    project = PYPROJECT["project"]
    session.install(*project["dependencies"], *project["optional-dependencies"]["sandbox"], "tqdm")
    sandbox = ["python", "-m", "ofauth_client.sandbox", *session.posargs]
    session.run(*sandbox, "--", "python", "examples/quickstart.py", env=GENERATED)
    target = f"{session.create_tmp()}/messages.jsonl"
    for left in (target, f"{target}.state"):
        Path(left).unlink(missing_ok=True)
    export = ["python", "examples/jobs/export_messages.py", target]
    session.run(*sandbox, "--no-rate-limit", "--messages", "60", "--", *export, env=GENERATED)
    session.log(f"open {target}; next: docs/jobs, or a program of yours behind")
    session.log("  python -m ofauth_client.sandbox -- python your_program.py")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def contract(session: nox.Session) -> None:
    """Run schemathesis against the sandbox; `-- --long` adds cases and a full document."""
    session.install(*group("pipeline", "tests", "contract"))
    session.run("python", "-m", "tests.contract", *session.posargs, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def fetch(session: nox.Session) -> None:
    """Pin the published document; `-- --url URL_OR_PATH`, `-- --dry-run`, `-- --allow-shrink`."""
    pipeline(session, "fetch")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def update(session: nox.Session) -> None:
    """Fetch, regenerate, review and test: the steps between an upstream change and a commit."""
    pipeline(session, "fetch")
    if "--dry-run" in session.posargs:
        return
    # A notified session runs even if the session before it fails, so regenerate runs here.
    session.run("python", "-m", "pipeline", "regenerate")
    # The review comes first: it takes seconds, the tests take minutes.
    session.notify("review", posargs=[])
    session.notify("tests", posargs=[])


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def review(session: nox.Session) -> None:
    """Show the effect of an upstream change on callers; `-- OLD NEW` for any two documents."""
    pipeline(session, "review")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def names(session: nox.Session) -> None:
    """List methods and classes; `-- --new` since the last commit, `-- --settle` at a release."""
    pipeline(session, "names")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def check(session: nox.Session) -> None:
    """Fail if the prepared or generated files differ from the output of the pipeline."""
    pipeline(session, "check")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def lint(session: nox.Session) -> None:
    """Check the style and formatting of hand-written code, and the workflows."""
    session.install(*nox.project.dependency_groups(PYPROJECT, "lint"))
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check")
    workflows = sorted(map(str, Path(".github/workflows").glob("*.yml")))
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    session.run("zizmor", "--offline", "--no-progress", "--quiet", *workflows)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, both strict; includes the full-scale client."""
    session.install(*group("pipeline", "tests", "docs", "types"))
    session.run("mypy", *TYPED)
    session.run("pyright", *TYPED)
    full_scale = session.create_tmp()
    session.run("python", "-m", "tests.full_scale", full_scale)
    with session.chdir(full_scale):
        session.run("mypy", "--strict", "--config-file=", "ofauth_api")
        session.run("pyright", "ofauth_api")


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def build(session: nox.Session) -> None:
    """Build into dist/; check that two builds are equal and that the wheel runs alone."""
    sandbox = PYPROJECT["project"]["optional-dependencies"]["sandbox"]
    session.install(*group("build"), *sandbox)
    temporary = Path(session.create_tmp())
    again, clean = temporary / "again", temporary / "clean"
    for folder in (Path("dist"), again, clean):
        shutil.rmtree(folder, ignore_errors=True)
    for target in ("dist", str(again)):
        session.run("python", "-m", "build", "--no-isolation", "--outdir", target)
    wheel = str(next(Path("dist").glob("*.whl")))
    session.run("twine", "check", "--strict", *map(str, Path("dist").iterdir()))
    session.run("python", "-m", "tests.supply", "dist", str(again))
    session.run("python", "-m", "venv", str(clean))
    installed = str(clean / ("Scripts" if os.name == "nt" else "bin") / "python")
    session.run(installed, "-m", "pip", "install", "--quiet", wheel, external=True)
    quickstart = [installed, "-I", "examples/quickstart.py"]
    session.run("python", "-m", "ofauth_client.sandbox", "--", *quickstart, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def docs(session: nox.Session) -> None:
    """Build the documentation site into build/site, and check its links; warnings are errors."""
    session.install(*group("pipeline", "docs"))
    session.run("python", "-m", "website", env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def bench(session: nox.Session) -> None:
    """Compare with other libraries, as ratios within one run; `-- decode` for one benchmark."""
    session.install(*group("pipeline", "tests", "bench"))
    session.run("python", "-m", "benchmarks", *session.posargs, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def faults(session: nox.Session) -> None:
    """Kill each command at 50 random moments; `-- --kills N --seed N`, `-- COMMAND`."""
    session.install(*group("pipeline", "tests"))
    session.run("python", "-m", "tests.faults.killing", *session.posargs, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def fuzz(session: nox.Session) -> None:
    """Try new hostile inputs for a minute per target; `-- --seconds N --seed N`, `-- TARGET`."""
    session.install(*group("pipeline", "tests"))
    session.run("python", "-m", "tests.fuzz", *session.posargs, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def soak(session: nox.Session) -> None:
    """Read a million messages while requests fail, cut 20,000 calls, then run schemathesis."""
    session.install(*group("pipeline", "tests", "contract"))
    session.run("python", "-m", "tests.soak", *session.posargs, env=GENERATED)
    session.run("python", "-m", "tests.soak.cuts", env=GENERATED)
    session.run("python", "-m", "tests.contract", "--long", env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def prism(session: nox.Session) -> None:
    """Decode and re-encode 1,000 made-up answers of each operation from Prism; needs Node."""
    if shutil.which("npm") is None:
        session.error("Prism needs Node: install Node 20 or later, and npm with it")
    session.install(*group("pipeline", "tests"))
    folder = session.create_tmp()
    package = f"@stoplight/prism-cli@{PRISM}"
    session.run("npm", "install", "--silent", "--prefix", folder, package, external=True)
    command = str(Path(folder, "node_modules", ".bin", "prism"))
    session.run("python", "-m", "tests.prism", command, *session.posargs, env=GENERATED)


@nox.session(python=PYTHON, reuse_venv=True, default=False)
def audit(session: nox.Session) -> None:
    """Look up known vulnerabilities of all requirements; fail if a lookup is impossible."""
    session.install(*nox.project.dependency_groups(PYPROJECT, "audit"))
    extras = PYPROJECT["project"]["optional-dependencies"].values()
    required = Path(session.create_tmp(), "requirements.txt")
    lines = [*group("pipeline"), *(line for extra in extras for line in extra)]
    required.write_text("\n".join(lines), encoding="utf-8")
    session.run("pip-audit", "--strict", "--requirement", str(required), *session.posargs)
