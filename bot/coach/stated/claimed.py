"""Claims that would be left out or blamed on the customer before anything else is tried: "As far as we're concerned it's
delivered", "You ticked the box saying …". What is said in them stays."""

import re
from collections.abc import Mapping

from bot.coach.choice import Choice
from bot.coach.english.forms import Hit
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.kinder.said import Said, as_said
from bot.coach.office.notice import NP, cut, thing_of
from bot.coach.wording import Wording

OUR_SIDE = re.compile(
    r"(?:so |and )?(?:as|so) far as (?:we(?:'re| are)|i(?:'m| am)|this (?:office|department|team) is|our (?:system|team|records) (?:is|are)) concerned,? (?:that )?(?P<s>(?!you\b|we\b|i\b|there\b|that's\b|that is\b|(?:this|that|the) (?:matter|case|issue|discussion|conversation|subject|end)\b)\S.{3,90})"
)
BOX = re.compile(
    r"you(?:'ve| have| had)?(?: also| yourself| clearly)? (?P<done>ticked|checked|clicked|selected|marked) (?P<box>(?:the|a) (?:[a-z-]+ )?box) (?:(?P<ing>saying|stating|confirming|agreeing|declaring|accepting)|to (?P<base>say|state|confirm|agree|declare|accept)|(?:that|which) (?P<does>says|said|states|stated|confirms|confirmed)) (?P<s>\S.{3,120})"
)
ACCEPTED = re.compile(
    rf"{NP} (?:is|are) (?:all |clearly )*(?P<how>covered|set out|explained|described|listed|stated|defined|governed|dealt with)? ?(?:in|by|under) (?P<place>[^;:]{{4,80}}?),? (?:which|that) you(?:'ve| have| had)?(?: all| also)? (?P<done>accepted|agreed(?: to)?|signed(?: up to)?|approved|consented to|initialled)(?P<rest>(?: (?:at|on|in|when|before|during|with|upon)\b[^,;:]+)?)"
)
DID_YOU = re.compile(r"(?:and |so |but )?(?:did|have) you(?: (?:really|even|actually|not))?")
FIXED = re.compile(
    r"(?:but |and |so )?(?:the|our|an?|your) (?P<n>[a-z]+(?:[ -][a-z]+)?) (?:is|are) (?:just |simply |always |still )?(?:the|our|an?) (?P=n)"
)
MANAGE = re.compile(
    r"(?:with (?:all due |the greatest |great )?respect,? )?(?P<who>(?:(?:most|all|many|the majority|the vast majority) of our|all our|our|other|most other|our other)(?: other)? [a-z]+s) (?:simply |seem to |do |have |usually |always )*(?:managed?|(?:are|were) able) to (?P<v>[a-z]+) (?P<np>(?:the|our|this|that) [a-z-]+(?: [a-z-]+)?)(?P<how>(?: (?:without (?:any |much )?(?:difficulty|trouble|problems?|help|issues?|assistance|fuss)|perfectly well|just fine|easily))?)"
)
SAY = {"saying": "say", "stating": "state", "confirming": "confirm", "agreeing": "agree", "declaring": "declare", "accepting": "accept", "says": "say", "said": "say", "states": "state", "stated": "state", "confirms": "confirm", "confirmed": "confirm"}  # fmt: skip
SIGNS = ("concerned", " box ", "which you", "that you", "id you", "ave you", " is ", " are ", " to ")
SPACES = re.compile(r" {2,}")


def claimed(sentence: str, wording: Wording, choice: Choice) -> Said | None:
    if not any(sign in fold(sentence) for sign in SIGNS):
        return None
    bare = sentence.strip(ENDS)
    low = fold(bare)
    if hit := OUR_SIDE.fullmatch(low):
        s = bare[hit.start("s") :]
        alone = "," not in s and begins_clause(s, wording)
        return _said("claim_our_side", {"s": s}, wording, choice) if alone else None
    if hit := BOX.fullmatch(low):
        say = hit["base"] or SAY[hit["ing"] or hit["does"]]
        slots = {"box": cut(hit, "box", bare), "done": hit["done"], "say": say, "s": cut(hit, "s", bare)}
        return _said("claim_box", slots, wording, choice)
    if DID_YOU.fullmatch(low):
        return _said("claim_did_you", {}, wording, choice, act="ask")
    if (hit := FIXED.fullmatch(low)) and hit["n"] in wording.lists["fixed"]:
        return _said("claim_fixed", {"np": f"the {hit['n']}"}, wording, choice, act="refusal")
    if (hit := MANAGE.fullmatch(low)) and wording.lexicon.base(hit["v"], "base"):
        doing = f"{wording.lexicon.form(hit['v'], 'ing')} {cut(hit, 'np', bare)}"
        how = cut(hit, "how", bare) or " well"
        return _said("claim_manage", {"who": hit["who"], "doing": doing, "how": how}, wording, choice)
    hit = ACCEPTED.fullmatch(low)
    slots = _accepted(hit, bare, wording) if hit else None
    return _said("claim_accepted", slots, wording, choice) if slots else None


def _accepted(hit: Hit, clause: str, wording: Wording) -> Mapping[str, str] | None:
    """ "Changes are covered in clause 4, which you accepted at booking" → what applies to changes is set out in clause 4, as
    accepted at booking."""
    thing = thing_of(hit, clause, wording) or bare_thing(hit, clause, wording)
    if thing is None:
        return None
    done = hit["done"].removesuffix(" to").removesuffix(" up")
    return {
        "np": thing[0],
        "place": cut(hit, "place", clause),
        "done": "agreed" if done == "consented" else done,
        "rest": cut(hit, "rest", clause) or " ",
    }


def _said(
    key: str, slots: Mapping[str, str], wording: Wording, choice: Choice, *, act: str = "inform"
) -> Said | None:
    made = choice.fill(key, slots)
    return as_said(SPACES.sub(" ", made), "in-person", act, wording) if made else None


def bare_thing(hit: Hit, clause: str, wording: Wording) -> tuple[str, list[Token]] | None:
    """Before a verb, what looks like one is a thing: "organic produce", "schedule changes"."""
    np = cut(hit, "np", clause)
    tokens = list(tokens_of(np, wording.lexicon))
    named = tokens[1:] if tokens[0].tag == "det" else tokens
    several = len(tokens) > 1 and all(t.tag in ("noun", "adj", "verb", "num") for t in named)
    first = tokens[0]
    lower = first.text[1:].islower() and all(t.text.islower() for t in tokens[1:])
    if not several or not lower or first.low in KEPT_CAPITAL or first.form in ("past", "participle", "ing"):
        return None
    tokens[-1] = tokens[-1]._replace(tag="noun")
    return f"{first.low}{np[len(first.low) :]}", tokens
