"""A question in a channel: each reader sees it in their own way, and the channel how many have answered."""

import asyncio
import json
import string
from dataclasses import replace

import pytest

from adapters.teams import limits
from adapters.teams.connector import dumps
from adapters.teams.render import Renderer
from adapters.teams.send import TeamsSender
from bot.content import Content
from bot.message import Card, LiveKey, Text
from bot.message import Place as RapportPlace
from bot.services import Services
from bot.store.rounds import Round
from bot.texts import Texts
from bot.worker import Worker
from commands.quiz_round_cards import answered_card, open_card
from tests.adapters.teams.conftest import Running
from tests.standins.teams import Answer, Message, Place, TeamsStandin
from tests.standins.teams.people import TENANT

OPEN = Card((Text(("Which?",)),), own=LiveKey("quiz", "1"))


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts are drawn anew as often as elsewhere, so that nobody here waits a minute."""
    monkeypatch.setattr(limits, "OWN_VIEWS_SECONDS", 0.1)


async def posted(teams: TeamsStandin, where: Place) -> Message:
    """A question that the lead has just sent there."""
    await teams.install(where, teams.lead)
    before = len(teams.seen(where=where))
    words = f"rapport schedule quiz in #{where.name} every weekday at 9:30"
    await teams.press(await teams.ask(words, user=teams.lead), "Start", user=teams.lead, expect=1)
    await teams.say("rapport send now 1", user=teams.lead)
    await teams.until(lambda: len(teams.seen(where=where)) == before + 2, "introduction and quiz", 15)
    return teams.seen(where=where)[-1]


@pytest.fixture
async def quiz(teams: TeamsStandin, worker: Worker) -> Message:
    return await posted(teams, teams.channel("support"))


async def test_who_answered_sees_what_came_of_it_and_who_did_not_the_question(
    teams: TeamsStandin, quiz: Message
):
    choices = quiz.card.buttons
    pressed = await teams.press(quiz, choices[0])
    assert pressed.messages == ()
    assert pressed.card is not None
    assert "was the one" in pressed.card.shown
    assert "1 answered" in pressed.card.shown
    assert pressed.card.buttons == []

    await teams.until(lambda: quiz.edits > 0, "the count", 15)
    for _ in range(2):  # and on another device of theirs
        quiz.views.clear()
        assert "was the one" in (await teams.look(quiz)).shown
    others = await teams.look(quiz, teams.lead)
    assert "was the one" not in others.shown
    assert "1 answered" in others.shown
    assert others.buttons == choices

    later = await teams.press(quiz, choices[1], user=teams.lead)  # on a view of their own
    assert later.card is not None
    assert "2 answered" in later.card.shown


async def test_many_who_answer_at_once_see_their_verdict_and_cost_one_change_of_the_card(
    teams: TeamsStandin, worker: Worker
):
    teams.throttle.on = True
    people = [teams.person(f"Agent {n}") for n in range(20)]
    quiz = await posted(teams, teams.channel("support", teams.agent, teams.lead, *people))
    calls = len(teams.calls)
    told = await asyncio.gather(*(teams.press(quiz, quiz.card.buttons[0], user=each) for each in people))
    assert all(each.card and "was the one" in each.card.shown for each in told)
    await teams.until(lambda: "20 answered" in quiz.shown, "the count", 15)
    assert {(call.method, call.status) for call in teams.calls[calls:]} <= {("PUT", 200), ("GET", 200)}
    assert quiz.edits <= 2


async def test_who_presses_an_old_view_again_sees_their_first_answer(teams: TeamsStandin, quiz: Message):
    first, second = quiz.card.buttons[:2]
    told = (await teams.press(quiz, first)).card
    quiz.views.clear()
    again = (await teams.press(quiz, second)).card
    assert told is not None
    assert again is not None
    assert again.shown == told.shown


async def test_the_card_names_its_readers_and_neither_the_answer_nor_who_gave_one(
    teams: TeamsStandin, quiz: Message
):
    before = quiz.card.json["refresh"]
    assert set(before["userIds"]) == {teams.agent.id, teams.lead.id}
    await teams.press(quiz, quiz.card.buttons[0])
    await teams.until(lambda: quiz.edits > 0, "the count", 15)
    after = quiz.card.json["refresh"]
    assert after["userIds"] == before["userIds"]
    assert {name for data in quiz.data for name in data["rapport"]["ids"]} == {"round", "chosen", "id"}
    assert not any(word in json.dumps(quiz.data) for word in ("correct", "right", "answered"))


async def test_a_question_that_has_closed_is_the_same_to_all(
    teams: TeamsStandin, quiz: Message, services: Services
):
    open_ = await teams.look(quiz)
    key = open_.json["refresh"]["action"]["data"]["rapport"]["ids"]["id"]
    await services.store.rounds.close(key, services.now())
    await services.store.live.mark([LiveKey("quiz", key)], services.now())
    await teams.until(lambda: "refresh" not in quiz.card.json, "the closed card", 15)
    assert "closed" in (await teams.look(quiz)).shown


async def test_where_more_than_sixty_read_the_answer_comes_beside_the_card_and_by_the_menu(
    teams: TeamsStandin, worker: Worker
):
    crowd = [teams.agent, teams.lead, *(teams.person(f"Reader {n}") for n in range(59))]
    quiz = await posted(teams, teams.channel("everybody", *crowd))
    assert quiz.card.json["refresh"]["userIds"] == []
    pressed = await teams.press(quiz, quiz.card.buttons[0], expect=1)
    assert pressed.card is None
    (verdict,) = [each for each in pressed.messages if each is not quiz]
    assert verdict.only == teams.agent
    assert "refresh" not in verdict.card.json
    mine = (await teams.refresh(quiz)).card
    assert mine is not None
    assert "was the one" in mine.shown


@pytest.fixture
async def channel(running: Running, teams: TeamsStandin) -> tuple[TeamsSender, Place, RapportPlace]:
    sender = running.doors.senders["teams"]
    assert isinstance(sender, TeamsSender)
    support = teams.channel("support")
    await teams.ask("help", where=support)
    return sender, support, RapportPlace("teams", TENANT, support.id, "channel")


async def test_a_roster_that_cannot_be_read_costs_the_views_and_not_the_post(
    teams: TeamsStandin, channel: tuple[TeamsSender, Place, RapportPlace]
):
    sender, support, place = channel
    teams.fail_next("members", Answer(502))
    await sender.send(place, OPEN, "key")
    assert teams.seen(where=support)[-1].card.json["refresh"]["userIds"] == []


async def test_the_longest_question_fits_with_the_ids_of_sixty_readers(
    texts: Texts, packs: Content, services: Services
):
    """Teams' ids are a hundred characters and more."""
    letters = string.ascii_letters + string.digits
    readers = [f"29:1{letter * 112}" for letter in letters[: limits.OWN_VIEWS]]
    now = services.now()
    for item in (each for items in packs.quizzes_by_press.values() for each in items):
        concept = packs.concept(item.concept)
        round_ = Round("1" * 60, "acme", "C1", item.id, concept.id, now, now, asker="Kim")
        for card in (
            open_card(item, concept, round_, 60, texts.words("en")),
            answered_card(item, concept, round_, texts.words("en"), first="A", answers=60),
        ):
            drawn = Renderer(texts).draw(replace(card, own=LiveKey("quiz", round_.id)), "en", "", readers)
            assert len(dumps(drawn).encode()) <= limits.CARD_BYTES
            assert "(shortened here)" not in dumps(drawn)
