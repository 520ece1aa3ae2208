from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    UNSET,
    ApiModel,
    Drift,
    EncodingWork,
    bind,
    decoded_extras,
    decoded_model,
    encoded_models,
    new,
)
from .restricted_user import RestrictedUser, decode_restricted_user, encode_restricted_user


@define(repr=False, kw_only=True)
class RestrictedUserPage(ApiModel):
    """A page of restricted users.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[RestrictedUser]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_restricted_user_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(RestrictedUserPage)
    items: list[Any]
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_restricted_user(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_restricted_user, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, RestrictedUserPage, drift)
    return model


def encode_restricted_user_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, RestrictedUser, encode_restricted_user, work)
    return encoded


bind(
    RestrictedUserPage,
    decode_restricted_user_page,
    encode_restricted_user_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_"},
)
