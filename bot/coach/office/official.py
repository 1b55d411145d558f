"""What an office stamps on a letter, said by a person: "no claim will be considered without a receipt", "you will be notified in due
course", "your feedback has been forwarded", "having reviewed it we find no error", "per the attached: refused"."""

import re

from bot.coach.choice import Choice
from bot.coach.english.forms import Form, Hit
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.voice import going_on
from bot.coach.kinder.forms import LEAD, by_form, cut
from bot.coach.kinder.said import Said, as_said
from bot.coach.notes.noted_verdicts import VERDICTS
from bot.coach.wording import Wording

ADVERBS = r"(?:(?:therefore|however|also|unfortunately|regrettably|sadly|now|currently|hereby),? )*"
THING = r"(?P<np>(?!which\b|that\b)[^,;:]{2,70}?)"
NO_DONE = r"no (?:further |more |other )?(?P<what>[a-z][a-z' -]{1,50}?) (?:can|will|may|shall|could) be (?:further )?(?P<done>[a-z]+)(?P<rest>(?: (?:to|on|for|in|of|under|towards) [^,;:]{2,50}?)?)"
WITHOUT = re.compile(rf"{LEAD}{ADVERBS}without {THING},? {NO_DONE}")
WITHOUT_LAST = re.compile(
    rf"{LEAD}{ADVERBS}{NO_DONE} (?P<link>without|until(?: we have(?: received)?)?) {THING}"
)
BEEN = re.compile(
    r"(?P<np>[^,;:]{2,60}?) (?:is|are|has been|have been|was|were) (?:received|provided|submitted|supplied)"
)
IN_TOUCH = re.compile(
    LEAD
    + r"(?P<who>they|he|she|(?:the|our|your|their|a|an) [a-z' -]{2,40}?|someone|somebody)(?: will|'ll) (?:be in touch(?: with you)?|get in touch(?: with you)?|(?:contact|call|ring|phone|write to|email|get back to|tell) you|let you know|respond|reply) when(?:ever)? (?:they(?:'re| are)|he(?:'s| is)|she(?:'s| is)|it(?:'s| is)|they|he|she|it)(?: (?:in touch|ready|do|does|feels? like it|gets? (?:a)?round to it|gets? to it|can|(?:have|has) (?:got )?(?:time|something|a moment|news)|wants? to|good and ready))*"
)
NO_LETTERS = re.compile(
    LEAD
    + r"(?:(?:the|our|this) (?P<what>[a-z' ]{3,40}?) (?:is|are|was|being) final,? and )?no (?:further )?(?:correspondence|discussions?|communications?) (?:(?:on|about|regarding|concerning) (?P<np>[^,;:]{3,50}?) )?(?:will|can|shall) be (?:entered (?:in)?to|engaged in|entertained)(?: (?:on|about|regarding|concerning|over) (?P<np2>[^,;:]{3,50}))?"
)
NO_MORE_TALK = re.compile(
    LEAD
    + r"(?P<np>(?:this|it|that|the|your)(?: [a-z' -]{2,40}?)?) (?:will|can|shall|is|may) ?(?:not|n't)(?: going to)? be (?:discussed|debated|talked about|gone into)(?: any)? ?(?:further|more|longer|again)?(?: (?:with you|by us|here))?"
)
OF_TWO = re.compile(r" (?:is|are|was|were|has|have|and|but)\b")
""" "The ban is permanent and will not be discussed": no one thing."""
TOLD = re.compile(
    LEAD
    + r"(?:you(?: will|'ll) (?:be (?:notified|informed|advised|told|contacted|updated|made aware|communicated)|receive (?:notification|notice|confirmation|word|(?:an? |our )?(?:full |written |formal )?(?:response|reply|answer)(?: from us)?))(?: (?:by us|in writing))?|(?:we|i)(?: will|'ll| shall) (?:(?:notify|inform|advise|update|tell) you|revert(?: (?:back )?to you)?|come back to you))"
    r"(?: (?:of|about|on|with|regarding|as to) (?P<np>(?:the|our|your|its|this|any)(?: [a-z' -]{3,60}?)?))?(?P<vague>,? (?:in due course|in (?:the )?fullness of time|at the appropriate time|when (?:appropriate|necessary)|at some point|once available|accordingly|at a later date|in time))"
)
SHARED = re.compile(
    LEAD
    + r"(?P<np>(?:our|the|your|an?|further|more|any)(?: [a-z' -]{3,50}?)?) (?:will|shall) be (?P<done>shared with|sent to|communicated to|provided to|issued to|given to|made available to) you,? (?:in due course|in (?:the )?fullness of time|at the appropriate time|when (?:appropriate|ready|available)|at some point|at a later date|in time)"
)
NOT_BORNE = re.compile(
    LEAD
    + r"(?P<np>(?!this\b|that\b|it\b)[a-z][^,;:?]{2,70}?) (?:will|can|shall|must|is|are) ?(?:not|n't)(?: be)?(?: under any circumstances)? (?:tolerated|put up with)"
)
TEAM = r"(?P<np>(?:the|our|a) (?:[a-z']+ ){0,3}?(?:team|department|departments|teams|manager|managers|management|people|colleagues|office|unit|section|division|person|supervisor|branch|depot|staff|contractor))"
FEEDBACK = r"(?:(?:all|your|any|this|the|customer|such|every|our customers') )*(?:feedback|comments?|views?|complaints?|concerns?|opinions?|suggestions?|remarks?|reports?|observations?)(?: (?:like (?:this|yours)|of this kind|received|we (?:receive|get)))?"
WE_PASS = re.compile(
    LEAD
    + rf"(?:(?P<who>we|i) (?:take|value|appreciate|welcome|treat|note|record) {FEEDBACK}(?: (?:very |extremely |most )?seriously| with the utmost seriousness)?,? and|(?P<who2>we|i)|{FEEDBACK} (?:is|are) (?:always )?(?:taken (?:very )?seriously|valued|important(?: to us)?|appreciated|welcome),? and(?: (?:it|they|this))?)(?: will| shall|'ll) (?P<be>be )?(?:pass|passed|share|shared|forward|forwarded|relay|relayed|feed|fed)(?: (?:it|this|that|them|these|your (?:feedback|comments?|complaint|concerns?|views?|remarks?)))?(?: on| back| along)? (?:to|with) {TEAM}"
)
PASSED = re.compile(
    LEAD
    + rf"(?:your|this|the|these) (?P<what>feedback|comments?|views?|concerns?|remarks?|observations?|suggestions?) (?:has|have|was|were)(?: now| since| already)?(?: been)? (?:duly )?(?P<done>passed|forwarded|shared|relayed|fed|sent)(?: on| back| along)? (?:to|with) {TEAM}(?: for (?:their )?(?:review|consideration|attention|information|action))?"
)
RELEVANT = re.compile(r"(?:relevant|appropriate|concerned|correct|right|applicable|responsible) ")
NO_ERROR = re.compile(
    LEAD
    + r"(?:(?:having|after|following|on|upon)(?: (?:a |an |our )?)?(?:(?:very )?(?:carefully|thoroughly|fully|duly|careful|thorough|full) )?(?:review(?:ed|ing)?|investigat(?:ed|ing|ion)|consider(?:ed|ing|ation)|examin(?:ed|ing|ation)|check(?:ed|ing)?|look(?:ed|ing) into)(?: of)? (?P<np>(?:it|this|that|the|your|our)(?: [a-z' -]{2,50}?)?),? (?P<who>we|i)(?: have| can|'ve| could| are| am)?"
    r"|(?P<who2>we|i)(?: have|'ve)?(?: now)? (?:(?:carefully|thoroughly|fully) )?(?:reviewed|investigated|considered|examined|checked|looked into) (?P<np2>(?:it|this|that|the|your|our)(?: [a-z' -]{2,50}?)?),? and(?: (?:we|i))?(?: have| can|'ve| could)?)"
    r"(?: (?P<see>find|found|see|saw|identif(?:y|ied)|satisfied(?: that)? there(?: was| is))(?: that there(?: was| is))? no (?P<error>[a-z]+(?:(?: or|,) [a-z]+)?(?: of (?:an? |any )?[a-z]+)?)| no (?P<error2>[a-z]+(?:(?: or|,) [a-z]+)?(?: of (?:an? |any )?[a-z]+)?) (?:was|were|has been|could be) (?:found|identified|seen|detected))(?P<where>(?: (?:on|by|in|with) [^,;:]{2,40})?)"
)
OURS = re.compile(r"(?:error|fault|mistake|negligence|failing|failure|wrongdoing|liability)")
"""What could only have been ours."""
WANT_IT = re.compile(
    LEAD
    + r"(?:(?:let|tell) (?:us|me)(?: know)?|(?:we|i)(?:'d| would)? need to know) (?:if|whether) you(?:'d| would)?(?: still| actually| even)? (?:want|like|need|wish|require)s? (?P<np>(?:it|this|that|them|one|the|a|an|your|to)(?: [a-z' -]{2,50}?)?)(?:,? or (?:not|whether you don't|if you don't|you don't|if not))(?: want(?: it)?)?"
)
DECIDED = re.compile(
    LEAD
    + rf"{ADVERBS}(?:it (?:has been|was|is) (?:therefore |now |hereby )?(?:decided|resolved|determined|agreed)|(?:the|a) decision (?:has been|was) (?:taken|made)) (?P<not>not )?(?P<to>to [a-z]+\b[^;:?]{{2,90}})"
)
UNCHANGED = re.compile(
    LEAD
    + rf"{ADVERBS}(?P<np>(?:our|the|my|this) (?:[a-z]+ )?(?:position|decision|answer|view|stance|response|assessment|conclusion|offer)) (?:remains?|is|stays)(?: still)? (?:unchanged|the same|as (?:stated|before|it was|set out)(?: (?:before|earlier|previously|in (?:our|my) (?:last|previous|earlier) [a-z-]+))?)"
)
NO_CONTACT = re.compile(
    LEAD
    + r"(?:refrain from|cease|desist from) (?:contacting|writing to|emailing|e-mailing|calling|messaging|ringing|chasing)(?: us| me| this office)?(?: (?:again|further|any ?more|from now on))?(?: (?:about|on|regarding|in) (?:this|it|that|the (?:matter|subject)|this matter))?"
)
AWAIT = re.compile(
    LEAD
    + r"(?:we|i)(?: now| therefore| shall| will|'ll)*(?: await|(?:'re| are|'m| am) (?:awaiting|waiting (?:for|on))|(?: look|'re looking| are looking) forward to(?: receiving| having| getting)?) (?P<np>your (?:[a-z]+ )?(?:response|reply|answer|payment|form|instructions|confirmation|decision|details|documents|comments|remittance|consent|signature)s?)"
)
RESERVES = re.compile(
    LEAD
    + r"(?:we|the (?:company|management|landlord|club|owner|school|venue)) (?:also |hereby |expressly )*reserves? the right to (?P<vp>[a-z]+\b[^;:?]{2,90})"
)
LOOKED = r"(?P<done>reviewed|investigated|considered|examined|checked|looked into|studied|viewed|read|inspected|listened to|spoken to|consulted|assessed)"
SATISFIED = re.compile(
    LEAD
    + rf"(?:having (?:(?:now|carefully|thoroughly|fully|duly) )*{LOOKED} (?P<np>(?:it|this|that|the|your|our|all)(?: [a-z' -]{{2,50}}?)?),? )?(?P<who>we|i)(?: are| am|'re|'m)?(?: now| entirely| fully)* (?:satisfied|confident|content|find|found|conclude|concluded|consider|have found|have concluded) (?:that )?(?P<c>(?:the|our|your|this|it|there|all)\b[^;:?]{{4,110}})"
)
ALLOW = re.compile(
    LEAD
    + r"allow (?:us )?(?P<q>(?:up to |at least |around |about )?\d+(?: ?(?:-|to|–) ?\d+)? (?:(?:working|business|calendar|full) )?(?:day|week|hour|month)s?) (?:for|before|until) (?P<np>(?:an?|our|the|your|any) (?:[a-z]+ )?(?:response|reply|answer|decision|refund|delivery|outcome|result|review|investigation|repair|replacement))"
)
UNHEARD = re.compile(
    LEAD
    + r"if you (?:have not|haven't|do not|don't|did not|didn't) (?:heard?)(?: anything)?(?: back)?(?: from us)?(?P<when> (?:within|by|before|in|after) [^,;:]{2,40}?)?,? (?:then )?(?:please |you (?:can|should|may|must) )?(?:assume|take it|consider|presume)(?: that)? (?P<c>(?:you|your|it|this|the)\b[^,;:?]*\b(?:unsuccessful|rejected|declined|not (?:been )?(?:selected|successful|chosen|shortlisted)|refused|lost))(?: on this occasion| this time)?"
)
IN_ORDER = re.compile(
    LEAD
    + r"(?P<np>(?:all |your |the )?(?:[a-z]+ )?[a-z]+s) will be (?P<done>[a-z]+) (?:strictly |only )?in (?:the )?(?:strict )?order (?:of (?:receipt|arrival)|(?:in which |that )?(?:they (?:are|were) )?received|they (?:arrive|come in|arrived))"
)
YES_OR_NO = re.compile(
    LEAD
    + r"(?:simply )?(?:(?:let|tell|give) (?:us|me)(?: know)?(?: (?:a|simply|just|either))*|answer(?: (?:with|me|us))?(?: an?)?)?[:,]? ?(?:yes or no|yay or nay|a yes or a no)(?: (?:please|will do|is enough|answer))?"
)


def stamped_on(text: str, wording: Wording, choice: Choice, *, marked: bool) -> Said | None:
    """None where no office speaks in it; `marked`: whether a part of it reads as cold, which some of these needn't."""
    return by_form(FORMS if marked else ALWAYS, text, wording, choice)


def _without(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Without it no changes can be made" → I can't make any changes until we have it."""
    base = wording.lexicon.base(hit["done"], "participle", "past")
    np, what = cut(hit, "np", bare), cut(hit, "what", bare)
    if base is None or not np:
        return None
    if been := BEEN.fullmatch(np):
        np = np[: been.end("np")]
    np = going_on(np, wording.lexicon)
    vp = f"{base} any {what}{hit['rest']}"
    owned = fold(np).split()[0] in ("it", "this", "that", "them", "these", "the", "your")
    key = "firm_until" if owned and " that " not in np else "firm_without"
    return as_said(choice.fill(key, {"vp": vp, "np": np}) or "", "office-no", "refusal", wording)


def _in_touch(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "The garage will be in touch when they're ready" → the garage will contact you; I don't have a time from them yet."""
    who = going_on(cut(hit, "who", bare), wording.lexicon)
    slots = {"them": {"he": "him", "she": "her"}.get(who, "them")}
    if who in ("they", "he", "she"):
        return None
    return as_said(choice.fill("firm_in_touch", slots | {"who": who}) or "", "in-person", "defer", wording)


def _no_letters(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    if hit["what"]:
        return as_said(
            choice.fill("firm_final_no_letters", {"what": cut(hit, "what", bare)}) or "",
            "plain-no",
            "refusal",
            wording,
        )
    np = cut(hit, "np", bare) or cut(hit, "np2", bare) or "this"
    if "discussion" in fold(bare):
        return as_said(choice.fill("firm_no_more_talk", {"np": np}) or "", "plain-no", "refusal", wording)
    return as_said(choice.fill("firm_no_letters", {"np": np}) or "", "plain-no", "refusal", wording)


def _no_more_talk(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    np = going_on(cut(hit, "np", bare), wording.lexicon)
    if OF_TWO.search(np):
        return None
    np = "this" if np in ("it", "this matter", "the matter", "that") else np
    return as_said(choice.fill("firm_no_more_talk", {"np": np}) or "", "plain-no", "refusal", wording)


def _told(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "You will be notified of the outcome in due course" → we'll let you know the outcome."""
    what = cut(hit, "np", bare)
    if not what:
        return as_said(choice.fill("shut_hear_sometime", {}) or "", "in-person", "defer", wording)
    return as_said(choice.fill("firm_tell", {"what": what}) or "", "in-person", "defer", wording)


def _shared(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Our findings will be shared with you in due course" → we'll share our findings with you."""
    verb, _, to = hit["done"].rpartition(" ")
    base = "let you have" if verb == "made available" else wording.lexicon.base(verb, "participle", "past")
    if base is None:
        return None
    np = going_on(cut(hit, "np", bare), wording.lexicon)
    vp = f"{base} {np}" if base.startswith("let") else f"{base} {np} {to} you"
    return as_said(choice.fill("firm_will_share", {"vp": vp}) or "", "in-person", "defer", wording)


def _not_borne(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Abuse of staff will not be tolerated" → we can't accept abuse of staff."""
    np = cut(hit, "np", bare)
    np = f"{np[0].lower()}{np[1:]}" if not np[:2].isupper() else np
    return as_said(choice.fill("firm_not_borne", {"np": np}) or "", "plain-no", "refusal", wording)


def _team(words: str) -> str:
    """ "the relevant team" → the team responsible."""
    hit = RELEVANT.search(fold(words))
    return f"{words[: hit.start()]}{words[hit.end() :]} responsible" if hit else words


def _we_pass(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    who = "I" if (hit["who"] or hit["who2"]) == "i" else "we"
    return as_said(
        choice.fill("firm_pass", {"who": who, "np": _team(cut(hit, "np", bare))}) or "",
        "in-person",
        "inform",
        wording,
    )


def _passed(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    on = " back" if hit["done"] == "fed" else " on" if hit["done"] in ("passed", "sent") else ""
    slots = {
        "who": "we",
        "what": hit["what"],
        "done": hit["done"],
        "np": _team(cut(hit, "np", bare)),
        "on": on or " ",
    }
    text = (choice.fill("firm_passed", slots) or "").replace("  ", " ")
    if hit["done"] == "shared":
        text = text.replace(" to the ", " with the ").replace(" to our ", " with our ")
    return as_said(text, "in-person", "inform", wording)


def _no_error(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Having reviewed the matter we find no error on our part" → we've looked into it and found no error on our part."""
    np = going_on(cut(hit, "np", bare) or cut(hit, "np2", bare), wording.lexicon)
    np = "this" if re.fullmatch(r"(?:it|that|(?:the|this|your) (?:matter|issue|case|situation))", np) else np
    error = cut(hit, "error", bare) or cut(hit, "error2", bare)
    who = "I" if (hit["who"] or hit["who2"]) == "i" else "we"
    where = cut(hit, "where", bare)
    where = where or ("on our side" if OURS.match(error) else "")
    slots = {"who": who, "np": np, "error": error, "tail": where}
    return as_said(choice.fill("firm_no_error", slots) or "", "in-person", "refusal", wording)


def _want_it(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Let us know if you want it or not" → would you like to go ahead with it?"""
    np = cut(hit, "np", bare)
    np = f"to go ahead with {np}" if np in ("it", "this", "that") else np
    return as_said(choice.fill("firm_would_you", {"np": np}) or "", "please", "ask", wording)


def _either_way(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    return as_said(choice.fill("firm_either_way", {}) or "", "please", "ask", wording)


def _decided(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "It has been decided not to uphold it" → we've decided not to uphold it."""
    vp = f"{hit['not'] or ''}{cut(hit, 'to', bare)}"
    act = (
        "refusal" if hit["not"] or re.match(r"to (?:decline|refuse|reject|deny|dismiss)\b", vp) else "inform"
    )
    key = "firm_decided_no" if act == "refusal" else "firm_decided"
    return as_said(choice.fill(key, {"vp": vp}) or "", "in-person", act, wording)


def _unchanged(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    slots = {"np": going_on(cut(hit, "np", bare), wording.lexicon)}
    return as_said(choice.fill("firm_unchanged", slots) or "", "plain-no", "refusal", wording)


def _no_contact(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    return as_said(choice.fill("shut_no_more", {}) or "", "plain-no", "refusal", wording)


def _awaited(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We await your response" → could you let us have your response, please?"""
    return as_said(choice.fill("firm_await", {"np": cut(hit, "np", bare)}) or "", "please", "ask", wording)


def _reserved(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We reserve the right to charge for it" → we may charge for it."""
    return as_said(
        choice.fill("firm_may", {"vp": cut(hit, "vp", bare)}) or "", "in-person", "inform", wording
    )


def _satisfied(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Having checked the log, we are satisfied it was sent" → we've checked the log, and as far as we can see it was sent."""
    if not begins_clause(cut(hit, "c", bare), wording) or (not hit["np"] and " satisfied " not in fold(bare)):
        return None
    who = "I" if hit["who"] == "i" else "we"
    slots = {"who": who, "done": hit["done"] or "", "np": cut(hit, "np", bare), "c": cut(hit, "c", bare)}
    key = "firm_looked" if hit["np"] else "firm_satisfied"
    return as_said(choice.fill(key, slots) or "", "in-person", "inform", wording)


def _allowed(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "Please allow 8 weeks for a response" → a response can take 8 weeks."""
    slots = {"np": cut(hit, "np", bare), "q": cut(hit, "q", bare)}
    return as_said(choice.fill("firm_can_take", slots) or "", "in-person", "inform", wording)


def _unheard(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    """ "If you have not heard within 6 weeks, assume you were unsuccessful" → …, I'm afraid it means that you were."""
    slots = {"c": cut(hit, "c", bare), "when": cut(hit, "when", bare)}
    key = "firm_unheard_by" if slots["when"] else "firm_unheard"
    return as_said(choice.fill(key, slots) or "", "in-person", "refusal", wording)


def _in_order(hit: Hit, bare: str, wording: Wording, choice: Choice) -> Said | None:
    base = wording.lexicon.base(hit["done"], "participle", "past")
    slots = {"np": going_on(cut(hit, "np", bare), wording.lexicon), "vp": base or ""}
    return (
        as_said(choice.fill("firm_in_order", slots) or "", "in-person", "inform", wording) if base else None
    )


FORMS = (
    *VERDICTS,
    Form(SHARED, _shared, (" with you", " to you")),
    Form(NOT_BORNE, _not_borne, ("tolerat", "put up with")),
    Form(NO_ERROR, _no_error, (" no ",)),
    Form(SATISFIED, _satisfied, (" satisfied ", "having ")),
    Form(ALLOW, _allowed, ("allow ",)),
    Form(UNHEARD, _unheard, ("assume", "take it", "consider", "presume")),
    Form(IN_ORDER, _in_order, (" order ",)),
    Form(DECIDED, _decided, (" decided ", " resolved ", " determined ", " agreed ", "decision ")),
    Form(UNCHANGED, _unchanged, (" unchanged", " the same", " as ")),
    Form(NO_CONTACT, _no_contact, ("refrain", "cease ", "desist")),
    Form(AWAIT, _awaited, ("await", "waiting", "forward to")),
    Form(RESERVES, _reserved, ("the right to ",)),
    Form(WITHOUT, _without, ("without ",)),
    Form(WITHOUT_LAST, _without, (" without ", " until ")),
    Form(IN_TOUCH, _in_touch, (" when",)),
    Form(NO_LETTERS, _no_letters, ("correspondence", "discussion", "communication")),
    Form(NO_MORE_TALK, _no_more_talk, ("discussed", "debated", "talked about", "gone into")),
    Form(TOLD, _told, (" course", " time", "appropriate", "necessary", "some point", "available", "accordingly", "later date")),
    Form(WE_PASS, _we_pass, ("pass", "shar", "forward", "relay", "feed", "fed ")),
    Form(PASSED, _passed, ("passed", "shared", "forwarded", "relayed", " fed ", " sent ")),
    Form(WANT_IT, _want_it, (" or not", " or if", " or whether", " or you")),
    Form(YES_OR_NO, _either_way, ("yes or", "yay or")),
)  # fmt: skip
ALWAYS = tuple(
    form for form in FORMS if form.make in (_want_it, _either_way, _told, _shared, _no_letters, _no_more_talk)
)
