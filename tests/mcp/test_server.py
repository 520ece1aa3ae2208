"""The server, by the client of the SDK: in memory, and over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, Tool

from ofauth_client._operations import describe, method_names
from ofauth_client.mcp.__main__ import main
from ofauth_client.sandbox import Sandbox
from tests.mcp.conftest import Connected

MESSAGES = "chats_messages_list"
SEND = "chats_messages_send"
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


def variables(sandbox: Sandbox) -> dict[str, str]:
    """Return an environment that names a sandbox."""
    return {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "OFAUTH_API_KEY": sandbox.api_key,
        "OFAUTH_CONNECTION_ID": sandbox.connection_id,
        "OFAUTH_BASE_URL": sandbox.url,
    }


def text_of(result: CallToolResult) -> str:
    """Return the text of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def tools_of(connected: Connected, **selection: Any) -> dict[str, Tool]:
    """Return the tools that a server offers."""

    async def listed(client: Client) -> list[Tool]:
        return (await client.list_tools()).tools

    return {tool.name: tool for tool in connected(listed, **selection)}


def called(
    connected: Connected, name: str, arguments: dict[str, Any], **selection: Any
) -> CallToolResult:
    """Return the result of a tool."""

    async def call(client: Client) -> CallToolResult:
        return await client.call_tool(name, arguments)

    result: CallToolResult = connected(call, **selection)
    return result


def test_reads_are_offered(connected: Connected) -> None:
    """And nothing else, whatever the API has."""
    tools = tools_of(connected)
    reading = {name.replace(".", "_") for name in method_names() if describe(name).reads}
    assert tools.keys() == reading
    hints = [tool.annotations for tool in tools.values()]
    assert all(hint and hint.read_only_hint and not hint.destructive_hint for hint in hints)


def test_writes_are_offered_on_demand(connected: Connected) -> None:
    """Their hints say that they may destroy something."""
    tools = tools_of(connected, allow_writes=True)
    writing = {name.replace(".", "_") for name in method_names() if not describe(name).reads}
    offered = writing & tools.keys()
    assert writing - offered == {"uploads_put", "uploads_put_part"}
    for name in offered:
        hint = tools[name].annotations
        assert hint
        assert (hint.read_only_hint, hint.destructive_hint) == (False, True)


@pytest.mark.parametrize(
    ("selection", "some", "none"),
    [
        ({"allow": ["chats.messages.send"]}, {SEND, "me_get"}, {"chats_messages_unsend"}),
        ({"allow": ["messages:write"]}, {SEND, "mass_messages_create"}, {"posts_create"}),
        ({"allow": ["chats"]}, {SEND, "chats_messages_unsend"}, {"mass_messages_create"}),
        ({"only": ["messages:read"]}, {MESSAGES, "chats_list"}, {"me_get", SEND}),
        ({"only": ["chats"], "allow": ["messages:write"]}, {SEND}, {"mass_messages_create"}),
        ({"only": ["chats.list"], "allow_writes": True}, {"chats_list"}, {SEND, MESSAGES}),
    ],
)
def test_tools_are_selected(
    selection: dict[str, Any], some: set[str], none: set[str], connected: Connected
) -> None:
    """By operation, resource or permission."""
    offered = tools_of(connected, **selection).keys()
    assert some <= offered
    assert not none & offered


def test_a_tool_explains_itself(connected: Connected) -> None:
    """With the description of the method, and a valid schema for its arguments."""
    tools = tools_of(connected, allow_writes=True)
    for tool in tools.values():
        Draft202012Validator.check_schema(tool.input_schema)
        assert tool.description
    schema = tools[SEND].input_schema
    assert schema["required"] == ["user_id", "body"]
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"user_id": 1, "body": {"text": "x", "price": 3}})
    assert not validator.is_valid({"user_id": 1, "body": {"text": 7}})
    assert not validator.is_valid({"user_id": 1, "body": {}, "other": 1})


def test_a_list_goes_on_with_the_arguments_of_its_last_page(
    connected: Connected, sandbox: Sandbox
) -> None:
    """Until there are none."""

    async def read(client: Client) -> list[int]:
        ids: list[int] = []
        more: dict[str, Any] | None = {}
        while more is not None:
            result = await client.call_tool(MESSAGES, {"user_id": 1001, **more})
            page = result.structured_content
            assert page == json.loads(text_of(result))
            ids += [message["id"] for message in page["items"]]
            more = page["next_params"]
        return ids

    ids = connected(read)
    assert len(ids) == len(set(ids)) == 25
    assert len(sandbox.exchanges) == 3


def test_next_params_have_the_names_of_arguments(connected: Connected) -> None:
    """Not those of the wire, which the tool would not accept."""

    async def read(client: Client) -> None:
        for tool in (await client.list_tools()).tools:
            method = next(m for m in map(describe, method_names()) if _name(m.name) == tool.name)
            if method.operation.pagination and not tool.input_schema.get("required"):
                result = await client.call_tool(tool.name, {})
                following = (result.structured_content or {}).get("next_params") or {}
                assert following.keys() <= tool.input_schema["properties"].keys()

    connected(read)


def _name(method: str) -> str:
    return method.replace(".", "_")


def test_a_result_is_json(connected: Connected) -> None:
    """An object is structured content, too."""
    result = called(connected, "me_get", {})
    assert not result.is_error
    assert result.structured_content == json.loads(text_of(result))


def test_a_write_is_sent_once(connected: Connected, sandbox: Sandbox) -> None:
    """With the body of the arguments."""
    arguments = {"user_id": 1001, "body": {"text": "Hello"}}
    result = called(connected, SEND, arguments, allow=["chats"])
    assert (result.structured_content or {})["text"] == "Hello"
    assert [exchange.operation for exchange in sandbox.exchanges] == ["chats.messages.send"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"user_id": 7}, "404 RESOURCE_NOT_FOUND"),
        ({"user_id": 1001, "limit": "many"}, "400 BAD_REQUEST"),
        ({"userId": 7}, "there is no argument userId; did you mean user_id?"),
        ({}, "the argument user_id is missing"),
        ({"user_id": None}, "the argument user_id is missing"),
        ({"user_id": {"a": 1}}, "cannot be sent"),
        ({"user_id": "../../self"}, "400 BAD_REQUEST"),
        ({"user_id": 1001, "request_options": {"headers": {}}}, "no argument request_options"),
    ],
)
def test_an_error_is_the_result_of_the_tool(
    arguments: dict[str, Any], problem: str, connected: Connected, sandbox: Sandbox
) -> None:
    """So that an agent can correct the call; it contains no secret."""
    result = called(connected, MESSAGES, arguments)
    text = text_of(result)
    assert result.is_error
    assert problem in text
    assert sandbox.api_key not in text
    assert sandbox.connection_id not in text


def test_a_fault_is_the_result_of_the_tool(connected: Connected, sandbox: Sandbox) -> None:
    """A connection that breaks off, or a server that fails."""
    sandbox.plan.add("status=503")
    assert "503" in text_of(called(connected, "me_get", {}))


@pytest.mark.parametrize("name", [SEND, "nothing"])
def test_what_is_not_offered_cannot_be_called(
    name: str, connected: Connected, sandbox: Sandbox
) -> None:
    """A client that knows the name of a tool gains nothing."""

    async def call(client: Client) -> None:
        with pytest.raises(MCPError, match=f"offers no tool {name}"):
            await client.call_tool(name, {"user_id": 1001, "body": {"text": "x"}})

    connected(call)
    assert sandbox.exchanges == []


def test_it_serves_standard_input_and_output(sandbox: Sandbox) -> None:
    """In a process of its own, which ends with its input."""

    async def use() -> tuple[int, CallToolResult]:
        parameters = StdioServerParameters(
            command=sys.executable,
            args=["-W", "error", "-m", "ofauth_client.mcp", "--only", "chats"],
            env=variables(sandbox),
        )
        async with Client(stdio_client(parameters)) as client:
            tools = (await client.list_tools()).tools
            return len(tools), await client.call_tool(MESSAGES, {"user_id": 1001})

    count, result = asyncio.run(use())
    chats = [describe(name) for name in method_names() if name.startswith("chats.")]
    assert count == sum(method.reads for method in chats)
    assert len((result.structured_content or {})["items"]) == 10


def run(*arguments: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the server without any input."""
    started = ("-c", code) if code else ("-m", "ofauth_client.mcp")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OFAUTH_")}
    return subprocess.run(
        [sys.executable, *started, *arguments],
        env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_ends_with_its_input(sandbox: Sandbox) -> None:
    """What cannot be offered is told."""
    done = run("--allow-writes", **variables(sandbox))
    assert (done.returncode, done.stdout) == (0, "")
    assert "! uploads.put is not offered: its body is binary" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it(number: signal.Signals, sandbox: Sandbox) -> None:
    """Although it waits for its input."""
    server = subprocess.Popen(
        [sys.executable, "-m", "ofauth_client.mcp"],
        env=os.environ | variables(sandbox),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps(PING) + "\n")
        server.stdin.flush()
        assert json.loads(server.stdout.readline())["id"] == PING["id"]
        server.send_signal(number)
        assert server.wait(30) == -number


def test_a_missing_key_is_told_at_the_start() -> None:
    """In a line, with exit status 1."""
    done = run()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "error: the API needs a key: pass api_key or set OFAUTH_API_KEY\n"


def test_without_the_extra_it_says_what_to_install() -> None:
    """In a line, with exit status 1."""
    code = (
        "import sys; sys.modules['mcp'] = None\n"
        "from ofauth_client.mcp.__main__ import main; sys.exit(main([]))"
    )
    done = run(code=code)
    advice = "error: the MCP server needs more packages: pip install 'ofauth-client[mcp]'\n"
    assert (done.returncode, done.stderr) == (1, advice)
    code = "import sys; sys.modules['mcp'] = None\nfrom ofauth_client.mcp import make_server"
    assert "pip install 'ofauth-client[mcp]'" in run(code=code).stderr


def test_tools_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """With their permissions."""
    assert main(["--list", "--only", "chats.messages", "--allow", SEND.replace("_", ".")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "chats_messages_list  messages:read  reads",
        "chats_messages_send  messages:write  writes",
    ]


@pytest.mark.parametrize("option", ["--allow", "--only"])
def test_an_unknown_name_is_told(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error must not offer less or more than was meant."""
    assert main([option, "mesages:write"]) == 1
    problem = "there is no operation, resource or permission mesages:write"
    assert capsys.readouterr().err == f"error: {problem}; did you mean messages:write?\n"
