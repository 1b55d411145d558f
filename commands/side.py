"""See a customer's side: the five questions on their message, then a draft from what you can offer

Their message is sealed like a draft: the form carries the id and key of it, never a word.
"""

import json

from bot.coach import Guess, Side
from bot.message import Ask, Card, Form, Input, Part, Quote, Refusal, Reply, Spans
from bot.services import Services
from bot.texts import Words, ours
from commands import rephrase
from commands.command import Command, Shortcut

_SHOWN = 600
"""Characters of their message at the form's head: it stays readable beside the questions."""
_CUT = " […]"
_LONGEST_OFFER = 1_000


async def handle(ask: Ask, services: Services) -> Reply:
    """`message` comes from a message's menu, `theirs` from the form that asks for it, `draft` from the questions'."""
    words = services.texts.words(ask.locale)
    match ask.verb:
        case "message":
            theirs = ask.message.strip()
        case "theirs":
            theirs = ask.values.get("theirs", "").strip()
            if not theirs:
                raise Refusal("side.theirs.empty", field="theirs", form=_theirs_form(words))
        case "draft":
            return await _draft(ask, services, words)
        case _:
            theirs = rephrase.unquoted(ask.text)
    return await _questions(theirs, ask, services, words)


async def _questions(theirs: str, ask: Ask, services: Services, words: Words) -> Reply:
    if not theirs:
        return Reply(_theirs_form(words))
    if len(theirs) > rephrase.DRAFT_LIMIT:
        raise Refusal("rephrase.too_long", limit=rephrase.DRAFT_LIMIT, length=len(theirs))
    side = services.coach.their_side(theirs)
    if side.customer.care == "self_harm":
        return Reply(Card((words.text("rephrase.unsafe.care"),)))
    token = await services.store.drafts.seal(json.dumps(theirs), services.now(), of=ask.asker)
    return Reply(_form(theirs, side, token, services, words))


async def _draft(ask: Ask, services: Services, words: Words) -> Reply:
    sealed = await services.store.drafts.open(ask.ids.get("d", ""), services.now(), of=ask.asker)
    if sealed is None:
        return Reply(_theirs_form(words, expired=True))
    theirs = json.loads(sealed)
    offer = ask.values.get("offer", "").strip()[:_LONGEST_OFFER]
    if not any(map(str.isalnum, offer)):
        form = _form(theirs, services.coach.their_side(theirs), ask.ids["d"], services, words)
        raise Refusal("side.offer.empty", field="offer", form=form)
    return await rephrase.offered(theirs, offer, ask, services)


def _form(theirs: str, side: Side, token: str, services: Services, words: Words) -> Form:
    shown = theirs if len(theirs) <= _SHOWN else theirs[:_SHOWN].rstrip() + _CUT
    parts: list[Part] = [Quote(shown)]
    if not side.english:
        parts.append(words.note("side.language"))
    for question in services.content.questions:
        asked = words.spans("questions.question", **ours(question=question.text))
        guess = side.guesses.get(question.id)
        parts.append(words.text("side.question", question=asked, guess=_guess(guess, words)))
    offer = Input(
        "offer",
        words.plain("side.offer"),
        hint=words.plain("side.offer_hint"),
        multiline=True,
        max_length=_LONGEST_OFFER,
    )
    title, submit = words.plain("side.title"), words.plain("side.submit")
    return Form(title, (*parts, offer), submit, "side", "draft", {"d": token})


def _guess(guess: Guess | None, words: Words) -> Spans:
    """Their own words, marked as a guess; without any, that it is the agent's to think about."""
    if guess is None:
        return words.spans("side.blank")
    return words.spans(f"side.guess.{guess.kind}", words=guess.words)


def _theirs_form(words: Words, *, expired: bool = False) -> Form:
    told: tuple[Part, ...] = (words.text("side.expired"),) if expired else ()
    field = Input(
        "theirs", words.plain("rephrase.form.context"), hint=words.plain("side.theirs_hint"), multiline=True
    )
    title, submit = words.plain("side.title"), words.plain("side.theirs.submit")
    return Form(title, (*told, field), submit, "side", "theirs")


COMMAND = Command(
    "side", handle, draft=True, shortcuts=(Shortcut("message", "side.shortcut", "side.shortcut.description"),)
)
