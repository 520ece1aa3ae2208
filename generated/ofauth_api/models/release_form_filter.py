from ..codec import OpenStrEnum, members


class ReleaseFormFilter(OpenStrEnum):
    """Which entries of the register to list."""

    ALL = "all"
    PENDING = "pending"


RELEASE_FORM_FILTER_BY_VALUE = members(ReleaseFormFilter)
