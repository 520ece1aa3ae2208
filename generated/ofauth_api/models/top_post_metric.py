from ..codec import OpenStrEnum, members


class TopPostMetric(OpenStrEnum):
    """What posts are ranked by."""

    COMMENTS = "comments"
    LIKES = "likes"
    PURCHASES = "purchases"
    TIPS = "tips"
    VIEWS = "views"


TOP_POST_METRIC_BY_VALUE = members(TopPostMetric)
