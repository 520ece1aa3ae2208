from ..codec import OpenStrEnum, members


class ReleaseFormSortBy(OpenStrEnum):
    """What the register is sorted by."""

    DATE = "date"
    NAME = "name"


RELEASE_FORM_SORT_BY_BY_VALUE = members(ReleaseFormSortBy)
