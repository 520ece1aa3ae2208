"""What the generated resources ask of a client, and what a client learns of an operation.

The resources know no client: they describe calls, and whatever has the methods of
`SyncCaller` or `AsyncCaller` carries them out.
"""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterable,
    Iterator,
    Mapping,
)
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
)
from datetime import date, datetime
from functools import wraps
from os import PathLike
from types import FunctionType, MappingProxyType
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    ParamSpec,
    Protocol,
    TypeAlias,
    TypedDict,
    TypeVar,
    cast,
    runtime_checkable,
)

if TYPE_CHECKING:
    import httpx

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

#: What can be sent as a binary body: bytes, an open binary file, or chunks of bytes.
Binary: TypeAlias = bytes | IO[bytes] | Iterable[bytes]

#: What an asynchronous client can send as well.
AsyncBinary: TypeAlias = Binary | AsyncIterable[bytes]

#: A day and a moment, as an argument; a text is sent as it is.
Date: TypeAlias = date | str
DateTime: TypeAlias = datetime | str


class RequestOptions(TypedDict, total=False):
    """Options of one call; each wins over the client's own.

    Attributes:
        api_key: The key, or a function that returns it before each attempt.
        connection_id: The connection to act for; None for none.
        deadline: Seconds for the whole call, retries and waits included; None for ever.
        headers: More headers; None removes a header of the client.
        idempotent: The request may be sent again although its method says otherwise.
        max_retries: How often a failed request is sent again.
        priority: `bulk` for a request that may wait: interactive requests pass it in the queue of
            the client's `rate_limit`.
        query: More query parameters, for what the document lacks.
        strict: An answer that is not what the document promises raises.
        timeout: Seconds to wait for each of connecting, sending and receiving, or an
            `httpx.Timeout` with one for each; None for ever.
    """

    api_key: str | Callable[[], str | Awaitable[str]]
    connection_id: str | None
    deadline: float | None
    headers: Mapping[str, str | None]
    idempotent: bool
    max_retries: int
    priority: Literal["interactive", "bulk"]
    query: Mapping[str, Any]
    strict: bool
    timeout: float | httpx.Timeout | None


class Pagination(NamedTuple):
    """How an operation goes on to its next page (`x-pagination` of the document).

    Args:
        style: What names the next page: a number of items to skip, a marker of the server's,
            or a cursor, which may be the id of the last item.
        next_parameter: Query parameter that takes it.
        items_field: Field of the answer that holds the items; None where the answer is an array
            of them.
        limit_parameter: Query parameter for the page size.
        max_limit: Largest page size the document allows.
        more_field: Field that tells whether there are more.
        next_field: Field that holds what the next page is named by.
        item_field: Field of an item that identifies it, `id` by default; with the style `cursor`,
            that of the last item names the next page where `next_field` is absent.
        items_nullable: Whether the document allows null in the place of no items.
    """

    style: Literal["offset", "marker", "cursor"]
    next_parameter: str
    items_field: str | None = None
    limit_parameter: str | None = None
    max_limit: int | None = None
    more_field: str | None = None
    next_field: str | None = None
    item_field: str | None = None
    items_nullable: bool = False


class Operation(NamedTuple, Generic[T]):
    """One operation of the API.

    Args:
        id: Dotted id, such as `chats.messages.list`.
        method: Upper-case HTTP method.
        path: Path template with wire names, such as `/v2/access/chats/{userId}/messages`,
            perhaps with constants of a query.
        decode: Makes the result of a decoded JSON answer (or of bytes, text or None, as
            `accept` says); takes the value and the keyword arguments of `decoding.decode`.
        media_type: Media type of the body, empty where there is none.
        accept: What the answer is: `json`, `bytes`, `text` or `nothing`.
        needs_connection: Whether the connection id is sent.
        pagination: How to go on to the next page, for lists.
        deprecated: Whether calling it warns.
        query_styles: Style and explode of query parameters that are not form and exploded;
            the style `json` is a JSON text.
        permission: What the connection has to permit, such as `messages:read`; None where
            nothing is known.
        path_styles: Style and explode of parameters in the path; absent where a value is a scalar
            and written as it is. So are the others.
        header_styles: Style and explode of header parameters.
        cookie_styles: Style and explode of cookie parameters.
        encodings: Style, explode and media type of the fields of a form, where the document
            has an encoding.
        sends_null: Whether None is the JSON value null as the body.
        server: Address of the operation's own server, and the base URLs in place of which it is
            used; None where the operation has none.
        decodes_bytes: Whether `decode` also takes a JSON answer as it came, as bytes.
        answer_types: The header `Accept` of JSON that is not `application/json`.
    """

    id: str
    method: str
    path: str
    decode: Callable[..., T]
    accept: Literal["json", "bytes", "text", "nothing"] = "json"
    media_type: str = ""
    needs_connection: bool = True
    pagination: Pagination | None = None
    deprecated: bool = False
    query_styles: Mapping[str, tuple[str, bool]] = MappingProxyType({})
    permission: str | None = None
    path_styles: Mapping[str, tuple[str, bool]] = MappingProxyType({})
    header_styles: Mapping[str, tuple[str, bool]] = MappingProxyType({})
    cookie_styles: Mapping[str, tuple[str, bool]] = MappingProxyType({})
    encodings: Mapping[str, tuple[str, bool, str]] = MappingProxyType({})
    sends_null: bool = False
    server: tuple[str, tuple[str, ...]] | None = None
    decodes_bytes: bool = False
    answer_types: str = ""


class Call(Generic[T]):
    """One call of an operation: its arguments, under their wire names; None is not sent.

    Args:
        operation: The operation.
        path: Values for the path template.
        query: Query parameters: scalars, enums, datetimes, lists, mappings or models.
        headers: Header parameters.
        cookies: Cookie parameters.
        body: The body: a model, a mapping, any JSON value, or something binary.
        options: Options of this call.
    """

    __slots__ = ("body", "cookies", "headers", "operation", "options", "path", "query")

    def __init__(
        self,
        operation: Operation[T],
        path: Mapping[str, Any] = MappingProxyType({}),
        query: Mapping[str, Any] = MappingProxyType({}),
        headers: Mapping[str, Any] = MappingProxyType({}),
        cookies: Mapping[str, Any] = MappingProxyType({}),
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> None:
        self.operation = operation
        self.path = path
        self.query = query
        self.headers = headers
        self.cookies = cookies
        self.body = body
        self.options: RequestOptions = options or {}

    def replaced(self, **changes: Any) -> Call[T]:
        """Return the same call with other attributes."""
        # A call is copied for each page of a list.
        made = Call(
            self.operation,
            self.path,
            self.query,
            self.headers,
            self.cookies,
            self.body,
            self.options,
        )
        for name, value in changes.items():
            setattr(made, name, value)
        return made

    def __repr__(self) -> str:
        return f"<Call of {self.operation.id}>"


class Page(Protocol[T]):
    """One page of a list; iterating over it goes on to the pages behind it."""

    @property
    def items(self) -> list[T]:
        """The items of this page alone."""
        ...

    @property
    def has_more(self) -> bool:
        """Whether there is another page, or may be: some lists do not say."""
        ...

    @property
    def next_params(self) -> Mapping[str, Any] | None:
        """Query parameters of the next page, to go on later from; None where there is none."""
        ...

    @property
    def request_id(self) -> str | None:
        """The API's id for the request of this page, if the headers have one."""
        ...

    def next_page(self) -> Page[T] | None:
        """Request the next page; None where there is none."""
        ...

    def pages(self, *, max_pages: int | None = None, prefetch: int = 0) -> Generator[Page[T]]:
        """Yield this page and those behind it."""
        ...

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> Generator[T]:
        """Yield the items of this page and of those behind it."""
        ...

    def __iter__(self) -> Iterator[T]: ...


class AsyncPage(Protocol[T]):
    """One page of a list; iterating over it asynchronously goes on to the pages behind it."""

    @property
    def items(self) -> list[T]:
        """The items of this page alone."""
        ...

    @property
    def has_more(self) -> bool:
        """Whether there is another page, or may be: some lists do not say."""
        ...

    @property
    def next_params(self) -> Mapping[str, Any] | None:
        """Query parameters of the next page; None where there is none."""
        ...

    @property
    def request_id(self) -> str | None:
        """The API's id for the request of this page, if the headers have one."""
        ...

    async def next_page(self) -> AsyncPage[T] | None:
        """Request the next page; None where there is none."""
        ...

    def pages(
        self, *, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[AsyncPage[T]]:
        """Yield this page and those behind it."""
        ...

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[T]:
        """Yield the items of this page and of those behind it."""
        ...

    def __aiter__(self) -> AsyncIterator[T]: ...


class AsyncPager(Protocol[T]):
    """What an asynchronous list method returns: await it for a page, or iterate over it."""

    def pages(
        self, *, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[AsyncPage[T]]:
        """Yield the pages."""
        ...

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[T]:
        """Yield the items of all pages."""
        ...

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]: ...

    def __aiter__(self) -> AsyncIterator[T]: ...


@runtime_checkable
class RawResponse(Protocol[T_co]):
    """The answer to a call as it came, and what was made of it."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; their names are found in any case."""
        ...

    @property
    def content(self) -> bytes:
        """The body."""
        ...

    @property
    def parsed(self) -> T_co:
        """What the method returns by itself."""
        ...

    @property
    def attempts(self) -> int:
        """How often the request was sent."""
        ...

    @property
    def request_id(self) -> str | None:
        """The API's id for the request, if the headers have one."""
        ...


class StreamedResponse(Protocol):
    """An answer that is read while it comes."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; their names are found in any case."""
        ...

    @property
    def request_id(self) -> str | None:
        """The API's id for the request, if the headers have one."""
        ...

    def iter_bytes(self) -> Generator[bytes]:
        """Yield the body in the pieces in which it comes."""
        ...

    def read(self) -> bytes:
        """Return the whole body."""
        ...

    def stream_to_file(self, path: str | PathLike[str]) -> None:
        """Write the body to a file, which is there when it is complete."""
        ...


class AsyncStreamedResponse(Protocol):
    """An answer that is read asynchronously while it comes."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; their names are found in any case."""
        ...

    @property
    def request_id(self) -> str | None:
        """The API's id for the request, if the headers have one."""
        ...

    def iter_bytes(self) -> AsyncGenerator[bytes]:
        """Yield the body in the pieces in which it comes."""
        ...

    async def read(self) -> bytes:
        """Return the whole body."""
        ...

    async def stream_to_file(self, path: str | PathLike[str]) -> None:
        """Write the body to a file, which is there when it is complete."""
        ...


class SyncCaller(Protocol):
    """Carries out calls, and waits for the answer."""

    def call(self, call: Call[T]) -> T:
        """Return the decoded answer.

        Raises:
            Exception: The client's errors.
        """
        ...

    def page(self, call: Call[Any], item: Callable[..., T]) -> Page[T]:
        """Return the first page of a list.

        Args:
            call: The call of an operation that has `pagination`.
            item: Makes an item of its JSON value; takes what `Operation.decode` takes.
        """
        ...

    def raw(self) -> SyncCaller:
        """Return a caller of which `call` and `page` return a `RawResponse` of their result."""
        ...

    def streaming(self) -> SyncCaller:
        """Return a caller of which `call` returns a block with a `StreamedResponse`."""
        ...


class AsyncCaller(Protocol):
    """Carries out calls asynchronously."""

    async def call(self, call: Call[T]) -> T:
        """Return the decoded answer."""
        ...

    def page(self, call: Call[Any], item: Callable[..., T]) -> AsyncPager[T]:
        """Return the first page of a list, when awaited; arguments as for `SyncCaller`."""
        ...

    def raw(self) -> AsyncCaller:
        """Return a caller whose results, when awaited, are a `RawResponse` of the result."""
        ...

    def streaming(self) -> AsyncCaller:
        """Return a caller whose results, when awaited, are an `AsyncStreamedResponse` block."""
        ...


#: What every resource has beside its own.
_ACCESSES = ("with_raw_response", "with_streaming_response")


class PublicNames:
    """An object of which `dir` and the prompt show public names alone."""

    __slots__ = ()

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def __repr__(self) -> str:
        kind, own = type(self), getattr(self, "__dict__", {})
        names = [name for name in dir(self) if name not in _ACCESSES]
        methods = [name for name in names if callable(getattr(kind, name, own.get(name)))]
        others = [name for name in names if name not in methods]
        shown = [*(f"{name}()" for name in methods), *others]
        return f"<{kind.__name__}: {', '.join(shown)}>"


class FixedNames(PublicNames):
    """An object whose attributes cannot be set, because nothing would read them.

    A method can be replaced, and its replacement deleted, as tests do.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not self._may_change(name):
            # The value may be a key, and a traceback would show it.
            del value
            raise self._fixed(name)
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        if not self._may_change(name):
            raise self._fixed(name)
        super().__delattr__(name)

    def _may_change(self, name: str) -> bool:
        return isinstance(getattr(type(self), name, None), FunctionType)

    def _fixed(self, name: str) -> AttributeError:
        return AttributeError(
            f"the attribute {name} of {type(self).__name__} cannot be changed: "
            "with_options() of the client returns a view with other options"
        )


class ResultAccess(FixedNames):
    """The methods of a resource, with another kind of result; they can be replaced."""

    def __setattr__(self, name: str, value: object) -> None:
        if not callable(value):
            raise self._fixed(name)
        object.__setattr__(self, name, value)

    def _may_change(self, name: str) -> bool:
        return callable(vars(self).get(name))


class Resource(FixedNames):
    """Operations on one kind of thing.

    Args:
        caller: Carries out the calls.
    """

    _caller: SyncCaller

    def __init__(self, caller: SyncCaller) -> None:
        self.__dict__["_caller"] = caller


class AsyncResource(FixedNames):
    """Operations on one kind of thing, asynchronous.

    Args:
        caller: Carries out the calls.
    """

    _caller: AsyncCaller

    def __init__(self, caller: AsyncCaller) -> None:
        self.__dict__["_caller"] = caller


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """Say of a method whose caller is a raw one what it returns."""
    return cast("Callable[P, RawResponse[T]]", method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """Say of an asynchronous method whose caller is a raw one what it returns."""
    return cast("Callable[P, Awaitable[RawResponse[T]]]", method)


def streaming(
    method: Callable[P, bytes | None],
) -> Callable[P, AbstractContextManager[StreamedResponse]]:
    """Say of a method whose caller is a streaming one what it returns."""
    return cast("Callable[P, AbstractContextManager[StreamedResponse]]", method)


def async_streaming(
    method: Callable[P, Awaitable[bytes | None]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse]]:
    """Make a block of what an asynchronous method whose caller is a streaming one returns."""

    @asynccontextmanager
    @wraps(method)
    async def streamed(
        *arguments: P.args, **keywords: P.kwargs
    ) -> AsyncGenerator[AsyncStreamedResponse]:
        awaited = method(*arguments, **keywords)
        # A traceback of what is raised would show a connection id that is in there.
        del keywords
        block: Any = await awaited
        async with block as response:
            yield response

    return streamed


def boolean(value: Any, no: Any, yes: Any) -> Any:
    """Return what the API takes for True and False; anything else as it is."""
    return (yes if value else no) if isinstance(value, bool) else value


def unchanged(value: Any, **_options: Any) -> Any:
    """Take an answer, or an item of one, as it is."""
    return value
