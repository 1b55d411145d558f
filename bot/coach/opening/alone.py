"""An opening from the draft alone: its news by name, what it keeps from them, what it is about; and how a line is filled."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.coach.choice import Choice, fill_slots, slots_of
from bot.coach.customer.cases import Found
from bot.coach.customer.mirror import Mirror
from bot.coach.english.text import sentences_of
from bot.coach.opening.denied import denied
from bot.coach.opening.news import news_of
from bot.coach.opening.news_line import News
from bot.coach.opening.opening import BACK, PAID, Opening, Told, topics_in
from bot.coach.opening.topics import lines_for, topics_of
from bot.coach.opening.weights import BEREAVED, DONE, FIRM, PLAIN
from bot.coach.reading.worth import is_bad_news
from bot.coach.types import Reading
from bot.coach.wording import Wording

SORRY = re.compile(r"\bsorry\b", re.IGNORECASE)
SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
UNSAID = re.compile(rf"{SHOUTED.pattern}|\b[Yy]ou must\b")
"""Shouted, or "having nobody answer you must be hard", which reads as an order."""
STRONG = 0.6
"""How upset somebody is to whom "that sounds frustrating" would be too little."""
BRIEF, FAINT = 160, 5
"""Letters of a draft that a topic of less weight may stand for, unless it is a no."""
LONGEST = 20
"""Words of a line."""
FIRST = 400
"""Letters of a draft in which it says what it is about."""
OF_A_DRAFT = "t-"
"""What the cases are called that a draft alone makes certain; of others only a customer tells."""
RULES = re.compile(
    r"\b(?:are|is) to be\b|\bown risk\b|\bno liability\b|\b(?:no|nor) re-?entry\b|\b(?:you|\w+s) must\b|\b(?:is|are) not (?:permitted|allowed)\b"
)
"""Tells anybody what holds for all."""
LOST = re.compile(
    r"\b(?:is|was|were|are|been|got|has|have) (?:now |all )?(?:void|gone|dead|deleted|removed|rejected|declined|cancelled|revoked|withdrawn|forfeited|discontinued|purged|wiped|scrapped|towed|wrong|failed|reallocated|reassigned|released|given (?:away|to)|blocked|suspended|terminated|overdue|unpaid|disposed of|thrown|binned|closed|lost|(?:not|n't) (?:yet )?(?:ready|in|here|back|finished|done))\b|\bn't (?:yet )?(?:ready|in|here|back|finished|done)\b"
    r"|\b(?:can't|cannot|cant|no longer|unable to)\b|\b(?:deposit|place|slot|seat|spot) gone\b"
)
"""Bad news in plain words: something is gone, or not there yet."""
TAKES_TIME = re.compile(
    r"\b(?:wait\w*|(?<!wrong )queue|soon|later|hours?|days?|weeks?|months?|eta|when|until|yet|pending|process\w*|review\w*|time|turn|due|date|delay\w*|backlog|list|patien\w+|busy|again|shortly|moment|update)\b"
)
NO_WARNING = frozenset(["t-n-good", "t-n-cost"])
"""News that no warning opens with: that something is put right, that it costs."""
TO_MANY = re.compile(
    r"(?:hi|hello|dear|hey|good \w+) (?:all|everyone|everybody|team|colleagues|parents|residents|members|guests)\b"
)
"""Nobody has asked what is told to all."""

WARNS = re.compile(
    r"\b(?:or(?: else)?|otherwise|then|after (?:that|which)),? (?:we(?:'ll| will)?|i'll|i will|it|you|your \w+|the \w+) (?:is |are |get |gets |will (?:be )?|be )?(?:cut|clos|cancel|charg|bill|remov|tow|bin|dispos|sell|sold|scrap|repossess|suspend|disconnect|ban|evict|los|auction|pass|fin)\w*"
    r"|\b(?:final (?:notice|warning|reminder|demand)|failing which|failure to|legal action|bailiffs?|debt (?:collect\w+|recovery)|don't expect us|banned|will be (?:cut off|disconnected|suspended|towed|evicted|prosecuted))\b"
)
"""Tells what happens to them unless."""


@dataclass(frozen=True, slots=True)
class Alone:
    """One opening in the making."""

    reading: Reading
    mirror: Mirror
    told: Told
    wording: Wording
    choice: Choice
    of_draft: bool = False
    """Whether all that is known of the case is what the draft tells."""

    def of_the_draft(self) -> Opening | None:
        """What the draft alone tells; of a yes only that it is one."""
        found = topics_in(self.told.text[:FIRST], self.told.folded[:FIRST], self.wording)
        grants = self.reading.stance == "grant" and self.told.grants
        least = DONE if grants else PLAIN if self.mirror.tells or self.mirror.says else 0
        if len(self.told.folded) > BRIEF or self.told.refuses:
            least = max(least, FAINT)
        most = DONE if grants else DONE - 1
        line = replace(self, of_draft=True)
        fit = [f for f in found if least <= f.case.weight <= most]
        if not self.heard and not grants:
            fit = [f for f in fit if f.case.id.startswith(OF_A_DRAFT)]
            grave = [f for f in fit if f.case.weight >= BEREAVED]
            news = line.of_cases(grave, {}) or line.of_its_news()
            if news is not None:
                return news
        if WARNS.search(self.told.folded):
            fit = [f for f in fit if f.case.id not in NO_WARNING]
        firm = [f for f in fit if FIRM <= f.case.weight < DONE or not f.case.id.startswith(OF_A_DRAFT)]
        return (
            line.of_cases(firm, {})
            or line.of_what_is_denied()
            or line.of_its_thing()
            or line.of_cases(fit, {})
        )

    @property
    def heard(self) -> bool:
        """Whether there is a message."""
        return self.mirror.tells or self.mirror.says or self.mirror.asks

    def of_its_news(self) -> Opening | None:
        """What the draft has to tell, by the name of the thing that it is about."""
        return self.of_news(each for each in self.news if each.kind != "about")

    def of_its_subject(self) -> Opening | None:
        """The thing that the draft begins with, where nothing more is known of it."""
        no = "-no" if self.told.refuses or self.how_welcome() == "-bad" else ""
        return self.of_news(each._replace(kind=f"about{no}") for each in self.news if each.kind == "about")

    @property
    def news(self) -> Sequence[News]:
        told = self.told
        return news_of((told.stays or told.text)[:FIRST], self.wording, refuses=told.refuses)

    def of_news(self, news: Iterable[News]) -> Opening | None:
        for each in news:
            ways = [
                way
                for way in self.choice.ways(f"ack_news-{each.kind}")
                if all(each.slots.get(name.lower()) for name in slots_of(way))
                and not (self.told.sorry and SORRY.search(way))
            ]
            order = self.choice.order([way for way in ways if "{span}" in way] or ways)
            way = next((way for way in order if way not in self.choice.used), order[0] if order else "")
            if way:
                self.choice.used.add(way)
                return Opening(fill_slots(way, each.slots), way)
        return None

    def of_what_is_denied(self) -> Opening | None:
        """The thing that a no keeps from them."""
        what = denied(self.told.text[:FIRST], self.wording) if self.told.refuses else ""
        way = "ack_counted" if what.startswith("your ") else "ack_denied"
        return self.richest(way, {"what": what}) if what else None

    def of_its_thing(self) -> Opening | None:
        """What such news about the thing it names is to anybody."""
        told = self.told
        topics = topics_of(
            (told.stays or told.text)[:FIRST], self.wording, refuses=told.refuses, grants=self.gives
        )
        known = [each for each in topics if not (self.heard and each.thing.role == "topic")]
        lines = lines_for(known, self.wording, self.choice, sorry=told.sorry)
        return next((Opening(text, way) for way, text in lines), None)

    @property
    def gives(self) -> bool:
        """Whether the answer gives them something, whatever the whole of it was taken for."""
        return self.reading.stance == "grant" and self.told.grants

    def plain(self) -> Opening | None:
        """What this answer is to anybody who gets it."""
        stance = self.reading.stance
        if stance == "grant" and not self.told.grants:
            stance = "inform"
        about = {"thing": self.mirror.about}
        if self.mirror.asks and stance not in ("refuse", "defer"):
            return self.richest("ack_asked", {"asked": self.mirror.asked}) or self.richest("ack_question", {})
        that = {"that": self.mirror.that.words if self.mirror.that else ""}
        told = self.first(("ack_that-no", "ack_about-no"), {**that, **about})
        if stance == "refuse" and told:
            return told
        if stance != "grant" and self.gives and not (self.mirror.says or self.mirror.asks):
            return self.richest("ack_t-done", {})
        if (
            not self.heard
            and stance in ("refuse", "inform", "none")
            and not WARNS.search(self.told.folded)
            and (of_subject := self.of_its_subject())
        ):
            return of_subject
        if not self.heard and stance in ("inform", "none") and TO_MANY.match(self.told.folded):
            return None
        if self.mirror.says and stance in ("inform", "ask", "none"):
            return self.first(("ack_that", "ack_about", "ack_told"), {**that, **about})
        if self.told.asks and stance == "ask":
            return self.richest("ack_ask", {})
        more = {"inform": self.how_welcome, "defer": self.how_timed}.get(stance)
        return self.richest(f"ack_{stance}{more() if more else ''}", {})

    def how_timed(self) -> str:
        """Whether there is a wait to be sorry for."""
        return "" if TAKES_TIME.search(self.told.folded) else "-bare"

    def how_welcome(self) -> str:
        """Whether what an answer tells is a warning, or nothing that anybody is glad of."""
        if WARNS.search(self.told.folded):
            return "-firm"
        if RULES.search(self.told.folded):
            return "-rules"
        stays = self.told.stays or self.told.text
        bad = any(_is_bad(line, self.wording) for line in _lines(stays) if " or " not in line)
        return "-bad" if bad else ""

    def of_cases(
        self, found: Sequence[Found], details: Mapping[str, str], room: int = LONGEST
    ) -> Opening | None:
        made = (self.richest(f"ack_{each.case.id}", {**details, **each.slots}, room) for each in found)
        return next((each for each in made if each), None)

    def first(self, keys: Sequence[str], slots: Mapping[str, str]) -> Opening | None:
        return next((made for key in keys if (made := self.richest(key, slots))), None)

    def richest(self, key: str, slots: Mapping[str, str], room: int = LONGEST) -> Opening | None:
        """Of the ways that can be filled one of those that name most; of these, where there are such, one of few words."""
        ways = [
            way
            for way in self.choice.ways(key)
            if all(slots.get(name.lower()) for name in slots_of(way))
            and not (self.told.sorry and SORRY.search(way))
            and not (self.of_draft and BACK.search(way) and not PAID.search(self.told.folded))
            and not ("{" in way and UNSAID.search(fill_slots(way, slots)))
        ]
        if not ways:
            return None
        most = max(len(slots_of(way)) for way in ways)
        best = self.choice.order(way for way in ways if len(slots_of(way)) == most)
        best = [way for way in best if len(fill_slots(way, slots).split()) <= room] or best
        if self.reading.customer.upset >= STRONG:
            best.sort(key=lambda way: not SORRY.search(way))
        way = next((way for way in best if way not in self.choice.used), best[0])
        self.choice.used.add(way)
        return Opening(fill_slots(way, slots), way)


def _is_bad(line: str, wording: Wording) -> bool:
    return is_bad_news(line, wording) or LOST.search(line.lower()) is not None


def _lines(text: str) -> Iterable[str]:
    return (text[each.start : each.end] for each in sentences_of(text) if each.kind == "text")
