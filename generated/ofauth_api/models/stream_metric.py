from ..codec import OpenStrEnum, members


class StreamMetric(OpenStrEnum):
    """What streams are counted or ranked by."""

    COMMENTS = "comments"
    DURATION = "duration"
    LIKES = "likes"
    PURCHASES = "purchases"
    TIPS = "tips"
    VIEWS = "views"


STREAM_METRIC_BY_VALUE = members(StreamMetric)
