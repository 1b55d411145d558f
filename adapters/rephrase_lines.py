"""/rephrase for scripts: one JSON object a line in, one a line out. Stateless; opens no store."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypedDict, cast

from bot.coach import Coach, Decision

Json = Mapping[str, object]


class Request(TypedDict):
    id: object
    text: str
    context: str
    decision: Decision


class BadLine(Exception):
    def __init__(self, problem: str, line_id: object = None) -> None:
        super().__init__(problem)
        self.id = line_id


def answers(coach: Coach, lines: Iterable[str]) -> Iterator[tuple[Json, Literal[0, 1]]]:
    """For each line that is not blank its answer, and 1 where the line was bad."""
    for line in lines:
        if not line.strip():
            continue
        try:
            yield answer(coach, read(line)), 0
        except BadLine as bad:
            yield {"id": bad.id, "error": str(bad)}, 1


def read(line: str) -> Request:
    """Raises BadLine that says what is wrong with it."""
    try:
        given: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("not a JSON object on one line") from error
    if not isinstance(given, dict):
        raise BadLine("not a JSON object")
    fields = cast("dict[str, object]", given)
    line_id = fields.get("id")
    text, context = fields.get("text"), fields.get("context") or ""
    decision = fields.get("decision") or "auto"
    if not isinstance(text, str):
        raise BadLine("text is missing or not a string", line_id)
    if not isinstance(context, str):
        raise BadLine("context is not a string", line_id)
    if decision not in ("auto", "yes", "no"):
        raise BadLine("decision is none of auto, yes, no", line_id)
    return Request(id=line_id, text=text, context=context, decision=decision)


def answer(coach: Coach, asked: Request) -> Json:
    """The answer in the shape that scripts depend on; `spans` are code-point offsets into `text`."""
    said = coach.rephrase(asked["text"], context=asked["context"], decision=asked["decision"])
    reading = said.reading
    moves = reading.moves
    return {
        "id": asked["id"],
        "register": reading.register,
        "needs_rewrite": said.text != asked["text"],
        "rewrite": said.text,
        "spans": [[start, end] for start, end in reading.cold],
        "versions": [{"style": version.style, "text": version.text} for version in said.versions],
        "findings": [
            {
                "rule": finding.rule,
                "start": finding.start,
                "end": finding.end,
                "reason": finding.reason,
                "source": finding.source,
            }
            for finding in reading.findings
        ],
        "moves": {
            "acknowledge": moves.acknowledge,
            "own": moves.own,
            "act": moves.act,
            "when": moves.when,
            "check_back": moves.check_back,
        },
        "stance": reading.stance,
        "slots": [{"label": slot.label, "start": slot.start} for slot in said.slots],
        "unsafe": said.unsafe,
    }
