"""Call every operation by its example, and compare what comes back with what it came as."""

from __future__ import annotations

import importlib
import inspect
import io
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from typing import Any, TypeAlias

import jsonpath_rfc9535
from attrs import define, field
from ofauth_api.codec import EncodingWork, Mismatch, WorkList, encode
from ofauth_api.resources import Resources

from ofauth_client import OFAuth
from ofauth_client.errors import APIStatusError
from tests.resources.emitting import Recorder

_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[[^\[\]]*\])$")

Example: TypeAlias = Callable[[Any], None]


def examples() -> Iterator[tuple[str, Example]]:
    """Yield the example of every operation with its name."""
    for module in pkgutil.iter_modules(importlib.import_module("examples").__path__):
        found = importlib.import_module(f"examples.{module.name}")
        yield from inspect.getmembers(found, inspect.isfunction)


def recorded(example: Example) -> Any:
    """Return the call that an example makes, without making it."""
    recorder: Any = Recorder()
    with suppress(AttributeError, TypeError, ValueError), redirect_stdout(io.StringIO()):
        example(Resources(recorder))  # whose answer is none
    (call,) = recorder.calls
    return call


class Raw:
    """A client, or a resource of it, whose methods hand their raw response on."""

    def __init__(self, resource: Any, take: Callable[[Any], object]) -> None:
        self._resource = resource
        self._take = take

    def __getattr__(self, name: str) -> Any:
        if not inspect.ismethod(getattr(self._resource, name)):
            return Raw(getattr(self._resource, name), self._take)
        return self._call(getattr(self._resource.with_raw_response, name))

    def _call(self, method: Callable[..., Any]) -> Callable[..., list[Any]]:
        def call(*positional: Any, **named: Any) -> list[Any]:
            self._take(method(*positional, **named))
            return []

        return call


@define
class Comparison:
    """What came of the calls of one operation.

    Args:
        example: Calls it.
        decode: Makes its result of a JSON value.
        exact: Answers that encode back to what they came as.
        distinct: The different answers.
        empty: Answers without content.
        cut_off: Exact ones with an empty object that the document forbids: so Prism ends recursion.
        errors: Documented errors that were raised as what they are.
        problems: The others, and why.
    """

    example: Example
    decode: Callable[..., Any]
    exact: int = 0
    distinct: set[bytes] = field(factory=set[bytes])
    empty: int = 0
    cut_off: int = 0
    errors: int = 0
    problems: list[str] = field(factory=list[str])

    def ask(self, client: OFAuth, seed: str) -> None:
        """Call the operation; the seed decides what Prism makes up."""
        view = client.with_options(headers={"Prefer": f"seed={seed}"})
        try:
            with redirect_stdout(io.StringIO()):  # an example prints
                self.example(Raw(view, self._take))
        except Exception as error:  # whatever it is, it is what is looked for here
            self.problems.append(f"seed {seed}: {type(error).__name__}: {error}")

    def ask_for_error(self, client: OFAuth, status: int, seed: str) -> None:
        """Call the operation, and let Prism answer with an error of the document."""
        view = client.with_options(headers={"Prefer": f"code={status}, seed={seed}"})
        try:
            with redirect_stdout(io.StringIO()):
                self.example(Raw(view, lambda _: None))
            self.problems.append(f"{status} came as no error")
        except APIStatusError as error:
            self.errors += error.status == status
            if error.status != status:
                self.problems.append(f"{status} came as {error.status}: {error}")
        except Exception as error:  # whatever it is, it is what is looked for here
            self.problems.append(f"{status} came as {type(error).__name__}: {error}")

    def _take(self, raw: Any) -> None:
        self.distinct.add(raw.content)
        if not raw.content:
            self.empty += 1
            return
        body = json.loads(raw.content)
        found: list[Mismatch] = []
        made = encoded(self.decode(body, strict=False, on_drift=found.extend))
        strange = [str(one) for one in found if not cut_off(body, one)]
        self.cut_off += bool(found)
        if strange:
            self.problems.append(f"{text(body)[:300]} is said to be otherwise: {strange[:3]}")
        elif text(made) != text(body):
            self.problems.append(f"{raw.content[:300]!r} comes back otherwise")
        elif hasattr(raw.parsed, "items") and hasattr(raw.parsed, "has_more"):
            self._take_page(raw.parsed, body)
        else:
            self.exact += 1

    def _take_page(self, page: Any, body: Any) -> None:
        values = body.values() if isinstance(body, dict) else [body]
        if text(encoded(page.items)) in map(text, values):
            self.exact += 1
        else:
            self.problems.append(f"the items of {text(body)[:300]} come back otherwise")


def encoded(value: Any) -> Any:
    """Return the JSON value of a result, as `to_dict` does for a model."""
    work: EncodingWork = WorkList()
    made = encode(value, work)
    for _, holder, key, inner in work.pieces():
        holder[key] = encode(inner, work)
    return made


def cut_off(body: Any, mismatch: Mismatch) -> bool:
    """Tell whether something is missing because its object is empty."""
    owner = _LAST_STEP.sub("", mismatch.path)
    return mismatch.found == "nothing" and jsonpath_rfc9535.find(owner, body).values() == [{}]


def text(value: Any) -> str:
    """Write a JSON value so that 1, 1.0 and true differ, and the order of fields does not."""
    return json.dumps(value, sort_keys=True)
