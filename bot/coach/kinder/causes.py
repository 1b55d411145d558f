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
    r"(?P<link>because|as|since) (?P<why>you (?!(?:can|may|know|will|would|see|might|could|are|say)\b)[^,;]+?),? (?P<what>(?:we|i|it|you|this|that|there|they|(?:no|the|your|our|an?|this) (?:(?!the\b|your\b|our\b|an?\b|no\b|this\b)[a-z-]+ ){1,3}?) ?(?:are|am|is|isn't|aren't|went|goes|go|came|got|lost|lapsed|expired|ended|failed|stays?|stands|applies|needs?|pay|pays|owe|owes|lose|loses|can|can't|cannot|have|has|had|will|won't|was|wasn't|were|do|don't|does|doesn't|did)\b.+)",
    re.IGNORECASE,
)
"""A cause before what comes of it: "because you changed it after dispatch we are not liable"."""


def because(body: str, wording: Wording, choice: Choice) -> tuple[str, Said | None]:
    """The sentence with its cause as what happened, and that; as it was, where no cause in it blames."""
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


def cause_first(text: str, wording: Wording, choice: Choice) -> Said | None:
    """ "As you raised it at checkout no refund is due" → it was raised at checkout, so no refund is due."""
    both = SO_WHAT.fullmatch(text.strip(ENDS))
    made = _happened(both["why"], wording, choice) if both and _is_why(both, wording) else None
    if both is None or made is None:
        return None
    act = "refusal" if wording.patterns["any_no"].search(fold(both["what"])) else "blame"
    return as_said(f"{made.text.rstrip(ENDS)}, so {both['what']}", "no-blame", act, wording)


GAP = re.compile(
    r"(?:you|we|i|it|they) (?:(?:did|do|does|could|can|have|had|has|would)(?: not|n't)|cannot|never) ?(?P<do>[a-z]+)"
)
"""A clause whose object stands before it: "money | you did not have", and not what came of it."""


def _is_why(both: "re.Match[str]", wording: Wording) -> bool:
    """ "As you raised it late no refund is due"; "as you put it" and "since you joined" give no cause."""
    why = fold(both["why"])
    gap = GAP.fullmatch(fold(both["what"]))
    if gap and gap["do"] not in wording.lexicon.intransitive:
        return False
    if both["link"].lower() == "because" or BLAMES.match(why):
        return True
    no = wording.patterns["any_no"].search(fold(both["what"])) is not None
    return not AS_SAID.match(why) and (no or is_cold(both["why"], wording))


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
