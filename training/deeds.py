"""`python -m training.deeds`: trains the classifier of what is to be done with a stretch, prints its five-fold figures,
writes its weights.

It learns from the sentences of content/en/acts, by their acts; from training/marked.txt, sentences in which [[…]] is
cold and goes, and {{…||…}} is cold and said anew; from training/letters.txt, whole drafts marked so; from training/edited.jsonl, drafts with what an editor did to each
of their sentences; and from the drafts of training/drafts.jsonl that are fine. All were written for this.
"""

import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random

from bot.coach.english.linear import FINE, Table, Weights, features, letters
from bot.coach.english.text import facts_of, sentences_of
from bot.coach.reading.acts import DEEDS, KEEP, LEAVE_OUT, Deed, DeedModel
from training.acts import examples, figures
from training.linear import learn

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "content" / "en" / "wording" / "deeds.json"

Example = tuple[str, Deed, str]
"""A stretch, its deed, and where it stands (those of one place are never parted)."""

_DONE: dict[str, Deed] = {"keep": "keep", "drop": "leave out", "soften": "say anew"}
_MARK = re.compile(r"\[\[(?P<out>.*?)\]\]|\{\{(?P<anew>.*?)\|\|(?P<kind>.*?)\}\}|(?P<kept>[^\[\]{}]+)")
_LEAST = 3
"""Words of a stretch that says something by itself."""
_MOVES, _SHIFTS = 0.3, 0.15


def marked(file: str = "marked", rest: Collection[int] = (0, 1)) -> Iterator[Example]:
    """`rest`: of the even lines of the file, the odd ones, or both."""
    for number, line in enumerate((HERE / f"{file}.txt").read_text(encoding="utf-8").splitlines()):
        for hit in _MARK.finditer(line) if number % 2 in rest else ():
            deed: Deed = "leave out" if hit["out"] else "say anew" if hit["anew"] else "keep"
            part = hit["out"] or hit["anew"] or hit["kept"] or ""
            for each in sentences_of(part, facts_of(part)):
                words = part[each.start : each.end].strip(" ,;-–—.")
                if len(words.split()) >= _LEAST:
                    yield words, deed, f"{file} {number}"


def unmarked(line: str) -> str:
    """The draft as its agent typed it."""
    return _MARK.sub(lambda hit: hit["out"] or hit["anew"] or hit["kept"] or "", line)


def mended(line: str) -> str:
    """The draft without what is cold in it."""
    return _MARK.sub(lambda hit: hit["kind"] or hit["kept"] or "", line).strip()


def edited() -> Iterator[Example]:
    for number, line in enumerate((HERE / "edited.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        for sentence, (done, _) in zip(row["sentences"], row["edits"], strict=True):
            yield sentence, _DONE[done], f"edited {number}"


def of_acts() -> Iterator[Example]:
    for number, (sentence, act) in enumerate(examples()):
        deed: Deed = "keep" if act in KEEP else "leave out" if act in LEAVE_OUT else "say anew"
        yield sentence, deed, f"act {number}"


def fine(rest: Collection[int] = (0, 1)) -> Iterator[Example]:
    """Sentences of drafts that need no other wording; `rest`: of the even lines of the file, the odd ones, or both."""
    for number, line in enumerate((HERE / "drafts.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if number % 2 in rest and not row["needs_rewrite"]:
            text = row["text"]
            for s in sentences_of(text, facts_of(text)):
                if s.kind == "text":
                    yield text[s.start : s.end], "keep", f"fine {number}"


def everything() -> list[Example]:
    return [*of_acts(), *marked(), *marked("letters"), *edited(), *fine()]


def trained(data: Sequence[Example]) -> Table:
    """The weights by feature and by word, as they are written to the file."""
    learnt = learn([features(words) for words, _, _ in data], [DEEDS.index(deed) for _, deed, _ in data])
    return {
        "features": {
            f: letters(row) for f, row in learnt.features.items() if not f or max(map(abs, row)) >= _MOVES
        },
        "words": {w: letters(row, FINE) for w, row in learnt.words.items() if max(map(abs, row)) >= _SHIFTS},
    }


def model(data: Sequence[Example]) -> DeedModel:
    return DeedModel(DEEDS, Weights(trained(data)))


def five_fold(data: Sequence[Example], seed: int = 1) -> list[tuple[str, str]]:
    """For each stretch its deed, and what a model said that had seen nothing of its place."""
    places = sorted({place for _, _, place in data})
    Random(seed).shuffle(places)  # noqa: S311
    part = {place: n % 5 for n, place in enumerate(places)}
    said: list[tuple[str, str]] = []
    for fold in range(5):
        unseen = model([each for each in data if part[each[2]] != fold])
        for words, deed, place in data:
            if part[place] == fold:
                share = unseen.read(words)
                said.append(
                    (
                        f"{place.split()[0]}: {deed}",
                        f"{place.split()[0]}: {max(share, key=share.__getitem__)}",
                    )
                )
    return said


def main() -> None:
    data = everything()
    sys.stdout.write(figures(five_fold(data)))
    WEIGHTS.write_text(json.dumps(trained(data), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
