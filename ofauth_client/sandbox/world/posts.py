"""Posts and stories, of the account and of other users."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import not_found
from ofauth_client.sandbox.example_texts import EPOCH, sentence, timestamp
from ofauth_client.sandbox.world.messages import make_media
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import ACCOUNT, People
from ofauth_client.sandbox.world.records import Records
from ofauth_client.sandbox.world.vault import Vault
from ofauth_client.sandbox.world.worlds import Call, Facts, World, unix_time

OWN_POSTS, OTHER_POSTS, OWN_STORIES, OTHER_STORIES = 60, 23, 23, 5
#: Ids of posts and stories of another user begin at the id of the user times this number.
_IDS_PER_USER = 10**6
_HOURS_APART = 11


@define
class Posts:
    """Posts and stories.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    own: Records = field(init=False)
    stories: Records = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.own = Records("post", OWN_POSTS, partial(self._make, ACCOUNT, OWN_POSTS))
        self.stories = Records("story", OWN_STORIES, partial(self._make_story, ACCOUNT))

    def of(self, user: int) -> list[Facts]:
        """Return the published posts of a user, newest first."""
        if user == ACCOUNT:
            posts = [post for post in self.own if self.is_published(post)]
            return sorted(posts, key=lambda post: post["seconds"], reverse=True)
        return [self._other(user, number) for number in range(OTHER_POSTS, 0, -1)]

    def stories_of(self, user: int) -> list[Facts]:
        """Return the stories of a user, newest first."""
        if user == ACCOUNT:
            return list(self.stories)[:OTHER_STORIES]
        numbers = range(OTHER_STORIES, 0, -1)
        return [
            {"id": user * _IDS_PER_USER + number} | self._make_story(user, number)
            for number in numbers
        ]

    def get(self, identifier: Any) -> Facts:
        """Return a post.

        Raises:
            Refusal: There is no post with this id.
        """
        if not isinstance(identifier, int):
            raise not_found("there is no post with this id")
        user, number = divmod(identifier, _IDS_PER_USER)
        if user and self.world.part(People).find(user) and 1 <= number <= OTHER_POSTS:
            return self._other(user, number)
        return self.own.get(identifier)

    def is_published(self, post: Facts) -> bool:
        """Tell whether the time of a scheduled post has come."""
        due = post.get("due")
        return due is None or due <= self.world.worlds.clock()

    def counters(self, posts: list[Facts]) -> Facts:
        """Return the numbers of posts and media."""
        kinds = [media["type"] for post in posts for media in post["media"]]
        return {
            "postsCount": len(posts),
            "mediasCount": len(kinds),
            "photosCount": kinds.count("photo") + kinds.count("gif"),
            "videosCount": kinds.count("video"),
            "audiosCount": kinds.count("audio"),
            "streamsCount": 0,
            "archivedPostsCount": 0,
            "privateArchivedPostsCount": 0,
        }

    def _other(self, user: int, number: int) -> Facts:
        identifier = user * _IDS_PER_USER + number
        return {"id": identifier} | self._make(user, OTHER_POSTS, number)

    def _make(self, user: int, count: int, number: int) -> Facts:
        random = self.world.random("post", user, number)
        kinds = random.choices(("photo", "video", "gif", "audio"), k=random.choice((0, 1, 1, 3)))
        first = (user * 1000 + number) * 10
        media = [make_media(random, kind, first + n) for n, kind in enumerate(kinds)]
        likes, tips = random.randint(0, 900), random.randint(0, 300)
        price = random.choice((0, 0, 0, 5, 10))
        made = _post(user, sentence(random), (number - count) * _HOURS_APART * 3600 - 60, media)
        pinned = {"isPinned": number % 20 == 7, "price": price if media else 0}
        return made | pinned | {"favoritesCount": likes, "tips": tips, "tipsAmount": f"${tips}.00"}

    def _make_story(self, user: int, number: int) -> Facts:
        random = self.world.random("story", user, number)
        media = make_media(random, random.choice(("photo", "video")), (user * 1000 + number) * 10)
        tips = float(random.randint(0, 40))
        return {
            "userId": user,
            "createdAt": timestamp((number - OWN_STORIES) * 3600 * 5 - 60),
            "isReady": True,
            "isWatched": False,
            "hasPost": False,
            "media": [media],
            "question": None,
            "canLike": user != ACCOUNT,
            "isLiked": False,
            "canDelete": user == ACCOUNT,
            "likesCount": random.randint(0, 300),
            "viewersCount": random.randint(300, 2000),
            "commentsCount": random.randint(0, 50),
            "tipsAmountRaw": tips,
            "tipsAmount": f"${tips:.2f}",
            "tipsCount": int(tips > 0),
            "texts": [],
            "releaseForms": [],
            "viewers": [],
        }


def list_posts(call: Call) -> Items[tuple[Decimal, Facts]]:
    """Return the posts of the account."""
    return _posts(call, ACCOUNT)


def list_user_posts(call: Call) -> Items[tuple[Decimal, Facts]]:
    """Return the posts of a user."""
    return _posts(call, call.part(People).get(call.path["userId"]).id)


def list_user_stories(call: Call) -> Items[Facts]:
    """Return the stories of a user."""
    return Items(call.part(Posts).stories_of(call.part(People).get(call.path["userId"]).id))


def get_post(call: Call) -> Facts:
    """Return a post."""
    return call.part(Posts).get(call.path["postId"])


def create_post(call: Call) -> Facts:
    """Add a post; a scheduled post is listed as soon as its time has come."""
    posts = call.part(Posts)
    made = _post(ACCOUNT, "", call.world.moment(), [])
    fresh = {"isPinned": False, "price": 0, "favoritesCount": 0, "tips": 0}
    return posts.own.add(made | fresh | _sent(call))


def update_post(call: Call) -> Facts:
    """Change a post."""
    return call.part(Posts).own.update(call.path["postId"], _sent(call))


def delete_post(call: Call) -> Facts:
    """Delete a post."""
    call.part(Posts).own.delete(call.path["postId"])
    return {"success": True}


def _post(user: int, text: str, seconds: float, media: list[Facts]) -> Facts:
    return {
        "author": {"id": user, "_view": "s"},
        "text": text,
        "rawText": text,
        "media": media,
        "mediaCount": len(media),
        "preview": [],
        "tipsAmount": "$0.00",
        "responseType": "post",
        "releaseForms": [],
        "canDelete": user == ACCOUNT,
        "canEdit": user == ACCOUNT,
        "canViewMedia": True,
        "isMediaReady": True,
        "isOpened": True,
        **_posted(seconds),
    }


def _posted(seconds: float) -> Facts:
    precise = Decimal(int(EPOCH.timestamp() + seconds)).quantize(Decimal("1.000000"))
    return {"seconds": seconds, "postedAt": timestamp(seconds), "postedAtPrecise": str(precise)}


def _sent(call: Call) -> Facts:
    """Return what the body says of a post."""
    body, facts = call.body, Facts()
    if "text" in body:
        facts |= {"text": body["text"], "rawText": body["text"]}
    if "mediaItems" in body:
        media = call.part(Vault).find(body["mediaItems"])
        shown = [each["id"] for each in media[: int(body.get("previewMediaCount") or 0)]]
        facts |= {"media": media, "mediaCount": len(media), "preview": shown}
    if "price" in body:
        facts["price"] = body["price"] or 0
    due = unix_time("scheduledDate", body.get("scheduledDate"))
    if due is not None:
        facts |= {"due": due, **_posted(due - EPOCH.timestamp())}
    return facts


_KEYS: dict[str, Callable[[Facts], Any]] = {
    "favorites_count": lambda post: post["favoritesCount"],
    "tips": lambda post: post["tips"],
    "publish_date": lambda post: post["seconds"],
}


def _posts(call: Call, user: int) -> Items[tuple[Decimal, Facts]]:
    posts, query = call.part(Posts).of(user), call.query
    counters = call.part(Posts).counters(posts)
    if query.get("pinned"):
        posts = [post for post in posts if post["isPinned"]]
    order, rising = query.get("sortBy") or "publish_date", query.get("sortDirection") == "asc"
    posts.sort(key=_KEYS.get(str(order), _KEYS["publish_date"]), reverse=not rising)
    placed = list(_placed(posts, by_time=order == "publish_date"))
    return Items(
        placed,
        lambda entry: entry[1],
        place=lambda entry: entry[0],
        rising=rising or order != "publish_date",
        envelope={"counters": counters, "headMarker": str(placed[0][0]) if placed else ""},
    )


def _placed(posts: Iterable[Facts], *, by_time: bool) -> Iterable[tuple[Decimal, Facts]]:
    """Yield posts with their places: the time, or else the number in the order."""
    for number, post in enumerate(posts, 1):
        yield Decimal(post["postedAtPrecise"]) if by_time else Decimal(number), post


def find_own(call: Call) -> Facts:
    """Return a post of the account.

    Raises:
        Refusal: The account has no post with this id.
    """
    found = call.part(Posts).get(call.path["postId"])
    if found["author"]["id"] != ACCOUNT:
        raise not_found("the account has no post with this id")
    return found
