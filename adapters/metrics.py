"""What /metrics says, in Prometheus' own words: counts by name, what waits, how late. No id, no text."""

import hmac
from collections.abc import Iterable
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.counts import Counts
from bot.settings import is_loopback
from bot.store import Store
from bot.store.outbox import Backlog

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


def may_read(request: web.Request, token: str) -> bool:
    """With a token, whoever brings it; without one, only this machine and not through a proxy of its own."""
    if token:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    return is_loopback(request.remote or "") and not any(name in request.headers for name in _FORWARDED)


async def metrics(counts: Counts, store: Store, now: datetime) -> bytes:
    registry = CollectorRegistry()
    registry.register(_Ours(counts, await store.outbox.backlog(now)))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Ours(Collector):
    def __init__(self, counts: Counts, backlog: Backlog) -> None:
        self._counts = counts
        self._backlog = backlog

    def collect(self) -> Iterable[Metric]:
        asks = CounterMetricFamily(
            "rapport_asks", "Gestures answered.", labels=("platform", "command", "asker", "outcome")
        )
        for labels, count in self._counts.asks.items():
            asks.add_metric(labels, count)
        posts = CounterMetricFamily(
            "rapport_posts", "Attempts to post, by how they ended.", labels=("platform", "outcome")
        )
        for labels, count in self._counts.posts.items():
            posts.add_metric(labels, count)
        improvements = CounterMetricFamily(
            "rapport_model_answers", "A language model's turns, by how they ended.", labels=("outcome",)
        )
        for outcome, count in self._counts.improvements.items():
            improvements.add_metric((outcome,), count)
        tokens = CounterMetricFamily(
            "rapport_model_tokens", "What a language model's turns cost.", labels=("kind",)
        )
        for kind, count in self._counts.tokens.items():
            tokens.add_metric((kind,), count)
        outbox = GaugeMetricFamily("rapport_outbox", "Posts that have not ended.", labels=("state",))
        for state, count in self._backlog.states.items():
            outbox.add_metric((state,), count)
        late = GaugeMetricFamily(
            "rapport_outbox_lag_seconds", "How long the oldest post that may leave has waited."
        )
        late.add_metric((), self._backlog.lag.total_seconds())
        return asks, posts, improvements, tokens, outbox, late
