"""Public holidays by country and region."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Region:
    """A country by ISO code, and a part of it as the `holidays` package writes it ("DE", "BE")."""

    country: str
    part: str | None = None

    def __str__(self) -> str:
        return self.country if self.part is None else f"{self.country}-{self.part}"


@dataclass(frozen=True, slots=True)
class UnknownRegion:
    """`near` are codes that exist: parts of the country where it is known, else countries that look alike."""

    code: str
    near: tuple[str, ...]


def find_region(code: str) -> Region | UnknownRegion:
    """ "DE", "DE-BE", "us-ca"."""
    country, _, part = code.strip().upper().partition("-")
    known = _supported()
    if len(country) not in (2, 3) or country not in known:
        return UnknownRegion(
            code, tuple(get_close_matches(country, [c for c in known if len(c) == 2], 5, 0.4))
        )
    if not part:
        return Region(country)
    for each in known[country]:
        if each.upper() == part:
            return Region(country, each)
    return UnknownRegion(code, tuple(f"{country}-{each}" for each in known[country]))


def holiday_name(region: Region, day: date) -> str | None:
    """The name of a public holiday, in English where the package has it; None on other days."""
    return _year(region, day.year).get(day)


@lru_cache(maxsize=1)
def _supported() -> Mapping[str, list[str]]:
    # Imported on first use: most processes answer many asks before they need a holiday.
    from holidays import list_supported_countries  # noqa: PLC0415

    return list_supported_countries()


@lru_cache(maxsize=512)
def _year(region: Region, year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415

    return dict(country_holidays(region.country, subdiv=region.part, years=year, language="en_US"))
