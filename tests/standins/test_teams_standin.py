"""The stand-in of Teams turns away what Microsoft turns away, and shows people what Teams shows them."""

import time
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from tests.standins.careful_bot import CarefulBot
from tests.standins.plain_cards import attached, card, text
from tests.standins.teams import (
    ATTACKS,
    Answer,
    Attack,
    BotFailed,
    DropAfter,
    DropBefore,
    Hang,
    TeamsStandin,
)
from tests.standins.teams.people import TENANT
from tests.standins.teams.standin import APP_ID, SECRET

Json = dict[str, Any]


class TestLogin:
    async def token(self, teams: TeamsStandin, tenant: str = TENANT, **changed: str) -> tuple[int, Json]:
        form = {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": SECRET,
            "scope": "https://api.botframework.com/.default",
        } | changed
        url = f"{teams.login_url}/{tenant}/oauth2/v2.0/token"
        async with aiohttp.ClientSession() as http, http.post(url, data=form) as response:
            return response.status, await response.json()

    async def test_the_right_secret_gets_a_token_for_an_hour(self, teams: TeamsStandin) -> None:
        status, answer = await self.token(teams)
        assert (status, answer["token_type"], answer["expires_in"]) == (200, "Bearer", 3599)
        assert teams.login.token_requests == 1

    @pytest.mark.parametrize(
        ("changed", "status", "error"),
        [
            ({"client_secret": "wrong"}, 401, "invalid_client"),
            ({"client_id": "someone"}, 401, "unauthorized_client"),
            ({"grant_type": "password"}, 400, "unsupported_grant_type"),
            ({"scope": "everything"}, 400, "invalid_scope"),
            ({"tenant": "elsewhere"}, 400, "invalid_request"),
        ],
    )
    async def test_anything_else_gets_an_error(
        self, teams: TeamsStandin, changed: dict[str, str], status: int, error: str
    ) -> None:
        got, answer = await self.token(teams, **changed)
        assert (got, answer["error"]) == (status, error)
        assert answer["error_description"].startswith("AADSTS")

    async def test_the_connector_refuses_no_wrong_foreign_and_old_tokens(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        place = teams.personal(teams.agent).id
        assert (await bot.send(place, text="hi"))[0] == 201
        teams.clock.move(timedelta(hours=1))
        assert (await bot.send(place, text="hi"))[0] == 401
        bot.token = "made up"
        assert (await bot.send(place, text="hi"))[0] == 401
        bot.token = (await self.token(teams, scope="https://graph.microsoft.com/.default"))[1]["access_token"]
        assert (await bot.send(place, text="hi"))[0] == 401

    async def test_a_revoked_token_is_refused(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        bot.token = await bot.fetch_token()
        teams.login.revoke_tokens()
        assert (await bot.send(teams.personal(teams.agent).id, text="hi"))[0] == 401

    async def test_after_a_rotation_only_the_new_key_is_listed(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        await teams.say("one", expect=0)
        old = teams.login.key.kid
        teams.login.rotate_keys()
        await teams.say("two", expect=0)
        assert teams.login.key.kid != old
        assert teams.login.keys_requests == 2
        assert len(bot.heard) == 2


class TestAttacks:
    @pytest.mark.parametrize("attack", ATTACKS, ids=str)
    async def test_a_careful_bot_refuses_it(
        self, teams: TeamsStandin, bot: CarefulBot, attack: Attack
    ) -> None:
        assert (await teams.attack(attack)).status in attack.statuses
        assert (bot.heard, teams.calls, teams.stranger.calls) == ([], [], [])

    async def test_the_message_they_spoil_is_good_before_it_is_spoilt(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        assert (await teams.deliver(teams.lure())).status == 202
        assert len(bot.heard) == 1

    async def test_a_call_to_the_stranger_is_seen(self, teams: TeamsStandin) -> None:
        async with aiohttp.ClientSession() as http, http.post(f"{teams.stranger_url}v3/conversations"):
            pass
        with pytest.raises(AssertionError, match="stranger"):
            teams.assert_clean()


class TestSending:
    @pytest.mark.parametrize(
        "fields",
        [
            {"type": "announcement", "text": "hi"},
            {"from": {"id": "28:someone-else"}, "text": "hi"},
            {"from": None, "text": "hi"},
            {"conversation": {"id": "elsewhere"}, "text": "hi"},
            {"text": ""},
            {"text": ["hi"]},
            {"text": "hi", "textFormat": "html"},
            {"text": "hi", "recipient": {"name": "nobody"}},
            {"attachments": [{"contentType": "application/x-unknown", "content": {}}]},
            {"attachments": [{"contentType": "application/vnd.microsoft.card.adaptive"}]},
            {"attachments": [attached({"type": "AdaptiveCard", "version": "1.6", "body": []})]},
            {
                "text": "<at>X</at>",
                "entities": [{"type": "mention", "text": "<at>X</at>", "mentioned": {"id": "29:x"}}],
            },
        ],
    )
    async def test_an_activity_teams_does_not_know_is_refused(
        self, teams: TeamsStandin, bot: CarefulBot, fields: Json
    ) -> None:
        status, answer, _ = await bot.send(teams.personal(teams.agent).id, **fields)
        assert (status, answer["error"]["code"]) == (400, "BadSyntax")
        assert teams.refusals

    async def test_text_beside_a_card_breaks_a_guideline(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        await bot.send(teams.personal(teams.agent).id, text="hi", attachments=[attached(card(text("hi")))])
        assert "no id to update" in str(teams.guidelines[0])

    async def test_over_25_kb_breaks_a_guideline_and_over_100_kb_is_refused(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        place = teams.personal(teams.agent).id
        assert (await bot.send(place, text="x" * 26_000))[0] == 201
        assert "are over 25600" in str(teams.guidelines[0])
        status, answer, _ = await bot.send(place, text="x" * 52_000)
        assert (status, answer["error"]["code"]) == (413, "MessageSizeTooBig")

    async def test_blocked_removed_and_gone_conversations_have_their_own_codes(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        group = teams.group("Night shift")
        teams.block(teams.agent)
        teams.directory.installed.discard(group.id)
        codes = [
            (status, answer["error"]["code"])
            for status, answer, _ in [
                await bot.send(teams.personal(teams.agent).id, text="hi"),
                await bot.send(group.id, text="hi"),
                await bot.send("19:nowhere@thread.v2", text="hi"),
            ]
        ]
        assert codes == [
            (403, "ConversationBlockedByUser"),
            (403, "BotNotInConversationRoster"),
            (404, "ConversationNotFound"),
        ]

    async def test_a_message_can_be_edited_and_deleted_once(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        place = teams.personal(teams.agent).id
        _, answer, _ = await bot.send(place, text="one")
        path = f"v3/conversations/{place}/activities/{answer['id']}"
        assert (await bot.call("PUT", path, bot.message(place, text="two")))[0] == 200
        [message] = teams.seen()
        assert (message.text, message.edits) == ("two", 1)
        assert (await bot.call("DELETE", path))[0] == 200
        assert teams.seen() == []
        status, answer, _ = await bot.call("PUT", path, bot.message(place, text="three"))
        assert (status, answer["error"]["code"]) == (404, "ActivityNotFoundInConversation")

    async def test_a_chat_is_opened_with_one_person_of_the_tenant(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        good = {"members": [{"id": teams.lead.id}], "channelData": {"tenant": {"id": TENANT}}}
        status, answer, _ = await bot.call("POST", "v3/conversations", good)
        assert (status, answer["id"]) == (201, teams.personal(teams.lead).id)
        both = {"members": [{"id": teams.lead.id}, {"id": teams.agent.id}]}
        for bad in (both, {"members": [{"id": "lee@example.com"}]}, {"isGroup": True}, {"channelData": {}}):
            assert (await bot.call("POST", "v3/conversations", good | bad))[0] == 400

    async def test_a_new_thread_in_a_channel_is_made_with_its_first_message(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        channel = teams.channel("Support")
        message = {"type": "message", "from": {"id": f"28:{APP_ID}"}, "text": "Quiz time"}
        body = {"isGroup": True, "channelData": {"channel": {"id": channel.id}}, "activity": message}
        status, answer, _ = await bot.call("POST", "v3/conversations", body)
        assert status == 201
        assert answer["id"].startswith(f"{channel.id};messageid=")
        assert [one.id for one in teams.seen(where=channel)] == [answer["activityId"]]

    async def test_the_roster_comes_in_pages(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        people = [teams.person(f"Person {number}") for number in range(60)]
        path = f"v3/conversations/{teams.group('All', *people).id}"
        _, first, _ = await bot.call("GET", f"{path}/pagedmembers?pageSize=50")
        _, rest, _ = await bot.call(
            "GET", f"{path}/pagedmembers?pageSize=50&continuationToken={first['continuationToken']}"
        )
        assert (len(first["members"]), len(rest["members"]), "continuationToken" in rest) == (50, 10, False)
        assert (await bot.call("GET", f"{path}/pagedmembers?pageSize=10"))[0] == 400
        assert (await bot.call("GET", f"{path}/members/{people[3].aad}"))[1]["id"] == people[3].id
        assert (await bot.call("GET", f"{path}/members/{teams.agent.id}"))[0] == 404

    async def test_a_team_tells_its_name_and_channels(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        channel, shared = teams.channel("Support"), teams.channel("Partners", kind="shared")
        assert channel.team is not None
        _, team, _ = await bot.call("GET", f"v3/teams/{channel.team.id}")
        assert (team["name"], team["channelCount"], team["memberCount"]) == ("Care", 2, 2)
        _, listed, _ = await bot.call("GET", f"v3/teams/{channel.team.id}/conversations")
        assert [(one["id"], one["type"]) for one in listed["conversations"]] == [
            (channel.id, "standard"),
            (shared.id, "shared"),
        ]
        assert (await bot.call("GET", "v3/teams/19:none@thread.tacv2"))[0] == 404

    async def test_a_reply_to_nothing_breaks_a_guideline(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        place = teams.personal(teams.agent).id
        await teams.say("hi", expect=0)
        for activity in (bot.heard[0]["id"], "made-up"):
            path = f"v3/conversations/{place}/activities/{activity}"
            assert (await bot.call("POST", path, bot.message(place, text="hi")))[0] == 201
        [broken] = teams.guidelines
        assert broken.where.endswith("made-up")


class TestThrottling:
    async def test_the_eighth_message_in_a_second_waits(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        teams.throttle.on = True
        place = teams.personal(teams.agent).id
        answers = [await bot.send(place, text=str(number)) for number in range(8)]
        assert [status for status, _, _ in answers] == [201] * 7 + [429]
        assert answers[-1][2]["Retry-After"] == "1"
        assert (await bot.send(teams.personal(teams.lead).id, text="other chat"))[0] == 201

    async def test_the_sixty_first_in_half_a_minute_waits(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        teams.throttle.on = True
        statuses = []
        for number in range(61):
            statuses.append((await bot.send(teams.personal(teams.agent).id, text=str(number)))[0])
            teams.clock.move(timedelta(seconds=0.35))
        assert statuses == [201] * 60 + [429]
        teams.clock.move(timedelta(seconds=30))
        assert (await bot.send(teams.personal(teams.agent).id, text="again"))[0] == 201


class TestTargeted:
    async def test_only_the_person_meant_sees_it(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        group = teams.group("Night shift")
        query = "?isTargetedActivity=true"
        status, answer, _ = await bot.send(group.id, query, text="psst", recipient={"id": teams.agent.id})
        assert status == 201
        assert ([one.text for one in teams.seen(teams.agent)], teams.seen(teams.lead)) == (["psst"], [])
        path = f"v3/conversations/{group.id}/activities/{answer['id']}"
        update = bot.message(group.id, text="psst!")
        assert (await bot.call("PUT", path, update))[0] == 404
        assert (await bot.call("PUT", path + query, update | {"recipient": {"id": teams.agent.id}}))[0] == 400
        assert (await bot.call("PUT", path + query, update))[0] == 200
        teams.clock.move(timedelta(hours=25))
        bot.token = ""
        assert (await bot.call("DELETE", path + query))[0] == 404

    async def test_it_needs_a_member_and_no_personal_chat(self, teams: TeamsStandin, bot: CarefulBot) -> None:
        stranger, query = teams.person("Max"), "?isTargetedActivity=true"
        for place, person in (
            (teams.group("Night shift"), stranger),
            (teams.personal(teams.agent), teams.agent),
        ):
            assert (await bot.send(place.id, query, text="psst", recipient={"id": person.id}))[0] == 400


class TestFaults:
    @pytest.mark.parametrize("status", [412, 429, 500, 502])
    async def test_a_status_has_no_effect(self, teams: TeamsStandin, bot: CarefulBot, status: int) -> None:
        place = teams.personal(teams.agent).id
        teams.fail_next("send", Answer(status, retry_after=2))
        got, _, headers = await bot.send(place, text="hi")
        assert (got, headers["Retry-After"], teams.seen()) == (status, "2", [])
        assert (await bot.send(place, text="hi"))[0] == 201

    async def test_a_lost_answer_has_its_effect_and_a_lost_request_has_none(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        place = teams.personal(teams.agent).id
        teams.fail_next("send", DropBefore())
        teams.fail_next("send", DropAfter())
        for words in ("lost", "arrived"):
            with pytest.raises(aiohttp.ClientError):
                await bot.send(place, text=words)
        assert [one.text for one in teams.seen()] == ["arrived"]

    async def test_the_login_and_the_keys_can_hang_and_fail(
        self, teams: TeamsStandin, bot: CarefulBot
    ) -> None:
        teams.fail_next("keys", Answer(500))
        start = time.perf_counter()
        teams.fail_next("token", Hang(0.1))
        await bot.fetch_token()
        assert time.perf_counter() - start >= 0.1
        with pytest.raises(BotFailed):
            await teams.say("hi", expect=0)
