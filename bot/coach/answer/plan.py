"""What becomes of each sentence of a draft, and what all of them say together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.answer.adjoined import adjoined
from bot.coach.answer.implied import with_the_no
from bot.coach.answer.no_reason import with_its_reason
from bot.coach.answer.one_no import said_once
from bot.coach.choice import Choice
from bot.coach.customer.wishes import Wish
from bot.coach.english.stretches import stretches_of
from bot.coach.english.text import CLOSED, ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.completed import line_of_list
from bot.coach.kinder.cuts import Hurt
from bot.coach.kinder.named import has_fact
from bot.coach.kinder.said import Said
from bot.coach.kinder.saying import BARE, dropped, say
from bot.coach.kinder.swaps import swapped
from bot.coach.opening.called import called
from bot.coach.reading.read import Draft
from bot.coach.reading.sentences import Seen, refuses, regrets_the_case
from bot.coach.reading.stays import as_told, unhedged
from bot.coach.reading.worth import decides, is_cold
from bot.coach.types import Reading
from bot.coach.wording import Wording

STEPS = frozenset(["noted", "will-reply", "working-on", "look-into"])
"""Deferrals that tell of something under way; their own sentence stays."""
OWN_NO = {"not-possible": "not_possible_alone", "nothing-more": "nothing_more"}
"""A no in words that stay, and the frames for it."""
REPEATS = BARE | OWN_NO.keys() | {"no-exceptions"}
"""A no that says nothing of its own."""
RULES = frozenset(["policy-alone", "grudging-yes"])
"""Say that there is a rule, or sigh: beside the rule itself, the yes, or any other answer they add nothing."""
SCORN = 0.9
"""Share of the classifier from which a sentence is a jibe, whatever decision it names."""
FEW = 4
"""Sentences of an answer that is cold as a whole, where one of them is."""
PLAIN_NO = frozenset(["no", "nope", "nah"])
DECIDED = frozenset(["denied", "declined", "rejected", "refused"])
"""Alone, what became of something that was sent in; it keeps its word."""
SCRAP = 4
"""Words of a line in a list that stays a scrap: "no packing slip"."""
LONGER = 3
"""Sentences of an answer in which one that was not understood may stay as it is."""
NAMED_BEFORE = re.compile(r"(?:it|they|he|she)(?:'| )")
OF_THEM = re.compile(r"\b(?:you|your|u|ur|everyone|everybody|anyone|people|customers|others?)\b")
STEP = re.compile(
    r"Please (?P<vp>(?!don't|never|only|note|then)(?:(?!and |or |but |if |unless |so |because |who |which |when |otherwise |before |after |until )[^\s,;:()!?]+(?: |(?=\.\Z))){1,8})\."
)
"""A request of a few words, with nothing hanging on it."""
MOST_STEPS = 3
POINTING = frozenset(["this", "that", "these", "those"])
ORPHAN = re.compile(r"(?:he|she|they|it|this|that|these|those)\b")
"""Speaks of something that only the sentence left out had named."""

ASKS_MORE = re.compile(
    r"(?:(?:is|was) there )?anything else(?: (?:that )?(?:i|we) (?:can|could|may) (?:help|assist|do)(?: (?:you|for you))?(?: with)?)?(?: (?:today|now|then))?"
)
"""How a no that did not help ends by habit."""
CONDOLES = re.compile(
    r"(?:(?:please )?(?:accept )?(?:my|our)?(?: \w+)? ?condolences|(?:(?:i'm|i am|we're|we are) )?(?:so |very |deeply |truly |really )*sorry for your (?:\w+ )?loss)"
)
"""Sorry for a death, without a word of whose."""

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
    def final(self) -> bool:
        """Whether it says that a decision stands."""
        return any(s is not None and s.rule == "final-word" for _, s in self.said)

    @property
    def own_no(self) -> str:
        """The frames for a no that keeps the draft's own words; "" for any other."""
        return next((OWN_NO[s.rule] for _, s in self.said if s is not None and s.rule in OWN_NO), "")

    def only_pities(self, reading: Reading) -> bool:
        """Nothing but regret was in it, and no "no"."""
        return (
            reading.register == "sympathy"
            and self.scorned
            and not any(refuses(seen) for seen, _ in self.said)
        )

    @property
    def called(self) -> str:
        """Who was spoken to in a sentence that goes."""
        return next((s.called for _, s in self.said if s is not None and s.called), "")

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


def plan_of(
    draft: Draft,
    reading: Reading,
    wording: Wording,
    choice: Choice,
    *,
    asked_for: bool = False,
    wishes: Sequence[Wish] = (),
) -> Plan:
    """`asked_for`: whether the customer's message asks for something, which a bare no is about; `wishes`: for what."""
    found: Found = []
    few = len(draft.spoken) <= FEW
    for seen in draft.seen:
        if seen.sentence.kind != "text":
            continue
        if seen is draft.seen[-1] and CLOSED.fullmatch(seen.words):
            found.append((seen, Said("kept", seen.words)))
            continue
        start = seen.sentence.start
        if few and reading.stance == "refuse" and ASKS_MORE.fullmatch(seen.folded.strip(ENDS)):
            found.append((seen, dropped(("", "", ""), wording)))
            continue
        if start in choice.settled:
            found.append((seen, choice.settled[start]))
            continue
        asked = choice.asked
        cold = tuple(Hurt(m.rule, m.start - start, m.end - start) for m in seen.cold)
        marked = few or any(s < seen.sentence.end and e > start for s, e in reading.cold)
        pity = reading.register == "sympathy" and not regrets_the_case(seen, wording)
        said = as_told(seen.words, cold, wording)
        if said is None:
            said = say(seen.words, cold, wording, choice, marked=marked, pity=pity)
            said = unhedged(said, seen.words, wording)
        name, nameless = called(seen.words)
        if (
            name
            and said is not None
            and (said.fate == "dropped" or name in said.text.strip(ENDS)[: len(name)])
        ):
            bare = say(nameless, cold, wording, choice, marked=marked, pity=pity)
            said = bare._replace(called=name) if bare is not None and bare.fate == "dropped" else said
        step = said is not None and said.rule == "please" and said.act == "ask"
        scrap = len(seen.words.split()) <= SCRAP and said is not None and said.act == "refusal"
        noted = said is not None and said.rule in ("full-sentence", "ask-np")
        if seen.sentence.bullet and (step or scrap or noted):
            said = _as_note(seen.words, wording)
        said = _leads_on(seen.words, said)
        if (
            said is not None
            and said.rule == "full-sentence"
            and said.text == f"{seen.words}."
            and _heads_list(draft, seen)
        ):
            said = Said("kept", seen.words)
        if choice.asked == asked:
            choice.settled[start] = said
        found.append((seen, said))
    found = adjoined(_steps(_once(_left_standing(found), wording)), draft.text, wording)
    made = _decided_once(found, wording, choice, asked_for=asked_for)
    made = with_its_reason(with_the_no(made, reading, wishes, wording, choice), wording, choice)
    return Plan(tuple(said_once(made)))


def condoles(text: str) -> bool:
    return CONDOLES.fullmatch(fold(text).strip(ENDS)) is not None


def mourned_once(plan: Plan, opening: str, wording: Wording) -> Plan:
    """ "My condolences" goes where the opening says for whom."""
    if "sorry" not in opening:
        return plan
    why = dropped(("", "", ""), wording)
    said = [(seen, why if each is not None and condoles(each.text) else each) for seen, each in plan.said]
    return Plan(tuple(said))


def _as_note(words: str, wording: Wording) -> Said:
    """What pushes away in a line of a list goes all the same."""
    kinder, swap = swapped(words, wording)
    if swap is None:
        return line_of_list(words, wording)
    return Said("said", kinder, swap.id, swap.reason, swap.source, "inform")


def _heads_list(draft: Draft, seen: Seen) -> bool:
    """Whether a list comes next: its headline needs no stop."""
    after = next((s for s in draft.seen if s.sentence.start >= seen.sentence.end), None)
    return after is not None and after.sentence.bullet


def _leads_on(words: str, said: Said | None) -> Said | None:
    """The line above a list keeps its colon: "Please send us the following:"; it never goes without the list."""
    if said is not None and said.fate == "dropped" and words.endswith(":"):
        return Said("kept", words)
    if said is None or said.fate != "said" or not words.endswith(":"):
        return said
    text = f"Please {said.vp}." if said.vp and said.text.endswith("?") else said.text
    return said._replace(text=text.removesuffix(".") + ":" if text.endswith(".") else text)


def _scorns(words: str, said: Said | None, wording: Wording) -> bool:
    """The "no" went with the sentence, or stood in stretches of it that decide nothing."""
    if said is None or said.fate == "kept":
        return False
    parts = [words[p.start : p.end] for p in stretches_of(words, wording)]
    noes = [part for part in parts if wording.patterns["any_no"].search(fold(part))]
    return said.fate == "dropped" or not any(
        decides(part, wording) and not _only_stings(part, wording) for part in noes
    )


def _only_stings(part: str, wording: Wording) -> bool:
    """By the pack: "ringing in will not speed that up"."""
    known = wording.sayings_of(fold(part).strip(ENDS))
    return bool(known) and known[0][0].say == "drop"


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
        line = wording.sayings[wording.places[said.rule]].say if said and said.rule in wording.places else ""
        if all("{" in way for way in wording.frames.get(line, ())):
            line = ""  # "No refunds. No exchanges." are two answers
        again = said is not None and said.fate == "said" and line in told
        before = kept[-1][1] if kept else None
        orphan = before is not None and before.fate == "dropped" and ORPHAN.match(seen.folded)
        leans = seen.folded.startswith(("he ", "she ")) or (
            seen.folded.startswith(("this is ", "that is ", "this was ", "that was "))
            and is_cold(seen.words, wording)
        )
        lost = orphan and said is not None and said.fate == "kept" and leans
        again = again or _echoes(seen, said, " ".join(s.text for _, s in kept[-2:] if s))
        names = said is not None and said.text and NAMED_BEFORE.match(seen.folded)
        if orphan and not lost and names and _introduced(kept[-1], wording):
            kept[-1] = (kept[-1][0], Said("kept", kept[-1][0].words))
        if said is not None and (again or lost) and not has_fact(seen.words):
            kept.append(
                (seen, said._replace(fate="dropped", text="") if again else dropped(("", "", ""), wording))
            )
            continue
        if said is not None and said.fate == "said" and line:
            told.add(line)
        kept.append((seen, said))
    return kept


def _echoes(seen: Seen, said: Said | None, before: str) -> bool:
    """ "Need the meter serial. The serial": a scrap that only names again what the sentence before it has named."""
    words = [
        word for word in seen.folded.strip(ENDS).split() if word not in ("the", "a", "an", "your", "just")
    ]
    named = seen.folded.startswith(("the ", "your "))
    if said is None or not before or not named or not 0 < len(words) < 3 or has_fact(seen.words):
        return False
    verbless = said.text.rstrip(ENDS).lower() == seen.folded.strip(ENDS)
    return verbless and set(words) <= set(re.findall(r"[a-z'-]+", fold(before)))


def _introduced(left_out: tuple[Seen, Said | None], wording: Wording) -> bool:
    """Whether a sentence taken for mere tone named what the next one speaks of: "One of our vans has a lift. It's booked." """
    seen, said = left_out
    told = said is not None and said.rule == "tone" and not OF_THEM.search(seen.folded)
    first = tokens_of(seen.words, wording.lexicon)[:1] if told and not seen.words.endswith("?") else ()
    return bool(first) and first[0].tag in ("det", "noun", "num") and first[0].low not in POINTING


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
    return _in_one_breath(made)


def _in_one_breath(found: Found) -> Found:
    """Short steps in a row are one sentence: "Please turn it off, wait 30 seconds and turn it on"."""
    made: Found = []
    row: list[str] = []
    first = 0
    for seen, said in found:
        step = STEP.fullmatch(said.text) if said is not None and said.fate == "said" else None
        alone = seen.sentence.bullet or not row or made[-1][0].sentence.end + 1 < seen.sentence.start
        if said is None or step is None or alone or len(row) == MOST_STEPS:
            row = [step["vp"]] if step and not seen.sentence.bullet else []
            first = len(made)
            made.append((seen, said))
            continue
        row.append(step["vp"])
        start, whole = made[first]
        if whole is not None:
            made[first] = start, whole._replace(text=f"Please {', '.join(row[:-1])} and {row[-1]}.", vp="")
        made.append((seen, said._replace(fate="dropped", text="")))
    return made


def _decided_once(found: Found, wording: Wording, choice: Choice, *, asked_for: bool) -> Found:
    """A bare no beside the no itself is left out; behind facts it points at them: "I'm not able to change that"; before
    them at what was asked: "I'm not able to do that"."""
    left = [said for _, said in found if said is not None and said.text]
    whole = any(s.act == "refusal" and not s.bare and s.fate == "said" for s in left)
    if len(left) > 1 and not all(said.rule in RULES or _bare(said) for said in left):
        found = [
            (
                seen,
                said._replace(fate="dropped", text="") if said is not None and said.rule in RULES else said,
            )
            for seen, said in found
        ]
        left = [said for _, said in found if said is not None and said.text]
    if all(map(_bare, left)):
        return found
    made: Found = []
    for seen, said in found:
        if said is None or not _bare(said):
            made.append((seen, said))
        elif whole and not has_fact(seen.words):
            made.append((seen, said._replace(fate="dropped", text="")))
        else:
            first = not any(each and each.text and not _bare(each) for _, each in made)
            key = "no_that" if first and (asked_for or said.rule == "bare-no") else "no_change"
            made.append((seen, _pointed(said, seen.words, key, choice)))
    return made


def _bare(said: Said) -> bool:
    return said.bare and said.rule in REPEATS


def _pointed(said: Said, words: str, key: str, choice: Choice) -> Said:
    if said.rule not in BARE:
        return said
    if words.strip(ENDS).lower() in ("so no", "so, no"):
        return said._replace(text="So I'm afraid the answer is no.")
    if words.strip(ENDS).lower() in PLAIN_NO:
        return said._replace(text="I'm afraid not.")
    if words.strip(ENDS).lower() in DECIDED:
        return said._replace(text=f"It was {words.strip(ENDS).lower()}.")
    text = choice.fill("no_help" if "help" in words.lower() else key, {})
    return said._replace(text=text + ".") if text else said
