"""Who may not come in: refused with a 4xx, with nothing stored and no call to anybody."""

import asyncio
import gzip
import json

import pytest
import sqlalchemy as sa

from bot.services import Services
from bot.store.database import Database
from bot.store.schema import metadata
from tests.standins.teams import ATTACKS, Answer, Attack, BotFailed, TeamsStandin


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
async def test_an_attack_is_refused_and_leaves_nothing(
    teams: TeamsStandin, attack: Attack, database_url: str
):
    answer = await teams.attack(attack)
    assert answer.status in attack.statuses
    assert answer.text == "" or answer.status in (413, 415)
    assert teams.calls == []
    assert teams.stranger.calls == []
    assert await _rows(database_url) == 0


async def _raw(teams: TeamsStandin, headers: bytes, body: bytes) -> int:
    """The status of a request that no HTTP library would write."""
    host, _, port = teams.bot.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    start = (
        b"POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
    )
    writer.write(start + headers + b"\r\n" + body)
    status = int((await reader.readline()).split()[1])
    writer.close()
    return status


BIG = b"{" + b" " * 300_000 + b"}"
RAW = {
    "a token of no letters": (b"Authorization: Bearer \xff\xfe.a.b\r\nContent-Length: 2\r\n", b"{}", 401),
    "packed, says it, and is not": (b"Content-Encoding: gzip\r\nContent-Length: 2\r\n", b"{}", 400),
    "small when packed": (
        b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(gzip.compress(BIG * 9)),
        gzip.compress(BIG * 9),
        413,
    ),
    "oversized, its size not said": (
        b"Transfer-Encoding: chunked\r\n",
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(BIG), BIG),
        413,
    ),
    "chunks of no size": (b"Transfer-Encoding: chunked\r\n", b"zz\r\n{}", 400),
}


@pytest.mark.parametrize(("headers", "body", "status"), RAW.values(), ids=RAW)
async def test_a_request_that_is_broken_itself_is_the_senders_fault(
    teams: TeamsStandin, headers: bytes, body: bytes, status: int, database_url: str
):
    assert await _raw(teams, headers, body) == status
    assert await _rows(database_url) == 0


WRONG: dict[str, dict[str, object]] = {
    "an id nobody gives": {"id": "x" * 5000},
    "an id of no letters": {"id": "é"},
    "a NUL in an id": {"id": "a\0b"},
    "a NUL in words": {"text": "No.\0"},
    "entities of the wrong kind": {"entities": [1, None]},
    "members of the wrong kind": {"type": "conversationUpdate", "membersAdded": [1, None]},
    "a long conversation": {"conversation": {"id": "y" * 5000, "conversationType": "personal"}},
    "an invoke of the wrong kind": {"type": "invoke", "name": ["adaptiveCard/action"]},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
async def test_a_part_of_the_wrong_kind_is_refused(
    teams: TeamsStandin, changed: dict[str, object], database_url: str
):
    answer = await teams.deliver(teams.lure() | changed)
    assert 400 <= answer.status < 500
    assert teams.calls == []
    assert await _rows(database_url) == 0


async def _rows(url: str) -> int:
    database = Database(url)
    async with database.reading() as connection:
        counts = [
            await connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in metadata.sorted_tables
        ]
    await database.close()
    return sum(count or 0 for count in counts)


async def test_keys_that_microsoft_changed_are_fetched_again(teams: TeamsStandin, services: Services):
    await teams.ask("help")
    teams.login.rotate_keys()
    await teams.ask("help")
    assert teams.login.keys_requests == 2


async def test_tokens_with_unknown_keys_cost_microsoft_a_few_requests_and_not_one_each(teams: TeamsStandin):
    await teams.ask("help")
    forged = next(attack for attack in ATTACKS if attack.name == "strange key under Microsoft's name")
    unknown = next(attack for attack in ATTACKS if attack.name == "unknown key")
    for attack in (forged, unknown) * 4:
        assert (await teams.attack(attack)).status == 401
    assert teams.login.keys_requests <= 4
    await teams.ask("help")


async def test_without_keys_nobody_is_believed_until_they_can_be_fetched(teams: TeamsStandin):
    teams.fail_next("openid", Answer(502))
    with pytest.raises(BotFailed, match="401"):
        await teams.ask("help")
    await teams.ask("help")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
async def test_words_in_another_encoding_than_json_has_are_refused(teams: TeamsStandin, encoding: str):
    """What is looked for in a body would look otherwise there: a NUL, or half of a character."""
    activity = json.dumps({**teams.lure(), "text": "rephrase é \ud800"}, ensure_ascii=True)
    body = activity.replace("\\u00e9", "é").encode(encoding)
    token = teams.login.key.sign(teams.claims())
    answer = await teams.post(body, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
    assert answer.status == 400


async def test_what_is_no_key_takes_no_other_with_it(teams: TeamsStandin):
    teams.login.unreadable = ["key", 5, None, [], {}, {"kid": ["a"], "kty": "RSA"}]
    await teams.ask("help")
