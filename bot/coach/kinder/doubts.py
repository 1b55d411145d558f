"""What doubts a customer's word, as a question or as what our side shows: "if you really did pay, send the slip", "any such call",
"can I assume you never sent it?"."""

import re

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.kinder.forms import LEAD, PUSH, SURELY, cut
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

RECORD = re.compile(
    LEAD
    + r"(?:(?:we|i)(?: (?:have|hold|find|see|can find|can see|got|have found|have seen|found))|there(?:'s| is)) (?:absolutely )?no (?P<what>record|trace|evidence|sign|mention|note|proof)(?: (?:whatsoever|at all|here|on file|on our system))? of (?:any|the|this|that|your)?(?: (?:such|supposed|alleged|so-called|claimed|purported))+ (?P<np>[a-z][^,;:]{2,60})"
)
DOUBTED = re.compile(
    rf"{LEAD}if (?P<c>[^,;:]{{2,90}}?\b(?:{SURELY}|did)\b[^,;:]{{2,90}}?|(?:that|this)(?:'s| is)(?: {SURELY})? (?:what (?:you were told|(?:they|we|he|she) (?:said|told you))|the case|true|so|right)|so)"
    rf"(?:,(?: then)?|(?= please )) {PUSH}(?P<give>provide|give|send|tell|supply|share|forward|show|state|name|quote|email|let|(?:we|i)(?:'ll| will| would|'d)? need(?: you to (?:provide|send|give)| to see)?)(?P<us> (?:us|me))?(?P<have> (?:have|know))? (?P<np>[^;:?]{{2,90}})"
)
SURE_OF = re.compile(r"(?:that|this)(?:'s| is) |so$")
DID = re.compile(rf"\b(?:{SURELY} did|did {SURELY}|did) (?P<verb>[a-z]+)\b")
ASSUMED = re.compile(
    LEAD
    + r"(?:(?:can|may|shall|should|do|must) (?:i|we) (?:then |safely |therefore |just )?(?:assume|take it|conclude|gather|presume|infer)|(?:i|we) (?:can only |must |will |'ll |have to |therefore )*(?:assume|take it|presume|gather)|(?:am i|are we) (?:right in thinking|correct in assuming|to (?:assume|understand|conclude)))(?: that)? you(?P<not>(?: have|'ve|'d| had| did)?(?:n't| not| never)) (?P<done>[a-z]+)\b(?P<rest>[^,;:?]*?)(?:,? (?:if|since|as|because|given(?: that)?|seeing as) [^;:?]+)?"
)
QUITE_SURE = re.compile(
    LEAD
    + r"are you (?:absolutely |really |quite )?(?:sure|certain|positive|confident)(?: that)? (?P<c>(?:you|it|this|that|the|your|they)\b[^;:?]{3,110})"
)


def _on_record(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We have no record of any such call" → we have no record of that call on our side."""
    np = cut(hit, "np", bare)
    several = re.match(r"[a-z]+s\b(?<!ss)", fold(np))
    slots = {"np": f"{'those' if several else 'that'} {np}"}
    key = "push_no_sign" if hit["what"] in ("evidence", "sign", "proof") else "push_no_record"
    return as_said(choice.fill(key, slots) or "", "push", "refusal", wording)


def _asked_for(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "If you really did pay, provide the receipt" → if you paid, could you send us the receipt, please?"""

    def past(did: Hit) -> str:
        base = wording.lexicon.base(did["verb"], "base")
        return wording.lexicon.form(base, "past") if base else did.group()

    cond, np = cut(hit, "c", bare), cut(hit, "np", bare)
    if begins_clause(np, wording) and not fold(np).startswith(("the ", "your ", "a ", "us ")):
        return None
    plain = re.sub(rf"\b{SURELY} ", "", DID.sub(past, cond))
    if plain == cond and SURE_OF.search(fold(cond)) is None:
        return None
    if hit["have"]:
        vp = f"let{hit['us'] or ' me'}{hit['have']} {np}"
    else:
        give = {"provide": "send", "supply": "send", "state": "tell", "name": "tell"}.get(
            hit["give"], hit["give"]
        )
        give = "send" if " " in give else give
        if pronoun := re.match(r"(?:it|that|this|them)\b", fold(np)):
            return _asked(f"{give} {np[: pronoun.end()]} to me{np[pronoun.end() :]}", plain, wording, choice)
        vp = f"{give}{'' if give in ('quote', 'email') and not hit['us'] else hit['us'] or ' me'} {np}"
    return _asked(vp, plain, wording, choice)


def _asked(vp: str, cond: str, wording: Wording, choice: Choice) -> Said:
    return as_said(choice.fill("push_asked_for", {"c": cond, "vp": vp}) or "", "push", "ask", wording)


def _whether(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Can I assume you haven't paid?" → could you let me know whether you have paid?"""
    did = not re.match(r" (?:have|had)|'", hit["not"])
    base = wording.lexicon.base(
        hit["done"], *(("base", "past", "participle") if did else ("participle", "past"))
    )
    if base is None:
        return None
    done = wording.lexicon.form(base, "past" if did else "participle")
    if base in ("be", "think", "listen", "know", "understand", "care", "expect"):
        return None
    c = f"you {'' if did else 'have '}{done}{bare[hit.start('rest') : hit.end('rest')]}"
    return as_said(choice.fill("push_whether", {"c": c}) or "", "push", "ask", wording)


def _check_whether(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Are you sure you pressed it?" → could you check for me whether you pressed it?"""
    c = cut(hit, "c", bare)
    if not bare or not begins_clause(c, wording):
        return None
    return as_said(choice.fill("push_check_whether", {"c": c}) or "", "push", "ask", wording)


DOUBTS = (
    Form(RECORD, _on_record, (" such ", "supposed", "alleged", "so-called", "claimed", "purported")),
    Form(DOUBTED, _asked_for, ("if ",)),
    Form(ASSUMED, _whether, ("assume", "take it", "conclude", "gather", "presume", "infer", "assuming", "understand", "thinking")),
    Form(QUITE_SURE, _check_whether, ("are you ",)),
)  # fmt: skip
