"""A small vocabulary for describing JSON the way Slack's own validator does.

A check yields one sentence per fault, worded as Slack words it and ending in a JSON pointer, for instance
`must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. The wordings are those seen in public
reports (slackapi/java-slack-sdk#302, #853; adobe/spacecat-api-service#176; nicklambourne/slackblocks#36).
"""

from collections.abc import Callable, Iterator, Mapping

Check = Callable[[object, str], Iterator[str]]


def fault(sentence: str, pointer: str) -> str:
    return f"{sentence} [json-pointer:{pointer}]"


def string(low: int = 0, high: int | None = None) -> Check:
    """A string of at least `low` and at most `high` characters."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must provide a string", pointer)
        elif len(value) < low:
            yield fault(f"must be more than {low - 1} characters", pointer)
        elif high is not None and len(value) > high:
            yield fault(f"must be less than {high + 1} characters", pointer)

    return check


def boolean(value: object, pointer: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield fault("must provide a boolean", pointer)


def integer(low: int, high: int) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield fault("must provide an integer", pointer)
        elif value < low:
            yield fault(f"must be greater than or equal to {low}", pointer)
        elif value > high:
            yield fault(f"must be less than or equal to {high}", pointer)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield fault("must be a valid enum value", pointer)

    return check


def array(item: Check, low: int = 0, high: int | None = None) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must provide an array", pointer)
            return
        if len(value) < low:
            yield fault(f"no less than {low} items allowed", pointer)
        if high is not None and len(value) > high:
            yield fault(f"no more than {high} items allowed", pointer)
        for index, each in enumerate(value):
            yield from item(each, f"{pointer}/{index}")

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these keys and no other: Slack refuses unknown ones."""
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", pointer)
            return
        for key in required:
            if key not in value:
                yield fault(f"missing required field: {key}", pointer)
        for key, each in value.items():
            if key not in known:
                yield fault(f"invalid additional property: {key}", pointer)
            else:
                yield from known[key](each, f"{pointer}/{key}")

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says which of `kinds` it must fit."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", pointer)
        elif "type" not in value:
            yield fault("missing required field: type", pointer)
        elif value["type"] not in kinds:
            yield fault(f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            yield from kinds[value["type"]](value, pointer)

    return check


def all_of(*checks: Check) -> Check:
    def check(value: object, pointer: str) -> Iterator[str]:
        for each in checks:
            yield from each(value, pointer)

    return check
