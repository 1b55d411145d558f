"""What might have been ("if you had …, you'd …") said as what is of use in it: where a thing stands, or what would have helped."""

import re

from bot.coach.choice import Choice
from bot.coach.named import ENDS, placed
from bot.coach.said import Said, as_said
from bot.coach.stretches import begins_clause
from bot.coach.text import fold
from bot.coach.tokens import tokens_of
from bot.coach.wording import Wording

LEAD = r"(?:(?:and|but|so|well|look|honestly|maybe|perhaps),? )*"
HAD = (
    r"(?:if you(?:'d| had)|had you)(?: (?:only|actually|just|even|ever|simply|properly|really|already"
    r"|(?:bothered|cared|troubled|managed|remembered|taken the (?:time|trouble)) to))*"
)
SAID = r"(?:[^;:]|:(?=//))+"
WOULD = (
    r"(?P<would>(?:you|we|i|it|this|that|there|(?:none|any) of (?:this|that|it))(?:'d| would(?:n't)?| could(?:n't)?| might) "
    + SAID
    + "?)"
)
BOTH = (
    re.compile(rf"{LEAD}{HAD} (?P<did>{SAID}?),? (?:then )?{WOULD}"),
    re.compile(rf"{LEAD}{WOULD},? {HAD} (?P<did>{SAID})"),
)
LOOKED = re.compile(
    r"(?:read|(?:look(?:ed)?|gone) (?:at|in|up|on|through|into)|glanced at|check(?:ed)?|open(?:ed)?|follow(?:ed)?|seen|stud(?:ied|y)|consult(?:ed)?|scroll(?:ed)? (?:down|through)|listen(?:ed)? to|watch(?:ed)?)"
    r"(?: (?:through|carefully|properly))? (?P<np>(?:the|our|your|that|his|her|their|(?:page|section|clause|article|paragraph|point|rule) \d)[^,!?]{2,60}?|(?:page|section|clause|article|paragraph|point|rule) \d[\w.]*)"
    r"(?: (?:properly|first|carefully|closely|at all|again|beforehand|before (?:you|writ|ask|call|buy|book|order|complain)[^,!?]{2,40}))?"
)
KNEW = re.compile(
    r"you(?:'d| would| could| might)(?: already| probably| surely| easily| also| have| of)* (?:know|known|see|seen|noticed?|find|found(?: out)?|reali[sz]ed?|heard|learn|learnt|learned|understand|understood|spotted|discover(?:ed)?|read|(?:be|been) aware(?: of)?)(?: for yourself)?"
    r"(?:(?: (?:that|this|it|so|as much|all (?:this|that|of this)|about (?:it|this|that)))?|(?: that)?"
    r" (?P<what>(?!(?:this|it|that|these|them|everything|all of this) (?:explained|stated|written|mentioned|set|listed|there|in)\b)[^!?]+))"
)
ASKED = re.compile(
    r"(?:we|you|i|it|this|there|none of this)(?:'d|n't| would| not| be| have| no)+ (?:asking|having|here|talking|in this|stuck|confused|need(?:ed)?|happened|necessary|writing)\b.*"
)
"""All that comes of having looked is that they wouldn't ask."""
AS_TOLD = re.compile(
    r",? like (?:the rest|others|(?:all the |the |most )?other(?: [a-z]+|s)|every(?:one|body)(?: else)?|most people)(?: of [a-z]+)?(?: did| do)?\b|,? (?:like|as|which) (?:we|i)(?:'d| had| have|'ve)?(?: \w+ly)? (?:told|asked|warned|advised|instructed|explained|said|wrote|recommended)"
    r"(?: (?:to )?(?:you|everyone|everybody|people|(?:all )?(?:our )?customers|users))?(?: to)?\b"
)
PERFECT = r"(?: have| of|'ve)"
OUTCOMES = (
    (
        "would_have_prevented",
        re.compile(
            rf"(?:(?:none|any) of (?:this|that|it)|this|that|it)(?:'d| would| could|n't| not| never)+{PERFECT} (?:happened|occurred|been (?:a problem|an issue|necessary))"
            r"|(?:we|you)(?:'d|n't| would| not)+ be (?:here|having this|in this|talking|stuck|where you are)\b.*"
        ),
    ),
    (
        "would_have_kept",
        re.compile(
            r"you(?:'d| would)(?: now| probably)? still(?: now)? have (?P<what>(?:your|the|all|it|them)\b.*)"
        ),
    ),
    (
        "would_have_got",
        re.compile(
            rf"you(?:'d| would| could)(?: now| probably)?{PERFECT} (?:had|got|gotten|received) (?P<what>(?:an?|the|your|one|it|them|\d+)\b.*)"
        ),
    ),
    (
        "would_have_meant",
        re.compile(
            rf"you(?:'d| would)(?: now)?(?: be|{PERFECT} been) (?P<what>(?:fully )?(?:covered|insured|protected|eligible|entitled)\b.*)"
        ),
    ),
    (
        "would_have_let_us",
        re.compile(
            rf"(?:we|i)(?:'d| would| could| might){PERFECT} (?:been able to |gladly |happily )?(?P<what>[a-z]+\b.*)"
        ),
    ),
)
"""What would have come of a deed, and the way to say it."""

SCORN = re.compile(r"your (?:brain|head|eyes|loaf|imagination)\b|common sense|\bsense to\b")
LONGEST = 300
ENOUGH = 2
"""Words behind a verb from which it tells what was to be done: "told us" alone doesn't."""


def looked_back(text: str, wording: Wording, choice: Choice) -> Said | None:
    """None where nothing in it is of use, or it is no such sentence."""
    bare = text.strip(ENDS)
    folded = fold(bare)
    if len(bare) > LONGEST or ("had" not in folded and "'d " not in folded):
        return None
    found = next((hit for both in BOTH if (hit := both.fullmatch(folded))), None)
    if found is None:
        return None
    did, would = (bare[found.start(part) : found.end(part)] for part in ("did", "would"))
    if looked := LOOKED.fullmatch(fold(did)):
        made = _where(did[looked.start("np") : looked.end("np")], would, wording, choice)
    else:
        made = _deed(did, would, wording, choice)
    return as_said(made, "hindsight", "inform", wording) if made else None


def _where(place: str, would: str, wording: Wording, choice: Choice) -> str | None:
    """ "read the leaflet", "you'd know that …" → it says in the leaflet that …"""
    slots = {"in_np": placed(place)}
    if ASKED.fullmatch(fold(would)):
        return choice.fill("document", slots)
    if (knew := KNEW.fullmatch(fold(would))) is None:
        return None
    what = would[knew.start("what") : knew.end("what")] if knew["what"] else ""
    first = tokens_of(what, wording.lexicon)[:1]
    if not first:
        return choice.fill("document", slots)
    if fold(what) == "why":
        return choice.fill("reason_there", slots)
    if first[0].tag == "wh":
        return choice.fill("found_there", slots | {"what": what})
    if fold(would[: knew.start("what")]).endswith(" that ") or begins_clause(what, wording):
        return choice.fill("says_in", slots | {"c": what})
    return choice.fill("found_there", slots | {"what": what}) if first[0].tag in ("det", "noun") else None


def _deed(did: str, would: str, wording: Wording, choice: Choice) -> str | None:
    """ "installed the update", "you'd still have your data" → installing the update would have kept your data"""
    verb, _, rest = AS_TOLD.sub("", did).partition(" ")
    lexicon = wording.lexicon
    base = lexicon.base(fold(verb), "participle", "past")
    if base not in wording.lists["would_help"] or len(rest.split()) < ENOUGH or SCORN.search(fold(rest)):
        return None
    for key, pattern in OUTCOMES:
        if (hit := pattern.fullmatch(fold(would))) is None:
            continue
        what = would[hit.start("what") : hit.end("what")] if "what" in pattern.groupindex else ""
        if key == "would_have_let_us":
            done, _, after = what.partition(" ")
            act = lexicon.base(fold(done), "participle")
            what = f"{act} {after}".strip() if act else ""
            if not act:
                return None
        return choice.fill(key, {"doing": f"{lexicon.form(base or verb, 'ing')} {rest}", "what": what})
    return None
