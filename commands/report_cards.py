"""What a lead's report shows, and the two tables to take away."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.content import Content
from bot.learning.report import FEWEST, Learning, Share
from bot.message import Button, Card, Fields, File, Note, Part, Title
from bot.store.outbox import State
from bot.store.reports import Posted
from bot.texts import Words, ours
from commands.dates import day
from commands.numbered import channel_name

Outcomes = Mapping[tuple[str, State, str], int]

_SHOWN = 3
_OWN_CHOICE = ("muted", "leave")
"""Why one person got no post: theirs to know."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for one, at the start of a cell (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Period:
    since: datetime
    until: datetime
    zone: str
    days: int


def report_card(
    found: Learning, outcomes: Outcomes, readers: int, period: Period, *, content: Content, words: Words
) -> Card:
    """`readers`: how many people can answer, 0 where nobody knows."""
    zone = ZoneInfo(period.zone)
    first, last = period.since.astimezone(zone).date(), period.until.astimezone(zone).date()
    hardest = next(iter(found.shares), None)
    return Card(
        (
            Title(words.plain("report.title", first=day(first, words), last=day(last, words))),
            *_taken_part(found, readers, words),
            *_better(found, content, words),
            *(() if hardest is None else _hard(hardest, found.shares[hardest], content, words)),
            *_delivered(outcomes, words),
            *(
                (words.note("report.hidden", **ours(count=found.hidden, fewest=FEWEST)),)
                if found.hidden
                else ()
            ),
            words.note("report.never"),
            *_buttons(found, period.days, words),
        )
    )


def _taken_part(found: Learning, readers: int, words: Words) -> tuple[Part, ...]:
    if not found.asked:
        return (words.text("report.no_questions"),)
    said = ours(asked=found.asked, answered=found.answered, fewest=FEWEST, mean=found.mean, readers=readers)
    if not found.answered:
        return (words.text("report.too_few", **said),)
    return (words.text("report.taken_part" if readers else "report.taken_part.unknown", **said),)


def _better(found: Learning, content: Content, words: Words) -> tuple[Part, ...]:
    if found.better:
        return tuple(
            words.text(
                "report.better",
                **ours(
                    concept=_title(concept, content),
                    before=change.before.percent,
                    now=change.now.percent,
                    n_before=change.before.n,
                    n_now=change.now.n,
                    points=change.points,
                    low=change.low,
                    high=change.high,
                ),
            )
            for concept, change in found.better[:_SHOWN]
        )
    return (words.text("report.no_change"),) if found.changes else ()


def _hard(concept: str, share: Share, content: Content, words: Words) -> tuple[Part, ...]:
    """What fewest answered rightly, and a question for the team's five minutes."""
    low, high = share.interval
    said = ours(concept=_title(concept, content), percent=share.percent, n=share.n, low=low, high=high)
    talk = next(
        (
            week.talk
            for plan in content.plans
            for week in plan.weeks
            if content.quiz(week.quiz).concept == concept
        ),
        None,
    )
    monday = () if talk is None else (words.text("report.monday", **ours(talk=talk)),)
    return (words.text("report.hard", **said), *monday)


def _delivered(outcomes: Outcomes, words: Words) -> tuple[Part, ...]:
    states: Counter[State] = Counter()
    sent: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for (kind, state, reason), count in outcomes.items():
        states[state] += count
        if state == "sent":
            sent[kind] += count
        if state == "skipped":
            reasons[_why(reason, words)] += count
    if not states:
        return ()
    kinds = ", ".join(f"{words.plain(f'schedule.kind.{kind}')} {count}" for kind, count in sent.most_common())
    why = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common(_SHOWN))
    said = ours(
        sent=states["sent"],
        kinds=f" ({kinds})" if kinds else "",
        skipped=states["skipped"],
        why=f" ({why})" if why else "",
        failed=states["failed"],
        unsure=states["unsure"] + states["unknown"],
    )
    return (words.note("report.delivered", **said),)


def _why(reason: str, words: Words) -> str:
    """A stored reason as a word: "holiday: Ascension Day" is the day's name; a person's own choice stays theirs."""
    what, _, name = reason.partition(": ")
    if what in _OWN_CHOICE:
        return words.plain("report.own_choice")
    key = f"delivery.skipped.{what}"
    return words.plain(key, name=name) if words.has(key) else reason


def _buttons(found: Learning, days: int, words: Words) -> tuple[Part, ...]:
    ids = {"days": str(days)}
    table = Button(words.plain("report.button.table"), "report", "table", ids)
    return (
        *((table,) if found.shares else ()),
        Button(words.plain("report.button.csv"), "report", "csv", ids),
        Button(words.plain("report.button.plans"), "plans", ""),
    )


def table_card(found: Learning, days: int, content: Content, words: Words) -> Card:
    rows = tuple((_title(concept, content), _row(share, words)) for concept, share in found.shares.items())
    if not rows:
        return Card((words.text("report.too_few.table", **ours(days=days, fewest=FEWEST)),))
    return Card(
        (Title(words.plain("report.table.title", days=days)), Fields(rows), words.note("report.table.how"))
    )


def _row(share: Share, words: Words) -> tuple[str, ...]:
    low, high = share.interval
    return (words.plain("report.table.row", percent=share.percent, n=share.n, low=low, high=high),)


# --- to take away ----------------------------------------------------------------------------------------


def files_card(
    posts: Sequence[Posted],
    named: Mapping[str, str],
    found: Learning,
    days: int,
    *,
    content: Content,
    words: Words,
) -> Card:
    files: list[Part] = []
    if posts:
        files.append(File(words.plain("report.file.posts"), "text/csv", _posts(posts, named, words)))
    if found.shares:
        files.append(File(words.plain("report.file.learning"), "text/csv", _learning(found, content, words)))
    if not files:
        return Card((words.text("report.nothing", days=days),))
    return Card((words.text("report.files", days=days), *files, Note(words.spans("report.files.note"))))


def _posts(posts: Sequence[Posted], named: Mapping[str, str], words: Words) -> bytes:
    """One line for each recipient."""
    return _csv(
        words.plain("report.csv.posts"),
        (
            (
                each.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                str(each.number),
                words.plain(f"schedule.kind.{each.kind}"),
                channel_name(each.where),
                named.get(each.person, each.person),
                words.plain(f"report.state.{each.state}"),
                _why(each.reason, words),
            )
            for each in posts
        ),
    )


def _learning(found: Learning, content: Content, words: Words) -> bytes:
    return _csv(
        words.plain("report.csv.learning"),
        (
            (
                _title(concept, content),
                str(share.n),
                str(share.right),
                str(share.percent),
                *map(str, share.interval),
            )
            for concept, share in found.shares.items()
        ),
    )


def _csv(head: str, rows: Iterable[Sequence[str]]) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head.split(","))
    for row in rows:
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row)
    return out.getvalue().encode("utf-8-sig")


def _title(concept: str, content: Content) -> str:
    try:
        return content.concept(concept).title
    except KeyError:
        return concept
