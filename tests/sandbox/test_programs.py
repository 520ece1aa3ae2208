"""Programs as people write them run against the sandbox to their end."""

from __future__ import annotations

import sqlite3
from typing import Any

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox

CHATS, MESSAGES, FANS = 5, 20, 120


def test_fans_go_into_a_database_once_each(client: OFAuth) -> None:
    """A second run changes rows instead of adding rows."""
    rows = list[tuple[int, str, str]]()
    with sqlite3.connect(":memory:") as store:
        store.execute("CREATE TABLE fans (id INTEGER PRIMARY KEY, name TEXT, note TEXT)")
        for _ in range(2):
            client.subscribers.set_note(1001, body={"notice": "VIP"})
            rows = [(fan.id, fan.name, fan.display_name) for fan in client.subscribers.list()]
            store.executemany("INSERT OR REPLACE INTO fans VALUES (?, ?, ?)", rows)
        (count,) = store.execute("SELECT count(*) FROM fans").fetchone()
    store.close()
    assert count == len(rows) == FANS


def test_subscribers_are_verified(client: OFAuth) -> None:
    """A user is an active subscriber exactly if the list of active subscribers has the user."""
    active = {fan.username: fan for fan in client.subscribers.list(type="active")}
    for fan in client.subscribers.list(limit=20).items:
        found = [each.id for each in client.subscribers.list(query=fan.username, type="active")]
        assert (fan.id in found) is (fan.username in active)


def test_all_messages_of_all_chats_are_exported(client: OFAuth) -> None:
    """The export has each message once, and grows by what arrives."""
    exported = {
        message.id: message.text
        for chat in client.chats.list()
        for message in client.chats.messages.list(chat.with_user.id)
    }
    assert len(exported) == CHATS * MESSAGES


def test_many_creators_earn(client: OFAuth) -> None:
    """Each active connection has its transactions; sums and chargebacks agree with them."""
    active = list(client.account.connections.list(status="active"))
    totals = dict[str, float]()
    for connection in active[:4]:
        view = client.with_options(connection_id=connection.id)
        transactions = {each.id: each for each in view.earnings.transactions()}
        totals[connection.id] = sum(each.amounts.net for each in transactions.values())
        for chargeback in view.earnings.chargebacks():
            assert chargeback.payment.id in transactions
    assert len(active) > 10
    assert len(set(totals.values())) == len(totals)


def answer_unread(client: OFAuth) -> list[int]:
    """Answer all chats with unread messages, and return the users who got an answer."""
    answered = []
    for chat in client.chats.list(filter="unread"):
        user = chat.with_user.id
        client.chats.messages.send(user, body={"text": "Thanks!"})
        answered.append(user)
    return answered


def test_messages_are_answered_once(pinned: Sandbox, client: OFAuth) -> None:
    """A chat that was answered is not unread any more, until another message arrives."""
    answer_unread(client)
    assert answer_unread(client) == []
    pinned.add_message(1003, "Are you there?")
    assert answer_unread(client) == [1003]
    texts = [message.text for message in client.chats.messages.list(1003, limit=2).items]
    assert texts[:2] == ["Thanks!", "Are you there?"]


def test_buyers_of_a_mass_message_have_pages(client: OFAuth) -> None:
    """The marker of the next page is a number."""
    sent = client.analytics.mass_messages.sent(limit=100).items
    most = max(sent, key=lambda each: each.purchased_count or 0)
    buyers = [user.id for user in client.analytics.mass_messages.buyers(most.id, limit=5)]
    assert len(buyers) == len(set(buyers)) == most.purchased_count
    assert len(buyers) > 10


def test_campaigns_bring_fans(client: OFAuth) -> None:
    """The fans of a campaign link are subscribers, and as many as its figures say."""
    fans = {fan.id for fan in client.subscribers.list()}
    best = client.analytics.campaigns.top(limit=1).items[0]
    claimers: list[Any] = client.promotions.tracking_links.claimers(best.id).list_
    assert len(claimers) == min(best.count_subscribers, 10) > 0
    assert {each["id"] for each in claimers} <= fans


def test_any_path_answers(client: OFAuth) -> None:
    """Calls without a method of the client reach the same world."""
    client.subscribers.set_note(1001, body={"notice": "VIP"})
    user: Any = client.request("GET", "/v2/access/users/1001").parsed
    assert user["notice"] == "VIP"
