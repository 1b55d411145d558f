"""A two-minute question, answered in private

Buttons carry the question's id and the chosen letter, never which one is right. What a person types is marked
and forgotten; only that it was answered, and whether it held, is kept for them.
"""

from dataclasses import asdict
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.content.entries import QuizItem
from bot.learning.choosing import DUE_A_DAY, SAME_STORY_AFTER, choose
from bot.learning.marking import RewriteMark, WhenMark, mark_rewrite, mark_when
from bot.learning.memory import Memory, remember
from bot.message import Ask, Card, Refusal, Reply
from bot.services import Services
from bot.store.practice import Answered, PracticeCard
from commands import daily, quiz_round
from commands import quiz_cards as cards
from commands.command import Command
from commands.home import own

_REMEMBERED = timedelta(days=365)
"""How far back a person's answers are looked at when the next story is chosen."""


async def handle(ask: Ask, services: Services) -> Reply:
    if daily.is_daily(ask):
        return await daily.handle("quiz", ask, services)
    match ask.verb:
        case "" if ask.due is None:
            return await _offer(ask, services)
        case "" if ask.place.kind == "personal":
            return await _daily(ask, services)
        case "":
            return await quiz_round.posted(ask, services)
        case "preview":
            return await quiz_round.preview(ask, services)
        case "show":
            return await quiz_round.shown(ask, services)
        case "answer":
            return await quiz_round.answered(ask, services)
        case "next":
            return await _offer(ask, services, replaces=True)
        case "more":
            return await _offer(ask, services, replaces=True, wished=True)
        case "choose":
            return await _chosen(ask, services)
        case "sure" | "not_sure":
            return await _settled(ask, services)
        case "write":
            return Reply(cards.answer_form(_asked(ask, services), services.texts.words(ask.locale)))
        case "written":
            return await _written(ask, services)
        case _:
            raise Refusal("quiz.gone")


# --- which question ----------------------------------------------------------------------------------


async def _daily(ask: Ask, services: Services) -> Reply:
    """The clock asks in a person's own chat: nothing is posted where nothing is due today."""
    item, rest = await turn(ask, services)
    if item is None or rest is not None:
        return Reply()
    return Reply(cards.question_card(item, services.texts.words(ask.locale)), to="here")


async def _offer(ask: Ask, services: Services, *, replaces: bool = False, wished: bool = False) -> Reply:
    """The next question; where it can wait, why, unless one more is wished."""
    item, rest = await turn(ask, services)
    if item is None or (rest is not None and not wished):
        return Reply(rest, replaces=replaces)
    return Reply(cards.question_card(item, services.texts.words(ask.locale)), replaces=replaces)


async def turn(ask: Ask, services: Services) -> tuple[QuizItem | None, Card | None]:
    """The next question there is, and why it can wait: today's two are answered, or none is due."""
    now = services.now()
    words = services.texts.words(ask.locale)
    zone = await zone_of(ask, services)
    answers = await _answers(ask, services)
    memories = await _memories(ask, services)
    seen: dict[str, datetime] = {}
    for answer in answers:
        seen[answer.item] = max(answer.at, seen.get(answer.item, answer.at))
    path = [concept.id for concept in services.content.concepts]
    seed = f"{ask.place.workspace}/{ask.person.id}"
    pick = choose(services.content.quizzes, path, memories, seen, now=now, seed=seed)
    if pick is None:
        back = min(seen.values(), default=now) + SAME_STORY_AFTER
        return None, cards.used_up_card(back.astimezone(zone).date(), words)
    item = services.content.quiz(pick.story)
    today = sum(answer.at >= _midnight(now, zone) for answer in answers)
    if today >= DUE_A_DAY:
        return item, cards.enough_card(today, words)
    if pick.reason == "early":
        due = min(memory.due for memory in memories.values())
        return item, cards.not_due_card(cards.days_between(now, due, zone), words)
    return item, None


async def zone_of(ask: Ask, services: Services) -> ZoneInfo:
    settings = await services.store.people.get(ask.place.workspace, ask.person.id)
    return ZoneInfo(settings.zone or ask.person.zone or "UTC")


def _midnight(now: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(now.astimezone(zone).date(), time.min, tzinfo=zone)


async def _answers(ask: Ask, services: Services) -> tuple[Answered, ...]:
    since = services.now() - _REMEMBERED
    return await services.store.practice.recent(ask.place.workspace, ask.person.id, since)


async def _memories(ask: Ask, services: Services) -> dict[str, Memory]:
    kept = await services.store.practice.cards(ask.place.workspace, ask.person.id)
    return {each.concept: Memory.read(each.card) for each in kept}


def _asked(ask: Ask, services: Services) -> QuizItem:
    """The question a button belongs to. Raises Refusal for one that has since left the packs."""
    try:
        return services.content.quiz(ask.ids.get("item", ""))
    except KeyError as gone:
        raise Refusal("quiz.gone") from gone


# --- an answer ---------------------------------------------------------------------------------------


async def _chosen(ask: Ask, services: Services) -> Reply:
    """A letter was pressed: nothing counts yet, they are asked how sure they are."""
    item = _asked(ask, services)
    earlier = await _earlier(item, ask, services)
    if earlier is not None:
        return await _first_counts(item, earlier, ask, services)
    letter = _letter(item, ask)
    return Reply(cards.how_sure_card(item, letter, services.texts.words(ask.locale)), replaces=True)


async def _settled(ask: Ask, services: Services) -> Reply:
    """Sure or Not sure: the answer counts, and the verdict takes the question's place."""
    item = _asked(ask, services)
    letter = _letter(item, ask)
    right = cards.letter_of(item.right) == letter
    counted = await _count(item, letter, ask, services, right=right, sure=ask.verb == "sure")
    if counted is None:
        earlier = await _earlier(item, ask, services)
        return await _first_counts(item, earlier, ask, services)
    words = services.texts.words(ask.locale)
    concept = services.content.concept(item.concept)
    verdict = cards.verdict_card(item, concept, letter, counted, words)
    return Reply(verdict, replaces=True, changed=(own(ask),))


async def _written(ask: Ask, services: Services) -> Reply:
    """A typed answer is marked by code, told what holds and what does not, and then forgotten."""
    item = _asked(ask, services)
    words = services.texts.words(ask.locale)
    typed = ask.values.get("answer", "").strip()
    if not typed:
        raise Refusal("quiz.form.empty", field="answer", form=cards.answer_form(item, words))
    sure = ask.values.get("sure") != "not_sure"
    mark = _mark(item, typed, services)
    counted = await _count(item, "", ask, services, right=mark.right, sure=sure)
    if counted is None:
        earlier = await _earlier(item, ask, services)
        return await _first_counts(item, earlier, ask, services)
    concept = services.content.concept(item.concept)
    marked = cards.marked_card(item, concept, mark, counted, words)
    return Reply(marked, replaces=True, changed=(own(ask),))


def _mark(item: QuizItem, typed: str, services: Services) -> WhenMark | RewriteMark:
    if item.kind == "fill_when":
        return mark_when(typed)
    scene = item.customer or item.stem
    reading = services.coach.read(typed, context=scene)
    stands = services.coach.read(item.model or "", context=scene).stance
    return mark_rewrite(
        typed,
        scene=f"{item.stem} {item.customer or ''}",
        keep=item.keep,
        avoid=item.avoid,
        needs=item.needs,
        cold=[finding.words for finding in reading.findings if finding.severity != "hint"],
        moves=asdict(reading.moves),
        turned=stands == "refuse" and reading.stance == "grant",
    )


async def _count(
    item: QuizItem, letter: str, ask: Ask, services: Services, *, right: bool, sure: bool
) -> cards.Counted | None:
    """Keeps the answer and when its concept comes back; None where an earlier answer stands."""
    now = services.now()
    memories = await _memories(ask, services)
    memory = remember(memories.get(item.concept), right=right, sure=sure, at=now)
    taken = await services.store.practice.take(
        ask.place.workspace,
        ask.person.id,
        Answered(item.id, item.concept, letter, right, sure, now),
        PracticeCard(item.concept, memory.written(), memory.due),
        unless_since=now - SAME_STORY_AFTER,
    )
    if not taken:
        return None
    days = cards.days_between(now, memory.due, await zone_of(ask, services))
    return cards.Counted(right=right, sure=sure, days=days)


async def _earlier(item: QuizItem, ask: Ask, services: Services) -> Answered | None:
    since = services.now() - SAME_STORY_AFTER
    answers = await services.store.practice.recent(ask.place.workspace, ask.person.id, since)
    return min((each for each in answers if each.item == item.id), key=lambda each: each.at, default=None)


async def _first_counts(item: QuizItem, earlier: Answered | None, ask: Ask, services: Services) -> Reply:
    """A second press: the first answer stands and is shown again with its why."""
    if earlier is None:
        raise Refusal("quiz.gone")
    concept = services.content.concept(item.concept)
    words = services.texts.words(ask.locale)
    return Reply(cards.answered_card(item, concept, earlier.chosen, words), replaces=True)


def _letter(item: QuizItem, ask: Ask) -> str:
    letter = ask.ids.get("chosen", "")
    if letter not in cards.letters(item):
        raise Refusal("quiz.gone")
    return letter


COMMAND = Command("quiz", handle, slash=True)
