"""Whether what every museum begins with is in the database."""

from django.contrib.auth.models import Group
from django.core import checks
from django.db import DatabaseError

from exhibits.formats.languages import CODES
from home.models import HomePage, ReviewTask
from museum.setup.people import GROUPS


@checks.register(checks.Tags.database)
def museum_is_set_up(app_configs, databases=None, **kwargs):
    """Asked by ``check --database default`` and before ``migrate``; silent as long as there are no tables at all."""
    if "default" not in (databases or []):
        return []
    try:
        missing = _missing()
    except DatabaseError:
        return []
    if not missing:
        return []
    return [
        checks.Warning(
            f"The museum is not set up: it lacks {', '.join(missing)}.",
            hint="Run 'manage.py setup'; it may be run again at any time.",
            id="museum.W001",
        )
    ]


def _missing() -> list[str]:
    homes = set(HomePage.objects.values_list("locale__language_code", flat=True))
    groups = set(Group.objects.values_list("name", flat=True))
    missing = [f"the home page in {code!r}" for code in CODES if code not in homes]
    missing += [f"the group {name!r}" for name in GROUPS if name not in groups]
    if not ReviewTask.objects.exists():
        missing.append("the workflow")
    return missing
