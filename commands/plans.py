"""Four weeks on one theme, for a team

A week has a tip, its question two days later, and a question for the team's own five minutes.
"""

import difflib

from bot.content import Content
from bot.content.entries import Plan
from bot.message import Ask, Button, Card, Divider, Part, Reply, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    plans = services.content.plans
    if ask.verb:
        chosen = next((plan for plan in plans if plan.id == ask.ids.get("plan")), None)
        card = _list(plans, words) if chosen is None else _plan(chosen, services.content, words)
        return Reply(card, replaces=True)
    asked = ask.text.strip()
    if not asked:
        return Reply(_list(plans, words))
    meant = find_plan(asked, plans)
    if meant is not None:
        return Reply(_plan(meant, services.content, words))
    unknown = words.text("plans.unknown", asked=asked)
    return Reply(Card((unknown, *_list(plans, words).parts)))


def find_plan(asked: str, plans: tuple[Plan, ...]) -> Plan | None:
    """The plan that is meant, by its name in any case, with or without dashes, or with a slip of typing."""
    names = {spelling: plan for plan in plans for spelling in (_plainly(plan.id), _plainly(plan.title))}
    near = difflib.get_close_matches(_plainly(asked), names, n=1, cutoff=0.75)
    return names[near[0]] if near else None


def _plainly(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def _list(plans: tuple[Plan, ...], words: Words) -> Card:
    lines = [
        words.text("plans.line", **ours(title=plan.title, what=plan.what, for_whom=plan.for_whom))
        for plan in plans
    ]
    buttons = [Button(plan.title, "plans", "one", {"plan": plan.id}) for plan in plans]
    return Card((Title(words.plain("plans.title")), *lines, *buttons))


def _plan(plan: Plan, content: Content, words: Words) -> Card:
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
    return Card((*parts, Button(words.plain("plans.button.all"), "plans", "all")))


COMMAND = Command("plans", handle)
