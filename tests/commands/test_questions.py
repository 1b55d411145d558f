"""/rapport questions: the five, one by one or all at once."""

from tests.commands.conftest import Chat, buttons, read


async def test_next_leads_through_all_five_and_stops_at_the_last(chat: Chat):
    reply = await chat.say("/rapport questions")
    for question in chat.services.content.questions:
        shown = read(reply)
        for words in (
            question.text,
            *question.follow_ups,
            question.customer,
            question.insight,
            question.line,
        ):
            assert words in shown
        if "Next question" in buttons(reply):
            reply = await chat.press(reply, "Next question")
            assert reply.replaces
    assert "Question 5 of 5" in read(reply)
    assert "Next question" not in buttons(reply)


async def test_all_five_fit_on_one_card(chat: Chat):
    every = await chat.press(await chat.say("/rapport questions"), "All five")
    for question in chat.services.content.questions:
        assert question.text in read(every)
    assert "Question 1 of 5" in read(await chat.press(every, "One by one"))
