from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ErrorBody")


@_attrs_define
class ErrorBody:
    """What the API answers with when it refuses a request.

    Attributes:
        error (str): What was wrong
        action_required (str | Unset): What the caller can do
        code (Any | Unset): Older form of type
        details (Any | Unset): More about the error
        request_id (str | Unset): Id of the request
        type_ (str | Unset): Kind of error, for example RATE_LIMIT_EXCEEDED; new ones may appear
    """

    error: str
    action_required: str | Unset = UNSET
    code: Any | Unset = UNSET
    details: Any | Unset = UNSET
    request_id: str | Unset = UNSET
    type_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        error = self.error

        action_required = self.action_required

        code = self.code

        details = self.details

        request_id = self.request_id

        type_ = self.type_

        encoded_: dict[str, Any] = {}
        encoded_.update(self.additional_properties)
        encoded_["error"] = error
        if action_required is not UNSET:
            encoded_["actionRequired"] = action_required
        if code is not UNSET:
            encoded_["code"] = code
        if details is not UNSET:
            encoded_["details"] = details
        if request_id is not UNSET:
            encoded_["requestId"] = request_id
        if type_ is not UNSET:
            encoded_["type"] = type_

        return encoded_

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Make a model of a JSON object; unknown properties are kept."""
        remaining_ = dict(src_dict)
        error = remaining_.pop("error")

        action_required = remaining_.pop("actionRequired", UNSET)

        code = remaining_.pop("code", UNSET)

        details = remaining_.pop("details", UNSET)

        request_id = remaining_.pop("requestId", UNSET)

        type_ = remaining_.pop("type", UNSET)

        instance_ = cls(
            error=error,
            action_required=action_required,
            code=code,
            details=details,
            request_id=request_id,
            type_=type_,
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
