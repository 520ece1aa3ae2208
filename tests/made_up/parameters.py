"""Query and path parameters, in the upstream's style: the description stands twice."""

from __future__ import annotations

import re
from copy import deepcopy

from pipeline.common.documents import Document, Json

TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
NUMBER = {"type": "number"}
POSITIVE = {"type": "integer", "minimum": 0, "exclusiveMinimum": True}
DIGITS = {"type": "string", "pattern": "^\\d+$"}
TEXT_OR_NUMBER = {"anyOf": [TEXT, NUMBER]}
ANY_DATE = {"anyOf": [{"type": "string", "format": "date-time"}, {}]}
TEXTS = {"type": "array", "items": TEXT}


def choice(*values: str | None) -> Document:
    """Return an enum of strings."""
    return {"type": "string", "enum": list(values)}


SUBSCRIBER_FILTER = {
    "type": "object",
    "properties": {
        "online": {"anyOf": [FLAG, TEXT]},
        "tipsMoreThan": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        "totalSpent": {"type": "number", "nullable": True},
        "subscribedFor": {**choice("week", "month", "year"), "nullable": True},
        "promotionId": NUMBER,
    },
}
USER_FILTER = {"type": "object", "properties": {"isPerformer": FLAG, "list": TEXT, "type": TEXT}}

#: Name in endpoints.txt: wire name, schema, description.
QUERY: dict[str, tuple[str, Json, str]] = {
    "by": ("by", {**choice("hour", "day", "week", "month"), "default": "day"}, "Step of the chart"),
    "connectionIds": ("connectionIds", TEXTS, "Only media of these connections"),
    "cursor": ("cursor", TEXT, "Cursor of the previous page"),
    "endDate": ("endDate", ANY_DATE, "End of the period"),
    "filterSubscribers": ("filter", SUBSCRIBER_FILTER, "Only subscribers that match"),
    "filterUsers": ("filter", USER_FILTER, "Only users that match"),
    "ids": ("ids", {"anyOf": [TEXTS, TEXT]}, "Ids of the users, as a list or comma-separated"),
    "imported": ("imported", {"anyOf": [FLAG, TEXT]}, "Only imported connections"),
    "isFinished": ("isFinished", {**FLAG, "nullable": True}, "Only finished ones"),
    "labelIds": ("labelIds", {"type": "array", "items": NUMBER}, "Only posts with these labels"),
    "lastId": ("last_id", TEXT_OR_NUMBER, "Id of the last item of the previous page"),
    "listId": ("list", POSITIVE, "Only media of this folder"),
    "marker": ("marker", TEXT, "Marker of the previous page"),
    "mediaTypes": (
        "types",
        {"anyOf": [{"type": "array", "items": choice("photo", "video", "gif", "audio")}, TEXT]},
        "Only these kinds of media",
    ),
    "offset": (
        "offset",
        {"type": "integer", "nullable": True, "minimum": 0, "default": 0},
        "Number of items to skip (default: 0)",
    ),
    "opened": ("opened", {**choice("1", "0", None), "nullable": True}, "Only opened media"),
    "quality": ("format", choice("source", "720", "240"), "Quality of the file"),
    "query": ("query", {"type": "string", "maxLength": 100}, "Search/filter text"),
    "relatedUser": ("relatedUser", POSITIVE, "Only notifications about this user"),
    "skipUsers": ("skip_users", {**choice("all", "none"), "nullable": True}, "Leave out users"),
    "sort": ("sort", choice("recent", "name", "size"), "Field to sort by"),
    "sortDirection": ("order", {**choice("desc", "asc"), "default": "desc"}, "Sort direction"),
    "startDate": ("startDate", ANY_DATE, "Start of the period"),
    "status": ("status", {**choice("active", "expired", None), "nullable": True}, "Only these"),
    "timezone": ("timezone", TEXT, "Time zone of the dates"),
    "tipsSource": ("tipsSource", choice("chat", "post", "stream", "story", "profile"), "Source"),
    "type": ("type", {**choice("all", "active", "expired"), "default": "all"}, "Kind of item"),
    "types": ("types", TEXTS, "Only these types"),
    "view": ("_view", choice("s", "m", "l"), "Size of the answer"),
    "withTotal": ("withTotal", FLAG, "Also return the total"),
}

PATH: dict[str, Json] = {
    "clientSecret": TEXT,
    "connectionId": {"type": "string", "pattern": "^conn_"},
    "folderId": TEXT_OR_NUMBER,
    "mediaUploadId": TEXT,
    "partNumber": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
    "postId": NUMBER,
}

PLACEHOLDER = re.compile(r":(\w+)|\{(\w+)\}")


def parameter(name: str, location: str, schema: Json, text: str, required: bool) -> Document:
    """Return a parameter with the keys in the upstream's order."""
    return {
        "schema": {**deepcopy(schema), "description": text},
        "required": required,
        "description": text,
        "name": name,
        "in": location,
    }


def query_parameter(key: str) -> Document:
    """Return the query parameter of a key such as `marker` or `limit=50`."""
    if key.startswith("limit="):
        return limit(int(key.removeprefix("limit=")))
    name, schema, text = QUERY[key]
    return parameter(name, "query", schema, text, required=False)


def limit(most: int) -> Document:
    """Return the parameter for the size of a page."""
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": min(most, 10)}
    text = f"Number of items to return (1-{most}, default: {min(most, 10)})"
    return parameter("limit", "query", schema, text, required=False)


def path_parameters(path: str) -> list[Document]:
    """Return the parameters in a path; those in Express style are marked optional."""
    return [
        parameter(
            express or braced,
            "path",
            PATH.get(express or braced, DIGITS),
            f"Value of {express or braced}",
            required=not express,
        )
        for express, braced in PLACEHOLDER.findall(path)
    ]


def with_braces(path: str) -> str:
    """Rewrite the Express-style parameters of a path."""
    return PLACEHOLDER.sub(lambda match: "{" + (match[1] or match[2]) + "}", path)
