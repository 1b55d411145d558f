"""What a pack may hold: one frozen model for each kind of entry, with the rules that any entry has to keep.

Editorial rules (length, grade, balance, look-alikes) live in `bot.content.check`; here stands only what the
product needs to work at all. The field descriptions become the JSON Schema that editors complete from.
"""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.coach.types import Door

Register = Literal["empathy", "sympathy", "apathy", "neutral"]
Move = Literal["acknowledge", "own", "act", "when", "check_back"]
Strength = Literal["trial", "field", "lab", "correlation", "practice"]
Sensitivity = Literal["none", "money", "legal", "health", "grief", "abuse"]
Stage = Literal["apathy", "sympathy", "empathy", "say_no", "hard_moments"]
QuizKind = Literal["register", "best_reply", "find_cold", "fill_when", "say_no", "rewrite"]
CareTrigger = Literal["cold_drafts", "many_drafts", "abuse", "grief", "repeated_no", "many_versions"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Difficulty = Annotated[int, Field(ge=1, le=5)]
Order = Annotated[int, Field(ge=1, le=999)]

_GAP = re.compile(r"\[([^\[\]]+)\]")


class Part(BaseModel):
    """Anything in a pack. Frozen; a field we do not know is a fault, since it is mostly a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a claim comes from. `practice` says openly: experts agree, nobody measured it."""

    cite: Line
    claim: Words
    strength: Strength


class Entry(Part):
    """What every entry carries."""

    id: Id
    lang: Line = "en"
    version: int = Field(default=1, ge=1)
    status: Literal["draft", "review", "live", "retired"] = "live"
    sensitivity: Sensitivity = "none"
    sources: tuple[Source, ...] = Field(
        min_length=1, description="Names from `sources:`, or written out here."
    )
    reviewed_on: date | None = None
    expires_on: date | None = None

    def __hash__(self) -> int:
        """By its id, not by all that it says: what is drawn of an entry is remembered by it, thousands of times."""
        return hash(self.id)


class Concept(Entry):
    """One thing to learn. Quizzes test it, tips recall it, and a plan leads through some of them."""

    order: Order = Field(description="Its place on the path, from 1.")
    stage: Stage
    title: Line
    what: Words
    when_not: Words = Field(description="Where it does not apply.")
    rule_of_thumb: Line = Field(description="What a person may keep after a quiz, in one line.")
    after: tuple[Id, ...] = Field(default=(), description="Concepts to know first.")
    situations: tuple[Id, ...] = ()


class Situation(Entry):
    """A moment that support meets again and again, seen from the customer's chair."""

    title: Line
    words: tuple[Line, ...] = Field(min_length=1, description="Other names that people type for it.")
    what: Words = Field(description="What it is like for the customer.")
    name_this: Line = Field(description="The detail worth naming first.")
    watch_out: Line
    doors: tuple[Door, ...] = Field(min_length=1, description="Ways on, the likeliest first.")


class Tip(Entry):
    """A short piece of advice that stands alone in a channel."""

    title: Line
    body: Words
    concept: Id
    situations: tuple[Id, ...] = ()
    moves: tuple[Move, ...] = ()
    register_: Register | None = Field(default=None, alias="register")
    channel: Literal["any", "chat", "mail", "phone"] = "any"
    difficulty: Difficulty
    try_: Line | None = Field(default=None, alias="try", description="One thing to do today.")
    before: Words | None = None
    after: Words | None = None
    why: Words
    when_not: Words
    honesty_condition: Line | None = Field(
        default=None, description="What has to be true of the agent before they say it, as a question."
    )

    @model_validator(mode="after")
    def _has_both_sides(self) -> Self:
        if (self.before is None) != (self.after is None):
            raise ValueError("'before' and 'after' go together; one of them is missing")
        return self


class Option(Part):
    """One answer to choose from. For find_cold its text is a part of the draft, letter for letter."""

    text: Words
    correct: bool = False
    feedback: Words = Field(description="Why it is right, or what is good in it and what is missing.")


class QuizItem(Entry):
    """One question in one story. The questions of one concept are its variants: the same thing, other stories."""

    kind: QuizKind
    concept: Id
    situations: tuple[Id, ...] = ()
    difficulty: Difficulty
    stem: Words = Field(description="The scene, and what is asked.")
    customer: Words | None = Field(default=None, description="What the customer wrote.")
    draft: Words | None = Field(default=None, description="The answer that is looked at or improved.")
    options: tuple[Option, ...] = Field(default=(), max_length=5)
    keep: tuple[Line, ...] = Field(default=(), description="rewrite: what a good answer still has to say.")
    avoid: tuple[Line, ...] = Field(default=(), description="rewrite: words that a good answer leaves out.")
    needs: tuple[Move, ...] = Field(default=(), description="rewrite: parts that a good answer has.")
    model: Words | None = Field(default=None, description="rewrite: an answer that shows the way.")
    explanation: Words

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if self.kind == "rewrite":
            if self.options or self.draft is None or self.model is None or not self.keep:
                raise ValueError("a rewrite item has 'draft', 'keep' and 'model', and no options")
            return self
        right = sum(option.correct for option in self.options)
        if len(self.options) < 2:
            raise ValueError("a question needs at least 2 options")
        if right != 1:
            raise ValueError(f"exactly 1 option is correct, here are {right}")
        if self.model is not None or self.keep or self.avoid or self.needs:
            raise ValueError("'keep', 'avoid', 'needs' and 'model' belong to rewrite items only")
        if len({option.text.casefold() for option in self.options}) < len(self.options):
            raise ValueError("two options have the same text")
        if self.kind in ("register", "find_cold", "fill_when") and self.draft is None:
            raise ValueError(f"a {self.kind} item needs the 'draft' that it asks about")
        return self

    @property
    def typed(self) -> bool:
        """Whether the answer is typed, not chosen."""
        return self.kind in ("fill_when", "rewrite")

    @property
    def right(self) -> int | None:
        """The index of the right option; None where the answer is free text."""
        return next((index for index, option in enumerate(self.options) if option.correct), None)


class Phrase(Entry):
    """A sentence to borrow, for one move in one situation. A gap in [square brackets] opens a form."""

    situation: Id
    move: Move
    text: Line
    why: Line
    when_not: Line
    honesty_condition: Line | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """What has to be filled in before the sentence can be sent, in order."""
        return tuple(_GAP.findall(self.text))


class ChartRow(Entry):
    """One register in the comparison chart."""

    order: Order
    register_: Register = Field(alias="register")
    definition: Words
    line: Words = Field(description="How it sounds, as an answer to the same customer.")
    explanation: Words
    next_step: Words = Field(description="What turns it into the next warmer one, or keeps it there.")


class Question(Entry):
    """One of the five questions to ask oneself about a customer."""

    order: Order
    text: Line
    why: Words
    follow_ups: tuple[Line, ...] = Field(min_length=1)
    customer: Words = Field(description="An example: what a customer wrote.")
    insight: Words = Field(description="What the question lets one see in it.")
    line: Words = Field(description="What one may then write.")


class Benefit(Entry):
    """What empathy is good for, with a scene that shows it."""

    order: Order
    title: Line
    body: Words
    example: Words


class CorrectedPhrase(Entry):
    """A phrase that is often taught, what goes wrong with it, and what to send in its place."""

    order: Order
    idea: Line
    unguarded: Line
    problem: Words
    text: Words
    guard: Words = Field(description="The condition under which the text may be sent.")
    honesty_condition: Line | None = None


class SayNo(Entry):
    """A case where the answer stays no: what is true, and two ways to put it."""

    situation: Id
    concept: Id
    difficulty: Difficulty
    ask: Words = Field(description="What the customer wants.")
    facts: tuple[Line, ...] = Field(min_length=1, description="What is true and stays true.")
    doors: tuple[Door, ...] = Field(min_length=1)
    before: Words
    after: Words
    why: Words
    when_not: Words


class CareCard(Entry):
    """A private note about the drafts and the queue; never about the person."""

    trigger: CareTrigger
    count: int = Field(ge=1, description="How many of these in a day before the note may be shown.")
    title: Line
    body: Words


class Week(Part):
    """One week of a plan: a tip early, its question two days later, five minutes together at the end."""

    title: Line
    tip: Id
    quiz: Id
    talk: Line = Field(description="A question for the team's five minutes.")


class Plan(Entry):
    """Four weeks on one theme."""

    title: Line
    for_whom: Line
    what: Words
    weeks: tuple[Week, ...] = Field(min_length=4, max_length=4)


class VoiceRule(Entry):
    """A team's own rule for its words, told to its language model where one is set up."""

    rule: Line
