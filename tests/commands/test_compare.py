"""/rapport compare: the chart, and what empathy is good for."""

from tests.commands.conftest import Chat, buttons, read, visible


async def test_the_chart_has_a_definition_a_line_and_an_explanation_for_each_register(chat: Chat):
    reply = await chat.say("/rapport compare")
    shown = read(reply)
    for row in chat.services.content.chart:
        for words in (row.definition, row.line, row.explanation, row.next_step):
            assert words in shown
    assert [row.register_ for row in chat.services.content.chart] == ["empathy", "sympathy", "apathy"]


async def test_the_chart_leads_to_the_questions_the_phrases_and_the_benefits(chat: Chat):
    chart = await chat.say("/rapport compare")
    assert visible(chart) == 3
    for label in buttons(chart):
        assert read(await chat.press(chart, label))


async def test_all_six_benefits_are_told_with_a_scene(chat: Chat):
    benefits = await chat.press(await chat.say("/rapport compare"), "What it is good for")
    assert len(chat.services.content.benefits) == 6
    for each in chat.services.content.benefits:
        assert each.title in read(benefits)
        assert each.example in read(benefits)
