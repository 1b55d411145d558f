"""What Slack did not send is refused before anything happens: no answer, no call, nothing stored."""

import asyncio
import json
import time
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from bot.services import Services
from bot.store.database import Database
from bot.store.schema import metadata
from tests.adapters.slack.conftest import opened
from tests.standins.slack import Answer, SlackStandin

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
COMMAND = {
    "command": "/rephrase",
    "text": "no",
    "team_id": "T1",
    "user_id": "U1",
    "channel_id": "C1",
    "trigger_id": "1.1.a",
    "response_url": "https://hooks.slack.com/commands/1",
}
PRESS = {
    "type": "block_actions",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "container": {"type": "message", "is_ephemeral": True},
    "actions": [{"type": "button", "action_id": "0.0", "value": "tip.another?"}],
    "trigger_id": "1.1.b",
}

EVENT = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event_time": 1,
    "event": {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": "no"},
}
SUBMITTED = {
    "type": "view_submission",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "view": {"id": "V1", "type": "modal", "callback_id": "rapport"},
    "trigger_id": "1.1.c",
}


def event(**parts: object) -> bytes:
    return json.dumps({**EVENT, "event": {**EVENT["event"], **parts}}).encode()


def view(**parts: object) -> bytes:
    return payload({**SUBMITTED, "view": {**SUBMITTED["view"], **parts}})


def form(body: Mapping[str, object]) -> bytes:
    return urlencode(body).encode()


def payload(body: object) -> bytes:
    return form({"payload": json.dumps(body)})


async def stored(database_url: str) -> int:
    database = Database(database_url)
    async with database.reading() as connection:
        counts = [
            await connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in metadata.sorted_tables
        ]
    await database.close()
    return sum(filter(None, counts))


@pytest.fixture
def carried() -> str:
    """Nobody but Slack can send anything into a socket that we opened."""
    return "http"


@pytest.fixture
async def untouched(slack: SlackStandin, services: Services, database_url: str):
    """Fails where a test left anything behind."""
    before = await stored(database_url)
    yield slack
    assert slack.calls == []
    assert slack.messages == []
    assert await stored(database_url) == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"X-Slack-Request-Timestamp": "now"}, 401),
        ({"X-Slack-Request-Timestamp": ""}, 401),
        ({"X-Slack-Request-Timestamp": "-1"}, 401),
        ({"X-Slack-Request-Timestamp": "٣٤٥"}, 401),
        ({"X-Slack-Request-Timestamp": "9" * 400}, 401),
        ({"X-Slack-Signature": ""}, 401),
        ({"X-Slack-Signature": "v0=" + "0" * 64}, 401),
        ({"X-Slack-Signature": "v1=" + "0" * 64}, 401),
        ({"X-Slack-Signature": "v0=ü"}, 401),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
async def test_a_request_with_broken_headers_is_refused(
    untouched: SlackStandin, headers: dict[str, str], status: int
):
    body = form(COMMAND)
    signed = {"Content-Type": FORM, **untouched.signature(body)} if headers else {"Content-Type": FORM}
    assert (await untouched.raw(body, {**signed, **headers})).status == status


@pytest.mark.parametrize("ago", [301, 3600, -301])
async def test_a_signature_of_another_time_is_refused(untouched: SlackStandin, ago: int):
    body = form(COMMAND)
    signed = untouched.signature(body, at=time.time() - ago)
    assert (await untouched.raw(body, {"Content-Type": FORM, **signed})).status == 401


async def test_a_signature_by_another_secret_or_of_another_body_is_refused(untouched: SlackStandin):
    body = form(COMMAND)
    forged = untouched.signature(body, secret="another secret")
    assert (await untouched.raw(body, {"Content-Type": FORM, **forged})).status == 401
    other = untouched.signature(form({**COMMAND, "text": "yes"}))
    assert (await untouched.raw(body, {"Content-Type": FORM, **other})).status == 401


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        (JSON, b"{"),
        (JSON, b"[1,2]"),
        (JSON, b'"text"'),
        (JSON, b"[" * 100_000),
        (JSON, b"\xff\xfe"),
        (JSON, b""),
        (JSON, json.dumps({"type": "event_callback", "team_id": "T1", "event_id": 7, "event": {}}).encode()),
        (JSON, json.dumps({"type": "event_callback", "team_id": "T1", "event_id": "E", "event": 1}).encode()),
        (FORM, b""),
        (FORM, b"\xff"),
        (FORM, b"%ff=1"),
        (FORM, b"a&b"),
        (FORM, b"&".join(b"a=1" for _ in range(1000))),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=%5B%5D"),
        (FORM, form({"command": "/rephrase", "text": "no"})),
        (FORM, form({**COMMAND, "command": "rephrase"})),
        (FORM, form({**COMMAND, "team_id": ""})),
        (FORM, payload({**PRESS, "team": "T1"})),
        (FORM, payload({**PRESS, "actions": []})),
        (FORM, payload({**PRESS, "actions": [{"type": "button", "action_id": "0.0", "value": 7}]})),
        (FORM, payload({**PRESS, "actions": "tip"})),
        (FORM, payload({**PRESS, "user": None})),
        (FORM, payload({**PRESS, "trigger_id": 5})),
        (FORM, payload({**PRESS, "container": {"type": "moon"}})),
        (FORM, payload({**PRESS, "view": {"id": "V1", "private_metadata": "not ours"}})),
        (FORM, payload({"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}})),
        (FORM, payload({"type": "view_submission", "view": {"id": "V", "state": {"values": 1}}})),
        (JSON, event(type=[])),
        (JSON, event(user=5)),
        (JSON, event(channel=True)),
        (JSON, event(type="tokens_revoked", tokens="xoxb")),
        (JSON, json.dumps({**EVENT, "event": {"type": "app_uninstalled"}, "event_time": 1e300}).encode()),
        (FORM, payload({**PRESS, "actions": [{"type": "button", "value": "tip.another?"}]})),
        (FORM, payload({**PRESS, "actions": [{"type": "button", "action_id": 5, "value": "tip.another?"}]})),
        (FORM, payload({**SUBMITTED, "response_urls": 5})),
        (FORM, view(callback_id=5)),
        (FORM, view(type=None)),
        (FORM, payload({"type": "nobody_knows", "team": {"id": "T1"}})),
    ],
)
async def test_a_signed_body_of_no_shape_of_slacks_is_refused(
    untouched: SlackStandin, media_type: str, body: bytes
):
    answer = await untouched.raw(body, {"Content-Type": media_type, **untouched.signature(body)})
    assert answer.status is not None
    assert 400 <= answer.status < 500


async def test_a_body_that_is_too_large_is_refused(untouched: SlackStandin):
    body = form({**COMMAND, "text": "x" * 300_000})
    answer = await untouched.raw(body, {"Content-Type": FORM, **untouched.signature(body)})
    assert answer.status == 413


async def test_nothing_is_read_by_another_method(untouched: SlackStandin):
    async with untouched.door.session.get(untouched.product_url) as response:
        assert response.status == 405


async def test_the_probe_of_the_certificate_is_answered_and_does_nothing(untouched: SlackStandin):
    answer = await untouched.ssl_check()
    assert (answer.status, answer.text) == (200, "")


async def test_the_challenge_of_the_events_url_is_given_back(untouched: SlackStandin):
    answer = await untouched.url_verification()
    assert answer.status == 200
    assert "3eZbrw1aBm2rZgRN" in answer.text


async def test_the_same_press_sent_twice_is_answered_once(slack: SlackStandin):
    """A copy of a signed request is good for five minutes; it does nothing more."""
    body = slack.command_body("/tip", "")
    form = {"Content-Type": "application/x-www-form-urlencoded", **slack.signature(body)}
    assert (await slack.raw(body, form)).json["blocks"]
    again = await slack.raw(body, form)
    assert (again.status, again.text) == (200, "")


async def test_a_copy_sent_to_another_process_does_nothing_there_either(
    standin: SlackStandin, services: Services, monkeypatch: pytest.MonkeyPatch
):
    """A command, a draft, a press, a form, a shortcut and an event; each copy is good for five minutes."""
    sent: list[tuple[bytes, dict[str, str]]] = []
    raw = standin.door.raw

    async def noted(body: bytes, headers: dict[str, str]) -> Answer:
        sent.append((body, headers))
        return await raw(body, headers)

    monkeypatch.setattr(standin.door, "raw", noted)
    async with opened(standin, services):
        first = standin.product_url
        tip = (await standin.command("/tip")).message
        await standin.command("/rephrase", "We can't refund that.")
        await (await standin.press(tip, "Useful")).at_least(1)
        form = (await standin.command("/rephrase")).modal
        await standin.submit(form, {"You would send": "We can't refund that."})
        seen = await standin.shortcut("rephrase.message", on=await standin.say("We can't refund that."))
        await seen.until(lambda seen: seen.modal_open)
        await standin.dm("We can't refund that.")
        await standin.until(lambda: standin.calls_of("chat.postMessage"), 20)
        assert len(sent) == 7
        monkeypatch.undo()
    async with opened(standin, services):
        assert standin.product_url != first
        calls, messages = len(standin.calls), [each.changed for each in standin.messages]
        for body, headers in sent:
            again = await standin.raw(body, headers)
            assert (again.status, again.text) == (200, "")
        await asyncio.sleep(0.3)
        assert [(each.method, each.args) for each in standin.calls[calls:]] == []
        assert [each.changed for each in standin.messages] == messages


async def test_a_database_that_is_slow_keeps_nobody_from_an_answer(
    standin: SlackStandin, services: Services, monkeypatch: pytest.MonkeyPatch
):
    async def never(*_: object) -> bool:
        await asyncio.sleep(3600)
        return True

    monkeypatch.setattr(services.store.seen_events, "first_time", never)
    monkeypatch.setattr("adapters.slack.build._GRACE", 0.1)
    async with opened(standin, services):
        assert (await standin.command("/tip")).message.words
        assert (await standin.command("/rephrase", "We can't refund that.")).message.words


async def test_a_database_that_is_away_keeps_nobody_from_an_answer_to_a_message(
    standin: SlackStandin, services: Services, monkeypatch: pytest.MonkeyPatch
):
    async def away(*_: object) -> bool:
        raise OSError

    monkeypatch.setattr(services.store.seen_events, "first_time", away)
    async with opened(standin, services):
        seen = await standin.dm("No, there's nothing I can do.")
        await seen.until(lambda seen: seen.messages, 20)
        sent = standin.events.deliveries[-1]
        again = json.dumps(sent.body).encode()
        headers = {"Content-Type": JSON, **standin.signature(again)}
        assert (await standin.raw(again, headers)).status == 200
        await asyncio.sleep(0.5)
        assert len(seen.messages) == 1


async def test_what_nobody_can_type_is_left_out_of_what_is_answered(slack: SlackStandin):
    typed = slack.command_body("/rephrase", "No,\0 there's nothing I can do.")
    answer = await slack.raw(typed, {"Content-Type": FORM, **slack.signature(typed)})
    assert "apathy" in answer.text
    half = json.dumps({**EVENT, "team_id": slack.workspace.id, "event": {
        "type": "message", "channel_type": "im", "channel": slack.workspace.dm(slack.amy).id,
        "user": slack.amy.id, "text": "No, there's nothing I can do. \ud83d",
    }}).encode()  # fmt: skip
    assert (await slack.raw(half, {"Content-Type": JSON, **slack.signature(half)})).status == 200
    said = await slack.until(lambda: [m for m in slack.seen_by(slack.amy) if m.via == "chat.postMessage"], 20)
    assert "apathy" in said[0].words


@pytest.mark.parametrize("absent", ["view", "enterprise", "response_url", "is_enterprise_install"])
async def test_what_slack_calls_null_is_not_there(slack: SlackStandin, absent: str):
    here = {"team": slack.workspace, "user": slack.amy, "channel": slack.support}
    body = payload({**PRESS, **{name: {"id": of.id} for name, of in here.items()}, absent: None})
    assert (await slack.raw(body, {"Content-Type": FORM, **slack.signature(body)})).status == 200
    await slack.until(lambda: slack.seen_by(slack.amy), 20)


async def test_a_drafts_button_in_somebody_elses_hands_shows_nothing_of_it(slack: SlackStandin):
    """Not in the same workspace either: what a button carries opens a draft for its own person alone."""
    card = (await slack.command("/rephrase", "No, there's nothing I can do about the zebra.")).message
    other = slack.person("other")
    slack.support.members.add(other.id)
    [shorter] = [
        element["value"]
        for block in card.blocks
        for element in block.get("elements", [])
        if element["type"] == "button" and element["text"]["text"] == "Shorter"
    ]
    here = {"team": slack.workspace, "user": other, "channel": slack.support}
    stolen = {
        "actions": [{"type": "button", "action_id": "0.0", "value": shorter}],
        "trigger_id": slack.world.tickets.trigger(slack.workspace.id, other.id, None),
    }
    body = payload({**PRESS, **{name: {"id": of.id} for name, of in here.items()}, **stolen})
    assert (await slack.raw(body, {"Content-Type": FORM, **slack.signature(body)})).status == 200
    form = await slack.until(lambda: slack.modal_of(other), 20)
    assert form is not None
    assert "zebra" not in form.words
    assert "zebra" not in str(form.body)
    assert slack.seen_by(other) == []
