from ..codec import OpenStrEnum, members


class VaultUploadMode(OpenStrEnum):
    """What an upload is for."""

    MESSAGE = "message"


VAULT_UPLOAD_MODE_BY_VALUE = members(VaultUploadMode)
