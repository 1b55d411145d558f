"""The schedule that a number means: `/rapport pause 3`, or a button that carries it."""

import re

from bot.message import Ask, Place, Refusal
from bot.services import Services
from bot.store.schedule import Schedule
from bot.texts import Words

_NUMBER = re.compile(r"(?:no\.?\s*|number\s+|#)?(\d{1,9})\b[\s,:.]*")


async def numbered(ask: Ask, services: Services) -> tuple[Schedule, str]:
    """The schedule, and the words after its number. Where a team has one only, it needs no number.

    Raises Refusal where there is none by that number.
    """
    typed = ask.ids.get("n") or ask.text.strip()
    found = _NUMBER.match(typed)
    if found is None:
        known = await services.store.schedules.of_team(ask.place.workspace)
        if len(known) == 1:
            return known[0], typed
        raise Refusal("schedules.which" if known else "schedules.none_yet")
    schedule = await services.store.schedules.get(ask.place.workspace, int(found[1]))
    if schedule is None or schedule.state == "ended":
        raise Refusal("schedules.no_such", number=found[1])
    return schedule, typed[found.end() :]


def what(schedule: Schedule, words: Words) -> str:
    """ "Tip in #support", as a title says it."""
    if plan := schedule.ask.ids.get("plan"):
        name = plan.replace("-", " ")
        return words.plain("schedules.what.plan", name=name, channel=channel_name(schedule.ask.place))
    kind = words.plain(f"schedule.kind.{schedule.kind}")
    return words.plain("schedules.what", kind=kind, channel=channel_name(schedule.ask.place))


def channel_name(place: Place) -> str:
    return f"#{place.name or place.channel}"
