"""Walks blocks: their elements, and every text in them with the way Slack reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
Reading = Literal["mrkdwn", "plain_text", "markdown", "rich"]


@dataclass(frozen=True)
class Words:
    """One text of a message: how Slack reads it, and where it stands."""

    text: str
    reading: Reading
    where: str


@dataclass(frozen=True)
class Placed:
    """An element in its block."""

    element: Json
    block: Json


def elements(blocks: list[Json]) -> Iterator[Placed]:
    """Interactive elements in the order a person meets them."""
    for block in blocks:
        match block.get("type"):
            case "section" if "accessory" in block:
                yield Placed(block["accessory"], block)
            case "actions" | "context_actions":
                for element in block["elements"]:
                    yield Placed(element, block)
            case "input":
                yield Placed(block["element"], block)
            case _:
                pass


def words(blocks: list[Json]) -> Iterator[Words]:
    """Every text in reading order, button labels and alt texts included."""
    for index, block in enumerate(blocks):
        yield from _texts(block, f"/blocks/{index}")


def _texts(node: object, where: str) -> Iterator[Words]:
    if isinstance(node, list):
        for index, each in enumerate(node):
            yield from _texts(each, f"{where}/{index}")
        return
    if not isinstance(node, dict):
        return
    kind, text = node.get("type"), node.get("text")
    if kind in ("mrkdwn", "plain_text", "markdown") and isinstance(text, str):
        yield Words(text, kind, f"{where}/text")
        return
    if kind in ("text", "link", "raw_text"):
        yield Words(str(text if text is not None else node.get("url", "")), "rich", f"{where}/text")
        return
    if isinstance(node.get("alt_text"), str):
        yield Words(node["alt_text"], "plain_text", f"{where}/alt_text")
    for key, each in node.items():
        if key not in ("style", "metadata"):
            yield from _texts(each, f"{where}/{key}")


def rich_elements(blocks: list[Json]) -> Iterator[tuple[Json, str]]:
    """The inline elements of rich_text blocks (also inside tables) with their pointers."""

    def inside(node: object, where: str) -> Iterator[tuple[Json, str]]:
        if isinstance(node, list):
            for index, each in enumerate(node):
                yield from inside(each, f"{where}/{index}")
        elif isinstance(node, dict):
            if str(node.get("type", "")).startswith("rich_text") or "rows" in node:
                for key in ("elements", "rows"):
                    yield from inside(node.get(key), f"{where}/{key}")
            elif "type" in node:
                yield node, where

    for index, block in enumerate(blocks):
        if block.get("type") in ("rich_text", "table"):
            yield from inside(block, f"/blocks/{index}")


def length(blocks: list[Json]) -> int:
    """All characters of all texts together."""
    return sum(len(each.text) for each in words(blocks))
