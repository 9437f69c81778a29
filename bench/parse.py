"""Free text: time per sentence of the corpus, and of the longest message, own grammar only."""

import json
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from core.language.parser import parse_task

CORPUS = Path(__file__).parent.parent / "tests" / "unit" / "language" / "corpus"
NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)
LIMIT_MS = 5.0
ROUNDS = 5


def main() -> None:
    """Print the median and the 99th percentile in ms, and their ratio to the promised 5 ms."""
    sentences = [
        (path.stem, json.loads(line)["text"])
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    spent = sorted(_milliseconds(text, lang) for _ in range(ROUNDS) for lang, text in sentences)
    p50, p99 = statistics.median(spent), spent[int(len(spent) * 0.99)]
    print(f"free text, {len(sentences)} sentences: p50 {p50:.2f} ms, p99 {p99:.2f} ms, ", end="")
    print(f"p99 is {p99 / LIMIT_MS:.2f} of the {LIMIT_MS:.0f} ms promised")
    long = ("Купить молоко завтра в 18:00 и каждый понедельник " * 200)[:10_000]
    print(f"free text, one message of 10,000 characters: {_milliseconds(long, 'ru'):.0f} ms")


def _milliseconds(text: str, lang: str) -> float:
    begun = time.perf_counter()
    parse_task(text, now=NOW, zone="Europe/Moscow", lang=lang)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
