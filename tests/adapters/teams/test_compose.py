"""The message extension: Rephrase under the message box, and what a message's menu offers."""

from time import process_time

import pytest

from adapters.teams.picked import picked_words
from bot.services import Services
from tests.standins.teams import Place, TeamsStandin
from tests.standins.teams.client.dialogs import Dialog

NO = "No, there's nothing I can do."
SENDABLE = "Ready to send; you may still change it"


@pytest.fixture(params=["personal", "channel", "group", "a chat without us"])
def where(request: pytest.FixtureRequest, teams: TeamsStandin) -> Place:
    places = {
        "personal": lambda: teams.personal(teams.agent),
        "channel": lambda: teams.channel("support"),
        "group": lambda: teams.group("care"),
        "a chat without us": lambda: teams.group("elsewhere"),
    }
    place = places[request.param]()
    if request.param == "a chat without us":
        teams.directory.installed.discard(place.id)
    return place


async def answered(teams: TeamsStandin, where: Place, draft: str = NO) -> Dialog:
    form = (await teams.compose("rephrase", where=where)).dialog
    assert form is not None
    assert form.title == "Rephrase a draft"
    dialog = (await form.submit({"draft": draft})).dialog
    assert dialog is not None
    return dialog


async def test_a_draft_becomes_a_card_in_the_message_box_that_holds_the_rewrite_alone(
    teams: TeamsStandin, where: Place
):
    dialog = await answered(teams, where)
    assert "A customer may read this as apathy" in dialog.card.shown
    (field,) = dialog.card.fields
    assert field.label == SENDABLE
    outcome = await dialog.submit(title="Put it into my message")
    (card,) = outcome.inserted_cards
    assert card.shown == field.initial
    assert card.buttons == []
    assert teams.calls == []  # nothing is said in the conversation


async def test_what_the_agent_changed_there_is_what_goes_in(teams: TeamsStandin, where: Place):
    dialog = await answered(teams, where)
    outcome = await dialog.submit({SENDABLE: "My own <at>words</at>."}, title="Put it into my message")
    (card,) = outcome.inserted_cards
    assert card.shown == "My own <at>words</at>."
    assert card.live == []


async def test_every_other_version_and_door_is_there_too(teams: TeamsStandin):
    dialog = await answered(teams, teams.personal(teams.agent))
    first = dialog.card.fields[0].initial
    shorter = (await dialog.submit(title="Shorter")).dialog
    assert shorter is not None
    assert shorter.card.fields[0].initial != first
    why = (await shorter.submit(title="Why?")).dialog
    assert why is not None
    assert "Struck through: taken out" in why.card.shown
    back = (await why.submit(title="Back to the answer")).dialog
    assert back is not None
    assert back.card.fields[0].initial == shorter.card.fields[0].initial
    door = (await back.submit(title="Add one thing you can do")).dialog
    assert door is not None
    done = (await door.submit({"door": "else", "words": "send a repair kit today"})).dialog
    assert done is not None
    assert "What I can do is send a repair kit today" in done.card.fields[0].initial


async def test_an_empty_form_says_what_is_missing_in_it(teams: TeamsStandin):
    form = (await teams.compose("rephrase")).dialog
    assert form is not None
    again = (await form.submit({"draft": "  "})).dialog
    assert again is not None
    assert "Type what you would send" in again.card.shown


async def test_the_chat_it_was_opened_in_is_not_taken_for_their_chat_with_us(
    teams: TeamsStandin, services: Services
):
    """Two colleagues' own chat is a personal one for Teams too."""
    await answered(teams, teams.personal(teams.agent))
    found = await services.store.addresses.personal("teams", teams.login.tenant, teams.agent.id)
    assert found is None


async def test_an_entry_we_do_not_offer_says_so(teams: TeamsStandin):
    assert "I don't know this button" in ((await teams.compose("nothing")).notice or "")


# --- on a message --------------------------------------------------------------------------------------

THEIRS = "<p>My <b>tent</b> leaked&nbsp;on the first night &amp; I want my money back.</p>"
READ = "My tent leaked on the first night & I want my money back."


async def test_ones_own_message_is_a_draft(teams: TeamsStandin):
    dialog = (await teams.on_message("rephrase.message", f"<p>{NO}</p>", teams.agent)).dialog
    assert dialog is not None
    assert "A customer may read this as apathy" in dialog.card.shown
    assert (await dialog.submit(title="Put it into my message")).inserted_cards


async def test_somebody_elses_message_is_what_one_answers(teams: TeamsStandin):
    dialog = (await teams.on_message("rephrase.message", THEIRS, teams.lead)).dialog
    assert dialog is not None
    assert {field.id: field.initial for field in dialog.card.fields}["context"] == READ
    answer = (await dialog.submit({"draft": NO})).dialog
    assert answer is not None
    assert "They ask for: their money back" in answer.card.shown


async def test_their_side_is_seen_from_their_message_and_an_offer_becomes_a_draft(teams: TeamsStandin):
    side = (await teams.on_message("side.message", THEIRS, teams.lead)).dialog
    assert side is not None
    assert (side.title, READ in side.card.shown) == ("See their side", True)
    draft = (await side.submit({"offer": "send a new one today"})).dialog
    assert draft is not None
    assert "new one today" in draft.card.fields[0].initial
    (card,) = (await draft.submit(title="Put it into my message")).inserted_cards
    assert card.shown == draft.card.fields[0].initial


async def test_a_picture_has_no_words(teams: TeamsStandin):
    outcome = await teams.on_message("side.message", '<p><img src="x" alt="a cat"></p>', teams.lead)
    assert "I find no words in this message" in (outcome.notice or "")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>Hi <at id='0'>Ana</at>,<br>a &lt; b</div>", "Hi Ana,\na < b"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<blockquote><p>What you said</p></blockquote><p>My answer</p>", "My answer"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<p>Fine <emoji alt='🙂'></emoji></p>", "Fine 🙂"),
        ("<script>x()</script><attachment id='1'>", ""),
        ("a < b and <b", "a < b and <b"),
    ],
)
def test_html_is_read_as_people_read_it(html: str, words: str):
    assert picked_words({"messagePayload": {"body": {"contentType": "html", "content": html}}}) == words


@pytest.mark.parametrize("torn", ["<a ", "<a href='", "<!--", "<", "<?", "</a "])
def test_html_that_is_torn_all_over_is_read_in_no_time(torn: str):
    """Python's own reader looks through all the rest at each: of so much of it, for minutes."""
    began = process_time()
    picked_words(
        {"messagePayload": {"body": {"contentType": "html", "content": f"<p>No.</p>{torn * 20_000}"}}}
    )
    assert process_time() - began < 1


@pytest.mark.parametrize("payload", [None, [], {"body": []}, {"body": {"content": 5}}])
def test_what_holds_no_message_has_no_words(payload: object):
    assert picked_words({"messagePayload": payload}) == ""
