"""Home: drawn when it is opened and when it changed, by a worker and a clock to turn; and the first words to a person."""

import asyncio
from datetime import timedelta

import pytest

from tests.adapters.slack.conftest import Clock
from tests.standins.slack import Fails, Person, RateLimited, SlackStandin

GAP = timedelta(seconds=4)
"""Longer than the pace at which one thing is redrawn."""


@pytest.fixture
def slack(working_slack: SlackStandin) -> SlackStandin:
    return working_slack


@pytest.fixture
def kim(slack: SlackStandin) -> Person:
    """Leads, since she owns the workspace."""
    kim = slack.person("kim", admin=True, tz="Europe/London")
    slack.support.members.add(kim.id)
    return kim


async def shows(slack: SlackStandin, words: str, user: Person) -> str:
    """Their Home, as soon as these words stand on it."""

    def look() -> str:
        home = slack.home_of(user)
        return home.words if home is not None and words in home.words else ""

    return await slack.until(look, seconds=15)


async def in_time(slack: SlackStandin, clock: Clock, words: str, user: Person) -> str:
    """Their Home once these words stand on it, while the clock goes on: a thing is redrawn at a pace."""
    async with asyncio.timeout(15):
        while (home := slack.home_of(user)) is None or words not in home.words:
            clock.now += GAP
            await asyncio.sleep(0.05)
    return home.words


async def test_an_agent_sees_todays_tip_what_is_due_and_what_is_stored(slack: SlackStandin):
    await slack.open_home()
    home = await shows(slack, "Today's tip", slack.amy)
    assert "Your first question takes two minutes." in home
    assert "What is scheduled" not in home
    view = slack.home_of(slack.amy)
    assert view is not None
    assert view.labels == [
        "Rephrase a draft", "See their side", "Try an example", "Another tip", "Take a quiz", "What is stored?",
        "Help", "Settings",
    ]  # fmt: skip
    assert len(view.blocks) <= 100


async def test_the_tip_stays_the_same_all_day_and_changes_the_next(slack: SlackStandin, clock: Clock):
    await slack.open_home()
    first = await shows(slack, "Today's tip", slack.amy)
    clock.now += timedelta(hours=2)
    await slack.open_home()
    await slack.until(lambda: len(slack.calls_of("views.publish")) >= 2)
    assert await shows(slack, "Today's tip", slack.amy) == first
    clock.now += timedelta(days=1)
    await slack.open_home()
    await slack.until(lambda: (home := slack.home_of(slack.amy)) and home.words != first)


async def test_what_is_pressed_on_home_opens_and_home_is_drawn_anew(slack: SlackStandin, clock: Clock):
    await slack.open_home()
    await shows(slack, "Your first question", slack.amy)
    view = slack.home_of(slack.amy)
    assert view is not None
    seen = await slack.press(view, "Take a quiz")
    await seen.until(lambda seen: seen.modal_open)
    seen = await slack.press(seen.modal, seen.modal.labels[0])
    await seen.until(lambda seen: "Sure" in seen.modal.labels)
    seen = await slack.press(seen.modal, "Sure")
    await seen.until(lambda seen: "was the one" in seen.modal.words.replace("\n", " "))
    await in_time(slack, clock, "Nothing is due today.", slack.amy)


@pytest.mark.parametrize(
    ("label", "title"),
    [("Rephrase a draft", "Rephrase a draft"), ("See their side", "See their side"), ("Try an example", "Rapport"),
     ("Another tip", "Rapport"), ("What is stored?", "Rapport"), ("Help", "Rapport"), ("Settings", "Settings")],
)  # fmt: skip
async def test_every_button_of_home_opens_what_it_names(slack: SlackStandin, label: str, title: str):
    await slack.open_home()
    await shows(slack, "Today's tip", slack.amy)
    view = slack.home_of(slack.amy)
    assert view is not None
    seen = await slack.press(view, label)
    await seen.until(lambda seen: seen.modal_open)
    assert seen.modal.title == title
    assert "didn't work" not in seen.modal.words


async def test_a_lead_sees_what_is_scheduled_and_it_changes_when_another_lead_changes_it(
    slack: SlackStandin, kim: Person, clock: Clock
):
    lee = slack.person("lee", owner=True, tz="Europe/London")
    slack.support.members.add(lee.id)
    await slack.open_home(kim)
    assert "Nothing is scheduled. A good start" in await shows(slack, "What is scheduled", kim)
    dry = (
        await slack.command("/rapport", "schedule tip in #support every day at 09:30 UTC", user=lee)
    ).message
    await (await slack.press(dry, "Start", user=lee)).at_least(1)
    assert "Tip in #support" in await in_time(slack, clock, "Next: ", kim)
    await slack.command("/rapport", "pause 1", user=lee)
    await in_time(slack, clock, "Paused.", kim)


async def test_a_leads_home_tells_how_the_post_went_without_being_opened_again(
    slack: SlackStandin, kim: Person, clock: Clock
):
    dry = (
        await slack.command("/rapport", "schedule tip in #support every day at 09:30 UTC", user=kim)
    ).message
    await (await slack.press(dry, "Start", user=kim)).at_least(1)
    await slack.open_home(kim)
    await shows(slack, "Next: Tue 2 Mar 9:30", kim)
    clock.now += timedelta(minutes=30)
    await slack.until(lambda: [post for post in slack.posts(slack.support) if "Source:" in post.words], 15)
    home = await in_time(slack, clock, "Last: posted Tue 2 Mar 9:30", kim)
    assert "Next: Wed 3 Mar 9:30" in home


async def test_who_asks_to_be_allowed_waits_on_the_leads_home(slack: SlackStandin, kim: Person, clock: Clock):
    await slack.open_home(kim)
    await shows(slack, "What is scheduled", kim)
    dry = (await slack.command("/rapport", "schedule tip in #support every day at 09:30 UTC")).message
    await (await slack.press(dry, "Ask kim to allow")).at_least(1)
    await in_time(slack, clock, "Needs your decision", kim)
    view = slack.home_of(kim)
    assert view is not None
    seen = await slack.press(view, "Allow")
    await seen.until(lambda seen: seen.modal_open)
    await in_time(slack, clock, "Next: ", kim)
    assert "Needs your decision" not in view.words


async def test_many_schedules_still_fit_on_home(slack: SlackStandin, kim: Person, clock: Clock):
    for n in range(25):
        dry = await slack.command(
            "/rapport", f"schedule tip in #support every day at {n % 12 + 8}:15 UTC", user=kim
        )
        await (await slack.press(dry.message, "Start", user=kim)).at_least(1)
    for n in range(15):
        asked = await slack.command("/rapport", f"schedule tip in #support every day at {n % 12 + 8}:45 UTC")
        await (await slack.press(asked.message, "Ask kim to allow")).at_least(1)
    await slack.open_home(kim)
    await shows(slack, "And 17 more.", kim)
    view = slack.home_of(kim)
    assert view is not None
    assert len(view.blocks) <= 100


# --- when Slack is slow, or somebody else was quicker ------------------------------------------------


async def test_a_home_that_is_newer_than_what_was_opened_is_drawn_from_state_once_more(slack: SlackStandin):
    await slack.open_home()
    await shows(slack, "Today's tip", slack.amy)
    before = len(slack.calls_of("views.publish"))
    slack.faults.order("views.publish", Fails("hash_conflict"))
    await slack.open_home()
    await slack.until(lambda: len(slack.calls_of("views.publish")) >= before + 2)
    last = slack.calls_of("views.publish")[-1]
    assert (last.answer["ok"], last.args.get("hash")) == (True, None)


@pytest.mark.parametrize("fault", [RateLimited(1), Fails("internal_error")])
async def test_a_home_that_could_not_be_drawn_is_drawn_by_the_worker(
    slack: SlackStandin, clock: Clock, fault: Fails | RateLimited
):
    slack.faults.order("views.publish", fault)
    await slack.open_home()
    await slack.until(lambda: slack.calls_of("views.publish"))
    await in_time(slack, clock, "Today's tip", slack.amy)


# --- the first words -----------------------------------------------------------------------------------


async def test_the_first_words_are_said_once_to_each_person(slack: SlackStandin):
    chat = slack.workspace.dm(slack.amy)
    for _ in range(3):
        await slack.open_home(tab="messages")
    await slack.until(lambda: slack.posts(chat))
    await asyncio.sleep(0.2)
    [hello] = slack.posts(chat)
    assert "three hardest chats of your day" in hello.words
    assert "Slack keeps this chat by your company's rules." in hello.words
    seen = await slack.press(hello, "Try: “No, there's nothing I can do.”")
    assert "Kinder, and still a no" in (await seen.at_least(1))[-1].words
