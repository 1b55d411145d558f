"""A consequence told beforehand: "if payment isn't received by Friday your line is cut" → we need your payment by Friday;
after that your line is cut. Nobody is left alone with a grave one: it is led up to."""

import re

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import going_on, lowered
from bot.coach.kinder.forms import LEAD, by_form, cut
from bot.coach.kinder.said import Said, as_said
from bot.coach.kinder.threats import follows
from bot.coach.office.office import from_a_person
from bot.coach.wording import Wording

WHEN = r"(?P<when> (?:by|before|within|no later than|not later than|in the next|on or before|at the latest by) [^,;:]{2,50}?(?<! of)(?<! the)(?<! to)(?<! by)(?<! in)(?<! on)(?<! from)(?<! within)(?<! before)(?<! your)(?<! and))?"
NOT_IN = r"(?:not be|isn't|is not|has not been|hasn't been|aren't|are not|have not been|haven't been|is still not|remains un)"
COMES = r"(?P<come>received|in our account|with us|in|here|on file|on our system|at our office)"
DEED = r"(?P<done>made|paid|settled|returned|provided|supplied|completed|confirmed|signed|submitted|uploaded|sent|collected|renewed|registered|accepted|arranged|brought in|handed in|handed back|put right|removed|cleared)"
NP = r"(?P<np>(?:(?!if\b|we\b|you\b|it\b|this\b|that\b|they\b|there\b)\S)[^,;:]{1,60}?)"
HAVE = r"(?:receive|received|get|got|have|had|see|seen)"
UNMET = (
    rf"(?:(?:if|in case|should) {NP} {NOT_IN} ?(?:{COMES}|{DEED})"
    rf"|(?:if|in case|should) (?P<no>no) {NP.replace('np>', 'np1>')} (?:is|has been|are|have been|be|comes|reach(?:es)? us|arrives?)(?: (?:received|made|provided|forthcoming|in))?"
    rf"|(?:if|should) we(?: still)?(?: don't| do not| haven't| have not| not)(?: yet)? {HAVE} {NP.replace('np>', 'np2>')}"
    r"|(?:if|should) we(?: still)?(?: don't| do not| haven't| have not| not)(?: yet)? (?P<hear>hear|heard)(?: back)?(?: from you)?|unless we (?P<hear2>hear)(?: back)? from you"
    rf"|unless {NP.replace('np>', 'np3>')} (?:reaches us|reach us|arrives?|comes? in|gets? (?:here|to us)|(?:is|are|has been|have been) (?:{COMES.replace('come>', 'come2>')}|{DEED.replace('done>', 'done2>')}))"
    rf"|unless we(?: have)? {HAVE} {NP.replace('np>', 'np4>')})"
)
SUBJECT = r"(?:he|she|your|the|we|it|you|this|that|an?|all|any|our|they|there|access|service|interest|legal|further)"
CUT_OFF = re.compile(rf"{LEAD}{UNMET}{WHEN}(?:,(?: then)?|(?= {SUBJECT}\b)) (?P<then>{SUBJECT}\b[^;:]+)")
CUT_OFF_LAST = re.compile(rf"{LEAD}(?P<then>{SUBJECT}\b[^;:,]{{4,120}}?),? {UNMET}{WHEN}")
LACKING = re.compile(
    rf"{LEAD}(?:if|unless|where) (?P<not>not )?(?:yet )?(?P<got>received|had|heard|paid|settled|returned|collected|completed|claimed|renewed|provided|supplied|signed|confirmed|cleared|removed|picked up){WHEN}(?:,(?: then)?|(?= (?:{SUBJECT}|[a-z]+s (?:will|are|may))\b)) (?P<then>(?:{SUBJECT}|[a-z]+s (?:will|are|may))\b[^;:]+)"
)
""" "If not received by Friday your account will be restricted." """
FIXED = frozenset(["the", "your", "our", "a", "an", "this", "these", "those", "any", "all", "both", "proof"])
NO_CHOICE = re.compile(
    r" (?:will |shall |would )?(?:have (?:no|little) (?:other )?(?:option|choice|alternative) but to|be (?:forced|obliged|compelled|left with no (?:option|choice|alternative) but) to) "
)
BELIEVED = re.compile(
    LEAD
    + r"(?:please )?(?P<vp>(?P<do>[a-z]+) (?P<np>[^,;:]{2,60}?))(?:,? (?:or|otherwise|or else|failing which)|,) (?:we|i)(?:'ll| will| shall| can only| have to| must|'ll have to| will have to| would have to)? (?:just |simply |only )?(?:assume|conclude|take it|presume|believe|treat (?:it|this|your (?:claim|story|complaint|report)) as|regard (?:it|this) as|suspect)(?: that)? (?:(?:it|this|that|you|the (?:damage|fault|claim|problem))(?:'s|'re| is| are| was| were| have| has|'ve| never| didn't| did not)? ?)?"
    r"(?:made (?:it|this|that|the whole thing) up|making (?:it|this|that) up|made up|invented(?: it| this)?|lied|lying|(?:a )?lie|(?:a )?fraud(?:ulent)?|fake|false|happen(?:ed)?|not (?:true|real|genuine)|untrue|exist(?:ed)?)"
)
FEE = re.compile(
    rf"{LEAD}(?P<np>(?:late|missed|early|unpaid|lost|extra|additional|failed|returned|bounced|duplicate|repeat|unused|overdue|same-day|last-minute) (?:[a-z]+ ){{0,2}}?[a-z]+s?|no-shows|cancellations?(?: [a-z]+){{0,4}}) (?P<modal>will |shall |may |can |would )?(?:also |always |automatically )*(?:incurs?|attracts?|results? in|carry|carries|(?:be|are|is) (?:subject to|charged(?: at)?|billed(?: at)?|penali[sz]ed with))"
    r" (?P<fee>(?:an? )?(?P<kind>(?:[a-z]+ ){0,2}(?:fees?|charges?|penalty|penalties|fine|surcharge|interest))?[^,;:]{0,60})"
)

COMING = re.compile(
    rf"{LEAD}(?P<c>(?:your|the|all|access|service|legal action|court action|court proceedings|bailiffs|enforcement|interest|repeat|continued|persistent)\b[^,;:?]{{0,60}}? (?P<verb>(?:will|shall)(?: now| then| also| automatically)*(?: be)? (?:lead to|result in|mean|[a-z]+)|follows|may(?: also| adversely| negatively)* (?:affect|damage|harm|hurt|impact) your credit)\b[^;:?]{{0,70}})"
)
MILD = re.compile(
    r"\b(?:no|not|never|free|refund\w*|if|unless|because|but|so|which)\b|n't\b|\b(?:ticket|case|request|enquiry|query|thread|chat) (?:will|shall) (?:now |therefore )*be (?:marked as )?closed(?: now)?$"
)
"""In what is no blow, or isn't told by itself."""
COSTS = re.compile(
    rf"{LEAD}(?P<vp>(?P<do>[a-z]+)\b[^,;:?]{{0,70}}?),? and (?P<then>(?:you(?:'ll| will)? (?:automatically )?(?:lose|forfeit|miss out|be (?:charged|billed|fined|blocked|banned))|you(?:'re| are) (?:banned|blocked|out|gone|off|barred|removed))\b[^;:?]{{0,70}})"
)
NEED_OR = re.compile(
    rf"{LEAD}(?:we|i)(?: still| will|'ll)?(?: need| require| must have| must receive| have to have) (?P<np>[^;:?,]{{2,70}}?){WHEN}(?:,? (?:or|otherwise|or else|failing which)|[.;] otherwise,?) (?P<then>{SUBJECT}\b[^;:?]{{4,}})"
)
NO_MEANS = re.compile(
    rf"{LEAD}no (?P<np>(?:further )?[a-z]+(?: [a-z]+)?){WHEN} (?:means|will mean)(?: that)? (?P<then>{SUBJECT}\b[^;:?]{{4,}})"
)
OR_LOSE = re.compile(
    rf"{LEAD}(?P<vp>(?P<do>[a-z]+)\b[^;:?]{{2,70}}?),? or (?:you(?:'ll| will)? )?(?P<lose>lose|forfeit|miss out on|say goodbye to) (?P<np>(?:the|your|it|any|all)\b[^;:?]{{0,60}})"
)
DOUBLES = re.compile(
    rf"{LEAD}(?P<c>(?:unpaid|late|overdue|outstanding|missed|unsettled) [a-z]+s (?:will |automatically )*(?:double|rise|increase|go up|accrue interest|attract interest)\b[^;:?]{{0,60}})"
)
LAST = r"(?:(?:(?:this is )?(?:a|our|the|your) )?(?P<last>final|last) (?P<what>notice|reminder|warning|demand)[:.,-]* +)?"
DUE_OR = re.compile(
    rf"{LEAD}{LAST}(?P<np>(?:[£$€]|\d|the |your |a |this )[^;:?]{{1,60}}?)(?: is| are| remains)?(?: now| still)? (?:due|payable|overdue|owed|owing|outstanding)(?P<when> (?:by|before|within|on or before|no later than) [^,;:?]{{2,40}}?)?(?:,? (?:or|otherwise|or else|failing which)|[.;] otherwise,?) (?P<then>(?:{SUBJECT}|court|bailiffs)\b[^;:?]{{4,}})"
)


def foretold(text: str, wording: Wording, choice: Choice) -> Said | None:
    """None where it tells of no consequence, or not for sure of what."""
    return by_form(FORMS, text, wording, choice)


def _due(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Unless the form arrives by noon the place goes" → we need the form by noon. After that the place goes."""
    np = next((value for name in ("np", "np1", "np2", "np3", "np4") if (value := cut(hit, name, bare))), "")
    then, when = cut(hit, "then", bare), cut(hit, "when", bare)
    if not follows(then, wording):
        return None
    if hit["hear"] or hit["hear2"]:
        return _made("to hear from you", when, then, wording, choice)
    tokens = tokens_of(np, wording.lexicon)
    if (
        not tokens
        or any(t.tag in ("modal", "be", "sub", "wh") for t in tokens)
        or tokens[-1].tag in ("prep", "det", "adj")
    ):
        return None
    np = written(lowered(tokens, wording.lexicon))
    first = tokens[0].low
    if fold(np) in ("anything", "something", "anything back", "one"):
        return None
    if first == "any":
        np = np.partition(" ")[2]
    if first not in FIXED or first == "any":
        np = f"{'a' if wording.lexicon.base(first, 'base') is None and np in ('response', 'reply') else 'your'} {np}"
        np = f"{np} from you" if np in ("a reply", "a response") else np
    if first == "our":
        return None
    done = hit["done"] or hit["done2"]
    if done and done not in ("made", "provided", "supplied", "submitted", "sent"):
        np = f"{np} to be {done}"
    return _made(np, when, then, wording, choice)


def _lacking(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "If not paid by Friday the place will be cancelled" → if it isn't paid by Friday, we'll have to cancel the place."""
    if (hit["not"] is None) == hit.group().startswith(("if", "where")):
        return None
    then = cut(hit, "then", bare)
    ours = from_a_person(then, wording, marked=True)
    told = going_on(ours.text.rstrip(".") if ours else then, wording.lexicon)
    got = hit["got"]
    lacks = "we haven't received it" if got in ("received", "had") else "we haven't heard from you" if got == "heard" else f"it isn't {got}"  # fmt: skip
    several = re.match(r"([a-z]+s) (?=(?:will|are|may)\b)", told)
    if several and lacks.startswith("it "):
        lacks, told = f"{several[1]} aren't {got}", f"they {told[several.end() :]}"
    when = f" {w}" if (w := cut(hit, "when", bare)) else ""
    return as_said(f"If {lacks}{when}, {told}", "no-threat", "inform", wording)


def _made(np: str, when: str, then: str, wording: Wording, choice: Choice) -> Said:
    then = NO_CHOICE.sub(" would have to ", then)
    key = "firm_due_by" if when else "firm_due"
    slots = {"np": np, "when": when, "then": going_on(then, wording.lexicon)}
    return as_said(choice.fill(key, slots) or "", "no-threat", "ask", wording)


def _believed(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Send photos or we'll assume you made it up" → please send photos. Without them, we can't accept what you've told us."""
    if wording.lexicon.base(hit["do"], "base") is None:
        return None
    vp = cut(hit, "vp", bare)
    nouns = [t for t in tokens_of(cut(hit, "np", bare), wording.lexicon) if t.tag in ("noun", "num")]
    it = "them" if nouns and nouns[0].low.endswith("s") and not nouns[0].low.endswith("ss") else "that"
    ask = f"Please {vp[0].lower()}{vp[1:]}"
    return as_said(choice.fill("firm_word", {"ask": ask, "it": it}) or "", "no-threat", "ask", wording)


def _coming(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Your benefits will stop on Friday" → I'd rather you heard this in good time: your benefits will stop on Friday."""
    if ours := from_a_person(bare, wording, marked=True):
        return ours
    verb = hit["verb"].split()
    hard = (
        verb[0] in ("may", "follows")
        or verb[-2:] in (["lead", "to"], ["result", "in"])
        or verb[-1] in wording.lists["befalls_gravely"]
    )
    return None if not hard or MILD.search(fold(bare)) else _doubling(hit, bare, wording, choice)


def _doubling(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    c = cut(hit, "c", bare)
    return as_said(
        choice.fill("firm_coming", {"c": f"{c[0].lower()}{c[1:]}"}) or "", "no-threat", "inform", wording
    )


YOU_ARE = re.compile(
    r"^(?:you're|you are|your|ur) (?=(?:banned|barred|blocked|suspended|removed|excluded|out|off)\b)"
)
""" "Keep that up and you're banned": not yet."""


def _costs_them(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Cancel now and you lose your deposit" → you lose your deposit if you cancel now: nobody is asked to."""
    if wording.lexicon.base(hit["do"], "base") is None:
        return None
    then = YOU_ARE.sub("you'll be ", cut(hit, "then", bare))
    slots = {"vp": going_on(cut(hit, "vp", bare), wording.lexicon), "then": then}
    return as_said(choice.fill("firm_costs_them", slots) or "", "no-threat", "warning", wording)


def _due_or(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "£86 due by 3 May or legal action follows" → we need the £86 by 3 May. After that legal action follows."""
    np = going_on(cut(hit, "np", bare), wording.lexicon)
    np = np if re.match(r"(?:the|your|a|this) ", np) else f"the {np}"
    made = _made(np, cut(hit, "when", bare), cut(hit, "then", bare), wording, choice)
    if not hit["last"]:
        return made
    return made._replace(text=f"{made.text} {choice.fill('firm_last_notice', {'what': hit['what']})}.")


def _need_or(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We need it by the 10th or the offer lapses" → we need it by the 10th. After that the offer lapses."""
    then = cut(hit, "then", bare)
    return (
        _made(cut(hit, "np", bare), cut(hit, "when", bare), then, wording, choice)
        if follows(then, wording)
        else None
    )


def _no_means(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "No reply by Friday means it is closed" → we need your reply by Friday. After that it is closed."""
    then = cut(hit, "then", bare)
    np = f"your {cut(hit, 'np', bare)}"
    return _made(np, cut(hit, "when", bare), then, wording, choice) if follows(then, wording) else None


def _or_lose(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Sign here or forfeit your place" → please sign here; otherwise you lose your place."""
    if wording.lexicon.base(hit["do"], "base") is None or hit["do"] in ("lose", "win", "take"):
        return None
    vp, np = going_on(cut(hit, "vp", bare), wording.lexicon), cut(hit, "np", bare)
    return as_said(f"Please {vp}; otherwise you'd lose {np}", "no-threat", "ask", wording)


def _fee(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Late returns will incur a fee" → there's a fee for late returns."""
    fee, kind = cut(hit, "fee", bare), hit["kind"] or ""
    if not fee or not re.search(r"[a-z\d]", fee):
        return None
    may = (hit["modal"] or "").strip() in ("may", "can")
    several = kind.endswith("s") and not kind.endswith("ss")
    if not kind:
        fee = f"a charge of {fee}"
    there = "there may be" if may else "there are" if several else "there's"
    np = going_on(cut(hit, "np", bare), wording.lexicon)
    return as_said(
        choice.fill("firm_fee", {"there": there, "fee": fee, "np": np}) or "", "no-threat", "inform", wording
    )


FORMS = (
    Form(LACKING, _lacking, ("if not ", "unless ", "where not ")),
    Form(NEED_OR, _need_or, (" or ", " otherwise", "failing")),
    Form(NO_MEANS, _no_means, (" means ", " mean ")),
    Form(OR_LOSE, _or_lose, (" or ",)),
    Form(DOUBLES, _doubling, (" double", " rise", " increase", " go up", " interest")),
    Form(DUE_OR, _due_or, (" due", "payable", "overdue", "owed", "owing", "outstanding")),
    Form(COSTS, _costs_them, (" and you",)),
    Form(COMING, _coming, (" will ", " shall ", " follows", " credit")),
    Form(FEE, _fee, ("incur", "attract", "result", "carr", "subject to", "charged", "billed", "penali")),
    Form(CUT_OFF, _due, ("isn't", "is not", " not ", "n't ", "if no ", "should no ", "unless ")),
    Form(CUT_OFF_LAST, _due, (" if ", " unless ", " should ")),
    Form(BELIEVED, _believed, ("assume", "conclude", "take it", "presume", "believe", "treat", "regard", "suspect")),
)  # fmt: skip
