"""People who work on the museum, for tests of the admin."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client


def member(*groups: str, name: str = ""):
    """Somebody in these groups."""
    name = name or "-".join(groups).lower().replace(" ", "-")
    user = get_user_model().objects.create_user(name, f"{name}@museum.example", "a long password")
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups), "setup has made these groups"
    return user


def admitted():
    """Somebody who is let into the admin, and has no task there."""
    user = get_user_model().objects.create_user("admitted", "admitted@museum.example", "a long password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def logged_in(user, language: str = "en") -> Client:
    """A browser of ``user``'s that wishes ``language``."""
    client = Client(headers={"Accept-Language": language})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
