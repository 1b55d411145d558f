"""People by time zone: what a channel's one clock is for each of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.holidays import Region, UnknownRegion, find_region, holiday_name
from bot.delivery.zones import country_of

# Beyond this, one clock is out of somebody's hours: 9:30 in Berlin is 6:30 in the Azores.
WIDE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class ZoneGroup:
    """`local` is the naive wall time there; `holiday` the name of the country's holiday on that day, or None."""

    zone: str
    people: int
    local: datetime
    holiday: str | None


def by_zone(zones: Iterable[str], at: datetime) -> tuple[ZoneGroup, ...]:
    """One zone for each person, at an instant (aware); the largest group first."""
    groups = (
        ZoneGroup(
            zone, people, local := at.astimezone(ZoneInfo(zone)).replace(tzinfo=None), _holiday(zone, local)
        )
        for zone, people in Counter(zones).items()
    )
    return tuple(sorted(groups, key=lambda group: (-group.people, group.zone)))


def offers_own_time(zones: Iterable[str], at: datetime) -> bool:
    """Whether "each person at their own time" is worth offering: the clocks are more than three hours apart."""
    offsets = [
        offset for zone in set(zones) if (offset := at.astimezone(ZoneInfo(zone)).utcoffset()) is not None
    ]
    return bool(offsets) and max(offsets) - min(offsets) > WIDE


def _holiday(zone: str, local: datetime) -> str | None:
    country = country_of(zone)
    region = find_region(country) if country else None
    if region is None or isinstance(region, UnknownRegion):
        return None
    return holiday_name(Region(region.country), local.date())
