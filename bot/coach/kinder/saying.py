"""Says one sentence of the draft anew: the same act, fact and decision in plain, kind English.

Cold words and stretches go where a whole sentence is left; what must stay and hurts is said by a line of the pack, else
by the smallest change (see anew.py). The rest is the agent's own."""

import re
from collections.abc import Sequence

from bot.coach.answer.guard import never_said
from bot.coach.choice import Choice
from bot.coach.english.sound import low_inside, sound
from bot.coach.english.stretches import begins_clause, stands_apart, stretches_of, subordinate
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital, ended, going_on, tidy, without_faces
from bot.coach.kinder.anew import anew, told
from bot.coach.kinder.as_typed import STUMP, as_typed, is_stump
from bot.coach.kinder.causes import because, cause_first
from bot.coach.kinder.completed import completed, kept_after_all, with_its_articles
from bot.coach.kinder.cuts import Hurt, levelled, uncovered, without
from bot.coach.kinder.duties import duty, unmet, without_refrain
from bot.coach.kinder.foretold import foretold
from bot.coach.kinder.hands_tied import hands_tied
from bot.coach.kinder.hindsight import looked_back
from bot.coach.kinder.kept_off import keeps_off
from bot.coach.kinder.named import by_pattern, has_fact
from bot.coach.kinder.orders import ordered, with_why
from bot.coach.kinder.plain_words import as_it_is, in_plain_words, under_rule, under_terms
from bot.coach.kinder.pushes import eased, unannounced
from bot.coach.kinder.said import Said, as_said
from bot.coach.kinder.splices import by_itself, is_spell, is_whole, pieces_of, took
from bot.coach.kinder.steps_in_line import in_steps
from bot.coach.kinder.swaps import same_facts, swapped
from bot.coach.kinder.terse import step_in_full
from bot.coach.kinder.thinning import NAMED, has_two_verbs, shortened, thinned
from bot.coach.kinder.threats import followed
from bot.coach.notes.amounts import labelled
from bot.coach.notes.bare_things import adjective_first
from bot.coach.notes.hours import of_hours
from bot.coach.notes.labels import label
from bot.coach.notes.notes import no_order
from bot.coach.notes.notes_in_full import sentences_in_full
from bot.coach.notes.notes_in_line import of_a_case
from bot.coach.notes.short_notes import short_note
from bot.coach.notes.subjects import with_subject
from bot.coach.notes.telegraph import written_out
from bot.coach.office.office import from_a_person, in_part, to_do
from bot.coach.office.official import stamped_on
from bot.coach.reading.substance import is_of_a_thing, tells
from bot.coach.reading.worth import DID, decides, hurts, informs, is_cold, is_step, is_tone, says_no
from bot.coach.stated.claimed import claimed
from bot.coach.wording import Cut, Swap, Wording

NO_FIRST = re.compile(
    r"(?:sorry,? )?(?:no|nope|nah)(?:[,.!;:-][,.!;: -]*(?=\w)| (?=(?:i|we|you|it|that|this|they|he|she|there|sorry)\b))"
)
TONE = frozenset(["blame", "scolding", "dismissal", "belittling", "sarcasm", "insult", "accusation"])
"""Kinds of findings of which a sentence without a fact or a no may go whole."""
KISS = re.compile(r"(?:x{1,3}|xo(?:xo?)?)(?: [A-Z][a-z]+)?")
""" "xx Poppy" under a message."""
NOTE = 60
"""Characters of a note."""
THAT_AND_THAT = re.compile(
    r"\b(and|but) that (?=(?:the|our|your|we|you|it|there|any|all|no|[a-z]+s?) )(?!that (?:is|was|will|would)\b)"
)
"""The second of two clauses behind a "please note that"."""
BARE = frozenset(["bare-no", "nothing-to-do"])
NOTICES = frozenset(["in-person", "office-no"])
HELPS = re.compile(r"(?:is|are|was|were|has|have|will|can|cannot|can't|isn't|aren't)\b")
"""How no clause of its own begins: "the fee (£9) | is not prorated"."""
HOWEVER = re.compile(
    r"(?i:(?:however|nevertheless|nonetheless),? (?=(?:the|your|our|we|i|this|that|it|an?|no|all|any|there)\b))"
)
PATH = re.compile(r"\S\s(?:>|→|»)\s\w")


def say(
    sentence: str, cold: Sequence[Hurt], wording: Wording, choice: Choice, *, marked: bool, pity: bool
) -> Said | None:
    """The sentence said anew, kept, or dropped; None where it is cold and was not understood.

    `cold`: findings in it; `marked`: whether a part of it reads as cold; `pity`: whether the draft is pity without help,
    whose stock lines give way to the opening.
    """
    if pity and wording.patterns["stock_close"].fullmatch(fold(sentence).strip(ENDS)):
        return dropped(("", "", ""), wording)
    said = _mended(_say(sentence, cold, wording, choice, marked=marked, pity=pity), sentence, wording)
    said = kept_after_all(said, sentence, wording) if marked else said
    said = said and in_part(said, wording, marked=marked)
    if said is not None and not marked and (said.rule == "full-sentence" or _is_scrap(said, wording)):
        said = completed(said, wording)
    elif said is not None and not marked:
        said = with_its_articles(said, wording)
    if said is not None and marked:
        said = in_plain_words(completed(said, wording), wording)
    said = said and _sound(said, sentence, wording)
    if said is None or said.fate != "said" or not NO_FIRST.match(fold(sentence)):
        return said
    low = fold(said.text)
    if wording.patterns["any_no"].search(low) or NO_FIRST.match(low) or said.text.endswith("?"):
        return said
    low = going_on(said.text, wording.lexicon)
    text = choice.fill("afraid_not", {"s": low})
    return said._replace(text=ended(text), act="refusal") if text else said


def _is_scrap(said: Said, wording: Wording) -> bool:
    """ "Chairlift shut for wind.": a line without its verb, kept beside whole ones."""
    plain = said.text.endswith(".") and ":" not in said.text
    if said.fate != "kept" or len(said.text) > NOTE or not plain:
        return False
    return not any(is_finite(t, bare=False) for t in tokens_of(said.text, wording.lexicon))


def _sound(said: Said, sentence: str, wording: Wording) -> Said:
    """As it was typed, where what was made of it is no English."""
    if said.fate != "said" or sound(said.text, sentence, wording):
        return said._replace(text=low_inside(said.text, sentence, wording))
    return as_typed(sentence, tidy(sentence.strip(), wording.lexicon), wording)


def _mended(said: Said | None, sentence: str, wording: Wording) -> Said | None:
    """With other words for those that no version says, wherever in the sentence they stand."""
    text = sentence.strip() if said is None else said.text
    if not text or not never_said(text, wording):
        return said
    mended, swap = swapped(text, wording, late=True)
    mended = ended(tidy(mended.strip(" ,;"), wording.lexicon)) if swap else text
    if swap is None or never_said(mended, wording) or not same_facts(mended, text):
        return said
    if said is not None and said.fate == "said":
        return said._replace(text=mended)
    return Said("said", mended, swap.id, swap.reason, swap.source, act="inform")


def _say(
    sentence: str, cold: Sequence[Hurt], wording: Wording, choice: Choice, *, marked: bool, pity: bool
) -> Said | None:
    plain = as_it_is(sentence.strip(), wording)
    if KISS.fullmatch(plain):
        return dropped(("", "", ""), wording) if pity and " " not in plain else Said("kept", sentence)
    if ruled := under_rule(
        under_terms(plain), wording, lambda owed: _say(owed, cold, wording, choice, marked=marked, pity=pity)
    ):
        return ruled
    tidied, *more_told = _typed_out(plain, wording, marked=marked)
    if more_told:
        return _each((tidied, *more_told), cold, wording, choice, pity=pity)
    if whole := _at_once(tidied, wording, choice, marked=marked):
        return whole
    tidied, swap = swapped(without_refrain(tidied, wording), wording)
    if (
        named := to_do(tidied.strip(ENDS), wording)
        or in_steps(tidied.strip(ENDS), wording)
        or _named(tidied, wording, choice)
    ):
        return named
    body, cuts = uncovered(tidied, wording)
    if parted := _spliced(body, cold, wording, choice, marked=marked, pity=pity):
        return parted
    if cuts and THAT_AND_THAT.search(fold(body)) and not fold(body).startswith(("that ", "please ")):
        body = THAT_AND_THAT.sub(lambda m: f"{m[1]} ", body, count=1)
    body = levelled(body)
    if cuts and (named := _named(body, wording, choice)):
        return named
    if noticed := _noticed(body, cold, wording, marked=marked):
        return noticed
    if (marked or cold) and (owed := _duty(body, cold, wording, choice)):
        return owed
    if swap is not None or cuts:
        cold = [hurt for hurt in cold if hurt.rule.pattern.search(fold(body))]
    body, taken = without(body, cold, wording)
    if taken and (named := _named(body, wording, choice)):
        return named
    if taken:
        body, more = uncovered(body, wording)
        cuts = (*cuts, *more)
    why = _why(cuts, taken, swap)
    if (marked or taken) and (happened := told(body, wording, choice)):
        return happened
    body, caused = because(body, wording, choice)
    body = ended(body) if caused is not None else body
    if caused is not None and not why[0]:
        why = caused.rule, caused.reason, caused.source
    body, thin = thinned(body, pity=pity, wording=wording)
    if thin and not why[0]:
        why = _reason("tone", wording)
    if not re.search(r"\w", body) or STUMP.fullmatch(body) or (why[0] and is_stump(body, wording)):
        return dropped(why, wording) if why[0] else Said("kept", sentence)
    if (cuts or taken or thin) and (named := _named(body, wording, choice)):
        return named
    if PATH.search(body):
        if marked and (asked := ordered(body.strip(ENDS), wording, choice)[1]) and asked.rule == "please":
            return asked
        return Said("said", ended(body), *why, act="ask") if why[0] else as_typed(sentence, tidied, wording)
    hot = bool(why[0]) or marked or any(h.rule.severity != "hint" for h in cold) or hurts(body, wording)
    noticed = from_a_person(body.strip(ENDS), wording, marked=True) if taken or thin else None
    owed = noticed or (duty(body.strip(ENDS), wording, choice) if marked or cold else None)
    made = owed or ((anew(ended(body), wording, choice) or _tail(body, wording, choice)) if hot else None)
    if made is not None:
        return made
    if hot and (marked or cold) and (short := shortened(body, wording)):
        return Said("said", ended(short), *(why if why[0] else _reason("tone", wording)), act="inform")
    idle = '"' not in fold(sentence) and not (
        has_fact(body)
        or NAMED.search(body)
        or DID.match(fold(body))
        or decides(body, wording)
        or informs(body, wording)
        or tells(body)
        or is_of_a_thing(body, wording)
        or is_step(body, wording)
    )
    if idle and is_cold(body, wording) and is_tone(body, wording) and not says_no(body, wording):
        return dropped(why, wording)
    if any(h.rule.severity == "block" for h in cold) and not taken and not thin:
        first = cold[0].rule
        if idle and all(h.rule.kind in TONE for h in cold):
            return dropped((first.id, first.reason, first.source), wording)
        if never_said(body, wording):
            bare = not has_fact(body) and not wording.patterns["any_no"].search(fold(body))
            return dropped((first.id, first.reason, first.source), wording) if bare else None
    if why[0]:
        return Said("said", ended(body), *why, act="inform")
    return as_typed(sentence, tidied, wording)


def _typed_out(plain: str, wording: Wording, *, marked: bool) -> tuple[str, ...]:
    """As written English, who did it and the verbs of a note included, which may be two."""
    plain = without_faces(plain)
    if marked and (turn := HOWEVER.match(plain)):
        plain = capital(plain[turn.end() :])
    plain = under_terms(plain)
    tidied = unannounced(
        with_subject(adjective_first(tidy(plain, wording.lexicon)), wording.lexicon), wording
    )
    note = short_note(tidied, wording) if marked else None
    whole = not marked or (note is not None and sound(f"{note}.", tidied, wording))
    return (tidied,) if whole else sentences_in_full(tidied, wording)


def _each(
    sentences: Sequence[str], cold: Sequence[Hurt], wording: Wording, choice: Choice, *, pity: bool
) -> Said | None:
    """Notes of one line, each of which is a sentence now, said one by one."""
    made: list[Said] = []
    for sentence in sentences:
        here = [hurt for hurt in cold if hurt.rule.pattern.search(fold(sentence))]
        said = _say(sentence, here, wording, choice, marked=True, pity=pity)
        if said is None:
            return None
        made.append(completed(said, wording))
    told = [said for said in made if said.text]
    if not told:
        return made[0]
    first = next((said for said in told if said.act == "refusal"), told[0])
    why = (first.rule, first.reason, first.source) if first.rule else _reason("full-sentence", wording)
    return first._replace(
        fate="said",
        text=" ".join(ended(said.text) for said in told),
        rule=why[0],
        reason=why[1],
        source=why[2],
        act=first.act or "inform",
        bare=all(said.bare for said in told),
        vp="",
    )


def _at_once(tidied: str, wording: Wording, choice: Choice, *, marked: bool) -> Said | None:
    """What is no two sentences, "Don't refresh, it only restarts the queue", a label with its value, and what they had
    not done."""
    if whole := looked_back(tidied, wording, choice) or hands_tied(tidied, wording, choice):
        return whole
    if " you" in tidied and (caused := cause_first(tidied, wording, choice)):
        return caused
    if marked and (claim := claimed(tidied, wording, choice)):
        return claim
    fact = of_hours(tidied, wording) or short_note(tidied, wording)
    fact = fact if fact and sound(f"{fact.strip('.')}.", tidied, wording) else None
    if fact or (marked and (fact := label(tidied, wording) or no_order(tidied.strip(ENDS), wording))):
        return Said("said", ended(fact), *_reason("full-sentence", wording), act="inform")
    if marked and (step := step_in_full(tidied.strip(ENDS), wording) or with_why(tidied, wording, choice)):
        return step
    if keeps_off(tidied.strip(ENDS)):
        return ordered(tidied.strip(ENDS), wording, choice)[1]
    if stamped := stamped_on(tidied, wording, choice, marked=marked):
        return stamped
    if marked and (coming := foretold(tidied, wording, choice)):
        return coming
    if marked and (pushed := eased(tidied, wording, choice) or followed(tidied, wording, choice)):
        return pushed
    named = (labelled(tidied, wording) or of_a_case(tidied, wording)) if marked and ": " in tidied else None
    return Said("said", ended(named), *_reason("full-sentence", wording), act="inform") if named else None


def _noticed(body: str, cold: Sequence[Hurt], wording: Wording, *, marked: bool) -> Said | None:
    """A notice that is one, with nothing cold in it, as a person says it."""
    made = from_a_person(body.strip(ENDS), wording, marked=marked)
    return None if made is None or any(h.rule.pattern.search(fold(made.text)) for h in cold) else made


def _duty(body: str, cold: Sequence[Hurt], wording: Wording, choice: Choice) -> Said | None:
    """A sentence that is one duty and nothing besides: a step, whatever its tone."""
    if still := unmet(body.strip(ENDS), wording):
        return still
    if any(part.word != "or" for part in stretches_of(body, wording)[1:]):
        return None
    owed = duty(body.strip(ENDS), wording, choice)
    return None if owed is None or any(h.rule.pattern.search(fold(owed.text)) for h in cold) else owed


def _spliced(
    body: str, cold: Sequence[Hurt], wording: Wording, choice: Choice, *, marked: bool, pity: bool
) -> Said | None:
    """Sentences with no more than a comma or a dash between them, each said by itself; None where none is said anew."""
    pieces = pieces_of(body, wording, marked=marked)
    if not pieces:
        return None
    made: list[Said] = []
    for piece in pieces:
        if is_spell(piece):
            made.append(as_said(took(piece), "full-sentence", "inform", wording))
            continue
        here = [hurt for hurt in cold if hurt.rule.pattern.search(fold(piece))]
        said = _say(capital(piece), here, wording, choice, marked=marked, pity=pity)
        if said is None:
            return None
        if made and said.rule in BARE and not all(each.bare for each in made):
            said = said._replace(text=choice.fill("no_change", {}) or said.text)
        made.append(completed(said, wording) if marked else said)
    told = [said for said in made if said.fate == "said" and said.rule != "full-sentence"]
    if told and all(said.rule in NOTICES for said in told) and len(told) < len(made):
        return None
    if not told and marked and ";" not in body and all(by_itself(each, wording) for each in pieces[1:]):
        why = _reason("full-sentence", wording)
        told = [
            said._replace(fate="said", rule=why[0], reason=why[1], source=why[2])
            for said in made
            if said.text
        ]
    if not told:
        return None
    text = " ".join(ended(said.text) for said in made if said.text)
    first = next((said for said in told if said.act == "refusal"), told[0])
    return first._replace(text=text, bare=all(said.bare for said in made if said.text), vp="")


def _named(text: str, wording: Wording, choice: Choice) -> Said | None:
    """By a line the pack has for the whole of it."""
    said = by_pattern(text.strip(ENDS), wording, choice)
    if said is None:
        return None
    return said._replace(text=ended(said.text)) if said.text else said


def _tail(body: str, wording: Wording, choice: Choice) -> Said | None:
    """The end of a sentence said anew: "…, so ask them" → …, so please ask them."""
    parts = stretches_of(body, wording)
    for part in () if has_two_verbs(body, parts, wording) else parts[1:]:
        rest = body[part.start :]
        bare = not part.word and HELPS.match(fold(rest))
        if bare or part.word not in ("", "and", "but", "so") or not is_cold(rest, wording):
            continue
        if subordinate(tokens_of(body, wording.lexicon)) or (
            part.word == "and" and not begins_clause(body[: part.start - len(part.link)], wording)
        ):
            break
        made = by_pattern(rest.strip(ENDS), wording, choice)
        if made is None or made.act not in ("blame", "inform", "refusal") or made.bare or "," in made.text:
            made = anew(ended(rest), wording, choice)
        if made is None or made.text.endswith("?") or made.fate != "said":
            continue
        head = body[: part.start - len(part.link)].rstrip(" ,;:-–—.")
        if made.rule == "full-sentence" and not is_whole(head, wording):
            continue  # "…, currently 14 weeks" and "plain background, no glasses" are no sentences there
        low = going_on(made.text, wording.lexicon)
        clauses = begins_clause(made.text, wording) and begins_clause(head.rpartition(", ")[2], wording)
        word = part.word or ("and" if clauses else "")
        linked = " ".join(filter(None, (f"{head},", word, low)))
        apart = is_whole(head, wording) or (not part.word and stands_apart(head, part.link, wording))
        text = f"{written_out(head, wording) or head}. {made.text}" if apart and not part.word else linked
        return made._replace(text=ended(text), vp="")
    return None


def dropped(why: tuple[str, str, str], wording: Wording) -> Said:
    """Left out; by the rule given, else because it is mere tone."""
    return Said("dropped", "", *(why if why[0] else _reason("tone", wording)))


def _reason(rule: str, wording: Wording) -> tuple[str, str, str]:
    return rule, wording.reasons[rule].reason, wording.reasons[rule].source


def _why(cuts: Sequence[Cut], taken: Hurt | None, swap: Swap | None) -> tuple[str, str, str]:
    if taken is not None:
        return taken.rule.id, taken.rule.reason, taken.rule.source
    found = cuts[0] if cuts else swap
    return (found.id, found.reason, found.source) if found else ("", "", "")
