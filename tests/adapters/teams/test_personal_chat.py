"""A person's own chat with Rapport: every command by its word, every button, every form."""

import pytest

from tests.standins.teams import Card, TeamsStandin

NO = "No, there's nothing I can do."


# --- words --------------------------------------------------------------------------------------------


async def test_words_alone_are_a_draft_and_get_a_kinder_answer(teams: TeamsStandin):
    message = await teams.ask(NO)
    assert "A customer may read this as apathy" in message.shown
    assert message.card.buttons[:3] == ["Show to copy", "Shorter", "Why?"]


@pytest.mark.parametrize("typed", ["rephrase No.", "/rephrase No.", "REPHRASE No.", "/rapport rephrase No."])
async def test_a_command_is_its_word_with_or_without_a_slash(teams: TeamsStandin, typed: str):
    message = await teams.ask(typed)
    assert "A customer may read this as" in message.shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("help", "Every word"),
        ("help quiz", "/quiz"),
        ("stop", "I write only after you wrote to me"),
        ("rapport", "three hardest chats"),
        ("compare", "Three ways"),
        ("/phrases", "Phrases"),
        ("tip", "Not for me"),
        ("quiz", "A"),
        ("/qiuz", "Did you mean “quiz”?"),
    ],
)
async def test_each_word_has_its_answer(teams: TeamsStandin, typed: str, shown: str):
    message = await teams.ask(typed)
    assert shown in message.shown


async def test_a_customers_message_before_the_draft_is_answered_with_its_detail(teams: TeamsStandin):
    message = await teams.ask(f"> My tent leaked on the first night. I want my money back.\n{NO}")
    assert "They ask for: their money back" in message.shown


# --- buttons ------------------------------------------------------------------------------------------


async def test_another_version_takes_the_answers_place_on_every_device(teams: TeamsStandin):
    message = await teams.ask(NO)
    outcome = await teams.press(message, "Shorter", expect=1)
    assert outcome.card is not None
    assert "Warmer" in outcome.card.buttons
    assert message.edits == 1
    assert message.card.shown == outcome.card.shown


async def test_an_old_client_without_action_execute_gets_the_same(teams: TeamsStandin):
    old = teams.person("Olu Bello", client="old")
    message = await teams.ask(NO, user=old)
    outcome = await teams.press(message, "Shorter", user=old)
    assert outcome.messages == (message,)
    assert "Warmer" in message.card.buttons


async def test_an_answer_that_stands_for_itself_is_a_new_message(teams: TeamsStandin):
    home = await teams.ask("rapport")
    outcome = await teams.press(home, "Another tip", expect=1)
    assert outcome.notice == "The answer is below."
    assert "Not for me" in outcome.messages[0].card.buttons


async def test_a_tip_is_noted_as_useful_and_another_comes(teams: TeamsStandin):
    tip = await teams.ask("tip")
    noted = (await teams.press(tip, "Useful", expect=1)).card
    assert noted is not None
    assert "Useful" not in noted.buttons
    another = (await teams.press(tip, "Another", expect=1)).card
    assert another is not None
    assert "Useful" in another.buttons


async def test_a_question_is_answered_in_place_and_counts_once(teams: TeamsStandin):
    question = await teams.ask("quiz")
    choices = question.card.buttons
    how_sure = (await teams.press(question, choices[0], expect=1)).card
    assert how_sure is not None
    assert how_sure.buttons == ["Sure", "Not sure"]
    verdict = (await teams.press(question, "Sure", expect=1)).card
    assert verdict is not None
    assert "was the one" in verdict.shown


async def test_a_question_never_carries_which_answer_is_right(teams: TeamsStandin):
    question = await teams.ask("quiz")
    told = [data["rapport"] for data in question.card.data]
    assert {each["verb"] for each in told} == {"choose"}
    assert {key for each in told for key in each["ids"]} == {"item", "chosen"}


# --- dialogs ------------------------------------------------------------------------------------------


async def test_show_to_copy_opens_a_field_that_holds_the_whole_text(teams: TeamsStandin):
    message = await teams.ask(NO)
    dialog = (await teams.press(message, "Show to copy")).dialog
    assert dialog is not None
    (field,) = dialog.card.fields
    assert field.initial in message.shown
    assert dialog.card.buttons == []


async def test_why_shows_what_changed_in_the_text_itself(teams: TeamsStandin):
    dialog = (await teams.press(await teams.ask(NO), "Why?")).dialog
    assert dialog is not None
    assert "Struck through: taken out. Underlined: put in." in dialog.card.shown


async def test_a_dialog_says_at_the_field_what_is_wrong_and_then_changes_the_answer(teams: TeamsStandin):
    message = await teams.ask(NO)
    dialog = (await teams.press(message, "Add one thing you can do")).dialog
    assert dialog is not None
    again = (await dialog.submit({"door": "later", "words": "possible soon"})).dialog
    assert again is not None
    assert "a day or an event" in again.card.shown
    assert {field.id: field.initial for field in again.card.fields}["words"] == "possible soon"
    done = await again.submit({"door": "else", "words": "send a repair kit today, free of charge"}, expect=1)
    assert done.dialog is None
    assert done.messages == (message,)
    assert "What I can do is send a repair kit today, free of charge" in message.shown


async def test_a_dialog_whose_answer_stands_for_itself_closes_and_says_it_below(teams: TeamsStandin):
    dialog = (await teams.press(await teams.ask(NO), "Feedback")).dialog
    assert dialog is not None
    outcome = await dialog.submit({"verdict": "fits"}, expect=1)
    assert "Counted, without your name" in outcome.messages[0].shown


async def test_a_form_that_no_dialog_can_open_stands_in_the_chat(teams: TeamsStandin):
    """A typed word cannot open a dialog; the answer then takes the form's place."""
    form = await teams.ask("rephrase")
    wrong = (await teams.press(form, "Rephrase", {"draft": "   "})).card
    assert wrong is not None
    assert "You would send: Type what you would send." in wrong.shown
    outcome = await teams.press(form, "Rephrase", {"draft": NO}, expect=1)
    assert outcome.card is not None
    assert "A customer may read this as apathy" in outcome.card.shown
    assert form.card.fields == ()


async def test_a_press_on_a_draft_that_expired_asks_for_the_text_again(teams: TeamsStandin, services):
    message = await teams.ask(NO)
    await services.store.drafts.sweep(services.now().replace(year=services.now().year + 1))
    outcome = await teams.press(message, "Shorter")
    assert outcome.card is not None
    assert [field.id for field in outcome.card.fields] == ["draft", "context", "decision"]


# --- everything -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start", ["rapport", NO, "tip", "quiz", "compare", "questions", "phrases", "help", "help rephrase"]
)
async def test_every_button_and_form_is_answered_as_teams_wants_it(teams: TeamsStandin, start: str):
    """Presses each kind of button once, on a chat of its own, and fills each form; nothing is refused."""
    left, pressed = [await teams.ask(start)], set()
    while left:
        message = left.pop()
        for button in list(message.card.buttons):
            if button not in message.card.buttons:
                continue  # an earlier press changed the card
            data = message.card.button(button).json["data"]["rapport"]
            if (kind := (data["command"], data["verb"])) in pressed:
                continue
            pressed.add(kind)
            outcome = await teams.press(message, button)
            if outcome.dialog is not None and outcome.dialog.card.buttons:
                await outcome.dialog.submit(_filled(outcome.dialog.card))
    assert pressed or start == "help"


def _filled(card: Card) -> dict[str, str]:
    return {field.id: "by Friday at noon" for field in card.fields if field.kind == "Input.Text"}
