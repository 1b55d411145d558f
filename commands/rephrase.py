"""Make a draft kinder: same facts, same decision

Every button carries the id and key of the sealed draft, never a word of it; an expired one opens the form.
"""

import asyncio
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import cast

from bot.coach import Decision, Door, DoorQuestion, Rephrasing, Style
from bot.message import Ask, Card, Refusal, Reply
from bot.services import Services
from commands import care, improve
from commands import rephrase_cards as cards
from commands.command import Command, Shortcut

DRAFT_LIMIT = 10_000
"""Characters; a longer text is asked for in parts."""
_AT_ONCE = 1_000
"""Characters of both texts. The longest take a tenth of a second, in which nobody else would be answered; up to
here it is quicker than to ask a thread for it."""
_SEEDS = 5


@dataclass(frozen=True, slots=True)
class Work:
    """What an answer's buttons need; this is what gets sealed."""

    draft: str
    context: str = ""
    decision: Decision = "auto"
    door: Door | None = None
    words: str = ""
    sure: bool = False
    offered: bool = False
    """The draft is what the agent can offer, to be made an answer to `context`."""
    model: str = ""
    """What a language model made of it, checked."""


async def handle(ask: Ask, services: Services) -> Reply:
    match ask.verb:
        case "":
            work = _typed(ask.text)
            return await _first(work, ask, services) if work.draft else Reply(cards.draft_form(ask, services))
        case "form":
            return Reply(cards.draft_form(ask, services))
        case "message":
            return await _on_message(ask, services)
        case "submit":
            return await _first(_submitted(ask, services), ask, services)
        case "feedback_done":
            await services.store.opinions.count(
                ask.place.workspace, "rephrase", ask.values.get("verdict", "other")
            )
            return Reply(Card((services.texts.text("rephrase.feedback.thanks", ask.locale),)))
        case _:
            return await _pressed(ask, services)


async def offered(theirs: str, offer: str, ask: Ask, services: Services) -> Reply:
    """The answer to a customer's message from what the agent can offer."""
    return await _first(Work(services.coach.offer(offer), theirs, offered=True), ask, services)


async def _on_message(ask: Ask, services: Services) -> Reply:
    """The person's own message is a draft; somebody else's is what they answer."""
    work = _typed(ask.message)
    if ask.ids.get("from") == "other" or not work.draft:
        theirs = unquoted(ask.message)[: cards.FIELD_LIMIT]
        return Reply(cards.draft_form(ask, services, theirs=theirs))
    return await _first(work, ask, services)


async def _pressed(ask: Ask, services: Services) -> Reply:
    """A button or form of an answer: opens the sealed draft first."""
    sealed = await services.store.drafts.open(ask.ids.get("d", ""), services.now(), of=ask.asker)
    if sealed is None:
        return Reply(cards.draft_form(ask, services, expired=True))
    work = Work(**json.loads(sealed))
    at = cards.At(
        token=ask.ids["d"],
        style=cast("Style", ask.ids.get("s", "warm")),
        seed=int(ask.ids.get("n", "0")),
        context=bool(work.context),
        joined="door" if work.sure else "offer" if work.offered else "",
        model=bool(work.model),
    )
    match ask.verb:
        case "better":
            return await _better(work, at, ask, services)
        case "first":
            first = replace(work, model="")
            at = replace(at, token=await _seal(first, ask, services), model=False)
            return Reply(await _answer(first, at, ask, services), replaces=True)
        case "show":
            return Reply(await _answer(work, at, ask, services), replaces=True)
        case "another":
            if work.model:
                work = replace(work, model="")
                at = replace(at, token=await _seal(work, ask, services), model=False)
            at = replace(at, seed=await _other_seed(work, at, services))
            further = await _answer(work, at, ask, services)
            return Reply(further, replaces=True, then=care.another(ask, services))
        case "copy":
            text = cards.shown(await _rephrase(work, at.seed, services, at.style), at.style)
            return Reply(cards.copy_form(text, ask, services))
        case "why":
            return Reply(
                cards.why_form(
                    await _rephrase(work, at.seed, services, at.style), at.style, work.draft, ask, services
                )
            )
        case "keep":
            return Reply(cards.kept(work.draft, at, ask, services), replaces=True)
        case "feedback":
            return Reply(cards.feedback_form(ask, services))
        case "context":
            return Reply(cards.context_form(at, ask, services))
        case "context_done":
            return await _with_their_message(work, at, ask, services)
        case "door":
            return Reply(cards.door_form(await _rephrase(work, at.seed, services), at, ask, services))
        case "door_done":
            return await _through_door(work, at, ask, services)
        case "stay":
            return Reply(await _answer(replace(work, door=None, words=""), at, ask, services), replaces=True)
        case "flip":
            return await _joined(work, at, ask, services)
        case _:
            raise Refusal("rephrase.form.expired")


async def _other_seed(work: Work, at: cards.At, services: Services) -> int:
    """The next one whose wording is not what stands there."""
    now = cards.shown(await _rephrase(work, at.seed, services, at.style), at.style)
    seeds = range(at.seed + 1, at.seed + 1 + _SEEDS)
    for seed in seeds:
        await asyncio.sleep(0)  # the others' turn
        if cards.shown(await _rephrase(work, seed, services, at.style), at.style) != now:
            return seed
    return seeds[0]


async def _with_their_message(work: Work, at: cards.At, ask: Ask, services: Services) -> Reply:
    theirs = ask.values.get("context", "").strip()
    if not theirs:
        raise Refusal("rephrase.context.empty", field="context", form=cards.context_form(at, ask, services))
    return await _first(replace(work, context=theirs, model=""), ask, services)


async def _through_door(work: Work, at: cards.At, ask: Ask, services: Services) -> Reply:
    """What the agent typed behind a door; a vague answer is asked back once, a yes in a no is asked for."""
    chosen = ask.values.get("door") or "else"
    if chosen == "no":
        return Reply(await _answer(replace(work, door=None, words=""), at, ask, services), replaces=True)
    door = cast("Door", chosen)
    words = ask.values.get("words", "").strip()
    form = cards.door_form(await _rephrase(work, at.seed, services), at, ask, services)
    asked = services.coach.answer_door(work.draft, context=work.context, door=door, words=words, seed=at.seed)
    if isinstance(asked, DoorQuestion):
        match asked.kind:
            case "blank":
                raise Refusal("rephrase.door.blank", field="words", form=form)
            case "vague" if ask.ids.get("asked") != "1":
                again = replace(form, ids={**form.ids, "asked": "1"})
                raise Refusal("rephrase.door.vague", field="words", form=again, words=asked.words)
            case "flips_no":
                sealed = await _seal(replace(work, door=door, words=words), ask, services)
                return Reply(cards.flip_question(replace(at, token=sealed), ask, services))
            case "vague":
                pass
    return await _joined(replace(work, door=door, words=words), at, ask, services)


async def _joined(work: Work, at: cards.At, ask: Ask, services: Services) -> Reply:
    """The answer with the agent's own words at its end, sealed anew since they belong to it now."""
    sure = replace(work, sure=True, model="")
    at = replace(at, token=await _seal(sure, ask, services), joined="door", model=False)
    return Reply(await _answer(sure, at, ask, services), replaces=True)


# --- the draft ---------------------------------------------------------------------------------------


def _typed(text: str) -> Work:
    """Lines that start with > are the customer's; the rest is the draft."""
    theirs: list[str] = []
    mine: list[str] = []
    for line in text.strip().splitlines():
        if line.lstrip().startswith(">"):
            theirs.append(line.lstrip().removeprefix(">").strip())
        else:
            mine.append(line)
    return Work("\n".join(mine).strip(), "\n".join(theirs).strip())


def unquoted(text: str) -> str:
    """A customer's message without the > its lines may start with."""
    return "\n".join(line.lstrip().removeprefix(">").strip() for line in text.strip().splitlines())


def _submitted(ask: Ask, services: Services) -> Work:
    draft = ask.values.get("draft", "").strip()
    if not draft:
        raise Refusal("rephrase.form.empty", field="draft", form=cards.draft_form(ask, services))
    decision = cast("Decision", ask.values.get("decision") or "auto")
    return Work(draft, ask.values.get("context", "").strip(), decision)


async def _first(work: Work, ask: Ask, services: Services) -> Reply:
    """The answer to a draft, with an opening this person wasn't given for their last other drafts."""
    if len(work.draft) > DRAFT_LIMIT:
        raise Refusal("rephrase.too_long", limit=DRAFT_LIMIT, length=len(work.draft))
    person = (ask.place.workspace, ask.person.id)
    used = services.openings.used_for_others(person, work.draft)
    settings, token = await asyncio.gather(
        services.store.people.get(ask.place.workspace, ask.person.id), _seal(work, ask, services)
    )
    style = settings.style or "warm"
    rephrasing = await _rephrase(work, 0, services, style, unlike=used)
    services.openings.remember(person, work.draft, _opening(rephrasing))
    joined = "offer" if work.offered else ""
    at = cards.At(
        token=token,
        style=style,
        seed=rephrasing.seed,
        context=bool(work.context),
        joined=joined,
    )
    answer = cards.answer_card(rephrasing, at, work.draft, ask, services)
    then = care.drafted(rephrasing.reading, ask, services)
    if not work.offered and await improve.wanted(rephrasing, ask, services):
        note = {} if then is None else {"care": then.ids["care"]}
        then = replace(ask, verb="better", text="", values={}, message="", ids={**at.ids(), **note})
    return Reply(answer, replaces=ask.verb == "context_done", then=then)


async def _better(work: Work, at: cards.At, ask: Ask, services: Services) -> Reply:
    """The model's version, where it is one to show; then the note on a break that was due."""
    then = None
    if note := ask.ids.get("care"):
        then = replace(ask, command="care", verb="note", ids={"care": note})
    beside = await _rephrase(work, at.seed, services)
    better = await improve.improve(work.draft, work.context, beside, ask, services)
    if better is None:
        return Reply(then=then)
    told = replace(work, model=better.text)
    at = replace(at, token=await _seal(told, ask, services), style="warm", model=True)
    card = cards.answer_card(better, at, work.draft, ask, services)
    return Reply(card, replaces=True, then=then)


def _opening(rephrasing: Rephrasing) -> str:
    return rephrasing.versions[0].opening if rephrasing.versions else ""


async def _seal(work: Work, ask: Ask, services: Services) -> str:
    return await services.store.drafts.seal(json.dumps(asdict(work)), services.now(), of=ask.asker)


async def _answer(work: Work, at: cards.At, ask: Ask, services: Services) -> Card:
    return cards.answer_card(
        await _rephrase(work, at.seed, services, at.style), at, work.draft, ask, services
    )


async def _rephrase(
    work: Work, seed: int, services: Services, style: Style = "warm", *, unlike: Collection[str] = ()
) -> Rephrasing:
    if len(work.draft) + len(work.context) <= _AT_ONCE:
        return _rephrased(work, seed, services, style, unlike)
    return await services.beside.run(lambda: _rephrased(work, seed, services, style, unlike))


def _rephrased(
    work: Work, seed: int, services: Services, style: Style, unlike: Collection[str]
) -> Rephrasing:
    if work.door is not None and work.sure:
        through = services.coach.answer_door(
            work.draft, context=work.context, door=work.door, words=work.words, confirmed=True, seed=seed
        )
        if isinstance(through, Rephrasing):
            return through
    if work.offered:
        return services.coach.answer_offer(work.draft, context=work.context, seed=seed, unlike=unlike)
    said = services.coach.rephrase(
        work.draft,
        context=work.context,
        decision=work.decision,
        seed=seed,
        unlike=unlike,
        styles=("warm", style),
    )
    if work.model:
        held = services.coach.held(work.draft, work.model, context=work.context, beside=said)
        return held if isinstance(held, Rephrasing) else said
    return said


COMMAND = Command(
    "rephrase",
    handle,
    slash=True,
    draft=True,
    shortcuts=(Shortcut("message", "rephrase.shortcut", "rephrase.shortcut.description"),),
)
