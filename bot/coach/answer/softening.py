"""What is put before a sentence that would fall hard: one softener for the answer's no, and what leads up to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.answer.plan import Plan
from bot.coach.choice import Choice
from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.sound import headless, whole
from bot.coach.english.stretches import begins_clause, subordinate
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import COMMON, KEPT_CAPITAL, lowered
from bot.coach.kinder.named import met
from bot.coach.kinder.plain_words import UNDER
from bot.coach.kinder.said import Said
from bot.coach.reading.grants import gives
from bot.coach.reading.sentences import Seen, acknowledges, refuses, regrets_by_name
from bot.coach.reading.stays import stays
from bot.coach.reading.worth import (
    DEFINES,
    IN_PART,
    SPARES,
    STINGS,
    falls_hard,
    is_bad_news,
    is_cold,
    sounds_bad,
)
from bot.coach.wording import Wording

SEVERAL = frozenset(["are", "were", "have", "do"])
""" "Potholes under 40mm are": no name stands so."""
WONT = re.compile(r"^we don't (?=[a-z]+ )", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|unless|without|before(?! \d{4}\b))\b")
"""What a no hangs on: "we don't assess anything until that's in" is no will of ours, but that we can't."""
HALF = 0.5
"""Share of "jibe" from which hard words that stand as they were are a jibe, and no news."""
LONG = 14
"""Words of a sentence that "I'm sorry to say that" can't carry any more."""
NO_THING = re.compile(
    r"no (?P<np>(?:[a-z-]+ )?[a-z-]+) (?:on|in|at|for|with|without|after|before|from|to|until|till)\b"
)
JOINTS = re.compile(r"(?:\. |, (?:and|so|but) | (?:and|so|but) )(?=\S)")
NO_NEWS = re.compile(
    r"it(?:'s| has| have) only been\b|(?:no (?:further |more )?(?:action|change|payment|reply|response|charge|fee|form|paperwork|signature)s? (?:is |are )?(?:needed|required|necessary)|no (?:[a-z]+ ){0,2}(?:fees?|charges?|costs?|payments?|deductions?|debits?|penalty|penalties|deposit|interest|postage) (?:is |are |will be )?(?:appl(?:y|ies)|payable|due|charged|added|taken)|(?:it|this|that) (?:won't|will not|doesn't|does not) (?:show|appear|affect|count against|harm|hurt|damage|impact|cost you|change your|touch|go on your)\b|you (?:did not|didn't|haven't|have not)|i need|(?:he|she|they|it) (?:was|were)(?: not|n't) [a-z]+ing|(?:the |your |our |an? )?[a-z ]{3,30} (?:is|are) (?:now |next )?(?:due|booked|coming|scheduled|on (?:its|their|the) way) (?:on|for|at|in|to|by|between|tomorrow|today|this|next|within)|it's \d[^,]*, and no [a-z]+ is needed|[^,;]* (?:closes?|opens?|starts?|begins?|ends?) (?:at |on |in |by |from )?(?:the )?\d+(?: ?[ap]m)?|(?:the |your |our )?[a-z ]{0,20}(?:fee|charge|fine) is (?:in|on|under|listed)|(?!.*\bso\b)(?:[a-z]+ ){1,3}(?:says?|states?|reads?) |.*\bno\. ?\d+|you needn't|you don't need|there's no need|please|if|(?:i|we) won't (?:ask|make|charge|bill|trouble|bother|rush|keep) you)\b"
)
"""What they did or are to do, which "I'm afraid" does not go with."""
GOOD = re.compile(
    r"\b(?:fees?|charges?|fines?|penalt(?:y|ies)|payments?|money|deposits?|amounts?|sums?|cards?|accounts?|(?:[£$€] ?)?\d[\d.,]*) (?:was|were|has|have|is|are|will)(?: not|n't)(?: been| be)? (?:taken|charged|debited|deducted|billed|collected|kept|added|applied)\b|\b(?:will|can|'ll) (?:(?:be )?(?:refunded|repaired|replaced|reactivated|restored|unlocked|lifted|reopened|returned)\b|(?:be )?released? (?:the |your )?[a-z ]{0,20}?(?:on|once|when|after|as soon as)\b)|\b(?:fee|charge|fine|penalty|refund|credit|claim|request|account|order|extension|exception|replacement|upgrade)s? (?:has|have|was|were|is|are) (?:now |already )?(?:been )?(?:now )?(?:waived|approved|credited|reinstated|unlocked|restored|resolved|refunded|removed|reversed|granted|accepted)\b"
)
"""What they are glad of: "the fee was not taken", "the car will be released on payment"."""
OWED = re.compile(
    r"[^,]*\b(?:needs?|has|have) to be (?!cancel|clos|refus|declin|reject|charg|return|remov)[^,]*$|\bor (?:an? |the |your )?(?:full |partial )?refund\b"
)
"""What is needed, or a choice: no news to be afraid of."""
SOFTENED = re.compile(r"\b(?:afraid|sorry|wish|unfortunately|sadly|regret)\b")
LEAD = re.compile(
    r"(?:without|under|until|after|before) [^,.;:]{2,60}(?P<comma>,) (?=\w)|without (?:it|that|this|them|these|those|(?:all|any) of (?:it|them|this|that|these|those))(?P<bare> )(?=\w)",
    re.IGNORECASE,
)
"""What a sentence begins with before its no: "Without receipts, …"; the softener goes behind it."""
UNSOFTENED = frozenset(
    "mr mrs ms miss dr sir madam otherwise please if as without for under since because although while unless once after before when but so and or thanks thank lol haha oh aww hi hello i'm it's you've there's however also what according from going".split()  # noqa: SIM905
)
UNABLE = re.compile(
    r"(?:i|we) (?:was|were|am|are)(?: (?:only|still))? (?:un)?able\b|i'm only able\b|conflict|clash"
)
NOT_OURS = re.compile(
    r"\b(?:that|this|it)(?:'s not| is not| isn't) something (?:that )?(?:i|we)(?:'re| are|'m| am)? (?:can|could|do|offer|provide|sell|stock|cover|support|able)\b"
)
NAMED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'-]+ [a-z]|There(?:'s| is| are) no |There (?:isn't|aren't) an"
)
""" "Mr Boyle has …" is no greeting, "There's no …" names no other way."""
OPENS = re.compile(r"you(?: can(?!not\b|'t| not\b| only\b)|'ll find)\b")
"""A way that is left open, which is nothing to be afraid of."""
GERUND = re.compile(r"[a-z]{5,}ing")
LONGEST = 26
"""Words of a sentence that a lead may stand before."""
LED = re.compile(
    r"\b(?:afraid|sorry|wish|unfortunately|sadly|please|thanks?|difficulty|trouble is|as things stand|from what i can see)\b"
)
YOU_DID = re.compile(r"you(?:'ve| have| had| did| were)?\b(?!')(?! (?:also )?been\b)")
"""What the customer did, or what had been done to them."""


IS_LOST = re.compile(
    r"(?:any(?:thing|one)|items?|goods|things|vehicles?|bikes?|belongings|parcels?|contents)\b[^.;:?]*\b(?:is|are|gets?|will be|goes|go) (?:sold|disposed of|destroyed|thrown away|recycled|auctioned|scrapped|donated|binned|to (?:auction|charity|landfill))\b"
    r"|after \d+ [a-z]+,? (?:it|they|the [a-z ]+?)(?:'s| is| are| goes?|'ll be| will be| gets?)\b[^.;:?]*\b(?:auction|sold|disposed of|destroyed|deleted|recycled)\b|interest (?:runs|accrues|is charged|will be charged)\b"
)
LOCKED = re.compile(
    r"(?!.*(?:\bnot\b|n't\b)).*\b(?:account|card|login|password|session|phone|sim|number|access)s?\b.*\b(?:locked|blocked|frozen|suspended|cancelled|closed|ended|reset|shut|stopped|deactivated|disabled)\b"
)
LEFT_UNDONE = re.compile(r"you (?:did|were|had|have)(?: not|n't)\b")


def softened(plan: Plan, opening: str, wording: Wording, choice: Choice, *, robbed: bool = False) -> Plan:
    """One softener for the answer's no, or for its bad news, where nothing has softened it yet; after an opening that
    is sorry for them it is "I'm afraid". None in an answer that gives them what they want. `robbed`: somebody has got at
    what is theirs, so that they are glad of a lock."""
    if gives([seen for seen, _ in plan.said]):
        return plan
    soft = [seen for seen, s in plan.said if s and SOFTENED.search(s.text.lower())]
    if any(refuses(seen) or not regrets_by_name(seen, wording) for seen in soft):
        return plan
    before = SOFTENED.search(opening.lower())
    if "afraid" in opening:
        return plan
    for place, (seen, said) in sorted(enumerate(plan.said), key=lambda at: _rank(at[1][1])):
        told = said is not None and said.act in ("", "inform") and _still_bad(said, seen)
        if said is None or not (said.refuses or (told and _is_bad(seen, said, wording))):
            continue
        if robbed and LOCKED.match(said.text.lower()):
            continue
        split = said.refuses or " so " in said.text or LEAD.match(said.text) or UNDER.match(said.text)
        head, no = _before_the_no(said.text, wording) if split else ("", said.text)
        tokens = _statement(seen, said._replace(text=no), wording)
        if (
            tokens is None
            or DEFINES.search(said.text.lower())
            or GOOD.search(said.text.lower())
            or SPARES.search(no.lower())
            or SOFTENED.search(said.text.lower())
            or (not said.refuses and OWED.search(no.lower()))
            or (YOU_DID.match(no.lower()) and _is_past(tokens))
            or any(map(NO_NEWS.match, (said.text.lower(), no.lower())))
        ):
            continue
        short = (
            len(tokens) <= LONG
            and tokens[0].low != "that"
            and not (before or soft)
            and " but " not in no
            and head[-2:] in ("", ". ")
        )
        key = "soften" if said.refuses and short and " but " not in no else "soften_fact"
        no = WONT.sub("we can't ", no) if WONT.match(no) and (head or UNTIL.search(no)) else no
        tokens = tokens_of(no.rstrip("."), wording.lexicon)
        text = choice.fill(key, {"s": _with_verb(written(uncapitalled(tokens, wording)), wording)})
        return _put_before(plan, place, text and head + text, wording)
    return plan


def _rank(said: Said | None) -> int:
    """The answer's no first, then what is bad news by its own words; a condition ("Without receipts, …") is neither."""
    if said is None or LEAD.match(said.text):
        return 2
    return 0 if said.refuses else 1 if falls_hard(said.text) else 2


def _with_verb(no: str, wording: Wording) -> str:
    """ "no substitutions on set menu" → there are no substitutions on set menu."""
    hit = NO_THING.match(no)
    if hit is None or any(
        t.tag in ("be", "have", "do", "modal", "pron")
        for t in tokens_of(no.partition(";")[0], wording.lexicon)
    ):
        return no
    return f"there {'are' if plural(tokens_of(hit['np'], wording.lexicon)) else 'is'} {no}"


def _still_bad(said: Said, seen: Seen) -> bool:
    """Whether the bad news is in what is left of the sentence."""
    return (
        sounds_bad(said.text)
        or falls_hard(said.text)
        or (said.fate == "kept" and UNABLE.search(seen.folded) is not None)
    )


def _before_the_no(text: str, wording: Wording) -> tuple[str, str]:
    """What the softener has nothing to do with, and the no: ("We looked at it again, and ", "we're not able to …")."""
    no = wording.patterns["any_no"]
    if (lead := LEAD.match(text)) and (no.search(fold(text[lead.end() :])) or falls_hard(text[lead.end() :])):
        head = text[: lead.end()]
        return (head if lead["comma"] else f"{head.rstrip()}, "), text[lead.end() :]
    if under := UNDER.match(text):
        return under.group(), text[under.end() :]
    for joint in reversed(list(JOINTS.finditer(text))):
        head, tail = text[: joint.end()], text[joint.end() :]
        if no.search(fold(tail)) and not no.search(fold(head)) and begins_clause(tail, wording):
            first = tokens_of(head, wording.lexicon)
            if subordinate(first) or first[0].tag in ("sub", "prep", "wh"):
                break
            link = joint.group()
            return (f"{head[: joint.start()]},{link}" if link[0] == " " else head), tail
    return "", text


def _is_bad(seen: Seen, said: Said, wording: Wording) -> bool:
    """Bad news, or a no in other words than the pack knows: "I was unable to move the slot", "I am only able to search"."""
    share = wording.acts.read(seen.words).share
    hard = falls_hard(said.text) and (said.rule or share["jibe"] < HALF)
    if hard or is_bad_news(seen.words, wording) or NOT_OURS.search(seen.folded):
        return True
    return UNABLE.search(seen.folded) is not None or (
        is_cold(seen.words, wording) and share["no"] + share["limit"] >= STINGS
    )


def led_up_to(plan: Plan, wording: Wording, choice: Choice) -> Plan:
    """A lead before what the customer did, where it stays as the agent wrote it: it is what we see, and no reproach.

    One of an answer; none behind another, and none in an answer that gives them what they want.
    """
    if gives([seen for seen, _ in plan.said]):
        return plan
    plan = _told_beforehand(plan, wording)
    before = False
    for place, (seen, said) in enumerate(plan.said):
        if said is None or said.fate == "dropped":
            continue
        tokens = _statement(seen, said, wording) if not before and _blames(seen, said, wording) else None
        if tokens is not None and len(tokens) <= LONGEST and _is_past(tokens):
            text = choice.fill("lead_seen", {"s": written(uncapitalled(tokens, wording))})
            return _put_before(plan, place, text, wording)
        before = SOFTENED.search(said.text.lower()) is not None
    return plan


def _told_beforehand(plan: Plan, wording: Wording) -> Plan:
    """A rule by which things are lost, where it stands bare: "Please note that anything left after 60 days is sold"."""
    for place, (seen, said) in enumerate(plan.said):
        if said is None or said.fate == "dropped" or not IS_LOST.match(fold(said.text)):
            continue
        tokens = _statement(seen, said, wording) or tokens_of(said.text.rstrip("."), wording.lexicon)
        return _put_before(plan, place, f"Please note that {written(uncapitalled(tokens, wording))}", wording)
    return plan


def _blames(seen: Seen, said: Said, wording: Wording) -> bool:
    """Whether it stands as it was written, and tells what they did or left undone."""
    if said.text.rstrip(".!") != seen.words.rstrip(".!") or not YOU_DID.match(seen.folded):
        return False
    share = wording.acts.read(seen.words).share
    jibes = share["jibe"] + share["shut"] >= IN_PART
    return (
        not jibes
        and share["blame"] + share["see"] >= (IN_PART if LEFT_UNDONE.match(seen.folded) else STINGS)
        and not LED.search(seen.folded)
        and not DEFINES.search(seen.folded)
        and not acknowledges(seen, wording)
    )


def _is_past(tokens: tuple[Token, ...]) -> bool:
    clause = clause_of(tokens)
    if clause is None or any(t.tag == "modal" for t in clause.group):
        return False
    return clause.verb.form in ("past", "participle") or any(
        t.low in ("did", "had", "were", "'ve") for t in (clause.verb, *clause.group)
    )


def _statement(seen: Seen, said: Said, wording: Wording) -> tuple[Token, ...] | None:
    """The words of a sentence that a lead may stand before: one whole statement, no line of a list."""
    bare = said.text.rstrip(".")
    if said.fate == "dropped" or seen.sentence.bullet or not bare or "?" in bare:
        return None
    if ": " in bare and not falls_hard(bare.partition(": ")[0]):
        return None
    if said.fate == "kept" and stays(said.text, wording):
        return None
    tokens = tokens_of(bare, wording.lexicon)
    if (
        not tokens
        or tokens[0].text[:1] in "@#"
        or (tokens[0].low in UNSOFTENED and not NAMED.match(bare))
        or OPENS.match(fold(bare))
        or tokens[0].tag in ("prep", "sub", "conj", "modal", "be", "have", "do")
        or headless(tokens)
        or not (whole(tokens, wording) or falls_hard(bare))
    ):
        return None
    return tokens


def _put_before(plan: Plan, place: int, text: str | None, wording: Wording) -> Plan:
    seen, said = plan.said[place]
    if said is None or text is None:
        return plan
    rule = "plain-no" if said.refuses or not said.rule else said.rule
    reason = wording.reasons.get(rule)
    soft = Said(
        "said",
        text + ("" if not said.text.endswith(".") and said.text[-1:] in "!:" else "."),
        rule,
        reason.reason if reason else said.reason,
        reason.source if reason else said.source,
        said.act or "inform",
    )
    return replace(plan, said=(*plan.said[:place], (seen, soft), *plan.said[place + 1 :]))


def uncapitalled(tokens: Sequence[Token], wording: Wording) -> Sequence[Token]:
    """Without the first capital, unless it is a name's: a word met in many drafts is none."""
    first, words = tokens[0], wording.lexicon
    after = tokens[1] if len(tokens) > 1 else None
    paired = after is not None and after.text.islower() and (after.tag == "noun" or _is_noun(tokens[1:3]))
    paired = paired or (after is not None and after.low in ("of", "on", "over"))
    paired = paired or (len(tokens) > 2 and tokens[1].low.endswith("s") and tokens[2].low in SEVERAL)
    verb = next((t for t in tokens[1:] if t.verbal), None)
    many = verb is not None and (verb.form == "base" or (verb.low in SEVERAL and verb.tag != "do"))
    several = many and first.low.endswith("s") and not first.low.endswith("ss")  # "Miles expire"
    if (
        first.tag == "noun"
        and "-" not in first.low
        and not met(first.low, wording)
        and not COMMON.fullmatch(first.low)
        and not GERUND.fullmatch(first.low)
        and not paired
        and not several
    ):
        return tokens
    name = after.text if after is not None else ""
    named = first.tag in ("noun", "adj") or (
        first.tag == "verb" and after is not None and after.tag == "noun"
    )
    if named and name[:1].isupper() and (len(name) == 1 or name[1:].islower()):
        return tokens  # "Band C", "Land Registry", but "code SPRING15"
    known = met(first.low, wording) or wording.deeds.knows(first.low) or first.low in words.nouns_first
    if first.tag == "noun" and paired and not (known or several or COMMON.fullmatch(first.low)):
        return tokens  # "Zanzibar umbrellas"
    if (paired or several) and first.text[1:].islower() and first.low not in KEPT_CAPITAL:
        return [first._replace(text=first.low), *tokens[1:]]  # "Telephone pleas": no name stands so
    low = list(lowered(tokens, words))
    plain = (
        low[0].text[:1].isupper()
        and low[0].text[1:].islower()
        and first.tag == "noun"
        and first.low not in KEPT_CAPITAL
    )
    return [low[0]._replace(text=first.low), *low[1:]] if plain else low


def _is_noun(words: Sequence[Token]) -> bool:
    """What looks like a verb and has one behind it: "quiz attempts are limited"."""
    return len(words) > 1 and words[0].form == "s" and words[1].tag in ("be", "modal", "have")
