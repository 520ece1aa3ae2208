from ..codec import OpenStrEnum, members


class VisitorGroup(OpenStrEnum):
    """Which visitors are counted."""

    GUESTS = "guests"
    TOTAL = "total"
    USERS = "users"


VISITOR_GROUP_BY_VALUE = members(VisitorGroup)
