"""A team in one workspace that lets Rapport in and then does with it whatever can be done."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from adapters.slack.gesture import shortcut_id
from commands import COMMANDS
from tests.acceptance.slack_walk import Offer, Shown, Walk, pressable
from tests.standins.slack import Channel, DropAfterEffect, Message, Person, SlackStandin, Workspace

DRAFT = "Unfortunately we can't refund order 88-1204."
RUDE = "/rephrase > You are an idiot and I'll find out where you live!\nPlease wait for 3 days."
COMMANDS_TYPED = [
    f"/{each.name}" if each.slash else f"/rapport {each.name}" for each in COMMANDS if each.listed
]
SHORTCUTS = [shortcut_id(command.name, each.verb) for command in COMMANDS for each in command.shortcuts]
OF_AGENTS = [
    f"/rephrase {DRAFT}",
    "/rephrase Thank you, I have sent the new lid today and it is with you on Friday.",
    f"/rapport rephrase {DRAFT}",
    "/tip late order",
    "/tip refnd or return",
    "/tip nothing of the kind",
    "/tip daily 9:00",
    "/quiz daily 9:30",
    "/rapport phrases refnd or return",
    "/rapport phrases good news",
    "/rapport help tip",
    "/rapport help rephras",
    "/rapport schedule tip in #support every day at 9:30 UTC",
    "/rapport away until 2027-06-01",
    "/rapport mute me",
    "/rapport mute off",
    "/rapport me export",
    "/rapport nonsense",
]
OF_LEADS = [
    "/rapport schedule tip in #support every day at 9:30",
    "/rapport schedule quiz in #support every day at 10:00 for each person",
    '/rapport schedule "Breathe out" in #support every hour',
    "/rapport schedule plan four weeks in #support every monday at 9:00",
    "/rapport schedule quiz every now and then",
    "/rapport schedules",
    "/rapport preview 1",
    "/rapport send now 1",
    "/rapport edit 1",
    "/rapport pause 1 until 2027-03-20",
    "/rapport pause 1",
    "/rapport schedules",
    "/rapport resume 1",
    "/rapport cancel 1",
    "/rapport approve 1",
    "/rapport report 30d",
    "/rapport report csv",
    "/rapport leads add @agent",
    "/rapport leads remove @agent",
    "/rapport holidays DE-BE",
]
_SECONDS = 20.0


@dataclass
class Clock:
    """Goes on when somebody does something, or waits."""

    now: datetime

    def tick(self) -> None:
        self.now += timedelta(seconds=1)

    def turn(self, hour: int, minute: int = 0, days: int = 0) -> None:
        self.now = self.now.replace(hour=hour, minute=minute, second=0) + timedelta(days=days)


class Team:
    """`tried`: see Walk."""

    def __init__(
        self, slack: SlackStandin, clock: Clock, workspace: Workspace, lead: Person, tried: set[Offer]
    ) -> None:
        self.slack, self.clock, self.workspace = slack, clock, workspace
        self.others = [workspace.person(f"agent{n}") for n in range(5)]
        agent = workspace.person("agent", tz="America/New_York")
        self.room = workspace.channel("support", [lead, agent, *self.others])
        self.lead = Walk(slack, lead, clock.tick, tried)
        self.agent = Walk(slack, agent, clock.tick, tried)
        self._met: set[str] = set()
        """Posts, by their ts: the second of two alike is another one."""

    # --- what they do -----------------------------------------------------------------------------------

    async def type_commands(self) -> None:
        for typed in COMMANDS_TYPED:
            await self._types(self.lead, typed)

    async def type_words(self) -> None:
        """What may stand after a command."""
        for typed in OF_LEADS:
            await self._types(self.lead, typed)
        for typed in (*COMMANDS_TYPED, *OF_AGENTS):
            await self._types(self.agent, typed)

    async def use_menus_chats_and_home(self) -> None:
        slack, agent = self.slack, self.agent
        own = await slack.say(DRAFT, user=agent.person, channel=self.room)
        theirs = await slack.say(
            "Where is my parcel? I am furious.", user=self.lead.person, channel=self.room
        )
        below = await slack.say("We can't say.", user=agent.person, channel=self.room, thread=theirs)
        for callback_id in SHORTCUTS:
            for message in (own, theirs, below):
                await agent.on(lambda: agent.shortcut(callback_id, message))  # noqa: B023 - used at once
        for said in (DRAFT, "help", "tip"):
            await agent.on(lambda: agent.dm(said))  # noqa: B023
        bot = self.workspace.people[slack.installation_of(self.workspace).bot_user]
        await slack.say(f"@{bot.name} what are you?", user=agent.person, channel=self.room)
        await slack.until(lambda: [m for m in slack.seen_by(agent.person) if m.via == "chat.postEphemeral"])
        await slack.open_home(agent.person, tab="messages")
        await self.meets(agent, "hardest chats")
        for _ in range(4):
            dry = await agent.command("/rapport schedule tip in #support every day at 9:40 UTC", self.room)
            await agent.press(dry, "Ask lead to allow")
        for walk in (self.lead, agent):
            await walk.on(walk.home)
        await self.meets(self.lead, "asks you to allow")

    async def schedule(self, what: str) -> None:
        dry = await self.lead.command(
            f"/rapport schedule {what} in #support every day at 9:30 UTC", self.room
        )
        await self.lead.press(dry, "Start")

    async def answer_what_the_clock_brings(self) -> None:
        """A question and a tip in their channel, and what a lead reads of it afterwards."""
        for what in ("quiz", "tip"):
            await self.schedule(what)
        await self.meets(self.agent, "set this up", where=self.room)
        self.clock.turn(9, 31, days=1)
        question = await self.comes("Two-minute practice", self.room)
        for n, person in enumerate(self.others):
            self.clock.tick()
            await self.slack.press(question, question.labels[n % 2], user=person)
        await self.agent.on(_this(question))
        await self.agent.on(_this(await self.comes("Source:", self.room)))
        self.clock.turn(10, 36, days=1)
        await self.comes("· closed", self.room)
        for typed in ("/rapport report", "/rapport schedules", "/rapport schedules"):
            await self._types(self.lead, typed)

    async def have_a_hard_day(self) -> None:
        """A note about their drafts, for one after the other: it comes once to each."""
        form = await self.lead.command("/rapport settings", self.room)
        assert not isinstance(form, Message)
        await self.slack.submit(form, {"For the workspace: notes when a break may be due": "On"})
        people = iter(self.others)
        walk = Walk(self.slack, self.others[0], self.clock.tick, self.lead.tried)

        async def note() -> Shown:
            walk.person = next(people)
            await walk.command(RUDE, self.room)
            return await self.slack.until(
                lambda: next((m for m in self.slack.seen_by(walk.person) if _has(m, "care")), None), _SECONDS
            )

        await walk.on(note)
        assert not walk.lost

    async def have_an_incident(self) -> None:
        """What fell into it is sent afterwards: all at once the first time, one after the other the second."""
        for _ in range(2):
            self.clock.turn(9, 0, days=1)
            await self._types(self.lead, "/rapport incident on 2h")
            await self.lead.command("/rapport incident on 2h", self.room)
            self.clock.turn(9, 30)
            today = f"left out {self.clock.now:%a %-d %b} 9:30 (UTC) (incident mode)"
            await self._reads("/rapport schedules", today, times=2)
            self.clock.turn(11, 30)
            seen = {post.ts for post in self.slack.posts(self.room)}
            await self.meets(self.lead, "The time you gave")
            await self.comes("", self.room, but=seen)

    async def practise(self) -> None:
        """Three questions a day, until one was to be written."""
        tried = self.agent.tried
        while ("quiz", "write") not in {each.kind for each in tried}:
            self.clock.turn(8, days=1)
            for _ in range(3):
                shown = await self.agent.command("/quiz", self.room)
                await self.agent.on(_this(shown))
                if any(each.verb == "choose" for each in pressable(shown)):
                    sure = await self.agent.press(shown, shown.labels[0])
                    await self.agent.press(sure, "Not sure")

    async def read_phrases(self, of: str) -> None:
        """One after the other, until the first comes again."""
        shown, read = await self.agent.command(f"/rapport phrases {of}", self.room), set[str]()
        while shown.words not in read:
            read.add(shown.words)
            await self.agent.on(_this(shown))
            following = next(each.label for each in pressable(shown) if each.verb == "show")
            shown = await self.agent.press(shown, following)

    async def lose_an_answer(self) -> None:
        """Where Slack lets us not look, a lead does."""
        await self.schedule("tip")
        await self.comes("set this up", self.room)
        before = len(self.slack.posts(self.room))
        self.slack.faults.order("chat.postMessage", DropAfterEffect(), channel=self.room.id)
        self.clock.turn(9, 30, days=1)
        await self.meets(self.lead, "I never repeat a post by myself")
        assert len(self.slack.posts(self.room)) == before + 1

    # --- what comes to them -----------------------------------------------------------------------------

    async def meets(self, walk: Walk, words: str, where: Channel | None = None) -> None:
        """Waits for what is posted to them, or in a channel, and tries everything on it."""
        post = await self.comes(words, where or self.workspace.dm(walk.person), but=self._met)
        self._met.add(post.ts)
        await walk.on(_this(post))

    async def comes(self, words: str, where: Channel, but: Collection[str] = ()) -> Message:
        async with asyncio.timeout(_SECONDS):
            while True:
                for post in reversed(self.slack.posts(where)):
                    if post.via != "person" and post.ts not in but and words in " ".join(post.words.split()):
                        return post
                self.clock.tick()
                await asyncio.sleep(0.02)

    async def _reads(self, typed: str, words: str, times: int) -> None:
        async with asyncio.timeout(_SECONDS):
            while True:
                shown = await self.lead.command(typed, self.room)
                if shown.words.count(words) >= times:
                    return
                await asyncio.sleep(0.02)

    async def _types(self, walk: Walk, typed: str) -> None:
        await walk.on(lambda: walk.command(typed, self.room))


def _this(shown: Shown) -> Callable[[], Awaitable[Shown]]:
    async def begin() -> Shown:
        return shown

    return begin


def _has(message: Message, command: str) -> bool:
    return any(each.command == command for each in pressable(message))
