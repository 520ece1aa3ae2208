from ..codec import OpenStrEnum, members


class TwoFactorMethod(OpenStrEnum):
    """How a login can be confirmed."""

    APP = "app"
    FACE = "face"
    FORCE_FACE = "forceFace"
    PHONE = "phone"


TWO_FACTOR_METHOD_BY_VALUE = members(TwoFactorMethod)
