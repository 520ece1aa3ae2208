from ..codec import OpenStrEnum, members


class StoryChartMetric(OpenStrEnum):
    """What a chart of stories counts."""

    COMMENTS = "comments"
    LIKES = "likes"
    STORIES = "stories"
    TIPS = "tips"
    VIEWS = "views"


STORY_CHART_METRIC_BY_VALUE = members(StoryChartMetric)
