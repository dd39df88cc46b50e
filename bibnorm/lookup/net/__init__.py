"""The way to a service: one line each, with its pace, bounds on all it may take, and a cache."""

from bibnorm.lookup.net.cache import Cache, Item
from bibnorm.lookup.net.exchange import Exchange
from bibnorm.lookup.net.limits import Limits
from bibnorm.lookup.net.line import KnownError, Line, Times, TooMuchError
from bibnorm.lookup.net.reply import Ask, BrokenError, Reply

__all__ = [
    "Ask",
    "BrokenError",
    "Cache",
    "Exchange",
    "Item",
    "KnownError",
    "Limits",
    "Line",
    "Reply",
    "Times",
    "TooMuchError",
]
