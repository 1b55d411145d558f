"""A question in a channel: posted by the clock, answered by one press each, closed on the next workday.

What is posted is drawn from the round in the store, so it is redrawn when somebody answered and when it
closes. An answer is told to the person who gave it alone; the round only counts it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.content.entries import QuizItem
from bot.learning.choosing import SAME_STORY_AFTER, choose_for_team
from bot.learning.memory import Memory, remember
from bot.message import Ask, Refusal, Reply
from bot.services import Services
from bot.store.calendars import days_of
from bot.store.practice import Answered, PracticeCard
from bot.store.rounds import Occasion, Round
from commands import quiz_cards
from commands import quiz_round_cards as cards

_REMEMBERED = timedelta(days=365)
"""How far back a channel's questions are looked at when the next one is chosen."""


async def posted(ask: Ask, services: Services) -> Reply:
    """The clock asks for a card to post. Asked again for the same key, it is the same round.

    `ids["item"]` names a question; without it the channel gets the one whose turn it is. With
    `ids["anonymous"]` no answer goes to anybody's own practice. Nothing is posted where every question
    was asked in this channel within the last 60 days.
    """
    now, key, place = services.now(), ask.ids["key"], ask.place
    known = await services.store.rounds.occasion(key, place.workspace, place.channel, now - _REMEMBERED)
    round_ = known.round
    if round_ is None:
        item = _wanted(ask, known, services)
        if item is None:
            return Reply()
        round_ = await services.store.rounds.open(_new(ask, item, known, services), cards.shows(key))
    # Nobody has answered a card that is not there yet.
    return Reply(_card(round_, {}, ask, services), to="here", changed=(cards.shows(key),))


async def preview(ask: Ask, services: Services) -> Reply:
    """The question that the channel (`ids["channel"]` where that is another place) would get next, without
    a round: nobody can answer it."""
    place = replace(ask.place, channel=ask.ids.get("channel") or ask.place.channel)
    since = services.now() - _REMEMBERED
    known = await services.store.rounds.occasion("", place.workspace, place.channel, since)
    item = _wanted(replace(ask, place=place), known, services)
    if item is None:
        return Reply()
    concept = services.content.concept(item.concept)
    card = cards.preview_card(item, concept, ask.person.name, services.texts.words(ask.locale))
    return Reply(card, to="here" if ask.due else "asker")


async def shown(ask: Ask, services: Services) -> Reply:
    """The worker redraws the card; the first time after it has closed, nobody can answer any more. Asked by a
    person, it is the card as only they see it."""
    if ask.person.id:
        return await _own_view(ask, services)
    round_ = await services.store.rounds.get(ask.ids.get("id", ""))
    if round_ is None:
        return Reply()
    if round_.closed is None and services.now() >= round_.closes:
        await services.store.rounds.close(round_.id, services.now())
        round_ = await services.store.rounds.get(round_.id) or round_
    counts = await services.store.rounds.counts(round_.id)
    return Reply(_card(round_, counts, ask, services), to="here")


async def answered(ask: Ask, services: Services) -> Reply:
    """One press on the posted card: the first counts, and what came of it is told to this person alone."""
    round_ = await services.store.rounds.get(ask.ids.get("round", ""))
    if round_ is None or round_.workspace != ask.place.workspace:
        raise Refusal("quiz.gone")
    item = _item(round_, services)
    letter = ask.ids.get("chosen", "")
    if letter not in quiz_cards.letters(item):
        raise Refusal("quiz.gone")
    now, person = services.now(), ask.person.id
    practice = None if round_.anonymous else await _practice(item, letter, ask, services)
    words = services.texts.words(ask.locale)
    concept = services.content.concept(item.concept)
    match await services.store.rounds.answer(round_.id, person, letter, now, practice):
        case "counted":
            card = cards.verdict_card(item, concept, letter, round_, words)
            return Reply(replace(card, own=cards.shows(round_.id)), changed=(cards.shows(round_.id),))
        case "again":
            seen = await services.store.rounds.seen_by(round_.id, person)
            card = cards.again_card(item, concept, seen.chosen if seen else "", words)
            return Reply(replace(card, own=cards.shows(round_.id)))
        case "closed":
            return Reply(cards.late_card(item, concept, words), changed=(cards.shows(round_.id),))


# --- which question, until when ----------------------------------------------------------------------


def _wanted(ask: Ask, known: Occasion, services: Services) -> QuizItem | None:
    if named := ask.ids.get("item"):
        return services.content.quiz(named)
    chosen = choose_for_team(
        services.content.quizzes_by_press,
        known.asked,
        now=services.now(),
        seed=f"{ask.place.workspace}/{ask.place.channel}",
    )
    return None if chosen is None else services.content.quiz(chosen)


def _new(ask: Ask, item: QuizItem, known: Occasion, services: Services) -> Round:
    zone = known.zone or known.team.zone or ask.person.zone or "UTC"
    opened = ask.due or services.now()
    return Round(
        id=ask.ids["key"],
        workspace=ask.place.workspace,
        channel=ask.place.channel,
        item=item.id,
        concept=item.concept,
        opened=opened,
        closes=days_of(known.team).closes(opened, zone),
        zone=zone,
        asker=ask.person.name,
        anonymous=bool(ask.ids.get("anonymous")),
    )


# --- what it looks like now --------------------------------------------------------------------------


def _item(round_: Round, services: Services) -> QuizItem:
    """Raises Refusal for a question that has since left the packs."""
    try:
        return services.content.quiz(round_.item)
    except KeyError as gone:
        raise Refusal("quiz.gone") from gone


def _card(round_: Round, counts: Mapping[str, int], ask: Ask, services: Services) -> cards.Card:
    words = services.texts.words(ask.locale)
    try:
        item = _item(round_, services)
    except Refusal:
        return cards.gone_card(words)
    concept = services.content.concept(item.concept)
    if round_.closed is None:
        return cards.open_card(item, concept, round_, sum(counts.values()), words)
    return cards.closed_card(item, concept, counts, words)


async def _own_view(ask: Ask, services: Services) -> Reply:
    """Open to who has not answered; with what came of their answer to who has; the same to all when closed."""
    seen = await services.store.rounds.seen_by(ask.ids.get("id", ""), ask.person.id)
    if seen is None or seen.round.workspace != ask.place.workspace:
        raise Refusal("quiz.gone")
    if not seen.took_part:
        return Reply(_card(seen.round, seen.counts, ask, services), replaces=True)
    item, words = _item(seen.round, services), services.texts.words(ask.locale)
    concept, answers = services.content.concept(item.concept), sum(seen.counts.values())
    card = cards.answered_card(item, concept, seen.round, words, first=seen.chosen, answers=answers)
    return Reply(card, replaces=True)


# --- a person's own practice -------------------------------------------------------------------------


async def _practice(
    item: QuizItem, letter: str, ask: Ask, services: Services
) -> tuple[Answered, PracticeCard] | None:
    """What their own practice keeps of this answer; nothing where they had this very story lately.

    How sure they were is not asked in a channel: a right answer counts as known, a wrong one as forgotten.
    """
    now, workspace, person = services.now(), ask.place.workspace, ask.person.id
    lately = await services.store.practice.recent(workspace, person, now - SAME_STORY_AFTER)
    if any(answer.item == item.id for answer in lately):
        return None
    kept = await services.store.practice.cards(workspace, person)
    memory = next((Memory.read(each.card) for each in kept if each.concept == item.concept), None)
    right = quiz_cards.letter_of(item.right) == letter
    memory = remember(memory, right=right, sure=right, at=now)
    return (
        Answered(item.id, item.concept, letter, right, None, now),
        PracticeCard(item.concept, memory.written(), memory.due),
    )
