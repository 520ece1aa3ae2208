from ..codec import OpenStrEnum, members


class VaultListType(OpenStrEnum):
    """What a folder of the vault holds."""

    CUSTOM = "custom"
    MEDIA_STICKERS = "media_stickers"
    MESSAGES = "messages"
    POSTS = "posts"
    STORIES = "stories"
    STREAMS = "streams"


VAULT_LIST_TYPE_BY_VALUE = members(VaultListType)
