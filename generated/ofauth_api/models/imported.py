from ..codec import OpenStrEnum, members


class Imported(OpenStrEnum):
    """Values of `imported` of `client.account.connections.list` and `stats` of
    `client.promotions.tracking_links.list`.
    """

    FALSE = "false"
    TRUE = "true"


IMPORTED_BY_VALUE = members(Imported)
