"""The holidays, days off and hours in which nothing is posted"""

from dataclasses import replace
from datetime import timedelta

from bot.delivery.holidays import Region, UnknownRegion, find_region, holiday_name
from bot.delivery.own_days import BadFile, OwnDays, read_csv, read_ics
from bot.delivery.quiet import read_quiet
from bot.delivery.unclear import NotUnderstood
from bot.message import Ask, Button, Card, Choices, Form, Input, Option, Part, Refusal, Reply
from bot.services import Services
from bot.store.workspaces import WorkspaceSettings
from bot.texts import Words, ours
from commands.authority import leads_only
from commands.command import Command
from commands.dates import clock, day

_AHEAD = 180
_SHOWN = 4
_OFF = ("off", "none", "no")
_LONGEST = 3000
"""Characters of a form's field: about a hundred lines of a table, or a small calendar."""
_WEEKS = ("01234", "012345", "60123", "0123456")
"""Days of the week that teams work on, Monday is 0."""
_HOURS = 60


async def handle(ask: Ask, services: Services) -> Reply:
    """`holidays DE-BE`, `holidays off`; the team's own days by a form that takes a table or a calendar file."""
    typed = ask.text.strip()
    match ask.verb:
        case "days":
            settings = await services.store.workspaces.get(ask.place.workspace)
            return Reply(_form(settings, services.texts.words(ask.locale)))
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
    """They take the place of what was there; an empty field takes it away."""
    await leads_only(ask, services)
    old = await services.store.workspaces.get(ask.place.workspace)
    form = _form(old, services.texts.words(ask.locale))
    typed, hours = ask.values.get("days", "").strip(), ask.values.get("quiet", "").strip()
    kept = OwnDays(old.own_days) if ask.ids.get("many") else OwnDays({})
    read = _read(typed, services) if typed else kept
    if isinstance(read, BadFile):
        raise Refusal(f"delivery.days.{read.reason}", field="days", form=form, line=read.line or 1)
    quiet = read_quiet(hours) if hours else None
    if isinstance(quiet, NotUnderstood):
        tries = " · ".join(quiet.try_)
        raise Refusal("holidays.quiet.unclear", field="quiet", form=form, said=hours, tries=tries)
    week = ask.values.get("week", "")
    workdays = frozenset(map(int, week)) if week in _WEEKS else old.workdays
    settings = replace(old, own_days=read.days, quiet=quiet, workdays=workdays)
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
    if (week := _week_of(settings)) != _WEEKS[0]:
        parts.append(words.note("holidays.week", **ours(week=words.plain(f"holidays.week.{week}"))))
    if quiet := settings.quiet:
        parts.append(words.note("holidays.quiet", **ours(start=clock(quiet.start), end=clock(quiet.end))))
    parts.append(Button(words.plain("holidays.button.days"), "holidays", "days", opens_form=True))
    return Card(tuple(parts))


def _form(settings: WorkspaceSettings, words: Words) -> Form:
    """Filled with what it is now; more days off than a field holds are kept where it stays empty."""
    listed = "\n".join(f"{each}, {name}".rstrip(", ") for each, name in sorted(settings.own_days.items()))
    many = len(listed) > _LONGEST
    weeks = tuple(Option(week, words.plain(f"holidays.week.{week}")) for week in _WEEKS)
    quiet = settings.quiet
    return Form(
        words.plain("holidays.form.title"),
        (
            Choices("week", words.plain("holidays.form.week"), weeks, _week_of(settings)),
            Input(
                "quiet",
                words.plain("holidays.form.quiet"),
                words.plain("holidays.quiet.hours", start=clock(quiet.start), end=clock(quiet.end))
                if quiet
                else "",
                hint=words.plain("holidays.form.quiet.hint"),
                optional=True,
                max_length=_HOURS,
            ),
            Input(
                "days",
                words.plain("holidays.form.days"),
                "" if many else listed,
                hint=words.plain(
                    f"holidays.form.hint{'.many' if many else ''}", count=len(settings.own_days)
                ),
                multiline=True,
                optional=True,
                max_length=_LONGEST,
            ),
        ),
        words.plain("holidays.form.submit"),
        "holidays",
        "submit",
        {"many": "1"} if many else {},
    )


def _week_of(settings: WorkspaceSettings) -> str:
    return next((week for week in _WEEKS if frozenset(map(int, week)) == settings.workdays), _WEEKS[0])


COMMAND = Command("holidays", handle, audience="leads")
