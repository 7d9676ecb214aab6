"""Where originals lie."""

from django.core.files.storage import storages


def originals():
    """The private storage, outside everything that is served."""
    return storages["originals"]
