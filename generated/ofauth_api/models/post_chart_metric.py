from ..codec import OpenStrEnum, members


class PostChartMetric(OpenStrEnum):
    """What a chart of posts counts."""

    COMMENTS = "comments"
    LIKES = "likes"
    POSTS = "posts"
    PURCHASES = "purchases"
    TIPS = "tips"
    VIEWS = "views"


POST_CHART_METRIC_BY_VALUE = members(PostChartMetric)
