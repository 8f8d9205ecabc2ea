"""A property that is worked out once; unlike `functools.cached_property` of Python 3.11 it takes no lock, which costs at each first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):
    """Works a property out on its first use and keeps it in the object's `__dict__`, where it is found from then on."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        """`method`: computes the value, once an object."""
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, obj: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, obj: object, owner: type) -> T: ...

    def __get__(self, obj: object | None, owner: type) -> T | once[T]:
        """The property's value; on the class, the descriptor itself."""
        if obj is None:
            return self
        value = obj.__dict__[self._name] = self._work(obj)
        return value
