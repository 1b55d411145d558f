"""The message extension: under the compose box, on a message, and its search."""

import uuid
from typing import Any, Literal

from tests.standins.teams.client import payloads
from tests.standins.teams.client.answers import ComposeAnswer, Unfit, read_compose_answer
from tests.standins.teams.client.dialogs import Dialog
from tests.standins.teams.client.outcome import Outcome
from tests.standins.teams.client.payloads import Seat
from tests.standins.teams.client.pressing import Pressing
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.messages import Message

Context = Literal["compose", "message", "commandBox"]


class Extending(Pressing):
    async def compose(
        self,
        command: str,
        user: Person | None = None,
        where: Place | None = None,
        context: Context = "compose",
    ) -> Outcome:
        """Opens an action command from the compose box (or command box): composeExtension/fetchTask."""
        return await self._open(command, context, {}, user, where)

    async def on_message(
        self, command: str, html: str, author: Person, user: Person | None = None, where: Place | None = None
    ) -> Outcome:
        """Opens an action command from the menu of a colleague's message, whose HTML travels along."""
        picked = payloads.picked_message(self.world, html, author, self.world.new_id())
        return await self._open(command, "message", {"messagePayload": picked}, user, where)

    async def search(self, command: str, words: str, user: Person | None = None) -> Outcome:
        """Types into a search command: composeExtension/query."""
        value = {
            "commandId": command, "parameters": [{"name": "query", "value": words}],
            "queryOptions": {"skip": 0, "count": 25}, "context": {"theme": "default"},
        }  # fmt: skip
        answer = await self._asked("composeExtension/query", value, self.seat(user, None))
        return Outcome(notice=answer.notice, inserted=answer.inserted)

    async def _open(
        self, command: str, context: Context, more: Json, user: Person | None, where: Place | None
    ) -> Outcome:
        value: Json = {
            "commandId": command, "commandContext": context, "requestId": uuid.uuid4().hex,
            "context": {"theme": "default"}, **more,
        }  # fmt: skip
        person = user or self.agent
        place = where or self.personal(person)
        seat = Seat(person, place, place.id)
        return self._outcome(await self._asked("composeExtension/fetchTask", value, seat), value, seat, ())

    async def _asked(self, name: str, value: Json, seat: Seat) -> ComposeAnswer:
        activity = payloads.invoke(self.world, name, value, seat)
        try:
            return read_compose_answer(await self.ask_now(activity), self.world, name)
        except Unfit as unfit:
            raise self.fail(str(unfit), name) from unfit

    def _outcome(
        self, answer: ComposeAnswer, value: Json, seat: Seat, messages: tuple[Message, ...]
    ) -> Outcome:
        task = answer.task

        async def send(data: Json, expect: int) -> Outcome:
            since = len(self.world.calls)
            submitted: dict[str, Any] = value | {"data": data}
            next_answer = await self._asked("composeExtension/submitAction", submitted, seat)
            await self.heard(since, expect)
            return self._outcome(next_answer, value, seat, self._news(since, seat.person))

        dialog = Dialog(task.dialog, send) if task is not None and task.dialog is not None else None
        notice = answer.notice or (task.notice if task is not None else None)
        return Outcome(
            notice=notice, dialog=dialog, messages=messages, inserted=answer.inserted, preview=answer.preview
        )
