"""Channels and group chats: what is for one person reaches that person, and a draft is never said again."""

import pytest

from adapters.teams.activity import heard
from tests.standins.teams import Answer, Place, TeamsStandin

DRAFT = "Order 88-1204 is your own fault, Mrs Carmody."


@pytest.fixture(params=["channel", "group"])
def where(request: pytest.FixtureRequest, teams: TeamsStandin) -> Place:
    return teams.channel("support") if request.param == "channel" else teams.group("care")


@pytest.mark.parametrize("typed", [DRAFT, f"rephrase {DRAFT}", f"/rapport rephrase {DRAFT}"])
async def test_a_draft_typed_where_others_read_gets_a_private_word_and_no_echo(
    teams: TeamsStandin, where: Place, typed: str
):
    message = await teams.ask(typed, where=where)
    assert message.only == teams.agent
    assert "Your colleagues can see the message you just typed" in message.shown
    assert message.card.buttons == ["Open private chat"]
    _assert_unsaid(teams)


async def test_where_no_private_word_can_be_said_the_open_one_holds_nothing_of_the_draft(
    teams: TeamsStandin, where: Place
):
    teams.fail_next("send", Answer(404))
    teams.block(teams.agent)
    message = await teams.ask(DRAFT, where=where)
    assert message.only is None
    assert "can be read by everybody here" in message.shown
    _assert_unsaid(teams)


def _assert_unsaid(teams: TeamsStandin) -> None:
    assert not any(word in str(call.body) for call in teams.calls for word in ("88-1204", "Carmody", "fault"))


@pytest.mark.parametrize(("typed", "shown"), [("tip", "Not for me"), ("help", "Every word"), ("quiz", "")])
async def test_what_a_person_asks_for_there_only_they_see(
    teams: TeamsStandin, where: Place, typed: str, shown: str
):
    message = await teams.ask(typed, where=where)
    assert message.only == teams.agent
    assert shown in message.shown
    assert teams.seen(teams.lead) == []


async def test_without_messages_for_one_the_answer_comes_in_their_own_chat(teams: TeamsStandin, where: Place):
    teams.fail_next("send", Answer(400, "BadArgument"))
    message = await teams.ask("tip", where=where)
    assert message.place == teams.personal(teams.agent)
    assert "Not for me" in message.shown


async def test_a_slash_command_only_we_received_is_answered_for_that_person(
    teams: TeamsStandin, where: Place
):
    (message,) = await teams.slash(f"rephrase {DRAFT}", where)
    assert message.only == teams.agent
    assert "A customer may read this as" in message.shown
    dialog = (await teams.press(message, "Why?")).dialog
    assert dialog is not None
    another = (await teams.press(message, "Another")).card
    assert another is not None
    assert teams.seen(teams.lead) == []


async def test_a_press_on_a_card_there_changes_it_for_the_one_who_pressed(teams: TeamsStandin, where: Place):
    question = await teams.ask("quiz", where=where)
    outcome = await teams.press(question, question.card.buttons[0])
    assert outcome.card is not None
    assert outcome.card.buttons == ["Sure", "Not sure"]
    assert outcome.messages == ()


async def test_a_channel_shared_with_others_is_not_spoken_in(teams: TeamsStandin):
    shared = teams.channel("partners", kind="shared")
    message = await teams.ask("tip", where=shared)
    assert message.only == teams.agent
    assert "shared with another organisation" in message.shown


async def test_the_mention_that_called_us_is_taken_out_and_nothing_else():
    """botbuilder's own remover would take our name out of the whole text."""
    read = {
        "type": "message",
        "channelId": "msteams",
        "serviceUrl": "https://example.com/",
        "from": {"id": "29:ana"},
        "recipient": {"id": "28:app"},
        "conversation": {"id": "19:x", "conversationType": "groupChat"},
        "text": "<at>Rapport</at> rephrase Rapport told you no, <at>Rapport</at>.",
        "entities": [
            {"type": "mention", "text": "<at>Rapport</at>", "mentioned": {"id": "28:app", "name": "Rapport"}}
        ],
    }
    assert heard(read).text == "rephrase Rapport told you no, <at>Rapport</at>."
