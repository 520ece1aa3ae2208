from ..codec import OpenStrEnum, members


class VaultMediaSort(OpenStrEnum):
    """What media of the vault are sorted by."""

    HIGHEST_TIPS = "highest_tips"
    MOST_LIKED = "most_liked"
    OLDEST = "oldest"
    RECENT = "recent"


VAULT_MEDIA_SORT_BY_VALUE = members(VaultMediaSort)
