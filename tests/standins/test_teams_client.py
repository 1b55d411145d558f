"""The stand-in's people type, press and submit as in Teams, and answers Teams would not take are refused."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from tests.standins.careful_bot import CarefulBot
from tests.standins.plain_cards import answering, attached, card, execute, text
from tests.standins.teams import BotFailed, InputRefused, Message, TeamsStandin
from tests.standins.teams.people import TENANT
from tests.standins.teams.standin import APP_ID

Json = dict[str, Any]


async def echo_card(bot: CarefulBot, content: Json) -> None:
    async def reply(activity: Json) -> None:
        await bot.reply(activity, attachments=[attached(content)])

    bot.on_message = reply


class TestTalking:
    async def test_a_personal_message_tells_zone_locale_and_tenant(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        await teams.say("tip", user=teams.lead, expect=0)
        [heard] = bot.heard
        assert heard["localTimezone"] == "Europe/Berlin"
        assert heard["localTimestamp"][-6:] in {"+01:00", "+02:00"}
        assert heard["entities"][0]["type"] == "clientInfo"
        assert heard["conversation"]["conversationType"] == "personal"
        assert heard["channelData"] == {"tenant": {"id": TENANT}}

    async def test_a_channel_message_mentions_the_bot_and_answers_stand_in_its_thread(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        async def reply(activity: Json) -> None:
            await bot.reply(activity, text="here")

        bot.on_message = reply
        channel = teams.channel("Support")
        message = await teams.ask("tip", where=channel)
        [heard] = bot.heard
        assert heard["text"] == "<at>Rapport</at> tip\n"
        assert heard["entities"][0]["mentioned"]["id"] == f"28:{APP_ID}"
        assert heard["channelData"]["team"]["name"] == "Care"
        assert message.conversation == heard["conversation"]["id"]
        assert message.place == channel
        assert message in teams.seen(teams.lead)

    async def test_a_slash_command_is_marked_and_the_same_activity_can_come_twice(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        await teams.slash("/tip", teams.group("Night shift"), expect=0)
        await teams.resend()
        assert [heard["recipient"]["isTargeted"] for heard in bot.heard] == [True, True]
        assert bot.heard[0]["id"] == bot.heard[1]["id"]

    async def test_silence_is_told_from_an_answer(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        teams.patience = 0.05
        with pytest.raises(BotFailed, match="1 messages were to come"):
            await teams.say("hi")

    async def test_events_come_as_teams_sends_them(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        channel = teams.channel("Support")
        await teams.install(channel, expect=0)
        await teams.joins(teams.person("Max"), channel)
        await teams.channel_event("channelDeleted", channel)
        await teams.uninstall()
        await teams.event("somethingNew", {"value": 1}, teams.agent, teams.personal(teams.agent))
        kinds = [(one["type"], one["channelData"].get("eventType") or one.get("action")) for one in bot.heard]
        assert kinds == [
            ("conversationUpdate", None),
            ("installationUpdate", "add"),
            ("conversationUpdate", "teamMemberAdded"),
            ("conversationUpdate", "channelDeleted"),
            ("conversationUpdate", None),
            ("installationUpdate", "remove"),
            ("somethingNew", None),
        ]
        assert (await bot.send(channel.id, text="still there?"))[0] == 404
        assert (await bot.send(teams.personal(teams.agent).id, text="and you?"))[0] == 403


class TestPressing:
    async def test_execute_replaces_the_card_for_the_one_who_pressed(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        await echo_card(bot, card(text("Which?"), actions=(execute("A"), execute("B", mode="secondary"))))
        bot.on_invoke = lambda activity: answering(
            body=card(text(f"You said {activity['value']['action']['verb']}"))
        )
        message = await teams.ask("quiz", where=teams.group("Night shift"))
        outcome = await teams.press(message, "A")
        assert outcome.card is not None
        assert outcome.card.shown == "You said go"
        assert message.card_for(teams.agent).shown == "You said go"
        assert "Which?" in message.card_for(teams.lead).shown
        assert bot.heard[-1]["value"]["trigger"] == "manual"
        teams.assert_clean()

    async def test_an_old_client_sends_the_fallback_as_a_message(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        await echo_card(bot, card({"type": "ActionSet", "actions": [execute("Why?")]}))
        old = teams.person("Otto", client="old")
        message = await teams.ask("hi", user=old)
        await teams.press(message, "Why?", user=old)
        assert (bot.heard[-1]["value"], bot.heard[-1]["replyToId"]) == ({"verb": "go"}, message.id)
        assert "text" not in bot.heard[-1]

    @pytest.mark.parametrize(
        "body",
        [
            None,
            {"statusCode": 200},
            {"status": 200, "body": {}},
            {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": {"type": "Card"}},
            {"statusCode": 500, "type": "application/vnd.microsoft.card.adaptive", "value": card(text("hi"))},
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.activity.message",
                "value": {"text": "hi"},
            },
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "1", "message": "x"},
            },
            {**answering(body=card(text("hi"))), "task": {}},
        ],
    )
    async def test_an_answer_of_another_shape_is_an_error_to_people(
        self, teams: TeamsStandin, bot: CarefulBot, body: Any
    ) -> None:
        await echo_card(bot, card(text("hi"), actions=(execute("Go"),)))
        message = await teams.ask("hi")
        bot.on_invoke = lambda activity: body
        with pytest.raises(BotFailed):
            await teams.press(message, "Go")
        assert teams.refusals

    async def test_inputs_are_checked_before_anything_is_sent(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        choices = [{"title": "Sure", "value": "s"}, {"title": "Not sure", "value": "n"}]
        await echo_card(
            bot,
            card(
                {"type": "Input.Text", "id": "draft", "label": "Draft", "isRequired": True,
                 "errorMessage": "Please type one", "maxLength": 5},
                {"type": "Input.ChoiceSet", "id": "how", "label": "How", "choices": choices, "value": "n"},
                actions=(execute("Send"),),
            ),
        )  # fmt: skip
        bot.on_invoke = lambda activity: answering(
            body=card(text(json.dumps(activity["value"]["action"]["data"])))
        )
        message = await teams.ask("hi")
        with pytest.raises(InputRefused, match="Please type one"):
            await teams.press(message, "Send")
        with pytest.raises(InputRefused):
            await teams.press(message, "Send", {"Draft": "far too long"})
        with pytest.raises(InputRefused):
            await teams.press(message, "Send", {"Draft": "No.", "How": "Maybe"})
        with pytest.raises(AssertionError, match="no input Colour"):
            await teams.press(message, "Send", {"Draft": "No.", "Colour": "red"})
        assert len(bot.heard) == 1
        outcome = await teams.press(message, "Send", {"Draft": "No.", "How": "Sure"})
        assert outcome.card is not None
        assert json.loads(outcome.card.shown) == {"draft": "No.", "how": "s"}

    async def test_an_update_takes_the_place_of_what_single_people_saw(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        fresh = {
            "action": {"type": "Action.Execute", "title": "Fresh", "verb": "fresh"},
            "userIds": [teams.agent.id],
        }
        await echo_card(bot, card(text("0 answered"), refresh=fresh))
        bot.on_invoke = lambda activity: answering(body=card(text("You chose B")))
        message = await teams.ask("quiz", where=teams.group("Night shift"))
        await teams.look(message)
        assert bot.heard[-1]["value"] == {
            "action": {"type": "Action.Execute", "title": "Fresh", "verb": "fresh", "data": {}},
            "trigger": "automatic",
        }
        assert message.card_for(teams.agent).shown == "You chose B"
        path = f"v3/conversations/{message.conversation}/activities/{message.id}"
        update = bot.message(message.conversation, attachments=[attached(card(text("1 answered")))])
        await bot.call("PUT", path, update)
        assert message.card_for(teams.agent).shown == "1 answered"

    async def test_a_client_asks_by_itself_for_those_who_are_meant_and_once_a_minute(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        fresh = {"action": {"type": "Action.Execute", "title": "Fresh", "verb": "fresh"}}
        for_one = fresh | {"userIds": [teams.agent.id]}
        await echo_card(bot, card(text("Which?"), refresh=for_one))
        bot.on_invoke = lambda activity: answering(body=card(text("You chose B"), refresh=for_one))
        message = await teams.ask("quiz", where=teams.group("Night shift"))
        assert (await teams.look(message, teams.lead)).shown == "Which?"
        assert (await teams.look(message)).shown == "You chose B"
        asked = len(bot.heard)
        await teams.look(message)
        assert len(bot.heard) == asked
        teams.clock.move(timedelta(minutes=1))
        await teams.look(message)
        assert len(bot.heard) == asked + 1
        await teams.refresh(message, teams.lead)  # by the menu
        assert bot.heard[-1]["value"]["trigger"] == "manual"

    async def test_a_card_that_refreshes_for_who_does_not_read_it_is_refused(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        action = {"type": "Action.Execute", "title": "Fresh", "verb": "fresh"}
        content = card(text("Which?"), refresh={"action": action, "userIds": [teams.person("Max").id]})
        status, _, _ = await bot.send(teams.group("Night shift").id, attachments=[attached(content)])
        assert status == 400
        assert teams.refusals

    async def test_orders_to_teams_in_the_data_are_followed_and_unknown_ones_refused(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        orders = [
            {"type": "messageBack", "value": {"a": 1}},
            {"type": "imBack", "value": "tip"},
            {"type": "sing"},
        ]
        titles = ("Back", "Say", "Sing")
        submits = [
            {"type": "Action.Submit", "title": title, "data": {"msteams": order}}
            for title, order in zip(titles, orders, strict=True)
        ]
        await echo_card(bot, card(text("hi"), actions=tuple(submits)))
        message = await teams.ask("hi")
        await teams.press(message, "Back")
        await teams.press(message, "Say")
        assert (bot.heard[-2]["value"], bot.heard[-1]["text"]) == ({"a": 1}, "tip")
        with pytest.raises(BotFailed, match="sing"):
            await teams.press(message, "Sing")

    async def test_a_button_inside_a_card_that_opens_takes_the_inputs_above_it_along(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        inner = card({"type": "Input.Text", "id": "b", "label": "B"}, actions=(execute("Inside"),))
        field = {"type": "Input.Text", "id": "a", "label": "A"}
        await echo_card(
            bot, card(field, actions=({"type": "Action.ShowCard", "title": "More", "card": inner},))
        )
        bot.on_invoke = lambda activity: answering(body=card(text("ok")))
        await teams.press(await teams.ask("hi"), "Inside", {"A": "1", "B": "2"})
        assert bot.heard[-1]["value"]["action"]["data"] == {"a": "1", "b": "2"}

    async def test_a_greyed_out_button_cannot_be_pressed(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        await echo_card(bot, card(text("hi"), actions=(execute("Go", isEnabled=False),)))
        message = await teams.ask("hi")
        with pytest.raises(AssertionError, match="greyed out"):
            await teams.press(message, "Go")

    async def test_what_the_product_posts_by_itself_can_be_waited_for(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        posting = asyncio.create_task(bot.send(teams.personal(teams.lead).id, text="Quiz closed"))
        await teams.until(lambda: len(teams.seen(teams.lead)) == 1, "the result")
        await posting
        with pytest.raises(BotFailed, match="a second one did not come"):
            await teams.until(lambda: len(teams.seen(teams.lead)) == 2, "a second one", seconds=0.05)


def dialog(content: Json, **more: Any) -> Json:
    return {"task": {"type": "continue", "value": {"title": "Rephrase", "card": attached(content), **more}}}


FORM = card(
    {"type": "Input.Text", "id": "draft", "label": "Draft"},
    actions=({"type": "Action.Submit", "title": "Send", "data": {"step": 1}},),
)


class TestDialogs:
    async def opener(self, teams: TeamsStandin, bot: CarefulBot) -> Message:
        action = {
            "type": "Action.Submit",
            "title": "Open",
            "data": {"msteams": {"type": "task/fetch"}, "form": "x"},
        }
        await echo_card(bot, card(text("hi"), actions=(action,)))
        return await teams.ask("hi")

    async def test_a_form_opens_sends_and_ends_with_words(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        message = await self.opener(teams, bot)
        bot.on_invoke = lambda activity: (
            dialog(FORM, width="medium", height=400)
            if activity["name"] == "task/fetch"
            else {"task": {"type": "message", "value": f"Got {activity['value']['data']['draft']}"}}
        )
        opened = (await teams.press(message, "Open")).dialog
        assert opened is not None
        assert (opened.title, opened.size) == ("Rephrase", ("medium", 400))
        outcome = await opened.submit({"Draft": "No."})
        assert outcome.notice == "Got No."
        assert bot.heard[-1]["value"]["data"] == {"step": 1, "draft": "No."}
        teams.assert_clean()

    @pytest.mark.parametrize(
        "body",
        [
            None,
            {"task": {"type": "continue"}},
            {"task": {"type": "message", "value": ""}},
            {"task": {"type": "show", "value": {}}},
            dialog(FORM, width="huge"),
            dialog(FORM, url="https://example.com"),
            dialog(FORM, colour="red"),
            {"task": {"type": "continue", "value": {"title": "x", "url": "http://example.com"}}},
            dialog({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Text"}]}),
        ],
    )
    async def test_a_dialog_of_another_shape_does_not_open(
        self, teams: TeamsStandin, bot: CarefulBot, body: Any
    ) -> None:
        message = await self.opener(teams, bot)
        bot.on_invoke = lambda activity: body
        with pytest.raises(BotFailed):
            await teams.press(message, "Open")


class TestMessageExtension:
    async def test_a_form_under_the_compose_box_ends_in_a_card_there(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        result = {"type": "result", "attachmentLayout": "list", "attachments": [attached(card(text("Warm")))]}
        bot.on_invoke = lambda activity: (
            dialog(FORM) if activity["name"].endswith("fetchTask") else {"composeExtension": result}
        )
        opened = await teams.compose("rephrase")
        assert opened.dialog is not None
        outcome = await opened.dialog.submit({"Draft": "No."})
        assert [one["content"]["body"][0]["text"] for one in outcome.inserted] == ["Warm"]
        submitted = bot.heard[-1]["value"]
        assert (submitted["commandId"], submitted["commandContext"]) == ("rephrase", "compose")
        assert submitted["data"] == {"step": 1, "draft": "No."}

    async def test_a_message_travels_as_html(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        bot.on_invoke = lambda activity: dialog(FORM)
        await teams.on_message("see", "<p>I am <b>furious</b>&nbsp;now</p>", author=teams.lead)
        payload = bot.heard[-1]["value"]["messagePayload"]
        assert payload["body"] == {"contentType": "html", "content": "<p>I am <b>furious</b>&nbsp;now</p>"}
        assert payload["from"]["user"]["displayName"] == "Lee Brandt"

    async def test_more_than_five_seconds_is_too_long(
        self, teams: TeamsStandin, bot: CarefulBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tests.standins.teams.client.caller.SLOW_EXTENSION_SECONDS", 0.05)

        async def slow(authorization: str, activity: Json) -> bool:
            await asyncio.sleep(0.1)
            return True

        monkeypatch.setattr(bot, "_believes", slow)
        bot.on_invoke = lambda activity: dialog(FORM)
        with pytest.raises(BotFailed, match="the limit is"):
            await teams.compose("rephrase")

    async def test_a_search_gives_cards_or_nothing(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        found = {
            "type": "result",
            "attachmentLayout": "list",
            "attachments": [attached(card(text("Phrase")))],
        }
        bot.on_invoke = lambda activity: {"composeExtension": found}
        outcome = await teams.search("phrases", "refund")
        assert [one.shown for one in outcome.inserted_cards] == ["Phrase"]
        assert bot.heard[-1]["value"]["parameters"] == [{"name": "query", "value": "refund"}]
        found["attachments"] = []
        assert (await teams.search("phrases", "nothing")).inserted == ()
        found["attachmentLayout"] = "pile"
        with pytest.raises(BotFailed, match="list or grid"):
            await teams.search("phrases", "refund")
