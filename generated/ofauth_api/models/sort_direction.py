from ..codec import OpenStrEnum, members


class SortDirection(OpenStrEnum):
    """Which way a list is sorted."""

    ASC = "asc"
    DESC = "desc"


SORT_DIRECTION_BY_VALUE = members(SortDirection)
