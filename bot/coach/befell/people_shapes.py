"""Shapes of what befalls people, theirs or themselves: who, and how they are or what happened to them."""

import re

from bot.coach.befell.worst_shapes import PART, PARTS


def any_of(*ways: str) -> str:
    return f"(?:{'|'.join(ways)})"


HERS = "daughter|mum|mom|mam|mother|wife|girlfriend|nan|nana|gran|granny|grandma|grandmother|sister|girl|aunt|auntie|niece|granddaughter|fiancée"
HIS = "son|dad|father|husband|boyfriend|grandad|granddad|grandpa|grandfather|brother|boy|lad|uncle|nephew|grandson"
ANYBODY = "child|kid|baby|toddler|newborn|partner|friend|little one|fiance|dog|cat|puppy|kitten|horse|pony|rabbit|tenant|neighbour"
MANY = "kids|children|parents|twins|boys|girls|little ones|grandchildren|daughters|sons|dogs|cats"
RELATION = rf"(?:(?:step)?(?:{HERS}|{HIS})(?: in law|-in-law)?|{ANYBODY}|{MANY}|\w+[ -](?:years?|months?|weeks?)[ -]old(?: (?:{HERS}|{HIS}|{ANYBODY}))?)"
OLD = r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:weeks?|months?|years?|yrs?)[ -]old )"
BARE = "mum|mom|dad|nan|gran|grandma|grandad"
"""Called so without "my"."""
NAMED = any_of(
    rf"(?:my|our) (?:own )?(?:{OLD}|(?!(?:and|or|the|best)\b)[a-z]+ ){{0,2}}?{RELATION}\b",
    r"the (?:kids|children|baby|little one|dog|cat)\b",
    rf"(?<![\w'] )(?:{BARE})\b",
)
"""Somebody of theirs: "my 82 year old mum", "our little one", a bare "Dad" where a sentence begins."""
NO_NAME = "She|They|The|This|That|There|What|Who|Everyone|Everybody|Nobody|Someone|Somebody|Anyone|Engineer|Driver|Order|Delivery|Parcel|Just|Now|And|But|Then|Still|Also|Well|Please|Hello|Thanks|Since|After|Before|When|While|Because|Although|First|Second|Third|Last|Next|Today|Tomorrow|Yesterday|Only|Even|Never|Not|Our|Your|His|Her|How|Why|Where|Which|Can|Could|Would|Will|Does|Did|Are|Was|Were|Have|Has|Had|With|Without|For|From|About|Every|All|Any|Both|Each|Half|Most|Some|One|Two|Three|Four|Five|Another|Once|Again|Here|Been|Got|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Seriously|Honestly|Apparently|Unfortunately"
NAME = (
    rf"(?-i:(?<![\w'] )(?!(?:{NO_NAME})\b)[A-Z][a-z]{{2,}}"
    r"(?='s (?:been|got|in|still|not)\b| (?:has|is|was|came|hasn't|isn't|won't|got|ended|had|fell)\b))"
)
"""A sentence that begins with somebody's name."""
CALLED = re.compile(
    rf"(?:(?:^|[.!?] )|\b(?:picked up|collected|dropped off|about) )(?!(?:{NO_NAME})\b)(?P<name>[A-Z][a-z]{{2,}})(?='s\b| [a-z]|,)"
)
"""Somebody of theirs whom they call by name: "Theo worked so hard"."""
WHO = rf"(?:(?P<kin>{NAMED})(?! and\b)(?: [A-Z][a-z]+)?(?:,? who)?|(?P<name>{NAME})|\b(?P<he>he|she|they))"
STOPS = (
    "and|but|because|so|then|which|who|that|if|when|while|where|i|i'm|i've|we|we've|you|it|it's|he|they|your|cos|now|since|as|although|though"
    "|until|till|after|before"
)
FREE = rf"(?!(?:{STOPS})\b)[\w'&-]++"
"""Any word that goes on with what is said."""
PLACE = r" (?:in|on|at|outside|from|to) your [\w-]+"
""" "On a trolley in your corridor": where, whoever's it is."""
MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
SINCE = rf"(?P<since> since (?:last )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last night|this morning|christmas|easter|{MONTH}|week|month|year))?"
TO_BE = r"(?:'s|'re| is| are| was| were|'s been| has been| have been|'ve been| had been| ended up| got| gets)"
MEDICAL = r"(?:hospital|intensive care|icu|a ?& ?e|resus|a coma|a hospice)"
PAIN = r"(?:so much |terrible |constant |a lot of )?pain|agony|tears|bits"
PLACED = r"(?:in|on|at|outside|for)\b(?! (?:hold|the (?:phone|login|loading|first|second|last|line|page)|step|level|page|screen|stage|work|traffic)\b)"
HOME = r"(?:my|our|his|her|their|the) (?:own )?(?:flat|house|home|room|bedroom|building|bed|bath|bathroom|car|shower|stairs|garden|front door)"
FEELS = any_of(
    "ill", "unwell", "poorly", "sick", "dying", "feverish", "soaked", "freezing", "frozen", "starving", "hungry", "terrified", "frightened",
    "scared", "petrified", "traumatised", "hysterical", "inconsolable", "heartbroken", "devastated", "humiliated", "distraught", "exhausted",
    "upset", "distressed", "dehydrated", "struggling", "suffering", "injured", "hurt", "bitten", "attacked", "mauled", "stung", "scalded", "robbed", "mugged", "run over", r"hit by an? \w+", r"knocked (?:down|over|off)", "stranded", "trapped", "housebound",
    "bedbound",
)  # fmt: skip
DOES = (
    "bleeding|crying|sobbing|screaming|wheezing|choking|vomiting|throwing up|being sick|fainting|limping|shaking|shivering|scratching|struggling"
    "|having (?:seizures|a seizure|fits|panic attacks)|diagnosed with|going (?:hungry|without)|going into"
)
STATE = any_of(
    rf"in (?:{MEDICAL}|{PAIN}|distress|surgery|bed)\b",
    rf"(?:seriously |very |so |really |too )?{FEELS}\b(?! (?:of|with|to)\b)",
    rf"stuck {PLACED}",
    r"on (?:oxygen|a drip|a ventilator|life support)",
    r"(?:taken (?:ill|to|into|in to)|rushed (?:to|into)|admitted (?:to|into))\b",
    r"(?:left|sat|waiting|sleeping|lying|sitting|standing|living) (?:on (?:his own|her own|their own)|(?:\w+ )?(?:alone|in|on|outside|without))\b(?! (?:the dark about|hold)\b)",
    r"(?:alone|missing)\b",
    rf"(?:{DOES})\b",
)
EVENT = "stroke|heart attack|seizures?|fit|fall|accident|asthma attack|panic attacks?|reaction|allergic reaction|miscarriage|meltdown|breakdown"
AILMENT = (
    r"chest infection|\w+ infection|pneumonia|sepsis|kennel cough|bite mark|black eye|bruises?|fleas|worms|mites|head lice|(?:nasty |deep )?cut"
    "|burns?|fever|rash|concussion|nightmares|hypothermia|food poisoning"
)
HAD = any_of(
    rf"(?:'s| has| have|'ve| had)?(?: just| recently| also)? (?:had|suffered) (?:an? |another |the )?(?:\w+ )?(?:{EVENT}|{AILMENT})\b(?! (?:detector|alarm|sensor|policy|vaccine|jab|injection))",
    rf"(?:'s| has| have|'ve| had)?(?: just| recently| also)? (?:got|has|have|gets) (?:an? |another |the )?(?:\w+ )?(?:{AILMENT})\b(?! (?:vaccine|jab|injection|test|cream|tablets|treatment))",
)
NOT_DOING = r"(?:isn't|is not|aren't|not) (?:eating|drinking|breathing|sleeping|moving|responding)"
DID = any_of(
    r"(?:hasn't|haven't|has not|not|never) (?:stopped crying|slept|eaten|stopped)",
    NOT_DOING,
    r"(?:came|come|been sent) (?:home|back|out)(?: from (?:the |your )?\w+)? (?:with|in|covered|crying|limping|soaked|hungry|bleeding|shaking)",
    r"had to (?:be|sit|stand|sleep|wait|walk|miss|crawl|go (?:without|to (?:hospital|a ?& ?e|bed))|share|use|wear)",
    "won't (?:eat|come out|go back|leave)",
    r"spent (?:his|her|their)(?: \w+)? (?:party|birthday|night|day|holiday|christmas|easter|weekend) (?:being sick|crying|in tears|in bed|ill)",
    "cried|collapsed|fainted|vomited|threw up|choked|walked home",
    r"fell\b(?! (?:for|in love|asleep|behind|out)\b)",
    "slept (?:on|in)",
    r"(?:waited|stood|sat|lay) (?:outside|alone|in the (?:cold|rain|snow|dark|sun|heat|road|car)|on the (?:floor|pavement|road)|for (?:an hour|\w+ hours))",
    "(?:broke|burnt|burned|cut) (?:his|her|their)",
    rf"can't (?:breathe|walk|sleep|swallow|eat(?! (?:nuts|gluten|dairy|meat|fish|eggs|pork))|get (?:up|upstairs|downstairs|(?:out of|in|into) {HOME}|to (?:bed|the (?:toilet|bathroom))))",
)
PLIGHT = re.compile(
    rf"{WHO}(?P<did>{TO_BE}(?: (?:now|just|still|really|then))? {STATE}|{HAD}|(?:'s| has| have|'ve| is)?(?: still| just| even)? {DID}\b)(?P<rest>(?:{PLACE}| {FREE}){{0,10}})"
    rf"{SINCE}(?P<more>(?: (?:till|until) (?:(?:he|she|they) \w+|morning|midnight|noon|the (?:morning|next day)|\d+(?::\d\d)? ?[ap]m)\b)|(?: and (?:\w+ing|hungry|frozen|alone|cold|scared|bleeding|soaked|exhausted)\b))?",
    re.IGNORECASE,
)
ELIDED = re.compile(
    rf"(?P<kin>{NAMED})(?: (?!(?:i|we|you|and|but|so)\b)[\w'-]+){{1,8}}? and(?: then| now)? (?P<did>(?:is|was|has been|ended up|got) {STATE}|(?:had|suffered) (?:an? )?(?:\w+ )?(?:{EVENT}|{AILMENT})\b|{DID}\b)(?P<rest>(?:{PLACE}| {FREE}){{0,10}})",
    re.IGNORECASE,
)
""" "My son ate the bar and ended up in hospital": who it was stands before."""
NOUNS = (
    "stroke|heart attack|seizure|operation|surgery|illness|diagnosis|accident|fall|miscarriage|cancer|breakdown|treatment|chemo|injury|transplant"
    "|hip replacement"
)
LEFT_TO_LIVE = re.compile(
    rf"(?P<kin>(?:my|our) {RELATION})(?:'s| has| was)?(?: just| recently)? (?:been told (?:he|she) (?:only )?has|been given|got|given)(?: only)?"
    r" (?:\w+ )?(?:months|weeks|days)(?: (?:left|to live))",
    re.IGNORECASE,
)
DYING = re.compile(
    rf"\bmy (?:dying|terminally ill|very ill|sick|ill|poorly) (?P<kin>(?:\w+ )?{RELATION})\b", re.IGNORECASE
)
ILLNESS = re.compile(
    rf"(?P<kin>(?:my|our) (?:own )?(?:\w+ )?{RELATION})'?s (?P<what>(?:\w+ )?(?:{NOUNS}))\b(?! (?:is|was|has|got|appointment|date|letter))",
    re.IGNORECASE,
)
BIRTH = re.compile(
    rf"(?P<kin>(?:my|our) {RELATION})(?:'s| was| is| being| had gone| went| going)? (?P<what>(?:in(?:to)? labour|in(?:to)? labor|giving birth))\b",
    re.IGNORECASE,
)
NEEDS = r"tablets|medication|insulin|pills|medicine|inhaler|food|water|heating"
I_AM = any_of(
    rf"(?:doubled (?:up|over) )?in (?:{MEDICAL}|{PAIN})\b",
    r"(?:bedbound|housebound|(?<!up )signed off\b|off sick|having (?:chemo\w*|treatment|surgery|seizures|panic attacks))",
    rf"(?:left|stuck|stranded|locked out|sleeping) {PLACED}(?! (?:all|for|and)\b)",
    r"(?:sat|sitting|standing|stood|lying) (?:outside|on|in)\b(?! (?:all|for|and|(?:the|a|my) (?:queue|line|gate|desk|phone|wheel)|hold|work|traffic|line)\b)",
    rf"without (?:my|our|any) (?:\w+ )?(?:{NEEDS})",
    r"covered in (?:bites|bruises|hives|blisters|burns|blood|a rash|cuts)\b",
    r"(?:really |so )?(?:dizzy|vomiting|throwing up|being sick|bleeding|coughing|limping|passing out|fainting|hallucinating)\b",
    r"(?:really |so |too |seriously )?(?:ill|unwell|poorly)\b(?! at ease)",
    r"(?:all )?alone (?:in|on|at|with)\b",
)
I_HAD_TO = (
    r"(?:use|go|be taken|call|sleep|wash|carry|borrow|beg|crawl|choose)\b"
    r"(?= (?:my epipen|my inhaler|to (?:hospital|a ?& ?e)|an ambulance|on|in|outside|from (?:my|our)|money|food|between))"
)
I_DID = any_of(
    rf"(?:'m| am|'ve been| have been| was| were|'d been)(?: (?:still|now|just))? {I_AM}",
    r" ended up (?:sleeping|sitting|standing|waiting|walking|stranded|stuck|locked out|outside)\b",
    rf" had to {I_HAD_TO}",
    r"(?:'ve)? had to (?:go without|skip (?:meals|lunch|dinner)|put (?:food|the shopping|it|my (?:shopping|rent))(?= on (?:a|my) (?:credit )?card)|sell my|pawn my)",
    r"(?:'ve)?(?: had)? (?:had|suffered|got) (?:an? |another )?(?:\w+ )?(?:stroke|heart attack|seizure|panic attack|asthma attack|reaction|allergic reaction|operation|miscarriage|breakdown)\b",
    r"(?:'d| had|'ve)? (?:fallen|fell)\b(?! (?:asleep|behind|out|for|in love|ill)\b)",
    r" (?:slept|sat) (?:on the|outside|in (?:the|a|our|my) (?:car|dark|cold|rain|corridor|street|freezing))\b",
    rf" can't(?: even)? (?:breathe|sleep|walk(?! away)|get (?:up|upstairs|downstairs|(?:out of|into) {HOME})|feed (?:my|our))\b",
    r" haven't (?:slept|eaten|washed)\b",
    r" (?:threw up|collapsed|fainted)",
)
OWN_ELIDED = re.compile(
    rf"\b(?:i|we)(?:'m|'ve|'re)?\b[^.!?]{{1,60}}? and(?: then)?(?P<did> had to {I_HAD_TO}| (?:threw up|collapsed|fainted))(?P<rest>(?:{PLACE}| {FREE}){{0,10}}){SINCE}",
    re.IGNORECASE,
)
SCARED = re.compile(
    rf"\b(?:i'm|i am|we're|we are)(?: (?:now|so|really|too|actually|just))? (?P<how>scared|frightened|terrified|afraid) to (?P<do>(?!ask\b|say\b|be\b|think\b|admit\b)[a-z]+(?: (?:it|{FREE})){{0,5}})(?=[.,!?;]|$| (?:and|but|because|so|in case|again)\b)",
    re.IGNORECASE,
)
OWN = re.compile(
    rf"(?:^|[.!?,;:-] ?|\b(?:and|but|as|because|so|since|when|while|cos|that) )(?P<who>i|we)(?P<did>{I_DID})(?P<rest>(?:{PLACE}| {FREE}){{0,10}}){SINCE}",
    re.IGNORECASE,
)
MY_BODY = re.compile(
    rf"\bmy (?P<part>{PART}|{PARTS})(?P<is>'s| is| are| has been| was| were) (?:really |all |so |still )?(?P<how>swollen|infected|numb|black and blue|bruised|bleeding|burnt|burned|blistered|raw|killing me|broken|fractured|in agony)\b|"
    r"\b(?:my|our) (?P<what>(?:house|flat|home|kitchen|shop|caravan|bedroom|van|car)) (?P<did>(?:has )?(?:burned|burnt) down|caught fire|was burgled|(?:got|was|has been) broken into)"
    r"|\bmy (?P<body>(?:asthma|eczema|arthritis|epilepsy|anxiety|back|angina|blood pressure|diabetes)) (?P<flared>flared up|has flared up|(?:is|has got|got|has gotten) (?:much |so much |a lot )?worse|went)(?P<more>(?: (?!and\b|i\b)\w+){0,2})",
    re.IGNORECASE,
)
HAS = re.compile(
    r"^'s(?= (?:had|been|got|just had|recently had|suffered|ended|fallen|broken|lost|collapsed|never|not (?:slept|eaten|stopped)|(?:hurt|cut|burnt|burned|twisted|sprained|injured|scalded) (?:his|her|their)))"
)
GRAVER = re.compile(
    r"hospital|A&E|intensive|\b(?:broke|bleed|burn|bitten|attack|stroke|seizure|collapsed|unconscious|chok|cut|reaction|surgery|breathe|fainted|dying|cancer|pneumonia|sepsis)"
)
SHE, HE = re.compile(rf"\b(?:{HERS})\b"), re.compile(rf"\b(?:{HIS})\b")
THEM, ONE = re.compile(rf"\b(?:{MANY})\b"), re.compile(rf"\b(?:{ANYBODY})\b|old$")
EDGE = re.compile(
    r"(?: (?:at|in|on|to|for|with|from|the|a|my|our|again|just|really|now|still|not|or|of|by|her|his|ever|even|through|over|off|under|into|onto|against|behind))+$"
)
NOT_THINGS = re.compile(
    r"\b(?:crying|tears|terrified|scared|frightened|hungry|sick|ill|heartbroken|devastated|exhausted|upset|alone)\b"
)
"""Said of people: "they're soaked" may be the shoes."""
