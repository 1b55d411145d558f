"""The loaded packs: frozen, ordered, and looked up by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeVar

from bot.content.entries import (
    Benefit,
    CareCard,
    ChartRow,
    Concept,
    CorrectedPhrase,
    Entry,
    Phrase,
    Plan,
    Question,
    QuizItem,
    SayNo,
    Situation,
    Tip,
    VoiceRule,
)

_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True)
class Shelf:
    """What the library holds for one situation."""

    tips: tuple[Tip, ...]
    quizzes: tuple[QuizItem, ...]
    phrases: tuple[Phrase, ...]
    say_no: tuple[SayNo, ...]


@dataclass(frozen=True)
class Content:
    """Everything the packs hold that is live, each kind in its order of learning or of the files.

    The look-ups (`tip`, `quiz`, …) raise KeyError for an id that no pack has.
    """

    concepts: tuple[Concept, ...]
    situations: tuple[Situation, ...]
    tips: tuple[Tip, ...]
    quizzes: tuple[QuizItem, ...]
    phrases: tuple[Phrase, ...]
    chart: tuple[ChartRow, ...]
    questions: tuple[Question, ...]
    benefits: tuple[Benefit, ...]
    corrected: tuple[CorrectedPhrase, ...]
    say_no: tuple[SayNo, ...]
    care: tuple[CareCard, ...]
    plans: tuple[Plan, ...]
    voice: tuple[VoiceRule, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Sorts `entries` by kind; drafts and retired ones stay out."""
        live = [entry for entry in entries if entry.status == "live"]
        return cls(
            concepts=tuple(sorted(_only(Concept, live), key=lambda each: each.order)),
            situations=_only(Situation, live),
            tips=_only(Tip, live),
            quizzes=_only(QuizItem, live),
            phrases=_only(Phrase, live),
            chart=tuple(sorted(_only(ChartRow, live), key=lambda each: each.order)),
            questions=tuple(sorted(_only(Question, live), key=lambda each: each.order)),
            benefits=tuple(sorted(_only(Benefit, live), key=lambda each: each.order)),
            corrected=tuple(sorted(_only(CorrectedPhrase, live), key=lambda each: each.order)),
            say_no=_only(SayNo, live),
            care=_only(CareCard, live),
            plans=_only(Plan, live),
            voice=_only(VoiceRule, live),
        )

    @cached_property
    def _tips(self) -> Mapping[str, Tip]:
        return {each.id: each for each in self.tips}

    @cached_property
    def _quizzes(self) -> Mapping[str, QuizItem]:
        return {each.id: each for each in self.quizzes}

    @cached_property
    def _concepts(self) -> Mapping[str, Concept]:
        return {each.id: each for each in self.concepts}

    @cached_property
    def _situations(self) -> Mapping[str, Situation]:
        return {each.id: each for each in self.situations}

    @cached_property
    def _phrases(self) -> Mapping[str, Phrase]:
        return {each.id: each for each in self.phrases}

    @cached_property
    def _plans(self) -> Mapping[str, Plan]:
        return {each.id: each for each in self.plans}

    @cached_property
    def quizzes_by_press(self) -> Mapping[str, tuple[QuizItem, ...]]:
        """The questions that one press answers, by concept, along the path."""
        path = {each.id: n for n, each in enumerate(self.concepts)}
        found: dict[str, tuple[QuizItem, ...]] = {}
        for each in sorted(self.quizzes, key=lambda quiz: path.get(quiz.concept, len(path))):
            if not each.typed:
                found[each.concept] = (*found.get(each.concept, ()), each)
        return found

    @cached_property
    def situation_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name that each situation goes by, for finding the one a person means."""
        return {each.id: (each.title, each.id.replace("-", " "), *each.words) for each in self.situations}

    @cached_property
    def tip_ids(self) -> tuple[str, ...]:
        return tuple(self._tips)

    def tip(self, tip_id: str) -> Tip:
        return self._tips[tip_id]

    def quiz(self, quiz_id: str) -> QuizItem:
        return self._quizzes[quiz_id]

    def concept(self, concept_id: str) -> Concept:
        return self._concepts[concept_id]

    def situation(self, situation_id: str) -> Situation:
        return self._situations[situation_id]

    def phrase(self, phrase_id: str) -> Phrase:
        return self._phrases[phrase_id]

    def plan(self, plan_id: str) -> Plan:
        return self._plans[plan_id]

    def for_situation(self, situation_id: str) -> Shelf:
        """What is kept for one situation; empty where no pack has anything."""
        return Shelf(
            tips=tuple(each for each in self.tips if situation_id in each.situations),
            quizzes=tuple(each for each in self.quizzes if situation_id in each.situations),
            phrases=tuple(each for each in self.phrases if each.situation == situation_id),
            say_no=tuple(each for each in self.say_no if each.situation == situation_id),
        )

    def variants(self, concept_id: str) -> tuple[QuizItem, ...]:
        """All questions on one concept, each in a story of its own."""
        return tuple(each for each in self.quizzes if each.concept == concept_id)


def _only(kind: type[_E], entries: Iterable[Entry]) -> tuple[_E, ...]:
    return tuple(entry for entry in entries if type(entry) is kind)
