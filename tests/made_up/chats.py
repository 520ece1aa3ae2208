"""The three chat operations that are known from the seed pages."""

from __future__ import annotations

from copy import deepcopy

from pipeline.common.documents import Document, Json
from tests.made_up.operations import Shape, described, responses, security
from tests.made_up.parameters import DIGITS, FLAG, TEXT, limit, parameter, query_parameter
from tests.made_up.pinned import CHATS, answer, chats_operation

SEARCH = "/v2/access/chats/search"
MESSAGES = "/v2/access/chats/:userId/messages"
MESSAGE_LISTS = "{ list: Message[], hasMore: boolean, nextLastId?: number | string | null }"


def add_chats(paths: Document, shape: Shape) -> None:
    """Add the three operations to the paths of a document."""
    paths[CHATS] = {"get": deepcopy(chats_operation())}
    paths[SEARCH] = {"get": search_operation()}
    paths[MESSAGES] = {"get": messages_operation(shape)}


def search_operation() -> Document:
    """Return the search for chats: the list of chats, media without a type."""
    listed = {item["name"]: item for item in deepcopy(chats_operation()["parameters"])}
    page = deepcopy(answer(chats_operation()))
    drop_media_type(page["properties"]["list"]["items"]["properties"]["lastMessage"])
    return operation(
        "Search chats", CHATS, [listed[key] for key in ("query", "limit", "offset", "order")], page
    )


def drop_media_type(message: Document) -> None:
    """Take the type from the media of a message, and of the message it answers."""
    media = message["properties"]["media"]["items"]
    del media["properties"]["type"]
    media["required"].remove("type")
    if "replyToMessage" in message["properties"]:
        drop_media_type(message["properties"]["replyToMessage"])


def messages_operation(shape: Shape) -> Document:
    """Return the operation that lists the messages of a chat."""
    most = "Number of messages to return (max 10)"
    skipped = "Number of messages to skip (for pagination)"
    last = "ID of the last message from previous page. Used for cursor pagination."
    first = (
        "Include this message ID as the first message in the results. Used to retrieve "
        "messages from e.g. the Search Chat Messages endpoint IDs."
    )
    page_size = limit(10)["schema"]
    parameters = [
        parameter("userId", "path", DIGITS, "ID of the user", required=False),
        parameter("limit", "query", page_size, most, required=False),
        parameter("offset", "query", {"type": "integer", "minimum": 0}, skipped, required=False),
        query_parameter("query"),
        parameter("last_id", "query", TEXT, last, required=False),
        parameter("first_id", "query", TEXT, first, required=False),
        parameter("include_users", "query", FLAG, "Include user data in the response", False),
    ]
    return operation("Chat messages", MESSAGES, parameters, shape(MESSAGE_LISTS))


def operation(summary: str, path: str, parameters: list[Document], schema: Json) -> Document:
    """Return an operation that reads messages."""
    return {
        "tags": ["Messages"],
        "summary": summary,
        "description": described(summary, "messages:read"),
        "parameters": parameters,
        "responses": responses(schema),
        "security": security(path),
    }
