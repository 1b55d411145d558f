"""Typing to the bot."""

from collections.abc import Callable

from tests.standins.teams.client import payloads
from tests.standins.teams.client.caller import BotFailed, Caller
from tests.standins.teams.client.payloads import Seat
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.messages import Message


class Talking(Caller):
    agent: Person

    def personal(self, person: Person) -> Place:
        return self.world.directory.personal(person)

    def seat(self, user: Person | None, where: Place | Message | None) -> Seat:
        """Who and where; a new post in a channel begins a thread, a message stands in its own."""
        person = user or self.agent
        if isinstance(where, Message):
            return Seat(person, where.place, where.conversation)
        place = where or self.personal(person)
        thread = f";messageid={self.world.new_id()}" if place.kind == "channel" else ""
        return Seat(person, place, f"{place.id}{thread}")

    async def say(
        self, text: str, user: Person | None = None, where: Place | Message | None = None, expect: int = 1
    ) -> list[Message]:
        """Types `text` in the personal chat, or at `where` with an @mention (a Message: in its thread), and waits
        for `expect` messages; gives back every new or edited message this person then sees, anywhere."""
        seat = self.seat(user, where)
        return await self._told(payloads.message(self.world, text, seat), seat.person, expect)

    async def ask(
        self, text: str, user: Person | None = None, where: Place | Message | None = None
    ) -> Message:
        """Like `say`, where exactly one message answers."""
        heard = await self.say(text, user, where)
        assert len(heard) == 1, f"{len(heard)} messages answered {text!r}"
        return heard[0]

    async def slash(
        self, text: str, where: Place | Message, user: Person | None = None, expect: int = 1
    ) -> list[Message]:
        """A slash command in a group chat or channel, which only the bot receives. `text` as the menu leaves it,
        with or without the slash (docs: agent-slash-commands.md)."""
        seat = self.seat(user, where)
        assert seat.place.kind != "personal", "slash commands are not in 1:1 chats"
        return await self._told(payloads.slash(self.world, text, seat), seat.person, expect)

    def seen(self, user: Person | None = None, where: Place | None = None) -> list[Message]:
        """All messages of the bot this person can see now, there or anywhere."""
        return self.world.effects(0, where, user or self.agent)

    async def until(self, wanted: Callable[[], bool], what: str, seconds: float | None = None) -> None:
        """Waits for something the product does by itself: `until(lambda: len(teams.seen()) == 2, "the quiz")`."""
        if not await self.world.until(wanted, self.patience if seconds is None else seconds):
            raise BotFailed(f"{what} did not come; the last calls were {self.world.calls[-5:]}")

    async def _told(self, activity: Json, person: Person, expect: int) -> list[Message]:
        since = len(self.world.calls)
        await self.tell(activity)
        await self.heard(since, expect)
        return self.world.effects(since, None, person)
