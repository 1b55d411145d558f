"""Where a platform asked us to wait: until then it is not asked there again, by whatever is due."""

from datetime import datetime, timedelta

from bot.message import CannotDeliver, Place

_UNSAID = 1.0
"""Seconds, where it did not say how long."""


class Held:
    """In this process's memory: another one is told by its own first try."""

    def __init__(self) -> None:
        self._until: dict[Place, datetime] = {}

    def until(self, place: Place, now: datetime) -> datetime:
        """`now` where nothing holds it."""
        if not self._until:
            return now
        return max(now, *(self._until.get(where, now) for where in (place, _all_of(place))))

    def hold(self, place: Place, problem: CannotDeliver, now: datetime) -> datetime:
        until = now + timedelta(seconds=problem.retry_after or _UNSAID)
        where = _all_of(place) if problem.everywhere else place
        self._until = {held: moment for held, moment in self._until.items() if moment > now} | {where: until}
        return until


def _all_of(place: Place) -> Place:
    """What stands for a workspace's every channel."""
    return Place(place.platform, place.workspace, "")
