"""A connection is one world: the same fan subscribes, chats and pays, and what is sent stays."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth
from ofauth_client.errors import BadRequestError, NotFoundError, PermissionDeniedError
from ofauth_client.sandbox import Sandbox
from tests.sandbox.conftest import Clock

FANS = 120
#: Lists that need no arguments.
LISTS = (
    "account.connections.list",
    "analytics.campaigns.top",
    "analytics.posts.top",
    "analytics.promotions.top",
    "analytics.stories.top",
    "analytics.streams.top",
    "analytics.trials.top",
    "earnings.chargebacks",
    "earnings.transactions",
    "me.notifications",
    "me.release_forms",
    "me.tagged_friends",
    "posts.list",
    "promotions.bundles.list",
    "promotions.list",
    "promotions.tracking_links.list",
    "promotions.trial_links.list",
    "subscribers.list",
    "subscriptions.list",
    "users.blocked",
    "users.lists.list",
    "users.restricted",
    "users.search",
    "vault.lists.list",
    "vault.media",
    "vault_plus.list",
)


@pytest.fixture(scope="module")
def clock() -> Clock:
    """Return the clock of the sandbox, which the tests move."""
    return Clock(datetime(2026, 12, 1, tzinfo=UTC).timestamp())


@pytest.fixture(scope="module")
def running(clock: Clock) -> Iterator[Sandbox]:
    """Return a sandbox that speaks the client's document."""
    with Sandbox(chats=5, messages=20, fans=FANS, clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """Return the sandbox, without traces of earlier tests."""
    running.forget()
    return running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[OFAuth]:
    """Return a client that refuses answers which the document forbids."""
    with OFAuth(**sandbox.options(), strict=True, max_retries=0) as client:
        yield client


def ids(items: Any) -> list[Any]:
    """Return the ids of items."""
    return [item.id for item in items]


def pages(first: Any) -> list[list[Any]]:
    """Return the ids on all pages, from a page on."""
    found, page = list[list[Any]](), first
    while page is not None:
        found.append(ids(page.items))
        page = page.next_page()
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_pages_and_each_item_once(client: OFAuth, name: str) -> None:
    """However the pages of a list are named, they end, and no item repeats."""
    found = pages(attrgetter(name)(client)())
    flat = [item for page in found for item in page]
    assert len(found) >= 2
    assert len(flat) == len(set(flat)) > len(found[0])


def test_a_marker_continues_a_list_in_another_process(sandbox: Sandbox, client: OFAuth) -> None:
    """A number that a page named leads another client to the same place."""
    first = client.earnings.transactions()
    rest = [each.id for each in first][len(first.items) :]
    with OFAuth(**sandbox.options()) as other:
        marker = min(int(each.id.removeprefix("tr_")) for each in first.items)
        assert ids(other.earnings.transactions(marker=marker)) == rest


async def _fans(options: dict[str, Any]) -> list[int]:
    async with AsyncOFAuth(**options, strict=True) as client:
        return [fan.id async for fan in client.subscribers.list(limit=7)]


def test_asynchronous_clients_read_the_same(sandbox: Sandbox, client: OFAuth) -> None:
    """Both clients see one world."""
    assert asyncio.run(_fans(sandbox.options())) == ids(client.subscribers.list())


def test_a_fan_subscribes_chats_and_pays(client: OFAuth) -> None:
    """Subscribers, chats, users and transactions agree about people and sums."""
    fans = {fan.id: fan for fan in client.subscribers.list()}
    paid = dict[int, float]()
    for each in client.earnings.transactions():
        paid[each.user.id] = paid.get(each.user.id, 0) + each.amounts.gross
        assert each.user.name == fans[each.user.id].name
    assert {chat.with_user.id for chat in client.chats.list()} < fans.keys()
    for fan in fans.values():
        assert fan.spending.total == pytest.approx(paid[fan.id])
    user = client.users.get(1001)
    assert (user.name, user.subscribed_on) == (fans[1001].name, fans[1001].subscription.is_active)
    active = [fan.id for fan in fans.values() if fan.subscription.is_active]
    assert ids(client.subscribers.list(type="active")) == active
    assert client.subscriptions.count().subscribers.active == len(active)


def test_each_connection_earns_for_itself(sandbox: Sandbox) -> None:
    """Creators have different transactions; the same creator always the same."""
    with OFAuth(**sandbox.options()) as client:
        views = [client.with_options(connection_id=f"conn_{each}") for each in "aba"]
        first, second, again = (list(view.earnings.transactions()) for view in views)
    assert first == again
    assert first != second


def test_notes_names_and_lists_stay(client: OFAuth) -> None:
    """What the account notes about a fan is in every form of the fan."""
    client.subscribers.set_note(1002, body={"notice": "Likes cats"})
    client.subscribers.set_custom_name(1002, body={"displayName": "Cat"})
    client.subscribers.set_discount(1002, body={"discount": 20, "period": 3})
    made = client.users.lists.create(body={"name": "Cats"})
    client.users.lists.add_user(made.id, 1002)
    client.users.add_to_lists(1003, body={"listIds": [made.id]})
    user = client.users.get(1002)
    assert (user.notice, user.display_name) == ("Likes cats", "Cat")
    assert "Cats" in [each.name for each in user.lists]
    assert ids(client.users.lists.users(made.id)) == [1002, 1003]
    client.users.lists.remove_user(made.id, 1002)
    client.users.lists.update(made.id, body={"name": "Dogs"})
    assert ids(client.users.lists.users(made.id)) == [1003]
    assert client.users.lists.get(made.id).name == "Dogs"
    client.users.lists.delete(made.id)
    with pytest.raises(NotFoundError, match="no list"):
        client.users.lists.get(made.id)


def test_restrictions_stay(client: OFAuth) -> None:
    """A restricted fan is on the list of restricted users until the restriction is lifted."""
    client.users.restrict(1001)
    assert 1001 in ids(client.users.restricted())
    client.users.unrestrict(1001)
    assert 1001 not in ids(client.users.restricted())


def test_messages_are_sent_paid_and_unsent(client: OFAuth) -> None:
    """A message is in its chat with its media until it is taken back; a reply marks as read."""
    body: dict[str, Any] = {
        "text": "Look",
        "price": 5,
        "mediaItems": [3, 4],
        "previewMediaCount": 1,
    }
    sent = client.chats.messages.send(1001, body=body)
    newest = client.chats.messages.list(1001, limit=1).items[0]
    assert newest == sent
    assert (ids(newest.media), newest.previews, newest.is_free) == ([3, 4], [3], False)
    chat = client.chats.list(limit=1).items[0]
    assert (chat.with_user.id, chat.unread_messages_count) == (1001, 0)
    client.chats.messages.unsend(1001, sent.id, body={"withUserId": 1001})
    assert client.chats.messages.list(1001, limit=1).items[0].id != sent.id
    with pytest.raises(BadRequestError, match="no media '999'"):
        client.chats.messages.send(1001, body={"mediaItems": [999]})


def test_a_fan_without_a_chat_gets_one(client: OFAuth) -> None:
    """The first message begins the chat."""
    user = 1000 + FANS
    client.chats.messages.send(user, body={"text": "Welcome"})
    assert client.chats.list(limit=1).items[0].with_user.id == user
    assert [message.text for message in client.chats.messages.list(user)] == ["Welcome"]


def test_mass_messages_reach_lists_without_exclusions(client: OFAuth) -> None:
    """A mass message is in the chats of its recipients, and disappears when it is unsent."""
    body: dict[str, Any] = {"text": "To all", "userLists": ["fans"], "excludeUserLists": [1]}
    made = client.mass_messages.create(body=body)
    fans = set(ids(client.users.lists.users("fans")))
    excluded = set(ids(client.users.lists.users(1)))
    blocked = set(ids(client.users.blocked()))
    reached = {
        user
        for user in fans | excluded
        for message in client.chats.messages.list(user, limit=1).items
        if message.text == "To all"
    }
    assert reached == fans - excluded - blocked
    assert (made.total, made.is_done) == (len(reached), True)
    assert client.analytics.mass_messages.sent().items[0].sent_count == len(reached)
    client.mass_messages.delete(made.id)
    assert all(
        message.text != "To all"
        for user in reached
        for message in client.chats.messages.list(user, limit=1).items
    )


def test_mass_messages_wait_for_their_time(client: OFAuth, clock: Clock) -> None:
    """A scheduled message is listed, can be changed, and is sent when the clock reaches it."""
    when = datetime.fromtimestamp(clock.now + 3600, UTC)
    body: dict[str, Any] = {"text": "Later", "userIds": [1001], "scheduledDate": when}
    made = client.mass_messages.create(body=body)
    cancelled = client.mass_messages.create(body=body | {"text": "Never"})
    client.mass_messages.update(made.id, body=body | {"text": "Changed"})
    client.mass_messages.delete(cancelled.id)
    waiting: Any = client.mass_messages.scheduled().additional_properties
    assert [each["id"] for each in waiting["list"]] == [made.id]
    assert client.chats.messages.list(1001, limit=1).items[0].text not in ("Later", "Changed")
    clock.now += 3600
    assert client.chats.messages.list(1001, limit=1).items[0].text == "Changed"
    waiting = client.mass_messages.scheduled().additional_properties
    assert waiting["list"] == []
    with pytest.raises(BadRequestError, match="only a scheduled mass message"):
        client.mass_messages.update(made.id, body=body)


def test_posts_are_written_changed_scheduled_and_deleted(client: OFAuth, clock: Clock) -> None:
    """A post is in the list as long as it exists, and from its time on."""
    made = client.posts.create(body={"text": "New", "mediaItems": [1]})
    assert client.posts.list().items[0] == made
    client.posts.update(made.id, body={"text": "Newer"})
    assert client.posts.list().items[0].text == "Newer"
    when = datetime.fromtimestamp(clock.now + 60, UTC)
    later = client.posts.create(body={"text": "Later", "scheduledDate": when})
    assert later.id not in ids(client.posts.list())
    clock.now += 60
    assert client.posts.list().items[0].id == later.id
    client.posts.delete(made.id)
    assert made.id not in ids(client.posts.list())
    with pytest.raises(NotFoundError, match="no post"):
        client.posts.get(made.id)


def test_deleting_amid_a_list_repeats_and_skips_nothing(client: OFAuth) -> None:
    """A marker names a place, so that a list goes on after its own item was deleted."""
    everything = ids(client.posts.list())
    first = client.posts.list(limit=5)
    client.posts.delete(first.items[-1].id)
    assert ids(first) == everything


def test_promotions_and_links_stay(client: OFAuth) -> None:
    """Campaign and trial links, bundles and promotions are there after they were made."""
    link: Any = client.promotions.tracking_links.create(body={"name": "Reddit"})
    client.promotions.tracking_links.update(link.id, body={"name": "X"})
    assert client.promotions.tracking_links.list().items[0].name == "X"
    client.promotions.tracking_links.delete(link.id)
    assert link.id not in ids(client.promotions.tracking_links.list())
    trial = client.promotions.trial_links.create(
        body={"trialLinkName": "Week", "subscribeDays": 7, "expiredAt": datetime.now(UTC)}
    )
    client.promotions.trial_links.share(body={"trialId": trial.id, "userId": 1001})
    assert client.promotions.trial_links.get(trial.id).shared_with == "1001"
    bundle = client.promotions.bundles.create(body={"discount": 50, "duration": 2})
    assert client.promotions.bundles.get(bundle.id) == bundle
    newest: Any = client.promotions.create(
        body={
            "discount": 50,
            "finishDays": 7,
            "message": "Half",
            "subscribeCounts": 5,
            "subscribeDays": 30,
            "type": ["new"],
        }
    )
    (promotion,) = newest.list_
    client.promotions.stop(promotion.id)
    assert client.promotions.list().items[0].is_finished


def test_the_vault_keeps_lists(client: OFAuth) -> None:
    """Media are on the lists that they were added to; the lists of the platform stay."""
    made = client.vault.lists.create(body={"name": "Best"})
    client.vault.lists.add_media(made.id, body={"mediaIds": [1, 2]})
    assert ids(client.vault.lists.media(made.id)) == [2, 1]
    photo = client.vault.media(type="photo").items[0]
    assert photo.type_ == "photo"
    client.vault.lists.update(made.id, body={"name": "Empty", "clearMedia": True})
    assert ids(client.vault.lists.media(made.id)) == []
    with pytest.raises(PermissionDeniedError, match="The platform keeps this list"):
        client.vault.lists.delete(50)


def test_unions_answer_with_their_model(client: OFAuth) -> None:
    """Where the document has alternatives, the answer is the model."""
    found = [client.promotions.list(), client.promotions.bundles.list(), client.me.get()]
    assert [type(each).__name__ for each in found] == ["SyncPage", "SyncPage", "CurrentUser"]
    assert type(client.posts.get(1)).__name__ == "PostDetails"


def test_rules_sign_the_same_request_the_same_way(client: OFAuth) -> None:
    """A signature depends on the endpoint and the rules."""
    body: dict[str, Any] = {"endpoint": "/api2/v2/users/me", "time": 1}
    first, again = (client.dynamic_rules.sign(body=body).signed.sign for _ in range(2))
    assert first == again
    assert client.dynamic_rules.sign(body=body | {"endpoint": "/x"}).signed.sign != first


def test_forgetting_restores_every_part(sandbox: Sandbox, client: OFAuth) -> None:
    """`forget` takes back what was sent to any part of the world."""
    before = client.posts.list().items
    client.posts.create(body={"text": "New"})
    client.subscribers.set_note(1001, body={"notice": "x"})
    sandbox.forget()
    assert client.posts.list().items == before
    assert client.users.get(1001).notice == ""


@pytest.mark.parametrize("kind", ["integer", "number", "string"])
def test_ids_are_those_of_things_whatever_their_type(kind: str) -> None:
    """Documents differ in the types of ids in paths; the things are the same."""
    who = {"name": "id", "in": "path", "required": True, "schema": {"type": kind}}
    answer = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    operation = {
        "parameters": [who],
        "responses": {"200": {"content": {"application/json": {"schema": answer}}}},
    }
    paths = {
        "/v2/access/posts/{id}": {"get": {"operationId": "posts.one", **operation}},
        "/v2/access/promotions/tracking-links/{id}": {
            "get": {"operationId": "links.one", **operation}
        },
        "/v2/access/users/{id}": {"get": {"operationId": "users.one", **operation}},
    }
    with Sandbox(document={"openapi": "3.1.0", "paths": paths}) as sandbox:
        for path, known in zip(paths, (1, 1, 1001), strict=True):
            url = f"{sandbox.url}{path}"
            assert httpx.get(url.replace("{id}", str(known))).json()["id"] == known, path
            assert httpx.get(url.replace("{id}", "987654321")).status_code == 404
            unknown = httpx.get(url.replace("{id}", "text")).status_code
            assert unknown == (404 if kind == "string" else 400)


def test_another_document_has_what_it_has() -> None:
    """Handlers are found by method and path, whatever the names; lists page as declared there."""
    item = {"type": "object", "properties": {"id": {"type": "integer"}, "code": {"type": "string"}}}
    page = {
        "type": "object",
        "required": ["rows", "next"],
        "properties": {
            "rows": {"type": "array", "items": item | {"required": ["id", "code"]}},
            "next": {"type": ["string", "null"]},
        },
    }
    operation = {
        "operationId": "fans.everybody",
        "parameters": [
            {"name": "after", "in": "query", "schema": {"type": "string"}},
            {"name": "who", "in": "path", "required": True, "schema": {"type": "integer"}},
        ],
        "responses": {"200": {"content": {"application/json": {"schema": page}}}},
        "x-pagination": {
            "style": "offset",
            "parameters": {"next": "after"},
            "fields": {"items": "rows", "next": "next"},
        },
    }
    document = {
        "openapi": "3.1.0",
        "paths": {"/v2/access/users/lists/{who}/users": {"get": operation}},
    }
    with Sandbox(document=document) as sandbox:
        path = f"{sandbox.url}/v2/access/users/lists/1/users"
        first = httpx.get(path).json()
        second = httpx.get(path, params={"after": first["next"]}).json()
    assert first["rows"][0].keys() == {"id", "code"}
    found = [row["id"] for row in first["rows"] + second["rows"]]
    assert found == sorted(set(found))
    assert len(second["rows"]) > 0
