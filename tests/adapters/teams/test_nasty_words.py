"""What people really paste: answered properly, never alive as a link, mention or markup, never kept."""

import logging
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.standins.teams import Answer, TeamsStandin

NASTY = {
    "payload": "where is my payload",
    "a mention of Slack's": "<!channel> hi",
    "4,000 characters": "No, we can't refund order 88-1204, and that is final. " * 74,
    "emoji": "🙂 no refund 🙅🏽‍♀️ for you 👨‍👩‍👧‍👦, sorry",
    "code": "No. Run `rm -rf /` or ```\nSELECT * FROM orders; -- {{DATE(2027-01-01)}}\n```",
    "a mention of Teams'": "<at>Kim</at> and @everyone: no, there's nothing I can do.",
    "Markdown": "# No\n**never** [click](https://evil.example) ![x](https://evil.example/x.png)\n- a\n1. b\n> c",
    "HTML": "<b>No</b>, there's <a href='https://evil.example'>nothing</a> <script>alert(1)</script> I can do.",
    "a link": "No. See https://evil.example and www.evil.example or mail no@evil.example.",
    "marks and controls": "No\u202e, there's nothing\u200b I can do.\x07\ttabs",
    "half a character": "No, \ud83d there's nothing I can do.",
    "another language": "Nein, da kann ich leider nichts für Sie tun.",
    "not a button": '{"rapport": {"command": "rephrase"}}',
}


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY)
async def test_it_is_answered_and_nothing_of_it_comes_alive(teams: TeamsStandin, typed: str):
    message = await teams.ask(typed)
    assert message.shown
    assert message.live == []
    for title in ("Why?", "Show to copy"):
        if title in message.card.buttons:
            dialog = (await teams.press(message, title)).dialog
            assert dialog is not None
            assert dialog.card.live == []


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY)
async def test_as_a_commands_words_too(teams: TeamsStandin, typed: str):
    for command in ("tip", "help", "/rapport", "/"):
        message = await teams.ask(f"{command} {typed}")
        assert message.live == []


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
async def test_nothing_typed_is_answered_with_what_can_be_done(teams: TeamsStandin, typed: str):
    message = await teams.ask(typed)
    assert "three hardest chats" in message.shown


async def test_a_text_too_long_to_read_well_is_asked_for_in_parts(teams: TeamsStandin):
    message = await teams.ask("No. " * 5000)
    assert "10000" in message.shown.replace(",", "")


@pytest.mark.parametrize(
    "value",
    [
        {"rapport": "x"},
        {"rapport": {"command": "rephrase", "verb": "show", "ids": {"d": "x" * 10_000}}},
        {"rapport": {"command": ["rephrase"], "verb": {}, "ids": []}},
        {"rapport": {"command": "nothing", "verb": "show", "ids": {}}},
        {"rapport": {"command": "rephrase", "verb": "show", "ids": {"d": "x.y", "n": "many"}}},
        {"other": 1},
    ],
)
async def test_a_button_that_is_not_ours_does_nothing_bad(teams: TeamsStandin, value: dict[str, object]):
    from tests.standins.teams.client import payloads

    message = await teams.ask("help")
    seat = teams.seat(None, message)
    for name, body in (
        ("adaptiveCard/action", {"action": {"type": "Action.Execute", "verb": "press", "data": value}}),
        ("task/fetch", {"data": value}),
        ("task/submit", {"data": value}),
        ("composeExtension/query", {}),
        ("somethingNew", {}),
    ):
        answer = await teams.deliver(payloads.invoke(teams.world, name, body, seat))
        assert answer.status == 200
    assert (await teams.deliver(payloads.submitted(teams.world, value, seat, message.id))).status == 200


async def test_a_draft_is_in_no_button_no_log_no_address_and_no_file(
    teams: TeamsStandin, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """Its answer shows it, to its writer alone; nothing else holds a word of it."""
    caplog.set_level(logging.DEBUG)
    secret = "Quagmire"
    draft = f"No. Your {secret} order can't be refunded."
    with capture_logs() as logs:
        message = await teams.ask(draft)
        for title in ("Shorter", "Another"):
            await teams.press(message, title, expect=1)
        teams.fail_next("send", Answer(500))
        await teams.say(draft, expect=0)
        teams.fail_next("send", Answer(403, "BotDisabledByAdmin"))
        await teams.say(draft, expect=0)
        channel = teams.channel("support")
        await teams.ask(draft, where=channel)
    assert secret in message.shown
    assert secret not in str([one.data for one in teams.seen()])
    assert secret not in str(logs)
    assert secret not in caplog.text
    assert not any(secret in call.path for call in teams.calls)
    assert not any(secret in one.shown for one in teams.seen(where=channel))
    assert secret.encode() not in _everything_in(tmp_path)


def _everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
