"""The composition root and the command line: builds the parts that are switched on, and nothing else."""

import sys
from collections.abc import Sequence
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command of the command line. Exit 0: ok, 1: found fault, 2: wrong use."""
    from adapters.terminal import parser, run

    options = parser().parse_args(argv)
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
