"""The four versions of one draft: warm first, and plain, brief and formal once the warm one may be shown."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.coach.answer.bridge import joined
from bot.coach.answer.implied import unechoed
from bot.coach.answer.plan import Plan, mourned_once, plan_of
from bot.coach.answer.reasoned import reasoned
from bot.coach.answer.rewrite import BRIEF, formal, opening_of, version
from bot.coach.answer.softening import led_up_to, softened
from bot.coach.choice import Choice, Formal, Plainest
from bot.coach.customer.mirror import Mirror
from bot.coach.opening.opening import Opening
from bot.coach.reading.read import Draft
from bot.coach.reading.sentences import refuses
from bot.coach.stated.stated import plainly_stated
from bot.coach.turned.turned import turned
from bot.coach.types import Reading, Style, Version
from bot.coach.wording import Wording

NONE = Opening("", "")
ANSWERS = frozenset(("inform", "ask", "grant"))
"""Stances of a draft that says something, even where it says no more than "this case has been closed"."""
FORMULA = frozenset(
    ["drop-stock", "cut-so-sorry", "cut-sorry-but", "cut-hear-that", "sorry-words", "hollow-drop-regret"]
)
"""Rules by which an apology goes; one that says "we can't apologise enough" refuses nothing."""

NO_END_TO_IT = re.compile(
    r"(?:can't|cannot|can not) (?:even )?(?:begin to |possibly )?(?:apologi[sz]e|thank|say how|tell you how|express)"
)
""" "We can't apologise enough" refuses nothing."""


class Warm(NamedTuple):
    version: Version
    plan: Plan
    choice: Choice
    opening: Opening
    line: str = ""
    """What stands for the whole draft where nothing but a no or a not-yet was in it."""
    alone: bool = False
    """No opening goes before that line."""


def warm_version(
    draft: Draft, reading: Reading, told: Mirror, plan: Plan, *, wording: Wording, choice: Choice
) -> Warm:
    opening = opening_of(draft, reading, told, plan, wording=wording, choice=choice)
    if told.kin:
        plan = mourned_once(plan, opening.text, wording)
    if not plan.empty or (reading.stance in ANSWERS and not plan.scorned):
        new = replace(plan, said=unechoed(plan.said, opening.text))
        told_plainly = plainly_stated(new, draft.text, wording, choice)
        soft = softened(told_plainly, opening.text, wording, choice, robbed=told.robbed)
        soft = reasoned(soft, draft.text, wording, choice)
        soft = turned(soft, draft.text, wording) if opening.text else soft
        soft = joined(led_up_to(soft, wording, choice), draft.text, wording)
        return Warm(version("warm", draft, soft, opening, wording=wording), plan, choice, opening)
    line, alone = _empty_line(reading, plan, told, choice)
    first = NONE if alone else opening
    made = version("warm", draft, plan, first, wording=wording, body=(line, "kinder-line"))
    return Warm(made, plan, choice, first, line, alone)


def other_versions(
    draft: Draft, reading: Reading, told: Mirror, warm: Warm, wording: Wording, *, styles: Collection[Style]
) -> Iterator[Version]:
    """Of those not in `styles` it counts only whether there are any: the warm one, dressed, may stand for a formal one."""
    if warm.line:
        yield from _of_an_empty_draft(draft, reading, told, warm, wording)
        return
    again = Choice(wording.frames, warm.choice.salt)
    body = plainly_stated(warm.plan, draft.text, wording, again)
    body = reasoned(softened(body, "", wording, again), draft.text, wording, again)
    body = joined(body, draft.text, wording)
    plain = version("plain", draft, body, NONE, wording=wording)
    if plain.text not in (warm.version.text, draft.text):
        yield plain
    plainest = Plainest(wording.frames, warm.choice.salt, settled=warm.choice.settled)
    short = plan_of(draft, reading, wording, plainest, asked_for=told.requests, wishes=told.wishes)
    hello = Opening(warm.choice.fill("brief_open", {}) or "", "brief_open") if warm.opening.text else NONE
    tried = (version("brief", draft, short, opening, wording=wording) for opening in (hello, NONE))
    if brief := _short(tried, min(len(warm.version.text) - 1, len(plain.text)), (draft.text, plain.text)):
        yield brief
    dressed = formal(warm.version, wording)
    if "formal" not in styles and dressed.text != warm.version.text:
        yield dressed
        return
    official = Formal(wording.frames, warm.choice.salt, settled=warm.choice.settled)
    office = plan_of(draft, reading, wording, official, asked_for=told.requests, wishes=told.wishes)
    office = plainly_stated(office, draft.text, wording, official)
    office = softened(office, warm.opening.text, wording, official, robbed=told.robbed)
    office = reasoned(office, draft.text, wording, official)
    office = joined(led_up_to(office, wording, official), draft.text, wording)
    yield formal(version("formal", draft, office, warm.opening, wording=wording), wording)


def _of_an_empty_draft(
    draft: Draft, reading: Reading, told: Mirror, warm: Warm, wording: Wording
) -> Iterator[Version]:
    plainest = Plainest(wording.frames, warm.choice.salt, settled=warm.choice.settled)
    defers = reading.stance == "defer"
    asks = not defers and not _refuses(reading, warm.plan)
    short = warm.choice.fill("defer_short" if defers else "refuse_short", {}) or warm.line
    kept = asks or (warm.plan.steps and defers)
    line = (warm.line if kept else short, "kinder-line")
    plain = version("plain", draft, warm.plan, NONE, wording=wording, body=line)
    if plain.text not in (warm.version.text, draft.text):
        yield plain
    opening = opening_of(draft, reading, told, warm.plan, wording=wording, choice=plainest)
    first = NONE if warm.alone else opening
    tried = (version("brief", draft, warm.plan, each, wording=wording, body=line) for each in (first, NONE))
    if brief := _short(tried, len(warm.version.text) - 1, (draft.text,)):
        yield brief
    official = Formal(wording.frames, warm.choice.salt, settled=warm.choice.settled)
    key = ("defer" if defers else "refuse") + ("_alone_formal" if warm.alone else "_line_formal")
    text = warm.line if kept else official.fill(key, {}) or warm.line
    made = version("formal", draft, warm.plan, warm.opening, wording=wording, body=(text, "kinder-line"))
    yield formal(made, wording)


def _short(tried: Iterator[Version], limit: int, others: tuple[str, ...]) -> Version | None:
    """The first that is short enough and not another version's text."""
    return next((v for v in tried if len(v.text) <= min(BRIEF, limit) and v.text not in others), None)


def _empty_line(reading: Reading, plan: Plan, told: Mirror, choice: Choice) -> tuple[str, bool]:
    """(the line, whether it stands alone): with their message the opening goes first and the no is one sentence."""
    if plan.steps and not _refuses(reading, plan):
        return plan.steps, False
    if plan.final:
        return choice.fill("final_alone", {}) or "", False
    if plan.own_no:
        return f"{choice.fill(plan.own_no, {})}.", False
    defers = _defers(reading, plan)
    if not _refuses(reading, plan) and not defers:
        return choice.fill("none_line", {}) or "", False
    if told.tells or reading.situation != "other":
        key = "wait_delay" if defers else "refuse_that"
        line = choice.fill(key, {}) or ""
        return (line if line.endswith(".") else line + "."), False
    return choice.fill("defer_alone" if defers else "refuse_alone", {}) or "", True


def _refuses(reading: Reading, plan: Plan) -> bool:
    formula = all(
        said is not None and said.fate == "dropped" and said.rule in FORMULA for _, said in plan.said
    )
    if formula or plan.only_pities(reading):
        return False
    if plan.scorned and not any(
        refuses(seen) and not NO_END_TO_IT.search(seen.folded) for seen, _ in plan.said
    ):
        return False  # what was all tone said no to nothing
    return reading.stance == "refuse" or "refusal" in plan.acts


def _defers(reading: Reading, plan: Plan) -> bool:
    return not _refuses(reading, plan) and (reading.stance == "defer" or "defer" in plan.acts)
