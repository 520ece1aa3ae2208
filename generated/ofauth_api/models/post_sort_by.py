from ..codec import OpenStrEnum, members


class PostSortBy(OpenStrEnum):
    """What posts are sorted by."""

    FAVORITES_COUNT = "favorites_count"
    PUBLISH_DATE = "publish_date"
    TIPS = "tips"


POST_SORT_BY_BY_VALUE = members(PostSortBy)
