from __future__ import annotations

import datetime
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
    encoded_moment,
    midnight,
    moment,
    new,
)
from .post_voting_option import (
    PostVotingOption,
    decode_post_voting_option,
    encode_post_voting_option,
)


@define(repr=False, kw_only=True)
class PostVoting(ApiModel):
    """A poll of a post."""

    finished_at: datetime.datetime
    options: list[PostVotingOption]
    total: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_voting(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostVoting)
    items: list[Any]
    value: Any = source.get("finishedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "finishedAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "finishedAt")
    model.finished_at = value
    value = source.get("options", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_post_voting_option(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_post_voting_option, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "options")
    model.options = value
    value = source.get("total", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "total")
    model.total = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, PostVoting, drift)
    return model


def encode_post_voting(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.finished_at) is not UNSET:
        encoded["finishedAt"] = encoded_moment(value, work)
    if (value := model.options) is not UNSET:
        encoded["options"] = encoded_models(
            value, PostVotingOption, encode_post_voting_option, work
        )
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    return encoded


bind(
    PostVoting,
    decode_post_voting,
    encode_post_voting,
    required=["finishedAt", "options", "total"],
    known={"finishedAt": "finished_at", "options": "options", "total": "total"},
)
