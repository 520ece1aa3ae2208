from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.release_form_user import ReleaseFormUser


T = TypeVar("T", bound="ReleaseForm")


@_attrs_define
class ReleaseForm:
    """A `ReleaseForm` of the API.

    Attributes:
        id (int):
        name (str):
        partner_source (str):
        type_ (str):
        user (ReleaseFormUser | Unset):
    """

    id: int
    name: str
    partner_source: str
    type_: str
    user: ReleaseFormUser | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        id = self.id

        name = self.name

        partner_source = self.partner_source

        type_ = self.type_

        user: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user, Unset):
            user = self.user.to_dict()

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["id"] = id
        encoded_["name"] = name
        encoded_["partnerSource"] = partner_source
        encoded_["type"] = type_
        if user is not UNSET:
            encoded_["user"] = user

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        from ..models.release_form_user import ReleaseFormUser  # noqa: PLC0415

        remaining_ = dict(src_dict)
        id = remaining_.pop("id")

        name = remaining_.pop("name")

        partner_source = remaining_.pop("partnerSource")

        type_ = remaining_.pop("type")

        _user = remaining_.pop("user", UNSET)
        user: ReleaseFormUser | Unset
        if isinstance(_user, Unset):
            user = UNSET
        else:
            user = ReleaseFormUser.from_dict(_user)

        instance_ = cls(
            id=id,
            name=name,
            partner_source=partner_source,
            type_=type_,
            user=user,
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
