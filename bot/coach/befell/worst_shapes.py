"""Shapes of what weighs most in an angry message, as people type in haste: closed words, with the things and people left open. No word is
matched twice over: each is taken whole, so that no text takes long."""

import re

LONGEST = 19
MOST = 2
"""Days of which nobody speaks as a wait."""
STOP = (
    r"(?!(?:and|but|because|so|then|which|who|that|if|when|while|where|until|till|i|we|you|u|it|he|she|they|your|is|was|are|were|has|had|have|will"
    r"|would|not|no|nobody|only|just|still|now|cos|cause|since|again|today|yesterday|please|as|what|how|why|there|this|with)\b)"
)
WORD = rf"{STOP}[\w'&£$€-]++(?:\.\d++)?"
NUM = (
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|thirty|forty|fifty|sixty|ninety|several|half an)"
)
UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?|nights?|weekends?)"
LONG = rf"(?P<length>(?:over |nearly |almost |more than |about )?{NUM} (?:and a half )?(?:whole |full |long |working |business )?{UNIT})"
KIN = (
    r"(?:(?:\w+ )?(?:son|daughter|child|kid|kids|children|baby|toddler|mum|mom|mother|dad|father|wife|husband|partner|girlfriend|boyfriend|nan"
    r"|gran|grandma|grandad|grandmother|grandfather|sister|brother|parents|dog|cat|puppy|kitten|horse|pony|rabbit|pets|cats|dogs)|\w+[ -]years?[ -]old)"
)
PART = (
    r"(?:leg|arm|hand|finger|thumb|foot|toe|ankle|knee|hip|wrist|elbow|shoulder|neck|back|head|face|eye|ear|nose|lip|mouth|tongue|tooth|jaw|chin"
    r"|cheek|skin|scalp|forehead|rib)"
)
PARTS = r"(?:legs|arms|hands|fingers|feet|toes|ankles|knees|eyes|ears|lips|teeth|ribs|eyebrows)"
HURT = {
    "burn": "burned", "burned": "burned", "burnt": "burned", "scalded": "scalded", "chipped": "chipped", "broke": "broken", "broken": "broken",
    "cracked": "cracked", "fractured": "fractured", "cut": "cut", "sprained": "sprained", "twisted": "twisted", "bruised": "bruised",
    "injured": "injured", "swollen": "swollen", "sliced": "cut", "blistered": "blistered", "dislocated": "dislocated",
}  # fmt: skip
INJURY = re.compile(
    rf"\b(?P<how>{'|'.join(HURT)}) (?:(?P<whose>my|our|his|her|their|a|{KIN}'?s) )?(?:(?:good|front|left|right|back|whole|own|little|big) )?"
    rf"(?:(?P<part>{PART})|(?P<parts>{PARTS}))\b(?! (?:of (?!my|our)|room|rest|board|light|door|phone))",
    re.IGNORECASE,
)
HOSPITAL = r"(?:(?:the )?(?:hospital|emergency room|er|icu)|a ?& ?e|a and e|casualty|intensive care|an ambulance|theatre)"
NIGHT = r"(?:the|a|last|all|two|three|four|five|\d+) (?:whole )?(?:night|nights|weekend|day|days)"
IN_HOSPITAL = re.compile(
    rf"\b(?:(?:spent|spend|spending) (?P<night>{NIGHT}) (?:in|at) (?P<in>{HOSPITAL})"
    rf"|(?:ended up|ended|ending up|end up|landed|wound up|rushed|taken|admitted|went|sent|put)(?: (?:me|us|him|her|them|my {KIN}))?(?: up)?(?: straight)?"
    rf" (?:in|at|to|into|by) (?P<to>{HOSPITAL}))(?!\w)(?! (?:appointment|to (?:visit|see|ask|get|pick)))",
    re.IGNORECASE,
)
NO_AIR = re.compile(
    rf"\b(?:(?:(?P<kin>my {KIN}) )?(?:couldn't|could not|struggl\w+ to|unable to) breathe?|(?P<whose>my|his|her) (?P<part>throat|tongue|face|lips) (?:swelled|swole|swelling|closed)"
    r"|(?P<shock>allergic reaction|anaphyla\w+|asthma attack|seizure|panic attack|electric shock))\b",
    re.IGNORECASE,
)
ENDED = r"(?:told|tell|said|say|says|informed|found out|find out)(?: (?:me|us|to me|to us))?(?: that)? (?P<news>(?:the|my|our|it|they|nobody|no one|there) (?:[\w']+ ){1,7}[\w']+)"
WENT = r"(?:drive|wait|walk|travel|queue|waited|been waiting|waiting|queued|queueing|queuing|drove|travelled|traveled|walked|sat|stood|rehearsed|flew|cycled|came|hold|turned up|showed up|went)"
SHUT = r"(?:shut|closed|cancelled|canceled|full|locked|empty|gone|dark|sold out|fully booked|overbooked|deserted)"
VAIN = re.compile(
    rf"\b(?P<went>{WENT}) (?P<far>(?:{WORD}|your)(?: (?:{WORD}|your)){{0,6}}?)(?: ?to get there| there| all the way)?(?:[,.] ?\w[^,.!?]{{1,30}}(?=[,.]))?[,.;!-]*(?: ?(?:and|but|then|just|only|when|to|be|get|was|were|got|i|we|for)\b[, ]*){{0,4}} ?"
    rf"(?:(?:they|you|someone|somebody|he|she|the \w+|your \w+)(?: then| just|'d| had)? )?(?:{ENDED}"
    rf"|find (?:it|the \w+) (?:was )?(?P<found>{SHUT})|(?P<place>(?:the|your) (?:\w+ )?\w+|it) (?:was|were|had|'d)(?: all| already| been| completely)? (?P<shut>{SHUT})"
    r"|(?:they|you)(?:'d| had|'ve|'d already)? (?P<gone>cancelled|canceled|closed|sold|moved|given away) (?P<thing>it|(?:my|our) \w+)\b"
    r"|(?:they|you) (?P<gave>gave|sold) (?P<slot>(?:my|our) \w+)(?: away| to \w+(?: else)?)?\b"
    r"|(?:you |they )?(?:cut|cutting) me (?P<off>off)|(?:you |they )?(?:hung|hang) (?P<hung>up) on me"
    r"|(?P<cut>cut off|hung up on|sent away|turned away|told to (?:go away|come back|leave)(?: \w+)?|refused)"
    r"|(?P<none>nobody|no one|no-one|none|not one \w+|not a single \w+)(?: (?:has|had|even|ever|of \w+))? (?P<did>came|come|showed up|turned up|answered|picked up|rang|called|arrived|helped|replied|told us anything|told me anything))\b",
    re.IGNORECASE,
)
OFF = (
    r"(?P<off>(?:took|taken|lost|booked|used|had to take|take) (?:(?:a|the|half a|two|three|another|my|some|an) )?(?:(?:unpaid|whole|full|annual|day's|holiday) ?)?"
    r"(?:days?|mornings?|afternoons?|week|leave|pay|wages|shift|holiday)(?:'s (?:pay|wages|leave))?(?: (?:off|unpaid|holiday|leave|without pay|pay))*(?: work)?(?: unpaid)?)"
)
IN_ALL = r"(?P<in>(?:stayed|waited|was|were|sat|been|stay) (?:in|at home|home|indoors) (?:all (?:day|morning|afternoon|evening|week|weekend)|the whole (?:day|morning)))"
AWAITED = re.compile(rf"\b(?:{OFF}|{IN_ALL})\b", re.IGNORECASE)
NO_SHOW = re.compile(
    r"\b(?:(?:no ?one|no-one|nobody|none of you) (?:ever |even |has |has even |bothered to )?(?P<none>came|come|showed|show|turned|turn|arrived|rang|called|phoned|knocked)"
    r"|(?:he|she|they|it|you|engineer|driver|plumber|fitter|guy|man|technician|delivery|parcel) (?:never|didn't(?: even)?|did not) (?P<one>came|come|showed|show|turned|turn|arrived|arrive))\b",
    re.IGNORECASE,
)
GOT = r"(?:got|get|getting|received|ended up with|was given|were given|was sent|were sent|ended up in|was put in|were put in)"
PAID_GOT = re.compile(
    rf"\b(?P<paid>paid(?: extra)?(?: [£$€]?\d[\d.,]*(?: \w+)?)? for|booked|ordered|asked for) (?P<this>(?:{WORD}|with)(?: (?:{WORD}|with)){{0,9}})[,.;-]* ?(?:and|but|then|instead)?,? ?(?:i |we )?(?:all i |all we )?"
    rf"(?:(?P<there>there (?:was|were))|you (?:gave|sent|put|brought) (?:me|us)(?: in)?|(?P<got>{GOT})) (?P<that>(?:an?|the|my|no|nothing|one|two|some|cold|\d+) ?(?:{WORD}(?: {WORD}){{0,4}})?(?:with {WORD}(?: {WORD}){{0,3}})?)",
    re.IGNORECASE,
)
AMOUNT = r"(?:[£$€] ?\d[\d.,]*\d|\d[\d,]*\d(?: (?:pounds|euros|dollars|quid|eur|usd|gbp))?|(?:hundreds|thousands)(?: of (?:pounds|euros|dollars))?)"
PAID_THAT = re.compile(
    rf"\b(?:paid|paying) (?P<much>{AMOUNT}) for (?P<this>an? (?:{WORD} ){{1,3}}?)(?:that|which) (?P<that>(?:only )?(?:lasted|broke|stopped|died|fell|arrived|doesn't|didn't|won't|can't|leaks|never)(?: {WORD}){{0,5}})",
    re.IGNORECASE,
)
SPENT = re.compile(
    rf"(?:^|[.!?,;:-] ?|\b(?:i|we)(?:'ve| have| already)? )(?:(?P<paid>paid|paying) (?:over |nearly |about )?(?P<much>{AMOUNT}) for|(?:spent|spend|spending) (?:over |nearly |about )?(?P<much2>{AMOUNT}) on) (?P<this>(?:this |that |these )?{WORD}(?: {WORD}){{0,3}})",
    re.IGNORECASE,
)
TOIL = re.compile(
    rf"\b(?:i|we)(?:'ve| have|'d)? (?P<did>studied|revised|saved|saved up|trained|practised|practiced|prepared|scrubbed|cleaned|rehearsed|worked|planned)(?P<what>(?: (?:that|this))?(?: {WORD}){{0,4}}?)(?P<long> (?:for )?(?:{NUM} (?:whole |full |long )?{UNIT}|months|years|weeks|hours|days))\b(?! (?:old|ago))",
    re.IGNORECASE,
)
TOILED = {
    "studied": "study",
    "scrubbed": "scrub",
    "planned": "plan",
    "revised": "revise",
    "practised": "practise",
    "practiced": "practice",
    "rehearsed": "rehearse",
}
TOILING = {"scrub": "scrubbing", "plan": "planning"}
DOCKED = re.compile(
    rf"\bmy (?P<pot>deposit|wages|pay|salary|refund|bonus|pension|balance)(?: \w+){{0,2}}? (?:cut|docked|reduced|short|down)(?: by)? (?P<much>{AMOUNT})"
    rf"|\bmy (?P<pot4>wages|pay|salary|refund|bonus|pension) (?:is|are|was|were|came) (?:in )?(?P<much4>{AMOUNT}) (?P<short>short|down|less)\b"
    rf"|\b(?:took|taken|kept|keeping|deducted|docked|knocked) (?P<much2>{AMOUNT}) (?:from|of|off|out of) my (?P<pot2>deposit|wages|pay|salary|refund|bonus|pension)"
    rf"|(?P<much3>{AMOUNT}) (?:is |was |has been )?(?:missing|deducted|taken|kept|docked) (?:from|off|out of) my (?P<pot3>deposit|wages|pay|salary|refund|bonus|pension)",
    re.IGNORECASE,
)
CLEAN = re.compile(
    r"\b(?P<left>(?:i|we) left (?:the|that|my|our) \w+ (?:spotless|clean|immaculate|perfect|tidy))\b",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"(?P<much>[£$€] ?\d[\d.,]*)(?P<more>[^!?]{0,40}?(?:yesterday|for a day|on \w+day|last week|in \w+))?\W.{0,20}?\b(?:i|we) (?:was|were)(?:n't| not) (?:even )?(?:at |in the )?(?P<where>home|there|in|country)\b",
    re.IGNORECASE,
)
PREYED = re.compile(
    rf"\b(?:someone|somebody|one of your \w+|(?:your|the) \w+)(?: on your \w+)? (?:has been|have been|is|was|keeps|kept) (?P<doing>using|texting|following|messaging|ringing|calling|stalking|filming|watching|harassing|touching|impersonating|posting|sharing|threatening|bullying|photographing) (?P<whom>me|us|my {WORD}(?: (?!right\b|now\b|again\b|all\b){WORD}){{0,2}})",
    re.IGNORECASE,
)
SENT_WHEN = re.compile(
    rf"\b(?:sent|given|gave|brought|delivered)(?: (?:me|us))? (?P<that>(?:an?|the|one|two) {WORD}(?: {WORD}){{0,4}})when (?:i|we)(?:'d| had)? (?P<did>ordered|booked|paid for|asked for|wanted) (?P<this>{WORD}(?: {WORD}){{0,4}})",
    re.IGNORECASE,
)
PAID_WAITS = re.compile(
    rf"\bpaid (?:extra )?for (?P<this>{WORD}(?: {WORD}){{0,4}})[,.;-]* ?(?:and|but|then)?,? ?(?:it's been|it has been|that was|it took|i've waited|i waited|waited|been waiting) {LONG}",
    re.IGNORECASE,
)
SPITE = re.compile(
    rf"\b(?P<did>called|calling) (?:me|us|(?P<kin>my {KIN})) (?:an? )?(?:\w+ ){{0,2}}(?P<word>liar|thief|idiot|cow|bitch|moron|stupid|scum|racist|fat|ugly|thick|cunt|twat|retard|dumb|fraud|names|hysterical|karen|clown|fool)\b",
    re.IGNORECASE,
)
ACCUSED = re.compile(
    rf"\b(?P<me>accused|accusing|blamed|searched|mocked|humiliated|ignored|laughed at|shouted at|sworn at|yelled at|told off)(?: (?:me|us))?(?P<of>(?: (?:of|for|in|by) (?!you\b){WORD}(?: {WORD}){{0,4}}){{1,2}})",
    re.IGNORECASE,
)
MADE_ME = re.compile(
    rf"\b(?:made|makes|making|forced) (?P<who>me|us|my {KIN}) (?:to )?(?P<verb>[a-z]+) (?P<rest>{WORD}(?: {WORD}){{0,8}})",
    re.IGNORECASE,
)
TOLD_OFF = re.compile(
    r"\btold (?:me|us)?(?: that)? ?(?:i|we) (?:was|were|am|'m|are|'re) (?P<what>(?:just |only )?(?:overreacting|over-reacting|lying|exaggerating|imagining it|imagining things|being \w+|too \w+|hysterical|dramatic|a liar|not welcome|wasting (?:his|her|their) time))",
    re.IGNORECASE,
)
AT_ME = re.compile(
    rf"\b(?P<did>laughed|shouted|swore|yelled|screamed|sneered|walked out|spat|sighed|rolled (?:his|her|their) eyes) (?P<at>at|on) (?P<who>me|us|my {KIN})"
    rf"(?P<more>(?: in front of {WORD}(?: {WORD}){{0,3}}| when (?:i|we) (?:asked|said|told|tried|showed|mentioned|complained)(?: {WORD}){{0,6}})?)",
    re.IGNORECASE,
)
WORTH = rf"(?:{NUM} (?:and a half )?(?:whole |full |long )?(?:hours|days|weeks|months|years|year's|years') (?:of |worth of )?|(?:hundreds|thousands)(?: of (?:pounds|euros|dollars))?(?: of| worth of)? |[£$€]\d[\d.,]* (?:of |worth of )?|all (?:of )?(?:my|our) |every (?:single )?(?:photo|picture|message|file|note) )"
GONE = re.compile(
    rf"\b(?P<what>{WORTH}{WORD}(?: {WORD}){{0,4}}),? ?(?:is |are |were |was |have been |has been |that's |all |just |now |completely )*(?P<gone>gone|lost|wasted|deleted|wiped|erased|vanished|disappeared|down the drain|ruined|destroyed)\b"
    rf"|\b(?P<took>lost|deleted|wiped|erased|wasted|destroyed) (?P<what2>{WORTH}{WORD}(?: {WORD}){{0,4}})",
    re.IGNORECASE,
)
LEFT = re.compile(
    rf"\b(?P<who>(?:my|our) {KIN}|the (?:dog|cat|baby|kids|children|puppy|kitten))(?: [A-Z]\w+)?(?: ate [\w ]{{1,20}}? and)?,?(?: who(?: is|'s) \w+,?)? ?(?P<did>(?:'s been|was|were|has been|have been|had been|got) (?:just |then )?(?:left|stranded|stuck|abandoned|sent home|turned away|refused"
    rf"|locked out|locked in|made to|forced to|told to|lying|sitting|standing|waiting|crying|dropped|pushed|shouted at|laughed at|trapped|in pain|sick|ill|in agony|in tears|bleeding|shaking|limping|hungry|alone|terrified|frightened)|had to (?:sit|stand|sleep|wait|walk|lie|crawl|be)|waited|sat|stood|slept|cried|missed|fainted|collapsed|fell|came (?:home|back))"
    rf"(?P<rest>(?: {WORD}){{1,11}}(?: with {WORD}(?: {WORD}){{0,4}})?)",
    re.IGNORECASE,
)
CHARGED = re.compile(
    rf"\b(?:charged|charging|billed|billing|fined|invoiced)(?: (?:me|us|my \w+))? (?P<much>(?:[£$€] ?\d[\d.,]*|\d[\d.,]* (?:pounds|euros|dollars|quid|eur|usd|gbp)))(?P<for>(?: (?:for|to) {WORD}(?: {WORD}){{0,4}})?)[,.!?;-]* ?(?:when|even though|although|though|but)? ?(?P<tail>(?:i|we) (?:[\w']+ ){{1,7}}?[\w']+)(?=[,.!?;-]|$| (?:and|but|so|because|i|we|you)\b)",
    re.IGNORECASE,
)
ORDINALS = {
    "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh", "8th": "eighth", "9th": "ninth",
    "10th": "tenth",
}  # fmt: skip
SNEERED = re.compile(
    rf"\b(?P<did>laughed|smirked|giggled) when (?P<when>(?:i|we) \w+(?: {WORD}){{0,6}}(?: it| something)?)|\b(?P<put>tracked|spilled|spilt|dripped|dropped|poured|spread|sprayed|splashed) (?P<what>(?:{WORD} ){{1,3}}?)(?P<over>(?:all )?(?:through|over|on|across|into|down) (?:my|our) {WORD}(?: {WORD}){{0,2}})",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    rf"\b(?P<whose>my|our) (?P<card>(?:(?!got\b|was\b|get\b|is\b|were\b)\w+ ){{1,2}})(?:was |got |is |were )?(?:\w+ly )?(?P<did>declined|refused|rejected|searched|told off|turned away) (?P<front>in front of {WORD}(?: {WORD}){{0,5}})",
    re.IGNORECASE,
)
NTH = rf"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{'|'.join(ORDINALS)})"
RUNNING = r"(?:in a row|running|on the trot|this (?:week|month|year|summer|winter|term|season)|in (?:as many|two|three|four|five|six|\d+) (?:days|weeks|months|years))"
THAT = (
    rf"(?:(?P<who> (?:who|that)(?: has|'s|'ve| have)? (?:not|never|hasn't|haven't|didn't|failed to)(?: even)? (?P<did>\w+)(?P<it> it| up| the \w+)?)"
    r"|(?P<ing> (?P<doing>[a-z]+ing)\b)|(?P<i> (?:that )?(?:i|we)(?:'ve|'m| am| have| had)?(?: been| had to| to)? (?P<verb>[a-z]+))"
    rf"|(?P<that> (?:that )?(?:the|my|our)(?: {WORD}){{1,3}}(?: been| has been| has| have been| have| was| were| is| are)(?: {WORD}){{1,6}}))?"
)
COUNT = re.compile(
    rf"\b(?:this|that|it|today)(?: is|'s| was| makes| will be)(?: now)?(?: about)?(?: the| my| our)? (?P<nth>{NTH}) (?P<what>{WORD}(?: {WORD}){{0,2}}?)(?P<row> ?{RUNNING})?"
    rf"(?=[,.;:!?-]|$| (?:you|that|i|we|and|but|they|your|to|who|with|now|since|because|the|from|he|she|it|this|my|our)\b)"
    rf"|(?:\b|^)(?P<nth2>{NTH}) (?P<what2>{WORD}(?: {WORD}){{0,2}}?) ?(?P<row2>{RUNNING})\b"
    rf"|(?:^|[.,;:!?-] ?|\b(?:the|for the|a) )(?P<nth3>{NTH}) time(?: now)?(?=[,.;:!?-]|$| (?:my|our|the|i|we|you|they|it|[a-z]+ing)\b)"
    r"|\b(?:(?P<day>(?:day|week|month) \d{1,3})(?= (?:and |with |of |now and )?(?:still|no|nothing|without|waiting)\b)|today is (?P<today>day \d{1,3}))\b",
    re.IGNORECASE,
)
FOLLOWS = re.compile(THAT, re.IGNORECASE)
NO_COUNT = re.compile(
    r"\b(?:floor|party|person|opinion|hand|class|birthday|anniversary|child|baby|son|daughter|year|world|street|avenue|best|order|visit|booking|purchase|of|half|day|month|week|wedding|trimester)\b"
)
BARE = re.compile(
    rf"(?:\b(?:(?P<member>(?:i|we)(?:'ve| have)? been (?:with you|an? (?:\w+ )?(?:member|customer|subscriber|client|tenant|patient|guest))(?: for)?)|it's been|it has been|been|already|for|after|been waiting|waited|waiting)(?: over| nearly)? {LONG}(?P<on> (?:now|already|later|on|of waiting|of this|of calling|of emails|of nothing|of silence))?(?=[,.;!?-]|$| (?:and|since|with|now)\b)"
    rf"|(?:^|[.!?,;-] ?){LONG.replace('length', 'length2')}(?P<loyal> (?:a |as a |of being a )?(?:loyal )?(?:customer|member|subscriber|with you))?(?: now| later)?(?=[.!?,;-]|$| and\b))",
    re.IGNORECASE,
)
WAITING = re.compile(
    r"\b(?:still|waiting|waited|nothing|nobody|no one|never|no reply|no answer|no response|without|can't|cannot|deleted|lost|gone|closed|wrecked|ignored|haven't|hasn't|isn't|not|delayed|late|wiped|broken)\b",
    re.IGNORECASE,
)
SPELL = re.compile(
    rf"(?:^|[.!?,;:-] ?|\b(?:spent|been|stood|sat|slept|waited) )(?P<spell>{NUM} (?:and a half )?(?:whole |full |long )?(?P<unit>{UNIT}) (?:in|on|at|for|without|outside|stuck|trapped|stranded|locked)"
    rf"(?: {WORD}){{1,5}}(?P<due> (?:that was|that you|you|which you|when you) (?:promised|said|quoted|told me)(?: me)?(?: was| would be)?(?: in| within| by)? \w+(?: {UNIT})?)?)"
    rf"(?P<vain>[,.;]? (?:(?:and|then|just|only|to|be|was|were|got|i|we|you|they|your \w+|the \w+) ){{0,5}}(?P<away>cut (?:me )?off|hung up on(?: me)?|hang up on me|turned away|sent away|sent home|refused)\b)?"
    rf"|(?:^|[.!?,;:-] ?|\b(?:i|we)(?:'ve been| have been|'ve| have|'m| am| are|'re| was| were| got|'ve got) )(?P<left>(?:locked out|shut out|cut off|stuck|stranded|left|kept waiting|ignored|fobbed off|passed (?:a)?round|sent (?:a)?round|bounced|trapped)(?: {WORD}){{0,5}} (?:(?:for|all|over|since) )?(?:{NUM} (?:whole |long |different )?(?:{UNIT}|people|departments|agents|teams)|(?:all|the whole) (?:day|night|weekend|morning|week)))\b",
    re.IGNORECASE,
)
ROUGH = re.compile(
    rf"(?:^|[.!?,;:-] ?|\b(?:i|we|and|then|me|us)(?:'ve| have)?(?: then| also| both| all| still| just| even| actually)? )had to (?P<verb>carry|sleep|walk|stand|sit|crawl|beg|drag|climb|lie|wash|sleep|hitchhike|drive|throw away|throw out) (?P<rest>(?:{WORD}|your)(?: (?:{WORD}|your)){{0,9}})"
    rf"|(?:^|[.!?,;:-] ?|\b(?:i|we|and)(?:'ve| have)?(?: been)? )(?P<way>slept|sleeping|sat|sitting|stood|standing|lived|living|waited|waiting|lay|lying) (?P<where>(?:on|in|out of|outside|by|at)(?: {WORD}){{1,8}})",
    re.IGNORECASE,
)
HARSH = re.compile(
    r"\b(?:floor|bench|cold|rain|snow|street|dark|bus station|train station|corridor|boxes|pavement|car|sun|heat|freezing)\b"
)
SMALLEST = {"hour": 2, "day": 3, "night": 2, "week": 2, "month": 1, "year": 1, "weekend": 1}
FIGURES = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15}  # fmt: skip
UNREAL = re.compile(
    r"\b(?:if|unless|whether|would|could you|hope|hoping|in case|might|suppose|afraid|scared|worried about|wouldn't|'ll|will)\b[^.!?;]*$",
    re.IGNORECASE,
)
HOURS = re.compile(r"(?<= hours )(\d\d)\b(?! ?min)")
CURSES = re.compile(
    r" (?:wtf|omg|lol|smh|ffs|tbh|fyi|imo|fml|bloody|fucking|effing|damn|freaking|goddamn|literally|actually|like(?= \d))\b",
    re.IGNORECASE,
)
SHOUT = re.compile(r"\b(?!PIN\b|ATM\b)[A-Z]{3,}\b")
ACRONYM = re.compile(r"^(?=[A-Z]{3}$)(?:[^AEIOU]+)$")
BROKEN = re.compile(
    r"\b(?:for|to|of|with|and|the|a|an|my|your|our|at|on|in|from|by|about|like|as|or|some|any|every|each|than|get|be|being|someone|somebody|anyone)$",
    re.IGNORECASE,
)
