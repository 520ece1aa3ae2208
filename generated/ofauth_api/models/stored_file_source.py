from ..codec import OpenStrEnum, members


class StoredFileSource(OpenStrEnum):
    """Where a stored file came from."""

    MESSAGES = "messages"
    POSTS = "posts"
    STORIES = "stories"
    VAULT = "vault"


STORED_FILE_SOURCE_BY_VALUE = members(StoredFileSource)
