"""An optional language model that improves on the coach's answer, and cannot break it.

The coach answers first. What leaves for the model is masked; what comes back has to pass the coach's guard, or
nobody sees it. Only `bot.model.client` imports a model's library, and only where one is set up.
"""

from bot.model.improver import Improved, Improver, Outcome
from bot.model.prompt import Prompt, Voice

__all__ = ["Improved", "Improver", "Outcome", "Prompt", "Voice"]
