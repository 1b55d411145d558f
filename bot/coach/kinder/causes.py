"""A blame given as the cause, told as what happened: "…, because you never paid it" → because it wasn't paid."""

import re

from bot.coach.choice import Choice
from bot.coach.english.stretches import stretches_of
from bot.coach.english.text import ENDS, fold
from bot.coach.kinder.anew import after_link, told
from bot.coach.kinder.named import by_pattern
from bot.coach.kinder.orders import as_said
from bot.coach.kinder.said import Said
from bot.coach.kinder.thinning import BLAMES, CAUSES
from bot.coach.reading.worth import decides, hurts, is_cold
from bot.coach.wording import Wording

ALONE = re.compile(r"because (?=you\b)", re.IGNORECASE)
IS_THAT = re.compile(r"\b(?:is|was) (?:simply |just )?(?:that|because) (?=you\b)")
"""Where the cause begins in a sentence that is nothing but a cause, or that tells it: "the reason is that you …"."""
AS_SAID = re.compile(
    r"you(?:'ve| have)? (?:put|describe|call|said|say|ask|suggest|state|mention|request|note|explain)"
)
"""What follows an "as" that gives no cause: "as you put it"."""
LEFT_UNDONE = re.compile(
    r"you (?:never (?:bothered to )?|forgot to |did not |didn't |failed to |neglected to |couldn't be bothered to )(?P<verb>[a-z]+)(?: it)?(?P<up> (?:up|in|back|off)(?: it)?)?[.! ]*$"
)
"""A blame that names no thing: "because you forgot to cancel"."""


PUT_UP = frozenset(["top", "fill", "hand", "send", "switch", "turn", "put", "bring"])
"""Verbs with such a particle that are done to something."""
SO_WHAT = re.compile(
    r"because (?P<why>you [^,;]+?),? (?P<what>(?:we|i|it|this|that|there|they) (?:are|am|is|can|can't|cannot|have|has|had|will|won't|was|were|do|don't|did)\b.+)",
    re.IGNORECASE,
)
"""A cause before what comes of it: "because you changed it after dispatch we are not liable"."""


def because(body: str, wording: Wording, choice: Choice) -> tuple[str, Said | None]:
    """The sentence with its cause as what happened, and that; as it was, where no cause in it blames."""
    if (both := SO_WHAT.fullmatch(body)) and (made := _happened(both["why"], wording, choice)):
        return f"{made.text.rstrip(ENDS)}, so {both['what']}", made
    if (alone := ALONE.match(body)) and (made := _happened(body[alone.end() :], wording, choice)):
        return f"That's because {after_link(made.text, wording)}", made
    places = [
        part.start
        for part in stretches_of(body, wording)[1:]
        if part.word in CAUSES and not AS_SAID.match(fold(body[part.start :]))
    ]
    if (reason := IS_THAT.search(body)) and not places:
        places = [reason.end()]
    for place in places:
        cause = body[place:]
        stings = is_cold(cause, wording) or hurts(cause, wording) or decides(cause, wording)
        blames = reason or BLAMES.match(fold(cause)) or stings
        if blames and (made := _happened(cause, wording, choice)):
            return f"{body[:place].rstrip()} {after_link(made.text, wording)}", made
    return body, None


def _happened(cause: str, wording: Wording, choice: Choice) -> Said | None:
    """A blame as what happened, by a line of the pack or by its grammar."""
    bare = LEFT_UNDONE.match(fold(cause))
    if bare and bare["up"] and bare["verb"] in PUT_UP:
        done = wording.lexicon.form(bare["verb"], "participle")
        return as_said(f"it wasn't {done}{bare['up'].removesuffix(' it')}", "no-blame", "blame", wording)
    if bare and not bare["up"] and bare["verb"] in wording.lists["owed"]:
        done = wording.lexicon.form(bare["verb"], "participle")
        what = "the payment didn't come in" if bare["verb"] == "pay" else f"it wasn't {done}"
        return as_said(what, "no-blame", "blame", wording)
    named = by_pattern(cause.strip(ENDS), wording, choice)
    if named is not None and named.act == "blame" and named.text:
        return named
    return told(cause, wording, choice)
