"""Uploads of files, in one part and in several, stopped and continued."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors
from ofauth_client.sandbox import Sandbox
from ofauth_client.uploading import upload, upload_async
from tests.client.serving import Server, ok
from tests.client.ways import Way

Upload: TypeAlias = Callable[..., Any]
PART = 5 * 1024 * 1024


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all tests of this module."""
    with Sandbox(chats=1) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox) -> Sandbox:
    """The sandbox, which has forgotten what other tests did."""
    shared.forget()
    return shared


@pytest.fixture(params=["sync", "async"])
def send(request: pytest.FixtureRequest, sandbox: Sandbox) -> Upload:
    """Uploads a file, by each kind of client."""

    def send_sync(path: Path, **options: Any) -> Any:
        with OFAuth(**sandbox.options(), max_retries=0) as client:
            return upload(client, path, **options)

    def send_async(path: Path, **options: Any) -> Any:
        async def main() -> Any:
            async with AsyncOFAuth(**sandbox.options(), max_retries=0) as client:
                return await upload_async(client, path, **options)

        return asyncio.run(main())

    return send_sync if request.param == "sync" else send_async


def a_file(folder: Path, size: int) -> Path:
    """Return a file with different bytes in each part."""
    path = folder / "clip.mp4"
    path.write_bytes(b"".join(i.to_bytes(4, "big") for i in range(-(-size // 4)))[:size])
    return path


def received(sandbox: Sandbox) -> list[str]:
    """Return the digests of the parts that the sandbox received, in order."""
    (parts,) = (each for each in sandbox.uploads.parts.values() if each)
    return [parts[number].digest for number in sorted(parts)]


def digests(path: Path) -> list[str]:
    """Return the digests of the parts of a file."""
    whole = path.read_bytes()
    parts = [whole[start : start + PART] for start in range(0, len(whole), PART)]
    return [hashlib.sha256(part).hexdigest() for part in parts]


def requests(sandbox: Sandbox) -> list[str]:
    """Return the operations that were called."""
    return [each.operation for each in sandbox.exchanges]


@pytest.mark.parametrize(
    ("size", "steps"), [(1, [1]), (PART, [PART]), (PART + 1, [PART, PART + 1])]
)
def test_files_of_every_size(
    send: Upload, sandbox: Sandbox, tmp_path: Path, size: int, steps: list[int]
) -> None:
    """The bytes arrive, and the progress is told after each part."""
    path, told = a_file(tmp_path, size), list[tuple[int, int]]()
    assert send(path, progress=lambda *step: told.append(step)) is not None
    assert received(sandbox) == digests(path)
    assert told == [(sent, size) for sent in steps]
    parts = ["uploads.put"] if len(steps) == 1 else ["uploads.put_part"] * 2 + ["uploads.complete"]
    assert requests(sandbox) == ["uploads.init", *parts]


def test_the_api_learns_name_type_and_place(server: Server, way: Way, tmp_path: Path) -> None:
    """The type is that of the name, unless the caller knows better."""
    path = a_file(tmp_path, 10)
    server.answers(ok({"mediaUploadId": "upload_1"}))
    options = {"userId": "1001"}
    more: dict[str, Any]
    for more in ({}, {"content_type": "video/quicktime", "vault_upload": options}):
        client: Any = way.client()
        send: Any = upload if way.name == "sync" else upload_async
        way.do(send(client, path, **more))
    bodies = [json.loads(each.body) for each in server.received if each.method == "POST"]
    assert bodies == [
        {"filename": "clip.mp4", "size": 10, "contentType": "video/mp4"},
        {
            "filename": "clip.mp4",
            "size": 10,
            "contentType": "video/quicktime",
            "vaultUpload": {"userId": "1001"},
        },
    ]


def test_a_stopped_upload_continues(send: Upload, sandbox: Sandbox, tmp_path: Path) -> None:
    """Parts that arrived are not sent again; the state is gone at the end."""
    path, state = a_file(tmp_path, 2 * PART + 5), tmp_path / "clip.state"
    sandbox.plan.add("status=500 on uploads.put_part at 2")
    with pytest.raises(errors.ServerError):
        send(path, state=state)
    sandbox.plan.clear()
    before = len(sandbox.exchanges)
    send(path, state=state)
    assert received(sandbox) == digests(path)
    again = requests(sandbox)[before:]
    assert again == ["uploads.put_part", "uploads.put_part", "uploads.complete"]
    assert list(tmp_path.iterdir()) == [path]


def test_another_file_begins_anew(send: Upload, sandbox: Sandbox, tmp_path: Path) -> None:
    """A state is that of one file as it was."""
    path, state = a_file(tmp_path, PART + 5), tmp_path / "clip.state"
    sandbox.plan.add("status=500 on uploads.put_part at 2")
    with pytest.raises(errors.ServerError):
        send(path, state=state)
    sandbox.plan.clear()
    path.write_bytes(path.read_bytes() + b"more")
    send(path, state=state)
    assert requests(sandbox).count("uploads.init") == 2


def test_misuse(send: Upload, tmp_path: Path) -> None:
    """A sentence each, before any request."""
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(errors.ArgumentError, match=r"^empty\.mp4 is empty$"):
        send(tmp_path / "empty.mp4")
    (tmp_path / "state").write_text("{}")
    with pytest.raises(errors.ArgumentError, match=r"^state is no state of an upload: delete"):
        send(a_file(tmp_path, 5), state=tmp_path / "state")
    with pytest.raises(FileNotFoundError):
        send(tmp_path / "nothing.mp4")
