"""Notes on breaks: off at first, asked for once, at most one a day, and for the person alone."""

from dataclasses import replace

from bot.message import Ask, Form, Reply
from commands import answer
from tests.commands.conftest import Chat, Clock, buttons, read

COLD = "No. Read the terms, as I told you. It's not my problem."


async def switched_on(agent: Chat) -> None:
    workspaces = agent.services.store.workspaces
    settings = await workspaces.get(agent.place.workspace)
    await workspaces.put(agent.place.workspace, replace(settings, care=True))


async def after(agent: Chat, drafts: int) -> list[Reply]:
    """What comes after each answer, where anything does."""
    later: list[Reply] = []
    for number in range(drafts):
        reply = await agent.say(f"/rephrase {COLD} Case {number}.")
        if reply.then is not None:
            assert isinstance(reply.then, Ask)
            later.append(await answer(reply.then, agent.services))
    return [reply for reply in later if reply.card is not None]


def fifth(chat: Chat) -> str:
    (card,) = (
        each for each in chat.services.content.care if (each.trigger, each.count) == ("cold_drafts", 5)
    )
    return card.body


async def test_nothing_comes_where_no_lead_has_switched_it_on(agent: Chat):
    assert await after(agent, 31) == []


async def test_the_fifth_cold_draft_asks_first_and_then_speaks_of_the_drafts(agent: Chat):
    await switched_on(agent)
    (asked,) = await after(agent, 5)
    assert not asked.replaces
    assert "May I tell you something" in read(asked)
    note = await agent.press(asked, "Yes, tell me")
    assert fifth(agent) in read(note)
    assert set(buttons(note)) == {"Thanks", "Not today", "Never show these"}


async def test_there_is_one_note_a_day_and_another_the_next_day(agent: Chat, clock: Clock):
    await switched_on(agent)
    (asked,) = await after(agent, 5)
    await agent.press(asked, "Yes, tell me")
    assert await after(agent, 26) == []
    clock.pass_by(days=1)
    (note,) = await after(agent, 5)
    assert fifth(agent) in read(note)


async def test_never_is_never_until_the_person_changes_their_settings(agent: Chat, clock: Clock):
    await switched_on(agent)
    (asked,) = await after(agent, 5)
    assert "won't see these again" in read(await agent.press(asked, "Never show these"))
    clock.pass_by(days=1)
    assert await after(agent, 6) == []
    await agent.fill(await agent.say("/rapport settings"), care="on")
    clock.pass_by(days=1)
    assert len(await after(agent, 5)) == 1


async def test_one_persons_drafts_are_not_counted_for_another(agent: Chat):
    await switched_on(agent)
    assert await after(agent, 4) == []
    assert await after(agent.of("somebody-else"), 1) == []


async def test_the_fourth_version_of_one_answer_is_noticed_and_another_draft_begins_anew(agent: Chat):
    await switched_on(agent)
    people = agent.services.store.people
    mine = await people.get(agent.place.workspace, agent.person.id)
    await people.put(agent.place.workspace, agent.person.id, replace(mine, care=True))
    reply = await agent.say(f"/rephrase {COLD}")
    noted: list[Reply] = []
    for _ in range(4):
        reply = await agent.press(reply, "Another")
        if reply.then is not None:
            noted.append(await answer(reply.then, agent.services))
    (card,) = (
        each for each in agent.services.content.care if (each.trigger, each.count) == ("many_versions", 4)
    )
    assert [card.body in read(each) for each in noted] == [True]


async def test_settings_offer_the_notes_only_where_the_workspace_has_them(agent: Chat):
    form = (await agent.say("/rapport settings")).card
    assert isinstance(form, Form)
    assert "care" not in {getattr(part, "name", "") for part in form.parts}
    await switched_on(agent)
    form = (await agent.say("/rapport settings")).card
    assert isinstance(form, Form)
    assert "care" in {getattr(part, "name", "") for part in form.parts}


async def test_a_lead_switches_the_notes_on_and_an_agent_cannot(lead: Chat, agent: Chat):
    await agent.fill(await agent.say("/rapport settings"), workspace_care="on")
    assert await after(agent, 5) == []
    await lead.fill(await lead.say("/rapport settings"), workspace_care="on")
    assert (await lead.services.store.workspaces.get(lead.place.workspace)).care


async def test_the_usual_version_is_the_one_shown_first(agent: Chat):
    await agent.fill(await agent.say("/rapport settings"), style="formal")
    settings = await agent.services.store.people.get(agent.place.workspace, agent.person.id)
    assert settings.style == "formal"
