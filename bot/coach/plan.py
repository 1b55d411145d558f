"""What becomes of each sentence of a draft, and what all of them say together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.choice import Choice
from bot.coach.cuts import Hurt
from bot.coach.grammar import clause_of
from bot.coach.named import ENDS, has_fact, met
from bot.coach.read import Draft
from bot.coach.said import Said
from bot.coach.saying import dropped, say
from bot.coach.sentences import Seen, regrets_the_case
from bot.coach.stretches import stretches_of
from bot.coach.text import CLOSED, fold
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.types import Reading
from bot.coach.voice import KEPT_CAPITAL, lowered
from bot.coach.wording import Wording
from bot.coach.worth import decides, is_bad_news, is_cold

STEPS = frozenset(["noted", "will-reply", "working-on", "look-into"])
"""Deferrals that tell of something under way; their own sentence stays."""
BARE = frozenset(["bare-no", "nothing-to-do"])
REPEATS = BARE | {"no-exceptions"}
"""A no that says nothing of its own."""
SCORN = 0.9
"""Share of the classifier from which a sentence is a jibe, whatever decision it names."""
FEW = 4
"""Sentences of an answer that is cold as a whole, where one of them is."""
LONG = 14
"""Words of a sentence that "I wish I could say otherwise, but" can't carry any more."""
PLAIN_NO = frozenset(["no", "nope", "nah"])
SCRAP = 4
"""Words of a line in a list that stays a scrap: "no packing slip"."""
LONGER = 3
"""Sentences of an answer in which one that was not understood may stay as it is."""
ORPHAN = re.compile(r"(?:he|she|they|it|this|that)\b")
"""Speaks of something that only the sentence left out had named."""
SOFTENED = re.compile(r"\b(?:afraid|sorry|wish)\b")
UNSOFTENED = frozenset(
    "mr mrs ms miss dr sir madam otherwise please if as without for under since because although while unless once after before when but so and or thanks thank lol haha oh aww hi hello i'm it's you've there's however also".split()  # noqa: SIM905
)

Found = list[tuple[Seen, Said | None]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The draft's sentences with what became of each; None stands for a cold one that was not understood."""

    said: tuple[tuple[Seen, Said | None], ...]

    @property
    def understood(self) -> bool:
        return all(said is not None for _, said in self.said)

    def only_scorns(self, wording: Wording) -> bool:
        """Every "no" of the draft stands in what was left out as mere tone: there is none to be kept."""
        noes = [each for each in self.said if wording.patterns["any_no"].search(each[0].folded)]
        return bool(noes) and all(_scorns(seen.words, said, wording) for seen, said in noes)

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(s.act for _, s in self.said if s is not None and s.act and s.fate == "said")

    @property
    def refused(self) -> str:
        """What the draft won't give, as a thing: "Sunday collections"."""
        return next((s.thing for _, s in self.said if s is not None and s.thing and s.fate == "said"), "")

    @property
    def empty(self) -> bool:
        """Nothing but a no or a not-yet is left to say."""
        return all(s.bare for s in self._left)

    @property
    def scorned(self) -> bool:
        """Nothing at all is left to say."""
        return not self._left

    def loses(self, wording: Wording) -> bool:
        """Whether a decision may have gone with the scorn."""
        return any(
            decides(seen.words, wording) and wording.acts.read(seen.words).share["jibe"] < SCORN
            for seen, _ in self.said
        )

    @property
    def _left(self) -> Sequence[Said]:
        return [s for _, s in self.said if s is not None and s.text and s.fate != "dropped"]

    @property
    def steps(self) -> str:
        """What the draft says is under way, said anew."""
        return " ".join(s.text for _, s in self.said if s is not None and s.rule in STEPS and s.text)


def plan_of(draft: Draft, reading: Reading, wording: Wording, choice: Choice) -> Plan:
    found: Found = []
    few = len(draft.spoken) <= FEW
    for seen in draft.seen:
        if seen.sentence.kind != "text":
            continue
        if seen is draft.seen[-1] and CLOSED.fullmatch(seen.words):
            found.append((seen, Said("kept", seen.words)))
            continue
        start = seen.sentence.start
        if start in choice.settled:
            found.append((seen, choice.settled[start]))
            continue
        asked = choice.asked
        cold = tuple(Hurt(m.rule, m.start - start, m.end - start) for m in seen.cold)
        marked = few or any(s < seen.sentence.end and e > start for s, e in reading.cold)
        said = say(
            seen.words,
            cold,
            wording,
            choice,
            marked=marked,
            pity=reading.register == "sympathy" and not regrets_the_case(seen, wording),
        )
        step = said is not None and said.rule == "please" and said.act == "ask"
        scrap = len(seen.words.split()) <= SCRAP and said is not None and said.act == "refusal"
        if seen.sentence.bullet and said is not None and (step or scrap or said.rule == "full-sentence"):
            said = Said("kept", seen.words)
        said = _leads_on(seen.words, said)
        if choice.asked == asked:
            choice.settled[start] = said
        found.append((seen, said))
    made = _decided_once(_steps(_once(_left_standing(found), wording)), wording, choice)
    return Plan(tuple(made))


def _leads_on(words: str, said: Said | None) -> Said | None:
    """The line above a list keeps its colon: "Please send us the following:"; it never goes without the list."""
    if said is not None and said.fate == "dropped" and words.endswith(":"):
        return Said("kept", words)
    if said is None or said.fate != "said" or not words.endswith(":"):
        return said
    return said._replace(text=said.text.removesuffix(".") + ":" if said.text.endswith(".") else said.text)


def _scorns(words: str, said: Said | None, wording: Wording) -> bool:
    """The "no" went with the sentence, or stood in stretches of it that decide nothing."""
    if said is None or said.fate == "kept":
        return False
    parts = [words[p.start : p.end] for p in stretches_of(words, wording)]
    noes = [part for part in parts if wording.patterns["any_no"].search(fold(part))]
    return said.fate == "dropped" or not any(decides(part, wording) for part in noes)


def _left_standing(found: Found) -> Found:
    """In a longer answer one sentence that was not understood stays as it is, where others were said anew."""
    lost = sum(said is None for _, said in found)
    anew = sum(said is not None and said.fate in ("said", "dropped") for _, said in found)
    if not lost or len(found) < LONGER or lost > anew:
        return found
    return [(seen, said or Said("kept", seen.words)) for seen, said in found]


def _once(found: Found, wording: Wording) -> Found:
    """A thing the pack has one line for is said once: "By design. Not a bug." is one answer."""
    kept: Found = []
    told: set[str] = set()
    for seen, said in found:
        free = said is not None and not has_fact(seen.words)
        again = said is not None and said.fate == "said" and said.rule in told and said.rule in wording.places
        before = kept[-1][1] if kept else None
        orphan = before is not None and before.fate == "dropped" and ORPHAN.match(seen.folded)
        leans = seen.folded.startswith(("he ", "she ")) or (
            seen.folded.startswith(("this is ", "that is ", "this was ", "that was "))
            and is_cold(seen.words, wording)
        )
        lost = orphan and said is not None and said.fate == "kept" and leans
        if free and said is not None and (again or lost):
            kept.append(
                (seen, said._replace(fate="dropped", text="") if again else dropped(("", "", ""), wording))
            )
            continue
        if said is not None and said.fate == "said":
            told.add(said.rule)
        kept.append((seen, said))
    return kept


def _steps(found: Found) -> Found:
    """Several requests are steps: one question, then "Please …", not a row of questions."""
    asked = 0
    made: Found = []
    for seen, said in found:
        if said is not None and said.fate == "said" and said.vp:
            asked += 1
            if asked > 1:
                said = said._replace(text=f"Please {said.vp}.")  # noqa: PLW2901
        made.append((seen, said))
    return made


def _decided_once(found: Found, wording: Wording, choice: Choice) -> Found:
    """A bare no beside the no itself is left out; beside facts alone it points at them: "I'm not able to change that"."""
    left = [said for _, said in found if said is not None and said.text]
    whole = any(s.act == "refusal" and not s.bare and s.fate == "said" for s in left)
    if all(map(_bare, left)):
        return found
    made: Found = []
    for seen, said in found:
        if said is None or not _bare(said):
            made.append((seen, said))
        elif whole and not has_fact(seen.words):
            made.append((seen, said._replace(fate="dropped", text="")))
        else:
            made.append((seen, _pointed(said, seen.words, choice)))
    return made


def _bare(said: Said) -> bool:
    return said.bare and said.rule in REPEATS


def _pointed(said: Said, words: str, choice: Choice) -> Said:
    if said.rule not in BARE:
        return said
    if words.strip(ENDS).lower() in PLAIN_NO:
        return said._replace(text="I'm afraid not.")
    text = choice.fill("no_change", {})
    return said._replace(text=text + ".") if text else said


def softened(plan: Plan, opening: str, wording: Wording, choice: Choice) -> Plan:
    """One softener for the answer's no, or for its bad news, where nothing has softened it yet."""
    if SOFTENED.search(opening.lower()) or any(s and SOFTENED.search(s.text.lower()) for _, s in plan.said):
        return plan
    for place, (seen, said) in sorted(enumerate(plan.said), key=lambda at: not _refuses(at[1][1])):
        if said is None or said.fate == "dropped" or seen.sentence.bullet or not said.text:
            continue
        if not (_refuses(said) or (said.act in ("", "inform", "blame") and is_bad_news(seen.words, wording))):
            continue
        bare = said.text.rstrip(".")
        tokens = tokens_of(bare, wording.lexicon)
        if (
            "?" in bare
            or not tokens
            or tokens[0].text[:1] in "@#"
            or tokens[0].low in UNSOFTENED
            or tokens[0].tag in ("prep", "sub", "conj")
            or ": " in bare
            or not _states(tokens)
        ):
            continue
        key = "soften" if _refuses(said) and len(tokens) <= LONG else "soften_fact"
        text = choice.fill(key, {"s": written(_lowered(tokens, wording))})
        if text is None:
            return plan
        rule = "plain-no" if _refuses(said) or not said.rule else said.rule
        reason = wording.reasons.get(rule)
        soft = Said(
            "said",
            text + ("" if bare == said.text and said.text[-1:] in "!:" else "."),
            rule,
            reason.reason if reason else said.reason,
            reason.source if reason else said.source,
            said.act or "inform",
        )
        return replace(plan, said=(*plan.said[:place], (seen, soft), *plan.said[place + 1 :]))
    return plan


def _states(tokens: tuple[Token, ...]) -> bool:
    """Whether it is one whole statement; "API read-only, webhooks queued" is a list of scraps."""
    clause = clause_of(tokens)
    return clause is not None and clause.kind == "statement" and bool(clause.subject) and not clause.lead


def _lowered(tokens: Sequence[Token], wording: Wording) -> Sequence[Token]:
    """Without the first capital, unless it is a name's: a word met in many drafts is none."""
    first, words = tokens[0], wording.lexicon
    if first.tag == "noun" and "-" not in first.low and not met(first.low, wording):
        return tokens
    low = list(lowered(tokens, words))
    named = len(low) > 1 and low[1].text[:1].isupper()
    plain = (
        low[0].text[:1].isupper()
        and low[0].text[1:].islower()
        and first.tag == "noun"
        and first.low not in KEPT_CAPITAL
    )
    return [low[0]._replace(text=first.low), *low[1:]] if plain and not named else low


def _refuses(said: Said | None) -> bool:
    return said is not None and said.fate == "said" and said.act == "refusal"
