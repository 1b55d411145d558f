"""Whatever is typed: never an error, never a guess that changes when it is said back."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.delivery.phrase import LONGEST, Read, read
from bot.delivery.recurrence import Recurrence

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo(BERLIN))

WORDS = tuple(
    """every each daily weekly monthly first last 2nd third other monday fri weekdays weekend mon-fri of the month at
9 9:30 14:00 9am 5 noon half past nine until from starting 1 march 2027-03-01 12/24 25.12. tomorrow today this next friday in
2 hours weeks days Berlin UTC EST CST for each person except holidays and , december during quarter year morning evening night
on between to - cron * 0 30 1-5 15th 31st workday day week is not 9.30 half-hourly 3 months 17h 2x a""".split()  # noqa: SIM905
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
@example("nine 9am tomorrow nine fri")
def test_a_salad_of_schedule_words_is_read_the_same_when_said_back_or_its_part_is_named(phrase):
    found = read(phrase, BERLIN, NOW)
    if isinstance(found, Read):
        again = read(found.recurrence.describe(), found.recurrence.zone, NOW)
        assert isinstance(again, Read)
        assert again.recurrence == found.recurrence
        assert Recurrence.parse(found.recurrence.text) == found.recurrence
    else:
        assert found.part == phrase[found.start : found.end]
        assert all(isinstance(read(offer, BERLIN, NOW), Read) for offer in found.try_)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=LONGEST + 5))
@example("")
@example("\x00")
@example("İ at 9")
@example("9" * 200)
@example("every monday at 9 " + "!" * 300)
def test_any_text_at_all_is_answered(phrase):
    found = read(phrase, BERLIN, NOW)
    if not isinstance(found, Read):
        assert found.part == phrase[found.start : found.end]


DAYS = {
    "every day": range(7),
    "daily": range(7),
    "every weekday": range(5),
    "Mon-Fri": range(5),
    "weekends": (5, 6),
    "every Tuesday": (1,),
    "Tue and Thu": (1, 3),
    "mondays, wednesdays & fridays": (0, 2, 4),
    "every weekday except Friday": range(4),
    "evry thursdy": (3,),
}
TIMES = {
    "at 9": ["09:00"],
    "9:30": ["09:30"],
    "at 9.30 and 14:00": ["09:30", "14:00"],
    "5pm": ["17:00"],
    "17h": ["17:00"],
    "at noon": ["12:00"],
    "at half past ten": ["10:30"],
    "12:15am": ["00:15"],
    "@ 0845": ["08:45"],
}
ZONES = {
    "": BERLIN,
    "Europe/Berlin": BERLIN,
    "New York": "America/New_York",
    "in Manila": "Asia/Manila",
    "(UK time)": "Europe/London",
}
ENDS = {
    "": None,
    "until 2026-12-10": date(2026, 12, 10),
    "until 10 December": date(2026, 12, 10),
    "till 10.12.": date(2026, 12, 10),
}


@settings(max_examples=250, deadline=None)
@given(
    days=st.sampled_from(sorted(DAYS)),
    times=st.sampled_from(sorted(TIMES)),
    zone=st.sampled_from(sorted(ZONES)),
    end=st.sampled_from(sorted(ENDS)),
    order=st.permutations(range(4)),
)
def test_the_pieces_mean_the_same_in_any_order(days, times, zone, end, order):
    pieces = (days, times, zone, end)
    phrase = " ".join(pieces[n] for n in order if pieces[n])
    found = read(phrase, BERLIN, NOW)
    assert isinstance(found, Read), phrase
    info = ZoneInfo(ZONES[zone])
    first = NOW.astimezone(info).date()
    expected = [
        datetime.combine(day, time.fromisoformat(clock), tzinfo=info).astimezone(UTC)
        for day in (first + timedelta(n) for n in range(30))
        for clock in TIMES[times]
        if day.weekday() in DAYS[days] and (ENDS[end] is None or day <= ENDS[end])
    ]
    expected = [at for at in expected if at > NOW][:6]
    assert list(islice(found.recurrence.fires(NOW), len(expected))) == expected, phrase
