"""What it is to them, where they say so themselves: the food money, the grandmother's ring, the anniversary, the scan that was missed."""

import re
from collections.abc import Iterator

from bot.coach.befell.account import OPEN
from bot.coach.befell.people_shapes import FREE, NAMED, RELATION
from bot.coach.befell.worst_people import meant_by, named
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

MUCH = r"[£$€] ?\d+(?:,\d{3})*(?:\.\d\d)?"
LIVED_ON = r"(?:food|shopping|groceries|rent|mortgage|wages?|pay|electric|electricity|gas|heating|bills?|bus fare|petrol|nappy|nappies|living|housekeeping|benefits?|pension|universal credit|savings|deposit|childcare)"
IS = r"(?:'s| is| was|'d be| would be| would have been|'re| are| were)"
MEANS = re.compile(
    rf"\b(?:that|this|it|which){IS}(?: (?:all|basically|literally|nearly|half|supposed to be|meant to be))* (?P<what>(?:half )?(?:my|our|the(?= (?:money|budget)))(?: whole| entire| weekly| monthly)? (?:(?:kids|children|family|week|month)(?:'s|s')? )?"
    rf"(?:{LIVED_ON}(?: (?:money|shop|budget|payment))?|(?:money|budget)(?= for)|(?!own\b|hard\b|earned\b|bloody\b|good\b|whole\b|fucking\b)[a-z]+ money\b)(?:,? (?:for|to) (?:{FREE} ?){{1,3}})?)",
    re.IGNORECASE,
)
TAKEN = re.compile(
    rf"\b(?:charg\w+|took|taken|taking|take|fined|fine of|bill\w*|debited|deducted|docked|paid|paying|owe|owed|out|short|lost|refund|missing|withh\w+|kept|keeping|for)(?: (?:me|us|over|nearly|about|another|a|of|by|an extra|my))? (?P<much>{MUCH})(?! (?:a|per) (?:month|week|year)\b)",
    re.IGNORECASE,
)
ANY = re.compile(MUCH)
OCCASION = (
    r"(?:wedding(?: day)?|birthday|anniversary|honeymoon|christening|funeral|prom|graduation|leavers'? ?(?:do|ball|party)|hen (?:do|party|night)|stag (?:do|party|night)|first christmas|last christmas"
    r"|first birthday|\d+(?:st|nd|rd|th)(?: birthday| anniversary)?|retirement(?: party| do)?|baby shower|communion|school play|gcses|a levels|exams?|driving test)"
)
OWNED = rf"(?:(?:my|our|his|her|their) (?:late )?)(?:{RELATION}'?s)(?: (?:only |old |last |first )?{FREE}(?: {FREE}){{0,2}})?"
MEANT = re.compile(
    rf"\b(?P<it>it|that|this|they|these|those)(?P<be>{IS})(?: (?:also|all|actually|only|meant to be|supposed to be))? (?P<what>"
    rf"{OWNED}|(?:my|our|his|her|their) (?:{FREE} )?{OCCASION}\b(?: (?:present|gift|cake|dress|suit|flowers|photos|meal|dinner|trip|outfit|ring))?"
    rf"|(?:(?:{FREE} ){{1,3}})?(?:for|from|before|at) (?:my|our|his|her|their) (?:late )?(?:{RELATION}'?s (?:{FREE} )?{OCCASION}|{RELATION}\b(?!')|(?:{FREE} )?{OCCASION}|house deposit)"
    rf"|the (?:last|only|first) (?:{FREE} ){{1,4}}?(?:(?:my|our) {RELATION}|i|we) \w+(?: {FREE}){{0,3}}|(?:my|our) first (?:\w+ )?(?:holiday|trip|night out|break|birthday|christmas|day off|anniversary)(?: (?:in|since|for|together|as)(?: {FREE}){{0,3}})?"
    rf"|a (?:birthday|wedding|christmas|anniversary|leaving|christening) (?:present|gift|surprise)(?: for (?:my|our) {RELATION}(?!'))?"
    rf"|(?:the|my|our|his|her) only {FREE}(?: (?!i\b|we\b|to\b){FREE}){{0,5}})(?=[.,;:!?-]|$| (?:and|but|so|i|we|because|in|on|at|next|this|today|tomorrow|last|yesterday|is|who|that|which)\b)",
    re.IGNORECASE,
)
CARE = r"(?:hospital|scan|chemo\w*|surgery|operation|op|treatment|dialysis|physio\w*|radiotherapy|mri|ultrasound|consultant|cancer|specialist|biopsy|therapy|blood test|smear|mammogram|midwife|dentist|doctor's|gp)"
THEIRS = re.compile(r"(his|her)(?= )", re.IGNORECASE)
THEY = {"his": "he", "her": "she"}
MISSED = re.compile(
    rf"\b(?:i|we|(?P<and>and))(?:'ve| have| had|'d)?(?: now)? ?(?:missed|missing) (?P<what>the (?:start|beginning|end|first half|whole) of (?:[\w'&-]+(?: (?!tickets\b|and\b|but\b)[\w'&-]+){{0,2}}?)(?=[.,;!?]|$| (?:and|but|because|tickets))|(?:saying goodbye to|seeing|the birth of|the last (?:few )?(?:hours|days|moments|minutes) (?:of|with)) (?:my|our) (?:{FREE} )?{RELATION}\b|(?:my|our|his|her|the|a|an) (?:{FREE} ){{0,2}}?(?:{CARE}(?: (?:session|appointment|scan|test|date|slot))?|{OCCASION}|interview|connection|cruise|flight|last train|final|court (?:date|hearing)|hearing|ceremony|service|burial|shift)\b)",
    re.IGNORECASE,
)
LEAST = re.compile(
    rf"\b(?:i've|i have|we've|we have|i|left|leaves|leaving|(?:i've )?(?:come|came) home with|left with|down to)(?: me| us)?(?: only| just)?(?: got| have)?(?: only| just)? (?P<what>{MUCH}(?: left)? (?:till|until|to last(?: me| us)?(?: till| until)?|to live on|to feed|for the (?:week|month)\b)(?: {FREE}){{0,3}}|nothing (?:left )?(?:in the (?:cupboards?|fridge|bank|house)|to (?:eat|live on|feed \w+ \w+)))",
    re.IGNORECASE,
)

QUOTED = re.compile(
    rf"\b(?:quoted|told|said|promised|agreed|signed up for|advertised(?: at| as)?|price was|was)(?: (?:me|us|it was|it would be|it'd be|at|to pay|on))* (?P<old>{MUCH})(?:(?: (?!£)[\w'-]+){{0,6}}?)[,.]? (?:and|but|then|now)?,? ?(?:now )?"
    rf"(?:(?:the|my|your) (?:final |actual )?(?:bill|invoice|total|price|charge|cost) (?:is|was|came to|came in at|has come to|says)|you(?:'ve| have)?(?: now)? (?:charged|taken|took|billed|want|are charging|'re charging|are asking|'re asking)(?: me| us)?(?: for)?|(?:i've|i) (?:been|was|got) (?:charged|billed)|it's(?: now)?|it came to|now it's) (?P<new>{MUCH})",
    re.IGNORECASE,
)
CHANGED = re.compile(
    rf"\b(?P<did>gone|went|going|jumped|risen|rose|increased|raised|put (?:it |me )?up|dropped|fell|fallen|cut|reduced|down|up)(?: (?:up|down))?(?: \w+)? from (?P<old>{MUCH})(?: a \w+)? to (?P<new>{MUCH})",
    re.IGNORECASE,
)
INSIDE = re.compile(
    rf"\b(?:i've got|i have|it has|it's got|it had|there's|there is|there are|there were|with|contains|containing|has got|had) (?P<what>(?:all |only )?(?:my|our|the only|his|her|their|all|insulin)(?: {FREE}){{0,6}}?) (?P<in>in|on|inside) (?:it|there|them)\b"
    rf"|\bit (?:has|had|contains|contained|'s got) (?P<what2>(?:all |only )?(?:my|our|his|her|the only)(?: {FREE}){{1,6}})"
    rf"|\b(?P<what3>(?:all )?(?:of )?(?:my|our) (?:{FREE} ){{1,3}}?{FREE}) (?:is|are|was|were) (?:all |still )?(?P<in3>in|on) (?:there|it|that \w+)\b",
    re.IGNORECASE,
)

BESIDE = re.compile(
    rf"\bwith (?P<kin>{NAMED}) (?P<where>(?:in|on|inside|next to|at) (?:the |my |our )?(?:back|car|boot|front|house|flat|building|room|bed|bath|seat|van|pram|pushchair|water|pool|lift)\b)",
    re.IGNORECASE,
)
SAVED = re.compile(
    rf"(?P<said>{NAMED}(?:'d| had| has)? saved (?:up )?(?:all )?(?:of )?(?:his|her|their) (?:{FREE} ?){{1,3}}) for (?:this|it|that)\b",
    re.IGNORECASE,
)
CONDITION = (
    r"(?:(?:bad |severe |chronic |type (?:1|one|2|two) |brittle )?(?:asthma|copd|epilepsy|diabetes|ms|cancer|dementia|alzheimer's|autism|adhd|parkinson's|arthritis|eczema|crohn's|colitis|cystic fibrosis|cerebral palsy|ptsd"
    r"|fibromyalgia|lupus|emphysema|angina|coeliac disease|chronic pain|osteoporosis|motor neurone disease|sciatica|vertigo|lung disease|kidney disease|heart disease|sickle cell)|a heart condition|a bad (?:back|hip|knee|heart|chest)|a (?:severe |bad )?nut allergy)"
)
HAS_IT = re.compile(
    rf"\b(?:(?:i've got|i have|i've|i suffer from|i live with)|(?:(?P<kin>{NAMED})|(?P<he>he|she))(?:'s got| has(?: got)?| suffers from| lives with)) (?P<what>{CONDITION})\b",
    re.IGNORECASE,
)
SHORT_FOR = re.compile(r"\b(?:copd|ms|adhd|ptsd)\b", re.IGNORECASE)
LIVES = re.compile(
    r"\b(?P<get>(?:i|we)(?: (?:only|just))? (?:get|live on|earn|survive on|am on|'m on|have)(?: (?:only|just|about))? (?P<much>[£$€] ?\d+(?: ?(?:a|per) (?:week|month|day))))"
    r"|\b(?:i'm|i am|we're|we are)(?: (?:only|just|both))? (?P<on>(?:on|living on|struggling on|relying on) (?:universal credit|benefits|a (?:state |small |fixed )?pension|the state pension|pip|esa|jsa|minimum wage|a fixed income|sick pay|maternity pay|statutory maternity|a zero hours contract))"
    r"|\b(?:i'm|i am) (?:only |just )?(?P<one>an? (?:old age |disabled )?(?:pensioner|single (?:mum|mom|mother|dad|parent|father)|student|carer|widow|widower))\b",
    re.IGNORECASE,
)
COSTS = re.compile(
    r"[£$€]|\b(?:rent|bill|fee|charge\w*|refund\w*|money|fine|payment|deposit)\b", re.IGNORECASE
)


def lives(text: str, wording: Wording) -> Iterator[Worst]:
    """What they have to live on, where it is about money: "you live on £73 a week", "you're on universal credit"."""
    for hit in hits(LIVES, text):
        rest = text[: hit.start()] + text[hit.end() :]
        if not COSTS.search(rest):
            continue
        taken = [each[0] for each in re.finditer(rf"{MUCH}(?: (?:a|per) (?:week|month|year))?", rest)]
        much = taken[0] if len(taken) == 1 else ""
        how = f"live on {hit['much']}" if hit["get"] else f"'re {(hit['on'] or hit['one']).lower()}"
        yield Worst("lives", f"you{' ' if hit['get'] else ''}{how}", much)


def amounts(text: str, wording: Wording) -> Iterator[Worst]:
    """What it was to cost and what it costs: "£415 when you'd expected £280", "a rise from £412 to £688"."""
    for hit in QUOTED.finditer(text):
        if _figure(hit["new"]) > _figure(hit["old"]):
            yield _seen(f"{hit['new']} when you'd expected {hit['old']}")
        else:
            yield _seen(f"a drop from {hit['old']} to {hit['new']}")
    for hit in CHANGED.finditer(text):
        way = "rise" if _figure(hit["new"]) > _figure(hit["old"]) else "drop"
        yield _seen(f"a {way} from {hit['old']} to {hit['new']}")


def _seen(what: str) -> Worst:
    return Worst("priced", f"seeing {what}", f"see {what}")


def _figure(much: str) -> float:
    return float(much.lstrip("£$€ ").replace(",", ""))


def inside(text: str, wording: Wording) -> Iterator[Worst]:
    """What is in the thing that is gone or has stopped: "insulin in there"."""
    for hit in hits(SAVED, text):
        yield Worst("meant", "as " + said_back(hit["said"], wording) + " for it")
    for hit in hits(HAS_IT, text):
        kin = hit["kin"] or (meant_by(hit["he"].lower(), text[: hit.start()]) if hit["he"] else "")
        if hit["he"] and not kin:
            continue
        what = SHORT_FOR.sub(lambda short: short[0].upper(), re.sub(r"^an? ", "", hit["what"].lower()))
        yield Worst("meant", f"with {named(kin, wording)}'s {what}" if kin else f"with your {what}")
    for hit in hits(BESIDE, text):
        yield Worst("meant", "with " + said_back(f"{hit['kin']} {hit['where']}", wording))
    for hit in hits(INSIDE, text):
        what = said_back(hit["what"] or hit["what2"] or hit["what3"], wording)
        what = what[:1].lower() + what[1:]
        if not OPEN.search(what) and not re.search(rf"\b{RELATION}$", what):
            yield Worst(
                "meant",
                f"with {what} {(hit['in'] or hit['in3'] or 'in').lower().replace('inside', 'in')} there",
            )


def means(text: str, wording: Wording) -> Iterator[Worst]:
    """The money they live on, with how much it was where that is plain: "your food money", "£25"."""
    for hit in hits(LEAST, text):
        yield Worst("least", f"having {said_back(hit['what'], wording)}")
    for hit in hits(MEANS, text):
        taken = [each["much"] for each in TAKEN.finditer(text[: hit.start()])]
        known = {each[0] for each in ANY.finditer(text)}
        much = taken[-1] if taken else known.pop() if len(known) == 1 else ""
        yield Worst("means", said_back(hit["what"], wording), much)


def meant(text: str, wording: Wording) -> Iterator[Worst]:
    """What the thing was, as it follows "especially": "as it was your grandad's", "as that was pudding for your dad's 80th"."""
    for hit in hits(MEANT, text):
        be = {" is": "'s", " are": "'re"}.get(hit["be"].lower(), hit["be"].lower())
        what = said_back(hit["what"], wording)
        if whose := THEIRS.match(what):
            kin = meant_by(THEY[whose[1].lower()], text[: hit.start()])
            what = f"{named(kin, wording)}'s{what[whose.end(1) :]}" if kin else what
        if not OPEN.search(what) and "would" not in be:
            it = {"this": "it", "these": "they", "those": "they"}.get(hit["it"].lower(), hit["it"].lower())
            yield Worst("meant", f"as {it}{be} {what}")


OLD = re.compile(
    r"\b(?:i'm|i am) (?:an? )?(?P<age>[789]\d)(?= years old|[.,;!?]|$| and| with)", re.IGNORECASE
)


def aged(text: str, wording: Wording) -> Iterator[Worst]:
    """How old they are, where they say so."""
    for hit in hits(OLD, text):
        yield Worst("aged", f"you're {hit['age']}")


def missed(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(MISSED, text):
        if not hit["and"] or re.match(r"(?:my|our)\b", hit["what"], re.IGNORECASE):
            yield Worst("missed", said_back(hit["what"], wording))
