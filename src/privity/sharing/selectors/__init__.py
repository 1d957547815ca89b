"""Reading what sharing knows: the ground a question stands on, recorded asks, accepted channels, reminders.

What takes an actor also decides whether it is theirs. A stranger gets "not found".
"""

from privity.sharing.facts import Ask, Wish
from privity.sharing.selectors.asks import PAGE, ask_for, asks_of, asks_since
from privity.sharing.selectors.channels import channels_accepted_by
from privity.sharing.selectors.ground import Ground, Told, ground_for, ground_of, words_of
from privity.sharing.selectors.reminders import last_reminders

__all__ = [
    "PAGE",
    "Ask",
    "Ground",
    "Told",
    "Wish",
    "ask_for",
    "asks_of",
    "asks_since",
    "channels_accepted_by",
    "ground_for",
    "ground_of",
    "last_reminders",
    "words_of",
]
