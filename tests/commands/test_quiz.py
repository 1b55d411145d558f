"""/quiz: a private question, how sure, the verdict in its place, and when it comes back."""

from dataclasses import replace
from pathlib import Path

from inline_snapshot import snapshot

from bot.message import Form
from tests.commands.conftest import Chat, Clock, buttons, read, visible


async def answer(chat: Chat, choice: str, surety: str):
    return await chat.press(await chat.press(await chat.say("/quiz"), choice), surety)


async def test_a_question_shows_the_story_and_every_option_in_full(quiz: Chat):
    question = await quiz.say("/quiz")
    assert question.to == "asker"
    assert read(question) == snapshot("""\
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart!
B  A new tier is with you by 5.
C  Please file a claim.\
""")
    assert list(buttons(question)) == ["A", "B", "C"]


async def test_options_of_a_word_stand_on_their_buttons(quiz: Chat):
    guitar = only(quiz, "guitar")
    question = await guitar.say("/quiz")
    assert list(buttons(question)) == ["Apathy", "Sympathy"]
    assert "Apathy" not in read(question)
    verdict = read(await answer(guitar, "Apathy", "Sure"))
    assert "Sympathy was the one. It feels for them and stops." in verdict
    assert "You chose Apathy: The course is seen." in verdict


async def test_no_button_carries_which_one_is_right(quiz: Chat):
    question = await quiz.say("/quiz")
    assert [dict(button.ids) for button in buttons(question).values()] == [
        {"item": "cake", "chosen": letter} for letter in "ABC"
    ]


async def test_after_choosing_they_are_asked_how_sure_and_nothing_counts_yet(quiz: Chat):
    asked = await quiz.press(await quiz.say("/quiz"), "A")
    assert asked.replaces
    assert "You chose A. How sure are you?" in read(asked)
    assert list(buttons(asked)) == ["Sure", "Not sure"]
    assert await quiz.services.store.practice.recent("acme", "ana", quiz.services.now()) == ()


async def test_a_wrong_answer_says_which_was_the_one_why_and_that_it_comes_back(quiz: Chat):
    verdict = await answer(quiz, "A", "Not sure")
    assert verdict.replaces
    assert read(verdict) == snapshot("""\
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart! (your choice)
B  A new tier is with you by 5. (the one)
C  Please file a claim.
B was the one. Before six, and you feel looked after.
You chose A: Kind. At six the tier still lies on its side.
After the kind line comes a step that fits the clock.
Rule of thumb: One kind line, then one thing you can do.
It will come back tomorrow, in another story.\
""")
    assert list(buttons(verdict)) == ["Next"]


async def test_a_right_answer_says_why_it_is_right(quiz: Chat):
    assert read(await answer(quiz, "B", "Sure")) == snapshot("""\
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart!
B  A new tier is with you by 5. (the one)
C  Please file a claim.
B was the one. Before six, and you feel looked after.
After the kind line comes a step that fits the clock.
Rule of thumb: One kind line, then one thing you can do.
It will come back in 2 days, in another story.\
""")


async def test_sure_and_wrong_is_back_tomorrow_and_not_sure_and_right_sooner_than_sure(quiz: Chat):
    ends = {
        (letter, surety): read(await answer(quiz.of(f"{letter}{surety}"), letter, surety)).splitlines()[-1]
        for letter in "AB"
        for surety in ("Sure", "Not sure")
    }
    assert ends == snapshot(
        {
            (
                "A",
                "Sure",
            ): "You were sure, so it is worth another look soon: it comes back tomorrow, in another story.",
            ("A", "Not sure"): "It will come back tomorrow, in another story.",
            ("B", "Sure"): "It will come back in 2 days, in another story.",
            ("B", "Not sure"): "You weren't sure, so it comes back sooner: tomorrow, in another story.",
        }
    )


async def test_the_first_answer_counts_and_a_second_press_is_told_so(quiz: Chat):
    question = await quiz.say("/quiz")
    await quiz.press(await quiz.press(question, "A"), "Sure")
    again = await quiz.press(question, "B")
    assert "your first answer counts" in read(again)
    assert "You chose A" in read(again)
    (kept,) = await quiz.services.store.practice.recent("acme", "ana", quiz.services.now())
    assert (kept.item, kept.chosen, kept.right, kept.sure) == ("cake", "A", False, True)


async def test_sure_pressed_twice_counts_once(quiz: Chat):
    asked = await quiz.press(await quiz.say("/quiz"), "A")
    first = await quiz.press(asked, "Sure")
    second = await quiz.press(asked, "Not sure")
    assert "your first answer counts" not in read(first)
    assert "your first answer counts" in read(second)


async def test_what_was_missed_comes_back_in_another_story(quiz: Chat, clock: Clock):
    await answer(quiz, "A", "Sure")
    clock.pass_by(days=1)
    question = await quiz.say("/quiz")
    assert "A course was called off." in read(question)


async def test_nothing_due_says_when_and_gives_one_more_only_on_wish(quiz: Chat):
    rest = await quiz.press(await answer(quiz, "B", "Sure"), "Next")
    assert "Nothing is due today. The next question comes in 2 days." in read(rest)
    assert "A course was called off." in read(await quiz.press(rest, "One more anyway"))


async def test_two_a_day_are_enough_unless_one_more_is_wished(quiz: Chat, clock: Clock):
    await answer(quiz, "A", "Sure")
    await answer_more(quiz, "Apathy")
    rest = await quiz.say("/quiz")
    assert "You have answered 2 today." in read(rest)
    assert "Put a when" in read(await quiz.press(rest, "One more anyway"))
    clock.pass_by(days=1)
    assert "Put a when" in read(await quiz.say("/quiz"))


async def answer_more(quiz: Chat, choice: str):
    rest = await quiz.say("/quiz")
    question = await quiz.press(rest, "One more anyway")
    return await quiz.press(await quiz.press(question, choice), "Sure")


async def test_the_day_is_the_persons_own(quiz: Chat, clock: Clock):
    berlin = replace(quiz, person=replace(quiz.person, zone="Europe/Berlin"))
    clock.now = clock.now.replace(hour=22)  # 23:00 in Berlin
    await answer(berlin, "A", "Sure")
    await answer_more(berlin, "Apathy")
    assert "You have answered 2 today." in read(await berlin.say("/quiz"))
    clock.pass_by(hours=2)  # Wednesday 01:00 in Berlin
    assert "You have answered 2 today." not in read(await berlin.say("/quiz"))


def only(chat: Chat, item: str) -> Chat:
    """The same chat, with one story in the packs."""
    packs = chat.services.content
    return replace(chat, services=replace(chat.services, content=replace(packs, quizzes=(packs.quiz(item),))))


async def written(chat: Chat, **values: str):
    """The form of the one typed question there is, and what submitting it brings."""
    question = await chat.say("/quiz")
    form = await chat.press(question, next(iter(buttons(question))))
    return form, await chat.fill(form, **values)


async def test_a_when_is_typed_and_marked_by_whether_one_can_plan_around_it(quiz: Chat):
    form, verdict = await written(only(quiz, "meter"), answer="in the course of tomorrow")
    assert isinstance(form.card, Form)
    assert read(verdict) == snapshot("""\
Say when
Put a when where it says soon.
The answer:
I'll look at your meter soon.
A customer can plan around that.
One way to say it:
I'll look at your meter by 3 pm.
People can plan around a time.
Rule of thumb: One kind line, then one thing you can do.
It will come back in 2 days, in another story.\
""")


async def test_a_vague_word_in_place_of_a_vague_word_is_named(quiz: Chat):
    _, verdict = await written(only(quiz, "meter"), answer="I'll do it asap, promise", sure="not_sure")
    assert "Nobody can plan around “asap”." in read(verdict)
    assert "I'll look at your meter by 3 pm." in read(verdict)


async def test_an_empty_answer_marks_the_field(quiz: Chat):
    _, refused = await written(only(quiz, "meter"), answer=" ")
    assert isinstance(refused.card, Form)
    assert "answer" in refused.card.errors


async def test_a_rewrite_is_told_what_it_lost_and_what_to_leave_out(quiz: Chat):
    _, verdict = await written(
        only(quiz, "phone"), answer="Sorry, but policy says we need the certificate copy."
    )
    assert read(verdict) == snapshot("""\
In your own words
A father died and his phone plan still bills. Say it kindly.
The answer:
You need to provide a death certificate. It's policy.
Here is what a customer would still miss, or trip over:
Not in it: a photo is fine
Better left out: “policy”
May read as cold: “Sorry, but policy says we need the certificate copy.”
One way to say it:
I'm sorry about your father. I need a copy of the certificate; a photo is fine.
The same facts, and a person in the first line.
Rule of thumb: One kind line, then one thing you can do.
You were sure, so it is worth another look soon: it comes back tomorrow, in another story.\
""")


async def test_a_rewrite_that_holds_is_told_so_and_its_words_are_not_kept(quiz: Chat, tmp_path: Path):
    text = "I'm sorry to hear about your dad. Please send a copy of the certificate when you can; a photo is fine."
    _, verdict = await written(only(quiz, "phone"), answer=text)
    assert "This holds." in read(verdict)
    await quiz.services.store.close()
    kept = on_disk(tmp_path)
    assert b"phone" in kept
    for words in (b"hear about your dad", b"when you can"):
        assert words not in kept


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("rapport.db*"))


async def test_when_every_story_was_seen_it_says_when_the_first_may_come_again(quiz: Chat, clock: Clock):
    cake = only(quiz, "cake")
    await answer(cake, "A", "Sure")
    assert "may come again on 2027-05-01" in read(await cake.say("/quiz"))
    clock.pass_by(days=59)
    assert "may come again on 2027-05-01" in read(await cake.say("/quiz"))
    clock.pass_by(days=1)
    assert "The cake slid" in read(await cake.say("/quiz"))


async def test_a_question_that_left_the_packs_says_so(quiz: Chat):
    question = await quiz.say("/quiz")
    assert "no longer in the library" in read(await only(quiz, "guitar").press(question, "A"))


async def test_every_question_of_the_packs_can_be_asked_and_answered(chat: Chat):
    for item in chat.services.content.quizzes:
        alone = only(chat.of(f"for-{item.id}"), item.id)
        question = await alone.say("/quiz")
        assert item.stem in read(question)
        assert visible(question) <= 5
        if item.kind in ("fill_when", "rewrite"):
            _, verdict = await written(alone, answer=item.model or item.options[item.right or 0].text)
        else:
            right = list(buttons(question))[item.right or 0]
            verdict = await answer(alone, right, "Sure")
            assert f"{right} was the one." in read(verdict)
        assert item.explanation in read(verdict)


async def test_the_model_answer_of_every_rewrite_holds_and_the_draft_it_mends_does_not(chat: Chat):
    for item in chat.services.content.quizzes:
        if item.kind == "rewrite":
            alone = only(chat.of(f"for-{item.id}"), item.id)
            _, model = await written(alone, answer=item.model or "")
            assert "This holds." in read(model), item.id
            _, draft = await written(only(chat.of(f"again-{item.id}"), item.id), answer=item.draft or "")
            assert "This holds." not in read(draft), item.id
