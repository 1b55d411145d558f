"""Your usual version, and notes about your drafts; for leads also the workspace's"""

from dataclasses import replace

from bot.coach import Style
from bot.message import Ask, Button, Card, Choices, Form, Option, Part, Reply, Title
from bot.model import Improver
from bot.services import Services
from bot.store.people import PersonSettings
from bot.store.workspaces import WorkspaceSettings
from bot.texts import Words
from bot.texts import ours as told
from commands.authority import leads_only, may_lead
from commands.command import Command

_STYLES: tuple[Style, ...] = ("warm", "plain", "brief", "formal")
_ON, _OFF = "on", "off"


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    people, workspaces = services.store.people, services.store.workspaces
    mine = await people.get(ask.place.workspace, ask.person.id)
    ours = await workspaces.get(ask.place.workspace)
    leads = await may_lead(ask, services)
    if ask.verb == "model_on":
        await leads_only(ask, services)
        await workspaces.put(ask.place.workspace, replace(ours, model=True))
        await services.store.trail.add(ask.place.workspace, ask.person.id, "model_on", "", services.now())
        return Reply(Card((words.text("model.on"),)), replaces=True)
    if ask.verb != "save":
        return Reply(_form(mine, ours, leads, services, words))
    style = ask.values.get("style", "")
    care = ask.values.get("care", "")
    mine = replace(
        mine,
        style=style if style in _STYLES else mine.style,
        care=care == _ON if care in (_ON, _OFF) else mine.care,
    )
    await people.put(ask.place.workspace, ask.person.id, mine)
    if leads:
        changed = replace(ours, care=_chosen(ask, "workspace_care", ours.care))
        wished = _chosen(ask, "workspace_model", ours.model)
        if ours.model and not wished:
            await services.store.trail.add(
                ask.place.workspace, ask.person.id, "model_off", "", services.now()
            )
        await workspaces.put(ask.place.workspace, replace(changed, model=ours.model and wished))
        if wished and not ours.model and services.model is not None:
            return Reply(_what_leaves(services.model, words))
    return Reply(Card((words.text("settings.saved"),)))


def _chosen(ask: Ask, name: str, now: bool) -> bool:
    value = ask.values.get(name, "")
    return value == _ON if value in (_ON, _OFF) else now


def _what_leaves(model: Improver, words: Words) -> Card:
    """Read before it is on."""
    return Card(
        (
            Title(words.plain("model.what_leaves.title")),
            words.text("model.what_leaves", **told(name=model.name, host=model.host)),
            Button(words.plain("model.button.on"), "settings", "model_on", primary=True),
        )
    )


def _form(
    mine: PersonSettings, ours: WorkspaceSettings, leads: bool, services: Services, words: Words
) -> Form:
    styles = tuple(Option(style, words.plain(f"settings.style.{style}")) for style in _STYLES)
    parts: list[Part] = [Choices("style", words.plain("settings.style"), styles, mine.style or "warm")]
    if ours.care:
        parts.append(_switch("care", mine.care is not False, words))
        parts.append(words.note("settings.care.note"))
    if leads:
        parts.append(_switch("workspace_care", ours.care, words))
        parts.append(words.note("settings.workspace_care.note"))
        if services.model is not None:
            parts.append(_switch("workspace_model", ours.model, words))
            parts.append(words.note("settings.workspace_model.note", **told(name=services.model.name)))
    return Form(words.plain("settings.title"), tuple(parts), words.plain("settings.save"), "settings", "save")


def _switch(name: str, on: bool, words: Words) -> Choices:
    options = (Option(_ON, words.plain("settings.on")), Option(_OFF, words.plain("settings.off")))
    return Choices(name, words.plain(f"settings.{name}"), options, _ON if on else _OFF)


COMMAND = Command("settings", handle)
