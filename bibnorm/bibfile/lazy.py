"""A property that is made once, for values of which there are hundreds of thousands."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801  (it is used as a decorator, as `property` is)
    """Make a property when it is first asked for, and keep it.

    What `functools.cached_property` does, without its lock: before Python 3.12 that takes longer
    than what is made here.

        >>> class Rain:
        ...     @lazy
        ...     def wet(self):
        ...         print("made")
        ...         return True
        >>> rain = Rain()
        >>> rain.wet, rain.wet
        made
        (True, True)
    """

    def __init__(self, make: Callable[[Any], _T]) -> None:
        """Take the function that makes it."""
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "lazy[_T]": ...
    @overload
    def __get__(self, owner: object, kind: type) -> _T: ...

    def __get__(self, owner: object | None, kind: type) -> "lazy[_T] | _T":
        """Give what was made; the value then stands in the way of this method."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._make(owner)
        return value
