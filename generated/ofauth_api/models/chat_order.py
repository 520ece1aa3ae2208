from enum import StrEnum


class ChatOrder(StrEnum):
    OLD = "old"
    RECENT = "recent"

    def __str__(self) -> str:
        return str(self.value)
