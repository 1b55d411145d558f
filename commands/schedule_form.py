"""The form that says the same by menus: what, where, on which days, at what time, until when, for whom."""

from collections.abc import Mapping, Sequence
from typing import get_args

from bot.content.entries import Plan
from bot.message import Choices, Form, Input, Option, Part, Place
from bot.texts import Words
from commands.numbered import channel_name
from commands.plan_steps import RHYTHM
from commands.schedule_words import Kind, Wanted

DAYS: Mapping[str, str] = {
    "weekdays": "every weekday",
    "two": "every Tuesday and Thursday",
    "three": RHYTHM,
    "monday": "every Monday",
    "month": "on the first workday of the month",
}
"""What a choice means in the words a schedule is read from."""
OWN = "own"
_PLAN = "plan:"
"""Before the id of a plan, among the choices of what to post."""
_TEXT_LIMIT = 1000
_WHEN_LIMIT = 200


def schedule_form(
    wanted: Wanted,
    place: str,
    channels: Sequence[Place],
    plans: Sequence[Plan],
    words: Words,
    *,
    command: str,
    ids: Mapping[str, str],
) -> Form:
    """Filled with what is known: `place` is the id of the channel that is meant, "" where none is. It is
    submitted to `command`."""
    when = wanted.phrase
    usual, own_words = ("three", "") if wanted.kind == "plan" else ("two", wanted.text)
    return Form(
        words.plain("schedule.form.title"),
        (
            Choices("what", words.plain("schedule.form.what"), _kinds(plans, words), _what(wanted)),
            Input(
                "text",
                words.plain("schedule.form.text"),
                own_words,
                hint=words.plain("schedule.form.text.hint"),
                multiline=True,
                optional=True,
                max_length=_TEXT_LIMIT,
            ),
            _where(place, channels, words),
            Choices("days", words.plain("schedule.form.days"), _days(words), OWN if when else usual),
            Input(
                "time",
                words.plain("schedule.form.time"),
                "" if when else words.plain("schedule.form.time.usual"),
                hint=words.plain("schedule.form.time.hint"),
                optional=True,
                max_length=_WHEN_LIMIT,
            ),
            Input(
                "when",
                words.plain("schedule.form.when"),
                when,
                hint=words.plain("schedule.form.when.hint"),
                optional=True,
                max_length=_WHEN_LIMIT,
            ),
            Input(
                "until",
                words.plain("schedule.form.until"),
                hint=words.plain("schedule.form.until.hint"),
                optional=True,
                max_length=_WHEN_LIMIT,
            ),
        ),
        words.plain("schedule.form.submit"),
        command,
        "submit",
        ids,
    )


def _kinds(plans: Sequence[Plan], words: Words) -> tuple[Option, ...]:
    """Each plan is a choice of its own."""
    single = tuple(
        Option(kind, words.plain(f"schedule.kind.{kind}")) for kind in get_args(Kind) if kind != "plan"
    )
    return (
        *single,
        *(Option(_PLAN + each.id, words.plain("schedule.form.plan", title=each.title)) for each in plans),
    )


def _what(wanted: Wanted) -> str:
    return _PLAN + wanted.text if wanted.kind == "plan" else wanted.kind or "tip"


def _days(words: Words) -> tuple[Option, ...]:
    return tuple(Option(each, words.plain(f"schedule.form.days.{each}")) for each in (*DAYS, OWN))


def _where(place: str, channels: Sequence[Place], words: Words) -> Part:
    label = words.plain("schedule.form.channel")
    if not channels:
        return Input("channel", label, hint=words.plain("schedule.form.channel.hint"))
    known = [channel.channel for channel in channels]
    options = tuple(Option(channel.channel, channel_name(channel)) for channel in channels)
    return Choices("channel", label, options, place if place in known else known[0])


def kind_of(name: str) -> Kind:
    """A stored or posted name; a tip where it is none of ours."""
    return next((kind for kind in get_args(Kind) if kind == name), "tip")


def typed_in(values: Mapping[str, str]) -> tuple[Wanted, str]:
    """What a filled form wants, as words would say it; and the field that a fault in its time belongs to.

    Days chosen and own words at once are two answers to one question: `days` is at fault then, and the
    phrase is "".
    """
    own = values.get("when", "").strip()
    by_menu = DAYS.get(values.get("days", ""))
    what = values.get("what", "")
    kind = "plan" if what.startswith(_PLAN) else kind_of(what)
    if by_menu is None:
        field, phrase = "when", own
    elif own:
        field, phrase = "days", ""
    else:
        field, phrase = "time", f"{by_menu} at {values.get('time', '').strip()}"
    if phrase and (until := values.get("until", "").strip()):
        phrase = f"{phrase} until {until}"
    own_words = values.get("text", "").strip() if kind == "text" else ""
    text = what.removeprefix(_PLAN) if kind == "plan" else own_words
    return Wanted(kind, text, values.get("channel", "").strip(), phrase), field
