"""Since when the museum shows what it shows: one token that changes with everything a visitor could see.

What is kept of a page made for one visitor (``core.page_cache``) is kept under the token. Any statement that writes to
the database changes it, whoever sends it and by whichever way (a form, ``update()``, an import, a migration), unless it
touches only what visitors never see. It changes by itself, too, when a date passes on which something opens or closes.

A transaction adds a row of its own, and the token is made of all rows that stand: so it changes in the same instant as
what was written, whatever becomes of the process afterwards, and nobody who writes waits for anybody else.
"""

import hashlib
import re
import uuid
from datetime import datetime, time, timedelta
from typing import NamedTuple
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.models import Min, Q
from django.utils import timezone
from wagtail.models import Page

from .models import Generation
from .waiting import for_a_moment

WRITE = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\s+"?(\w+)"?', re.I
)
# What visitors never see. Anything else that is written makes every page anew: to forget a table here costs a little
# time, to name one too many would show what was withdrawn.
UNSEEN = re.compile(
    r"access_(?:generation|kept)|auth_|axes_|catalogue_(?:intake|sheet)|django_(?:session|tasks_|content_type|migrations)|jobs_"
    r"|wagtail_localize_|wagtailadmin_|wagtailusers_|wagtailcore_(?:revision|comment|pagesubscription|uploadedfile)"
    r"|wagtailcore_(?:model|page)logentry|wagtailcore_(?:task|workflow)|sqlite_"
)

# So many changes may stand side by side before one row takes their place.
MOST = 50

# Connections on which something was inserted and is still to be told of.
_due: WeakSet = WeakSet()


class State(NamedTuple):
    """``ends_at``: when something opens or closes by itself, so that the token will be another one."""

    token: str
    ends_at: datetime


def current() -> str:
    """The token of what is shown right now."""
    return state().token


def state() -> State:
    """What is shown right now, and until when; one query, and a few more right after a change."""
    rows, now = list(Generation.objects.order_by("pk")[: MOST + 1]), timezone.now()
    try:
        with for_a_moment():
            if not 0 < len(rows) <= MOST or any(row.ends_at and row.ends_at <= now for row in rows):
                rows = [_begin_anew()]
            if young := [row.pk for row in rows if row.ends_at is None]:
                # Of these rows alone: what has been written since has to find its own end.
                end = _next_end()
                Generation.objects.filter(pk__in=young).update(ends_at=end)
                for row in rows:
                    row.ends_at = row.ends_at or end
    except OperationalError:
        # SQLite, while a large sheet comes in: a token for this once, so that nothing is kept and everything is shown.
        return State(uuid.uuid4().hex, now)
    token = hashlib.sha256(b"".join(row.token.bytes for row in rows)).hexdigest()[:32]
    return State(token, min(row.ends_at for row in rows))


def watch_writes(connection, **kwargs) -> None:
    """Receiver of ``connection_created``. First in the row of wrappers, so that those which come and go take themselves
    away and not this one."""
    if _note_write not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _note_write)


def is_seen(sql: str) -> bool:
    """Whether this statement changes what visitors could see."""
    written = WRITE.match(sql)
    return bool(written and not UNSEEN.match(written[1]))


def _note_write(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if is_seen(sql):
        connection = context["connection"]
        if not connection.in_atomic_block:
            # SQLite cannot commit again while what an INSERT gives back is unread: its post_save comes right after.
            if "RETURNING" in sql:
                _due.add(connection)
            else:
                _begin()
        else:
            _begin_once(connection.alias)
    return result


def _begin_once(using: str) -> None:
    """Once for each transaction: nobody else sees it before they see what was written."""
    if not is_unsettled(using):
        _begin()
        if connections[using].in_atomic_block:
            transaction.on_commit(_settled, using=using)


def person_saved(update_fields, using, **kwargs) -> None:
    """Receiver of ``post_save`` of accounts: pages name those who translated them. Who logs in is not seen."""
    if set(update_fields or ()) != {"last_login"}:
        _begin_once(using)


def is_unsettled(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the transaction that is open here has changed what visitors see: which the token tells of once."""
    return any(one[1] is _settled for one in connections[using].run_on_commit)


def begin_if_due(sender, using, **kwargs) -> None:
    """Receiver of ``post_save``: a row was inserted outside any transaction."""
    if connections[using] in _due:
        _due.discard(connections[using])
        _begin()


def _begin() -> Generation:
    return Generation.objects.create()


def _settled() -> None:
    """Waits for the end of a transaction that has changed something; a savepoint that is taken back takes it along."""


@transaction.atomic
def _begin_anew() -> Generation:
    """One generation in the place of all others that are seen here, so that they never grow many."""
    Generation.objects.all().delete()
    return _begin()


def _next_end() -> datetime:
    """When something next opens or closes by itself: a page by its dates, a consent (which counts whole days) at the
    next midnight."""
    now = timezone.now()
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time.min))
    dates = Page.objects.filter(live=True).aggregate(
        opens=Min("go_live_at", filter=Q(go_live_at__gt=now)), closes=Min("expire_at", filter=Q(expire_at__gt=now))
    )
    return min([midnight, *(one for one in dates.values() if one)])
