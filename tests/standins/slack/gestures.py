"""A person in front of Slack: commands, presses, forms and shortcuts, each returning what they see."""

import json
from collections.abc import Mapping
from typing import Literal

from tests.standins.slack import acks, modals
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.door import Door
from tests.standins.slack.filling import Impossible, Typed, fill, refuse_incomplete, store
from tests.standins.slack.modals import SLOTS
from tests.standins.slack.model import Channel, Choice, Message, Person, View, choices
from tests.standins.slack.mrkdwn import escape, typed_link
from tests.standins.slack.payloads import Actor, Payloads, option_json
from tests.standins.slack.reaction import Reaction, sees
from tests.standins.slack.world import World


class Gestures:
    def __init__(self, world: World, door: Door) -> None:
        self._world = world
        self._door = door
        self._payloads = Payloads(world)
        self._count = 0
        # Whether Slack escapes < and > typed into a command is not documented: a test may try both.
        self.commands_arrive: Literal["raw", "escaped"] = "raw"

    async def command(self, command: str, text: str, person: Person, channel: Channel) -> Reaction:
        """Types `/command text` into the channel."""
        known = self._world.app.commands
        if known is not None and command not in known:
            raise Impossible(f"{command} is not a valid command")
        self._offered(command, channel.team_id)
        if person.id not in channel.members:
            raise Impossible(f"{person.name} is not in {channel.name}")
        number = self._next()
        ticket = self._world.tickets.response_url("command", channel, person.id, number)
        actor = self._actor(person, self._base + ticket.path)
        form = self._payloads.command(actor, channel, command, self._typed(command, text, channel.team_id))
        since = self._world.seq
        answer = await self._door.form("slash_commands", form)
        seen = Reaction(self._world, person, number, since, answer)
        acks.command(self._world, seen, channel, f"{command} {text}".strip())
        await self._world.ring()
        return seen

    def command_form(self, command: str, text: str, person: Person, channel: Channel) -> dict[str, str]:
        """The form that `command` would send, for attacks that alter it."""
        ticket = self._world.tickets.response_url("command", channel, person.id, self._next())
        return self._payloads.command(self._actor(person, self._base + ticket.path), channel, command, text)

    async def press(
        self, where: Message | View, label: str, person: Person | None, at: int | None
    ) -> Reaction:
        """Presses the button, or picks the option, that shows this label; `at` chooses among equal ones (from 0)."""
        person = person or self._reader(where)
        return await self._act(where, self._find(where, label, at), person)

    async def pick(self, view: View, label: str, typed: Typed) -> Reaction:
        """Changes a field that tells the app at once (`dispatch_action`)."""
        fill(view, {label: typed})
        block = view.inputs[label]
        if not block.get("dispatch_action"):
            raise Impossible(f"{label!r} does not tell the app; it goes with the submission")
        element = block["element"]
        value = {k: v for k, v in view.values[block["block_id"]][element["action_id"]].items() if k != "type"}
        return await self._send_view_action(view, element, block, value, self._owner(view))

    async def submit(self, view: View, values: Mapping[str, Typed]) -> Reaction:
        person = self._owner(view)
        if view.closed or modals.stack(self._world, view.team_id, view.user)[-1] is not view:
            raise Impossible(f"{view.title!r} is not on top")
        if "submit" not in view.body:
            raise Impossible(f"{view.title!r} has nothing to submit")
        fill(view, values)
        refuse_incomplete(view)
        number = self._next()
        payload = self._payloads.view_submission(
            self._actor(person, None, view), view, self._view_urls(view, number)
        )
        seen = await self._interact(payload, person, number)
        acks.submission(self._world, seen, view)
        await self._world.ring()
        return seen

    async def close(self, view: View, *, all_of_them: bool = False) -> Reaction | None:
        """Closes a modal; the app is told only where the view asked for it (`notify_on_close`)."""
        person = self._owner(view)
        for each in modals.stack(self._world, view.team_id, view.user):
            each.closed = each.closed or all_of_them or each is view
        if not view.body.get("notify_on_close"):
            return None
        payload = self._payloads.view_closed(self._actor(person, None), view, is_cleared=all_of_them)
        seen = await self._interact(payload, person, self._next())
        acks.interaction(self._world, seen, "view_closed")
        return seen

    async def message_shortcut(self, callback_id: str, message: Message, person: Person) -> Reaction:
        self._declared(callback_id, "message", person)
        if not sees(self._world, person, message) or message.private:
            raise Impossible("a shortcut needs a lasting message that the person sees")
        number = self._next()
        ticket = self._world.tickets.response_url(
            "message_action", message.channel, person.id, number, message
        )
        actor = self._actor(person, self._base + ticket.path)
        seen = await self._interact(
            self._payloads.message_shortcut(actor, message, callback_id), person, number
        )
        acks.interaction(self._world, seen, "message_action")
        return seen

    async def global_shortcut(self, callback_id: str, person: Person) -> Reaction:
        self._declared(callback_id, "global", person)
        payload = self._payloads.global_shortcut(self._actor(person, None), callback_id)
        seen = await self._interact(payload, person, self._next())
        acks.interaction(self._world, seen, "shortcut")
        return seen

    # pressing

    def _find(self, where: Message | View, label: str, at: int | None) -> Choice:
        found = [choice for shown, choice in choices(where.blocks) if shown == label]
        if not found:
            raise Impossible(f"nothing shows {label!r}, there are {where.labels}")
        if len(found) > 1 and at is None:
            raise Impossible(f"{len(found)} things show {label!r}, say which with at=")
        return found[at or 0]

    async def _act(self, where: Message | View, choice: Choice, person: Person) -> Reaction:
        value = self._chosen(choice)
        if isinstance(where, View):
            if where.closed:
                raise Impossible(f"{where.title!r} is closed")
            if choice.block["type"] == "input":
                raise Impossible("a field of a form: give it to submit(), or to pick() where it dispatches")
            if choice.element["type"] in SLOTS:
                key, _ = SLOTS[choice.element["type"]]
                store(where.values, choice.block, choice.element, value[key])
            return await self._send_view_action(where, choice.element, choice.block, value, person)
        if not sees(self._world, person, where):
            raise Impossible(f"{person.name} does not see this message")
        number = self._next()
        ticket = self._world.tickets.response_url("action", where.channel, person.id, number, where)
        actor = self._actor(person, self._base + ticket.path)
        state = modals.starting_values(where.blocks)
        if choice.element["type"] in SLOTS:
            key, _ = SLOTS[choice.element["type"]]
            store(state, choice.block, choice.element, value[key])
        action = self._payloads.action(choice.element, choice.block, value)
        seen = await self._interact(
            self._payloads.message_action(actor, where, action, state), person, number
        )
        acks.interaction(self._world, seen, "block_actions")
        return seen

    async def _send_view_action(
        self, view: View, element: Json, block: Json, value: Json, person: Person
    ) -> Reaction:
        action = self._payloads.action(element, block, value)
        payload = self._payloads.view_action(self._actor(person, None, view), view, action)
        seen = await self._interact(payload, person, self._next())
        acks.interaction(self._world, seen, "block_actions")
        return seen

    def _chosen(self, choice: Choice) -> Json:
        element, option = choice.element, choice.option
        if option is None:
            return {}
        match element["type"]:
            case "checkboxes" | "multi_static_select":
                return {"selected_options": [option_json(option)]}
            case "feedback_buttons":
                return {"value": option["value"], "text": option["text"]}
            case _:
                return {"selected_option": option_json(option)}

    # sending

    @property
    def _base(self) -> str:
        return self._world.base_url

    def _next(self) -> int:
        self._count += 1
        return self._count

    async def _interact(self, payload: Json, person: Person, number: int) -> Reaction:
        since = self._world.seq
        answer = await self._door.form("interactive", {"payload": json.dumps(payload)})
        await self._world.ring()
        return Reaction(self._world, person, number, since, answer)

    def _actor(self, person: Person, response_url: str | None, view: View | None = None) -> Actor:
        modal = view.id if view is not None and view.body["type"] == "modal" else None
        return Actor(person, self._world.tickets.trigger(person.team_id, person.id, modal), response_url)

    def _reader(self, where: Message | View) -> Person:
        """Who presses where only one person can."""
        if isinstance(where, View):
            return self._owner(where)
        people = self._world.workspaces[where.channel.team_id].people
        readers = [where.to] if where.to else [each for each in where.channel.members if not people[each].bot]
        if len(readers) != 1:
            raise Impossible("several people see this message: say who presses")
        return people[readers[0]]

    def _owner(self, view: View) -> Person:
        return self._world.workspaces[view.team_id].people[view.user]

    def _offered(self, name: str, team_id: str) -> None:
        """Commands and shortcuts come with the scope of that name (reference/scopes/commands)."""
        installation = self._world.installation_in(team_id)
        if installation is None or "commands" not in installation.scopes:
            raise Impossible(f"the app is not installed, or without the scope `commands`: there is no {name}")

    def _declared(self, callback_id: str, kind: str, person: Person) -> None:
        self._offered(callback_id, person.team_id)
        known = self._world.app.shortcuts
        if known is not None and known.get(callback_id) != kind:
            raise Impossible(f"no {kind} shortcut {callback_id}, the manifest has {dict(known)}")

    def _typed(self, command: str, text: str, team_id: str) -> str:
        """With `should_escape` names and links arrive as ids and in brackets; else the text is literal."""
        text = text.strip()
        if self.commands_arrive == "escaped":
            text = escape(text)
        if not (self._world.app.commands or {}).get(command, False):
            return text
        workspace = self._world.workspaces[team_id]
        for person in workspace.people.values():
            text = text.replace(f"@{person.name}", f"<@{person.id}|{person.name}>")
        for channel in workspace.channels.values():
            if channel.kind != "im":
                name = channel.name if channel.kind == "public" else ""
                text = text.replace(f"#{channel.name}", f"<#{channel.id}|{name}>")
        return typed_link(text)

    def _view_urls(self, view: View, number: int) -> list[Json]:
        """One for each chosen conversation whose select asked for it (`response_url_enabled`)."""
        urls: list[Json] = []
        for block in view.inputs.values():
            element = block["element"]
            if not element.get("response_url_enabled"):
                continue
            key, _ = SLOTS[element["type"]]
            chosen = view.values[block["block_id"]][element["action_id"]][key]
            if chosen is None:
                continue
            channel = self._world.workspaces[view.team_id].channels[chosen]
            ticket = self._world.tickets.response_url("view", channel, view.user, number)
            urls.append(
                {
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "channel_id": channel.id,
                    "response_url": self._base + ticket.path,
                }
            )
        return urls
