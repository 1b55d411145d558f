"""What an office says that it does, or doesn't do, said by one of its people: "copies are not accepted" is what we're not
able to accept. Only where nobody but us can be meant."""

import re

from bot.coach.duties import BY_SOMEBODY
from bot.coach.notice import NOT_BY_THEM, NP, Form, Hit, Made, cut, is_one, runs_on, thing_of
from bot.coach.phrases import plural
from bot.coach.text import fold
from bot.coach.tokens import tokens_of
from bot.coach.wording import Wording

HOW = r"(?: (?P<how>normally|usually|generally|ordinarily|currently|therefore|strictly|automatically|always|only|also))*"
PERSONS = frozenset(["parent", "guardian", "executor", "owner", "patient", "doctor", "gp", "manager", "landlord", "employer", "bank", "seller", "buyer", "sender", "recipient", "addressee", "witness", "vet", "dentist"])  # fmt: skip
UNREFUNDED = re.compile(
    rf"{NP} (?:is|are) (?:strictly |also )?(?:non-? ?refundable|not refundable)(?: and (?:cannot|can't|can not|may not) be (?P<done>[a-z]+)| (?:or|nor) (?P<able>exchange|return)able)?(?P<rest> .+)?"
)
REFUSED = re.compile(
    rf"{NP} (?P<when>(?:is|are)(?: not|n't)|will not be|won't be|shall not be){HOW} (?P<done>[a-z]+)(?P<rest> .+)?"
)
UNALLOWED = re.compile(r"(?:allow|permit) to\b")
"""Said of somebody, who is asked not to do it."""
NOT_OPEN = re.compile(
    rf"{NP} (?:is|are)(?: not|n't)(?P<cur> currently)? (?P<how>available|open|offered|extended) to (?P<whom>.+)"
)
UNSENT = re.compile(
    r"(?P<who>(?!(?:we|i|you|they)\b)\S.{1,50}?) (?:(?:do|does)(?: not|n't)(?P<how> normally| usually| currently)? (?:receive|get)|(?:will not|won't) receive) (?P<np>.+)"
)
COMMENTS = re.compile(
    r"(?:(?P<who>we|i)(?:'ve| have)?(?: duly)? (?:noted?|recorded?|taken note of|made a note of|logged?|acknowledged?) your (?P<what>comments?|remarks?|feedback|observations?|views?|points?|opinions?|thoughts)"
    r"|your (?P<what2>comments?|remarks?|feedback|observations?|views?|points?|opinions?|thoughts)(?P<tail2> (?:about|on|regarding|concerning) .+?)? (?:has been|have been|is|are)(?: duly)? (?:noted|placed on file|recorded|logged|taken on board|acknowledged))(?P<tail>(?: (?:about|on|regarding|concerning|with regard to) .+)?)"
)
TAKEN_IN = re.compile(
    rf"{NP} (?:(?:has|have) been|was|were) (?P<done>[a-z]+)(?P<rest>(?: (?:(?:as|on|at|under|in|with)\b.*|[a-z]{{0,3}}\d+))?)"
)
BY_WHOM = re.compile(
    rf"{NP} (?:must|has to|have to|needs to|need to|is to|are to|can only|may only) be (?P<done>[a-z]+) (?P<only>only )?by (?P<who>(?:the|an?|your|both) (?:(?:account|card|policy|lead|registered|named|primary|main|authori[sz]ed|legal|new|current|original|bill|responsible) )*[a-z]+)(?P<rest>(?:,? (?:in|within|by|before|at|on|via|through|using|with|and)\b.*)?)"
)
HAD_TO = re.compile(
    rf"{NP} (?:had|needed) to (?:be (?P<done>[a-z]+)|(?P<reach>reach us|arrive(?: with us)?|be with us|be in))(?P<rest> (?:within|by|before|no later than|not later than|on or before|at least|in|between|with|for)\b.+)"
)
IN_TURN = re.compile(
    rf"{NP} (?:is|are) (?P<how>always |all |usually |normally |only )?(?P<done>[a-z]+)(?P<with> with)?(?P<rest> (?:in (?:strict |the )?(?:date |chronological |turn|order|rotation|batches)|on a |strictly |in accordance|by (?:priority|urgency|date|need)|according to |within |from |between |every |once |daily|weekly|monthly|according ).*| in turn| daily| weekly)"
)
KEPT = re.compile(
    rf"{NP} (?:is|are) (?:strictly |exclusively |only |reserved |kept |set aside |intended |solely )*for (?P<what>.+?)(?P<only> only)?"
)
KEPT_SIGN = re.compile(r" (?:strictly|exclusively|only|reserved|kept|set aside|solely)\b")
STAFF = re.compile(
    r"(?P<who>(?:dr|prof|mr|mrs|ms|miss)\.? [a-z'-]+|(?:the|our) (?:[a-z]+ )?(?:doctors?|dentists?|nurses?|gps?|vets?|teachers?|team|staff|engineers?|technicians?|surgery|practice|reception|pharmacist|consultant|office|clinic|school|branch|shop|store|hotel|kitchen|driver|drivers|surgeons?|stylists?|agents?|advisers?|advisors?))"
    r" (?:does|do|will)(?: not|n't)(?P<how> normally| usually| currently)? (?P<vp>(?P<verb>discuss|give|offer|accept|take|provide|issue|see|answer|call|ring|return|send|release|disclose|comment|prescribe|treat|refund|reply|visit) .+)"
)
NEEDS = re.compile(
    r"(?P<np>(?:all |any |an? |the |your |every |each )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?:needs?|requires?)(?: always)? (?P<what>(?!to\b|be\b|us\b|you\b|doing\b)(?:\d|an?\b|at least\b|up to\b|(?:one|two|three|four|five|six|seven|ten|fourteen|thirty)\b|proof\b|the\b|your\b|written\b|photo\b|prior\b|valid\b|original\b|both\b|signed\b)[^;]*)"
)


def _unrefunded(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Tickets are non-refundable and cannot be exchanged" → we're not able to refund or exchange tickets."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    also = wording.lexicon.base(hit["done"], "participle") if hit["done"] else hit["able"]
    if thing is None or runs_on(rest) or (hit["done"] and also not in wording.lists["withheld"]):
        return None
    return Made(
        f"we're not able to refund{f' or {also}' if also else ''} {thing[0]}{rest}", "plain-no", "refusal"
    )


def _refused(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Copies are not accepted" → we're not able to accept copies."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    undone = base in wording.lists["left_undone"]
    if thing is None or not (undone or base in wording.lists["withheld"]) or runs_on(rest):
        return None
    if BY_SOMEBODY.search(fold(rest)) or fold(rest).endswith(" yet") or UNALLOWED.match(f"{base}{rest}"):
        return None
    np, head = thing
    later = not hit["when"].startswith(("is", "are"))
    one = not plural(head) and head[0].tag in ("det", "pron")
    if one and not later and base not in ("refund", "exchange", "reimburse", "replace", "consider"):
        return None
    how, base = hit["how"] or "", {"entertain": "consider"}.get(base or "", base or "")
    if later:
        start = "we won't be able to"
    elif how in ("normally", "usually", "generally", "ordinarily") or undone:
        start = f"we don't {how}".rstrip()
    elif how in ("currently", "therefore", "also"):
        start = f"we're {how} not able to"
    else:
        start = "we're not able to"
    return Made(f"{start} {base} {np}{rest}", "plain-no", "refusal")


def _not_open(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "This offer is not available to existing customers" → we're not able to extend this offer to existing customers."""
    thing = thing_of(hit, clause, wording)
    if thing is None or hit["whom"].startswith(("view", "buy", "order", "download")):
        return None
    some = is_one(thing[1], "terms_for_some", wording)
    if hit["how"] in ("open", "extended") and not some:
        return None
    cur = "currently " if hit["cur"] else ""
    whom = cut(hit, "whom", clause)
    return Made(
        f"we're {cur}not able to {'extend' if some else 'offer'} {thing[0]} to {whom}", "plain-no", "refusal"
    )


def _unsent(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Band C applicants do not receive individual updates" → we don't send Band C applicants individual updates."""
    whom = thing_of(hit, clause, wording, name="who")
    things = re.split(r" (?:until|before|unless|after|for|about|on|by|from|if|when)\b", hit["np"])[0]
    people = whom is not None and whom[1][-1].low in wording.lists["people"]
    if whom is None or not people or not things or things.startswith(("it", "them", "this", "that")):
        return None
    verb = "send" if things.rsplit(maxsplit=1)[-1] in wording.lists["by_post"] else "give"
    return Made(
        f"we don't{hit['how'] or ''} {verb} {whom[0]} {cut(hit, 'np', clause)}", "plain-no", "refusal"
    )


def _comments(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "We have noted your comments about the signage" → we've made a note of what you say about the signage."""
    who = hit["who"] or "we"
    tail = cut(hit, "tail", clause) or cut(hit, "tail2", clause)
    tail = re.sub(r"^ (?:on|regarding|concerning|with regard to) ", " about ", tail)
    return Made(f"{'I' if who == 'i' else who}'ve made a note of what you say{tail}", "in-person", "inform")


def _taken_in(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Your complaint has been reviewed" → we've reviewed your complaint."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base not in wording.lists["our_part"] or thing[1][0].low not in ("your", "yours"):
        return None
    have = "'ve" if " been " in clause[hit.end("np") : hit.start("done")] else ""
    return Made(f"we{have} {hit['done']} {thing[0]}{cut(hit, 'rest', clause)}", "in-person", "inform")


def _by_whom(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Closure has to be requested by the account holder" → we need the account holder to request closure."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, who = thing_of(hit, clause, wording), cut(hit, "who", clause)
    last = fold(who).rsplit(maxsplit=1)[-1]
    person = last in wording.lists["people"] or last.removesuffix("s") in PERSONS or last == "holder"
    if thing is None or base is None or not person:
        return None
    rest = cut(hit, "rest", clause)
    if hit["only"] or " only " in clause[hit.end("np") : hit.start("done")]:
        return Made(f"only {who} can {base} {thing[0]}{rest}", "in-person", "inform")
    return Made(f"we need {who} to {base} {thing[0]}{rest}", "in-person", "inform")


def _had_to(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Appeals had to be lodged within 28 days" → we could only accept appeals lodged within 28 days."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    base = wording.lexicon.base(hit["done"], "participle") if hit["done"] else "reach"
    if (
        thing is None
        or (hit["done"] and base not in wording.lists["hands_in"])
        or BY_SOMEBODY.search(fold(rest))
    ):
        return None
    np, head = thing
    if head[0].tag == "det" and head[0].low not in ("all", "any"):
        how = f"to be {hit['done']}" if hit["done"] else "to reach us"
        return Made(f"we needed {np} {how}{rest}", "in-person", "inform")
    if not plural(head) or not is_one(head, "handed_in", wording):
        return None
    np = re.sub(r"^(?:all|any) ", "", np)
    how = hit["done"] or "that reached us"
    return Made(f"we could only accept {np} {how}{rest}", "in-person", "inform")


def _in_turn(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Repairs are dealt with in order of priority" → we deal with repairs in order of priority."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or base not in wording.lists["our_work"] or (base == "deal") != bool(hit["with"]):
        return None
    if re.search(r"\bby (?:the|our|an?|its|your) ", fold(rest)) or NOT_BY_THEM.search(fold(thing[0])):
        return None
    return Made(f"we {hit['how'] or ''}{base}{hit['with'] or ''} {thing[0]}{rest}", "in-person", "inform")


def _kept(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Emergency slots are for gas leaks only" → we keep emergency slots for gas leaks only."""
    thing = thing_of(hit, clause, wording)
    between = fold(clause[hit.end("np") : hit.start("what")])
    sign = KEPT_SIGN.search(between)
    if thing is None or not is_one(thing[1], "kept_for", wording) or not (sign or hit["only"]):
        return None
    only = " only" if hit["only"] or re.search(r"\b(?:strictly|exclusively|only|solely)\b", between) else ""
    return Made(f"we keep {thing[0]} for {cut(hit, 'what', clause)}{only}", "in-person", "inform")


def _staff(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Dr Ames does not discuss results by phone" → Dr Ames isn't able to discuss results by phone."""
    who = cut(hit, "who", clause)
    if hit["how"] or re.match(r"\w+ (?:that|to|well|the job)\b", hit["vp"]):
        return None
    who = who if fold(who).split()[0] not in ("the", "our") else who[:1].lower() + who[1:]
    many = plural(tokens_of(who, wording.lexicon)) and who.startswith(("the ", "our "))
    be = "aren't" if many or re.match(r" (?:do|don't) ", fold(clause)[hit.end("who") :]) else "isn't"
    return Made(f"{who} {be} able to {cut(hit, 'vp', clause)}", "plain-no", "refusal")


def _needs(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Repeat requests need 72 hours" → we need 72 hours for repeat requests."""
    thing, what = thing_of(hit, clause, wording), cut(hit, "what", clause)
    tokens = tokens_of(what, wording.lexicon)
    if thing is None or not is_one(thing[1], "proceedings", wording) or any(t.tag in ("modal", "be", "have", "do", "wh", "sub") for t in tokens):  # fmt: skip
        return None
    plain = [t for t in tokens if t.low not in ("at", "least", "of")]
    if any(t.low in (",", "and") or t.tag == "prep" or t.form in ("participle", "past") for t in plain):
        return Made(f"for {thing[0]}, we need {what}", "in-person", "inform")
    return Made(f"we need {what} for {thing[0]}", "in-person", "inform")


OURS = (
    Form(UNREFUNDED, _unrefunded),
    Form(REFUSED, _refused),
    Form(NOT_OPEN, _not_open),
    Form(UNSENT, _unsent),
    Form(COMMENTS, _comments),
    Form(TAKEN_IN, _taken_in),
    Form(BY_WHOM, _by_whom),
    Form(HAD_TO, _had_to),
    Form(IN_TURN, _in_turn),
    Form(KEPT, _kept),
    Form(STAFF, _staff),
    Form(NEEDS, _needs),
)
