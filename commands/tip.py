"""One short piece of advice, for any day or for a situation"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.content import Content
from bot.content.entries import Tip
from bot.learning.rotation import next_of
from bot.learning.situations import find
from bot.message import Ask, Button, Card, Fields, Form, Input, Note, Part, Refusal, Reply, Said, Text, Title
from bot.services import Services
from bot.texts import Words, ours
from commands import daily
from commands.command import Command
from commands.once import once

_REPORT_LIMIT = 500
_IN_CHANNEL = "tip in channel"
_POSTED = "posted"
"""Among a button's ids: its card stands in a channel."""


async def handle(ask: Ask, services: Services) -> Reply:
    if daily.is_daily(ask):
        return await daily.handle("tip", ask, services)
    words = services.texts.words(ask.locale)
    match ask.verb:
        case "another" | "situation":
            return Reply(await _next(ask.ids.get("situation", ""), ask, services), replaces=True)
        case "useful":
            tip = _pressed(ask, services)
            await services.store.opinions.useful(ask.place.workspace, tip.id)
            return _noted("tip.noted.useful", tip, ask, words)
        case "not_for_me":
            tip = _pressed(ask, services)
            await services.store.opinions.not_for_me(ask.place.workspace, ask.person.id, tip.id)
            return _noted("tip.noted.not_for_me", tip, ask, words)
        case "report":
            return Reply(_report_form(_pressed(ask, services), words))
        case "reported":
            return await _report(ask, services, words)
        case "preview":
            return Reply(await _preview(ask, services), to="here" if ask.due else "asker")
        case "" if ask.due is not None and ask.place.kind != "personal":
            return Reply(await _for_channel(ask, ask.due, services), to="here")
        case "" if ask.due is not None:
            return replace(await _typed(ask, services, words), to="here")
        case _:
            return await _typed(ask, services, words)


async def _typed(ask: Ask, services: Services, words: Words) -> Reply:
    """No words: a tip for any day. Words: one for the situation they mean, or a question which is meant."""
    asked = ask.text.strip()
    if not asked:
        return Reply(await _next("", ask, services))
    found = find(asked, services.content.situation_names)
    if found.id is not None:
        return Reply(await _next(found.id, ask, services))
    parts: list[Part] = [words.text("tip.did_you_mean" if found.near else "tip.unknown", asked=asked)]
    for each in found.near:
        title = services.content.situation(each).title
        parts.append(Button(title, "tip", "situation", {"situation": each}))
    parts.append(Button(words.plain("tip.button.any"), "tip", "another"))
    return Reply(Card(tuple(parts)))


async def _next(situation: str, ask: Ask, services: Services) -> Card:
    tip = await _turn(situation, ask, services)
    words = services.texts.words(ask.locale)
    if tip is None:
        return Card((words.text("tip.none_left"), Button(words.plain("tip.button.any"), "tip", "another")))
    await services.store.shown.mark(
        ask.place.workspace, ask.person.id, "tip", tip.id, ask.due or services.now()
    )
    return _card(tip, situation, services.content, words)


async def _turn(situation: str, ask: Ask, services: Services) -> Tip | None:
    """The tip this person has not had, or had longest ago; never one they said is not for them."""
    workspace, person = ask.place.workspace, ask.person.id
    seen = _before(ask.due, await services.store.shown.seen(workspace, person, "tip"))
    refused = await services.store.opinions.refused(workspace, person)
    wanted = [each.id for each in _tips_for(situation, services.content) if each.id not in refused]
    chosen = next_of(wanted, seen, f"{workspace}/{person}")
    return None if chosen is None else services.content.tip(chosen)


async def _for_channel(ask: Ask, due: datetime, services: Services) -> Card:
    """`ids["tip"]` names one; else it is the one whose turn it is."""
    workspace, channel = ask.place.workspace, ask.place.channel
    tip = await _turn_of_channel(channel, ask, services)
    await services.store.shown.mark(workspace, channel, _IN_CHANNEL, tip.id, due)
    return _channel_card(tip, services.texts.words(ask.locale))


async def _turn_of_channel(channel: str, ask: Ask, services: Services) -> Tip:
    """The tip this channel has not had, or had longest ago."""
    workspace = ask.place.workspace
    seen = _before(ask.due, await services.store.shown.seen(workspace, channel, _IN_CHANNEL))
    chosen = ask.ids.get("tip") or next_of(services.content.tip_ids, seen, f"{workspace}/{channel}")
    return services.content.tip(chosen or "")


@once
def _channel_card(tip: Tip, words: Words) -> Card:
    """Without Another, since it stands there for all. A broadcast posts the same thousands of times."""
    return Card((*_advice(tip, words), *_opinions({"tip": tip.id, _POSTED: "1"}, words)))


async def _preview(ask: Ask, services: Services) -> Card | None:
    """What the clock would post next, `ids["channel"]` where that is another place; nothing counts as shown."""
    words = services.texts.words(ask.locale)
    if channel := ask.ids.get("channel") or (ask.place.channel if ask.place.kind != "personal" else ""):
        return _channel_card(await _turn_of_channel(channel, ask, services), words)
    tip = await _turn("", ask, services)
    return None if tip is None else _card(tip, "", services.content, words)


def _before(due: datetime | None, seen: Mapping[str, datetime]) -> Mapping[str, datetime]:
    """Without what was shown at `due` itself: the clock's post that is tried again shows the same tip."""
    return seen if due is None else {tip: at for tip, at in seen.items() if at < due}


def _tips_for(situation: str, content: Content) -> Iterable[Tip]:
    """Tips written for the situation; where there are none, those on a concept that matters in it."""
    if not situation:
        return content.tips
    written = content.for_situation(situation).tips
    if written:
        return written
    concepts = {each.id for each in content.concepts if situation in each.situations}
    return [tip for tip in content.tips if tip.concept in concepts] or content.tips


def _card(tip: Tip, situation: str, content: Content, words: Words) -> Card:
    ids = {"tip": tip.id, "situation": situation}
    useful, not_for_me, report = _opinions(ids, words)
    another = Button(words.plain("tip.button.another"), "tip", "another", ids)
    return Card((*_advice(tip, words), useful, not_for_me, another, report))


def _opinions(ids: Mapping[str, str], words: Words) -> tuple[Button, Button, Button]:
    return (
        Button(words.plain("tip.button.useful"), "tip", "useful", ids),
        Button(words.plain("tip.button.not_for_me"), "tip", "not_for_me", ids),
        Button(words.plain("tip.button.report"), "tip", "report", ids, opens_form=True),
    )


def _advice(tip: Tip, words: Words) -> tuple[Part, ...]:
    """What the tip says, without buttons."""
    parts: list[Part] = [Title(tip.title), Text((tip.body,))]
    if tip.before is not None and tip.after is not None:
        before, after = words.plain("tip.before"), words.plain("tip.after")
        parts.append(Fields(((before, (Said(tip.before),)), (after, (Said(tip.after),)))))
    if tip.try_ is not None:
        parts.append(words.text("tip.try", **ours(try_it=tip.try_)))
    if tip.honesty_condition is not None:
        parts.append(words.note("tip.honesty", **ours(condition=tip.honesty_condition)))
    parts.append(words.note("tip.when_not", **ours(when_not=tip.when_not)))
    source = tip.sources[0]
    parts.append(
        Note(
            words.spans(
                "tip.source",
                **ours(why=tip.why, cite=source.cite, strength=words.plain(f"strength.{source.strength}")),
            )
        )
    )
    return tuple(parts)


def _noted(key: str, tip: Tip, ask: Ask, words: Words) -> Reply:
    """The tip stays readable; what is left to do is to ask for another. One that stands in a channel is
    everybody's: there only the person who pressed is told."""
    if _POSTED in ask.ids:
        return Reply(Card((words.text(key),)))
    another = Button(words.plain("tip.button.another"), "tip", "another", ask.ids)
    return Reply(Card((*_advice(tip, words), words.note(key), another)), replaces=True)


def _pressed(ask: Ask, services: Services) -> Tip:
    """The tip whose button was pressed. Raises Refusal for one that has since left the packs."""
    try:
        return services.content.tip(ask.ids.get("tip", ""))
    except KeyError as gone:
        raise Refusal("tip.gone") from gone


# --- a mistake in a tip ------------------------------------------------------------------------------


def _report_form(tip: Tip, words: Words) -> Form:
    return Form(
        words.plain("tip.report.title"),
        (
            words.text("tip.report.about", **ours(title=tip.title)),
            Input("what", words.plain("tip.report.what"), multiline=True, max_length=_REPORT_LIMIT),
            words.note("tip.report.privacy"),
        ),
        words.plain("tip.report.submit"),
        "tip",
        "reported",
        {"tip": tip.id},
    )


async def _report(ask: Ask, services: Services, words: Words) -> Reply:
    tip = _pressed(ask, services)
    what = ask.values.get("what", "").strip()
    if not what:
        raise Refusal("tip.report.empty", field="what", form=_report_form(tip, words))
    kept = what[:_REPORT_LIMIT]
    await services.store.opinions.mistake(ask.place.workspace, tip.id, kept, services.now())
    return Reply(Card((words.text("tip.report.done", **ours(title=tip.title)),)))


COMMAND = Command("tip", handle, slash=True)
