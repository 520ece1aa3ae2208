"""Greenlets instead of threads, in programs that patch before or after the client is imported."""

from __future__ import annotations

import json

import pytest

from benchmarks.decode.pages import page
from tests.client.programs import run
from tests.client.serving import Server, ok, stall
from tests.client.ways import KEY

PATCH = "from gevent import monkey; monkey.patch_all()"
PROGRAM = """
import os, sys, warnings
{early}
from ofauth_client import OFAuth
client = OFAuth(api_key="{key}", base_url=os.environ["URL"], max_connections=3)
warnings.simplefilter("ignore")  # gevent warns of late patches
{late}
import gevent

# The second page never comes; leaving the list cancels its greenlet, which goes on waiting.
for _ in client.chats.list(limit=2).iter(prefetch=1):
    gevent.sleep(0.05)
    break

def call():
    return client.request("GET", "/x").status

print(call())
jobs = [gevent.spawn(call) for _ in range(20)]
gevent.joinall(jobs)
print({{job.value for job in jobs}})
for _ in range(5):
    job = gevent.spawn(call)
    gevent.sleep(0)
    job.kill()
print(call())
sys.stdout.flush()
os._exit(0)  # the greenlet of the second page still waits
"""


@pytest.mark.parametrize("backend", ["httpx", "httpx2"])
@pytest.mark.parametrize("late", [False, True])
def test_greenlets(server: Server, backend: str, late: bool) -> None:
    """What one greenlet left, or what killed it, stops no other."""
    first = ok({**json.loads(page(2)), "hasMore": True, "nextOffset": 2})
    server.answers(first, stall(), ok({"a": 1}))
    patches = {"early": "", "late": PATCH} if late else {"early": PATCH, "late": ""}
    program = PROGRAM.format(key=KEY, **patches)
    told, _ = run(program, URL=server.url, OFAUTH_HTTP_BACKEND=backend, PYTHONWARNINGS="ignore")
    assert told == "200\n{200}\n200\n"
