"""Worst points that are about somebody of theirs or themselves: ill, hurt, in tears, cold, left alone. Whom "she" means is told from the
person they named last."""

import re
from collections.abc import Iterator

from bot.coach.befell.account import OPEN
from bot.coach.befell.worst_point import Worst, hits, said_back
from bot.coach.wording import Wording

HERS = "daughter|mum|mom|mam|mother|wife|girlfriend|nan|nana|gran|granny|grandma|grandmother|sister|girl|aunt|auntie|niece|granddaughter|fiancée"
HIS = "son|dad|father|husband|boyfriend|grandad|granddad|grandpa|grandfather|brother|boy|lad|uncle|nephew|grandson"
ANYBODY = "child|kid|baby|toddler|newborn|partner|friend|little one|fiance|dog|cat|puppy|kitten|horse|pony|rabbit|tenant|neighbour"
MANY = "kids|children|parents|twins|boys|girls|little ones|grandchildren|daughters|sons|dogs|cats"
RELATION = rf"(?:(?:step)?(?:{HERS}|{HIS})(?: in law|-in-law)?|{ANYBODY}|{MANY}|\w+[ -](?:years?|months?|weeks?)[ -]old(?: (?:{HERS}|{HIS}|{ANYBODY}))?)"
OLD = r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:weeks?|months?|years?|yrs?)[ -]old )"
NAMED = rf"(?:(?:my|our) (?:own )?(?:{OLD}|(?!(?:and|or|the|best)\b)[a-z]+ ){{0,2}}?{RELATION}\b|the (?:kids|children|baby|little one|dog|cat)\b|(?<![\w'] )(?:mum|mom|dad|nan|gran|grandma|grandad)\b)"
"""Somebody of theirs: "my 82 year old mum", "our little one", a bare "Dad" where a sentence begins."""
NAME = r"(?-i:(?<![\w'] )(?!(?:She|They|The|This|That|There|What|Who|Everyone|Everybody|Nobody|Someone|Somebody|Anyone|Engineer|Driver|Order|Delivery|Parcel)\b)[A-Z][a-z]{2,}(?='s (?:been|got|in|still|not)\b| has\b| is\b| was\b| came\b| hasn't\b| won't\b| got\b| ended\b| had\b| fell\b))"
"""A sentence that begins with somebody's name."""
WHO = rf"(?:(?P<kin>{NAMED})(?! and\b)(?: [A-Z][a-z]+)?(?:,? who)?|(?P<name>{NAME})|\b(?P<he>he|she|they))"
FREE = r"(?!(?:and|but|because|so|then|which|who|that|if|when|while|where|i|i'm|i've|we|we've|you|it|it's|he|they|your|cos|now|since|as|although|though|until|till|after|before)\b)[\w'&-]++"
SINCE = r"(?P<since> since (?:last )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last night|this morning|christmas|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year))?"
TO_BE = r"(?:'s|'re| is| are| was| were|'s been| has been| have been|'ve been| had been| ended up| got| gets)"
STATE = (
    r"(?:in (?:hospital|intensive care|icu|a ?& ?e|(?:so much |terrible |constant )?pain|agony|tears|bits|distress|a coma|a hospice|resus|surgery)"
    r"|(?:seriously |very |so |really |too )?(?:ill|unwell|poorly|sick|dying|feverish|soaked|freezing|frozen|starving|hungry|terrified|frightened|scared|petrified|traumatised"
    r"|hysterical|inconsolable|heartbroken|devastated|humiliated|distraught|exhausted|upset|distressed|dehydrated|struggling|suffering|injured|hurt|bitten|attacked|stranded"
    r"|trapped|housebound|bedbound)(?! (?:of|with|to)\b)|stuck (?:in|at|on|outside|for)|on (?:oxygen|a drip|a ventilator|life support)|taken (?:ill|to|into|in to)|rushed (?:to|into)|admitted (?:to|into)"
    r"|(?:left|sat|waiting|sleeping|lying|sitting|standing|living) (?:on (?:his own|her own|their own)|(?:\w+ )?(?:alone|in|on|outside|without))|alone\b|bleeding|crying|sobbing|screaming|wheezing|choking|vomiting"
    r"|throwing up|being sick|fainting|limping|shaking|shivering|scratching|struggling|having (?:seizures|a seizure|fits|panic attacks)|diagnosed with|going (?:hungry|without)|going into)"
)
HAD = (
    r"(?:(?:'s| has| have|'ve| had)? ?(?:just |recently |also )?(?:had|suffered|got|has|have|gets) (?:an? |another |the )?(?:\w+ )?"
    r"(?:stroke|heart attack|seizures?|fit|fall|accident|asthma attack|panic attacks?|chest infection|\w+ infection|pneumonia|sepsis|reaction|allergic reaction|miscarriage|kennel cough|bite mark|black eye|bruises?|fleas|worms|mites|head lice|(?:nasty |deep )?cut|burns?|meltdown|breakdown|fever|rash|concussion|nightmares|hypothermia|food poisoning))"
)
DID = (
    r"(?:(?:'s| has| have|'ve)? ?(?:(?:hasn't|haven't|has not|not|never) (?:stopped crying|slept|eaten|stopped)|(?:came|come|been sent) (?:home|back|out)(?: from (?:the |your )?\w+)? (?:with|in|covered|crying|limping|soaked|hungry|bleeding|shaking)|had to (?:be|sit|stand|sleep|wait|walk|miss|crawl|go (?:without|to (?:hospital|a&e|bed))|share|use|wear)\b|won't (?:eat|come out|go back|leave)|spent (?:his|her|their)(?: \w+)? (?:party|birthday|night|day|holiday|christmas|weekend) (?:being sick|crying|in tears|in bed|ill)|cried|collapsed|fainted|fell|vomited|threw up|choked"
    r"|walked home|slept (?:on|in)|broke (?:his|her|their)|burnt (?:his|her|their)|burned (?:his|her|their)|cut (?:his|her|their)|can't (?:breathe|walk|sleep|eat|stand|swallow|wash|get (?:out|in|up|upstairs|downstairs|to))))"
)
PLIGHT = re.compile(
    rf"{WHO}(?P<did>{TO_BE}(?: (?:now|just|still|really|then))? {STATE}|{HAD}|(?: |(?=')){DID})(?P<rest>(?: {FREE}){{0,10}})"
    rf"{SINCE}(?P<more>(?: (?:till|until) (?:he|she|they) \w+)|(?: and (?:\w+ing|hungry|frozen|alone|cold|scared|bleeding|soaked|exhausted)\b))?",
    re.IGNORECASE,
)
NOUNS = r"(?:stroke|heart attack|seizure|operation|surgery|illness|diagnosis|accident|fall|miscarriage|cancer|breakdown|treatment|chemo|injury|transplant|hip replacement)"
LEFT_TO_LIVE = re.compile(
    rf"(?P<kin>(?:my|our) {RELATION})(?:'s| has| was)?(?: just| recently)? (?:been told (?:he|she) (?:only )?has|been given|got|given)(?: only)? (?:\w+ )?(?:months|weeks|days)(?: (?:left|to live))",
    re.IGNORECASE,
)
DYING = re.compile(
    rf"\bmy (?:dying|terminally ill|very ill|sick|ill|poorly) (?P<kin>(?:\w+ )?{RELATION})\b", re.IGNORECASE
)
ILLNESS = re.compile(
    rf"(?P<kin>(?:my|our) (?:own )?(?:\w+ )?{RELATION})'?s (?P<what>(?:\w+ )?{NOUNS})\b(?! (?:is|was|has|got|appointment|date|letter))",
    re.IGNORECASE,
)
BIRTH = re.compile(
    rf"(?P<kin>(?:my|our) {RELATION})(?:'s| was| is| being| had gone| went| going)? (?P<what>(?:in(?:to)? labour|in(?:to)? labor|giving birth))\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"(?:^|[.!?,;:-] ?|\b(?:and|but|as|because|so|since|when|while|cos|that) )(?P<who>i|we)(?P<did>"
    r"(?:'m| am|'ve been| have been| was| were|'d been)(?: (?:still|now|just))? (?:in (?:hospital|intensive care|icu|a ?& ?e|(?:so much |constant |terrible |a lot of )?pain|agony|bits|tears)"
    r"|bedbound|housebound|(?<!up )signed off\b|off sick|having (?:chemo\w*|treatment|surgery|seizures|panic attacks)|(?:(?:left|stuck|stranded|locked out|sleeping) (?:in|on|at|outside|alone)|(?:sat|sitting|standing|stood|lying) (?:outside|on|in))\b(?! (?:all|home|for|and|(?:the|a|my) (?:queue|line|gate|desk|phone|wheel)|hold|work|traffic|line)\b)|without (?:my|our|any) (?:\w+ )?(?:tablets|medication|insulin|pills|medicine|inhaler|food|water|heating)"
    r"|(?:really |so |too |seriously )?(?:ill|unwell|poorly)\b(?! at ease))"
    r"| ended up (?:sleeping|sitting|standing|waiting|walking|stranded|stuck|locked out|outside)\b| had to (?:use|go|be taken|call|sleep|wash|carry|borrow|beg|crawl|choose)\b(?= (?:my epipen|my inhaler|to (?:hospital|a ?& ?e)|an ambulance|on|in|outside|from (?:my|our)|money|food|between))"
    r"|(?:'ve)? ?(?: had)? (?:had|suffered|got) (?:an? |another )?(?:\w+ )?(?:stroke|heart attack|seizure|panic attack|asthma attack|reaction|allergic reaction|operation|miscarriage|breakdown)"
    r"|(?:'d| had|'ve)? (?:fallen|fell)\b(?! (?:asleep|behind|out|for|in love|ill))| (?:slept|sat) (?:on the|outside|in (?:the|a|our|my) (?:car|dark|cold|rain|corridor|street|freezing))\b| can't(?: even)? (?:breathe|walk|sleep|eat|stand|get (?:out of|into|up|upstairs|downstairs)|feed|wash)\b| (?:threw up|collapsed|fainted))"
    rf"(?P<rest>(?: {FREE}){{0,10}}){SINCE}",
    re.IGNORECASE,
)
MY_BODY = re.compile(
    r"\b(?:my|our) (?P<what>(?:house|flat|home|kitchen|shop|caravan|bedroom|van|car)) (?P<did>(?:has )?(?:burned|burnt) down|caught fire|was burgled|(?:got|was|has been) broken into)(?P<rest>)"
    r"|\bmy (?P<body>(?:asthma|eczema|arthritis|epilepsy|anxiety|back|angina|blood pressure|diabetes)) (?P<flared>flared up|has flared up|(?:is|has got|got|has gotten) (?:much |so much |a lot )?worse|went)(?P<more>(?: (?!and\b|i\b)\w+){0,2})",
    re.IGNORECASE,
)
HAS = re.compile(
    r"^'s(?= (?:had|been|got|just had|recently had|suffered|ended|fallen|broken|lost|collapsed|never|not (?:slept|eaten|stopped)))"
)
GRAVER = re.compile(
    r"hospital|A&E|intensive|\b(?:broke|bleed|burn|bitten|attack|stroke|seizure|collapsed|unconscious|chok|cut|reaction|surgery|breathe|fainted|dying|cancer|pneumonia|sepsis)"
)
SHE, HE = re.compile(rf"\b(?:{HERS})\b"), re.compile(rf"\b(?:{HIS})\b")
THEM, ONE = re.compile(rf"\b(?:{MANY})\b"), re.compile(rf"\b(?:{ANYBODY})\b|old$")
EDGE = re.compile(
    r"(?: (?:at|in|on|to|for|with|from|the|a|my|our|again|just|really|now|still|not|or|of|by|her|his|through|over|off|under|into|onto|against|behind))+$"
)


def plight(text: str, wording: Wording) -> Iterator[Worst]:
    """Of somebody of theirs: "your daughter is scratching till she bleeds"; what is gravest first."""
    return iter(sorted(_plights(text, wording), key=lambda each: not GRAVER.search(each.doing)))


def _plights(text: str, wording: Wording) -> Iterator[Worst]:
    for hit in hits(PLIGHT, text):
        name = hit["name"] if hit["name"] and hit["name"].lower() not in wording.lexicon.known else ""
        kin = hit["kin"] or name or meant_by((hit["he"] or "").lower(), text[: hit.start()])
        if not kin or re.search(r"\bsick (?:of|and tired)\b|'d\b|\bwould\b", hit[0].lower()):
            continue
        did = HAS.sub(" has", hit["did"])
        did = re.sub(r"^'s", " is", re.sub(r"^'re", " are", re.sub(r"^'ve", " have", did)))
        did = re.sub(
            r"^ (?:hasn't|haven't|not|never)\b", " hasn't" if not THEM.search(kin) else " haven't", did
        )
        rest = EDGE.sub("", hit["rest"])
        words = said_back(f"{_plain(kin)}{did}{rest}{hit['since'] or ''}{hit['more'] or ''}", wording)
        words = re.sub(r"\ba ?& ?e\b", "A&E", words, flags=re.IGNORECASE)
        words = f"{name}{words[len(name) :]}" if name else words[:1].lower() + words[1:]
        if not OPEN.search(re.sub(r"\b(?:she|he|they|not|that)\b", "", words)):
            yield Worst("theirs", words)


def _plain(kin: str) -> str:
    """ "Dad" is their dad; "my own mother" is their mother."""
    words = re.sub(r"\bown ", "", kin, flags=re.IGNORECASE)
    if words[:1].isupper() and words.lower() not in (
        "mum",
        "mom",
        "dad",
        "nan",
        "gran",
        "grandma",
        "grandad",
    ):
        return words
    words = re.sub(r"^the ", "my ", words, flags=re.IGNORECASE)
    return words if " " in words else f"my {words.lower()}"


def meant_by(he: str, before: str) -> str:
    """Whom they named last, if it may be who is meant."""
    named = [each[0] for each in re.finditer(NAMED, before, re.IGNORECASE)]
    for kin in reversed(named):
        low = kin.lower()
        if he == "they":
            return kin if THEM.search(low) else ""
        if (SHE if he == "she" else HE).search(low) or (
            ONE.search(low) and not (HE if he == "she" else SHE).search(low)
        ):
            return kin
    return ""


def illness(text: str, wording: Wording) -> Iterator[Worst]:
    """ "My mum's stroke", "my wife was in labour": said as what they have on their mind."""
    for hit in hits(BIRTH, text):
        yield Worst(
            "mind", f"{said_back(_plain(hit['kin']), wording)} {hit['what'].lower().replace('into', 'in')}"
        )
    for hit in hits(LEFT_TO_LIVE, text):
        yield Worst("ill", said_back(hit["kin"], wording))
    for hit in hits(DYING, text):
        yield Worst("ill", f"your {hit['kin'].lower()}")
    for hit in hits(ILLNESS, text):
        yield Worst("ill", f"{said_back(_plain(hit['kin']), wording)}'s {hit['what'].lower()}")


def own(text: str, wording: Wording) -> Iterator[Worst]:
    """Of themselves: "you were in hospital with pneumonia", "you had to use your EpiPen"."""
    for hit in hits(OWN, text):
        did = re.sub(r"^'m", " am", re.sub(r"^'d", " had", hit["did"]))
        words = said_back(f"I{did}{EDGE.sub('', hit['rest'])}{hit['since'] or ''}", wording)
        words = re.sub(r"\ba ?& ?e\b", "A&E", words, flags=re.IGNORECASE)
        words = re.sub(
            r"^you (?:are|have)\b", lambda be: f"you'{'re' if be[0].endswith('are') else 've'}", words
        )
        if not OPEN.search(words.removeprefix("you")):
            yield Worst("own", words[:1].lower() + words[1:])
    for hit in hits(MY_BODY, text):
        did = hit["did"] or hit["flared"] + EDGE.sub("", hit["more"])
        yield Worst("own", f"your {(hit['what'] or hit['body']).lower()} {said_back(did, wording)}")
