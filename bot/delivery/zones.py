"""Time zones as people name them: Europe/Berlin, Berlin, Munich, Germany, CET, ET, UTC+2."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

# Cities where many support teams sit and that IANA does not name.
_CITIES = {
    "America/New_York": "boston, philadelphia, atlanta, miami, orlando, charlotte, pittsburgh, nyc, new york city, washington dc",
    "America/Chicago": "dallas, houston, austin, san antonio, minneapolis, nashville, kansas city, new orleans, st louis",
    "America/Denver": "salt lake city, albuquerque",
    "America/Los_Angeles": "san francisco, sf, la, seattle, san diego, las vegas, sacramento",
    "America/Toronto": "ottawa, quebec city",
    "America/Edmonton": "calgary",
    "America/Sao_Paulo": "rio de janeiro, rio, brasilia, são paulo",
    "America/Bogota": "medellin, medellín, bogotá",
    "Europe/Berlin": "munich, münchen, hamburg, frankfurt, cologne, köln, stuttgart, düsseldorf, leipzig",
    "Europe/Paris": "lyon, marseille, toulouse",
    "Europe/London": "manchester, edinburgh, glasgow, leeds, liverpool, bristol, cardiff",
    "Europe/Madrid": "barcelona, valencia, seville",
    "Europe/Rome": "milan, turin, naples",
    "Europe/Zurich": "geneva, basel, bern, zürich",
    "Europe/Amsterdam": "rotterdam, the hague, utrecht",
    "Europe/Warsaw": "krakow, kraków, wroclaw, wrocław, gdansk, gdańsk",
    "Europe/Lisbon": "porto",
    "Europe/Kyiv": "lviv, kharkiv, odesa",
    "Europe/Bucharest": "cluj, timisoara",
    "Europe/Dublin": "galway",
    "Europe/Istanbul": "ankara",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Africa/Casablanca": "rabat",
    "Asia/Kolkata": "bangalore, bengaluru, mumbai, delhi, new delhi, chennai, pune, gurgaon, noida",
    "Asia/Manila": "cebu, makati, davao",
    "Asia/Shanghai": "beijing, shenzhen, guangzhou",
    "Asia/Ho_Chi_Minh": "hanoi, saigon",
    "Asia/Tokyo": "osaka, kyoto",
    "Asia/Jerusalem": "tel aviv, haifa",
    "Asia/Dubai": "abu dhabi",
    "Asia/Kuala_Lumpur": "penang",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "wellington, christchurch",
}
# Short names that mean one set of clocks to the people who type them, and those that do not.
_SHORT = {
    "America/New_York": "et, est, edt, eastern, us eastern",
    "America/Chicago": "ct, cdt, us central",
    "America/Denver": "mt, mdt, mountain, us mountain",
    "America/Los_Angeles": "pt, pst, pdt, pacific, us pacific",
    "America/Anchorage": "akst, akdt",
    "Pacific/Honolulu": "hst",
    "America/Sao_Paulo": "brt",
    "Europe/Berlin": "cet, cest, mez, mesz, central european",
    "Europe/Helsinki": "eet, eest",
    "Europe/Moscow": "msk",
    "Africa/Johannesburg": "sast",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Asia/Singapore": "sgt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Manila": "pht",
    "Asia/Karachi": "pkt",
    "Pacific/Auckland": "nzst, nzdt",
    "Europe/London": "uk, england, scotland, wales",
    "UTC": "utc, gmt, z",
}
_MANY = {
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "central": ("America/Chicago", "Europe/Berlin"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "mst": ("America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "aet": ("Australia/Sydney", "Australia/Brisbane"),
    "aedt": ("Australia/Sydney", "Australia/Melbourne"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "usa": ("America/New_York", "America/Chicago", "America/Los_Angeles"),
    "us": ("America/New_York", "America/Chicago", "America/Los_Angeles"),
    "birmingham": ("Europe/London", "America/Chicago"),
    "hyderabad": ("Asia/Kolkata", "Asia/Karachi"),
    "portland": ("America/Los_Angeles", "America/New_York"),
}
_OFFSET = re.compile(r"(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?(\d\d))?$")
_SKIPPED_AREAS = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def known_zone(name: str) -> str | None:
    """The zone that a platform names, where this machine knows it."""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):  # not there, not a name, a folder
        return None


def find_zones(name: str, at_home: str, now: datetime) -> tuple[str, ...]:
    """The IANA zones that `name` (any case) may mean: none, the one, or several that keep different time.

    A short name that the zone `at_home` itself uses around `now` (CST in Chicago, IST in Kolkata) means it.
    """
    word = " ".join(name.lower().replace("_", " ").split())
    if word in _home_names(at_home, now.year):
        return (at_home,)
    if offset := _OFFSET.match(word):
        return _fixed(offset)
    if word in _MANY:
        return _MANY[word]
    return _names().get(word, ())


@lru_cache(maxsize=1)
def zone_words() -> frozenset[str]:
    """Every single word that occurs in a zone's name, so that a typo is not seen where a city is."""
    return frozenset(word for name in (*_names(), *_MANY) for word in re.split(r"[ /]", name))


def _fixed(offset: re.Match[str]) -> tuple[str, ...]:
    """Whole hours have a zone (whose sign IANA writes the other way round); half hours name no clock."""
    hours = int(offset[2]) * (1 if offset[1] == "+" else -1)
    if (offset[3] or "00") != "00" or not -12 <= hours <= 14:
        return ()
    return (f"Etc/GMT{-hours:+d}",) if hours else ("UTC",)


def _home_names(zone: str, year: int) -> frozenset[str]:
    info = ZoneInfo(zone)
    names = (datetime(year, month, 1, tzinfo=info).tzname() for month in (1, 7))
    return frozenset(name.lower() for name in names if name and name.isalpha())


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    by_city: dict[str, list[str]] = {}
    for zone in sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone)):
        if "/" not in zone or zone.startswith(("SystemV/", "posix/", "right/")):
            continue
        found[zone.lower().replace("_", " ")] = (zone,)
        if not zone.startswith(_SKIPPED_AREAS):
            by_city.setdefault(zone.rsplit("/", 1)[1].lower().replace("_", " "), []).append(zone)
    for city, zones in by_city.items():
        found[city] = _distinct(zones)
    found |= _countries()
    for table in (_CITIES, _SHORT):
        for zone, names in table.items():
            found |= {name: (zone,) for name in names.split(", ")}
    return found


def _countries() -> dict[str, tuple[str, ...]]:
    """Country names from the tz database's own tables; one with several clocks has several zones."""
    folder = files("tzdata") / "zoneinfo"
    codes: dict[str, list[str]] = {}
    for code, _, zone in _rows((folder / "zone.tab").read_text("utf-8")):
        codes.setdefault(code, []).append(zone)
    found: dict[str, tuple[str, ...]] = {}
    for code, name, *_ in _rows((folder / "iso3166.tab").read_text("utf-8")):
        if code in codes:
            found[name.split(" (")[0].lower()] = _distinct(codes[code])
    return found


def country_of(zone: str) -> str | None:
    """The ISO country code a zone lies in ("DE" for Europe/Berlin), or None (UTC, old names)."""
    return _country_by_zone().get(zone)


@lru_cache(maxsize=1)
def _country_by_zone() -> dict[str, str]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    return {zone: code for code, _, zone in _rows(table)}


def _rows(table: str) -> Iterable[list[str]]:
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), ""][:3]


def _distinct(zones: list[str]) -> tuple[str, ...]:
    """One of each set of zones that keep the same time today: aliases and twins are one choice."""
    seen: dict[tuple[timedelta | None, ...], str] = {}
    for zone in zones:
        info = ZoneInfo(zone)
        probes = (datetime(2026, month, 15, 12, tzinfo=UTC).astimezone(info) for month in range(1, 13))
        seen.setdefault(tuple(probe.utcoffset() for probe in probes), zone)
    return tuple(seen.values())
