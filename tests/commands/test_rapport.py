"""/rapport alone: a person's day, for who leads the team's too; and what it keeps, said plainly."""

from dataclasses import replace

from bot.message import Ask, LiveKey, Person, Reply
from commands import answer
from tests.commands.conftest import Chat, Clock, buttons, read, sendable, visible


async def asked(chat: Chat, verb: str, person: Person | None = None) -> Reply:
    who = chat.person if person is None else person
    return await answer(Ask("rapport", chat.place, who, verb=verb), chat.services)


async def test_home_says_what_it_is_for_and_shows_the_day(chat: Chat):
    home = await chat.say("/rapport")
    assert read(home).startswith("Kinder answers, same facts")
    assert "Today's tip: " in read(home)
    assert "Your first question takes two minutes." in read(home)
    assert list(buttons(home)) == [
        "Rephrase a draft", "See their side", "Try an example", "Another tip", "Take a quiz", "What is stored?",
        "Help", "Settings",
    ]  # fmt: skip
    assert visible(home) <= 7
    assert home.to == "asker"


async def test_todays_tip_is_the_same_all_day_and_another_one_is_another(chat: Chat, clock: Clock):
    first = read(await chat.say("/rapport"))
    clock.pass_by(hours=3)
    home = await chat.say("/rapport")
    assert read(home) == first
    another = read(await chat.press(home, "Another tip"))
    assert another.split("\n")[0] not in first
    assert read(await chat.say("/rapport")) == first
    clock.pass_by(days=1)
    assert read(await chat.say("/rapport")) != first


async def test_a_tip_that_is_not_for_them_leaves_home(chat: Chat):
    first = read(await chat.say("/rapport"))
    tip = next(each for each in chat.services.content.tips if each.title in first)
    await chat.services.store.opinions.not_for_me("acme", "ana", tip.id)
    assert tip.title not in read(await chat.say("/rapport"))


async def test_practice_says_what_is_due_and_that_two_a_day_are_enough(chat: Chat, clock: Clock):
    for _ in range(2):
        question = await chat.say("/quiz")
        chosen = await chat.press(question, next(iter(buttons(question))))
        verdict = await chat.press(chosen, "Not sure")
        assert verdict.changed == (LiveKey("rapport", "acme/ana"),)
    assert "Done for today." in read(await chat.say("/rapport"))
    clock.pass_by(days=1)
    assert "Nothing is due today." in read(await chat.say("/rapport")) or "due today" in read(
        await chat.say("/rapport")
    )
    clock.pass_by(days=60)
    assert "Two questions are due today." in read(await chat.say("/rapport"))


async def test_who_is_away_is_told_so(chat: Chat):
    gone = await chat.say("/rapport away until 1 December")
    assert gone.changed == (LiveKey("rapport", "acme/ana"),)
    assert "You are away until" in read(await chat.say("/rapport"))


async def test_who_leads_sees_what_is_scheduled_and_nobody_else_does(lead: Chat, agent: Chat):
    dry = await lead.say("/rapport schedule tip in #support every Monday at 9:30")
    started = await lead.press(dry, "Start")
    assert LiveKey("rapport", "playground") in started.changed
    home = read(await lead.say("/rapport"))
    assert "What is scheduled" in home
    assert "Tip in #support" in home
    assert "Next: " in home
    assert "What is scheduled" not in read(await agent.say("/rapport"))


async def test_who_asks_to_be_allowed_waits_for_the_lead_at_the_head(lead: Chat, agent: Chat):
    await lead.press(await lead.say("/rapport schedule tip in #support every Friday at 9:30"), "Start")
    dry = await agent.say("/rapport schedule tip in #support every Monday at 9:30")
    await agent.press(dry, next(label for label in buttons(dry) if label.startswith("Ask ")))
    home = await lead.say("/rapport")
    waiting, _, scheduled = read(home).partition("What is scheduled")
    assert "Needs your decision\nAlex asks you to allow this." in waiting
    assert "Monday" not in scheduled
    assert "Declined." in read(await lead.press(home, "Decline"))
    assert "Needs your decision" not in read(await lead.say("/rapport"))


async def test_a_home_that_is_kept_up_to_date_is_drawn_again_for_its_own_person_only(lead: Chat):
    """The worker asks as nobody: a Home's place is its person's alone."""
    there = replace(lead, place=replace(lead.place, channel="lead"))
    home = await asked(there, "home")
    assert (home.to, home.changed) == (
        "here",
        (LiveKey("rapport", "playground/lead"), LiveKey("rapport", "playground")),
    )
    again = await asked(there, "show", Person(""))
    assert read(again) == read(home)
    somebody = await asked(there, "show", Person("agent", "Alex"))
    assert "What is scheduled" not in read(somebody)


# --- first words ---------------------------------------------------------------------------------------


async def test_the_greeting_is_said_once(chat: Chat):
    hello = await asked(chat, "greet")
    assert "three hardest chats" in read(hello)
    assert len(sendable(await chat.press(hello, "Try: “No, there's nothing I can do.”"))) == 1
    assert (await asked(chat, "greet")).card is None
    assert (await asked(chat.of("ben"), "greet")).card is not None


async def test_who_installed_it_is_led_through_the_first_steps(lead: Chat):
    steps = await asked(lead, "installed")
    assert "you are the first team lead" in read(steps)
    assert list(buttons(steps)) == ["Set up my channel", "Name team leads", "What is stored?"]
    for label in buttons(steps):
        assert "That didn't work" not in read(await lead.press(steps, label))


# --- what it offers ------------------------------------------------------------------------------------


async def test_the_example_is_a_real_answer(chat: Chat):
    tried = await chat.press(await chat.say("/rapport"), "Try an example")
    assert "nothing I can do" in read(tried)
    assert sendable(tried) == sendable(await chat.say("/rephrase No, there's nothing I can do."))


async def test_what_is_stored_is_said_plainly(chat: Chat):
    stored = read(await chat.press(await chat.say("/rapport"), "What is stored?"))
    for words in ("sealed for 30 minutes", "only key is in the button", "Never a mood"):
        assert words in stored


async def test_each_button_leads_somewhere(chat: Chat):
    home = await chat.say("/rapport")
    for label in buttons(home):
        assert "That didn't work" not in read(await chat.press(home, label))
