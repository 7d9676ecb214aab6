"""The account with which a visitor of the demonstration tries the workshop."""

import json
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import PageLogEntry, Revision
from wagtail.users.models import UserProfile

from museum.setup.people import CURATORS

USERNAME, EMAIL, LANGUAGE = "curator", "curator@example.org", "en"
PASSWORD_BYTES = 12


@transaction.atomic
def make_curator(credentials_file: Path | None = None) -> str | None:
    """Make the account and return its password, that of the settings or a new one; None when somebody has that name.

    ``credentials_file`` is written too, as JSON, for its owner alone.
    """
    users = get_user_model()
    if users.objects.filter(username=USERNAME).exists():
        return None
    password = settings.DEMO_EDITOR_PASSWORD or secrets.token_urlsafe(PASSWORD_BYTES)
    user = users.objects.create_user(USERNAME, EMAIL, password)
    user.groups.add(Group.objects.get(name=CURATORS))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = LANGUAGE
    profile.save()
    if credentials_file:
        credentials_file.unlink(missing_ok=True)
        credentials_file.touch(mode=0o600)
        credentials_file.write_text(json.dumps({"username": USERNAME, "password": password}), encoding="utf-8")
    return password


def remove_unused_curator() -> bool:
    """Remove the account unless somebody has worked with it. Returns whether it is gone."""
    user = get_user_model().objects.filter(username=USERNAME, email=EMAIL, last_login=None).first()
    if user is None or Revision.objects.filter(user=user).exists() or PageLogEntry.objects.filter(user=user).exists():
        return False
    user.delete()
    return True
