"""Which question comes next: for one person what is due, then what is new; for a channel what it met longest ago."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

from bot.learning.memory import Memory
from bot.learning.rotation import draw

DUE_A_DAY = 2
SAME_STORY_AFTER = timedelta(days=60)

Reason = Literal["due", "new", "early"]


class Story(Protocol):
    """What choosing has to know of a question. A concept is told in several stories."""

    @property
    def id(self) -> str: ...
    @property
    def concept(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def difficulty(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pick:
    """`early`: nothing is due and nothing is new; this one is asked only on wish."""

    story: str
    reason: Reason


def choose(
    stories: Iterable[Story],
    path: Sequence[str],
    memories: Mapping[str, Memory],
    seen: Mapping[str, datetime],
    *,
    now: datetime,
    seed: str,
) -> Pick | None:
    """The next question, or None when every story was seen within the last 60 days.

    `path` lists concepts in the order they are learnt; `seen` maps a story to when the person last had it.
    The longest overdue concept comes first. Within a concept, stories never seen come before old ones,
    another kind of question before the same kind again, and the easier before the harder.
    """
    seen_ids = dict(seen)
    open_stories: dict[str, list[Story]] = {}
    latest: dict[str, tuple[datetime, str]] = {}
    for story in stories:
        at = seen_ids.get(story.id)
        if at is None or now - at >= SAME_STORY_AFTER:
            open_stories.setdefault(story.concept, []).append(story)
        if at is not None:
            latest[story.concept] = max(latest.get(story.concept, (at, story.kind)), (at, story.kind))

    def best(concept: str) -> str:
        last_kind = latest[concept][1] if concept in latest else ""

        def rank(story: Story) -> tuple[bool, bool, int, int]:
            return story.id in seen_ids, story.kind == last_kind, story.difficulty, draw(seed, story.id)

        return min(open_stories[concept], key=rank).id

    known = sorted((memory.due, concept) for concept, memory in memories.items() if concept in open_stories)
    if known and known[0][0] <= now:
        return Pick(best(known[0][1]), "due")
    fresh = next((each for each in path if each in open_stories and each not in memories), None)
    if fresh is not None:
        return Pick(best(fresh), "new")
    if known:
        return Pick(best(known[0][1]), "early")
    return None


def choose_for_team(
    concepts: Mapping[str, Sequence[Story]], asked: Mapping[str, datetime], *, now: datetime, seed: str
) -> str | None:
    """The id of the next story; None where each was asked within the last 60 days.

    `concepts` has the stories of each, in the order they are learnt; `asked` maps a story to when the
    channel last had it. The first concept never met comes first, then the one met longest ago. Within
    one, stories never asked come before old ones, and the easier before the harder.
    """
    long_ago = datetime.min.replace(tzinfo=UTC)

    def rank(story: Story) -> tuple[datetime, int, int]:
        return asked.get(story.id, long_ago), story.difficulty, draw(seed, story.id)

    turns: list[tuple[datetime, Sequence[Story]]] = []
    for stories in concepts.values():
        met = [at for story in stories if (at := asked.get(story.id)) is not None]
        if not met:
            return min(stories, key=rank).id
        open_ = [each for each in stories if now - asked.get(each.id, long_ago) >= SAME_STORY_AFTER]
        if open_:
            turns.append((max(met), open_))
    if not turns:
        return None
    return min(min(turns, key=lambda turn: turn[0])[1], key=rank).id
