from ..codec import OpenStrEnum, members


class Imported(OpenStrEnum):
    """Values of `Imported` of the API."""

    FALSE = "false"
    TRUE = "true"


IMPORTED_BY_VALUE = members(Imported)
