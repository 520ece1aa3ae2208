"""Answer every chat whose newest message is a fan's, and never twice.

The journal remembers a message before its answer is sent. If the program stops in between, the
message stays unanswered and is told at the next start: nobody gets an answer twice.

Usage: python examples/jobs/auto_reply.py [replies.sqlite]
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

from ofauth_client import OFAuth, errors

ANSWER = "Thank you! I read everything, and I will answer soon."


class Journal:
    """The messages that have been taken, and whether their answers were sent.

    Args:
        database: Where the journal is kept.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        database.execute("CREATE TABLE IF NOT EXISTS replies (message INTEGER PRIMARY KEY, sent)")

    def take(self, message: int) -> bool:
        """Remember a message; tell whether it is new."""
        with self.database:
            added = self.database.execute(
                "INSERT OR IGNORE INTO replies VALUES (?, FALSE)", (message,)
            )
        return added.rowcount == 1

    def sent(self, message: int) -> None:
        """Remember that the answer was sent."""
        with self.database:
            self.database.execute("UPDATE replies SET sent = TRUE WHERE message = ?", (message,))

    def doubtful(self) -> list[int]:
        """Return the messages whose answers may or may not have been sent."""
        found = self.database.execute("SELECT message FROM replies WHERE NOT sent")
        return [message for (message,) in found]


def answer_all(client: OFAuth, journal: Journal) -> int:
    """Answer what is new, and return the number of answers."""
    answers = 0
    for chat in client.chats.list():
        user, message = chat.with_user.id, chat.last_message
        if not message or message.from_user.id != user or not journal.take(message.id):
            continue
        try:
            client.chats.messages.send(user, body={"text": ANSWER})
        except errors.APIStatusError as error:
            print(f"chat {user} was not answered: {error.type}")
        else:
            journal.sent(message.id)
            answers += 1
    return answers


def main(path: str) -> None:
    """Answer once; a scheduler, or a webhook, runs the program again."""
    with OFAuth() as client, closing(sqlite3.connect(path)) as database:
        journal = Journal(database)
        for message in journal.doubtful():
            print(f"look at message {message}: its answer may be missing")
        print(f"{answer_all(client, journal)} answers sent")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "replies.sqlite")
