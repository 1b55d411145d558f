"""The smallest cards that break no rule."""

from typing import Any

Json = dict[str, Any]


def text(words: str) -> Json:
    return {"type": "TextBlock", "text": words, "wrap": True}


def card(*body: Json, actions: tuple[Json, ...] = (), **more: Any) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": list(actions), **more}


def attached(content: Json) -> Json:
    return {"contentType": "application/vnd.microsoft.card.adaptive", "content": content}


def execute(title: str, verb: str = "go", **more: Any) -> Json:
    fallback = {"type": "Action.Submit", "title": title, "data": {"verb": verb}}
    return {"type": "Action.Execute", "title": title, "verb": verb, "fallback": fallback, **more}


def answering(*, body: Json) -> Json:
    return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": body}
