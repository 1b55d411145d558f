"""Who is spoken to inside an apology that goes: "We are so sorry, Imani, this is awful." The name opens the answer."""

import re

from bot.coach.english.text import MONTHS, WEEKDAYS

CALLED = re.compile(
    r"(?P<before>(?i:\b(?:sorry|apologies|apologi[sz]e|(?:hear|about|for|read) (?:that|this|it)|trouble|inconvenience|understand|frustrating|awful|oh (?:no|dear))))"
    r",\s(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s)?(?!Team\b|We\b|The\b|You|It\b|This\b|That\b|There\b|No\b|Not\b|But\b|And\b|So\b|Please\b|Unfortunately\b|Our\b)"
    r"[A-Z][a-zß-öø-ÿ'’-]+(?:\s[A-Z][a-zß-öø-ÿ'’-]+)?)(?P<after>\s*(?:[,.!?;]|\s[-–—]\s|$))"
)
DAY = re.compile(rf"(?:{WEEKDAYS}|{MONTHS})\b", re.IGNORECASE)


def called(words: str) -> tuple[str, str]:
    """The name somebody is called by behind an apology, and the sentence without it; ("", the sentence) where none is."""
    if "," not in words or (hit := CALLED.search(words)) is None or DAY.match(hit["name"]):
        return "", words
    return hit["name"], words[: hit.end("before")] + hit["after"] + words[hit.end() :]
