"""How long it takes to find repeated demands: 10 000 of them, then twice and four times as many.

usage: python benchmarks/link_repeats.py
The demands are invented from a vocabulary with a few common and many rare words; a tenth repeat an earlier one with small changes.
"""

from __future__ import annotations

import random
import time

from riksdata.pipeline.link.repeats import find_repeats

STAND = "Riksdagen ställer sig bakom det som anförs i motionen om {} och tillkännager detta för regeringen."
STARTS = (
    "att se över möjligheten att införa",
    "att utreda",
    "att skydda",
    "vikten av",
    "ökat stöd till",
    "att regeringen bör ta initiativ till",
)


def demands(count: int, seed: int = 20261122) -> list[tuple[str, str, str, str]]:
    chance = random.Random(seed)
    syllables = [
        a + b
        for a in ("kär", "gro", "dam", "vas", "näc", "tof", "gäd", "abb", "sal", "kva")
        for b in ("rän", "dpa", "mla", "sru", "kro", "svi")
    ]
    words = ["".join(chance.sample(syllables, 2)) for _ in range(4000 + count // 8)]
    topics: list[list[str]] = []
    rows = []
    for k in range(count):
        if topics and chance.random() < 0.1:
            topic = list(chance.choice(topics))
            if len(topic) > 4 and chance.random() < 0.5:
                topic.pop()
        else:
            topic = [words[int(chance.random() ** 3 * len(words))] for _ in range(chance.randint(3, 14))]
        topics.append(topic)
        text = STAND.format(f"{chance.choice(STARTS)} {' och '.join(topic)}")
        rows.append((f"D{k // 3}-d{k % 3 + 1}", f"D{k // 3}", f"{1971 + k * 50 // count}-01-01", text))
    return rows


if __name__ == "__main__":
    for count in (10_000, 20_000, 40_000):
        rows = demands(count)
        wall, cpu = time.perf_counter(), time.process_time()
        found = find_repeats(rows)
        print(f"{count} demands: {found.num_rows} repeats, {time.perf_counter() - wall:.1f} s, CPU {time.process_time() - cpu:.1f} s")
