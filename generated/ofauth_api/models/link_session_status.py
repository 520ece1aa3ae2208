from ..codec import OpenStrEnum, members


class LinkSessionStatus(OpenStrEnum):
    """How far a login has come."""

    AWAITING_2FA = "awaiting_2fa"
    COMPLETED = "completed"
    DENIED = "denied"
    FAILED = "failed"
    INITIALIZED = "initialized"
    INVALID_CREDENTIALS = "invalid_credentials"
    NOT_FOUND = "not_found"
    PENDING = "pending"


LINK_SESSION_STATUS_BY_VALUE = members(LinkSessionStatus)
