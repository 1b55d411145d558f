"""What keeps a schedule back, out of what a team and a person have set."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.delivery.calendar import EVERY_DAY, Calendar, Leave, Pause
from bot.delivery.holidays import Region, find_region
from bot.store.people import PersonSettings
from bot.store.schedule import Schedule
from bot.store.workspaces import WorkspaceSettings

_ONE_DAY = timedelta(days=1)


def days_of(team: WorkspaceSettings) -> Calendar:
    """The team's holidays, own days and workdays, and nothing else that keeps a post back."""
    region = find_region(team.holidays) if team.holidays else None
    return Calendar(
        region=region if isinstance(region, Region) else None,
        own_days=team.own_days,
        workdays=team.workdays,
    )


def calendar_of(schedule: Schedule, team: WorkspaceSettings, owner: PersonSettings) -> Calendar:
    """A team's schedule keeps the team's days and quiet hours. Somebody's own keeps those days, comes on
    workdays alone, and not while they are away; `owner` counts for that one only."""
    own = schedule.person is not None
    pauses: tuple[Pause, ...] = ()
    if schedule.paused_at and schedule.paused_until:
        pauses = (Pause(schedule.paused_at, schedule.paused_until),)
    leave: tuple[Leave, ...] = ()
    if own and owner.away_until:
        leave = (Leave(date.min, owner.away_until - _ONE_DAY),)
    return replace(
        days_of(team),
        posts_on=team.workdays if own else EVERY_DAY,
        quiet=None if own else team.quiet,
        pauses=pauses,
        leave=leave,
    )


def in_incident(team: WorkspaceSettings, at: datetime) -> bool:
    return team.incident_until is not None and at < team.incident_until
