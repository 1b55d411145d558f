"""Tells by its grammar what is no mere tone, however it sounds: how a thing stands, where it is written, a reason, a chance."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.memory import remembered
from bot.coach.wording import Wording

TELLS = re.compile(
    r"(?:it|this|that|they|these|everything)(?:'s|s|'re| is| was| are| were)(?: all| clearly| plainly| right there| literally| also)*(?: (?:stated|explained|written|listed|printed|described|set out|shown|there))?"
    r" (?:in|on) (?:the|our|your) (?!(?:way|end|past|same|bag|air|other|house|long|first|second|next|process|middle|works)\b)[a-z]{3}"
    r"|(?:we|i)(?:'ve| have| had)(?: had| got)? (?:\w+ )?(?:other|another|more) [a-z]+ (?:who|that|waiting|in|for|on|wanted|want|wanting)\b"
    r"|(?:they|it|he|she|there) (?:might|may|could) (?:still |also |well |even )*(?:have|be|know|help|stock|do)\b(?! (?:bothered|better))"
    r"|[a-z]+ing .+ (?:means|would mean|meant) [a-z]+ing "
    r"|if (?:we|i) .+ (?:we|i)(?:'d| would) (?:then )?(?:have to|need to|be unable|not be able)\b(?!.*\bnever\b)"
    r"|(?:it|this|that)(?:'s|s| is)(?: not|n't) an? (?:\w+ )?(?:defect|fault|bug|leak|error|crack|break|mistake|scam|virus|charge|fee|fine|bill|penalty|delay|cancellation|refund|allergy|disease|infection|bite|hole|warranty|guarantee (?:case|claim))\b"
    r"|this doesn't count as\b"
    r"|not the (?!(?:point|issue|problem|case|place|time|end|way|same|answer|only|best|first|last|one|world|moment|right|reason|kind|type|sort|brightest|sharpest|smartest|most|least|worst|whole|question|bank|police|circus|zoo)\b)[a-z]+\Z"
    r"|(?:the |our |my )?[a-z]+(?: [a-z]+)? (?:has|have|had) (?:told|asked|instructed|advised) (?:us|me|the [a-z]+) (?:not )?to [a-z]"
    r"|(?!(?:you|we|i|it|this|that|there|he|she|they|people|somebody|someone|anybody|anyone)\b)(?:[a-z-]+ ){1,5}?(?:must|has to|have to|needs? to) (?:not |always |only )?(?:be|have) [a-z]"
    r"|(?:your|the|this) (?:child|son|daughter|kid|baby|dog|puppy|cat|pet|horse|partner|husband|wife|guest|visitor|cleaner|driver|tenant|neighbour|neighbor|mother|father|mum|dad)s? (?:has|have|was|were|had|bit|hit|ran|broke|left|took|fell|threw|got|swore|fought|came|went|ate|hurt|cut|tore|shut|kept|[a-z]+ed)\b"
    r"|(?:so |and |then |please |just |kindly )?(?:let (?:me|us) know (?:if|what|when|how|by|before)|(?:let (?:me|us) know|tell (?:me|us)) (?:whether|which)) (?!.*\b(?:other|further|any|anything|more|else|questions?)\b)"
    r"|(?:please |just |kindly )?(?:let (?:me|us) know|tell (?:me|us)) (?:which|when|where)\Z"
    r"|(?:there(?:'s|s| is| was) )?(?:nothing|no (?:fault|problem|error|issue|damage|outage|defect|trace|record|evidence|sign)s?)(?: is| was| were| has been)? (?:wrong|amiss|found|identified|recorded|logged|detected|seen|visible|reported|showing)\b"
    r"|(?:the|this|that|your|our) (?:\w+ ){1,4}?(?:has|have) been (?:fully |thoroughly |carefully |duly )?(?:investigated|reviewed|checked|examined|assessed|inspected|considered|looked into|tested|verified|audited)\b"
    r"|so (?:we|i|it|they|he|she|the [a-z]+) (?:never (?!really\b)[a-z]+(?:ed|t|nt)\b|(?:couldn't|could not|wasn't|was not|weren't|were not|didn't|did not) (?!care\b|help (?:it|but)\b|matter\b|hurt\b|that\b|so\b|very\b|really\b|exactly\b|our\b|my\b|us\b|me\b|have to\b|bother\b|hard\b|too\b|important\b|urgent\b|worth\b)[a-z])"
    r"|if (?:it|that|this|they|these|there|one|the [a-z]+|any [a-z]+|you (?:still )?(?:don't |do not )?(?:hear|see|get|smell|notice)) (?!.*\b(?:bothers?|suits?|offends?|upsets?|pleases?|appeals?|matters?|elsewhere|competitors?|too (?:hard|much|difficult|slow|complicated|expensive|dear|long)|(?:your|own|their) (?:problem|fault|choice|loss|business|lookout|doing|concern|decision|affair))\b)[a-z' ]+?,? (?:then )?(?:please )?"
    r"(?:(?:it|that)(?:'s|s| is|'ll be| will be) (?:probably |likely |most likely |almost certainly )?(?:your|the|an?|one of) [a-z]|(?:leave|ring|text|call|phone|e-?mail|message|unplug|reset|restart|press|switch|turn|close|stop using|bring|send|take|tell|let|contact|come) (?!it or\b)[a-z])"
    r"|(?:(?:the|this|your|our) )?(?:case|claim|dispute|appeal|complaint|request|application|matter|chargeback|review|decision)(?: (?:is|was|has been))?(?: now)? (?:decided|found|ruled|settled|resolved|awarded|upheld|made) (?:in (?:favou?r of|the)|against|for|by)\b"
    r"|(?:sorry,? )?no (?!need|point|excuse|wonder|problem|idea|reason|sense|way|doubt|use|sympathy|surprise|offen[cs]e|more|one|worries|matter|harm|rush|big|good|chance|luck|time|thanks|help)[a-z]+(?: [a-z]+){0,2} (?:for|on|in|at|to|after|before|until|without|unless|today|tomorrow)\b(?! (?:you\b|me\b|us\b|that\b|this\b|it\b|earth\b|the planet))"
    r"|you(?:'ll)? (?:will |do |still )?need (?:(?:a few |some |\d+ )?more|another|an?|the|your|at least|both|proof|photo|\d+) (?!li[fv]es?\b|hobby|dictionary|holiday|reality|hug|better attitude|clue|grip|break\b|drink|thicker|lesson in|lessons in|brain|than\b)[a-z]"
    r"|(?:and |but )?you(?:'ve| have) (?:already |now |since )*(?:used|spent|claimed|redeemed|exhausted) (?:it|that|this|yours|them|one|both|all|your)\b"
    r"|(?:it|this|that)(?:'s| is| was) (?:only |just )?an? (?:quote|quotation|estimate|guide price|deposit|trial|draft|reservation|pre-?authori[sz]ation)\b"
    r"|(?:otherwise|failing (?:this|that|which)|if not|after that|after which|until then),? (?:the|your|we|it|they|this|a|an|no|our|all|any|i)\b (?!.*\b(?:problem|loss|choice|tough|too bad|bad luck|want from|care|what you)\b)[a-z]"
    r"|(?:it|this|that) (?:all |really |just )?depends (?:on|how|which|what|whether|when|where|who)\b(?! (?:you|your) (?:attitude|mood|tone|manners))"
    r"|(?:we|i) (?:can|may) only (?!so\b|do so|imagine|hope|apologi|assume|guess|say|wish|suggest|think|repeat|ask you)[a-z]+ "
    r"|(?:and |but )?(?:it|that|this|they|yours|you|there) (?:isn't|is not|aren't|are not|wasn't|weren't|doesn't|does not|don't|didn't|hasn't|haven't|have not)(?: (?:one|any|in it|on it|on there))?\Z"
    r"|(?:it|this|that|they)(?:'s|'re| is| are) non-?[a-z]+able\b"
    r"|(?:it|this|that)(?:'s| is) (?:the law|against the law|illegal|a legal (?:requirement|limit|duty)|(?:also )?required by (?:law|the))\b"
    r"|(?:(?:we|i|it|he|she|they)|(?:the |our )?(?!you\b|people\b|most\b|some\b)[a-z]+(?: [a-z]+)?) (?:does not|doesn't|do not|don't) (?:decide|set|handle|approve|issue|own|run|manage)\b(?! (?:excuses|miracles|for (?:you|fun)))"
    r"|(?:(?:root )?cause|reason|status|result|outcome|diagnosis|finding|missing|location|fix|solution): ."
    r"|(?:we|i)(?:'d| would| do)?(?: strongly| also| certainly| always)? (?:encourage|recommend|suggest|advise|urge) (?!(?:(?:you|all \w+|everyone|everybody|customers|people) )?(?:to )?(?:read|check|listen|pay|look)\b)"
)
"""Where it stands, who else wanted it, what may be there, what one thing means for another, what it is not, what we recommend,
what came of it, what to think or do when a thing goes this way or that."""
AT_LARGE = frozenset(
    [
        "every",
        "everyone",
        "everybody",
        "nobody",
        "no-one",
        "none",
        "most",
        "some",
        "any",
        "plenty",
        "thousands",
        "hundreds",
        "millions",
        "other",
        "others",
    ]
)
"""Who is held up as an example: "most people manage"."""
STINGS, POLITE = 0.5, 0.25
"""Shares of acts from which such a statement is a jibe, or a formula, after all."""
SHORT = 3
DUTY = re.compile(
    r"\byou(?:'ll| will)?(?: (?:do|still|also|then))* (?:must|shall|have to|need to|are required to|are expected to|are to|remain|are still) (?!be (?:joking|kidding)|laugh|know|understand|accept|realise|realize|appreciate|live|learn|admit|agree|wonder|get (?:over|used|a)|grow|calm|relax|feel|think)[a-z]"
)
HANGS = re.compile(r"\b(?:unless|until|till|if|once|before|after|provided|as long as|in case)\b")
"""What it hangs on, beside a duty."""


FOR_THE_SAKE = re.compile(
    r"(?:this|that|it)(?:'s| is| was)(?: only| just| there| done| all)? (?:for|to protect|because of) (?:your|everyone's|everybody's|our|the|other) (?:[a-z]+(?:'s)? )?(?:safety|security|protection|privacy|health|benefit|staff|children|guests|animals)\b"
)
""" "This is for your safety": a reason, and maybe the only one there is."""
IF_CHANGED = re.compile(
    r"(?:if|when|once|as soon as) (?:that|this|it|anything|things?|the (?:situation|position|date|answer))(?: ever)? (?:changes?|improves?|is back|comes? back),? .{4,}"
)
"""A way that is left open."""


def tells(text: str) -> bool:
    bare = fold(text).strip(ENDS)
    told = any(each.match(bare) for each in (TELLS, FOR_THE_SAKE, IF_CHANGED))
    return told or is_a_duty(text)


def is_a_duty(text: str) -> bool:
    """ "Unless told otherwise you must attend": whatever it sounds like, it is told what they owe, and when."""
    folded = fold(text)
    return "you" in folded and HANGS.search(folded) is not None and DUTY.search(folded) is not None


@remembered
def is_of_a_thing(text: str, wording: Wording) -> bool:
    """ "Waiting periods begin again": what is told of a thing, and of nobody at large."""
    bare = text.strip(ENDS)
    tokens = tokens_of(bare, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or len(tokens) < SHORT or clause.verb.low == "means":
        return False
    subject = [t.low for t in clause.subject]
    lists = wording.lists
    if (
        clause.lead
        or clause.subject[-1].tag != "noun"
        or not AT_LARGE.isdisjoint(subject)
        or any(
            low in lists["people"] or low in lists["persons"] or low in lists["vague_things"]
            for low in subject
        )
        or any(t.low in ("you", "your", "we", "i") for t in clause.subject)
        or (clause.rest and clause.rest[-1].low == subject[-1])
        or any(t.tag == "wh" for t in clause.rest[:1])
        or any(t.low in ("just", "responsibility") for t in tokens)
    ):
        return False
    acts = wording.acts.read(bare).share
    return acts["jibe"] + acts["grudge"] < STINGS and acts["stock"] + acts["bye"] < POLITE
