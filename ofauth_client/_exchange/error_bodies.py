"""Reads error bodies: the current form of the API, its older form, and those of proxies.

Nothing in this module raises: an error about an error helps nobody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from ofauth_client._json_types import is_list, is_object
from ofauth_client.errors import one_line

#: Bytes of a body that an error keeps.
LARGEST_BODY = 65_536
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_TYPE = re.compile(r"[A-Za-z][\w.-]{0,63}", re.ASCII)


class Refusal(NamedTuple):
    """The content of an error body.

    Args:
        message: Message for people.
        type: Error type of the API, in upper case.
        request_id: Id of the request, assigned by the API.
        action_required: Remedy that the API suggests.
        data: The body as JSON.
    """

    message: str
    type: str | None = None
    request_id: str | None = None
    action_required: str | None = None
    data: Any = None


def read_refusal(status: int, content: bytes) -> Refusal:
    """Read the body of an error.

    Args:
        status: Status code; need not be a standard code.
        content: The body.
    """
    data = _json(content)
    facts = _facts(data)
    message = _message(facts) if facts else _plain_text(content)
    return Refusal(
        message=message or _phrase(status),
        type=_type(facts),
        request_id=_text(facts, "requestId", "request_id"),
        action_required=_text(facts, "actionRequired", "action_required"),
        data=data,
    )


def _json(content: bytes) -> Any:
    if len(content) > LARGEST_BODY:
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _facts(data: Any) -> Mapping[str, Any]:
    """Return the object that describes the error, wherever the body has this object."""
    if isinstance(data, str):
        return {"error": data}
    if is_list(data):
        return _facts(data[0]) if data and not is_list(data[0]) else {}
    if not is_object(data):
        return {}
    inner = data.get("error")
    return {**data, **inner} if is_object(inner) else data


def _message(facts: Mapping[str, Any]) -> str:
    return _text(facts, "error", "message", "detail", "title") or ""


def _type(facts: Mapping[str, Any]) -> str | None:
    found = _text(facts, "type", "code")
    # An older `code` may be a sentence, and a `type` may be a URL (RFC 9457).
    return found.upper() if found and _TYPE.fullmatch(found) else None


def _text(facts: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of some fields that contains text."""
    for name in names:
        value = facts.get(name)
        if isinstance(value, str) and value.strip():
            return one_line(value)
    return None


def _plain_text(content: bytes) -> str:
    """Return the title of an HTML page, or the start of a plain text."""
    # The first 4 KiB suffice, and keep the regular expressions fast for any input.
    text = content[:4096].decode("utf-8", "replace")
    title = _TITLE.search(text)
    if title:
        # Imported late: only HTML pages in place of JSON need its large table of entities.
        from html import unescape

        return one_line(unescape(_MARKUP.sub(" ", title[1])), 200)
    if text.lstrip().startswith(("<", "{", "[")):
        return ""
    return one_line(text, 200)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "no reason given"
