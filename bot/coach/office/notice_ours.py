"""What an office says that it does, or doesn't do, said by one of its people: "copies are not accepted" is what we're not
able to accept. Only where nobody but us can be meant."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.duties import BY_SOMEBODY
from bot.coach.office.notice import MILDER, NOT_BY_THEM, NP, Made, cut, is_one, runs_on, thing_of
from bot.coach.wording import Wording

HOW = r"(?: (?P<how>normally|usually|generally|ordinarily|currently|therefore|strictly|automatically|always|only|also))*"
UNREFUNDED = re.compile(
    rf"{NP} (?:is|are) (?:strictly |also )?(?:non-? ?refundable|not refundable)(?: and (?:cannot|can't|can not|may not) be (?P<done>[a-z]+)| (?:or|nor) (?P<able>exchange|return)able)?(?P<rest> .+)?"
)
REFUSED = re.compile(
    rf"{NP} (?P<when>(?:is|are)(?: also| therefore| currently)?(?: not|n't)|will not be|won't be|shall not be){HOW} (?P<done>[a-z]+)(?: (?:or|nor) (?P<done2>[a-z]+))?(?P<rest> .+)?"
)
ON_A_SIGN = re.compile(
    rf"{NP} (?:also |strictly |still )?not (?P<done>accepted|allowed|given|taken|refunded|exchanged|offered|provided|issued|permitted|replaced|included)(?P<rest>(?: (?:on|in|at|for|after|before|without|with|by|via|from|during|over|under|within)\b.+)?)"
)
""" "cash not accepted": a rule, where a single thing would have been turned down."""
SAYS = re.compile(r"\b(?:shows?|says?|states?|confirms?|reports?|records? show)\b")
FIXED = re.compile(rf"{NP} (?:cannot|can't|can not) be (?P<done>[a-z]+)(?P<rest> .+)?")
ONLY_SO = re.compile(
    rf"{NP} (?:is |are )?only (?P<rest>(?:online$|with|in|by|at|after|against|within|via|through)\b.*)"
)
NONE_IS = re.compile(
    r"(?:absolutely )?no (?P<np>(?!longer\b|more\b|one\b|doubt\b)\S.{1,70}?) (?P<when>will be|can be|shall be|is|are) (?:currently |normally )?(?P<done>[a-z]+)(?P<rest> .+)?"
)
ONLY = re.compile(
    r"(?:only (?P<np>\S.{1,70}?) (?:is|are|can be|will be)|(?P<np2>\S.{1,70}?) (?:(?:is|are) only|can only be|will only be)) (?P<done>[a-z]+)(?P<rest> .+)?"
)
NEITHER = re.compile(
    rf"{NP} (?:is|are) (?:strictly )?(?:non-?transferable and non-?refundable|non-?refundable and non-?transferable)(?P<rest> .+)?"
)
LOOKED_INTO = frozenset("matter case issue complaint claim incident request appeal footage file".split())  # noqa: SIM905
ALLOW = frozenset(["allow", "permit"])
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


def _withheld(np: str, base: str, done: str, when: str = "") -> str:
    """In the word of the notice, but for what nobody says so: "pets can't be allowed"."""
    return f"we're {when}not able to {base} {np}" if base in ALLOW else f"{np} can't {when}be {done}"


def _on_a_sign(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "cash not accepted" → cash can't be accepted; "pets not allowed" → we're not able to allow pets."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base not in wording.lists["withheld"] or thing[1][0].tag == "det":
        return None
    np, head = thing
    if not plural(head) and head[-1].low in wording.lists["count_nouns"]:
        return None
    if SAYS.search(np):
        return None  # "system shows items not returned" tells of a case
    return Made(f"{_withheld(np, base, hit['done'])}{cut(hit, 'rest', clause)}", "office-no", "refusal")


def _fixed(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Memberships cannot be frozen" → it isn't possible for memberships to be frozen; other verbs are told in anew.py."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or not base or hit["done"] not in wording.lexicon.adjectives:
        return None
    if BY_SOMEBODY.search(fold(rest)) or runs_on(rest):
        return None
    return Made(f"it isn't possible for {thing[0]} to be {hit['done']}{rest}", "office-no", "refusal")


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


IS_OR_ARE = re.compile(r" (is|are) ")


def _unrefunded(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Tickets are non-refundable and cannot be exchanged": as it stands, so that it is softened."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    also = wording.lexicon.base(hit["done"], "participle") if hit["done"] else hit["able"]
    if thing is None or runs_on(rest) or (hit["done"] and also not in wording.lists["withheld"]):
        return None
    second = f" and can't be {hit['done']}" if hit["done"] else f" and non-{also}able" if also else ""
    first = IS_OR_ARE.search(hit.group())
    be = first[1] if first else "is"
    return Made(f"{thing[0]} {be} non-refundable{second}{rest}", "office-no", "refusal")


def _neither(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Passes are non-refundable and non-transferable": the same of both."""
    thing = thing_of(hit, clause, wording)
    rest = cut(hit, "rest", clause)
    if thing is None:
        return None
    first = IS_OR_ARE.search(hit.group())
    be = first[1] if first else "is"
    both = " and ".join(re.findall(r"non-?(?:refundable|transferable)", hit.group()))
    return Made(f"{thing[0]} {be} {both}{rest}", "office-no", "refusal")


def _refused(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Copies are not accepted" → copies can't be accepted; what is merely not done, "we don't keep copies"."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    undone = base in wording.lists["left_undone"]
    if thing is None or not (undone or base in wording.lists["withheld"]) or runs_on(rest):
        return None
    if base == "make" and rest.startswith((" up", " out", " good", " off")):
        return None
    if BY_SOMEBODY.search(fold(rest)) or fold(rest).endswith(" yet") or UNALLOWED.match(f"{base}{rest}"):
        return None
    np, head = thing
    later = not hit["when"].startswith(("is", "are"))
    one = not plural(head) and head[0].tag in ("det", "pron")
    if one and not later and base not in ("refund", "exchange", "reimburse", "replace", "consider"):
        return None
    how, milder = hit["how"] or "", MILDER.get(base or "", base or "")
    also = wording.lexicon.base(hit["done2"], "participle") if hit["done2"] else None
    if hit["done2"] and also not in wording.lists["withheld"]:
        return None
    second = f" or {also}" if also else ""
    if how in ("normally", "usually", "generally", "ordinarily") or undone:
        if later:
            return Made(f"we won't be able to {milder}{second} {np}{rest}", "office-no", "refusal")
        return Made(f"we don't {how} {milder}{second} {np}{rest}".replace("  ", " "), "office-no", "refusal")
    when = f"{how} " if how in ("currently", "therefore", "also") else ""
    done = hit["done"] if milder == base else wording.lexicon.form(milder, "participle")
    second = f" or {hit['done2']}" if also else ""
    if any(t.form in ("past", "participle") for t in tokens_of(np, wording.lexicon)):
        no = "won't be able" if later else f"'re {when}not able"
        also = f" or {also}" if also else ""
        return Made(f"we{' ' if later else ''}{no} to {milder}{also} {np}{rest}", "office-no", "refusal")
    return Made(f"{_withheld(np, milder, f'{done}{second}', when)}{rest}", "office-no", "refusal")


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
    """ "Your comments regarding the signage have been noted" → we've noted your comments about the signage; "we note your
    remarks" → we've made a note of your remarks."""
    who = hit["who"] or "we"
    tail = cut(hit, "tail", clause) or cut(hit, "tail2", clause)
    tail = re.sub(r"^ (?:on|regarding|concerning|with regard to) ", " about ", tail)
    who, what = "I" if who == "i" else who, hit["what"] or hit["what2"]
    if " on file" in hit.group():
        return Made(f"{who}'ve put your {what}{tail} on file", "in-person", "inform")
    if hit["who"] and "'ve" in hit.group():
        return None
    if hit["who"]:
        return Made(f"{who}'ve made a note of your {what}{tail}", "in-person", "inform")
    done = next((done for done in ("recorded", "logged") if done[:3] in hit.group()), "noted")
    return Made(f"{who}'ve {done} your {what}{tail}", "in-person", "inform")


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
    """ "Your complaint has been reviewed", "the matter has been investigated" → we've reviewed, investigated it."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    been = " been " in clause[hit.end("np") : hit.start("done")]
    if thing is None or base not in wording.lists["our_part"]:
        return None
    if thing[1][0].low not in ("your", "yours") and not (been and thing[1][-1].low in LOOKED_INTO):
        return None
    have = "'ve" if been else ""
    return Made(f"we{have} {hit['done']} {thing[0]}{cut(hit, 'rest', clause)}", "in-person", "inform")


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


SPARED = re.compile(
    r"\b(?:payments?|charges?|fees?|deductions?|debits?|invoices?|bills?|penalt(?:y|ies)|fines?|interest)$"
)
"""What nobody minds to be spared: "no further payments will be taken" is no refusal."""


def _none_is(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "No late entries will be considered" → late entries can't be considered; "no cash will be given" → we won't be able
    to give any cash."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    acts = wording.lists["withheld"] | wording.lists["company_acts"]
    if thing is None or base not in acts or BY_SOMEBODY.search(fold(rest)) or SPARED.search(fold(thing[0])):
        return None
    np = re.sub(r"^(?:the|an?) ", "", thing[0])
    if plural(thing[1]) and base not in ALLOW:
        return Made(f"{np} can't be {hit['done']}{rest}", "office-no", "refusal")
    start = "we won't be able to" if hit["when"] in ("will be", "shall be") else "we're not able to"
    return Made(f"{start} {base} any {np}{rest}", "office-no", "refusal")


def _only(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Only original receipts are accepted" → we can only accept original receipts."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording, name="np" if hit["np"] else "np2")
    rest = cut(hit, "rest", clause)
    person = thing is not None and any(t.low in wording.lists["people"] for t in thing[1])
    known = wording.lists["withheld"] | wording.lists["our_work"]
    if thing is None or person or base not in known or BY_SOMEBODY.search(fold(rest)):
        return None
    return Made(f"we can only {base} {thing[0]}{rest}", "in-person", "inform")


OURS = (
    Form(NEITHER, _neither, ("transferable",)),
    Form(UNREFUNDED, _unrefunded, ("refundable",)),
    Form(ON_A_SIGN, _on_a_sign, (" not ",)),
    Form(FIXED, _fixed, (" be ",)),
    Form(ONLY_SO, _only_so, (" only ",)),
    Form(NONE_IS, _none_is, ("no ",)),
    Form(
        REFUSED,
        _refused,
        (
            " not ",
            "n't ",
        ),
    ),
    Form(NOT_OPEN, _not_open, (" to ",)),
    Form(
        UNSENT,
        _unsent,
        (
            " receive ",
            " get ",
        ),
    ),
    Form(COMMENTS, _comments, ("your ",)),
    Form(TAKEN_IN, _taken_in, ("your", " been ")),
    Form(
        IN_TURN,
        _in_turn,
        (
            " is ",
            " are ",
        ),
    ),
    Form(
        UPKEPT,
        _upkept,
        (
            " are ",
            " is ",
        ),
    ),
    Form(KEPT, _kept, (" for ",)),
    Form(
        FORBIDDEN,
        _forbidden,
        (
            "forbidden",
            "prohibited",
            "banned",
        ),
    ),
    Form(
        TURNED_AWAY,
        _turned_away,
        (
            " be turned ",
            " be refused ",
            " be denied ",
        ),
    ),
)
FIRST = (Form(ONLY, _only, ("only",)),)
