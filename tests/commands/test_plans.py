"""/rapport plans: four weeks on one theme, to look at before anybody schedules one."""

import pytest

from tests.commands.conftest import Chat, read


async def test_every_plan_is_listed_and_opens_with_its_four_weeks(chat: Chat):
    listed = await chat.say("/rapport plans")
    content = chat.services.content
    assert len(content.plans) >= 6
    for plan in content.plans:
        assert plan.what in read(listed)
        opened = await chat.press(listed, plan.title)
        assert opened.replaces
        for week in plan.weeks:
            shown = read(opened)
            concept = content.concept(content.quiz(week.quiz).concept)
            for words in (week.title, content.tip(week.tip).title, concept.title, week.talk):
                assert words in shown
        assert read(await chat.press(opened, "All plans")) == read(listed)


@pytest.mark.parametrize("typed", ["say-no-well", "Say no well", "say no wel"])
async def test_a_plan_is_found_by_its_name_even_with_a_slip(chat: Chat, typed: str):
    assert "A no with an option" in read(await chat.say(f"/rapport plans {typed}"))


async def test_a_name_that_no_plan_has_is_said_and_the_plans_are_shown(chat: Chat):
    shown = read(await chat.say("/rapport plans zebra crossing"))
    assert "zebra crossing" in shown
    for plan in chat.services.content.plans:
        assert plan.title in shown
