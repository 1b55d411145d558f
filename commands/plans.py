"""Four weeks on one theme, for a team

A week has a tip, its question two days later, and a question for the team's own five minutes. Scheduled, each
post is its next step, so that a day off moves a step and loses none.
"""

import difflib
import re
from dataclasses import replace

from bot.content import Content
from bot.content.entries import Plan
from bot.message import Ask, Button, Card, Divider, Part, Reply, Title
from bot.services import Services
from bot.texts import Words, ours
from commands import plan_steps, quiz, tip
from commands.authority import may_lead
from commands.command import Command
from commands.plan_steps import Step


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    plans = services.content.plans
    if ask.verb == "post" and ask.due is not None:
        return await _posted(ask, services)
    if ask.verb == "preview":
        return await _preview(ask, services)
    lead = await may_lead(ask, services)
    if ask.verb:
        chosen = next((plan for plan in plans if plan.id == ask.ids.get("plan")), None)
        card = _list(plans, words) if chosen is None else _plan(chosen, lead, services.content, words)
        return Reply(card, replaces=True)
    asked = ask.text.strip()
    if not asked:
        return Reply(_list(plans, words))
    meant = find_plan(asked, plans)
    if meant is not None:
        return Reply(_plan(meant, lead, services.content, words))
    return Reply(unknown_plan(asked, plans, words))


def unknown_plan(asked: str, plans: tuple[Plan, ...], words: Words) -> Card:
    return Card((words.text("plans.unknown", asked=asked), *_list(plans, words).parts))


def find_plan(asked: str, plans: tuple[Plan, ...]) -> Plan | None:
    """The plan that is meant, by its name in any case, with or without dashes, or with a slip of typing."""
    names = {spelling: plan for plan in plans for spelling in (_plainly(plan.id), _plainly(plan.title))}
    near = difflib.get_close_matches(_plainly(asked), names, n=1, cutoff=0.75)
    return names[near[0]] if near else None


def split_plan(typed: str, plans: tuple[Plan, ...]) -> tuple[Plan | None, str]:
    """ "say no well at 9:30" is a plan and when; quotes around its name are fine. The longest name wins."""
    said = _QUOTES.sub("", typed).split()
    for length in range(min(len(said), _LONGEST_NAME), 0, -1):
        name = " ".join(said[:length]).rstrip(",:;")
        if (plan := find_plan(name, plans)) is not None and _as_long(name, plan):
            return plan, " ".join(said[length:])
    return None, typed


def _as_long(name: str, plan: Plan) -> bool:
    """So that a name and the word after it are not taken for a slip of the name."""
    return len(_plainly(name).split()) in {len(_plainly(each).split()) for each in (plan.id, plan.title)}


_QUOTES = re.compile(r"[\"“”„]")
_LONGEST_NAME = 8
"""Words."""


def _plainly(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def _list(plans: tuple[Plan, ...], words: Words) -> Card:
    lines = [
        words.text("plans.line", **ours(title=plan.title, what=plan.what, for_whom=plan.for_whom))
        for plan in plans
    ]
    buttons = [Button(plan.title, "plans", "one", {"plan": plan.id}) for plan in plans]
    return Card((Title(words.plain("plans.title")), *lines, *buttons))


def _plan(plan: Plan, lead: bool, content: Content, words: Words) -> Card:
    parts: list[Part] = [
        Title(plan.title),
        words.text("plans.about", **ours(what=plan.what, for_whom=plan.for_whom)),
    ]
    for number, week in enumerate(plan.weeks, start=1):
        concept = content.concept(content.quiz(week.quiz).concept)
        parts.append(Divider())
        parts.append(
            words.text(
                "plans.week",
                **ours(
                    number=number,
                    title=week.title,
                    tip=content.tip(week.tip).title,
                    question=concept.title,
                    talk=week.talk,
                ),
            )
        )
    schedule = words.plain("plans.button.schedule")
    begin = Button(schedule, "schedule", "form", {"plan": plan.id}, primary=True, opens_form=True)
    return Card(
        (*parts, *((begin,) if lead else ()), Button(words.plain("plans.button.all"), "plans", "all"))
    )


# --- a plan that is scheduled --------------------------------------------------------------------------


async def _posted(ask: Ask, services: Services) -> Reply:
    """The clock asks for its next step. With the last one the schedule has ended."""
    delivery = await services.store.outbox.find(ask.ids["key"])
    schedule = None if delivery is None else delivery.schedule
    if schedule is None:
        return Reply()
    coming = await plan_steps.left(ask, schedule, services)
    if len(coming) <= 1:
        await services.store.schedules.finish(schedule)
    if not coming:
        return Reply()
    await plan_steps.mark(coming[0], ask, schedule, services)
    return await _step(coming[0], ask, services)


async def _preview(ask: Ask, services: Services) -> Reply:
    """What it would post next; `ids["s"]` is its schedule, `ids["channel"]` its channel where that is elsewhere."""
    there = replace(ask.place, channel=ask.ids.get("channel") or ask.place.channel)
    asked = replace(ask, place=there, due=None)
    coming = await plan_steps.left(asked, int(ask.ids["s"]), services)
    return await _step(coming[0], ask, services) if coming else Reply()


async def _step(step: Step, ask: Ask, services: Services) -> Reply:
    """As a tip's and a question's own command makes it, now that it is said which."""
    verb = "preview" if ask.verb == "preview" else ""
    match step.kind:
        case "tip":
            named = {**ask.ids, "tip": step.of.tip}
            return await tip.COMMAND.handle(replace(ask, command="tip", verb=verb, ids=named), services)
        case "quiz":
            named = {**ask.ids, "item": step.of.quiz}
            return await quiz.COMMAND.handle(replace(ask, command="quiz", verb=verb, ids=named), services)
        case "talk":
            return Reply(_talk(step, ask, services), to="here" if ask.due else "asker")


def _talk(step: Step, ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    plan = plan_steps.plan_of(ask, services.content)
    return Card(
        (
            Title(words.plain("plans.talk.title")),
            words.text("plans.talk", **ours(talk=step.of.talk)),
            words.note("plans.talk.about", **ours(title=step.of.title, plan=plan.title, week=step.week)),
        )
    )


COMMAND = Command("plans", handle)
