"""How often Python looks for garbage in a process that serves."""

import gc

_YOUNG = 20_000
"""Objects that are made before the young are looked through: what is under way at once makes thousands that all
live, and by default they are looked through every seven hundred, a seventh of a broadcast's time."""


def keep() -> None:
    """Until `settle`. What a start makes stays: looking through it costs a tenth of the start."""
    gc.disable()


def settle() -> None:
    """What is there by now stays, and is looked through no more."""
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)
    gc.enable()
