from enum import StrEnum


class ChatFilter(StrEnum):
    PRIORITY = "priority"
    UNREAD = "unread"
    WHO_TIPPED = "who_tipped"

    def __str__(self) -> str:
        return str(self.value)
