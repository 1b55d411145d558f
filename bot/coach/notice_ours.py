"""What an office says that it does, or doesn't do, said by one of its people: "copies are not accepted" is what we're not
able to accept. Only where nobody but us can be meant."""

import re

from bot.coach.duties import BY_SOMEBODY
from bot.coach.notice import MILDER, NOT_BY_THEM, NP, Form, Hit, Made, cut, is_one, runs_on, thing_of
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
    rf"{NP} (?P<when>(?:is|are)(?: also| therefore| currently)?(?: not|n't)|will not be|won't be|shall not be){HOW} (?P<done>[a-z]+)(?: (?:or|nor) (?P<done2>[a-z]+))?(?P<rest> .+)?"
)
ON_A_SIGN = re.compile(
    rf"{NP} (?:also |strictly |still )?not (?P<done>accepted|allowed|given|taken|refunded|exchanged|offered|provided|issued|permitted|replaced|included|returned)(?P<rest>(?: (?:on|in|at|for|after|before|without|with|by|via|from|during|over|under|within)\b.+)?)"
)
""" "cash not accepted": a rule, where a single thing would have been turned down."""
FIXED = re.compile(rf"{NP} (?:cannot|can't|can not) be (?P<done>[a-z]+)(?P<rest> .+)?")
ONLY_SO = re.compile(
    rf"{NP} (?:is |are )?only (?P<rest>(?:with|in|by|at|after|against|within|via|through) .+)"
)
NONE_IS = re.compile(
    r"(?:absolutely )?no (?P<np>(?!longer\b|more\b|one\b|doubt\b)\S.{1,70}?) (?P<when>will be|can be|shall be|is|are) (?:currently |normally )?(?P<done>[a-z]+)(?P<rest> .+)?"
)
ONLY = re.compile(
    r"(?:only (?P<np>\S.{1,70}?) (?:is|are|can be|will be)|(?P<np2>\S.{1,70}?) (?:(?:is|are) only|can only be|will only be)) (?P<done>[a-z]+)(?P<rest> .+)?"
)
MUST_BE = re.compile(
    rf"{NP} (?:must|has to|have to|needs? to) be (?P<rest>(?:(?:clearly |fully |all )?(?:on|in|under|at least|no more than|no larger than|no older than|no longer than|less than|with us|valid|original|legible|complete|readable)\b).*)"
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
    rf"{NP} (?:must|has to|have to|needs to|need to|is to|are to|can only|may only) be (?P<done>[a-z]+) (?P<only>only )?by (?P<who>(?:the|an?|your|both|every|each|all) (?:(?:account|card|policy|lead|registered|named|primary|main|authori[sz]ed|legal|new|current|original|bill|responsible) )*[a-z]+)(?P<rest>(?:,? (?:in|within|by|before|at|on|via|through|using|with|and)\b.*)?)"
)
HAD_TO = re.compile(
    rf"{NP} (?:had|needed) to (?:be (?P<done>[a-z]+)|(?P<reach>reach us|arrive(?: with us)?|be with us|be in))(?P<rest> (?:within|by|before|no later than|not later than|on or before|at least|in|between|with|for)\b.+)"
)
IN_TURN = re.compile(
    rf"{NP} (?:is|are) (?P<how>always |all |usually |normally |only )?(?P<done>[a-z]+)(?P<with> with)?(?P<rest> (?:in (?:strict |the )?(?:date |chronological |turn|order|rotation|batches)|on a |strictly |in accordance|by (?:priority|urgency|date|need)|according to |within |from |between |every |once |daily|weekly|monthly|according ).*| in turn| daily| weekly)"
)
UPKEPT = re.compile(
    rf"{NP} (?:is|are) (?P<done>[a-z]+)(?P<of> of)?(?P<rest> (?:for \d|at|on|after|every|each|before|when|once|if|overnight|the next|daily|weekly|monthly)\b.*)"
)
KEPT = re.compile(
    rf"{NP} (?:is|are) (?:strictly |exclusively |only |reserved |kept |set aside |intended |solely )*for (?P<what>.+?)(?P<only> only)?"
)
KEPT_SIGN = re.compile(r" (?:strictly|exclusively|only|reserved|kept|set aside|solely)\b")
FORBIDDEN = re.compile(
    rf"{NP} (?:is|are)(?: strictly| absolutely| expressly| always| also)? (?:forbidden|prohibited|banned)(?P<rest>(?: (?:on|in|at|during|after|before|inside|within|near|under|here)\b.*)?)"
)
TURNED_AWAY = re.compile(
    rf"{NP} (?:will|may) be (?P<how>turned away|refused (?:entry|admission)|denied (?:entry|admission|access))(?P<rest>(?: (?:at|after|from|if|without|once)\b.*)?)"
)
NEEDS = re.compile(
    r"(?P<np>(?:all |any |an? |the |your |every |each )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?:needs?|requires?)(?: always)? (?P<what>(?!to\b|be\b|us\b|you\b|doing\b)(?:\d|an?\b|at least\b|up to\b|(?:one|two|three|four|five|six|seven|ten|fourteen|thirty)\b|proof\b|the\b|your\b|written\b|photo\b|prior\b|valid\b|original\b|both\b|signed\b)[^;]*)"
)


def _on_a_sign(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "cash not accepted" → we're not able to accept cash."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base not in wording.lists["withheld"] or thing[1][0].tag == "det":
        return None
    np, head = thing
    if not plural(head) and head[-1].low in wording.lists["count_nouns"]:
        return None
    return Made(f"we're not able to {base} {np}{cut(hit, 'rest', clause)}", "office-no", "refusal")


def _fixed(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Memberships cannot be frozen" → it isn't possible to freeze memberships; other verbs are told in anew.py."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or not base or hit["done"] not in wording.lexicon.adjectives:
        return None
    if BY_SOMEBODY.search(fold(rest)) or runs_on(rest):
        return None
    return Made(f"it isn't possible to {base} {thing[0]}{rest}", "office-no", "refusal")


def _only_so(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "refunds only with receipt" → refunds are only possible with a receipt."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or not is_one(thing[1], "proceedings", wording):
        return None
    last = tokens_of(rest, wording.lexicon)
    if len(last) == 2 and last[1].low in wording.lists["count_nouns"] and last[0].low in ("with", "against"):
        rest = f"{last[0].text} {'an' if last[1].low[0] in 'aeio' else 'a'} {last[1].text}"
    be = "are" if plural(thing[1]) else "is"
    return Made(f"{thing[0]} {be} only possible {rest}", "in-person", "inform")


def _unrefunded(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Tickets are non-refundable and cannot be exchanged" → we're not able to refund or exchange tickets."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    also = wording.lexicon.base(hit["done"], "participle") if hit["done"] else hit["able"]
    if thing is None or runs_on(rest) or (hit["done"] and also not in wording.lists["withheld"]):
        return None
    return Made(
        f"we're not able to refund{f' or {also}' if also else ''} {thing[0]}{rest}", "office-no", "refusal"
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
    how, base = hit["how"] or "", MILDER.get(base or "", base or "")
    if hit["done2"]:
        also = wording.lexicon.base(hit["done2"], "participle")
        if also not in wording.lists["withheld"]:
            return None
        base = f"{base} or {also}"
    if later:
        start = "we won't be able to"
    elif how in ("normally", "usually", "generally", "ordinarily") or undone:
        start = f"we don't {how}".rstrip()
    elif how in ("currently", "therefore", "also"):
        start = f"we're {how} not able to"
    else:
        start = "we're not able to"
    return Made(f"{start} {base} {np}{rest}", "office-no", "refusal")


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
        f"we're {cur}not able to {'extend' if some else 'offer'} {thing[0]} to {whom}", "office-no", "refusal"
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
        f"we don't{hit['how'] or ''} {verb} {whom[0]} {cut(hit, 'np', clause)}", "office-no", "refusal"
    )


def _comments(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "We have noted your comments about the signage" → we've made a note of what you told us about the signage."""
    who = hit["who"] or "we"
    tail = cut(hit, "tail", clause) or cut(hit, "tail2", clause)
    tail = re.sub(r"^ (?:on|regarding|concerning|with regard to) ", " about ", tail)
    return Made(
        f"{'I' if who == 'i' else who}'ve made a note of what you told us{tail}", "in-person", "inform"
    )


def _upkept(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Lockers are emptied at the end of the day" → we empty lockers at the end of the day."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or base not in wording.lists["our_upkeep"] or BY_SOMEBODY.search(fold(rest)):
        return None
    if thing[1][0].low in ("your", "yours", "it", "they", "this", "that") or not plural(thing[1]):
        return None
    if (base == "dispose") != bool(hit["of"]):
        return None
    return Made(f"we {base}{hit['of'] or ''} {thing[0]}{rest}", "in-person", "inform")


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
    person = last in wording.lists["people"] or last.removesuffix("s") in PERSONS or last.endswith("holder")
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
    if not plural(head) or not (is_one(head, "handed_in", wording) or is_one(head, "papers", wording)):
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


def _forbidden(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Changes to the name are prohibited" → we're not able to allow changes to the name."""
    thing = thing_of(hit, clause, wording)
    if thing is None or thing[1][0].form == "ing" or wording.lexicon.base(thing[1][0].low, "ing"):
        return None
    return Made(f"we're not able to allow {thing[0]}{cut(hit, 'rest', clause)}", "office-no", "refusal")


def _turned_away(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Late arrivals will be turned away" → we won't be able to let late arrivals in."""
    thing = thing_of(hit, clause, wording)
    return thing and Made(
        f"we won't be able to let {thing[0]} in{cut(hit, 'rest', clause)}", "office-no", "refusal"
    )


def _needs(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Repeat requests need 72 hours" → we need 72 hours for repeat requests."""
    thing, what = thing_of(hit, clause, wording), cut(hit, "what", clause)
    tokens = tokens_of(what, wording.lexicon)
    if thing is None or not is_one(thing[1], "proceedings", wording) or any(t.tag in ("modal", "be", "have", "do", "wh", "sub") for t in tokens):  # fmt: skip
        return None
    plain = [t for t in tokens[1:] if t.low not in ("least", "of", "written", "signed")]
    if any(t.low in (",", "and") or t.tag == "prep" or t.form in ("participle", "past") for t in plain):
        return Made(f"for {thing[0]}, we need {what}", "in-person", "inform")
    return Made(f"we need {what} for {thing[0]}", "in-person", "inform")


def _none_is(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "No late entries will be considered" → we won't be able to consider any late entries."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    acts = wording.lists["withheld"] | wording.lists["company_acts"]
    if thing is None or base not in acts or BY_SOMEBODY.search(fold(rest)):
        return None
    np = re.sub(r"^(?:the|an?) ", "", thing[0])
    start = "we won't be able to" if hit["when"] in ("will be", "shall be") else "we're not able to"
    return Made(f"{start} {base} any {np}{rest}", "office-no", "refusal")


def _only(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Only original receipts are accepted" → we can only accept original receipts."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording, name="np" if hit["np"] else "np2")
    rest = cut(hit, "rest", clause)
    person = thing is not None and any(t.low in wording.lists["people"] for t in thing[1])
    if thing is None or person or base not in wording.lists["withheld"] or BY_SOMEBODY.search(fold(rest)):
        return None
    return Made(f"we can only {base} {thing[0]}{rest}", "in-person", "inform")


def _must_be(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Appeals must be on form A with evidence" → we need appeals to be on form A with evidence."""
    thing = thing_of(hit, clause, wording)
    kinds = ("handed_in", "proceedings")
    if thing is None or not any(is_one(thing[1], kind, wording) for kind in kinds):
        return None
    return Made(f"we need {thing[0]} to be {cut(hit, 'rest', clause)}", "in-person", "inform")


OURS = (
    Form(UNREFUNDED, _unrefunded),
    Form(ON_A_SIGN, _on_a_sign),
    Form(FIXED, _fixed),
    Form(ONLY_SO, _only_so),
    Form(NONE_IS, _none_is),
    Form(REFUSED, _refused),
    Form(NOT_OPEN, _not_open),
    Form(UNSENT, _unsent),
    Form(COMMENTS, _comments),
    Form(TAKEN_IN, _taken_in),
    Form(BY_WHOM, _by_whom),
    Form(HAD_TO, _had_to),
    Form(MUST_BE, _must_be),
    Form(IN_TURN, _in_turn),
    Form(UPKEPT, _upkept),
    Form(KEPT, _kept),
    Form(FORBIDDEN, _forbidden),
    Form(TURNED_AWAY, _turned_away),
    Form(NEEDS, _needs),
)
FIRST = (Form(ONLY, _only),)
