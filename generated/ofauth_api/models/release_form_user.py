from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.avatar_thumbs import AvatarThumbs


T = TypeVar("T", bound="ReleaseFormUser")


@_attrs_define
class ReleaseFormUser:
    """A `ReleaseFormUser` of the API.

    Attributes:
        avatar (str):
        avatar_thumbs (AvatarThumbs):
        id (int):
        is_from_guest (bool):
        is_verified (bool):
        iv_status (str):
        name (str):
        username (str):
        view (str):
    """

    avatar: str
    avatar_thumbs: AvatarThumbs
    id: int
    is_from_guest: bool
    is_verified: bool
    iv_status: str
    name: str
    username: str
    view: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        avatar = self.avatar

        avatar_thumbs = self.avatar_thumbs.to_dict()

        id = self.id

        is_from_guest = self.is_from_guest

        is_verified = self.is_verified

        iv_status = self.iv_status

        name = self.name

        username = self.username

        view = self.view

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["avatar"] = avatar
        encoded_["avatarThumbs"] = avatar_thumbs
        encoded_["id"] = id
        encoded_["isFromGuest"] = is_from_guest
        encoded_["isVerified"] = is_verified
        encoded_["ivStatus"] = iv_status
        encoded_["name"] = name
        encoded_["username"] = username
        encoded_["view"] = view

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.avatar_thumbs import AvatarThumbs  # noqa: PLC0415

        remaining_ = dict(src_dict)
        avatar = remaining_.pop("avatar")

        avatar_thumbs = AvatarThumbs.from_dict(remaining_.pop("avatarThumbs"))

        id = remaining_.pop("id")

        is_from_guest = remaining_.pop("isFromGuest")

        is_verified = remaining_.pop("isVerified")

        iv_status = remaining_.pop("ivStatus")

        name = remaining_.pop("name")

        username = remaining_.pop("username")

        view = remaining_.pop("view")

        instance_ = cls(
            avatar=avatar,
            avatar_thumbs=avatar_thumbs,
            id=id,
            is_from_guest=is_from_guest,
            is_verified=is_verified,
            iv_status=iv_status,
            name=name,
            username=username,
            view=view,
        )

        instance_.additional_properties = remaining_
        return instance_

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
