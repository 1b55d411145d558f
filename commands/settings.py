"""Your usual version, and notes about your drafts; for leads also the workspace's"""

from dataclasses import replace

from bot.coach import Style
from bot.message import Ask, Card, Choices, Form, Option, Part, Reply
from bot.services import Services
from bot.store.people import PersonSettings
from bot.store.workspaces import WorkspaceSettings
from bot.texts import Words
from commands.authority import may_lead
from commands.command import Command

_STYLES: tuple[Style, ...] = ("warm", "plain", "brief", "formal")
_ON, _OFF = "on", "off"


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    people, workspaces = services.store.people, services.store.workspaces
    mine = await people.get(ask.place.workspace, ask.person.id)
    ours = await workspaces.get(ask.place.workspace)
    leads = await may_lead(ask, services)
    if ask.verb != "save":
        return Reply(_form(mine, ours, leads, words))
    style = ask.values.get("style", "")
    care = ask.values.get("care", "")
    mine = replace(
        mine,
        style=style if style in _STYLES else mine.style,
        care=care == _ON if care in (_ON, _OFF) else mine.care,
    )
    await people.put(ask.place.workspace, ask.person.id, mine)
    team = ask.values.get("workspace_care", "")
    if leads and team in (_ON, _OFF):
        await workspaces.put(ask.place.workspace, replace(ours, care=team == _ON))
    return Reply(Card((words.text("settings.saved"),)))


def _form(mine: PersonSettings, ours: WorkspaceSettings, leads: bool, words: Words) -> Form:
    styles = tuple(Option(style, words.plain(f"settings.style.{style}")) for style in _STYLES)
    parts: list[Part] = [Choices("style", words.plain("settings.style"), styles, mine.style or "warm")]
    if ours.care:
        parts.append(_switch("care", mine.care is not False, words))
        parts.append(words.note("settings.care.note"))
    if leads:
        parts.append(_switch("workspace_care", ours.care, words))
        parts.append(words.note("settings.workspace_care.note"))
    return Form(words.plain("settings.title"), tuple(parts), words.plain("settings.save"), "settings", "save")


def _switch(name: str, on: bool, words: Words) -> Choices:
    options = (Option(_ON, words.plain("settings.on")), Option(_OFF, words.plain("settings.off")))
    return Choices(name, words.plain(f"settings.{name}"), options, _ON if on else _OFF)


COMMAND = Command("settings", handle)
