"""The one registry, and the one door inward: `answer`."""

import difflib
import math
import secrets
from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.counts import AskOutcome
from bot.message import Ask, CannotDeliver, Card, Refusal, Reply
from bot.services import Services
from bot.store.homes import homes_of_leads
from commands import (
    approve,
    away,
    cancel,
    care,
    compare,
    edit,
    holidays,
    incident,
    leads,
    me,
    mute,
    notice,
    path,
    pause,
    phrases,
    plans,
    preview,
    progress,
    questions,
    quiz,
    rapport,
    rephrase,
    report,
    resume,
    schedule,
    schedules,
    send,
    settings,
    setup,
    side,
    tip,
)
from commands.command import Command
from commands.help import help_on

log = structlog.get_logger()

_WORDS: tuple[Command, ...] = (
    rephrase.COMMAND,
    tip.COMMAND,
    quiz.COMMAND,
    compare.COMMAND,
    questions.COMMAND,
    side.COMMAND,
    phrases.COMMAND,
    path.COMMAND,
    plans.COMMAND,
    schedule.COMMAND,
    schedules.COMMAND,
    preview.COMMAND,
    send.COMMAND,
    edit.COMMAND,
    pause.COMMAND,
    resume.COMMAND,
    cancel.COMMAND,
    approve.COMMAND,
    report.COMMAND,
    leads.COMMAND,
    holidays.COMMAND,
    incident.COMMAND,
    away.COMMAND,
    mute.COMMAND,
    me.COMMAND,
    setup.COMMAND,
    notice.COMMAND,
    progress.COMMAND,
    care.COMMAND,
    settings.COMMAND,
    rapport.COMMAND,
)
COMMANDS: tuple[Command, ...] = (*_WORDS, help_on(_WORDS))

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}


async def answer(ask: Ask, services: Services, commands: Mapping[str, Command] = BY_NAME) -> Reply:
    """The reply to any gesture. Never raises: a `Refusal` becomes a private card, or the form with its
    field marked; a platform that could not be asked is told as that; anything else is a kind card with a
    reference that stands in the log."""
    try:
        ask, reply, outcome = await _answered(ask, services, commands)
    except CannotDeliver as problem:
        _count(ask, "failed", services, commands)
        log.warning("platform_not_asked", command=ask.command, reason=problem.reason, detail=problem.detail)
        platform = ask.place.platform.capitalize()
        return Reply(Card((services.texts.text("error.platform", ask.locale, platform=platform),)))
    except Exception:
        _count(ask, "failed", services, commands)
        reference = secrets.token_hex(2).upper()
        log.exception("answer_failed", command=ask.command, verb=ask.verb, reference=reference)
        contact = services.contact or services.texts.plain("error.contact", ask.locale)
        failed = services.texts.text("error.failed", ask.locale, reference=reference, contact=contact)
        return Reply(Card((failed,)))
    _count(ask, outcome, services, commands)
    return reply


async def _answered(
    ask: Ask, services: Services, commands: Mapping[str, Command]
) -> tuple[Ask, Reply, AskOutcome]:
    """With the ask as it was routed."""
    try:
        ask = routed(ask, commands)
        if (command := commands.get(ask.command)) is None:
            raise Refusal("error.old_button")
        _not_too_often(ask, services, command)
        reply = await command.handle(ask, services)
        if command.audience == "leads" and _by_person(ask):
            reply = replace(reply, changed=(*reply.changed, homes_of_leads(ask.place.workspace)))
        return ask, reply, "answered"
    except Refusal as refusal:
        words = services.texts.plain(refusal.key, ask.locale, **refusal.values)
        if refusal.form is not None:
            return ask, Reply(refusal.form.refused(refusal.field, words, ask.values)), "refused"
        told = services.texts.text(refusal.key, ask.locale, **refusal.values)
        return ask, Reply(Card((told,))), "refused"


def _not_too_often(ask: Ask, services: Services, command: Command) -> None:
    """Raises Refusal. What leads ask for is written down and sent to others; the rest is answered and gone."""
    if command.audience != "leads" or not _by_person(ask):
        return
    if wait := services.limits.wait(ask.place.workspace, ask.person.id, services.now()):
        raise Refusal("error.too_often", seconds=math.ceil(wait.total_seconds()))


def _by_person(ask: Ask) -> bool:
    return ask.due is None and bool(ask.person.id)


def _count(ask: Ask, outcome: AskOutcome, services: Services, commands: Mapping[str, Command]) -> None:
    """By the name of a command of ours: what a person typed never becomes a label."""
    name = ask.command if ask.command in commands else "unknown"
    services.counts.asked(ask.place.platform, name, "person" if _by_person(ask) else "clock", outcome)


def routed(ask: Ask, commands: Mapping[str, Command]) -> Ask:
    """`/rapport tip late` is `/tip late`. Raises Refusal with the nearest word for a mistyped one."""
    if ask.command != rapport.COMMAND.name or ask.verb:
        return ask
    word, _, rest = ask.text.strip().partition(" ")
    word = word.lower().lstrip("/")
    if not word:
        return ask
    if word in commands and commands[word].listed:
        return replace(ask, command=word, text=rest.strip())
    near = difflib.get_close_matches(word, [c.name for c in commands.values() if c.listed], n=1, cutoff=0.6)
    if near:
        raise Refusal("rapport.did_you_mean", word=word, near=near[0])
    raise Refusal("rapport.unknown_word", word=word)
