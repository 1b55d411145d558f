"""Any number of different drafts as people in support write them, and a search for words of theirs in bytes."""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

_OPENINGS = (
    "As I already told you,",
    "Unfortunately",
    "Like I said before,",
    "Per our policy,",
    "No,",
)
_THINGS = (
    "the saddle you ordered in {town} was sent to the wrong depot",
    "your refund for the lantern from {town} is denied",
    "we cannot exchange the hiking boots bought in {town}",
    "the invoice for the workshop in {town} can't be changed any more",
    "your parcel to {town} is lost and the carrier gave no reason",
    "the voucher from our shop in {town} ran out last week",
    "you have to call the branch in {town} about the broken kettle",
    "there is nothing I can do about the piano lesson in {town}",
)
_TOWNS = ("Ghent", "Porto", "Lviv", "Bergen", "Cork")

Run = tuple[str, str, str, str]
_WORD = re.compile(r"[^\W_]+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def drafts(count: int) -> list[str]:
    """`count` different ones, up to two hundred."""
    every = product(_THINGS, _TOWNS, _OPENINGS)
    return [
        f"{opening} {thing.format(town=town)}. It is case {number} now."
        for number, (thing, town, opening) in enumerate(islice(every, count), 4001)
    ]


def runs_of_four(texts: Iterable[str]) -> set[Run]:
    """Every four words that follow each other, in lower case."""
    found: set[Run] = set()
    for text in texts:
        found.update(_runs(_WORD.findall(text.lower())))
    return found


def found_in(content: bytes, runs: set[Run]) -> set[Run]:
    """The runs that stand in these bytes: as they are, JSON-escaped, in base64 or in hexadecimal. The first
    and the last word may be glued to something else, as they would be in a binary file."""
    by_middle: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        by_middle.setdefault(run[1:3], []).append(run)
    hits: set[Run] = set()
    for text in _readings(content):
        for first, second, third, fourth in _runs(_WORD.findall(text.lower())):
            for run in by_middle.get((second, third), ()):
                if first.endswith(run[0]) and fourth.startswith(run[3]):
                    hits.add(run)
    return hits


def _runs(words: list[str]) -> Iterator[Run]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _readings(content: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield _unescaped(content.decode(encoding, "ignore"))
    yield _unescaped(" ".join(_decoded(content)))


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda escaped: chr(int(escaped[1], 16)), text)
    return text.replace("\\n", " ").replace("\\t", " ")


def _decoded(content: bytes) -> Iterator[str]:
    """What base64 and hexadecimal stretches may mean; one may start anywhere within its first four letters."""
    for stretch in _BASE64.findall(content):
        plain = stretch.replace(b"-", b"+").replace(b"_", b"/")
        for start in range(4):
            whole = plain[start : len(plain) - (len(plain) - start) % 4]
            yield base64.b64decode(whole).decode("utf-8", "ignore")
    for stretch in _HEX.findall(content):
        yield binascii.unhexlify(stretch).decode("utf-8", "ignore")


def encodings(text: str) -> dict[str, bytes]:
    """The ways a text could be hidden in a file."""
    return {
        "plain": text.encode(),
        "shouted": text.upper().encode(),
        "utf-16": text.encode("utf-16-le"),
        "json": json.dumps({"draft": text.replace(" ", "\n")}).encode(),
        "base64": base64.b64encode(text.encode()),
        "base64 inside": base64.urlsafe_b64encode(b"x" + text.encode()),
        "hex": text.encode().hex().encode(),
    }
