"""A question in a channel, from its post to its close: presses of many, at once, twice, at the last second, and of
people who don't belong to the team. A worker redraws it, and a clock is turned."""

import asyncio
import json
from datetime import timedelta
from urllib.parse import parse_qs, urlencode

import pytest

from tests.adapters.slack.conftest import Clock
from tests.standins.slack import Message, Person, Reaction, SlackStandin


@pytest.fixture
def slack(working_slack: SlackStandin) -> SlackStandin:
    return working_slack


@pytest.fixture
def team(slack: SlackStandin) -> list[Person]:
    people = [slack.person(f"agent{n}", tz="Europe/London") for n in range(12)]
    slack.support.members |= {each.id for each in people}
    return people


@pytest.fixture
async def question(slack: SlackStandin, clock: Clock, team: list[Person]) -> Message:
    """Posted in #support on Tuesday at 9:30, closed on Wednesday at 9:30."""
    kim = slack.person("kim", admin=True, tz="Europe/London")
    slack.support.members.add(kim.id)
    dry = (
        await slack.command("/rapport", "schedule quiz in #support every weekday at 09:30 UTC", user=kim)
    ).message
    seen = await slack.press(dry, "Start", user=kim)
    await seen.at_least(1)
    await until(lambda: slack.posts(slack.support))
    clock.now += timedelta(minutes=30)
    return await until(
        lambda: next(
            (each for each in slack.posts(slack.support) if each.labels and "Mute me" not in each.labels),
            None,
        )
    )


async def until(look):
    async with asyncio.timeout(30):
        while not (found := look()):  # noqa: ASYNC110 - the stand-in has no event for all of these
            await asyncio.sleep(0.02)
    return found


async def private(seen: Reaction) -> Message:
    """The newest of what this person alone sees; what the whole channel sees may change at any moment."""
    return (await seen.until(lambda seen: [each for each in seen.messages if each.to == seen.person.id]))[-1]


def updates(slack: SlackStandin) -> int:
    return len(slack.calls_of("chat.update"))


async def test_each_verdict_is_private_and_the_channel_sees_only_how_many(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    for person in team[:3]:
        seen = await slack.press(question, question.labels[0], user=person)
        verdict = await private(seen)
        assert (verdict.to, verdict.channel) == (person.id, slack.support)
        assert "was the one" in verdict.words.replace("\n", " ")
    clock.now += timedelta(seconds=4)
    await until(lambda: "3 answered" in question.words)
    assert "was the one" not in question.words
    assert not any(person.name in question.words for person in team)


async def test_many_presses_in_one_moment_redraw_the_post_at_a_pace_and_its_last_state_is_drawn(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    """At most once in three seconds, however many press."""
    clock.now += timedelta(seconds=4)
    await asyncio.gather(*(slack.press(question, question.labels[1], user=each) for each in team))
    await until(lambda: " answered" in question.words)
    drawn, at = updates(slack), clock.now
    await asyncio.sleep(0.3)
    assert updates(slack) == drawn  # the clock stands: not once more within the same three seconds
    await until_shown(slack, question, clock, "12 answered")
    assert updates(slack) - drawn <= (clock.now - at) / timedelta(seconds=3) + 1


async def until_shown(slack: SlackStandin, question: Message, clock: Clock, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in question.words:
            clock.now += timedelta(seconds=1)
            await asyncio.sleep(0.05)


async def test_a_double_click_counts_once_and_so_does_a_second_thought(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    first, second = question.labels[:2]
    both = await asyncio.gather(*(slack.press(question, first, user=team[0]) for _ in range(2)))
    for seen in both:
        assert (await private(seen)).to == team[0].id
    again = await slack.press(question, second, user=team[0])
    assert "first answer counts" in (await private(again)).words
    await until_shown(slack, question, clock, "1 answered")


async def test_an_answer_at_the_last_second_counts_and_one_a_second_later_is_told_so(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    clock.now = clock.now.replace(hour=9, minute=29, second=59) + timedelta(days=1)
    seen = await slack.press(question, question.labels[0], user=team[0])
    assert "was the one" in (await private(seen)).words.replace("\n", " ")
    labels = question.labels
    clock.now += timedelta(seconds=1)
    if labels:  # not redrawn yet: the press is on its way
        late = await slack.press(question, labels[0], user=team[1])
        assert "closed" in (await private(late)).words
    await until_shown(slack, question, clock, "· closed")
    assert question.labels == []
    assert "1 answered" not in question.words  # fewer than five: no counts
    assert "was the one" in question.words.replace("\n", " ")


async def test_an_ephemeral_verdict_that_is_lost_takes_nothing_with_it(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    """The verdict is an answer to a press; what counts stands in the post and comes back in practice."""
    person = team[0]
    person.active = False
    seen = await slack.press(question, question.labels[0], user=person)
    assert (seen.status, seen.error) == (200, None)
    slack.reload(person)
    await until_shown(slack, question, clock, "1 answered")
    again = await slack.press(question, question.labels[0], user=person)
    await asyncio.sleep(0.1)
    assert again.status == 200


# --- people who don't belong to the team -------------------------------------------------------------


async def test_who_belongs_to_another_organisation_is_not_counted_and_told_so(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    """The channel was shared after the question was posted, and somebody over there presses."""
    sent: list[bytes] = []
    form = slack.door.form

    async def from_outside(kind: str, fields: dict[str, str]):
        payload = json.loads(fields["payload"])
        payload["user"] |= {"id": "U0OUTSIDE", "team_id": "T0OUTSIDE"}
        sent.append(urlencode({"payload": json.dumps(payload)}).encode())
        return await form(kind, {"payload": json.dumps(payload)})

    slack.door.form = from_outside  # type: ignore[method-assign]
    seen = await slack.press(question, question.labels[0], user=team[0])
    slack.door.form = form  # type: ignore[method-assign]
    assert parse_qs(sent[0].decode())
    assert seen.status == 200
    told = await private(seen)
    assert "was not counted" in told.words
    clock.now += timedelta(seconds=10)
    await asyncio.sleep(0.3)
    assert "1 answered" not in question.words


async def test_nothing_more_is_posted_where_a_channel_was_shared_later_and_its_owner_is_told(
    slack: SlackStandin, question: Message, clock: Clock, team: list[Person]
):
    slack.support.shared_outside = True
    clock.now += timedelta(days=1)
    kim = next(each for each in slack.workspace.people.values() if each.name == "kim")
    chat = slack.workspace.dm(kim)
    await until(lambda: [each for each in slack.posts(chat) if "I can no longer post there" in each.words])
    questions = [each for each in slack.posts(slack.support) if "Two-minute practice" in each.words]
    assert questions == [question]
    assert (
        "Paused: I can no longer post"
        in (await slack.command("/rapport", "schedules", user=kim)).message.words
    )


async def test_a_mention_from_another_organisation_is_not_answered(slack: SlackStandin):
    bot = slack.installation_of(slack.workspace).bot_user
    event = {
        "type": "app_mention",
        "channel": slack.support.id,
        "user": "U0OUTSIDE",
        "user_team": "T0OUTSIDE",
    }
    await slack.event(event | {"text": f"<@{bot}> what are you?", "ts": "1.1"})
    await asyncio.sleep(0.3)
    assert [each for each in slack.messages if each.via == "chat.postEphemeral"] == []


async def test_a_guest_may_answer_as_everybody_in_the_channel(
    slack: SlackStandin, question: Message, clock: Clock
):
    guest = slack.person("gus", guest="single_channel")
    slack.support.members.add(guest.id)
    seen = await slack.press(question, question.labels[0], user=guest)
    assert (await private(seen)).to == guest.id
    await until_shown(slack, question, clock, "1 answered")
