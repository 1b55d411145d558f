"""What stands between us and Slack may answer with anything: nobody who waits is left without a word for it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Ask, Button, Card, Form, Input, Reply, Text
from bot.services import Services
from tests.adapters.slack.conftest import Handler, by_token, carried_by, connected, opened
from tests.standins.slack import Garbage, Hang, SlackStandin

Start = Callable[[Handler], Awaitable[SlackStandin]]

PAGE = Garbage(b"<html>502</html>", "text/html")
GARBAGE = [
    Garbage(b"[1]"),
    Garbage(b'"ok"'),
    Garbage(b"null"),
    Garbage(b'{"ok": \xff}'),
    Garbage(b"upstream", "text/plain"),
    Garbage(b""),
    PAGE,
]
CARD = Card((Text(("The answer",)), Button("Press", "tip", "pressed"), Button("Form", "tip", "form")))


@pytest.fixture
def carried() -> str:
    return "http"


async def handler(ask: Ask, _services: Services) -> Reply:
    if ask.verb == "form" or ask.text == "form":
        return Reply(Form("A form", (Input("what", "What"),), "Send", "tip", "sent"))
    return Reply(CARD)


@pytest.fixture
async def garbled(slack_with: Start) -> SlackStandin:
    return await slack_with(handler)


@pytest.mark.parametrize("fault", GARBAGE, ids=lambda fault: str(fault.body))
async def test_a_form_that_meets_garbage_is_offered_again(garbled: SlackStandin, fault: Garbage):
    garbled.faults.order("views.open", fault)
    seen = await garbled.command("/tip", "form")
    assert (seen.error, seen.message.labels) == (None, ["Open the form"])
    card = (await garbled.command("/tip")).message
    garbled.faults.order("views.open", fault)
    seen = await garbled.press(card, "Form")
    await seen.until(lambda seen: seen.messages, 20)
    assert seen.message.labels == ["Open the form"]


@pytest.mark.parametrize("fault", [Garbage(b"[1]"), Garbage(b"5"), PAGE], ids=lambda fault: str(fault.body))
async def test_an_answer_that_meets_garbage_is_told_of_as_maybe_lost(garbled: SlackStandin, fault: Garbage):
    card = (await garbled.command("/tip")).message
    garbled.faults.order("response_url", fault)
    seen = await garbled.press(card, "Press")
    await seen.until(lambda seen: seen.messages, 20)
    assert "try that once more" in seen.message.words


@pytest.mark.parametrize("fault", GARBAGE, ids=lambda fault: str(fault.body))
async def test_a_direct_message_that_meets_garbage_is_answered_once(garbled: SlackStandin, fault: Garbage):
    garbled.faults.order("chat.postMessage", fault)
    seen = await garbled.dm("We can't do that.")
    await seen.until(lambda seen: seen.messages, 20)
    assert [each.words.split("\n")[0] for each in seen.messages] == ["The answer"]


async def test_a_zone_that_meets_garbage_keeps_nobody_from_a_tip(garbled: SlackStandin):
    garbled.faults.order("users.info", Garbage(b"[1]"))
    assert "The answer" in (await garbled.command("/tip")).message.words


async def test_who_waits_for_a_form_that_hangs_is_told_once_it_can_open_no_more(garbled: SlackStandin):
    card = (await garbled.command("/tip")).message
    garbled.faults.order("views.open", Hang())
    seen = await garbled.press(card, "Form")
    await seen.until(lambda seen: seen.messages, 8)
    assert seen.message.labels == ["Open the form"]


@pytest.mark.parametrize("greeting", ["[1]", "{", '"hello"', '{"type": "disconnect", "reason": "x"}'])
async def test_a_socket_that_greets_with_garbage_is_opened_again(
    standin: SlackStandin, services: Services, greeting: str
):
    standin.sockets.greetings = [greeting, greeting]
    environment = carried_by(by_token(standin), standin, "socket")
    async with opened(standin, services, handler, environment):
        await connected(standin)
        assert "The answer" in (await standin.command("/tip")).message.words
