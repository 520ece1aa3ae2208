from enum import StrEnum


class MediaType(StrEnum):
    AUDIO = "audio"
    GIF = "gif"
    PHOTO = "photo"
    VIDEO = "video"

    def __str__(self) -> str:
        return str(self.value)
