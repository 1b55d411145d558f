"""/rapport alone: what Rapport does, one press away; and what it keeps, said plainly."""

from tests.commands.conftest import Chat, buttons, read, sendable, visible


async def test_home_says_what_it_is_for_and_offers_what_is_there(chat: Chat):
    home = await chat.say("/rapport")
    assert "Kinder answers, same facts" in read(home)
    assert list(buttons(home)) == ["Try an example", "Tip for now", "Take a quiz", "Help", "What is stored?"]
    assert visible(home) <= 5
    assert home.to == "asker"


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
