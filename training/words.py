"""What words mean, told from the company they keep: a vector a word, so that what is learned of "kunskap" is learned of "kännedom" too.

The texts beside the checkout (`../shared/corpus`: motions, reports, interpellations; those that may be drawn for rounds are left out)
are counted: which words stand up to three places before and after. Positive pointwise mutual information, the strongest dimensions of
its singular value decomposition (Levy & Goldberg 2014). The vectors are used in training alone; they are not shipped.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import orjson
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord
from tests.rounds.pool import in_pool
from training.corpus import CORPUS

LEAST = 8
"""Times that a word must stand in the texts."""
MOST = 40_000
CONTEXT = 8_000
"""The most frequent words are the company."""
DIMENSIONS = 200
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{4}/\d\d:\d+")
_BULK = ("mot-2018-2021.json.zip", "bet-2018-19.json.zip")
_FAR = 5
"""Places between two texts: no word of one is company for the other."""


@lru_cache(maxsize=1)
def word_vectors(corpus: Path = CORPUS) -> tuple[dict[str, int], dict[str, int], np.ndarray]:
    """The place of each word, how often it stands in the texts, and the vectors (words by dimensions, each of length one)."""
    texts = [_WORD.findall(text.lower()) for text in corpus_texts(corpus)]
    count = Counter(word for text in texts for word in text)
    words = sorted((word for word, n in count.items() if n >= LEAST), key=lambda word: (-count[word], word))[:MOST]
    place = {word: k for k, word in enumerate(words)}
    ids = np.concatenate([np.array([place.get(word, -1) for word in text] + [-1] * _FAR, dtype=np.int32) for text in texts])
    company = sum((_company(ids, len(words), offset) for offset in (1, 2, 3, -1, -2, -3)), start=csr_matrix((len(words), 3 * CONTEXT)))
    left, strength, _ = randomized_svd(_information(company), DIMENSIONS, n_iter=4, random_state=0)
    vectors = left * np.sqrt(strength)
    return place, {word: count[word] for word in words}, vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def corpus_texts(corpus: Path) -> Iterator[str]:
    """The texts beside the checkout, without those that may be drawn for rounds."""
    for name in _BULK:
        with zipfile.ZipFile(corpus / name) as bulk:
            for entry in bulk.namelist():
                if entry.endswith(".json") and not in_pool(Path(entry).stem):
                    yield read_document(RawRecord(f"{name}/{entry}", bulk.read(entry), "application/json")).text
    for path in sorted(corpus.glob("interpellations-*.jsonl")):
        for line in path.read_bytes().splitlines():
            record = orjson.loads(line)
            designation = _NUMBER.search(record["paragraphs"][0]) if record["paragraphs"] else None
            name = record.get("dok_id") or (f"ip/{designation[0]}" if designation else "")
            if not in_pool(name):
                yield "\n".join(record["paragraphs"])


def _company(ids: np.ndarray, words: int, offset: int) -> csr_matrix:
    """How often a word stands so many places before (or after) one of the context: its neighbours apart from those farther off."""
    other = np.roll(ids, offset)
    known = (ids >= 0) & (other >= 0) & (other < CONTEXT)
    column = other[known] + CONTEXT * {1: 1, -1: 2}.get(offset, 0)
    return coo_matrix((np.ones(int(known.sum())), (ids[known], column)), shape=(words, 3 * CONTEXT)).tocsr()


def _information(company: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information; frequent company counts less than it would (exponent 0.75)."""
    rows = np.asarray(company.sum(axis=1)).ravel()
    columns = np.asarray(company.sum(axis=0)).ravel() ** 0.75
    columns *= company.sum() / columns.sum()
    cells = company.tocoo()
    information = np.log(cells.data * company.sum() / (rows[cells.row] * columns[cells.col]))
    kept = information > 0
    return csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), shape=company.shape)
