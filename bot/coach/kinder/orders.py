"""What a draft tells the customer to do, asked: an order with please, a threat as what comes otherwise, a document to look at."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.coach.choice import Choice
from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.kinder.kept_off import CONTACT, done_again, keeps_off, kept_off
from bot.coach.kinder.named import placed
from bot.coach.kinder.no_orders import LOOKING, is_a_thing
from bot.coach.kinder.said import Said, as_said
from bot.coach.kinder.shoves import unshoved
from bot.coach.kinder.terse import done_first
from bot.coach.kinder.threats import OR_ELSE, comes_of_it, follows, misdeed, threat, told_then
from bot.coach.notes.amounts import PRICE
from bot.coach.wording import Wording

PLEASE = frozenset(["please", "kindly", "just", "simply"])
TRAILING = frozenset(["anyway", "either", "sorry", "ok", "okay", "then"])
LEADS = PLEASE | {"maybe", "perhaps", "and", "so", "but", "no", "well", ",", "sorry", "then", "also", "now"}
OR_LOSE = re.compile(
    r"(?P<vp>.+?),? or (?:else )?(?P<then>(?:(?:lose|forfeit|miss) (?:your|the|any|a|it)\b|face |risk |be (?:charged|fined|billed|towed|evicted|banned|removed|suspended|refused|cut off|turned away|sent (?:home|away|back)|asked to leave|excluded|disqualified|left behind|locked out)\b|(?P<pay>pay (?!.* for (?!each|every|it\b|late|the (?:delay|damage|loss|repairs?)))(?!(?:the |for )?(?:postage|shipping|delivery|carriage|courier|difference|balance)\b)(?=the\b|an?\b|full\b|double\b|[£€$\d])|leave (?=the\b))).*)",
    re.IGNORECASE,
)
BECAUSE_OR = re.compile(r"\b(?:whether|either|if)\b")
UNPLACED = frozenset(["it", "this", "that", "them", "you", "us", "me", "how", "what", "if", "whether"])
TIMES = frozenset(
    "morning evening afternoon night today tomorrow tonight later again daily week day days hour hours minutes monday tuesday wednesday thursday friday saturday sunday first".split()  # noqa: SIM905
)
NEAR = frozenset("first again back in up out online early ahead now instead there here".split())  # noqa: SIM905
SHORT = 3
""" "Ring first.", "Send again." """
FEW = 11
"""Words of a request that fits a question."""
UNASKED = re.compile(r"[;:]|\b(?:and|or|if|unless|then|because|which)\b|\S,\s")
LED = re.compile(
    r"(?P<lead>(?:to|for|if|unless|once|when|before|after|until|in|from|as of|during|at|on|as soon as|as an?|as the|should you)\b[^,;:]{2,80}?)(?<! that)(?:,(?: then)? (?P<vp>[a-z].+)| then (?P<vp2>[a-z].+)| (?P<due>you(?:'ll)? (?:must|have to|need to|are required to|are to) .+))",
    re.IGNORECASE,
)
"""An order behind what it is for."""
SENT_TO = re.compile(
    r"(?P<do>Contact|Email|E-mail|Call|Ring|Phone|Ask|Try|Message|Text|Write to|Speak to)(?P<whom>(?! (?:Cent(?:re|er)|Us|Number|Hours?|Charges?)\b) [A-Z][\w'&.-]*(?: (?:(?:and|or|of|at|on|for|the|&) )*(?:[A-Z][\w'&.-]*|0[\d ]*\d|\d[\d ()-]{5,}))*)"
)
""" "Contact Redline Field Services": the name hides that it is an order."""
DM = re.compile(r"(?P<never>[Dd]on't )?DM\b(?P<rest>(?: (?:us|me)\b)?[^,;:]*)")
PURPOSE = re.compile(
    r"(?P<lead>To [a-z]+(?: [a-z]+){0,4}?)(?<! a)(?<! an)(?<! the)(?<! your)(?<! our) (?P<vp>(?:call|ring|phone|email|text|message|visit|contact|reply|write to|go to|click|log in|use) .+)"
)
""" "To rebook call …", without its comma."""
WHY = re.compile(
    r"(?P<order>(?:Don't|Do not|[A-Z][a-z]+ (?:it|them|this|that|these|us|me|the|your|our|an?|to|in|at|on|up|out|back|[A-Z][a-z]+)) ?[^,;:.]*), (?P<why>(?!.*(?:nothing to do|\byou\b|\bbecause\b|\bsays\b|website|written|stated))(?:it's|that's|(?:it|that|they|we|(?:this|these|those|the|our) [a-z]+(?: [a-z]+)?|[A-Za-z]+s) (?:is|are|isn't|aren't|can't|cannot|don't|doesn't|won't))\b[^,;:.\d]*)\.?"
)
"""An order and its reason, with no more than a comma between them."""
MAYBE = re.compile(r",? (?:maybe|perhaps)$", re.IGNORECASE)
PLEASED = re.compile(r"\b(?:please|kindly)\b")
RULED = re.compile(
    r"(?:(?:as )?per|under|according to|pursuant to|in (?:accordance|line) with|as (?:stated|set out|laid down) in) (?P<rule>(?:(?:our|the|your) )?(?:[\w&]+ ){0,4}?(?:section|clause|article|terms|contract|agreement|lease|policy|rules?|conditions|regulations|paragraph|§)(?: [\w.()&]+){0,6}?),? (?P<due>you (?:must|have to|need to|are required to|are obliged to|are to|shall) .+)",
    re.IGNORECASE,
)
"""An order with the rule held up before it."""
LIKELY = 0.3
"""Share of the acts that tell somebody to do something from which a verb in front is one of them."""
AND_TO = re.compile(r",? (and|or) to (?=[a-z]+\b)")
""" "we ask you to wait, and to keep the receipt" """
OBLIGED = re.compile(
    r"(?:so |then |and )?(?:(?:you|u)(?:'ll| will| do)?(?: (?:just|simply|also|really|still|first|therefore))* (?:must(?P<never>n'?t)?|shall(?! (?:receive|get|hear|find|see)\b)|gotta)|must"
    r"|(?:you|u)(?:'d| had) better"
    r"|it(?:'s| is)(?: (?:strictly|absolutely|therefore|legally))? (?:mandatory|compulsory|obligatory|imperative|essential|vital|required) that you"
    r"|(?:i|we)(?:'d| would| must| will have to| have to| do)?(?: (?:also|again|kindly|strongly|politely|respectfully|therefore))* (?:ask|request|require|insist)(?: that)? you"
    r") (?P<not>not )?(?=[a-z]+\b)"
)
"""What lays it on them, before the bare verb: "you must", "we must insist that you"."""
OBLIGED_TO = re.compile(
    r"(?:so |then |and )?(?:(?:you|u)(?:'ll| will| do)?(?: (?:just|simply|also|really|still|first|therefore))* (?:ought|(?:have|need|got)(?: got)?)"
    r"|(?:you|u)(?:'ve| have) got"
    r"|(?:the|any|all|every|each) (?:members?|applicants?|customers?|claimants?|policyholders?|policy holders?|tenants?|passengers?|students?|patients?|residents?|account holders?|cardholders?|leaseholders?|subscribers?|guests?|candidates?) (?:is|are)(?: (?:hereby|kindly|respectfully|politely|strictly|also|therefore|always))* (?:required|requested|asked|advised|obliged|instructed|reminded)"
    r"|(?:you|u)(?: are|'re)(?: (?:hereby|kindly|respectfully|politely|strongly|strictly|also|therefore|again|once again|always|legally))*"
    r"(?: (?:required|requested|asked|advised|expected|obliged|instructed|urged|directed|reminded|supposed))?"
    r"|it(?:'s| is)(?: (?:strictly|absolutely|therefore|legally))? (?:mandatory|compulsory|obligatory|imperative|essential|vital|required)(?: for you)?"
    r"|(?:i|we)(?:'d| would| must| will have to| have to| do)?(?: (?:also|again|kindly|strongly|politely|respectfully|therefore))* (?:ask|request|require|expect|urge|instruct|order|need) you"
    r") (?P<not>not )?to (?=[a-z]+\b)"
)
"""The same before "to": "you are requested to", "we must ask you to"."""
BE_THERE = re.compile(
    r"be (?:there|home|in|at|on time|ready|here|back|present|punctual|quick|quiet|careful|considerate)\b"
    r"|have (?:your|the|an?) [^,;]{2,40} (?:ready|to hand|with you|handy)\b"
)
NEVER = re.compile(
    r"(?:never|(?:under no circumstances|on no account)(?: (?:should|may|must) you)?|do(?: not|n't) (?:ever|under any circumstances)) (?P<vp>(?!mind\b|again\b|before\b|been\b|in\b)[a-z]+ .+)",
    re.IGNORECASE,
)
EITHER = re.compile(r"(?:so |then )?either (?P<do>[a-z]+) (?:\S+ ){0,9}?or [a-z]+ .+", re.IGNORECASE)
FORMAL = re.compile(r"(?:so |then |and )?(?:(?:i|we)\b|it(?:'s| is) |(?:you|u)(?:'re| are) )")
UNOWED = re.compile(
    r"(?:be|not|know|understand|accept|realise|realize|appreciate|live|learn|admit|agree|laugh|wonder|love|hand it|believe|calm|relax|get a life|grow up|deal with|put up with|take responsibility|pay attention|ask yourself|think about|have(?! .*\b(?:ready|to hand|with you)\b))\b"
)
"""What can't be asked as a step: a state, or a lesson."""
TIMED = re.compile(
    r"(?P<lead>only (?:then|after that)|from now on|in future|next time|until then|then|first|next|after that|afterwards|before that|in the meantime|meanwhile),? (?P<vp>(?!come\b|served\b)[a-z].+)",
    re.IGNORECASE,
)
"""An order behind its place in time."""

IF_YOU_LIKE = re.compile(
    r"(?P<vp>[a-z]+ [^,;:]{2,70}?),? if (?:you|u) (?:want|like|wish|must|prefer|fancy|really must)(?: to)?(?P<tail>)",
    re.IGNORECASE,
)
ASKED = re.compile(r": (?:please|kindly)\b")
""" "Repeat prescriptions: please order by noon": what it is about, then the request."""
SEEING_TO = frozenset(["make", "check", "ensure", "confirm", "see", "note", "let", "remember", "say", "tell"])
"""Verbs behind which a whole statement may follow: "make sure the door is shut"."""
LABEL = re.compile(r"[A-Za-z]+(?: [a-z]+){1,3}: ?[£$€]?\d")
""" "Restore fee: $80" names a sum."""


def with_why(sentence: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Don't DM, DMs aren't read" → please don't DM, as DMs aren't read."""
    hit = WHY.fullmatch(sentence)
    told = ordered(hit["order"], wording, choice)[1] if hit else None
    if hit is None or told is None or told.rule != "please" or not told.text.startswith("Please "):
        return None
    return as_said(f"{told.text.rstrip('.?')}, as {hit['why']}", "please", "ask", wording)


def ordered(bare: str, wording: Wording, choice: Choice) -> tuple[bool, Said | None]:
    """(whether it tells them to do something, that as a request where it should be one).

    `bare`: a sentence without its stop.
    """
    bare = unshoved(bare)
    if offered := IF_YOU_LIKE.fullmatch(bare):
        return True, _allowed(offered["vp"], offered["tail"] or "", wording)
    if keeps_off(bare):
        return True, kept_off(bare, wording, choice)
    if "=" in bare or LABEL.match(bare) or PRICE.fullmatch(fold(bare)):
        return False, None
    if warned := misdeed(bare, wording):
        return True, warned
    if (timed := TIMED.fullmatch(bare)) and (asked := _timed(timed["lead"], timed["vp"], wording)):
        return True, asked
    if sent := SENT_TO.fullmatch(bare):
        return True, as_said(f"Please {sent['do'].lower()}{sent['whom']}", "please", "ask", wording)
    if dm := DM.fullmatch(bare):
        return True, as_said(f"Please {(dm['never'] or '').lower()}DM{dm['rest']}", "please", "ask", wording)
    clause = clause_of(tokens_of(bare, wording.lexicon))
    lead_only = clause is not None and all(t.low in LEADS for t in clause.lead)
    if clause is not None and clause.kind == "command" and lead_only and not is_a_thing(clause, wording):
        return True, _command(clause, wording, choice) if _orders(bare, clause, wording) else None
    if (aim := PURPOSE.fullmatch(bare)) and (asked := _led(aim["lead"], aim["vp"], wording)):
        return True, asked
    if (led := LED.fullmatch(bare)) and (
        asked := _led(MAYBE.sub("", led["lead"]), led["vp"] or led["vp2"] or led["due"], wording)
    ):
        return True, asked
    if (either := EITHER.fullmatch(bare)) and wording.lexicon.base(either["do"].lower(), "base"):
        return True, as_said(f"Please either {bare[either.start('do') :]}", "please", "ask", wording)
    if never := NEVER.fullmatch(bare):
        return True, as_said(f"Please never {never['vp']}", "please", "ask", wording)
    if BE_THERE.match(fold(bare)):
        return True, requested(bare[0].lower() + bare[1:], wording, choice)
    if ruled := _ruled(bare, wording):
        return True, ruled
    if (vp := _owed(bare, wording)) is not None:
        return True, _please(vp, wording, choice)
    warned = threat(bare, wording)
    return warned is not None, warned


def _allowed(vp: str, tail: str, wording: Wording) -> Said | None:
    """ "Leave the bags if you want" → you can leave the bags if you'd like."""
    clause = clause_of(tokens_of(vp, wording.lexicon))
    if clause is None or clause.kind != "command" or clause.negative or is_a_thing(clause, wording):
        return None
    return as_said(
        f"You can {clause.verb.base} {written(clause.rest)} if you'd like{tail}", "please", "inform", wording
    )


def _owed(bare: str, wording: Wording) -> str | None:
    """What they are told that they must do: "you are requested not to park there" → don't park there."""
    folded = fold(bare)
    hit = OBLIGED_TO.match(folded) or OBLIGED.match(folded)
    if hit is None:
        return None
    never = hit["not"] or hit.groupdict().get("never")
    vp = AND_TO.sub(r" \1 ", unshoved(bare[hit.end() :]))
    low = fold(vp)
    if UNOWED.match(low) and not BE_THERE.match(low):
        return None
    return f"don't {vp}" if never else vp[0].lower() + vp[1:]


def formally(bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "You are requested to …", "we must ask you to …": never mere tone, other than "you have to laugh"."""
    folded = fold(bare)
    if (led := LED.fullmatch(bare)) and led["due"]:
        return _led(led["lead"], led["due"], wording)
    vp = _owed(bare, wording) if FORMAL.match(folded) else None
    if BE_THERE.match(folded) and OR_LOSE.fullmatch(bare):
        vp = bare[0].lower() + bare[1:]
    return _please(vp, wording, choice) if vp else None


def _please(vp: str, wording: Wording, choice: Choice) -> Said | None:
    if vp.startswith("don't "):
        return as_said(f"Please {vp}", "please", "ask", wording)
    return requested(vp, wording, choice)


def _timed(lead: str, vp: str, wording: Wording) -> Said | None:
    """ "Only then call us" → please call us only then; "From now on use the side door" → from now on, please …"""
    clause = clause_of(tokens_of(vp, wording.lexicon))
    if clause is None or clause.kind != "command" or clause.lead or is_a_thing(clause, wording):
        return None
    own = clause.verb.base in wording.lists["no_requests"] or (
        clause.verb.base == "let" and fold(vp)[3:5] in ("'s", "s ", " u")
    )
    if own or PLEASED.search(fold(vp)) or not _orders(vp, clause, wording):
        return None
    if lead.lower().startswith("only"):
        return as_said(f"Please {vp} only after that", "please", "ask", wording)
    comma = "" if lead.lower() == "then" else ","
    return as_said(f"{lead}{comma} please {vp}", "please", "ask", wording)


def _ruled(bare: str, wording: Wording) -> Said | None:
    """ "As per clause 7 you have to give notice" → under clause 7, we need you to give notice."""
    hit = RULED.fullmatch(bare)
    vp = hit and _owed(hit["due"], wording)
    if not hit or not vp or vp.startswith("don't "):
        return None
    return as_said(f"Under {hit['rule']}, we need you to {vp}", "please", "inform", wording)


def _led(lead: str, vp: str, wording: Wording) -> Said | None:
    """ "To cancel, reply STOP" → to cancel, please reply STOP."""
    if lead.lower().startswith("should you "):
        lead = f"If you {re.sub(r'^(?:seriously|really|genuinely|still|actually) ', '', lead[11:])}"
    if owed := _owed(vp, wording):
        if (other := OR_ELSE.fullmatch(owed)) and follows(other["then"], wording):
            return as_said(
                f"{lead}, please {other['vp']}; otherwise {comes_of_it(other['then'])}",
                "no-threat",
                "ask",
                wording,
            )
        return as_said(f"{lead}, please {owed}", "please", "ask", wording)
    vp = unshoved(vp)
    vp = vp[0].lower() + vp[1:]
    clause = clause_of(tokens_of(vp, wording.lexicon))
    if clause is None or clause.kind != "command" or clause.lead or is_a_thing(clause, wording):
        return None
    if clause.verb.base in wording.lists["no_requests"] or clause.verb.tag == "be":
        return None
    if PLEASED.search(fold(vp)) or not _orders(vp, clause, wording):
        return None
    return as_said(f"{lead}, please {vp}", "please", "ask", wording)


def _command(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    rest = plain_rest(_unjust(clause.rest, wording))
    base = clause.verb.base
    looks = base == "look" and rest and rest[0].tag == "prep"
    if not base or (base in wording.lists["no_requests"] and not looks) or clause.verb.tag == "be":
        return None
    if base == "stop" and (not rest or CONTACT.search(written(rest))):
        return None
    if base == "take" and [t.low for t in rest] == ["care"]:
        return None  # says goodbye
    vp = f"{base} {written(rest).lstrip(', ')}".strip()
    if clause.negative:
        if again := done_again(base, vp, wording, choice):
            return again
        return as_said(f"Please don't {vp}", "please", "ask", wording)
    where = _document(base, rest, wording)
    if where:
        return as_said(choice.fill("document", {"in_np": placed(where)}) or "", "please", "inform", wording)
    return requested(
        vp,
        wording,
        choice,
        to_us=base in wording.lists["request_verbs"] or any(t.low in ("us", "me") for t in rest),
    )


def _unjust(rest: Sequence[Token], wording: Wording) -> list[Token]:
    """Without what softens or pushes; a "just" that parts two orders is their sign: "don't call, just wait"."""
    kept: list[Token] = []
    for place, token in enumerate(rest):
        after = rest[place + 1].low if place + 1 < len(rest) else ""
        parts = token.low in ("just", "simply") and kept and kept[-1].tag in ("noun", "adv", "pron")
        if parts and wording.lexicon.base(after, "base"):
            kept.append(token._replace(text="; just", space=False))
        elif token.low not in PLEASE:
            kept.append(token)
    return kept


def _is_told_of(clause: Clause) -> bool:
    """ "Delay repay for the ticket is a separate form": what looks like a verb is the name of a thing."""
    before = list(takewhile(lambda t: t.low not in ("is", "are", "was", "were"), clause.rest))
    first = before[0].tag if before else ""
    whole = not any(t.tag in ("sub", "wh", "conj", "punct") for t in before)
    return len(before) < len(clause.rest) and whole and first not in ("", "det", "pron")


def _orders(bare: str, clause: Clause, wording: Wording) -> bool:
    """Whether the verb in front is an order for sure, not a noun without its article."""
    after = clause.rest[0] if clause.rest else None
    if ASKED.search(fold(bare)) or (clause.verb.base not in SEEING_TO and _is_told_of(clause)):
        return False
    joined = after is not None and after.tag == "conj"
    leads = after is not None and (after.tag in ("det", "pron") or after.low in ("it", "to", "your", "our"))
    base = clause.verb.base
    clear = base not in wording.lexicon.nouns_first and base not in wording.lists["count_nouns"]
    polite = any(t.low in PLEASE for t in clause.lead)
    near = (
        after is not None
        and len(clause.rest) <= SHORT
        and (after.low in NEAR or clause.rest[-1].low == "first")
    )
    if not joined and (leads or near or clear or polite or clause.negative or OR_LOSE.fullmatch(bare)):
        return True
    share = wording.acts.read(bare).share
    return sum(share[act] for act in ("order", "how", "ask", "push", "threat")) >= LIKELY


def requested(vp: str, wording: Wording, choice: Choice, *, to_us: bool = False) -> Said | None:
    if first := done_first(vp):
        return as_said(first, "please", "ask", wording)
    if (
        (other := OR_ELSE.fullmatch(vp))
        and follows(other["then"], wording)
        and not BECAUSE_OR.search(fold(other["vp"]))
    ):
        first = tokens_of(other["then"], wording.lexicon)[0]
        if first.form != "base" or first.tag != "verb":
            then = told_then(comes_of_it(other["then"]), wording)
            return as_said(f"Please {other['vp']}; otherwise {then}", "no-threat", "ask", wording)
    if (other := OR_LOSE.fullmatch(vp)) is not None:
        would = "you would have to" if other["pay"] else "you would"
        return as_said(
            f"Please {other['vp']}; otherwise {would} {other['then']}", "no-threat", "ask", wording
        )
    if to_us and len(vp.split()) <= FEW and not UNASKED.search(fold(vp)):
        return as_said(choice.fill("ask_vp", {"vp": vp}) or "", "please", "ask", wording, vp=vp)
    return as_said(f"Please {vp}", "please", "ask", wording)


def _document(base: str, rest: Sequence[Token], wording: Wording) -> str:
    """What a "see …", "read …" or "check …" points at, where it is something to read and nothing more is said."""
    if base not in LOOKING:
        return ""
    words = list(rest[1:] if rest and rest[0].low in ("to", "at", "in", "on") else rest)
    nouns = [t for t in words if t.tag == "noun"]
    if any(t.low in TIMES for t in words):
        return ""  # "check the website in the morning" is something to do
    known = any(t.low in wording.lists["documents"] for t in nouns[:3])
    simple = all(t.tag in ("det", "adj", "noun", "num", "prep") for t in words)
    return written(words) if known and simple and words and words[0].low not in UNPLACED else ""


def _says_when(rest: Sequence[Token]) -> bool:
    """ "Call us then", "by then"; a "then" behind anything else is mere tone."""
    if len(rest) > 1 and rest[-2].tag in ("prep", "sub"):
        return True
    return rest[-1].low == "then" and (len(rest) == 1 or rest[-2].low in ("us", "me", "back", "again"))


def plain_rest(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    if [t.low for t in kept] == ["then"]:
        return tuple(kept)  # "call then"
    while kept and (
        (kept[-1].tag == "punct" and kept[-1].text not in (")", '"'))
        or (kept[-1].low in TRAILING and not _says_when(kept))
    ):
        kept.pop()
    return tuple(kept)
