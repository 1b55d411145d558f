"""/rapport path: a person's own way over the ideas, and nobody else's."""

from inline_snapshot import snapshot

from tests.commands.conftest import Chat, Clock, read


async def _answer(chat: Chat, letter: str) -> None:
    await chat.press(await chat.press(await chat.say("/quiz"), letter), "Sure")


async def test_who_begins_sees_what_there_is_and_what_comes_first(quiz: Chat):
    path = await quiz.say("/rapport path")
    assert read(path) == snapshot("""\
Your path
You have met 0 of 1 ideas. Only you see this.
Kind, and not yet a help: 0 of 1
Next: Care is half of it\
""")
    assert "You chose" not in read(await quiz.press(path, "Take a quiz"))


async def test_what_was_practised_comes_back_on_its_day(quiz: Chat, clock: Clock):
    await _answer(quiz, "B")
    assert read(await quiz.say("/rapport path")) == snapshot("""\
Your path
You have met 1 of 1 ideas. Only you see this.
Kind, and not yet a help: 1 of 1
Nothing is due today. The next question comes in 2 days.
What comes back to you, in another story:
Care is half of it: Thu 4 Mar\
""")
    clock.pass_by(days=60)
    assert "due now" in read(await quiz.say("/rapport path"))


async def test_it_is_of_the_whole_library_and_of_one_person_alone(chat: Chat):
    path = read(await chat.say("/rapport path"))
    assert f"0 of {len(chat.services.content.concepts)} ideas" in path
    assert "Hard moments" in path


async def test_nobody_sees_anothers(quiz: Chat):
    await _answer(quiz, "B")
    assert "0 of 1" in read(await quiz.of("ben").say("/rapport path"))
