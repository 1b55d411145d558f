"""A sentence said anew by the smallest change that makes it kind: an order is asked, a no is said as what one is able to
do, a blame told as what happened. The words of the draft stay; what is not clearly one of these comes back as None."""

import re
from collections.abc import Callable, Sequence

from bot.coach.choice import Choice
from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import begins_clause, leans, stretches_of
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import one
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import going_on, lowered
from bot.coach.kinder.blame import NOT_US, blamed, by_nobody_here, passive_of
from bot.coach.kinder.duties import BY_SOMEBODY
from bot.coach.kinder.named import has_fact
from bot.coach.kinder.orders import ordered, plain_rest
from bot.coach.kinder.reached import LEGAL, dated, were_late
from bot.coach.kinder.said import Said, as_said
from bot.coach.notes.telegraph import written_out
from bot.coach.wording import Wording

ABLE = re.compile(
    r"\b(?P<who>i|we)(?: (?:really|simply|just|certainly|definitely|absolutely|obviously|therefore|also))*"
    r"(?: (?:(?:can't|cannot|can not|cant|won't|wont|will not|shall not)(?: and (?:won't|will not|shall not))?|refuse to|(?:are|am) in no position to|(?:are|am) not (?:going|prepared|willing|about|in a position) to|aren't (?:going|prepared|willing|about|in a position) to)|'(?:re|m) (?:in no position to|not (?:going|prepared|willing|about|in a position) to))"
    r" (?!be\b|and\b|or\b|have\b|afford\b|help (?:you )?if\b|force\b|hesitate\b|pretend\b|lie\b|deny\b|guess\b|leave\b|let\b|stop\b|forget\b|waste\b|rest\b|know\b|see\b|believe\b|judge\b|mind\b|blame\b|(?:keep|ask|make|charge|bill|trouble|bother|rush|hurry) you\b|bore\b|(?:even |possibly |really |yet |begin to )*(?:imagine|understand|think|wait|tell|say|stress|apologi[sz]e|thank|put|express|emphasi[sz]e|fathom|picture|recall|remember|find|work out|make (?:out|sense)|speak for|help (?:but|noticing|feeling|thinking|wondering)))(?=[a-z])"
)
"""An own refusal, before its verb, in folded text. A verb of the mind is none: "I can't imagine how you feel"."""
FREE = re.compile(
    r"^(?P<who>i|we)(?:(?:'re|'m| are| am) (?:not (?:obliged|required|bound|compelled)|in no way (?:obliged|required|bound)|under no (?:legal |contractual )?(?:obligation|duty))"
    r"| (?:have|see|can see|feel) no (?:legal |contractual |good )?(?:obligation|duty|reason|cause|need|grounds|wish|intention|desire|inclination)"
    r"| (?:don't|do not) (?:intend|propose|plan)| (?:must |have to )?(?:(?:respectfully|politely|therefore) )?decline)(?: whatsoever| at all)? to"
    r" (?=(?:refund|pay|offer|give|provide|replace|compensate|explain|accept|cover|reimburse|justify|disclose|repair|accommodate|hold|extend|credit"
    r"|share|supply|issue|waive|make|do|change|alter|reverse|answer|respond|reply|store|swap|exchange|reopen|review|reconsider|revisit|discuss|comment|lower|reduce|renew|continue)\b)"
    r"(?!.*\b(?:but|however|yet|though|although|nevertheless|still|even so)\b)"
)
"""Nobody makes us: a no where it stands alone, and of what one gives; what comes behind a "but" is a yes."""
NO_WAY = re.compile(
    r"\b(?:there(?:'s| is) (?:absolutely |simply |really |just )?)?no way (?:that )?(?P<who>i|we)(?:'ll| will| can|'re going to|'m going to| are going to| am going to) (?!know\b|see\b|tell\b|be\b)(?=[a-z])"
)
NAMELESS = re.compile(
    r"^(?:can't|cannot|can not|won't|will not|unable to|not able to|not going to)(?: just| simply| really)? (?P<verb>[a-z]+) (?=\w)|^not (?P<ing>[a-z]+ing) (?!to\b)(?=\w)"
)
"""A chat's no, which leaves out who says it."""
WONT_BE = re.compile(
    r"\b(?P<who>i|we)(?: will not|'ll not| won't| wont| are not|'re not|'m not| am not| ain't| aint| have no intention of|(?:'re|'m| are| am) not in the (?:habit|business) of)(?P<be> be)? (?P<ing>[a-z]+ing)\b(?! to\b)"
)
UNABLE = re.compile(
    r"\b(?P<who>i|we)(?:'m| am|'re| are)(?: (?:currently|also|simply|just))? unable to (?=[a-z])|\bit(?:'s| is)(?: (?:simply|just))? (?:not possible|impossible)(?: for (?P<whom>me|us))? to (?=[a-z])"
)
DONT = re.compile(r"\b(?P<who>i|we)(?: do not| don't| dont) (?P<verb>[a-z]+)\b")
MADE_FOR_THEM = re.compile(
    r" (?:any |an |a |the |such |further |more |[a-z]+ )*(?:exceptions?|changes?|refunds?|payments?|adjustments?|allowances?|alterations?|amendments?|deals?|reservations?|bookings?|calls?|visits?|deliver(?:y|ies)|offers?|home)\b"
)
"""What is made for somebody who asks; "we don't make the app" refuses nothing."""
NOT_ABLE = {"i": "I'm not able to ", "we": "we're not able to "}
NO_THING = re.compile(
    r"no (?P<np>(?!fault\b|sense\b|point\b|excuse|obligation\b|doubt\b|wonder\b|one\b|longer\b|more\b|idea\b|problem\b|need\b|worries\b|way\b)[a-z][a-z -]*?)(?P<tail>(?: together)? (?:left|available|remaining|free)\b.*|,? (?:on|for|after|before|without|in|at|from|until|unless|once|if|with|to|by|outside|under|over|during|this|today|tomorrow)\b.+)?"
)
OF_WHOM = re.compile(r" for [a-z]+ (?:who|that|which) ")
""" "No recording for people who missed it": the verb is only theirs."""
FURTHER = re.compile(
    r"(?:further|more|other|second) (?:reminders?|notices?|warnings?|letters?|emails?|e-mails?|messages?|attempts?|calls?|updates?|visits?|replies|reply|responses?|correspondence)$"
)
"""What won't follow: "No further reminders."."""
OFFERED = frozenset(
    "refund refunds exchange exchanges return returns discount discounts credit credits extension extensions exception exceptions replacement replacements upgrade upgrades voucher vouchers swap swaps transfer transfers compensation adjustment adjustments repair repairs reimbursement".split()  # noqa: SIM905
)
DENIED = re.compile(
    r"\b(?:denied|declined|rejected|refused|turned down|void|final|non-\w+able|not (?:possible|available|covered|eligible|refundable|transferable|included|valid|accepted|allowed))\b"
)
WONT = re.compile(r"\b(?:won't|will not|can't|cannot|couldn't|can not) (?!be\b)[a-z]+")
TURNED_DOWN = re.compile(
    r"(?P<np>(?:your|the) .+?) (?:is|was|are|were|has been|have been) (?:denied|rejected|refused|declined|turned down)(?P<tail>.*)",
    re.IGNORECASE,
)
RECORD = re.compile(
    r"(?:(?:according to|as per|per|from) (?:our|the|my) (?:\w+ ){0,2}\w+,? |(?:our|the|my) (?:\w+ )?(?:records?|systems?|logs?|notes?|files?) (?:shows?|says?) (?:that )?)(?=you )",
    re.IGNORECASE,
)
"""Where it is known from, before what "you" did."""
HAD_YOU = re.compile(
    r"(?:if you(?:'d| had)|had you) (?:only |actually |simply |just )*(?P<to>(?:bothered|troubled|remembered|thought|managed|cared) to )?(?P<done>[a-z]+ (?!that\b|to\b)[^,]{3,80}?),? "
    r"(?:we|you|it|this|that|none of (?:this|it)|there|all (?:of )?this|i)(?:'d| would)(?: have|n't have|n't| not have| not)?(?: all)? "
    r"(?:be (?:done|finished|sorted|fine|here|there|sitting (?:here|there)|having this|in this|talking)|been (?:fine|sorted|done|avoided|no need|no problem|spared)|happened|be no need|arisen|needed)\b[^\d£$€]{0,60}",
    re.IGNORECASE,
)
"""What they hadn't done, before what would have been: all that it tells is that it wasn't."""
ON_YOUR_SIDE = re.compile(
    r"(?:and |but )?(?:someone|somebody|one of (?:you|your (?:people|staff|team|colleagues)))(?: (?:on|at) your (?:side|end))? (?=[a-z]+ed\b|sent\b|left\b|put\b|took\b)(?!.*,)",
    re.IGNORECASE,
)
WERE_TO = re.compile(
    r"(?:and |but )?you were (?:clearly |explicitly |all )?(?:supposed|meant|expected|required|told|instructed|obliged) to (?!be\b)(?=[a-z])",
    re.IGNORECASE,
)
AND_WE = re.compile(
    r", and (?:we|i|it|there|nobody) .+|,? so (?:we|i|it|there|nobody|the|your|our|an?|no|this|that|order|case|ticket|you|therefore) .+",
    re.IGNORECASE,
)
"""What came of it, a clause of its own."""
WITHOUT = re.compile(
    r"^Without [^,;.]{2,60}?(?= (?:we|i)(?:'re|'m|'ll| are| am| can| can't| cannot| won't| will) )",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:denied|declined|rejected|refused|(?:is|are) not)\b")
NEVER = re.compile(
    r"you(?:'ve| have)? (?:never (?P<done>[a-z]+)\b|(?:failed|neglected|forgot|forgotten|omitted|refused) to (?=[a-z]))",
    re.IGNORECASE,
)
SEEN = re.compile(r"(?:from what|as far as) i can see, ", re.IGNORECASE)
ASKED = re.compile(r"(?:could|can|would|will) you(?= \w)(?! (?:like|prefer|rather|mind)\b)", re.IGNORECASE)
INDEFINITE = frozenset(["a", "an", "any", "more", "further"])
""" "A refund can't be issued": what is withheld, of which there is none yet."""
SURE, SURELY_NO = 0.4, 0.6
"""Shares of the classifier from which a sentence with a "no" in it is one, and is so whatever its verb."""


def anew(text: str, wording: Wording, choice: Choice) -> Said | None:
    """`text`: one sentence, tidied, without what was cut from it."""
    bare = text.strip(ENDS)
    tokens = tokens_of(bare, wording.lexicon)
    clause = clause_of(tokens)
    if text.rstrip().endswith("?"):
        asked = ASKED.match(bare)
        whole = asked and f"{asked.group()} please{bare[asked.end() :]}?"
        return as_said(whole, "please", "ask", wording) if whole and "please" not in fold(bare) else None
    asks, asked = ordered(bare, wording, choice)
    if asks:
        return asked
    return (
        _able(bare, wording)
        or _passive(clause, wording, choice)
        or _scrap(bare, tokens, clause, wording)
        or told(bare, wording, choice)
        or _seen(bare, clause, wording, choice)
        or _denied(bare, wording)
    )


def _able(bare: str, wording: Wording) -> Said | None:
    """ "We won't take it back" → we're not able to take it back."""
    made, thing = bare, ""
    for pattern, new in _WAYS:
        folded, out, end = fold(made), "", 0
        for hit in pattern.finditer(folded):
            if (put := new(hit, wording)) is None:
                continue
            out, end = out + made[end : hit.start()] + put, hit.end()
            thing = thing or _thing_refused(made[hit.end() :], wording)
        made = out + made[end:]
    if (
        made != bare
        and len(parts := stretches_of(made, wording)) == 2
        and parts[1].link == ", "
        and not leans(tokens_of(made, wording.lexicon))
        and begins_clause(made[: parts[0].end], wording)
        and begins_clause(made[parts[1].start :], wording)
    ):
        made = f"{made[: parts[0].end]}; {made[parts[1].start :]}"
    made = WITHOUT.sub(r"\g<0>,", made, count=1)
    return as_said(made, "plain-no", "refusal", wording, thing=thing) if made != bare else None


def _not_possible(hit: "re.Match[str]", wording: Wording) -> str | None:
    mine = hit["who"] == "i" or hit["whom"] == "me"
    return NOT_ABLE["i" if mine else "we"]


def _unable(hit: "re.Match[str]", wording: Wording) -> str | None:
    following = re.match(r"(?:\w+ly )?([a-z]+)", hit.string[hit.end() :])
    sure = hit.group().endswith(" to ") or (following and wording.lexicon.base(following[1], "base"))
    return NOT_ABLE[hit["who"]] if sure else None


def _not_doing(hit: "re.Match[str]", wording: Wording) -> str | None:
    """ "we will not be discussing it", "we're not paying" → we're not able to discuss, pay"""
    base = wording.lexicon.base(hit["ing"], "ing")
    own = base in wording.lists["company_acts"] or base in _GIVEN or hit["be"]
    return f"{NOT_ABLE[hit['who']]}{base}" if base and own else None


def _free_to(hit: "re.Match[str]", wording: Wording) -> str | None:
    return NOT_ABLE[hit["who"]]


def _nameless(hit: "re.Match[str]", wording: Wording) -> str | None:
    """ "cant refund it", "not changing it" → I'm not able to refund, change it"""
    base = hit["verb"] or wording.lexicon.base(hit["ing"], "ing")
    if base is None or (base not in wording.lists["company_acts"] and base not in _GIVEN):
        return None
    return f"I'm not able to {base} "


def _not_given(hit: "re.Match[str]", wording: Wording) -> str | None:
    verb = hit["verb"]
    if verb == "make" and not MADE_FOR_THEM.match(hit.string[hit.end() :]):
        return None
    if verb in wording.lists["company_acts"] or verb in _GIVEN:
        return f"{NOT_ABLE[hit['who']]}{verb}"
    alone = hit.start() == 0 and verb not in _KEPT_FROM and wording.lexicon.base(verb, "base")
    refuses = alone and wording.acts.read(hit.string).share["no"] >= SURELY_NO
    return f"{NOT_ABLE[hit['who']]}{verb}" if refuses else None


_KEPT_FROM = frozenset(
    "know see think believe understand want need have like care mind recall remember charge share sell store ask require expect add bill use record keep mean blame doubt hear feel get work live come go appear seem belong run own employ recommend intend plan hope consider regard get look count treat tolerate track save recognise recognize".split()  # noqa: SIM905
)
"""What nobody is unable to do, and what one is glad that we don't do."""
_GIVEN = frozenset(
    "offer provide give accept sell allow take make issue pay do arrange discuss supply".split()  # noqa: SIM905
)
_WAYS: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]", Wording], str | None]], ...] = (
    (ABLE, _unable),
    (UNABLE, _not_possible),
    (FREE, _free_to),
    (NO_WAY, _free_to),
    (NAMELESS, _nameless),
    (WONT_BE, _not_doing),
    (DONT, _not_given),
)


def _thing_refused(after: str, wording: Wording) -> str:
    """ "offer Sunday collections" → Sunday collections."""
    tokens = tokens_of(after.strip(ENDS), wording.lexicon)
    if len(tokens) < 2 or tokens[0].low not in _GIVEN:
        return ""
    end = 1
    while end < len(tokens) and tokens[end].tag in ("det", "adj", "noun", "num"):
        end += 1
    vague = tokens[1].low in ("any", "that", "this", "these", "those", "it")
    return written(tokens[1:end]) if 1 < end <= 5 and tokens[end - 1].tag == "noun" and not vague else ""


def _passive(clause: Clause | None, wording: Wording, choice: Choice) -> Said | None:
    """ "Orders cannot be cancelled once shipped" → it isn't possible for orders to be cancelled once shipped; "it can't be
    undone" → it isn't something that can be undone; "a refund can't be issued" → it isn't possible to issue a refund."""
    if clause is None or clause.kind != "statement" or clause.lead or not clause.negative:
        return None
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "be", "have", "do")]
    done = clause.verb.low
    base = wording.lexicon.base(done, "participle") or wording.lexicon.base(done, "past")
    left = plain_rest(clause.rest)
    if len(left) > 1 and left[0].low in ("or", "and"):
        second = wording.lexicon.base(left[1].low, "participle")
        if base is None or second is None:
            return None
        done, base = f"{done} {left[0].low} {left[1].low}", f"{base} {left[0].low} {second}"
        left = left[2:]
    rest = written(left)
    simple = all(t.tag in ("det", "adj", "noun", "num", "pron", "prep") for t in clause.subject)
    if (
        group != ["can", "be"]
        or base is None
        or BY_SOMEBODY.match(rest)
        or not simple
        or clause.subject[0].low in ("i", "we", "you", "there", "who", "which", "nobody", "none", "no")
    ):
        return None
    subject = written(lowered(clause.subject, wording.lexicon))
    thing = {"they": "them"}.get(subject.lower(), subject)
    adverbs = " ".join(t.low for t in clause.group if t.tag == "adv")
    slots = {"np": thing, "tail": rest}
    if clause.subject[0].low in INDEFINITE or thing == "them":
        slots["do"] = f"{adverbs} {base}".strip()
    else:
        pointed = len(clause.subject) == 1 and thing in ("it", "this", "that")
        slots["done_pointed" if pointed else "done"] = f"{adverbs} {done}".strip()
    return as_said(choice.fill("not_to_be_done", slots) or "", "plain-no", "refusal", wording)


def _scrap(bare: str, tokens: Sequence[Token], clause: Clause | None, wording: Wording) -> Said | None:
    """ "No refunds on sale items" → we're not able to offer refunds on sale items; "Claim declined" → the claim was declined."""
    hit = NO_THING.fullmatch(fold(bare))
    theirs = hit is not None and OF_WHOM.match(hit["tail"] or "") is not None
    if clause is not None and clause.kind == "statement" and not theirs:
        return _telegram(bare, wording) if tokens[0].tag != "det" and not clause.group else None
    if hit and (theirs or not any(t.tag in ("modal", "be", "have", "do") for t in tokens)):
        np, tail = bare[hit.start("np") : hit.end("np")], bare[hit.end("np") :]
        head = tokens_of(np, wording.lexicon)
        if head[-1].low in OFFERED:
            counted = not plural(head) and head[-1].low not in ("compensation", "credit", "reimbursement")
            return as_said(
                f"We're not able to offer {one(np) if counted else np}{tail}",
                "plain-no",
                "refusal",
                wording,
                thing=np,
            )
        if head[-1].tag == "noun" and FURTHER.match(fold(np)) and not tail:
            return as_said(f"There will be no {np}", "full-sentence", "refusal", wording)
        if head[-1].tag == "noun":
            return as_said(
                f"There {'are' if plural(head) else 'is'} no {np}{tail}", "full-sentence", "refusal", wording
            )
    return _telegram(bare, wording)


def _telegram(bare: str, wording: Wording) -> Said | None:
    whole = written_out(bare, wording)
    if whole is None:
        return None
    act = "refusal" if REFUSED.search(fold(whole)) else "inform"
    return as_said(whole, "full-sentence", act, wording)


def told(text: str, wording: Wording, choice: Choice) -> Said | None:
    """A blame as what happened, without a culprit; None where it can't be turned round."""
    if (lead := RECORD.match(text)) and (made := told(text[lead.end() :], wording, choice)):
        return as_said(f"{lead.group()}{after_link(made.text, wording)}", "no-blame", "blame", wording)
    never = NEVER.match(text)
    done = never and never["done"] and wording.lexicon.base(fold(never["done"]), "past", "participle", "base")
    if never and (done or not never["done"]):
        return told(f"You did not {done or ''}{text[never.end() :]}", wording, choice)
    lacked = HAD_YOU.fullmatch(text.rstrip(ENDS))
    if lacked and not has_fact(text[lacked.end("done") :]):
        return told(f"You {'did not' if lacked['to'] else 'had not'} {lacked['done']}", wording, choice)
    if not_us := NOT_US.search(text):
        return by_nobody_here(told(text[: not_us.start()], wording, choice), wording)
    if someone := ON_YOUR_SIDE.match(text):
        made = told(f"You {text[someone.end() :]}", wording, choice)
        where = f"On your side, {after_link(made.text, wording)}" if made else ""
        return as_said(where, "no-blame", "blame", wording) if where else None
    if (more := AND_WE.search(text)) and (made := told(text[: more.start()], wording, choice)):
        link = more.group().replace(" so ", ", so ", 1) if more.group().startswith(" so ") else more.group()
        return as_said(f"{made.text.rstrip(ENDS)}{link}", "no-blame", "blame", wording)
    if legal := LEGAL.match(text):
        verb = _base_of(legal["verb"], wording)
        return told(f"You did not {verb}{text[legal.end() :]}", wording, choice) if verb else None
    if late := were_late(text.strip(ENDS)):
        return as_said(late, "no-blame", "blame", wording)
    if due := WERE_TO.match(text):
        return _was_due(f"You should {text[due.end() :]}", wording, choice)
    clause = _of_you(clause_of(tokens_of(text.strip(ENDS), wording.lexicon)))
    said = blamed(clause, plain_rest(clause.rest), wording, choice) if clause else None
    return said and as_said(said.text, "no-blame", "blame", wording)


def _base_of(verb: str, wording: Wording) -> str | None:
    return wording.lexicon.base(fold(verb), "base", "past", "participle")


def _was_due(text: str, wording: Wording, choice: Choice) -> Said | None:
    """ "You were supposed to return the kit by Friday" → the kit needed to be returned by Friday."""
    clause = _of_you(clause_of(tokens_of(text.strip(ENDS), wording.lexicon)))
    found = passive_of(clause, plain_rest(clause.rest), wording) if clause else None
    made = choice.fill("needed_to_be", found[0]) if found else None
    return as_said(made, "no-blame", "blame", wording) if made else None


def after_link(said: str, wording: Wording) -> str:
    """A sentence said anew as it goes on behind other words: what is seen from here is said but once."""
    return going_on(SEEN.sub("", said.rstrip(".")), wording.lexicon)


def _of_you(clause: Clause | None) -> Clause | None:
    """The clause where it tells what "you" did, and nothing stands before it."""
    if clause is None or clause.kind != "statement" or clause.lead:
        return None
    return clause if [t.low for t in clause.subject] == ["you"] else None


def _seen(bare: str, clause: Clause | None, wording: Wording, choice: Choice) -> Said | None:
    """A blame that can't be turned round is at least told as it looks from here."""
    if (clause := _of_you(clause)) is None:
        return None
    past = clause.verb.form in ("past", "participle") or any(
        t.low in ("were", "did") for t in (clause.verb, *clause.group)
    )
    if (
        not past
        or any(t.tag == "modal" for t in clause.group)
        or wording.acts.read(bare).share["blame"] < SURE
    ):
        return None
    if clause.negative and not any(t.low == "did" or t.tag == "have" for t in clause.group):
        return None
    if on_a_day := dated(bare):
        return as_said(on_a_day, "no-blame", "blame", wording)
    fact = going_on(bare, wording.lexicon)
    return as_said(choice.fill("plainly_you", {"fact": fact}) or "", "no-blame", "blame", wording)


def _denied(bare: str, wording: Wording) -> Said | None:
    """A decision: what one is able to approve, else in its own words; it is softened with the answer."""
    turned_down = DENIED.search(fold(bare)) is not None
    if (
        turned_down
        and (hit := TURNED_DOWN.fullmatch(bare))
        and not fold(hit["tail"]).startswith((" by the ", " by our ", " by a "))
        and any(w in wording.lists["approvable"] for w in fold(hit["np"]).split())
    ):
        np = hit["np"][0].lower() + hit["np"][1:]
        return as_said(f"We're not able to approve {np}{hit['tail']}", "plain-no", "refusal", wording)
    if not wording.patterns["any_no"].search(fold(bare)):
        return None
    no = turned_down or WONT.search(fold(bare)) or wording.acts.read(bare).share["no"] >= SURE
    return as_said(bare, "plain-no", "refusal", wording) if no else None
