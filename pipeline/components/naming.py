"""Name groups of schemas: the ledger, then the document, then titles, then the rule.

The rule names a class after the thing it is:

- What `posts.get`, `posts.create` and `posts.update` answer with, and the items of `posts.list`,
  is a `Post`; of several classes the one that stands in most places has the name, among equals
  that of `posts.get`. Another one is a `PostSummary` if it has a part of the fields, or
  `PostDetails` if it has more. What `users.blocked` lists is a `BlockedUser`.
- The envelope of a list ends in `Page` behind the name of its items: `PostPage`. Other bodies
  end in `Request`, `Response` or `ErrorResponse` behind what their operations have in common:
  `PostRequest` of create and update, `PostCreateRequest` of create alone.
- An object in a property has the name of the property (`ReleaseForm`), unless the word is vague
  (`Type`, `Totals`, `Opened`) or in use. Then it is named, as all enums are, after the class
  around it: `MediaType`. A parameter is named after the resource: `PostSortBy`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.common.python_names import class_name, pascal_case
from pipeline.common.schemas import WEBHOOK
from pipeline.components.bodies import bodies
from pipeline.components.context import Context, Names, part_of
from pipeline.components.groups import Group
from pipeline.components.parts import parts, property_word
from pipeline.components.places import place_of
from pipeline.components.things import Claim, other_things, thing


def name_groups(
    groups: list[Group], given: dict[str, str], reserved: Iterable[str] = ()
) -> dict[str, str]:
    """Name every group.

    Args:
        groups: Groups of the whole document.
        given: Names by group key from the ledger.
        reserved: Names that no new class gets: old ones, kept for a while.

    Returns:
        Names by group key.
    """
    context = Context(groups, Names(given, reserved))
    _give_claimed(context, lambda group: Claim(group.component, len(group.positions)))
    _give_claimed(context, lambda group: Claim(group.title(), len(group.positions)))
    _give_claimed(context, _event)
    _give_things(context)
    _give_words(context)
    for candidates in (bodies, parts):
        for group in context.unnamed():
            context.names.give_first_free(group, candidates(context, group))
    return context.names.by_key


def _give_things(context: Context) -> None:
    claims = {group.key: thing(context, group) for group in context.unnamed()}
    _give_claimed(context, lambda group: claims[group.key])
    for group in context.unnamed():
        if name := claims[group.key].name:
            context.names.give_first_free(group, other_things(context, group, name))


def _give_claimed(context: Context, claim: Callable[[Group], Claim]) -> None:
    """Give each name to the group for which most places speak."""
    claims = [
        (-made.votes, made.rank, group.first_position(), class_name(made.name), group)
        for group in context.unnamed()
        for made in (claim(group),)
        if made.name
    ]
    for _, _, _, name, group in sorted(claims, key=lambda entry: entry[:4]):
        context.names.give_first_free(group, [name])


def _give_words(context: Context) -> None:
    claims = {
        group.key: Claim(property_word(context, group), len(group.positions))
        for group in context.unnamed()
    }
    things = {*context.names.by_key.values()}
    _give_claimed(context, lambda group: claims[group.key])
    for group in sorted(context.unnamed(), key=lambda group: -claims[group.key].votes):
        if claims[group.key].name in things:
            context.names.give_first_free(group, part_of(context, group, claims[group.key].name))


def _event(group: Group) -> Claim:
    """Return the name of what a webhook or callback sends."""
    place = place_of(group.first_position())
    if not place.owner.startswith(WEBHOOK) or place.part != "request" or not place.is_body:
        return Claim()
    words = "".join(map(pascal_case, place.owner.removeprefix(WEBHOOK).split(".")))
    return Claim(words.removesuffix("Event") + "Event", len(group.positions))
