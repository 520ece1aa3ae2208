from ..codec import OpenStrEnum, members


class TopStoryMetric(OpenStrEnum):
    """What stories are ranked by."""

    COMMENTS = "comments"
    LIKES = "likes"
    TIPS = "tips"
    VIEWS = "views"


TOP_STORY_METRIC_BY_VALUE = members(TopStoryMetric)
