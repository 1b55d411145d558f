"""What might have been ("if you had …, you'd …") said as what is of use in it: where a thing stands, or what would have helped."""

import re

from bot.coach.choice import Choice
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.anew import after_link, told
from bot.coach.kinder.named import placed
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

LEAD = r"(?:(?:and|but|so|well|look|honestly|maybe|perhaps),? )*"
HAD = (
    r"(?:if (?:only )?you(?:'d| had)|had you|were you to|if you were to|if you would|if you'd(?= (?:just|only|actually|ever|simply|bother)))(?P<neg>n't| not)?(?: (?:only|actually|just|even|ever|simply|properly|really|already"
    r"|(?:bothered|cared|troubled|managed|remembered|taken the (?:time|trouble)) to))*"
)
SAID = r"(?:[^;:]|:(?=//))+"
WOULD = (
    r"(?P<would>(?:you|we|i|it|they|this|that|there|(?:none|any) of (?:this|that|it)|(?<![a-z] )(?:the|your|our|no) [a-z]+(?: [a-z]+)?)(?:'d| would(?:n't)?| could(?:n't)?| might) "
    + SAID
    + "?)"
)
BOTH = (
    re.compile(rf"{LEAD}{HAD} (?P<did>{SAID}?),? (?:then )?{WOULD}"),
    re.compile(rf"{LEAD}{WOULD},? {HAD} (?P<did>{SAID})"),
)
THING = r"(?P<np>(?:the|your|this|that|it|they|our|all|any) ?[a-z' -]{0,40}?)"
BEEN = (
    re.compile(rf"{LEAD}had {THING}(?P<neg> not)? been (?P<rest>[^,;:]{{2,60}}?),? (?:then )?{WOULD}"),
    re.compile(rf"{LEAD}if {THING} had(?P<neg>n't| not)? been (?P<rest>[^,;:]{{2,60}}?),? (?:then )?{WOULD}"),
    re.compile(rf"{LEAD}{WOULD},? if {THING} had(?P<neg>n't| not)? been (?P<rest>[^,;:]{{2,60}})"),
)
"""A thing that was not as it should have been."""
AVOIDED = re.compile(
    r"(?:(?:this|that|it|none of (?:this|it|that)|all (?:of )?this|everything|(?:the|your) [a-z]+(?: [a-z]+)?)(?:'d| would| could| might)(?:n't| not| never| easily| all)*(?: have)?(?: been)? (?:avoided|prevented|fine|ok|okay|sorted|happened?|arisen|come up|a problem|an issue|spared)\b.*"
    r"|(?:we|you|i)(?:'d| would|n't| not)+ (?:now )?(?:be|have been|be having|have to have) (?:here|done|finished|sorted|there|in this|having this|talking|stuck)\b.*)"
)
""" "This could have been avoided" tells no more than that it was not."""
OTHERWISE = re.compile(
    r"(?P<who>(?:the|your|our|this|that|it|they|you|we|i|there)(?: [a-z]+){0,3}?)(?P<modal>'d| would| could| might)(?P<not>n't| not| never)?(?: (?:now|probably|surely|also|certainly))*(?P<still> still)?(?P<vp> [a-z]+\b.*)"
)
NO_NEED = re.compile(
    r"there(?:'d| would)(?: have been| be) no (?P<np>need for (?:it|this|that|one)|charge|fee|problem|issue|delay|cost|extra charge|penalty)"
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
    r",? like (?:literally )?(?:the rest|others|(?:all the |the |most )?other(?: [a-z]+|s)|every(?:one|body)(?: else)?|most people)(?: of [a-z]+)?(?: did| do)?\b|,? (?:like|as|which) (?:we|i)(?:'d| had| have|'ve)?(?: \w+ly)? (?:told|asked|warned|advised|instructed|explained|said|wrote|recommended)"
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
UNTOLD = frozenset(
    [
        "be",
        "have",
        "listen",
        "think",
        "know",
        "want",
        "care",
        "plan",
        "like",
        "bother",
        "ask",
        "try",
        "behave",
        "complain",
        "need",
        "prefer",
        "wish",
    ]
)
"""What can't be told as what happened, or only as a slap."""
TAG = re.compile(r",? (?:wouldn't|would|couldn't|isn't|don't|didn't|haven't) (?:you|it|we|they)$")
""" "…, wouldn't you?" """
LONGEST = 300
ENOUGH = 2
"""Words behind a verb from which it tells what was to be done: "told us" alone doesn't."""


def looked_back(text: str, wording: Wording, choice: Choice) -> Said | None:
    """None where nothing in it is of use, or it is no such sentence."""
    bare = text.strip(ENDS)
    bare = bare[: tag.start()] if (tag := TAG.search(fold(bare))) else bare
    folded = fold(bare)
    if len(bare) > LONGEST or ("had" not in folded and "'d " not in folded):
        return None
    if been := next((hit for had in BEEN if (hit := had.fullmatch(folded))), None):
        return _as_they_came(been, bare, wording, choice)
    found = next((hit for both in BOTH if (hit := both.fullmatch(folded))), None)
    if found is None:
        return None
    did, would = (bare[found.start(part) : found.end(part)] for part in ("did", "would"))
    if not found["neg"] and (looked := LOOKED.fullmatch(fold(did))):
        made = _where(did[looked.start("np") : looked.end("np")], would, wording, choice)
    else:
        made = None if found["neg"] else _deed(did, would, wording, choice)
        made = made or _as_it_was(did, would, wording, choice, did_not=not found["neg"])
    return as_said(made, "hindsight", "inform", wording) if made else None


def _as_they_came(hit: "re.Match[str]", bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Had the form been complete we would have processed it" → the form wasn't complete, which is why we didn't process it."""
    np, rest = (bare[hit.start(part) : hit.end(part)] for part in ("np", "rest"))
    many = plural(tokens_of(np, wording.lexicon))
    be = ("were" if many else "was") if hit["neg"] else ("weren't" if many else "wasn't")
    came = _came_of_it(bare[hit.start("would") : hit.end("would")], wording)
    if came is None or re.search(r"\b(?:so|as|that|better|more)\b", fold(rest)):
        return None
    slots = {"fact": f"{_low(np)} {be} {rest.rstrip(' ,')}", "c": came}
    made = choice.fill("push_which_is_why", slots)
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


def _as_it_was(did: str, would: str, wording: Wording, choice: Choice, *, did_not: bool) -> str | None:
    """ "answered your phone", "it wouldn't be needed" → from what I can see, your phone wasn't answered, which is why it is
    needed."""
    lexicon = wording.lexicon
    did = AS_TOLD.sub("", did)
    verb, _, rest = did.partition(" ")
    if SCORN.search(fold(rest)):
        return None
    base = lexicon.base(fold(verb), "participle", "past", "base")
    if base is None or base in UNTOLD:
        return None
    blame = (
        f"You had not {lexicon.form(base, 'participle')} {rest}"
        if did_not
        else f"You {lexicon.form(base, 'past')} {rest}"
    )
    happened = told(blame, wording, choice)
    if happened is None or happened.fate != "said":
        doing = f"{lexicon.form(base, 'ing')} {rest}"
        meant = _outcome(would, wording, turned=False) if did_not and rest else None
        return choice.fill("push_would_have_meant", {"doing": doing, "meant": meant}) if meant else None
    slots = {"fact": after_link(happened.text, wording)}
    if AVOIDED.fullmatch(fold(would)):
        return happened.text
    came = _came_of_it(would, wording)
    seen = "can't see" in happened.text or "our side" in happened.text
    return choice.fill("push_so" if seen else "push_which_is_why", slots | {"c": came}) if came else None


def _came_of_it(would: str, wording: Wording) -> str | None:
    """ "it wouldn't be needed" → it is needed; "you wouldn't have been charged" → you were charged; "it would have fitted" →
    it didn't fit."""
    if none := NO_NEED.fullmatch(fold(would)):
        need = none["np"].startswith("need")
        return f"{none['np'].rpartition(' ')[2]} was needed" if need else f"there was a {none['np']}"
    return _outcome(would, wording, turned=True)


def _outcome(would: str, wording: Wording, *, turned: bool) -> str | None:
    """What would have come of a deed, as what came of it (`turned`), or as what it would have meant: "it would have fitted"
    → it didn't fit, it fitted."""
    lexicon = wording.lexicon
    hit = OTHERWISE.fullmatch(fold(would))
    if hit is None or hit["who"] == "there":
        return None
    who, words = _low(would[: hit.end("who")]), would[hit.start("vp") :].split()
    many = fold(who) in ("you", "we", "they") or (fold(who).endswith("s") and " " in who)
    perfect = (
        fold(words[0]) == "have" and len(words) > 1 and lexicon.base(fold(words[1]), "participle", "past")
    )
    words = words[1:] if perfect else words
    base = (
        lexicon.base(fold(words[0]), "participle", "past")
        if perfect
        else lexicon.base(fold(words[0]), "base")
    )
    if base is None:
        return None
    past = bool(perfect) or not turned
    negative = bool(hit["not"]) != turned
    if hit["modal"] == " could":
        able = ("couldn't" if past else "can't") if negative else ("could" if past else "can")
        verb = f"{able} {base}"
    elif base == "be":
        verb = ("were" if many else "was") if past else ("are" if many else "is")
        verb += "n't" if negative else ""
    elif negative:
        does_not = "didn't" if past else "don't" if many else "doesn't"
        verb = f"{does_not} {base}"
    else:
        verb = lexicon.form(base, "past" if past else "base" if many else "s")
    still = hit["still"] or ""
    return " ".join(
        filter(None, (who, f"{verb}{still if verb.startswith(('was', 'were')) else ''}", *words[1:]))
    )


def _low(text: str) -> str:
    return text if text[:2] in ("I", "I ", "I'") else text[0].lower() + text[1:]
