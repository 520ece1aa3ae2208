"""English words in paths: verbs, their opposites, and words that name a GET."""

from __future__ import annotations

#: Verbs that read. `GET /users/search` is `users.search`.
READS = frozenset(
    "check count download export find list lookup ping preview query refresh search validate "
    "verify whoami".split()
)

#: Adjectives of the things that are read: `GET /posts/top` is `posts.top`.
ADJECTIVES = frozenset(
    "active current hidden latest newest next oldest pending popular recent sent top trending "
    "upcoming".split()
)
#: Nouns of the thing that is read, without `get` before them: `GET /posts/chart` is `posts.chart`.
REPORTS = ADJECTIVES | frozenset(
    "chart content duration history me overview progress stats statistics status summary total "
    "totals usage".split()
)

#: Verbs with an opposite that does not begin with `un-`.
_OPPOSITES = {
    "activate": "deactivate",
    "attach": "detach",
    "connect": "disconnect",
    "enable": "disable",
    "join": "leave",
    "login": "logout",
    "start": "stop",
    "unlock": "lock",
}
_UNDOABLE = frozenset(
    "archive assign ban block bookmark favorite favourite flag follow freeze hide ignore install "
    "like lock mute pin publish register restrict save share star subscribe suspend watch".split()
)

#: Verbs of removal: `DELETE /store/purge` is `store.purge`.
_ENDING = frozenset(
    "cancel clear deactivate delete detach disable disconnect erase flush leave logout purge "
    "remove reset revoke stop terminate uninstall void withdraw".split()
)

_OTHER_VERBS = frozenset(
    "accept approve authorize calculate capture clone close complete confirm convert copy decline "
    "deny deploy dismiss duplicate execute expire finalize finish generate import init initialize "
    "invalidate invite merge migrate move notify parse pause poll promote rebuild recover redeem "
    "refund reject reload rename renew reopen reorder resend resolve restart restore resume retry "
    "revert rollback rotate send set sign skip submit sync trigger update upgrade upload".split()
)

#: Verbs that begin a phrase of any words: `find_by_status`, `mark_as_read`.
_LEADING = frozenset(
    "add assign create delete disable enable fetch find generate get list mark remove resend "
    "restore search send set submit unassign update validate verify".split()
)

_VERBS = READS | _UNDOABLE | _OPPOSITES.keys() | _ENDING | _OTHER_VERBS

#: Participles that do not end in `-ed`.
_IRREGULAR = {"freeze": "frozen", "hide": "hidden", "send": "sent"}
_DOUBLED = frozenset("ban flag pin star".split())


def is_verb(segment: str) -> bool:
    """Tell whether a segment of a path, in snake_case, is a verb or begins with a verb."""
    first, *others = segment.split("_")
    return first in _LEADING if others else segment in _VERBS or is_opposite(segment)


def is_opposite(segment: str) -> bool:
    """Tell whether a segment is the opposite of a verb: `unpin`."""
    return segment.startswith("un") and segment[2:] in _UNDOABLE


def takes_away(segment: str) -> bool:
    """Tell whether DELETE of a segment is the verb itself."""
    return segment in _ENDING or is_opposite(segment)


def opposite(segment: str) -> str:
    """Return the opposite of a verb or a phrase: `unshare_access`; empty if there is none."""
    first, _, rest = segment.partition("_")
    made = _OPPOSITES.get(first) or (f"un{first}" if first in _UNDOABLE else "")
    return f"{made}_{rest}".rstrip("_") if made else ""


def participle(verb: str) -> str:
    """Return the participle of a verb, for its objects: `blocked`; empty if unknown."""
    if verb not in _UNDOABLE:
        return ""
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return _IRREGULAR.get(verb, f"{stem}d" if stem.endswith("e") else f"{stem}ed")


def is_participle(word: str) -> bool:
    """Tell whether a word is a participle: `blocked` and `hidden` are, `feed` is not."""
    regular = word.endswith("ed") and not word.endswith("eed") and len(word) > 4
    return regular or word in _IRREGULAR.values()
