"""Users, and the lists of users that the account keeps."""

from __future__ import annotations

from ofauth_client.sandbox.errors import forbidden
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import People, User, UserList
from ofauth_client.sandbox.world.profiles import profile, summary
from ofauth_client.sandbox.world.worlds import Call, Facts

_PREVIEWS = 3


def get_user(call: Call) -> Facts:
    """Return a user."""
    return profile(call.world, call.part(People).get(call.path["userId"]))


def get_users(call: Call) -> Facts:
    """Return several users; unknown ids are left out."""
    people = call.part(People)
    wanted = call.query.get("userIds") or []
    found = [people.find(each) for each in (wanted if isinstance(wanted, list) else [wanted])]
    return {"users": [profile(call.world, user) for user in found if user]}


def search_users(call: Call) -> Items[User]:
    """Return the users whose name contains a text."""
    sought = str(call.query.get("query") or "").casefold()
    found = [user for user in call.part(People).everybody() if _is_called(user, sought)]
    return Items(found, lambda user: profile(call.world, user), usual=20)


def list_blocked(call: Call) -> Items[User]:
    """Return the blocked users."""
    people = call.part(People)
    found = [user for user in people.fans() if people.noted(user.id).is_blocked]
    return Items(found, lambda user: profile(call.world, user))


def list_restricted(call: Call) -> Items[User]:
    """Return the restricted users."""
    people = call.part(People)
    found = [user for user in people.fans() if people.noted(user.id).is_restricted]
    return Items(found, lambda user: profile(call.world, user))


def restrict(call: Call) -> Facts:
    """Restrict a user."""
    call.part(People).note(call.path["userId"]).is_restricted = True
    return {"success": True}


def unrestrict(call: Call) -> Facts:
    """Lift the restriction of a user."""
    call.part(People).note(call.path["userId"]).is_restricted = False
    return {"success": True}


def list_lists(call: Call) -> Items[UserList]:
    """Return the lists of users."""
    sought = str(call.query.get("query") or "").casefold()
    found = [each for each in call.part(People).lists.values() if sought in each.name.casefold()]
    return Items(found, lambda entry: _list(call, entry))


def get_list(call: Call) -> Facts:
    """Return a list of users."""
    return _list(call, call.part(People).find_list(call.path["listId"]))


def create_list(call: Call) -> Facts:
    """Add a list of users."""
    return _list(call, call.part(People).add_list(str(call.body.get("name", ""))))


def rename_list(call: Call) -> Facts:
    """Rename a list of users."""
    entry = _changeable(call)
    entry.name = str(call.body.get("name", entry.name))
    return _list(call, entry)


def delete_list(call: Call) -> Facts:
    """Delete a list of users."""
    del call.part(People).lists[_changeable(call).id]
    return {"success": True}


def list_members(call: Call) -> Items[User]:
    """Return the users on a list."""
    people = call.part(People)
    return Items(people.members(people.find_list(call.path["listId"])), summary)


def add_member(call: Call) -> Facts:
    """Add a user to a list."""
    entry, user = _changeable(call), call.part(People).get(call.path["userId"])
    _add(entry, user)
    state = {"id": entry.id, "name": entry.name, "type": "custom", "hasUser": True}
    return {"list": _list(call, entry), "userState": state | {"canAddUser": True}}


def remove_member(call: Call) -> Items[User]:
    """Remove a user from a list, and return the users who are left."""
    entry, user = _changeable(call), call.part(People).get(call.path["userId"])
    entry.added.discard(user.id)
    entry.removed.add(user.id)
    return list_members(call)


def add_to_lists(call: Call) -> Facts:
    """Add a user to several lists."""
    people, user = call.part(People), call.part(People).get(call.path["userId"])
    added, failed = list[Facts](), list[Facts]()
    for identifier in call.body.get("listIds") or []:
        entry = people.lists.get(identifier)
        if entry is None:
            failed.append({"listId": identifier, "error": "there is no list with this id"})
            continue
        _add(entry, user)
        added.append({"listId": identifier, "success": True})
    return {"success": added, "errors": failed}


def _changeable(call: Call) -> UserList:
    entry = call.part(People).find_list(call.path["listId"])
    if not entry.is_own:
        raise forbidden("The platform keeps this list; it cannot be changed")
    return entry


def _add(entry: UserList, user: User) -> None:
    entry.removed.discard(user.id)
    entry.added.add(user.id)


def _is_called(user: User, sought: str) -> bool:
    return sought in user.name.casefold() or sought in user.username.casefold()


def _list(call: Call, entry: UserList) -> Facts:
    members = list(call.part(People).members(entry))
    return {
        "id": entry.id,
        "name": entry.name,
        "type": "custom" if entry.is_own else str(entry.id),
        "usersCount": len(members),
        "users": [summary(user) for user in members[:_PREVIEWS]],
        "sortList": [],
        "canUpdate": entry.is_own,
        "canDelete": entry.is_own,
        "canManageUsers": entry.is_own,
        "canAddUsers": entry.is_own,
    }
