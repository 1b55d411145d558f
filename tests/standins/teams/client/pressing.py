"""Buttons and dialogs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from tests.standins.teams.cards.card import Card, shown_action
from tests.standins.teams.cards.check import MOST_REFRESHED_USERS
from tests.standins.teams.cards.inputs import collect
from tests.standins.teams.client import payloads
from tests.standins.teams.client.answers import TaskAnswer, Unfit, read_card_answer, read_task_answer
from tests.standins.teams.client.dialogs import Dialog
from tests.standins.teams.client.outcome import Outcome
from tests.standins.teams.client.talking import Talking
from tests.standins.teams.people import Person
from tests.standins.teams.rules import Json
from tests.standins.teams.server.messages import Message

NOTHING: Mapping[str, str] = {}
Trigger = Literal["manual", "automatic"]
A_MINUTE = timedelta(minutes=1)
SENT = ("type", "id", "title", "verb", "data")


class Pressing(Talking):
    async def press(
        self,
        message: Message,
        title: str,
        values: Mapping[str, str] = NOTHING,
        user: Person | None = None,
        expect: int | None = None,
    ) -> Outcome:
        """Presses the button of that title on the card as this person sees it, wherever it lies, with what they
        entered (by an input's id or label). Waits for `expect` messages, by default 1 where the button sends a
        message (Action.Submit) and none where it is answered in place (Action.Execute, a dialog)."""
        person = user or self.agent
        assert message.visible_to(person), f"{person.name} does not see this message"
        button = message.card_for(person).button(title)
        assert button.enabled, f"the button {title!r} is greyed out"
        action = shown_action(button.json, person.client)
        filled = action.get("data", {}) | collect(button.fields, values)
        match action["type"]:
            case "Action.Execute":
                since = len(self.world.calls)
                outcome = await self._execute(message, action | {"data": filled}, person, "manual")
                await self.heard(since, expect or 0)
                return replace(outcome, messages=self._news(since, person))
            case "Action.Submit":
                return await self._submit(message, filled, person, expect)
            case kind:
                raise AssertionError(f"{title!r} is {kind}: it never reaches the bot")

    async def look(self, message: Message, user: Person | None = None) -> Card:
        """The card as this person's client shows it. Where it is meant for them it asks for their own view by
        itself: when the message was changed, and when what it was told is older than a minute."""
        person = user or self.agent
        stale = self.world.clock.now() - message.asked.get(person.id, datetime.min.replace(tzinfo=UTC))
        told_lately = person.id in message.views and stale < A_MINUTE
        if self._is_meant(person, message) and not told_lately:
            await self.refresh(message, person, "automatic")
        return message.card_for(person)

    def _is_meant(self, person: Person, message: Message) -> bool:
        """docs: User-Specific-Views.md, refresh behavior."""
        refresh = message.card_for(person).json.get("refresh", {})
        everybody = len(self.world.directory.members[message.place.id]) <= MOST_REFRESHED_USERS
        return bool(refresh) and (person.id in refresh["userIds"] if "userIds" in refresh else everybody)

    async def refresh(
        self, message: Message, user: Person | None = None, trigger: Trigger = "manual"
    ) -> Outcome:
        """The entry of the message's menu, which every reader of a card with `refresh` has."""
        person = user or self.agent
        action = message.card_for(person).json["refresh"]["action"]
        return await self._execute(message, action, person, trigger)

    async def _execute(self, message: Message, action: Json, person: Person, trigger: Trigger) -> Outcome:
        """Action.Execute as an invoke adaptiveCard/action (learn: universal-action-model, request format)."""
        sent = {"data": {}} | {name: action[name] for name in SENT if name in action}
        activity = self._invoked("adaptiveCard/action", {"action": sent, "trigger": trigger}, person, message)
        message.asked[person.id] = self.world.clock.now()
        body = await self.ask_now(activity)
        try:
            answer = read_card_answer(body, self.world)
        except Unfit as unfit:
            raise self.fail(str(unfit), "adaptiveCard/action") from unfit
        if answer.card is not None:
            message.views[person.id] = answer.card
        card = Card(answer.card) if answer.card is not None else None
        return Outcome(card, answer.notice, answer.error)

    def _invoked(self, name: str, value: Json, person: Person, message: Message) -> Json:
        activity = payloads.invoke(self.world, name, value, self.seat(person, message))
        return activity | {"replyToId": message.id}

    async def _submit(self, message: Message, data: Json, person: Person, expect: int | None) -> Outcome:
        """What `msteams` in the data makes of a Submit (docs: cards-actions.md, task-modules-bots.md)."""
        orders = data.get("msteams", {})
        plain = {name: one for name, one in data.items() if name != "msteams"}
        expected = 1 if expect is None else expect
        match orders.get("type"):
            case "task/fetch":
                answer = await self._ask_task("task/fetch", data, person, message)
                return Outcome(notice=answer.notice, dialog=self._dialog(answer, person, message))
            case "messageBack":
                return await self._sent(message, plain | orders.get("value", {}), person, expected)
            case "imBack":
                return Outcome(
                    messages=tuple(await self.say(str(orders["value"]), person, message, expected))
                )
            case None:  # no orders, or only hints for the client such as feedback.hide
                return await self._sent(message, plain, person, expected)
            case kind:
                raise self.fail(f"Teams knows no msteams.type {kind!r}", "Action.Submit")

    async def _sent(self, message: Message, value: Json, person: Person, expect: int) -> Outcome:
        activity = payloads.submitted(self.world, value, self.seat(person, message), message.id)
        return Outcome(messages=tuple(await self._told(activity, person, expect)))

    async def _ask_task(self, name: str, data: Json, person: Person, message: Message) -> TaskAnswer:
        value = {"data": data, "context": {"theme": "default"}}
        try:
            return read_task_answer(
                await self.ask_now(self._invoked(name, value, person, message)), self.world, name
            )
        except Unfit as unfit:
            raise self.fail(str(unfit), name) from unfit

    def _dialog(self, answer: TaskAnswer, person: Person, message: Message) -> Dialog | None:
        """The dialog of an answer; what it sends comes back here as task/submit."""
        if answer.dialog is None:
            return None

        async def send(data: Json, expect: int) -> Outcome:
            since = len(self.world.calls)
            next_answer = await self._ask_task("task/submit", data, person, message)
            await self.heard(since, expect)
            dialog = self._dialog(next_answer, person, message)
            return Outcome(notice=next_answer.notice, dialog=dialog, messages=self._news(since, person))

        return Dialog(answer.dialog, send)

    def _news(self, since: int, person: Person) -> tuple[Message, ...]:
        return tuple(self.world.effects(since, None, person))
