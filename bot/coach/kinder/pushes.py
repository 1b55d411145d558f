"""What pushes a customer about, said as a colleague says it: "to avoid charges, use wifi" as how they are avoided, "next time
check the guide" as what helps another time, "please ensure someone is in" as what is needed."""

import re

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit
from bot.coach.english.grammar import clause_of
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import lowered
from bot.coach.kinder.doubts import DOUBTS
from bot.coach.kinder.forms import LEAD, PUSH, SURELY, by_form, cut
from bot.coach.kinder.named import by_pattern
from bot.coach.kinder.no_orders import is_a_thing
from bot.coach.kinder.said import Said, as_said
from bot.coach.memory import remembered
from bot.coach.wording import Wording

FEW = 3
"""Words of a name or a trade that "directly" can stand behind."""
ANNOUNCED = re.compile(
    LEAD
    + r"(?:(?:all )?[a-z]+s are (?:kindly |politely |again |also )?(?:reminded|advised|informed|notified)(?: that)?|for the avoidance of (?:any )?doubt|to be (?:absolutely |perfectly |quite |very )?(?:clear|precise)|just so (?:we're|you're|we are|you are|it's) (?:all )?clear|let me be (?:absolutely |perfectly |very )?clear|make no mistake|for the record|for your information|fyi|(?:may i|let me|i would|i'd|i must|i should|i have to|i will|we would|we must|we should|we have to) (?:just )?(?:again )?(?:remind you|point out|stress|warn you|advise you|make (?:you )?(?:clear|aware))|(?:do )?(?:be (?:aware|advised|warned|mindful|reminded|informed|notified|under no illusion)|(?:take )?note|bear in mind|keep in mind|understand|remember|take notice))(?: (?:also|though|however|too),?)?(?: that|,|:)? (?=\w)"
)
REMINDED = re.compile(
    r"(?:(?:all|our|the) )?(?P<who>[a-z]+) (?:are|is)(?: (?:kindly|hereby|politely|respectfully|also|again))* (?:reminded|advised|informed|notified) (?:that )?(?!to\b|of\b|about\b|not to\b)"
)
YOURS = {"their": "your", "they": "you", "them": "you", "theirs": "yours"}
THEIRS = re.compile(rf"\b(?:{'|'.join(YOURS)})\b", re.IGNORECASE)
""" "Customers are reminded that it is their task" is said to this one."""
TO_MANY = re.compile(r"(?:(?:all|our|the) )?(?!you\b|this\b|it\b|that\b)[a-z]+ (?:are|is)\b")
NOT_SAID = frozenset(["if", "when", "please", "do", "don't", "no", "how", "what", "why", "where", "who"])
"""Behind "note" no clause that stands by itself, or an order."""
ONCE = re.compile(
    LEAD
    + r"(?:(?:this|it|that|which|the (?:gesture|waiver|exception|credit|refund|discount|goodwill gesture)) (?:will|can|is|shall|may)?(?: ?not|n't|not)(?: going to)? (?:be|happen) (?:repeated|possible|done|offered|given|granted|made|available|again)(?: (?:again|twice|a second time|next time|in (?:the )?future|for a second time))*"
    r"|(?:we|i)(?:'ll| will| can|'re| are|'m| am)? ?(?:won't|can't|cannot|not|will not)(?: going to)?(?: be able to)? (?:do|offer|make|repeat|give|grant|waive)(?: (?:this|it|that|the same|another exception|any further exceptions|further exceptions))(?: (?:again|twice|a second time|next time|in (?:the )?future))*"
    r"|(?:we|i) (?:won't|will not|may not|might not|cannot|can't) (?:always )?be (?:so|as|this|that|quite so) (?:lenient|generous|kind|flexible|understanding|forgiving|patient)(?: (?:again|next time|in (?:the )?future|another time|with you))*"
    r"|(?:this|it|that)(?:'s| is)(?: strictly| only)? a (?:one[- ]?(?:off|time)|once[- ]only)(?: (?:thing|gesture|exception|courtesy|goodwill gesture))?(?: only)?)"
)
"""The end of a grudging yes: there is one, and no more."""
TWICE = re.compile(
    r"\b(?:again|repeated|repeat|twice|second|future|next time|lenient|generous|one[- ]?(?:off|time)|once|further|another)\b"
)
NOT = r"(?:don't|do not|never|avoid|refrain from) "
GOAL = r"(?P<goal>(?:help )?(?:avoid|prevent|minimi[sz]e|reduce|escape|steer clear of|be spared|save yourself)\b[^,;:]{2,70}?)"
PURPOSE = re.compile(
    rf"{LEAD}(?:in order |so as )?to {GOAL}(?:,|(?= please ))(?: then)? {PUSH}(?P<vp>[a-z][a-z']* .+)"
)
PURPOSE_LAST = re.compile(
    rf"{LEAD}{PUSH}(?P<vp>[a-z][a-z']* [^;:]{{2,90}}?),? (?:in order |so as )?to {GOAL}"
)
HANGING = re.compile(
    r"[;:]|\b(?:otherwise|or else|or (?:you|we|it|your|the)|and (?:you|we|it|your|the|this|that) [a-z']+)\b"
)
WHEN = r"(?:(?:for |the )?next time(?: a?round)?|in (?:the )?future|for (?:the )?future(?: reference)?|going forward|another time)"
REASONED = (
    r"(?:(?:,| -|;)? (?:(?:it|that|they)(?:'s|'re| is| are)(?: there| on there| written)? for a reason|that(?:'s| is) what (?:it|they)(?:'s|'re| is| are) (?:there )?for"
    r"|(?:it|that)(?:'s| is) (?:not|hardly|n't) (?:that |so |very )?(?:hard|difficult|complicated|rocket science)|that(?:'s| is) why (?:it|they|we)(?:'s|'re| is| are| have| put| publish| provide)\b[^,;]{0,40}|ok(?:ay)?|thanks?|thank you|will you|instead of [a-z]+ing (?:us|about|at|to)\b.{0,40}))?"
)
"""A raised finger behind an advice."""
NEXT_FIRST = re.compile(rf"{LEAD}{WHEN},? {PUSH}(?P<no>{NOT})?(?P<vp>[a-z]+ [^;:]{{3,110}}?){REASONED}")
NEXT_LAST = re.compile(rf"{LEAD}{PUSH}(?P<no>{NOT})?(?P<vp>[a-z]+ [^;:]{{3,110}}?),? {WHEN}{REASONED}")
FROM = r"(?:from (?:now|here) on|henceforth|from this point on)"
HENCEFORTH = re.compile(
    rf"{LEAD}(?:{FROM},? {PUSH}(?P<vp>(?:{NOT})?[a-z]+ [^;:]{{3,110}}?){REASONED}|{PUSH}(?P<vp2>(?:{NOT})?[a-z]+ [^;:]{{3,110}}?),? {FROM})"
)
MORAL = re.compile(
    r"(?:think|listen|learn|behave|care|try|know|understand|grow|pay attention|look where|mind|consider|complain|moan|blame|expect|accuse|shout|swear|threaten|assume|waste)\b"
    r"|.*\b(?:brain|head|eyes|common sense|your (?:tone|language|temper|manners)|attention|yourself|advice|consequences|properly|carefully|better|someone (?:competent|else)|someone who)\b"
)
"""What nobody learns anything from."""
READY = re.compile(r"be (?:at )?(?:home|there|in|present|ready|on time|here|available)\b")
SURE = re.compile(
    LEAD
    + r"(?:you (?:must|need to|should|will need to|have to) )?(?:please )?(?:(?:do )?(?:make sure|ensure|make certain|see to it|be sure)(?: that|,)?) (?P<c>\S.+)"
)
TAKE_UP = re.compile(
    LEAD
    + r"(?:you(?: can|'d be able to| could| may| might)(?: always| of course| also| still)?|(?:(?:you|please) )?(?:feel|are) (?:welcome|free) to) (?P<do>raise|take up|take|discuss|sort out|address|settle|pursue) (?P<np>it|this|that|the (?:matter|issue)|(?:any|your) (?:complaint|concerns?|issues?))(?: up| out| further)? with (?P<who>[^,;:]{2,50}?)(?: directly| yourself| instead| direct)*(?P<tail>(?:: |, | - ).+)?"
)
SILENT = re.compile(
    LEAD
    + r"(?P<who>i|we)(?:'m| am|'re| are)?(?: will|'ll)? ?(?:won't|not|will not|shall not)(?: going to)?(?: be)? (?:reply(?:ing)?|respond(?:ing)?|answer(?:ing)?|correspond(?:ing)?|react(?:ing)?)(?: to| on)? (?:any )?(?:more|further|additional|other)(?: of your)? (?P<np>[a-z][^;:]{3,80})"
)


LAST_TIME = re.compile(
    LEAD
    + r"(?:this|it|that)(?:'s| is|'ll be| will be)? (?:definitely )?the (?:very |absolutely )?(?:last|final|only) time (?:that )?(?P<who>we|i)(?:'ll| will| can|'re going to| are going to|'m going to)? (?:be able to )?(?P<vp>[a-z]+ [^;:]{2,80}?)(?: for you)?"
)
BLAMING = r"(?P<tail> before (?:you (?:start )?)?(?:accus|complain|blam|shout|threaten|point|assum|jump)[a-z]* ?.*)?"
ADVISED = re.compile(
    LEAD
    + r"(?:you (?:would|might|may|could|should) (?:do well|be well advised|be wise) to|you (?:might (?:just )?(?:want|like|wish)|may (?:just )?want) to|(?:i|we)(?:'d| would)? (?:strongly |respectfully )?(?:suggest|recommend|advise|urge) (?:that )?you(?: to)?|(?:i|we)(?:'d| would)? (?:strongly |respectfully )?(?:suggest|recommend|advise) (?=(?P<ing>[a-z]+ing)\b))"
    + r" ?(?P<vp>[a-z]+ [^;:]{2,90}?)"
    + BLAMING
    + r"(?P<so>,? so (?:that )?(?:this|it) (?:doesn't|does not|won't|will not|can't) (?:happen|occur|be repeated)(?: again)?)?"
)


OWN = re.compile(r"\b(?:own|this time|contact\w*|your (?:child|children|kids?|dog|diary|calendar))\b")
"""An advice that nobody asked for."""


def unannounced(text: str, wording: Wording) -> str:
    """ "Please be aware the shop closes at noon", "parents are reminded the shop closes at noon" → the shop closes at noon."""
    folded = fold(text)
    hit = ANNOUNCED.match(folded)
    if hit is None and (told := REMINDED.match(folded)) and told["who"] in wording.lists["people"]:
        hit = told
    rest = text[hit.end() :] if hit else ""
    first = fold(rest).partition(" ")[0].strip(",")
    if " and that " in fold(rest):
        return text
    if (
        not rest
        or first in NOT_SAID
        or wording.lexicon.base(first, "base")
        or not begins_clause(rest, wording)
    ):
        return text
    rest = rest[0].upper() + rest[1:]
    return THEIRS.sub(lambda m: YOURS[m[0].lower()], rest) if TO_MANY.match(folded) else rest


def eased(text: str, wording: Wording, choice: Choice) -> Said | None:
    """None where nobody is pushed in it, or it isn't sure to what."""
    return by_form(FORMS, text, wording, choice)


@remembered
def doing(vp: str, wording: Wording) -> str | None:
    """ "turn it off and unplug it" → turning it off and unplugging it; None where it is no order for sure."""
    negative = re.match(r"(?:don't|do not|never) ", fold(vp))
    vp = vp[negative.end() :] if negative else vp
    tokens = tokens_of(vp, wording.lexicon)
    clause = clause_of(tokens)
    if (
        clause is None
        or clause.kind != "command"
        or clause.lead
        or clause.negative
        or is_a_thing(clause, wording)
    ):
        return None
    made: list[Token] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1].low if place else ""
        second = (
            place > 1
            and token.tag == "verb"
            and token.form == "base"
            and before in ("and", "or", ",", "then")
        )
        if place and second and token.low in wording.lexicon.nouns_first:
            return None
        first = place == 0 or second
        made.append(
            token._replace(text=wording.lexicon.form(token.base, "ing")) if first and token.base else token
        )
    return ("not " if negative else "") + written(made)


def _avoiding(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "To avoid extra charges, use wifi" → you can avoid extra charges by using wifi."""
    vp, goal = cut(hit, "vp", bare), cut(hit, "goal", bare)
    done = None if HANGING.search(fold(vp)) else doing(vp[0].lower() + vp[1:], wording)
    if done is None:
        return None
    return as_said(choice.fill("push_avoid", {"goal": goal, "doing": done}) or "", "push", "inform", wording)


def _another_time(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Next time leave a note on your account" → another time, it's worth leaving a note on your account."""
    vp = cut(hit, "vp", bare)
    if MORAL.match(fold(vp)) or re.search(r"\b(?:and|or) (?:this|it|that|we|you)\b", fold(vp)):
        return None
    vp = vp[0].lower() + vp[1:]
    if known := _looked_at(vp, wording, choice):
        return known
    if hit["no"] and (base := wording.lexicon.base(fold(vp).partition(" ")[0], "ing")):
        vp = f"{base} {vp.partition(' ')[2]}"
    tokens = tokens_of(vp, wording.lexicon)
    named = any(t.tag in ("noun", "num") for t in tokens[1:]) and any(
        t.tag in ("det", "num") or (t.tag == "noun" and len(t.low) > 2) for t in tokens[1:]
    )
    done = doing(vp, wording) if named else None
    if READY.match(fold(vp)):
        done = f"being{vp[2:]}"
    if done is None and not (
        named and len(tokens) > 1 and tokens[0].tag == "noun" and tokens[1].tag == "det"
    ):
        return None
    key = "push_better_not" if hit["no"] else "push_another_time"
    return as_said(choice.fill(key, {"vp": vp, "doing": done or ""}) or "", "push", "inform", wording)


def _from_now_on(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    vp = cut(hit, "vp", bare) or cut(hit, "vp2", bare)
    vp = vp[0].lower() + vp[1:]
    if MORAL.match(fold(vp)) or doing(vp, wording) is None or "," in vp:
        return None
    return as_said(choice.fill("push_from_now_on", {"vp": vp}) or "", "push", "ask", wording)


def _looked_at(vp: str, wording: Wording, choice: Choice) -> Said | None:
    """By the pack's line for what can be looked up."""
    said = by_pattern(f"next time {vp}", wording, choice)
    return said._replace(text=f"{said.text}.") if said is not None and said.fate == "said" else None


def _needed(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Please ensure someone is home" → we'd need someone to be home; "make sure you keep it" → please keep it."""
    c = cut(hit, "c", bare)
    if fold(c).startswith("to ") and doing(c[3:], wording):
        return as_said(f"Please {c[3:]}", "please", "ask", wording)
    tokens = tokens_of(c, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or clause.lead or clause.negative:
        return None
    group = [t.low for t in clause.group if t.tag in ("modal", "be", "have", "do")]
    who = written(lowered(clause.subject, wording.lexicon))
    rest = re.sub(rf"\b(?:{SURELY}|properly) ", "", written(tokens[len(clause.subject) :]))
    verb, _, after = rest.partition(" ")
    base = "be" if verb in ("is", "are") else "have" if verb in ("has", "have") else None
    if base is None and not group and clause.verb.tag == "verb" and clause.verb.low == verb.lower():
        base = wording.lexicon.base(verb, "base", "s")
    if base is None or not after or who in ("it", "this", "that", "there", "we", "i", "they"):
        return None
    if who == "you":
        if verb != "are" or not READY.match(f"be {fold(after)}"):
            return as_said(f"Please {base} {after}", "please", "ask", wording) if verb != "are" else None
        return as_said(choice.fill("push_needed_you", {"vp": f"be {after}"}) or "", "push", "ask", wording)
    if not any(t.tag in ("noun", "pron") for t in clause.subject):
        return None
    slots = {"np": who, "vp": f"{base} {after}"}
    return as_said(choice.fill("push_needed", slots) or "", "push", "ask", wording)


def _take_up(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "You can raise it with him directly" → the way to raise it is with him directly."""
    who, tail = cut(hit, "who", bare), bare[hit.start("tail") : hit.end("tail")] if hit["tail"] else ""
    do = {"take": "take up", "take up": "take up"}.get(hit["do"], hit["do"])
    np = cut(hit, "np", bare)
    what = f"take {np} up" if do == "take up" else f"{do} {np}"
    direct = f"{who} directly" if len(who.split()) <= FEW else who
    text = choice.fill("push_take_up", {"do": what, "who": who, "direct": direct})
    return as_said(f"{text}{tail}", "push", "inform", wording) if text else None


def _no_more_replies(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "I won't be replying to further messages" → so that you aren't left waiting, I can't answer further messages."""
    who = "I" if hit["who"] == "i" else "we"
    slots = {"who": who, "np": f"further {cut(hit, 'np', bare)}"}
    return as_said(choice.fill("push_no_replies", slots) or "", "push", "refusal", wording)


def _once(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    if not TWICE.search(fold(bare)):
        return None
    return as_said(
        choice.fill("push_no_repeat" if " repeat" in fold(bare) else "one_off", {}) or "",
        "push",
        "inform",
        wording,
    )


def _last_time(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "This is the last time we will move it" → we won't be able to move it again after this."""
    vp = cut(hit, "vp", bare)
    if wording.lexicon.base(fold(vp).partition(" ")[0], "base") is None:
        return None
    slots = {"who": "I" if hit["who"] == "i" else "we", "vp": vp}
    return as_said(choice.fill("push_last_time", slots) or "", "push", "inform", wording)


def _worth(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "You might want to check the tray before accusing us" → it's worth checking the tray."""
    vp = cut(hit, "vp", bare)
    if hit["ing"]:
        base = wording.lexicon.base(hit["ing"], "ing")
        vp = f"{base} {vp.partition(' ')[2]}" if base else ""
    done = doing(vp, wording) if vp and not MORAL.match(fold(vp)) else None
    if done is None or "," in vp or OWN.search(fold(vp)) or wording.sayings_of(fold(bare)):
        return None
    key = "push_keeps_from" if hit["so"] else "push_worth"
    return as_said(choice.fill(key, {"vp": vp, "doing": done}) or "", "push", "inform", wording)


FORMS = (
    Form(ONCE, _once, (" again", "repeat", "one-", "one ", "once", "second", "future", "next time")),
    Form(PURPOSE, _avoiding, ("avoid", "prevent", "minimi", "reduce", "escape", "spared", "save yourself", "steer")),
    Form(PURPOSE_LAST, _avoiding, (" to avoid ", " to prevent ", " to minimi", " to reduce ", " to escape ")),
    Form(NEXT_FIRST, _another_time, ("next time", "future", "going forward", "another time")),
    Form(NEXT_LAST, _another_time, ("next time", "future", "going forward", "another time")),
    Form(HENCEFORTH, _from_now_on, ("from now", "from here", "henceforth", "from this point")),
    Form(SURE, _needed, ("sure", "certain", "see to it")),
    *DOUBTS,
    Form(LAST_TIME, _last_time, (" time ",)),
    Form(ADVISED, _worth, ("you", "suggest", "recommend", "advise")),
    Form(TAKE_UP, _take_up, (" with ",)),
    Form(SILENT, _no_more_replies, ("further", "more ", "additional", "other ")),
)  # fmt: skip
