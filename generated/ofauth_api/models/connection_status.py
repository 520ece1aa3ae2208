from ..codec import OpenStrEnum, members


class ConnectionStatus(OpenStrEnum):
    """Whether a connection works."""

    ACTIVE = "active"
    AWAITING_2FA = "awaiting_2fa"
    EXPIRED = "expired"


CONNECTION_STATUS_BY_VALUE = members(ConnectionStatus)
