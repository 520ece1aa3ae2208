from ..codec import OpenStrEnum, members


class PurgeStrategy(OpenStrEnum):
    """What goes first when the storage is full."""

    BLOCK_NEW = "block_new"
    PURGE_LARGEST = "purge_largest"
    PURGE_OLDEST = "purge_oldest"
    PURGE_SMALLEST = "purge_smallest"


PURGE_STRATEGY_BY_VALUE = members(PurgeStrategy)
