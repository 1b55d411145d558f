"""The holidays and days off on which nothing is posted"""

from dataclasses import replace
from datetime import timedelta

from bot.delivery.holidays import Region, UnknownRegion, find_region, holiday_name
from bot.delivery.own_days import BadFile, OwnDays, read_csv, read_ics
from bot.message import Ask, Button, Card, Form, Input, Part, Refusal, Reply
from bot.services import Services
from bot.store.workspaces import WorkspaceSettings
from bot.texts import Words, ours
from commands.authority import leads_only
from commands.command import Command
from commands.dates import day

_AHEAD = 180
_SHOWN = 4
_OFF = ("off", "none", "no")
_LONGEST = 3000
"""Characters of a form's field: about a hundred lines of a table, or a small calendar."""


async def handle(ask: Ask, services: Services) -> Reply:
    """`holidays DE-BE`, `holidays off`; the team's own days by a form that takes a table or a calendar file."""
    typed = ask.text.strip()
    match ask.verb:
        case "days":
            return Reply(_form(services.texts.words(ask.locale)))
        case "submit":
            return await _own_days(ask, services)
        case _ if typed:
            return await _set(typed, ask, services)
        case _:
            settings = await services.store.workspaces.get(ask.place.workspace)
            return Reply(_card("holidays.now", settings, ask, services))


async def _set(typed: str, ask: Ask, services: Services) -> Reply:
    await leads_only(ask, services)
    region: Region | None = None
    if typed.lower() not in _OFF:
        found = find_region(typed)
        if isinstance(found, UnknownRegion):
            raise Refusal("holidays.unknown", said=typed, near=", ".join(found.near[:6]) or "DE, US, GB")
        region = found
    settings = await services.store.workspaces.get(ask.place.workspace)
    settings = replace(settings, holidays=str(region) if region else None)
    await _keep(settings, ask, services)
    return Reply(_card("holidays.set", settings, ask, services))


async def _own_days(ask: Ask, services: Services) -> Reply:
    """They take the place of the days that were there; an empty field takes them away."""
    await leads_only(ask, services)
    typed = ask.values.get("days", "").strip()
    read = _read(typed, services) if typed else OwnDays({})
    if isinstance(read, BadFile):
        form = _form(services.texts.words(ask.locale))
        raise Refusal(f"delivery.days.{read.reason}", field="days", form=form, line=read.line or 1)
    settings = await services.store.workspaces.get(ask.place.workspace)
    settings = replace(settings, own_days=read.days)
    await _keep(settings, ask, services)
    return Reply(_card("holidays.set", settings, ask, services))


def _read(typed: str, services: Services) -> OwnDays | BadFile:
    if typed.startswith("BEGIN:VCALENDAR"):
        return read_ics(typed.encode(), services.now().date())
    return read_csv(typed)


async def _keep(settings: WorkspaceSettings, ask: Ask, services: Services) -> None:
    """What is scheduled looks at its dates anew."""
    workspace, now = ask.place.workspace, services.now()
    await services.store.workspaces.put(workspace, settings)
    await services.store.schedules.replan(workspace, now)
    subject = f"{settings.holidays or '-'} + {len(settings.own_days)}"
    await services.store.trail.add(workspace, ask.person.id, "holidays", subject, now)


def _card(key: str, settings: WorkspaceSettings, ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    region = find_region(settings.holidays) if settings.holidays else None
    today = services.now().date()
    coming = {each: name for each, name in sorted(settings.own_days.items()) if each >= today}
    if isinstance(region, Region):
        ahead = (today + timedelta(n) for n in range(_AHEAD))
        coming |= {each: name for each in ahead if (name := holiday_name(region, each))}
    dates = ", ".join(f"{day(each, words)} {coming[each]}".strip() for each in sorted(coming)[:_SHOWN])
    parts: list[Part] = [
        words.text(
            key,
            region=settings.holidays or words.plain("holidays.none"),
            **ours(own=len(settings.own_days)),
        )
    ]
    if dates:
        parts.append(words.note("holidays.next", dates=dates))
    parts.append(Button(words.plain("holidays.button.days"), "holidays", "days", opens_form=True))
    return Card(tuple(parts))


def _form(words: Words) -> Form:
    days = Input(
        "days",
        words.plain("holidays.form.days"),
        hint=words.plain("holidays.form.hint"),
        multiline=True,
        optional=True,
        max_length=_LONGEST,
    )
    title, submit = words.plain("holidays.form.title"), words.plain("holidays.form.submit")
    return Form(title, (days,), submit, "holidays", "submit")


COMMAND = Command("holidays", handle, audience="leads")
