"""What takes long to work out and is the same for everybody: worked out once for each state of the museum.

It is kept under the token of ``generations``, so that nothing is ever told from before a change, a withdrawal or a
lapse.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from django.db import OperationalError

from .generations import is_unsettled
from .models import Kept
from .moments import token as token_now
from .waiting import for_a_moment

Value = TypeVar("Value")


def kept(name: str, language: str, make: Callable[[], Value]) -> Value:
    """What ``make`` returns, which JSON can hold, from now or from the last time since the museum changed.

    ``make`` is asked every time within a transaction that has changed something itself. Two queries, three where no
    request is being answered.
    """
    if is_unsettled():
        return make()
    # Asked before: what changes meanwhile makes the answer void, not the other way round.
    token = token_now()
    rows = Kept.objects.filter(name=name, language=language, token=token)
    if (found := rows.values_list("value", flat=True).first()) is not None:
        return found
    value = make()
    # Where another writes just now, the next visitor works it out again.
    with suppress(OperationalError), for_a_moment():
        Kept.objects.update_or_create(name=name, language=language, defaults={"token": token, "value": value})
    return value
