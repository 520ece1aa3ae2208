from ..codec import OpenStrEnum, members


class StoredFileStatus(OpenStrEnum):
    """Whether a file is stored."""

    EDGE_ONLY = "edge_only"
    PENDING = "pending"
    REMOVED = "removed"
    STORED = "stored"
    STORING = "storing"


STORED_FILE_STATUS_BY_VALUE = members(StoredFileStatus)
